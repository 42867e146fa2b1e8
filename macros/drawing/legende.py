"""A key shown at work: two groups, the arrows inside and between them, then what each means."""

from macros.drawing.lettering import TEXTE, TITRE, Colonne, stack
from macros.drawing.pictograms import batiment, personne
from macros.drawing.shapes import BORD, LARGEUR, Boite, Forme, Planche, Point, Trait, arrow, unit
from macros.model.schema import FlecheLegendee, Groupe, Legende

GAUCHE, DROITE = 84, LARGEUR - 84
"""Where the members of both groups stand."""

TAILLE = 42
ENTRE_GROUPES = 64
TRAITS = {
    "plein": "trait plein",
    "tirets": "tirets",
    "points": "pointillé",
    "double": "trait double",
}
"""How each pattern is called."""


def draw_legende(legende: Legende) -> Planche:
    """The two groups one above the other, then a line for each arrow."""
    formes: list[Forme] = []
    top = _named(legende.haut, BORD + 10, formes) + 10 + TAILLE / 2
    first_foot = top + TAILLE / 2 + 14
    second_head = first_foot + ENTRE_GROUPES
    low = second_head + 14 + TAILLE / 2
    end = _named(legende.bas, low + TAILLE / 2 + 8, formes) + 10
    # What encloses a group goes below what it encloses.
    formes.insert(0, _enclosure(legende.haut, BORD, first_foot))
    formes.insert(0, _enclosure(legende.bas, second_head, end))
    for groupe, y in ((legende.haut, top), (legende.bas, low)):
        formes += [_member(groupe, x, y) for x in (GAUCHE, DROITE)]
    for fleche in legende.fleches:
        formes += _in_place(fleche, top, low)
    y = end + 22
    for fleche in legende.fleches:
        y = _explained(fleche, y, formes) + 12
    return Planche(LARGEUR, round(y), tuple(formes))


def _named(groupe: Groupe, y: float, formes: list[Forme]) -> float:
    colonne = Colonne(LARGEUR / 2, LARGEUR - 2 * BORD - 24, "middle")
    pile = stack(((groupe.titre, TITRE), (f"en {groupe.couleur}", TEXTE)), colonne, y)
    formes += pile.textes
    return pile.bas


def _enclosure(groupe: Groupe, top: float, foot: float) -> Boite:
    style = f"groupe-{groupe.couleur}"
    return Boite(BORD, unit(top), LARGEUR - 2 * BORD, unit(foot - top), 10, style)


def _member(groupe: Groupe, x: float, y: float) -> Trait:
    draw = personne if groupe.pictogramme == "personne" else batiment
    return draw(x, y, TAILLE, f"figure-{groupe.couleur}")


def _in_place(fleche: FlecheLegendee, top: float, low: float) -> list[Forme]:
    """The arrow where it stands in a drawing, and the name of its colour."""
    far, middle = TAILLE / 2 + 8, (top + low) / 2
    ways: dict[tuple[str, str], tuple[Point, Point, Colonne, float]] = {
        ("haut", "haut"): _across(top),
        ("bas", "bas"): _across(low),
        ("haut", "bas"): _down((GAUCHE, top + far), (GAUCHE, low - far), middle),
        ("bas", "haut"): _down((DROITE, low - far), (DROITE, top + far), middle),
    }
    start, end, colonne, y = ways[fleche.de, fleche.vers]
    name = stack(((fleche.couleur, TITRE),), colonne, y)
    return [*_line((start, end), fleche), *name.textes]


def _across(y: float) -> tuple[Point, Point, Colonne, float]:
    beside = TAILLE / 2 + 10
    label = Colonne(LARGEUR / 2, DROITE - GAUCHE - 2 * beside, "middle")
    return (GAUCHE + beside, y), (DROITE - beside, y), label, y - TITRE.interligne - 5


def _down(start: Point, end: Point, middle: float) -> tuple[Point, Point, Colonne, float]:
    x = start[0] + (40 if start[0] < LARGEUR / 2 else -40)
    return start, end, Colonne(x, 64, "middle"), middle - TITRE.interligne / 2


def _explained(fleche: FlecheLegendee, y: float, formes: list[Forme]) -> float:
    level = y + TITRE.taille * 0.63
    formes += _line(((BORD, level), (BORD + 56, level)), fleche)
    name = f"{fleche.couleur.capitalize()}, {TRAITS[fleche.trait]}"
    colonne = Colonne(BORD + 70, LARGEUR - 2 * BORD - 70)
    pile = stack(((name, TITRE), (fleche.sens, TEXTE)), colonne, y)
    formes += pile.textes
    return pile.bas


def _line(points: tuple[Point, Point], fleche: FlecheLegendee) -> list[Forme]:
    drawn = arrow(points, f"{fleche.couleur} trait-{fleche.trait}", pointe=13)
    # A double line is a thick one with its heart taken out.
    return [drawn, Trait(drawn.d, "coeur")] if fleche.trait == "double" else [drawn]
