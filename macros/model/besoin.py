"""A need in the reader's words, and the questions asked before choosing an offer."""

from typing import Annotated, Literal

from pydantic import Field

from macros.model.base import (
    Entree,
    LienEntree,
    LienOffre,
    LienReference,
    Modele,
    Paragraphes,
    Prose,
    Texte,
)


class Reponse(Modele):
    """An offer that answers a need, and why."""

    offre: LienOffre
    pourquoi: Prose


class Ailleurs(Modele):
    """What answers a need without buying anything: a page, a sheet, a kit."""

    vers: LienEntree
    pourquoi: Texte


class Besoin(Entree):
    """A need: `titre` is what a service says of itself."""

    texte: Prose
    reponses: Annotated[tuple[Reponse, ...], Field(min_length=1)]
    seul: Annotated[tuple[Ailleurs, ...], Field(min_length=1)]
    """What one can do without buying anything."""


class Question(Entree):
    """A question, as readers ask it (`titre`), and its answer."""

    theme: Literal["choisir", "prix", "deroulement", "informations", "formation", "demande"]
    reponse: Paragraphes
    sources: tuple[LienReference, ...] = ()
