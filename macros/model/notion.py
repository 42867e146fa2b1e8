"""The notions of the method: the seven markers, the four S.O.R.A. stages, the principles."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from macros.model.base import (
    Confusion,
    Entier,
    Entree,
    Exemple,
    Incoherence,
    LienReference,
    Paragraphes,
    Prose,
    Relation,
    Texte,
)

Section = Literal["definition", "utilite", "faire", "dire", "questions", "limites", "exemple"]


class Notion(Entree):
    """A notion page, section by section.

    `propositions` names the sections that no source carries: they show the mention
    « proposition de la rédaction ».
    """

    en_bref: Prose
    definition: Paragraphes
    utilite: Paragraphes
    faire: Paragraphes
    limites: Paragraphes
    confusions: Annotated[tuple[Confusion, ...], Field(min_length=1)]
    exemple: Exemple
    propositions: tuple[Section, ...] = ()
    lies: tuple[Relation, ...] = ()
    sources: Annotated[tuple[LienReference, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _proposes_what_it_has(self) -> Self:
        for nom in self.propositions:
            if nom not in type(self).model_fields:
                raise Incoherence("propositions", f"cette entrée n’a pas de section « {nom} »")
        return self


class Composante(Notion):
    """One of the seven markers of multidirectional partiality.

    The sources announce seven components and list none: the list is the editors' synthesis.
    """

    rang: Annotated[Entier, Field(ge=1, le=7)]
    dire: Annotated[tuple[Texte, ...], Field(min_length=2)]


class Sora(Notion):
    """One of the four stages: Situer, Observer, Réfléchir, Agir."""

    rang: Annotated[Entier, Field(ge=1, le=4)]
    questions: Annotated[tuple[Texte, ...], Field(min_length=3)]


class Principe(Notion):
    """A regulating principle named by a source, or a way of working that one describes."""

    statut: Literal["principe", "maniere"]
