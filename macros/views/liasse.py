"""All that a kit prints, piece by piece, in the order of use: the facilitator's, then the rest."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from macros.corpus import Corpus
from macros.model.fiche import Fiche
from macros.model.jeu import Jeu
from macros.model.lettre import Lettre
from macros.model.materiel import Exemplaires, parts
from macros.model.origine import Reference
from macros.model.programme import Intersession, Programme
from macros.model.terme import Terme
from macros.typography import french, plural
from macros.views.agenda import AgendaView, EntreDeuxView, Jour, Lecteur, agenda_view, needs
from macros.views.commun import bullets, prose, proses
from macros.views.document import pied_view
from macros.views.fiche import edition_of
from macros.views.jeu import planches_view
from macros.views.kit import Dossier
from macros.views.lettre import courrier_view
from macros.views.materiel import PARTS, rule, sheet_of_paper, supplies
from macros.views.origine import citation
from macros.views.pieces import (
    AnnexeView,
    CouvertureView,
    DerouleView,
    LiasseView,
    PieceView,
    PlaceView,
    PresenceView,
    TirageView,
)
from macros.views.programme import days, entre_deux
from macros.views.terme import definition_view

EDITIONS: dict[Lecteur, str] = {
    "animateur": "Édition de l’animateur",
    "participants": "Édition des participants",
    "commanditaire": "Édition du commanditaire",
}
EN_PLUS = 2
"""Rows of the attendance list left for those nobody expected."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Something to print."""

    nom: str
    """The name of its file, its number apart."""
    titre: str
    """What the recipe calls it."""
    view: PieceView
    """What prints."""
    nombre: int = 1
    """How many copies."""
    regle: str = ""
    """« 1 par personne »; may be empty."""
    papier: str = ""
    """« 1 page A4 »; empty when the number of pages is not known beforehand."""
    reliee: bool = True
    """Whether it is bound with the others: a sheet in A3 is not."""


def deroule_of_programme(programme: Programme, corpus: Corpus, lecteur: Lecteur) -> DerouleView:
    """The whole programme, for one kind of reader."""
    asked = bullets("Ce qui vous est demandé", proses(programme.commanditaire, corpus), "demande")
    return DerouleView(
        titre=french(programme.titre),
        edition=EDITIONS[lecteur],
        chapeau=prose(programme.en_bref, corpus),
        sections=(asked,) if lecteur == "commanditaire" else (),
        parties=tuple(_parties(programme, corpus, lecteur)),
        pied=pied_view(f"programme/{programme.slug}", corpus),
    )


def _parties(
    programme: Programme, corpus: Corpus, lecteur: Lecteur
) -> Iterator[AgendaView | EntreDeuxView]:
    led = iter(days(programme))
    for part in programme.deroule:
        if isinstance(part, Intersession):
            yield entre_deux(part, corpus)
        else:
            yield agenda_view(next(led), corpus, lecteur)


def pieces(dossier: Dossier, corpus: Corpus) -> tuple[Piece, ...]:
    """Everything that a kit prints, its cover first."""
    inside = tuple(_inside(dossier, corpus))
    return (Piece("couverture", "Couverture", _couverture(dossier, corpus, inside)), *inside)


def liasse_view(dossier: Dossier, printed: tuple[Piece, ...], corpus: Corpus) -> LiasseView:
    """The whole kit in one document."""
    bound = (PlaceView(ancre(piece), piece.titre, piece.view) for piece in printed if piece.reliee)
    return LiasseView(dossier.titre, tuple(bound), pied_view(dossier.cible, corpus))


def ancre(piece: Piece) -> str:
    """Where a piece starts in the whole kit."""
    return f"piece-{piece.nom}"


