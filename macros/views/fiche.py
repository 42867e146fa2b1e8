"""A worksheet: its page, its card, and its three editions to print."""

from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar, Literal

from macros.corpus import Corpus
from macros.model.agenda import Etape
from macros.model.fiche import Fiche
from macros.typography import NBSP, day, duration, french
from macros.views.adresses import adresse
from macros.views.blocs import BlocView
from macros.views.commun import (
    CarteView,
    Prose,
    RepereView,
    RunView,
    SectionView,
    bullets,
    prose,
    proses,
    two_columns,
)
from macros.views.contexte import Contexte
from macros.views.document import PiedView, TelechargementView, pied_view
from macros.views.filling import bloc_views
from macros.views.materiel import PARTS, needed

Edition = Literal["vierge", "a3", "exemple", "animateur"]

EDITIONS: dict[Edition, str] = {
    "vierge": "Édition vierge",
    "a3": "Édition vierge, au format A3",
    "exemple": "Exemple rempli (fictif)",
    "animateur": "Édition de l’animateur",
}
METHODES = {
    "reseau": "Réseau et concertation",
    "situations": "Situations complexes",
    "projet": "Démarche de projet",
    "groupe": "Groupe",
    "distance": "Distance",
    "ecoute": "Atelier d’écoute",
}
FORMES = {
    "seul": "Seul",
    "deux": "À deux",
    "petits_groupes": "En petits groupes",
    "grand_groupe": "Tous ensemble",
}
NIVEAUX = {1: "facile", 2: "moyenne", 3: "exigeante"}


@dataclass(frozen=True, slots=True)
class EtapeView:
    """A step of the running order."""

    titre: str
    """What happens."""
    duree: str
    """« 10 min »."""
    debut: str
    """How long after the beginning it starts, « 0 min », « 1 h 05 »."""
    forme: str
    """« En petits groupes »."""
    consigne: Prose
    """What to say or do."""
    note: Prose
    """For the facilitator; empty when there is none."""


@dataclass(frozen=True, slots=True)
class EditionView:
    """One edition, as it prints."""

    genre: ClassVar[str] = "feuille"
    titre: str
    """The sheet's title."""
    edition: str
    """« Édition vierge »."""
    papier: str
    """`portrait` or `paysage`: how the sheet lies."""
    agrandie: bool
    """Whether the A4 sheet is enlarged to A3, to be read from afar."""
    methode: str
    """The theme of the sheet."""
    consigne: Prose
    """What is asked of the one who fills it in."""
    situation: Prose
    """The invented situation of the worked example; empty elsewhere."""
    reperes: tuple[RepereView, ...]
    """Duration, group… in the facilitator's edition; empty elsewhere."""
    conseils: tuple[tuple[SectionView, ...], ...]
    """Advice in two columns of about one height, for the facilitator; empty elsewhere."""
    etapes: tuple[EtapeView, ...]
    """The running order, in the facilitator's edition; empty elsewhere."""
    blocs: tuple[BlocView, ...]
    """The body of the sheet."""
    pied: PiedView
    """The foot of each page."""

    @property
    def intitule(self) -> str:
        """The title of the file."""
        return f"{self.titre} ({self.edition})"


@dataclass(frozen=True, slots=True)
class FicheView:
    """The page of a worksheet."""

    titre: str
    """The page's heading."""
    methode: str
    """The theme, above the heading."""
    resume: Prose
    """What it is for."""
    reperes: tuple[RepereView, ...]
    """Duration, group, material, difficulty."""
    retrait: Prose
    """Since when and why the sheet is withdrawn; empty when it is offered."""
    telechargements: tuple[TelechargementView, ...]
    """The files, by edition and format."""
    sections: tuple[SectionView, ...]
    """When to use it, when not, emotional safety…"""
    etapes: tuple[EtapeView, ...]
    """The running order, with its notes."""
    apercu: EditionView
    """The blank edition, shown on the page."""
    proposition: Prose
    """What comes from the sources and what the editors propose."""


def fiche_view(
    fiche: Fiche, corpus: Corpus, telechargements: tuple[TelechargementView, ...]
) -> FicheView:
    """The page of a worksheet."""
    return FicheView(
        titre=french(fiche.titre),
        methode=METHODES[fiche.methode],
        resume=prose(fiche.resume, corpus),
        reperes=_reperes(fiche),
        retrait=_retrait(fiche, corpus),
        telechargements=telechargements,
        sections=_advice(fiche, corpus),
        etapes=_etapes(fiche, corpus),
        apercu=edition_of(corpus, fiche.slug, "vierge"),
        proposition=prose(fiche.proposition, corpus),
    )


