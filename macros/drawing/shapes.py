"""What a drawing is made of, in units of its own: one unit is one pixel on a small telephone."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot
from typing import ClassVar, TypeAlias

LARGEUR = 344
"""The width of every drawing: a telephone's, less a little air. Height alone varies."""

BORD = 8
"""What is left blank on each side."""

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Trait:
    """A line or an outline."""

    genre: ClassVar = "trait"
    d: str
    """Its way, as SVG writes it."""
    style: str
    """How it looks: a name that the style sheet knows."""


@dataclass(frozen=True, slots=True)
class Fleche:
    """A line and its point."""

    genre: ClassVar = "fleche"
    d: str
    """The line."""
    pointe: str
    """The outline of its point."""
    style: str
    """How both look."""


@dataclass(frozen=True, slots=True)
class Boite:
    """A rectangle."""

    genre: ClassVar = "boite"
    x: float
    """Its left edge."""
    y: float
    """Its top edge."""
    largeur: float
    """Its width."""
    hauteur: float
    """Its height."""
    rayon: float
    """The radius of its corners."""
    style: str
    """How it looks."""


@dataclass(frozen=True, slots=True)
class Disque:
    """A circle."""

    genre: ClassVar = "disque"
    x: float
    """Its centre, from the left."""
    y: float
    """Its centre, from the top."""
    rayon: float
    """Its radius."""
    style: str
    """How it looks."""


@dataclass(frozen=True, slots=True)
class Ligne:
    """A line of text."""

    y: float
    """Its base line."""
    texte: str
    """The words."""


@dataclass(frozen=True, slots=True)
class Texte:
    """Lines of text, one below another."""

    genre: ClassVar = "texte"
    x: float
    """Where every line starts, or its middle."""
    ancre: str
    """`start` or `middle`: what `x` is."""
    taille: float
    """The size of the letters."""
    graisse: int
    """Their weight."""
    lignes: tuple[Ligne, ...]
    """The lines."""
    style: str
    """How they look."""


Forme: TypeAlias = Trait | Fleche | Boite | Disque | Texte


@dataclass(frozen=True, slots=True)
class Planche:
    """A finished drawing."""

    largeur: int
    """Its width."""
    hauteur: int
    """Its height."""
    formes: tuple[Forme, ...]
    """What to draw, the lowest layer first."""


def unit(value: float) -> float:
    """A coordinate, to the tenth: more would be noise in the page."""
    near = round(value, 1)
    return int(near) if near == int(near) else near


def way(*parts: str | float) -> str:
    """A path's data: letters of commands and coordinates."""
    return " ".join(part if isinstance(part, str) else f"{unit(part)}" for part in parts)


def line(start: Point, end: Point, style: str) -> Trait:
    """A straight line."""
    return Trait(way("M", *start, "L", *end), style)


def arrow(points: Sequence[Point], style: str, rayon: float = 0, pointe: float = 9) -> Fleche:
    """An arrow through `points`; at each turn it bends along a curve of this radius."""
    before, end = points[-2], points[-1]
    neck = toward(end, before, pointe * 0.8)
    parts: list[str | float] = ["M", *points[0]]
    for previous, turn, after in zip(points, points[1:], points[2:], strict=False):
        parts += ["L", *toward(turn, previous, rayon), "Q", *turn, *toward(turn, after, rayon)]
    return Fleche(way(*parts, "L", *neck), head(before, end, pointe), style)


def head(before: Point, end: Point, size: float) -> str:
    """The outline of an arrow's point that arrives at `end` from `before`."""
    base, half = toward(end, before, size), size * 0.45
    across = ((end[1] - base[1]) / size * half, (base[0] - end[0]) / size * half)
    left = (base[0] + across[0], base[1] + across[1])
    right = (base[0] - across[0], base[1] - across[1])
    return way("M", *end, "L", *left, "L", *right, "Z")


def toward(start: Point, end: Point, length: float) -> Point:
    """The point at `length` from `start` on the way to `end`, or `end` if it is nearer."""
    whole = hypot(end[0] - start[0], end[1] - start[1])
    share = min(length / whole, 1) if whole else 0
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
