"""A term of the glossary."""

from typing import Annotated

from pydantic import Field

from macros.model.base import Confusion, Entree, LienReference, Paragraphes, Relation, Texte


class Terme(Entree):
    """A word of the trade and all the ways of writing it.

    `formes` are inflected forms, recognised in the text of pages; `synonymes` are other words
    that a reader may type in the search.
    """

    sigle: Texte | None = None
    formes: tuple[Texte, ...] = ()
    synonymes: tuple[Texte, ...] = ()
    definition: Paragraphes
    confusions: tuple[Confusion, ...] = ()
    lies: tuple[Relation, ...] = ()
    sources: Annotated[tuple[LienReference, ...], Field(min_length=1)]
