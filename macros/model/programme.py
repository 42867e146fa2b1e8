"""A training programme: its days, and the work between two of them.

Days and sequences carry no number: the generator counts them.
"""

from typing import Annotated, Any, Literal, Self, TypeAlias

from pydantic import BeforeValidator, Field, model_validator

from macros.model.agenda import Journee, refuse_overflow
from macros.model.base import (
    Entier,
    Entree,
    LienJeu,
    LienReference,
    LienTerme,
    Modele,
    OuiNon,
    Paragraphes,
    Prose,
    Relation,
    Texte,
)
from macros.model.organisme import A_COMPLETER

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


def _given(written: Any) -> Any:
    return None if written == A_COMPLETER else written


class Rubrique(Modele):
    """An item of the public information; `proposition` says that the editors wrote it."""

    texte: Paragraphes
    proposition: OuiNon


RubriqueAttendue = Annotated[Rubrique | None, BeforeValidator(_given)]
"""An item, or « à compléter » for what only the training organisation can say."""


class Information(Modele):
    """Six of the nine items that French training organisations make public.

    The other three come from elsewhere: the duration from the days, the rates from `tarifs.yml`,
    the contacts from `organisme.yml`. Rule: Qualiopi, indicator 1 (`certifopac-indicateur-1`).
    """

    prerequis: RubriqueAttendue
    objectifs: RubriqueAttendue
    acces: RubriqueAttendue
    methodes: RubriqueAttendue
    evaluation: RubriqueAttendue
    accessibilite: RubriqueAttendue


class Resultat(Modele):
    """A result indicator: its value, the period and the number of people that it speaks of.

    Rule: Qualiopi, indicator 2 (`certifopac-critere-1`).
    """

    indicateur: Texte
    valeur: Texte
    periode: Texte
    effectif: Annotated[Entier, Field(ge=1, le=100_000)]
    source: LienReference


ResultatsAttendus = Annotated[
    Annotated[tuple[Resultat, ...], Field(min_length=1)] | None, BeforeValidator(_given)
]


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
    information: Information | None = None
    """What makes it a training; none for what a team goes through with a third party."""
    resultats: ResultatsAttendus = None
    """The result indicators of a training, or « à compléter »."""
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

    def manquants(self) -> tuple[tuple[str, ...], ...]:
        """Where the public information of a training still waits for its organisation."""
        if not self.information:
            return ()
        items = (("information", nom) for nom in Information.model_fields)
        missing = tuple(place for place in items if getattr(self.information, place[1]) is None)
        return missing if self.resultats is not None else (*missing, ("resultats",))

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
