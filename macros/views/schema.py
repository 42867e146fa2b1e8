"""A diagram, as pages show it: its drawing, and the same thing in words."""

from dataclasses import dataclass

from macros.corpus import Corpus
from macros.drawing.schema import draw
from macros.drawing.shapes import Planche
from macros.model.schema import Schema
from macros.reading.inline import Run
from macros.typography import french
from macros.views.commun import Prose, prose, proses


@dataclass(frozen=True, slots=True)
class SchemaView:
    """A diagram."""

    slug: str
    """What makes its identifiers unique on a page."""
    forme: str
    """`echelle`, `parcours`…: it picks the style."""
    titre: str
    """Its title."""
    resume: str
    """What a screen reader says in place of the drawing."""
    planche: Planche
    """The drawing."""
    note: Prose
    """What of it is the editors'; may be empty."""
    description: tuple[Prose, ...]
    """All that it shows, in words."""
    sources: Prose
    """Calls to what it rests on."""


def schema_view(schema: Schema, corpus: Corpus) -> SchemaView:
    """A diagram, drawn."""
    return SchemaView(
        slug=schema.slug,
        forme=schema.dessin.forme,
        titre=french(schema.titre),
        resume=french(schema.resume),
        planche=draw(schema.dessin),
        note=prose(schema.note or (), corpus),
        description=proses(schema.description, corpus),
        sources=prose([Run("", lien=slug.adresse) for slug in schema.sources], corpus),
    )
