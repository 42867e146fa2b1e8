"""A training programme: its days, and the work between two of them.

Days and sequences carry no number: the generator counts them.
"""

from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, model_validator

from macros.model.agenda import Journee, refuse_overflow
from macros.model.base import (
    Entier,
    Entree,
    LienJeu,
    LienReference,
    LienTerme,
    Modele,
    Paragraphes,
    Prose,
    Relation,
    Texte,
)

UNITES = {"jour": "du jour", "matinee": "de la matinée", "seance": "de la séance"}


class JourDeFormation(Journee):
    """A day of the programme; `jeux` are the sets of cards that it uses."""

    type: Literal["jour"]
    jeux: tuple[LienJeu, ...] = ()


class Intersession(Modele):
    """The work asked between two days."""

    type: Literal["intersession"]
    titre: Texte
    consigne: Paragraphes
    objectifs: Paragraphes


Partie: TypeAlias = Annotated[JourDeFormation | Intersession, Field(discriminator="type")]


class Programme(Entree):
    """A programme: what its source sets out, and the running order that the editors propose."""

    en_bref: Prose
    unite: Literal["jour", "matinee", "seance"]
    """What the programme calls each of its days."""
    participants: Annotated[Entier, Field(ge=1, le=60)]
    """How many people the running orders are counted for."""
    contexte: Paragraphes
    themes: Paragraphes
    mises_en_situation: tuple[Prose, ...] = ()
    deroule: Annotated[tuple[Partie, ...], Field(min_length=1)]
    commanditaire: Paragraphes
    """What the one who orders the programme provides and decides."""
    termes: Annotated[tuple[LienTerme, ...], Field(min_length=3)]
    """The words that whoever leads may have to explain: they make the glossary of its kits."""
    non_precise: Paragraphes
    """What a reader would look for and no source says."""
    proposition: Prose
    """What of this programme comes from the sources and what the editors propose."""
    lies: tuple[Relation, ...] = ()
    sources: Annotated[tuple[LienReference, ...], Field(min_length=1)]

    @property
    def jours(self) -> tuple[JourDeFormation, ...]:
        """The days alone."""
        return tuple(part for part in self.deroule if isinstance(part, JourDeFormation))

    @model_validator(mode="after")
    def _fits_its_hours(self) -> Self:
        numbers = {id(jour): number for number, jour in enumerate(self.jours, 1)}
        refuse_overflow(
            tuple(
                (f"deroule.{i}", f" {UNITES[self.unite]} {numbers[id(part)]}", part)
                for i, part in enumerate(self.deroule)
                if isinstance(part, JourDeFormation)
            )
        )
        return self
