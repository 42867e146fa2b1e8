"""One act received in two ways: one stops there, the other enters a loop."""

from math import cos, radians, sin

from macros.drawing.boxes import row
from macros.drawing.lettering import TEXTE, TITRE, Colonne, stack
from macros.drawing.shapes import (
    BORD,
    LARGEUR,
    Boite,
    Fleche,
    Forme,
    Planche,
    Point,
    arrow,
    head,
    line,
    unit,
    way,
)
from macros.model.schema import Echange

MILIEU = LARGEUR / 2
CASE = LARGEUR / 2 - BORD - 6
"""The width of each of the two boxes side by side."""

GAUCHE, DROITE = BORD + CASE / 2, LARGEUR - BORD - CASE / 2

RX, RY = 112, 84
"""The loop's radii: the second grows when the words inside need it."""

GESTE = 112
DEDANS = Colonne(MILIEU, 124, "middle")
"""What is written inside the loop: wider, it would touch it."""
ANGLES = (-90, 30, 150)
"""Where the three gestures stand on the loop, clockwise from the top."""


def draw_echange(echange: Echange) -> Planche:
    """The act, what it becomes in one case and in the other, and the loop."""
    act = row(((echange.acte, MILIEU),), 200, BORD)
    top = act.bas + 34
    received = row(((echange.clos, GAUCHE), (echange.ouvert, DROITE)), CASE, top)
    fork = [_turned(((MILIEU, act.bas), (x, top - 2)), "issue") for x in (GAUCHE, DROITE)]
    loop, end = _loop(echange, received.bas)
    formes = (*fork, *_stop(received.bas), *loop, *act.formes, *received.formes)
    return Planche(LARGEUR, round(end + BORD), formes)


def _turned(ends: tuple[Point, Point], style: str) -> Fleche:
    """An arrow that goes down, aside and down again."""
    (start_x, start_y), (end_x, end_y) = ends
    turn = start_y + (end_y - start_y) * 0.45
    return arrow((ends[0], (start_x, turn), (end_x, turn), ends[1]), style, rayon=8)


def _stop(y: float) -> list[Forme]:
    """What is received as due goes no further."""
    end = y + 20
    return [
        line((GAUCHE, y), (GAUCHE, end), "issue"),
        line((GAUCHE - 20, end), (GAUCHE + 20, end), "arret"),
    ]


def _loop(echange: Echange, y: float) -> tuple[list[Forme], float]:
    """The loop, which what is received as a gift enters from `y`, and where it ends."""
    talls = [_tall(geste) for geste in echange.gestes]
    words = ((echange.effet, TEXTE),)
    needed = stack(words, DEDANS, 0).bas
    # What the loop holds must clear the gesture above it and the two below.
    low = max(talls[1:]) / 2
    ry = max(RY, (needed + 16 + talls[0] / 2 + low) / 1.5)
    centre = (MILIEU, y + 42 + talls[0] / 2 + ry)
    room = (y + 42 + talls[0], centre[1] + ry / 2 - low)
    formes: list[Forme] = [_arc(centre, ry, start, start + 120) for start in ANGLES]
    formes.append(_turned(((DROITE, y), (MILIEU, y + 40)), "boucle"))
    for geste, tall, angle in zip(echange.gestes, talls, ANGLES, strict=True):
        formes += _gesture(geste, _on(centre, ry, angle), tall)
    formes += stack(words, DEDANS, (sum(room) - needed) / 2).textes
    return formes, max(centre[1] + ry, centre[1] + ry / 2 + low)


def _tall(geste: str) -> float:
    return stack(((geste, TITRE),), Colonne(0, GESTE - 16), 0).bas + 14


def _gesture(geste: str, at: Point, tall: float) -> list[Forme]:
    top = at[1] - tall / 2
    box = Boite(unit(at[0] - GESTE / 2), unit(top), GESTE, unit(tall), 16, "geste")
    words = stack(((geste, TITRE),), Colonne(at[0], GESTE - 16, "middle"), top + 7)
    return [box, *words.textes]


def _on(centre: Point, ry: float, angle: float) -> Point:
    return centre[0] + RX * cos(radians(angle)), centre[1] + ry * sin(radians(angle))


def _arc(centre: Point, ry: float, start: float, end: float) -> Fleche:
    """A third of the loop, its point halfway."""
    d = way("M", *_on(centre, ry, start), "A", RX, ry, 0, 0, 1, *_on(centre, ry, end))
    middle = (start + end) / 2
    pointe = head(_on(centre, ry, middle - 6), _on(centre, ry, middle + 4), 11)
    return Fleche(d, pointe, "boucle")
