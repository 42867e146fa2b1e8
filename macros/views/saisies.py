"""The blocs that a worksheet leaves to fill in, ready to print, blank or answered."""

from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from macros.drawing.shapes import Planche
from macros.views.commun import Prose, VariableView


@dataclass(frozen=True, slots=True)
class ChampView:
    """A place to write, or the worked answer."""

    genre: ClassVar[str] = "champ"
    nom: str
    """Unique in the sheet."""
    libelle: str
    """The label."""
    aide: str
    """A hint under the label; may be empty."""
    lignes: int
    """Its height in lines."""
    reponse: str
    """The worked answer; empty when there is a place to write."""
    note: Prose
    """For the facilitator's edition; empty elsewhere."""


@dataclass(frozen=True, slots=True)
class CaseView:
    """A box to tick."""

    nom: str
    """Unique in the sheet."""
    libelle: str
    """What it stands for."""
    cochee: bool
    """Whether the worked answer ticks it."""


@dataclass(frozen=True, slots=True)
class CasesView:
    """A group of boxes."""

    genre: ClassVar[str] = "cases"
    libelle: str
    """The question."""
    choix: tuple[CaseView, ...]
    """The boxes."""
    rempli: bool
    """Whether the boxes are answered rather than offered."""
    note: Prose
    """For the facilitator's edition; empty elsewhere."""


@dataclass(frozen=True, slots=True)
class ColonneView:
    """A column's head."""

    titre: str
    """Its heading."""
    largeur: int
    """Its share of the width, in percent."""


@dataclass(frozen=True, slots=True)
class CelluleView:
    """A cell to fill in, or the worked answer."""

    nom: str
    """Unique in the sheet."""
    libelle: str
    """Its accessible name: the column and the row."""
    texte: str
    """The worked answer; empty when there is a place to write."""


@dataclass(frozen=True, slots=True)
class TableauView:
    """A table to fill in."""

    genre: ClassVar[str] = "tableau"
    legende: str
    """The caption."""
    colonnes: tuple[ColonneView, ...]
    """The heads."""
    rangees: tuple[tuple[CelluleView, ...], ...]
    """The rows."""
    hauteur: int
    """The height of a row, in lines."""
    note: Prose
    """For the facilitator's edition; empty elsewhere."""


@dataclass(frozen=True, slots=True)
class ColonnesView:
    """Places to write side by side."""

    genre: ClassVar[str] = "colonnes"
    champs: tuple[ChampView, ...]
    """The places, of one height."""
    note: Prose
    """For the facilitator's edition; empty elsewhere."""


@dataclass(frozen=True, slots=True)
class DegreView:
    """A degree of a scale, on one line."""

    valeur: str
    """« 3 »."""
    libelle: str
    """Its accessible name: the statement, then the degree."""
    choisi: bool
    """Whether the worked answer chooses it."""


@dataclass(frozen=True, slots=True)
class GraduationView:
    """A statement and its degrees."""

    nom: str
    """Unique in the sheet."""
    texte: str
    """The statement."""
    degres: tuple[DegreView, ...]
    """From the lowest to the highest."""


@dataclass(frozen=True, slots=True)
class EchelleView:
    """Statements to place between two poles."""

    genre: ClassVar[str] = "echelle"
    legende: str
    """The question."""
    bas: str
    """The lowest degree, in words."""
    haut: str
    """The highest degree, in words."""
    lignes: tuple[GraduationView, ...]
    """The statements."""
    rempli: bool
    """Whether it is answered rather than offered."""
    note: Prose
    """For the facilitator's edition; empty elsewhere."""


@dataclass(frozen=True, slots=True)
class JalonView:
    """A mark on a line of time."""

    date: CelluleView
    """When."""
    haut: CelluleView
    """What stands above the line."""
    bas: CelluleView
    """What stands below."""


@dataclass(frozen=True, slots=True)
class FriseView:
    """A line of time."""

    genre: ClassVar[str] = "frise"
    legende: str
    """What it shows."""
    haut: str
    """What is written above the line."""
    bas: str
    """What is written below."""
    jalons: tuple[JalonView, ...]
    """The marks, in order."""
    hauteur: int
    """The height of what is above or below, in lines."""
    note: Prose
    """For the facilitator's edition; empty elsewhere."""


@dataclass(frozen=True, slots=True)
class DessinView:
    """A place to draw, or the worked drawing."""

    genre: ClassVar[str] = "dessin"
    nom: str
    """Unique in the sheet."""
    legende: str
    """What to draw."""
    planche: Planche
    """The background, and what is drawn on it."""
    texte: str
    """The worked drawing, or what the background shows, in words."""
    note: Prose
    """For the facilitator's edition; empty elsewhere."""


@dataclass(frozen=True, slots=True)
class CartonsView:
    """Cards to cut out."""

    genre: ClassVar[str] = "cartons"
    legende: str
    """What they are for."""
    cartons: tuple[tuple[ChampView, ...], ...]
    """The cards, and the places to write of each."""
    note: Prose
    """For the facilitator's edition; empty elsewhere."""


@dataclass(frozen=True, slots=True)
class RappelView:
    """The reminder of a sheet that will hold personal data."""

    genre: ClassVar[str] = "rappel"
    titre: str
    """That the sheet speaks of someone."""
    finalite: str
    """What the sheet is for."""
    regle: str
    """The bare necessity."""
    rubriques: tuple[ChampView, ...]
    """What is left to fill in: informed person, readers, place, destruction, contact."""
    blancs: tuple[VariableView, ...]
    """The same, in a letter, where they are blanks of its form."""
    note: Prose
    """For the facilitator's edition; empty elsewhere."""


SaisieView: TypeAlias = (
    ChampView
    | CasesView
    | TableauView
    | ColonnesView
    | EchelleView
    | FriseView
    | DessinView
    | CartonsView
    | RappelView
)
