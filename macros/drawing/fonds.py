"""The light backgrounds of places to draw, in millimetres of the printed sheet."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import cos, pi, sin

from macros.drawing.lettering import Colonne, Police, stack, width
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
from macros.typography import french

PAPIER = {"portrait": 176, "paysage": 263}
"""How wide a drawing may be on each sheet: its margins taken off."""

ZONE = Police("zone", 3.7, 600)
AIR = 3
"""What is left blank along the frame."""

GRILLE = 10


def draw_fond(dessin: Dessin, papier: str) -> Planche:
    """The background of `dessin` on a sheet of `PAPIER`, within its frame."""
    largeur = PAPIER[papier]
    hauteur = dessin.hauteur
    cadre = Boite(0.2, 0.2, largeur - 0.4, hauteur - 0.4, 2, "cadre")
    inside = _FONDS[dessin.fond](largeur, hauteur, dessin.zones)
    return Planche(largeur, hauteur, (cadre, *inside))


def _blanc(largeur: int, hauteur: int, zones: Sequence[str]) -> Iterator[Forme]:
    yield from ()


def _points(largeur: int, hauteur: int, zones: Sequence[str]) -> Iterator[Forme]:
    """A dot each centimetre: a line of no length, whose round ends show."""
    across, down = range(GRILLE, largeur - 3, GRILLE), range(GRILLE, hauteur - 3, GRILLE)
    yield Trait(" ".join(f"M{x} {y}h0" for y in down for x in across), "grille")


def _cercles(largeur: int, hauteur: int, zones: Sequence[str]) -> Iterator[Forme]:
    """Circles around one centre, each named at its top."""
    x, y, step = largeur / 2, hauteur / 2, (min(largeur, hauteur) / 2 - AIR) / len(zones)
    for i in range(len(zones), 0, -1):
        yield Disque(unit(x), unit(y), unit(step * i), "rond")
    for i, zone in enumerate(zones, 1):
        top = y - step * i + 1.5
        ring = y - step * (i - 1) if i > 1 else y + step
        yield from _named(zone, Colonne(x, step * i, "middle"), top, ring, largeur)


def _quartiers(largeur: int, hauteur: int, zones: Sequence[str]) -> Iterator[Forme]:
    x, y = largeur / 2, hauteur / 2
    yield line((x, 0), (x, hauteur), "axe")
    yield line((0, y), (largeur, y), "axe")
    for i, zone in enumerate(zones):
        left, top = AIR + (i % 2) * x, AIR + (i // 2) * y
        yield from _named(zone, Colonne(left, x - 2 * AIR), top, top + y - AIR, largeur)


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
        colonne = Colonne(cx + away, rayon * 0.9, "middle")
        yield from _named(zone, colonne, top, top + rayon * 0.5, largeur)


def _arbre(largeur: int, hauteur: int, zones: Sequence[str]) -> Iterator[Forme]:
    """What one wants, then what it takes, then what that takes in its turn."""
    wide, gap = largeur * 0.265, largeur * 0.09
    first = AIR
    second, third = first + wide + gap, first + 2 * (wide + gap)
    step = (hauteur - 2 * AIR) / 6
    root, limb, twig = min(28, 6 * step), min(22, 2 * step - 3), min(18, step - 3)
    yield _case(first, hauteur / 2, (wide, root))
    colonne, top = Colonne(first + AIR, wide - 2 * AIR), (hauteur - root) / 2 + 2
    yield from _named(zones[0], colonne, top, top + root - 4, largeur)
    for i in range(3):
        middle = AIR + step * (2 * i + 1)
        yield from _branch((first + wide, hauteur / 2), (second, middle))
        yield _case(second, middle, (wide, limb))
        for end in (middle - step / 2, middle + step / 2):
            yield from _branch((second + wide, middle), (third, end))
            yield _case(third, end, (wide, twig))


def _case(x: float, middle: float, size: Point) -> Boite:
    """A place to write, `middle` halfway down."""
    return Boite(unit(x), unit(middle - size[1] / 2), unit(size[0]), unit(size[1]), 2, "case")


def _branch(start: Point, end: Point) -> Iterator[Forme]:
    half = (start[0] + end[0]) / 2
    yield Trait(way("M", *start, "C", half, start[1], half, end[1], *end), "branche")


def _named(zone: str, colonne: Colonne, top: float, end: float, whole: int) -> tuple[Texte, ...]:
    """A name from `top` down, widened when a word would be cut or its last line pass `end`."""
    room = whole - colonne.x - AIR
    if colonne.ancre == "middle":
        room = 2 * min(room, colonne.x - AIR)
    wide = max(colonne.largeur, *(width(word, ZONE) for word in french(zone).split(" ")))
    pile = stack(((zone, ZONE),), replace(colonne, largeur=min(wide, room)), top)
    while pile.bas > end and wide < room:
        wide += 5
        pile = stack(((zone, ZONE),), replace(colonne, largeur=min(wide, room)), top)
    return pile.textes


_FONDS: Mapping[str, Callable[[int, int, Sequence[str]], Iterator[Forme]]] = {
    "blanc": _blanc,
    "points": _points,
    "cercles": _cercles,
    "quartiers": _quartiers,
    "recouvrement": _recouvrement,
    "arbre": _arbre,
}
