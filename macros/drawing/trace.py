"""A worked drawing: its places and its lines, over a background."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from math import hypot

from macros.drawing.lettering import Colonne, Police, stack, width
from macros.drawing.shapes import (
    Boite,
    Disque,
    Forme,
    Planche,
    Point,
    Texte,
    arrow,
    line,
    toward,
    unit,
)
from macros.model.reponse import Place, Trace

MOT = Police("mot", 3.9)
LARGE = {"rond": 30, "carre": 30, "texte": 56}
"""How wide the words of a place may be before they break: those in no shape have more room."""

AUTOUR = 2.2
ECART = 1
"""What is left blank between a place and the frame, or the end of a line."""

COTE = 1.4
SHORTEST = 6
"""The shortest line that still shows its pattern and its point."""


def draw_trace(trace: Trace, fond: Planche) -> Planche:
    """`trace` drawn over `fond`: lines first, so that places hide their ends."""
    places = {place.nom: place for place in trace.places}
    points = {place.nom: _point(place, fond) for place in trace.places}
    pairs = Counter(frozenset((join.de, join.vers)) for join in trace.traits)
    lines = [
        _join(
            join.trait,
            (places[join.de], places[join.vers]),
            (points[join.de], points[join.vers]),
            # A call and its answer run side by side.
            COTE if pairs[frozenset((join.de, join.vers))] > 1 else 0,
        )
        for join in trace.traits
    ]
    shapes = [forme for place in trace.places for forme in _place(place, points[place.nom])]
    return replace(fond, formes=(*fond.formes, *lines, *shapes))


def _join(trait: str, places: tuple[Place, Place], ends: tuple[Point, Point], cote: float) -> Forme:
    """A line between two places, which stops short of what they take up."""
    start, end = ends
    whole = hypot(end[0] - start[0], end[1] - start[1])
    way = ((end[0] - start[0]) / whole, (end[1] - start[1]) / whole) if whole else (0.0, 0.0)
    start, end = ((x - way[1] * cote, y + way[0] * cote) for x, y in ends)
    reach = [_reach(place, way) for place in places]
    # Two places that nearly touch share what room there is.
    room = min(1, max(0, whole - SHORTEST) / sum(reach))
    first, last = toward(start, end, reach[0] * room), toward(end, start, reach[1] * room)
    style = f"lien lien-{trait.removeprefix('fleche_')}"
    if trait.startswith("fleche"):
        return arrow((first, last), style, pointe=3.5)
    return line(first, last, style)


def _point(place: Place, fond: Planche) -> Point:
    """The middle of a place, moved in when the place would leave the frame."""
    across, down = _half(place)
    return (
        _within(place.x * fond.largeur / 100, across + ECART, fond.largeur),
        _within(place.y * fond.hauteur / 100, down + ECART, fond.hauteur),
    )


def _within(at: float, half: float, side: float) -> float:
    return min(max(at, half), side - half) if 2 * half < side else side / 2


def _half(place: Place) -> Point:
    """Half of the room that a place takes, across and down."""
    wide, high = _size(place)
    if place.forme == "rond":
        rayon = hypot(wide, high) / 2 + 1
        return rayon, rayon
    around = AUTOUR if place.forme == "carre" else 0
    return wide / 2 + around, high / 2 + around


def _reach(place: Place, way: Point) -> float:
    """How far from its middle a place ends, on the way of a line."""
    half = _half(place)
    if place.forme == "rond":
        return half[0] + ECART
    return min((h / abs(w) for h, w in zip(half, way, strict=True) if w), default=0) + ECART


def _words(place: Place, at: Point) -> tuple[Texte, ...]:
    column = Colonne(at[0], LARGE[place.forme], "middle")
    high = stack(((place.texte, MOT),), column, 0).bas
    return stack(((place.texte, MOT),), column, at[1] - high / 2).textes


def _size(place: Place) -> Point:
    pile = stack(((place.texte, MOT),), Colonne(0, LARGE[place.forme], "middle"), 0)
    rows = [row.texte for text in pile.textes for row in text.lignes]
    return max(width(row, MOT) for row in rows), pile.bas


def _place(place: Place, at: Point) -> Iterator[Forme]:
    across, down = _half(place)
    if place.forme == "rond":
        yield Disque(unit(at[0]), unit(at[1]), unit(across), "place")
    elif place.forme == "carre":
        left, top = unit(at[0] - across), unit(at[1] - down)
        yield Boite(left, top, unit(2 * across), unit(2 * down), 0.8, "place")
    yield from _words(place, at)
