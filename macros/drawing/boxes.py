"""Labels in boxes, one alone or several side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from macros.drawing.lettering import TEXTE, TITRE, Colonne, stack
from macros.drawing.shapes import Boite, Forme, unit
from macros.model.schema import Element

MARGE = 10


@dataclass(frozen=True, slots=True)
class Rangee:
    """Boxes side by side, and where they all end."""

    formes: tuple[Forme, ...]
    bas: float


def row(elements: Sequence[tuple[Element, float]], largeur: float, y: float) -> Rangee:
    """Boxes of one width and one height from `y` down, each centred on the `x` beside it."""
    piles = [
        stack(
            ((element.titre, TITRE), (element.precision, TEXTE)),
            Colonne(x, largeur - 2 * MARGE, "middle"),
            y + MARGE,
        )
        for element, x in elements
    ]
    bas = max(pile.bas for pile in piles) + MARGE
    formes: list[Forme] = []
    for pile, (_, x) in zip(piles, elements, strict=True):
        box = Boite(unit(x - largeur / 2), unit(y), unit(largeur), unit(bas - y), 6, "case")
        formes += [box, *pile.textes]
    return Rangee(tuple(formes), bas)
