"""A set of cards: its page, and the sheets to print on both sides and cut."""

from dataclasses import dataclass
from typing import ClassVar

from macros.corpus import Corpus
from macros.model.jeu import Carte, Jeu
from macros.typography import NBSP, french, plural
from macros.views.adresses import adresse
from macros.views.commun import CarteView, Prose, RepereView, SectionView, bullets, prose, proses
from macros.views.document import PiedView, TelechargementView, pied_view

PAR_FEUILLE = 4
"""A6 cards on an A4 sheet, two by two."""


@dataclass(frozen=True, slots=True)
class CarteAJouerView:
    """A card, both sides."""

    numero: str
    """« 3 / 7 »."""
    titre: str
    """Its name."""
    phrase: Prose
    """What its face says."""
    verso: tuple[Prose, ...]
    """What its back says."""
    href: str
    """The page that says more, from the root of the site; may be empty."""


@dataclass(frozen=True, slots=True)
class FaceView:
    """A side of a card in its place on a sheet; without a card, the place is blank."""

    cote: str
    """`recto`, `verso` or `vide`."""
    carte: CarteAJouerView | None
    """The card."""


@dataclass(frozen=True, slots=True)
class PlancheDeCartesView:
    """One side of a sheet: four places, from left to right then down."""

    faces: tuple[FaceView, ...]
    """The faces; a back stands where its front is, once the sheet is turned on its long side."""


@dataclass(frozen=True, slots=True)
class JeuImprimeView:
    """The cards as they print: four to an A4 sheet, or one to an A6 page."""

    genre: ClassVar[str] = "cartes"
    titre: str
    """The set's name."""
    papier: str
    """`planche` (A4) or `a6`."""
    planches: tuple[PlancheDeCartesView, ...]
    """Fronts and backs in turn."""
    pied: PiedView
    """What the cards say of the site."""

    @property
    def intitule(self) -> str:
        """The title of the file."""
        return f"{self.titre} ({'quatre par page' if self.papier == 'planche' else 'format A6'})"


@dataclass(frozen=True, slots=True)
class JeuView:
    """The page of a set of cards."""

    titre: str
    """The page's heading."""
    resume: Prose
    """What it is for."""
    reperes: tuple[RepereView, ...]
    """Its size at a glance."""
    telechargements: tuple[TelechargementView, ...]
    """The files."""
    sections: tuple[SectionView, ...]
    """Ways of using it, how to print it."""
    cartes: tuple[CarteAJouerView, ...]
    """The cards."""
    proposition: Prose
    """What comes from the sources and what the editors propose."""


def jeu_view(jeu: Jeu, corpus: Corpus, telechargements: tuple[TelechargementView, ...]) -> JeuView:
    """The page of a set of cards."""
    return JeuView(
        titre=french(jeu.titre),
        resume=prose(jeu.resume, corpus),
        reperes=_reperes(jeu),
        telechargements=telechargements,
        sections=(bullets("Comment s’en servir", proses(jeu.usages, corpus), "usages"),),
        cartes=_cards(jeu, corpus),
        proposition=prose(jeu.proposition, corpus),
    )


def jeu_card(jeu: Jeu, corpus: Corpus) -> CarteView:
    """A set in the index."""
    return CarteView(
        href=adresse(f"jeu/{jeu.slug}"),
        titre=french(jeu.titre),
        surtitre="Jeu de cartes",
        resume=prose(jeu.resume, corpus),
        reperes=_reperes(jeu),
    )


def planches_view(jeu: Jeu, corpus: Corpus) -> JeuImprimeView:
    """Four cards to an A4 sheet, the back of each behind its front."""
    cards = _cards(jeu, corpus)
    sheets: list[PlancheDeCartesView] = []
    for first in range(0, len(cards), PAR_FEUILLE):
        some: list[CarteAJouerView | None] = [*cards[first : first + PAR_FEUILLE]]
        some += [None] * (PAR_FEUILLE - len(some))
        # Turned on its long side, a sheet swaps left and right.
        turned = [some[1], some[0], some[3], some[2]]
        sheets += [_side(some, "recto"), _side(turned, "verso")]
    titre, pied = french(jeu.titre), pied_view(f"jeu/{jeu.slug}", corpus)
    return JeuImprimeView(titre, "planche", tuple(sheets), pied)


def a6_view(jeu: Jeu, corpus: Corpus) -> JeuImprimeView:
    """One side of a card to an A6 page."""
    sides = [_side([card], side) for card in _cards(jeu, corpus) for side in ("recto", "verso")]
    return JeuImprimeView(
        french(jeu.titre), "a6", tuple(sides), pied_view(f"jeu/{jeu.slug}", corpus)
    )


def _side(cards: list[CarteAJouerView | None], cote: str) -> PlancheDeCartesView:
    return PlancheDeCartesView(tuple(FaceView(cote if card else "vide", card) for card in cards))


def _cards(jeu: Jeu, corpus: Corpus) -> tuple[CarteAJouerView, ...]:
    total = len(jeu.cartes)
    return tuple(_card(c, f"{i}{NBSP}/{NBSP}{total}", corpus) for i, c in enumerate(jeu.cartes, 1))


def _card(carte: Carte, numero: str, corpus: Corpus) -> CarteAJouerView:
    return CarteAJouerView(
        numero=numero,
        titre=french(carte.titre),
        phrase=prose(carte.phrase, corpus),
        verso=proses(carte.verso, corpus),
        href=adresse(carte.vers) if carte.vers else "",
    )


def _reperes(jeu: Jeu) -> tuple[RepereView, ...]:
    sheets = -(-len(jeu.cartes) // PAR_FEUILLE)
    return (
        RepereView("cartes", "Contenu", plural(len(jeu.cartes), "carte")),
        RepereView("papier", "À imprimer", f"{plural(sheets, 'feuille')} A4, recto verso"),
    )
