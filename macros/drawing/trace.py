"""A worked drawing: its places and its lines, over a background."""

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
LARGE = 30
"""How wide the words of a place may be before they break."""

AUTOUR = 2.2


def draw_trace(trace: Trace, fond: Planche) -> Planche:
    """`trace` drawn over `fond`: lines first, so that places hide their ends."""
    points = {place.nom: _point(place, fond) for place in trace.places}
    reach = {place.nom: _reach(place) for place in trace.places}
    lines: list[Forme] = []
    for join in trace.traits:
        start, end = points[join.de], points[join.vers]
        whole = hypot(end[0] - start[0], end[1] - start[1])
        start = toward(start, end, min(reach[join.de], whole / 3))
        end = toward(end, start, min(reach[join.vers], whole / 3))
        drawn = arrow((start, end), "lien", pointe=3.5) if join.trait == "fleche" else None
        lines.append(drawn or line(start, end, f"lien lien-{join.trait}"))
    places = [forme for place in trace.places for forme in _place(place, points[place.nom])]
    return replace(fond, formes=(*fond.formes, *lines, *places))


def _point(place: Place, fond: Planche) -> Point:
    return place.x * fond.largeur / 100, place.y * fond.hauteur / 100


def _reach(place: Place) -> float:
    """How far from its middle a place extends, as a circle around it."""
    wide, high = _size(place)
    return max(wide, high) / 2 + (AUTOUR if place.forme != "texte" else 1)


def _words(place: Place, at: Point) -> tuple[tuple[Texte, ...], float]:
    pile = stack(((place.texte, MOT),), Colonne(at[0], LARGE, "middle"), 0)
    high = pile.bas
    return stack(
        ((place.texte, MOT),), Colonne(at[0], LARGE, "middle"), at[1] - high / 2
    ).textes, high


def _size(place: Place) -> Point:
    words, high = _words(place, (0, 0))
    return max(width(row.texte, MOT) for text in words for row in text.lignes), high


def _place(place: Place, at: Point) -> Iterator[Forme]:
    words, high = _words(place, at)
    wide, _ = _size(place)
    if place.forme == "rond":
        yield Disque(unit(at[0]), unit(at[1]), unit(hypot(wide, high) / 2 + 1), "place")
    elif place.forme == "carre":
        box = (wide + 2 * AUTOUR, high + 2 * AUTOUR)
        left, top = unit(at[0] - box[0] / 2), unit(at[1] - box[1] / 2)
        yield Boite(left, top, unit(box[0]), unit(box[1]), 0.8, "place")
    yield from words
