"""A ladder between two poles: it widens from the most closed to the most open."""

from macros.drawing.lettering import GRAND, TEXTE, TITRE, Colonne, stack
from macros.drawing.shapes import BORD, LARGEUR, Forme, Planche, line
from macros.model.schema import Echelle, Element

MILIEU = LARGEUR / 2
ETROIT, LARGE = 126, MILIEU - BORD
"""Half the distance between the rails, at the top and at the bottom."""

AU_DESSUS, AU_DESSOUS = 15, 9
"""What is left blank above the words that stand on a rung, and below them."""


def draw_echelle(echelle: Echelle) -> Planche:
    """The two poles, the rails and a rung under each label."""
    formes: list[Forme] = []
    top = _pole(echelle.haut, BORD, formes) + 10
    y, rungs = top, []
    for barreau in echelle.barreaux:
        # The rails are narrowest at the top: what fits there fits everywhere.
        colonne = Colonne(MILIEU, 2 * (ETROIT - 14), "middle")
        items = ((barreau.titre, TITRE), (barreau.precision, TEXTE))
        pile = stack(items, colonne, y + AU_DESSUS)
        formes += pile.textes
        y = pile.bas + AU_DESSOUS
        rungs.append(y)
    foot = y + AU_DESSUS
    bottom = _pole(echelle.bas, foot + 10, formes)
    return Planche(LARGEUR, round(bottom + BORD), (*_ladder(top, rungs, foot), *formes))


def _pole(pole: Element, y: float, formes: list[Forme]) -> float:
    colonne = Colonne(MILIEU, LARGEUR - 2 * BORD, "middle")
    pile = stack(((pole.titre, GRAND), (pole.precision, TEXTE)), colonne, y)
    formes += pile.textes
    return pile.bas


def _ladder(top: float, rungs: list[float], foot: float) -> list[Forme]:
    def half(y: float) -> float:
        return ETROIT + (LARGE - ETROIT) * (y - top) / (foot - top)

    rails = [
        line((MILIEU + side * half(top), top), (MILIEU + side * half(foot), foot), "montant")
        for side in (-1, 1)
    ]
    return [*rails, *(line((MILIEU - half(y), y), (MILIEU + half(y), y), "barreau") for y in rungs)]
