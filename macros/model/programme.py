"""A training programme: days, half-days, sequences, and the work between two sessions.

Sequences carry no number: the generator counts them.
"""

from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, model_validator

from macros.model.base import (
    Entree,
    LienFiche,
    LienReference,
    Modele,
    Paragraphes,
    Prose,
    Relation,
    Texte,
)


class Activite(Modele):
    """What participants do: an exercise, a test, a role play…"""

    genre: Literal["exercice", "autoevaluation", "jeu_de_role", "mise_en_application", "bilan"]
    titre: Texte
    consigne: Paragraphes
    objectifs: tuple[Prose, ...] = ()


class Sequence(Modele):
    """A unit of work."""

    titre: Texte
    contenu: tuple[Prose, ...] = ()
    activites: tuple[Activite, ...] = ()
    fiches: tuple[LienFiche, ...] = ()

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if not self.contenu and not self.activites:
            raise ValueError("séquence vide : il y faut un contenu ou une activité")
        return self


Sequences: TypeAlias = Annotated[tuple[Sequence, ...], Field(min_length=1)]


class JourDeFormation(Modele):
    """A day of two half-days."""

    type: Literal["jour"]
    titre: Texte
    matin: Sequences
    apres_midi: Sequences


class Intersession(Modele):
    """The work asked between two days."""

    type: Literal["intersession"]
    titre: Texte
    consigne: Paragraphes
    objectifs: Paragraphes


Partie: TypeAlias = Annotated[JourDeFormation | Intersession, Field(discriminator="type")]


class Programme(Entree):
    """A programme as its source sets it out."""

    en_bref: Prose
    contexte: Paragraphes
    mises_en_situation: Paragraphes
    themes: Paragraphes
    deroule: Annotated[tuple[Partie, ...], Field(min_length=1)]
    non_precise: Paragraphes
    """What a reader would look for and no source says."""
    lies: tuple[Relation, ...] = ()
    sources: Annotated[tuple[LienReference, ...], Field(min_length=1)]
