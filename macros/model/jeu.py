"""A set of cards to print, cut and hand out: A6, both sides."""

from typing import Annotated

from pydantic import Field

from macros.model.base import (
    Entree,
    LienEntree,
    LienReference,
    Modele,
    Paragraphes,
    Prose,
    Relation,
    Texte,
)


class Carte(Modele):
    """A card: a name and a sentence on one side, what to do with it on the other."""

    titre: Texte
    phrase: Prose
    verso: Annotated[tuple[Prose, ...], Field(min_length=1, max_length=6)]
    vers: LienEntree | None = None
    """The page that says more."""


class Jeu(Entree):
    """A set of cards."""

    resume: Prose
    usages: Paragraphes
    """Ways of using it."""
    cartes: Annotated[tuple[Carte, ...], Field(min_length=3, max_length=32)]
    proposition: Prose
    """What of these cards comes from the sources and what the editors propose."""
    lies: tuple[Relation, ...] = ()
    sources: Annotated[tuple[LienReference, ...], Field(min_length=1)]
