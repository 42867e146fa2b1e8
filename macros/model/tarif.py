"""What is paid for, in what unit, at what price: the only place where a price is written."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from macros.model.base import (
    Entier,
    Entree,
    Incoherence,
    LienAffirmation,
    LienOffre,
    LienReference,
    Modele,
    Nom,
    Paragraphes,
    Prose,
    Texte,
)
from macros.model.temps import Jour, plain_spaces

Unite = Literal[
    "intervention", "seance", "heure", "entretien", "jour", "matinee", "personne", "forfait"
]
"""Units are never converted into one another: a session is not an hour."""

UNITES: dict[str, str] = {
    "intervention": "intervention",
    "seance": "séance",
    "heure": "heure",
    "entretien": "entretien",
    "jour": "jour",
    "matinee": "matinée",
    "personne": "personne",
    "forfait": "forfait",
}
"""Each unit as it is written; its plural takes an « s »."""

Rencontre = Literal["reunion", "face_a_face", "telephone", "visioconference"]
"""The formats of document 000."""

MAX_CENTIMES = 10_000_000
_MONTANT = re.compile(r"([0-9]{1,3}(?: ?[0-9]{3}){0,4})(?:,([0-9]{2}))? ?€")


def centimes(written: Any) -> Any:
    """Euros as written → cents. Raises ValueError when it is no amount."""
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
    BeforeValidator(centimes),
    WithJsonSchema({"type": "string", "pattern": r"^\d{1,3}( ?\d{3})*(,\d{2})? ?€$"}),
]
"""An amount of money, written in euros and kept in cents."""


class Quantite(Modele):
    """A number of units."""

    nombre: Annotated[Entier, Field(ge=1, le=1000)]
    unite: Unite


_QUANTITE = re.compile(r"([0-9]{1,4}) ([a-zé]+?)s?")


def _quantite(written: Any) -> Any:
    found = _QUANTITE.fullmatch(plain_spaces(written)) if isinstance(written, str) else None
    units = {word: unite for unite, word in UNITES.items()}
    if not found or found[2] not in units:
        known = ", ".join(UNITES.values())
        raise ValueError(f"quantité attendue, par exemple « 5 heures » ; unités : {known}")
    return {"nombre": found[1], "unite": units[found[2]]}


QuantiteEcrite = Annotated[
    Quantite,
    BeforeValidator(_quantite),
    WithJsonSchema({"type": "string", "pattern": r"^\d{1,4} [a-zé]+$"}),
]
"""A number of units, written « 5 heures »."""


class Prix(Modele):
    """A published price: what one unit costs, and the document that says so.

    `affirmation` is the declared figure that tells how far the price can be trusted.
    """

    montant: Centimes
    par: Unite
    taxe: Literal["ttc", "ht", "sans_tva"]
    facture_a: Texte
    comprend: Paragraphes
    reserve: Prose
    valable_jusqu_au: Jour | None = None
    affirmation: LienAffirmation
    source: LienReference

    def expired(self, today: date) -> bool:
        """Whether the price no longer holds on a day."""
        return self.valable_jusqu_au is not None and self.valable_jusqu_au < today


class Demande(Modele):
    """The number that an estimate asks for: a whole one, from 0 to `maximum`."""

    question: Texte
    aide: Texte
    depart: Annotated[Entier, Field(ge=0, le=1000)]
    maximum: Annotated[Entier, Field(ge=1, le=1000)]

    @model_validator(mode="after")
    def _starts_within(self) -> Self:
        if self.depart > self.maximum:
            raise Incoherence("depart", f"départ {self.depart} au-dessus du maximum")
        return self


class Volume(Modele):
    """A volume sold as a whole, such as five hours. Without `prix`, it is « sur devis »."""

    quantite: QuantiteEcrite
    prix: Prix | None = None


class Poste(Modele):
    """A line of an estimate. Without a price of its own or of a volume, it is « sur devis ».

    `demande` asks how many; without it the line only tells what is to be asked. `rencontres` are
    the formats that the line belongs to: all of them when there is none.
    """

    nom: Nom
    titre: Texte
    unite: Unite
    precision: Prose
    demande: Demande | None = None
    rencontres: tuple[Rencontre, ...] = ()
    prix: Prix | None = None
    volumes: tuple[Volume, ...] = ()

    @model_validator(mode="after")
    def _counts_in_one_unit(self) -> Self:
        if self.prix and self.volumes:
            raise Incoherence("volumes", "un poste a un prix ou des volumes, pas les deux")
        if (self.prix or self.volumes) and not self.demande:
            raise Incoherence("demande", "un prix se multiplie : dites ce que l’on demande")
        sold = [volume.quantite.nombre for volume in self.volumes]
        for i, nombre in enumerate(sold):
            if nombre in sold[:i]:
                raise Incoherence(f"volumes.{i}.quantite", f"{nombre} : ce volume est déjà vendu")
        for place, given in self._units():
            if given != self.unite:
                words = f"{UNITES[given]}, et le poste se compte par {UNITES[self.unite]}"
                raise Incoherence(place, f"compté par {words} : rien ne convertit l’un en l’autre")
        return self

    def _units(self) -> Iterator[tuple[str, Unite]]:
        if self.prix:
            yield "prix.par", self.prix.par
        for i, volume in enumerate(self.volumes):
            yield f"volumes.{i}.quantite", volume.quantite.unite
            if volume.prix and volume.prix.par != "forfait":
                message = "le prix d’un volume est celui du tout : écrivez « par: forfait »"
                raise Incoherence(f"volumes.{i}.prix.par", message)


class Tarif(Entree):
    """A way of buying an offer: its lines, each with its price or « sur devis »."""

    offre: LienOffre
    description: Prose
    rencontres: tuple[Rencontre, ...] = ()
    postes: Annotated[tuple[Poste, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _lines_differ(self) -> Self:
        names = [poste.nom for poste in self.postes]
        for i, poste in enumerate(self.postes):
            if poste.nom in names[:i]:
                raise Incoherence(f"postes.{i}.nom", f"« {poste.nom} » nomme déjà un poste")
            if unknown := set(poste.rencontres) - set(self.rencontres):
                message = f"« {min(unknown)} » n’est pas une rencontre de ce tarif"
                raise Incoherence(f"postes.{i}.rencontres", message)
        if not any(poste.demande for poste in self.postes):
            raise Incoherence("postes", "rien n’est demandé : un poste au moins a sa « demande »")
        return self

    @property
    def prix(self) -> tuple[Prix, ...]:
        """Every published price."""
        return tuple(price for poste in self.postes for price in prices(poste))


def prices(poste: Poste) -> Iterator[Prix]:
    """The published prices of a line."""
    if poste.prix:
        yield poste.prix
    yield from (volume.prix for volume in poste.volumes if volume.prix)
