"""A kit: its page, and all that it prints. A day of a programme makes a kit too."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.corpus import Corpus
from macros.model.fiche import Fiche
from macros.model.jeu import Jeu
from macros.model.kit import Kit
from macros.model.lettre import Lettre
from macros.model.materiel import Exemplaires
from macros.model.programme import Programme
from macros.typography import NBSP, duration, french, plural
from macros.views.adresses import adresse
from macros.views.agenda import AgendaView, Jour, agenda_view, handed
from macros.views.commun import (
    CarteView,
    LienView,
    Prose,
    RepereView,
    SectionView,
    bullets,
    lien,
    prose,
    proses,
)
from macros.views.document import TelechargementView
from macros.views.programme import days

UNITES = {"journee": "Journée", "matinee": "Matinée", "seance": "Séance"}


@dataclass(frozen=True, slots=True)
class KitView:
    """The page of a kit."""

    slug: str
    """It names the file of the calendar."""
    titre: str
    """The page's heading."""
    besoin: Prose
    """The need, in the words of whoever looks for it."""
    resume: Prose
    """What the kit holds and gives."""
    reperes: tuple[RepereView, ...]
    """Its length and size at a glance."""
    participants: int
    """How many people it is counted for."""
    telechargements: tuple[TelechargementView, ...]
    """The folder, and the whole in one file."""
    avant: tuple[SectionView, ...]
    """What to do before."""
    apres: tuple[SectionView, ...]
    """What to do after."""
    agendas: tuple[AgendaView, ...]
    """The days."""
    contenu: tuple[LienView, ...]
    """The worksheets, letters and cards that it gathers."""
    proposition: Prose
    """What comes from the sources and what the editors propose."""


@dataclass(frozen=True, slots=True, eq=False)
class Dossier:
    """What a kit gathers, whether a need or a day of a programme asks for it."""

    cible: str
    """The page that offers it."""
    partie: str
    """The day of the programme; empty for a kit of its own."""
    nom: str
    """The name of its files."""
    surtitre: str
    """« Kit d’atelier », or the programme that a day belongs to."""
    titre: str
    """The kit's name."""
    besoin: Prose
    """The need that it answers."""
    sections: tuple[SectionView, ...]
    """What to do before and after."""
    jours: tuple[Jour, ...]
    """Its days."""
    lettres: tuple[Lettre, ...]
    """Its letters."""
    jeux: tuple[Jeu, ...]
    """Its sets of cards."""
    termes: tuple[str, ...]
    """The slugs of the words to explain."""
    sources: tuple[str, ...]
    """The slugs of the works that it rests on, those of its worksheets apart."""
    origine: Prose
    """What comes from them and what the editors propose."""
    presences: str = "tous"
    """Whether it has an attendance list."""

    @property
    def participants(self) -> int:
        """How many people it is counted for."""
        return self.jours[0].participants

    def fiches(self, corpus: Corpus) -> tuple[tuple[Fiche, Exemplaires], ...]:
        """Its worksheets, each once and with whom a copy is for, in the order it needs them."""
        return handed(self.jours, corpus)


def kit_view(kit: Kit, corpus: Corpus, telechargements: tuple[TelechargementView, ...]) -> KitView:
    """The page of a kit."""
    dossier = _kit(kit, corpus)
    links = [f"fiche/{fiche.slug}" for fiche, _ in dossier.fiches(corpus)]
    links += [slug.adresse for slug in (*kit.lettres, *kit.jeux)]
    return KitView(
        slug=kit.slug,
        titre=french(kit.titre),
        besoin=prose(kit.besoin, corpus),
        resume=prose(kit.resume, corpus),
        reperes=_reperes(dossier, corpus),
        participants=kit.participants,
        telechargements=telechargements,
        avant=dossier.sections[:1],
        apres=dossier.sections[1:],
        agendas=tuple(agenda_view(jour, corpus, "animateur") for jour in dossier.jours),
        contenu=tuple(lien(cible, corpus) for cible in links),
        proposition=prose(kit.proposition, corpus),
    )


def kit_card(kit: Kit, corpus: Corpus) -> CarteView:
    """A kit in the index."""
    return CarteView(
        href=adresse(f"kit/{kit.slug}"),
        titre=french(kit.titre),
        surtitre="Kit",
        resume=prose(kit.besoin, corpus),
        reperes=_reperes(_kit(kit, corpus), corpus),
    )


def dossiers(corpus: Corpus) -> Iterator[Dossier]:
    """Every kit: those of the six needs, then one for each day of each programme."""
    for kit in corpus.tous(Kit):
        yield _kit(kit, corpus)
    for programme in corpus.tous(Programme):
        for jour in days(programme):
            yield _day(programme, jour, corpus)


def _kit(kit: Kit, corpus: Corpus) -> Dossier:
    several = len(kit.journees) > 1
    jours = tuple(
        Jour(
            journee=journee,
            ancre=f"{kit.unite}-{rang}",
            surtitre=f"{UNITES[kit.unite]}{NBSP}{rang}" if several else "",
            participants=kit.participants,
            fiches=kit.fiches if rang == len(kit.journees) else (),
        )
        for rang, journee in enumerate(kit.journees, 1)
    )
    return Dossier(
        cible=f"kit/{kit.slug}",
        partie="",
        nom=kit.slug,
        surtitre="Kit d’atelier",
        titre=french(kit.titre),
        besoin=prose(kit.besoin, corpus),
        sections=(
            bullets("Avant", proses(kit.avant, corpus), "avant"),
            bullets("Après", proses(kit.apres, corpus), "apres"),
        ),
        jours=jours,
        lettres=tuple(x for x in corpus.tous(Lettre) if x.slug in kit.lettres),
        jeux=tuple(x for x in corpus.tous(Jeu) if x.slug in kit.jeux),
        termes=kit.termes,
        sources=kit.sources,
        origine=prose(kit.proposition, corpus),
        presences=kit.presences,
    )


def _day(programme: Programme, jour: Jour, corpus: Corpus) -> Dossier:
    return Dossier(
        cible=f"programme/{programme.slug}",
        partie=jour.ancre,
        nom=f"{programme.slug}-{jour.ancre}",
        surtitre=french(programme.titre),
        titre=f"{jour.surtitre}{NBSP}: {french(jour.journee.titre)}",
        besoin=prose(programme.en_bref, corpus),
        sections=(),
        jours=(jour,),
        lettres=(),
        jeux=tuple(x for x in corpus.tous(Jeu) if x.slug in getattr(jour.journee, "jeux", ())),
        termes=programme.termes,
        sources=programme.sources,
        origine=prose(programme.proposition, corpus),
    )


def _reperes(dossier: Dossier, corpus: Corpus) -> tuple[RepereView, ...]:
    halves = [demi for jour in dossier.jours for demi in jour.journee.demi_journees.values()]
    minutes = sum(demi.prevu for demi in halves)
    people = plural(dossier.participants, "personne")
    return (
        RepereView("duree", "Durée", duration(minutes)),
        RepereView("groupe", "Compté pour", people),
        RepereView("fiches", "Feuilles", plural(len(dossier.fiches(corpus)), "fiche")),
    )
