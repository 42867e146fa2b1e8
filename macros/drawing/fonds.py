"""The light backgrounds of places to draw, in millimetres of the printed sheet."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import cos, pi, sin

from macros.drawing.lettering import Colonne, Police, stack
from macros.drawing.shapes import (
    Boite,
    Disque,
    Forme,
    Planche,
    Point,
    Texte,
    Trait,
    line,
    unit,
    way,
)
from macros.model.blocs import Dessin

PAPIER = {"portrait": 176, "paysage": 263, "a3": 386}
"""How wide a drawing may be on each sheet: its margins taken off."""

A3 = 1.45
"""How much taller a drawing is on A3 than on A4."""

ZONE = Police("zone", 3.7, 600)
AIR = 3
"""What is left blank along the frame."""

GRILLE = 10


def draw_fond(dessin: Dessin, papier: str) -> Planche:
    """The background of `dessin` on a sheet of `PAPIER`, within its frame."""
    largeur = PAPIER[papier]
    hauteur = round(dessin.hauteur * (A3 if papier == "a3" else 1))
    cadre = Boite(0.2, 0.2, largeur - 0.4, hauteur - 0.4, 2, "cadre")
    inside = _FONDS[dessin.fond](largeur, hauteur, dessin.zones)
    return Planche(largeur, hauteur, (cadre, *inside))


def _blanc(largeur: int, hauteur: int, zones: Sequence[str]) -> Iterator[Forme]:
    yield from ()


def _points(largeur: int, hauteur: int, zones: Sequence[str]) -> Iterator[Forme]:
    """A dot each centimetre: a line of no length, whose round ends show."""
    across, down = range(GRILLE, largeur, GRILLE), range(GRILLE, hauteur, GRILLE)
    yield Trait(" ".join(f"M{x} {y}h0" for y in down for x in across), "grille")


def _cercles(largeur: int, hauteur: int, zones: Sequence[str]) -> Iterator[Forme]:
    """Circles around one centre, each named at its top."""
    x, y, step = largeur / 2, hauteur / 2, (min(largeur, hauteur) / 2 - AIR) / len(zones)
    for i in range(len(zones), 0, -1):
        yield Disque(unit(x), unit(y), unit(step * i), "rond")
    for i, zone in enumerate(zones, 1):
        yield from _named(zone, (x, y - step * i + 1.5), step * i, "middle")


def _quartiers(largeur: int, hauteur: int, zones: Sequence[str]) -> Iterator[Forme]:
    x, y = largeur / 2, hauteur / 2
    yield line((x, 0), (x, hauteur), "axe")
    yield line((0, y), (largeur, y), "axe")
    for i, zone in enumerate(zones):
        corner = (AIR + (i % 2) * x, AIR + (i // 2) * y)
        yield from _named(zone, corner, x - 2 * AIR, "start")


def _recouvrement(largeur: int, hauteur: int, zones: Sequence[str]) -> Iterator[Forme]:
    """Two circles side by side or three around a centre: where they meet is left to write in."""
    x, y, room = largeur / 2, hauteur / 2, hauteur - 2 * AIR
    if len(zones) == 2:
        rayon = min(room / 2, (largeur - 2 * AIR) / 3.1)
        centres: list[Point] = [(x - rayon * 0.55, y), (x + rayon * 0.55, y)]
    else:
        rayon = min(room / 3.05, (largeur - 2 * AIR) / 3.2)
        middle = y + rayon * 0.15
        turns = (-pi / 2, pi * 5 / 6, pi / 6)
        centres = [(x + rayon * 0.6 * cos(t), middle + rayon * 0.6 * sin(t)) for t in turns]
    for cx, cy in centres:
        yield Disque(unit(cx), unit(cy), unit(rayon), "rond")
    for (cx, cy), zone in zip(centres, zones, strict=True):
        away = (cx - x) * 0.75
        low = len(zones) == 3 and cy > y
        top = cy + rayon * 0.5 if low else cy - rayon * 0.75
        yield from _named(zone, (cx + away, top), rayon * 0.9, "middle")


def _arbre(largeur: int, hauteur: int, zones: Sequence[str]) -> Iterator[Forme]:
    """What one wants, then what it takes, then what that takes in its turn."""
    wide, gap = largeur * 0.27, largeur * 0.095
    root = Boite(unit(0), unit(hauteur / 2 - 14), unit(wide), 28, 2, "case")
    columns = (wide + gap, 2 * (wide + gap))
    yield root
    yield from _named(zones[0], (AIR, hauteur / 2 - 12), wide - 2 * AIR, "start")
    for i in range(3):
        middle = hauteur * (2 * i + 1) / 6
        yield from _branch((wide, hauteur / 2), (columns[0], middle))
        yield Boite(unit(columns[0]), unit(middle - 11), unit(wide), 22, 2, "case")
        for j in (-1, 1):
            end = middle + j * hauteur / 12
            yield from _branch((columns[0] + wide, middle), (columns[1], end))
            tall = min(18, hauteur / 6 - 3)
            yield Boite(unit(columns[1]), unit(end - tall / 2), unit(wide), unit(tall), 2, "case")


def _branch(start: Point, end: Point) -> Iterator[Forme]:
    half = (start[0] + end[0]) / 2
    yield Trait(way("M", *start, "C", half, start[1], half, end[1], *end), "branche")


def _named(zone: str, top: Point, largeur: float, ancre: str) -> tuple[Texte, ...]:
    return stack(((zone, ZONE),), Colonne(top[0], largeur, ancre), top[1]).textes


_FONDS: Mapping[str, Callable[[int, int, Sequence[str]], Iterator[Forme]]] = {
    "blanc": _blanc,
    "points": _points,
    "cercles": _cercles,
    "quartiers": _quartiers,
    "recouvrement": _recouvrement,
    "arbre": _arbre,
}
