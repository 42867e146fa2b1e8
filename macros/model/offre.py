"""An offer: what is proposed to a service, in what form, and what it costs."""

import re
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from macros.model.base import (
    Entier,
    Entree,
    Incoherence,
    LienAffirmation,
    LienReference,
    Modele,
    Paragraphes,
    Prose,
    Relation,
    Slug,
    Texte,
)
from macros.model.temps import plain_spaces

Unite = Literal["intervention", "seance", "heure"]
"""Units are never converted into one another: a session is not an hour."""

MAX_CENTIMES = 10_000_000
_MONTANT = re.compile(r"([0-9]{1,3}(?: ?[0-9]{3}){0,4})(?:,([0-9]{2}))? ?€")


def _centimes(written: Any) -> Any:
    if isinstance(written, int):
        return written
    found = _MONTANT.fullmatch(plain_spaces(written)) if isinstance(written, str) else None
    if not found:
        raise ValueError("montant attendu, par exemple « 100 € » ou « 1 250,50 € »")
    cents = int(found[1].replace(" ", "")) * 100 + int(found[2] or 0)
    if not 0 < cents <= MAX_CENTIMES:
        raise ValueError("montant attendu entre 0,01 € et 100 000 €")
    return cents


Centimes = Annotated[
    int,
    BeforeValidator(_centimes),
    WithJsonSchema({"type": "string", "pattern": r"^\d{1,3}( ?\d{3})*(,\d{2})? ?€$"}),
]
"""An amount of money, written in euros and kept in cents."""


class Quantite(Modele):
    """A number of units."""

    nombre: Annotated[Entier, Field(ge=1, le=1000)]
    unite: Unite

    def plus(self, other: "Quantite") -> "Quantite":
        """The sum of two quantities of one unit; ValueError when the units differ."""
        if self.unite != other.unite:
            raise ValueError(f"des {self.unite}s et des {other.unite}s ne s’additionnent pas")
        return Quantite(nombre=self.nombre + other.nombre, unite=self.unite)


class Prix(Modele):
    """A published price: what one unit costs, and the document that says so."""

    montant: Centimes
    unite: Unite
    taxe: Literal["ttc", "ht", "sans_tva"]
    facture_a: Texte
    comprend: Paragraphes
    reserve: Prose
    source: LienReference


class Formule(Modele):
    """A way of buying the offer. Without `prix`, it is « sur devis »."""

    slug: Slug
    titre: Texte
    description: Prose
    quantite: Quantite | None = None
    prix: Prix | None = None


_POURCENTAGE = re.compile(r"\d\s*%")


class Constat(Modele):
    """A finding or a result, tied to the declared figure it holds, if any."""

    texte: Prose
    affirmation: LienAffirmation | None = None

    @model_validator(mode="after")
    def _percentage_is_declared(self) -> Self:
        text = "".join(run.texte for run in self.texte)
        if _POURCENTAGE.search(text) and not self.affirmation:
            raise Incoherence("texte", "un pourcentage demande son « affirmation »")
        return self


class Modalite(Constat):
    """A practical point: place, rhythm, duration…"""

    libelle: Texte


class Groupe(Modele):
    """A family of situations, with its examples."""

    titre: Texte
    exemples: Paragraphes


class Offre(Entree):
    """An offer, whole, as its source describes it."""

    en_bref: Prose
    pour_qui: Paragraphes
    constats: Annotated[tuple[Constat, ...], Field(min_length=1)]
    objectif: Paragraphes
    obstacles: Annotated[tuple[Texte, ...], Field(min_length=1)]
    resultats: Annotated[tuple[Constat, ...], Field(min_length=1)]
    resultats_reserve: Prose
    convient_surtout: Annotated[tuple[Groupe, ...], Field(min_length=1)]
    formules: Annotated[tuple[Formule, ...], Field(min_length=1)]
    modalites: Annotated[tuple[Modalite, ...], Field(min_length=1)]
    limites: Paragraphes
    lies: tuple[Relation, ...] = ()
    sources: Annotated[tuple[LienReference, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _formulas_differ(self) -> Self:
        slugs = [formule.slug for formule in self.formules]
        if len(set(slugs)) < len(slugs):
            raise Incoherence("formules", "deux formules portent le même nom court")
        return self
