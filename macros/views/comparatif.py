"""Offers at a glance and side by side, always on the same points."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.corpus import Corpus
from macros.model.offre import Offre, Reperes
from macros.views.commun import LienView, Prose, RunView, lien, prose
from macros.views.tarif import in_brief, tarifs_of

REPERES = {
    "public": "Pour qui",
    "objet": "Ce que l’on travaille",
    "duree": "Durée",
    "rythme": "Rythme",
    "rencontres": "Où et comment",
    "intervenants": "Qui intervient",
    "familles": "Place des familles",
    "livrables": "Ce qui est remis par écrit",
}

NON_PRECISE = "Non précisé par la source"


@dataclass(frozen=True, slots=True)
class CelluleView:
    """What an offer says on one point."""

    libelle: str
    """The point."""
    texte: Prose
    """What it says."""
    manque: bool
    """Whether no source says it."""


@dataclass(frozen=True, slots=True)
class ColonneView:
    """An offer in the comparison."""

    slug: str
    """What its box is called."""
    lien: LienView
    """Its page."""


@dataclass(frozen=True, slots=True)
class RangeeView:
    """A point of the comparison."""

    libelle: str
    """The point."""
    cellules: tuple[CelluleView, ...]
    """What each offer says on it."""


@dataclass(frozen=True, slots=True)
class ComparatifView:
    """The offers side by side."""

    offres: tuple[ColonneView, ...]
    """Its columns."""
    rangees: tuple[RangeeView, ...]
    """Its rows."""


def comparatif_view(offres: tuple[Offre, ...], corpus: Corpus) -> ComparatifView:
    """Offers side by side, on the same points."""
    columns = (ColonneView(o.slug, lien(f"offre/{o.slug}", corpus)) for o in offres)
    rows = zip(*(glance(offre, corpus) for offre in offres), strict=True)
    return ComparatifView(
        offres=tuple(columns),
        rangees=tuple(RangeeView(cells[0].libelle, cells) for cells in rows),
    )


def glance(offre: Offre, corpus: Corpus) -> tuple[CelluleView, ...]:
    """An offer at a glance: the same points for each, its price last."""
    return tuple(_cells(offre, corpus))


def _cells(offre: Offre, corpus: Corpus) -> Iterator[CelluleView]:
    for nom in Reperes.model_fields:
        said = getattr(offre.reperes, nom)
        text = prose(said, corpus) if said else (RunView(NON_PRECISE),)
        yield CelluleView(REPERES[nom], text, manque=not said)
    rates = tarifs_of(offre, corpus)
    price = (RunView(in_brief(rates)),)
    yield CelluleView("Prix", price, manque=not any(tarif.prix for tarif in rates))