def _inside(dossier: Dossier, corpus: Corpus) -> Iterator[Piece]:
    handed_out = dossier.fiches(corpus)
    sheets = tuple(fiche for fiche, _ in handed_out)
    leading, following = (_deroule(dossier, corpus, x) for x in ("animateur", "participants"))
    yield Piece("deroule-animateur", "Le déroulé, pour l’animation", leading)
    for fiche in sheets:
        title = french(f"{fiche.titre}{FOR_LEADER}")
        yield Piece(f"{fiche.slug}-animateur", title, edition_of(corpus, fiche.slug, "animateur"))
    people = dossier.participants
    each = f"1 {PARTS['personne']}"
    yield Piece("deroule-participants", "Le programme", following, people, each)
    for fiche, part in handed_out:
        yield from _sheet(fiche, part, people, corpus)
    for lettre in dossier.lettres:
        yield Piece(lettre.slug, french(lettre.titre), courrier_view(lettre, corpus))
    for jeu in dossier.jeux:
        cards = planches_view(jeu, corpus)
        number = plural(len(cards.planches) // 2, "feuille")
        paper = f"{number} A4, recto verso sur le bord long"
        yield Piece(jeu.slug, french(jeu.titre), cards, papier=paper)
    yield Piece("liste-de-presence", "La liste de présence", _presence(dossier, corpus))
    yield Piece("mots-et-sources", "Les mots et les sources", _annexe(dossier, corpus, sheets))


HALVES = {"matin": "Matin", "apres_midi": "Après-midi"}
FOR_LEADER = " : notes d’animation"


def _sheet(fiche: Fiche, part: Exemplaires, people: int, corpus: Corpus) -> Iterator[Piece]:
    yield Piece(
        nom=f"{fiche.slug}-vierge",
        titre=french(fiche.titre),
        view=edition_of(corpus, fiche.slug, "vierge"),
        nombre=parts(part, people),
        regle=rule(part),
        papier=sheet_of_paper(fiche),
    )
    if fiche.affiche_a3:
        poster = edition_of(corpus, fiche.slug, "a3")
        title = f"{french(fiche.titre)}, à afficher"
        yield Piece(
            f"{fiche.slug}-a3",
            title,
            poster,
            papier=f"{plural(fiche.pages.vierge, 'page')} A3",
            reliee=False,
        )


def _deroule(dossier: Dossier, corpus: Corpus, lecteur: Lecteur) -> DerouleView:
    leads = lecteur == "animateur"
    return DerouleView(
        titre=dossier.titre,
        edition=EDITIONS[lecteur],
        chapeau=dossier.besoin if leads and not dossier.partie else (),
        sections=(),
        parties=tuple(_agenda(dossier, jour, corpus, lecteur) for jour in dossier.jours),
        pied=pied_view(dossier.cible, corpus),
    )


def _agenda(dossier: Dossier, jour: Jour, corpus: Corpus, lecteur: Lecteur) -> AgendaView:
    shown = agenda_view(jour, corpus, lecteur)
    # The day of a programme gives its kit its title.
    return replace(shown, surtitre="", titre="") if dossier.partie else shown


def _presence(dossier: Dossier, corpus: Corpus) -> PresenceView:
    columns = tuple(
        f"{jour.surtitre}, {HALVES[cle]}" if len(dossier.jours) > 1 else HALVES[cle]
        for jour in dossier.jours
        for cle in jour.journee.demi_journees
    )
    rows = tuple(map(str, range(1, dossier.participants + EN_PLUS + 1)))
    alone = dossier.presences == "professionnels"
    return PresenceView(dossier.titre, columns, rows, alone, pied_view(dossier.cible, corpus))


def _annexe(dossier: Dossier, corpus: Corpus, sheets: tuple[Fiche, ...]) -> AnnexeView:
    held: Iterator[Fiche | Jeu | Lettre] = chain(sheets, dossier.jeux, dossier.lettres)
    slugs = {*dossier.sources, *(slug for item in held for slug in item.sources)}
    works = [work for work in corpus.tous(Reference) if work.slug in slugs]
    terms = [terme for terme in corpus.tous(Terme) if terme.slug in dossier.termes]
    return AnnexeView(
        titre=dossier.titre,
        termes=tuple(definition_view(terme, corpus) for terme in terms),
        sources=tuple(map(citation, works)),
        origine=dossier.origine,
        pied=pied_view(dossier.cible, corpus),
    )


def _couverture(dossier: Dossier, corpus: Corpus, inside: tuple[Piece, ...]) -> CouvertureView:
    tirages = (
        TirageView(
            nombre=piece.nombre,
            titre=piece.titre,
            regle=piece.regle,
            papier=piece.papier,
            ancre=ancre(piece) if piece.reliee else "",
        )
        for piece in inside
    )
    asked = (item for jour in dossier.jours for item in needs(jour, corpus))
    return CouvertureView(
        surtitre=dossier.surtitre,
        titre=dossier.titre,
        besoin=dossier.besoin,
        participants=dossier.participants,
        tirages=tuple(tirages),
        apports=supplies(asked, dossier.participants),
        sections=dossier.sections,
        pied=pied_view(dossier.cible, corpus),
    )


def fichier(number: int, piece: Piece) -> str:
    """The file of a piece in the folder of the kit, numbered so that files sort as they serve."""
    return f"{number:02}-{piece.nom}.pdf"
