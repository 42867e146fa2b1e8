"""A letter or a document to adapt: its text, its blanks, who signs, what comes next."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, Literal, Self, TypeAlias

from pydantic import BaseModel, Field, TypeAdapter, ValidationError, model_validator

from macros.model.base import (
    Entier,
    Entree,
    Incoherence,
    LienEntree,
    LienReference,
    Modele,
    Nom,
    OuiNon,
    Paragraphes,
    Prose,
    Relation,
    Texte,
)
from macros.model.blocs import Mot
from macros.model.courrier import BlocDeLettre, Passage, Releve, Signataire
from macros.model.fiche import Pages
from macros.model.reponse import RAPPEL
from macros.model.temps import Heure, Jour
from macros.reading.inline import Run

TypeDeVariable: TypeAlias = Literal[
    "texte", "texte_long", "date", "heure", "choix", "personnes", "montant"
]

MONTANT = re.compile(r"[0-9]{1,7}(,[0-9]{2})?")
"""A sum in euros, as it is typed: « 1250 » or « 1250,50 »."""

RubriqueDeLettre: TypeAlias = Literal[
    "nom", "siege", "telephone", "courriel", "immatriculation", "declaration_activite"
]
"""What the publisher's file may write in a letter."""


class Variable(Modele):
    """A blank of the letter. Left empty, it stays a dotted line on paper.

    `groupe` heads the part of the form that it stands in. Where a name would say too much,
    `pseudonyme` asks for a first name or a role. `coordonnees` marks what the sender writes alike
    in every letter. Several people are written « Lina ; sa marraine ». `organisme` names what
    the publisher's file writes there at first, for a letter that the publisher sends.
    """

    groupe: Mot
    type: TypeDeVariable
    libelle: Texte
    aide: Texte
    exemple: Texte
    choix: Annotated[tuple[Texte, ...], Field(max_length=8)] = ()
    facultative: OuiNon = False
    pseudonyme: OuiNon = False
    coordonnees: OuiNon = False
    organisme: tuple[RubriqueDeLettre, ...] = ()

    @model_validator(mode="after")
    def _choices_go_with_their_type(self) -> Self:
        if len(self.choix) == 1 or (self.type == "choix") is not bool(self.choix):
            message = "deux choix au moins pour le type « choix », et pour lui seul"
            raise Incoherence("choix", message)
        return self

    @model_validator(mode="after")
    def _the_publisher_writes_text(self) -> Self:
        if self.organisme and self.type != "texte":
            raise Incoherence("organisme", "l’organisme ne remplit que le type « texte »")
        return self

    @model_validator(mode="after")
    def _example_is_of_its_type(self) -> Self:
        if self.type == "choix" and self.exemple not in self.choix:
            raise Incoherence("exemple", f"« {self.exemple} » n’est pas un des choix")
        if message := _EXAMPLES.get(self.type, _anything)(self.exemple):
            raise Incoherence("exemple", message)
        return self


def _anything(written: str) -> str:
    return ""


def _typed(kind: Any, message: str) -> Callable[[str], str]:
    adapter: TypeAdapter[Any] = TypeAdapter(kind)

    def wrong(written: str) -> str:
        try:
            adapter.validate_python(written)
        except ValidationError:
            return message
        return ""

    return wrong


def _sum(written: str) -> str:
    return "" if MONTANT.fullmatch(written) else "somme attendue, par exemple « 1250,50 »"


_EXAMPLES: Mapping[str, Callable[[str], str]] = {
    "date": _typed(Jour, "date attendue, écrite année-mois-jour : 2026-11-22"),
    "heure": _typed(Heure, "heure attendue, par exemple « 9 h » ou « 13 h 30 »"),
    "montant": _sum,
}


class Echeance(Modele):
    """A reminder for the calendar, so many months and days after the date `depuis`."""

    titre: Texte
    depuis: Nom
    mois: Annotated[Entier, Field(ge=0, le=24)] = 0
    jours: Annotated[Entier, Field(ge=-90, le=90)] = 0


class Suite(Modele):
    """What comes after the letter, when, the page that helps, and a reminder."""

    etape: Texte
    quand: Prose
    vers: LienEntree | None = None
    rappel: Echeance | None = None


class Droit(Modele):
    """What a text of law says here, and the date of the version that was read."""

    texte: Prose
    version: Jour | None = None


class Lettre(Entree):
    """A letter and the advice that goes with it."""

    resume: Prose
    moment: Literal["avant", "pendant", "apres", "formation", "administration"]
    quand: Paragraphes
    attention: Paragraphes
    droit: tuple[Droit, ...] = ()
    variables: dict[Nom, Variable]
    papier: Literal["portrait", "paysage"] = "portrait"
    expediteur: tuple[Prose, ...] = ()
    destinataire: tuple[Prose, ...] = ()
    lieu_et_date: Prose | None = None
    objet: Prose
    corps: Annotated[tuple[BlocDeLettre, ...], Field(min_length=1)]
    pages: Pages
    suites: tuple[Suite, ...] = ()
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

    @model_validator(mode="after")
    def _labels_tell_blanks_apart(self) -> Self:
        """A LibreOffice field is known by its label alone."""
        owners: dict[str, str] = {}
        for nom, variable in self.variables.items():
            owner = owners.setdefault(variable.libelle, nom)
            if owner != nom:
                message = f"libellé déjà pris par la variable « {owner} »"
                raise Incoherence(f"variables.{nom}.libelle", message)
        return self

    @model_validator(mode="after")
    def _names_are_not_shared(self) -> Self:
        taken, captions = set(self.variables), set[str]()
        for place, bloc in _named(self.corps):
            names = bloc.noms if isinstance(bloc, Releve) else {bloc.nom}
            if shared := sorted(names & taken):
                raise Incoherence(f"corps.{place}.nom", f"« {shared[0]} » est déjà pris")
            taken |= names
            if isinstance(bloc, Releve):
                if bloc.legende in captions:
                    message = "légende déjà prise : LibreOffice distingue les cellules par elle"
                    raise Incoherence(f"corps.{place}.legende", message)
                captions.add(bloc.legende)
        return self

    @model_validator(mode="after")
    def _reminder_keeps_its_names(self) -> Self:
        for nom in self.variables:
            if nom.startswith(f"{RAPPEL}_"):
                raise Incoherence(f"variables.{nom}", "ce nom est celui d’une rubrique du rappel")
        return self

    @model_validator(mode="after")
    def _reminders_start_from_a_date(self) -> Self:
        for i, suite in enumerate(self.suites):
            if suite.rappel:
                start = self.variables.get(suite.rappel.depuis)
                if not start or start.type != "date":
                    message = f"« {suite.rappel.depuis} » n’est pas une date de la lettre"
                    raise Incoherence(f"suites.{i}.rappel.depuis", message)
        return self


def _named(blocs: tuple[BlocDeLettre, ...]) -> Iterator[tuple[str, Passage | Releve]]:
    """The passages and the rows of a letter, with their places."""
    for i, bloc in enumerate(blocs):
        if isinstance(bloc, Passage | Releve):
            yield str(i), bloc
        if isinstance(bloc, Passage):
            yield from ((f"{i}.blocs.{place}", inside) for place, inside in _named(bloc.blocs))


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
