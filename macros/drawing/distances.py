"""Three distances measured from one centre, as on a plan: none is said to be greater."""

from math import hypot, sqrt

from macros.drawing.boxes import row
from macros.drawing.lettering import CENTRE, Colonne, stack, width
from macros.drawing.shapes import (
    BORD,
    LARGEUR,
    Disque,
    Fleche,
    Forme,
    Planche,
    Point,
    Trait,
    arrow,
    head,
    toward,
    unit,
    way,
)
from macros.model.schema import Distances

MILIEU = LARGEUR / 2
RAYON = 36
"""The radius of the centre, when its word is short."""

DEDANS = Colonne(MILIEU, 2 * RAYON - 10, "middle")
COTE = 64
"""How long each distance is drawn."""

ECART = 84
"""How far to the left and to the right the two lower ones end."""


def draw_distances(distances: Distances) -> Planche:
    """The first above the centre, the two others below, each at the end of its line."""
    above, left, right = distances.distances
    top = row(((above, MILIEU),), 252, BORD)
    rayon = _radius(distances.centre)
    reach = rayon + COTE
    middle = (MILIEU, top.bas + reach)
    low = middle[1] + sqrt(reach**2 - ECART**2)
    wide = MILIEU - BORD - 5
    sides = ((left, BORD + wide / 2), (right, LARGEUR - BORD - wide / 2))
    bottom = row(sides, wide, low)
    ends = ((MILIEU, top.bas), (MILIEU - ECART, low), (MILIEU + ECART, low))
    measures = [_measure(middle, end, rayon) for end in ends]
    centre = _centre(distances.centre, middle, rayon)
    formes = (_reach(reach, low), *measures, *centre, *top.formes, *bottom.formes)
    return Planche(LARGEUR, round(bottom.bas + BORD), formes)


def _radius(name: str) -> float:
    """A disc is as wide as the corners of its text ask."""
    pile = stack(((name, CENTRE),), DEDANS, 0)
    wide = max(width(ligne.texte, CENTRE) for texte in pile.textes for ligne in texte.lignes)
    return max(RAYON, hypot(wide, pile.bas) / 2 + 4)


def _centre(name: str, middle: Point, rayon: float) -> list[Forme]:
    words = ((name, CENTRE),)
    half = stack(words, DEDANS, 0).bas / 2
    disque = Disque(MILIEU, unit(middle[1]), unit(rayon), "centre")
    return [disque, *stack(words, DEDANS, middle[1] - half).textes]


def _reach(rayon: float, low: float) -> Trait:
    """The part of a circle that passes through the ends of the three distances."""
    d = way("M", MILIEU - ECART, low, "A", rayon, rayon, 0, 1, 1, MILIEU + ECART, low)
    return Trait(d, "portee")


def _measure(centre: Point, end: Point, rayon: float) -> Fleche:
    """A line with a point at each end: a distance that may grow or shrink."""
    start, stop = toward(centre, end, rayon + 4), toward(end, centre, 4)
    drawn = arrow((toward(start, stop, 8), stop), "cote", pointe=10)
    return Fleche(drawn.d, f"{drawn.pointe} {head(stop, start, 10)}", "cote")