def fiche_card(fiche: Fiche, corpus: Corpus) -> CarteView:
    """A worksheet in the gallery."""
    return CarteView(
        href=adresse(f"fiche/{fiche.slug}"),
        titre=french(fiche.titre),
        surtitre=METHODES[fiche.methode],
        resume=prose(fiche.resume, corpus),
        reperes=_reperes(fiche),
    )


def edition_view(fiche: Fiche, corpus: Corpus, edition: Edition) -> EditionView:
    """An edition: notes and advice reach the facilitator's alone."""
    leads, filled = edition == "animateur", edition == "exemple"
    answers = fiche.exemple.reponses if filled else None
    contexte = Contexte(corpus, leads, answers, fiche.papier)
    return EditionView(
        titre=french(fiche.titre),
        edition=EDITIONS[edition],
        papier="portrait" if leads else fiche.papier,
        agrandie=edition == "a3",
        methode=METHODES[fiche.methode],
        consigne=prose(fiche.consigne, corpus),
        situation=prose(fiche.exemple.situation, corpus) if filled else (),
        reperes=_reperes(fiche) if leads else (),
        conseils=two_columns(_advice(fiche, corpus)) if leads else (),
        etapes=_etapes(fiche, corpus) if leads else (),
        blocs=bloc_views(fiche.corps, contexte),
        pied=pied_view(f"fiche/{fiche.slug}", corpus),
    )


@lru_cache(maxsize=512)
def edition_of(corpus: Corpus, slug: str, edition: Edition) -> EditionView:
    """An edition by its sheet's slug, computed once: several kits hold the same."""
    fiche = corpus.entrees[f"fiche/{slug}"]
    assert isinstance(fiche, Fiche)
    return edition_view(fiche, corpus, edition)


def _reperes(fiche: Fiche) -> tuple[RepereView, ...]:
    low, high = fiche.groupe.min, fiche.groupe.max
    people = f"{low} personnes" if low == high else f"{low} à {high} personnes"
    hard = fiche.difficulte
    return (
        RepereView("duree", "Durée", duration(fiche.duree)),
        RepereView("groupe", "Groupe", people.replace(" personnes", f"{NBSP}personnes")),
        RepereView("materiel", "Matériel", _materiel(fiche)),
        RepereView("animateur", "Difficulté pour animer", _niveau(hard.animateur)),
        RepereView("participants", "Difficulté pour participer", _niveau(hard.participants)),
    )


def _materiel(fiche: Fiche) -> str:
    """« 1 feuille par personne ; 1 montre ou minuteur »."""
    sheets = f"1{NBSP}feuille à imprimer {PARTS[fiche.exemplaires]}".rstrip()
    return french(" ; ".join([sheets, *map(needed, fiche.materiel)]))


def _retrait(fiche: Fiche, corpus: Corpus) -> Prose:
    if not fiche.retrait:
        return ()
    since = f"Fiche retirée depuis le {day(fiche.retrait.depuis)}. "
    return (RunView(since, fort=True), *prose(fiche.retrait.motif, corpus))


def _niveau(niveau: int) -> str:
    return f"{NIVEAUX[niveau]} ({niveau} sur 3)"


def _advice(fiche: Fiche, corpus: Corpus) -> tuple[SectionView, ...]:
    told = (
        ("Quand l’utiliser", fiche.quand, "quand"),
        ("Quand ne pas l’utiliser", fiche.quand_ne_pas, "quand-ne-pas"),
        ("Sécurité affective", fiche.securite, "securite"),
        ("Pièges", fiche.pieges, "pieges"),
        ("Variantes", fiche.variantes, "variantes"),
    )
    return tuple(bullets(t, proses(texts, corpus), ancre) for t, texts, ancre in told if texts)


def _etapes(fiche: Fiche, corpus: Corpus) -> tuple[EtapeView, ...]:
    starts = [sum(e.duree for e in fiche.etapes[:i]) for i in range(len(fiche.etapes))]
    return tuple(
        _etape(etape, start, corpus) for etape, start in zip(fiche.etapes, starts, strict=True)
    )


def _etape(etape: Etape, start: int, corpus: Corpus) -> EtapeView:
    return EtapeView(
        titre=french(etape.titre),
        duree=duration(etape.duree),
        debut=duration(start),
        forme=FORMES[etape.forme],
        consigne=prose(etape.consigne, corpus),
        note=prose(etape.note, corpus) if etape.note else (),
    )
