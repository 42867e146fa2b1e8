"""A diagram: which module draws each form."""

from macros.drawing.distances import draw_distances
from macros.drawing.echange import draw_echange
from macros.drawing.echelle import draw_echelle
from macros.drawing.legende import draw_legende
from macros.drawing.parcours import draw_parcours
from macros.drawing.shapes import Planche
from macros.model.schema import Dessin, Distances, Echange, Echelle, Legende, Parcours


def draw(dessin: Dessin) -> Planche:
    """Draw a form."""
    match dessin:
        case Echelle():
            return draw_echelle(dessin)
        case Parcours():
            return draw_parcours(dessin)
        case Legende():
            return draw_legende(dessin)
        case Echange():
            return draw_echange(dessin)
        case Distances():
            return draw_distances(dessin)
