"""What both DOCX and ODT can write: lines, grids of lines, pictures, passages."""

from typing import NamedTuple, TypeAlias

from macros.rendering.office import Line, words
from macros.views import saisies
from macros.views.commun import Prose, RunView, VariableView


class Rangee(NamedTuple):
    """A row: its least height in millimetres, and the lines of each cell."""

    hauteur: float
    cellules: tuple[tuple[Line, ...], ...]


class Grille(NamedTuple):
    """Cells in rows and columns; widths are in hundredths of the page's."""

    titre: str
    largeurs: tuple[float, ...]
    rangees: tuple[Rangee, ...]
    tete: bool = False
    """Whether the first row heads the columns."""
    bordure: bool = True


class Image(NamedTuple):
    """A picture as wide as the page, and what it shows."""

    view: saisies.DessinView


class Passage(NamedTuple):
    """What may be left out of a letter."""

    nom: str
    parts: tuple["Line | Grille", ...]


Part: TypeAlias = Line | Grille | Image | Passage


def side_by_side(titre: str, places: tuple[tuple[Line, ...], ...], hauteur: float) -> Grille:
    """Places of one height, in a row, without a border."""
    return Grille(titre, evenly(len(places)), (Rangee(hauteur, places),), bordure=False)


def cell_of(role: str, text: str) -> tuple[Line, ...]:
    """A cell of plain words."""
    return ((role, words(text)),)


def evenly(number: int) -> tuple[float, ...]:
    """So many equal widths."""
    return (100 / number,) * number


def blank_of(variable: VariableView | None) -> Prose:
    """A place to write; a cell left for the pen has none."""
    return (RunView("", variable=variable),) if variable else words("")
