"""The only pictures: a person, a building. Both are outlines around a centre, in one path."""

from macros.drawing.shapes import Trait, way


def personne(x: float, y: float, taille: float, style: str) -> Trait:
    """A person, head and shoulders, `taille` high, centred on `x` and `y`."""
    head, top, foot = taille * 0.23, y - taille / 2, y + taille / 2
    half, neck = taille * 0.42, y + taille * 0.06
    round_head = ("a", head, head, 0, 1, 1, 0, head * 2, "a", head, head, 0, 1, 1, 0, -head * 2)
    shoulders = ("M", x - half, foot, "C", x - half, neck, x + half, neck, x + half, foot, "Z")
    return Trait(way("M", x, top, *round_head, "Z", *shoulders), style)


def batiment(x: float, y: float, taille: float, style: str) -> Trait:
    """A building, roof, wall and door, `taille` high, centred on `x` and `y`."""
    half, top, foot = taille * 0.42, y - taille / 2, y + taille / 2
    eaves, door, lintel = y - taille * 0.12, taille * 0.12, y + taille * 0.14
    walls = ("M", x - half, foot, "V", eaves, "L", x, top, "L", x + half, eaves, "V", foot, "Z")
    hole = ("M", x - door, foot, "V", lintel, "H", x + door, "V", foot, "Z")
    return Trait(way(*walls, *hole), style)
