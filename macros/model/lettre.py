"""A letter to adapt: its text, its blanks, who signs."""

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import BaseModel, Field, model_validator

from macros.model.base import (
    Entree,
    Incoherence,
    LienReference,
    Modele,
    Nom,
    OuiNon,
    Paragraphes,
    Prose,
    Relation,
    Texte,
)
from macros.model.blocs import BlocDeLettre, Signataire
from macros.model.fiche import Pages
from macros.reading.inline import Run


class Variable(Modele):
    """A blank of the letter. Left empty, it stays a dotted line on paper."""

    type: Literal["texte", "texte_long", "date", "heure"]
    libelle: Texte
    aide: Texte
    exemple: Texte
    facultative: OuiNon = False


class Lettre(Entree):
    """A letter and the advice that goes with it."""

    resume: Prose
    moment: Literal["avant", "pendant", "apres", "formation", "administration"]
    quand: Paragraphes
    attention: Paragraphes
    variables: dict[Nom, Variable]
    expediteur: Paragraphes
    destinataire: Paragraphes
    lieu_et_date: Prose
    objet: Prose
    corps: Annotated[tuple[BlocDeLettre, ...], Field(min_length=1)]
    pages: Pages
    proposition: Prose
    lies: tuple[Relation, ...] = ()
    sources: Annotated[tuple[LienReference, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _blanks_are_declared(self) -> Self:
        used = set(_variables(self))
        for nom in sorted(used - self.variables.keys()):
            raise Incoherence("variables", f"la variable « {nom} » est employée mais pas déclarée")
        for nom in sorted(self.variables.keys() - used):
            raise Incoherence(
                f"variables.{nom}", f"la variable « {nom} » est déclarée mais jamais employée"
            )
        return self


def _variables(value: object) -> Iterator[str]:
    match value:
        case Run(variable=nom) if nom:
            yield nom
        case Signataire(nom=nom):
            yield nom.strip("{}")
        case BaseModel():
            for nom in type(value).model_fields:
                yield from _variables(getattr(value, nom))
        case tuple():
            for item in value:
                yield from _variables(item)
