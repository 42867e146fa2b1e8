"""An estimate: its calculation, and the worked examples that both Python and the browser redo."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema

from macros.model.base import Entree, Fictif, LienTarif, Modele, Nom, Prose
from macros.model.tarif import Poste, Prix, QuantiteEcrite, Rencontre, Tarif, Volume, centimes

SUR_DEVIS = "sur devis"


def _expected(written: Any) -> Any:
    return None if written in (None, SUR_DEVIS) else centimes(written)


MontantAttendu = Annotated[
    int | None, BeforeValidator(_expected), WithJsonSchema({"type": "string"})
]
"""An amount, written in euros and kept in cents, or « sur devis »."""


@dataclass(frozen=True, slots=True)
class Ligne:
    """A line of a calculation. `montant` is in cents; None: « sur devis »."""

    poste: Poste
    nombre: int | None
    volume: Volume | None
    prix: Prix | None
    montant: int | None


def estimer(tarif: Tarif, rencontre: str | None, nombres: Mapping[str, int]) -> tuple[Ligne, ...]:
    """The lines of an estimate, in the order of the rate.

    A line that asks for a number is left out at 0; one that belongs to other formats is left out
    too. Amounts are whole numbers times whole cents: nothing is rounded. Nothing is converted:
    hours that make no published volume have no price.
    """
    return tuple(
        _line(poste, nombres.get(poste.nom, 0) if poste.demande else None)
        for poste in tarif.postes
        if (not poste.rencontres or rencontre in poste.rencontres)
        and (not poste.demande or nombres.get(poste.nom))
    )


def _line(poste: Poste, nombre: int | None) -> Ligne:
    volume = next((v for v in poste.volumes if v.quantite.nombre == nombre), None)
    if volume:
        price = volume.prix
        return Ligne(poste, nombre, volume, price, price.montant if price else None)
    price = poste.prix
    amount = price.montant * nombre if price and nombre else None
    return Ligne(poste, nombre, None, price, amount)


def totals(lines: tuple[Ligne, ...]) -> dict[str, int]:
    """What the published prices add up to, in cents, by tax status: taxes are never mixed."""
    sums: dict[str, int] = {}
    for line in lines:
        if line.prix and line.montant is not None:
            sums[line.prix.taxe] = sums.get(line.prix.taxe, 0) + line.montant
    return sums


class LigneAttendue(Modele):
    """A line that the example must give."""

    poste: Nom
    montant: MontantAttendu


class Estimation(Entree):
    """A worked example of an estimate, always invented; the calculation must give what it says."""

    fictif: Fictif
    recit: Prose
    tarif: LienTarif
    rencontre: Rencontre | None = None
    nombres: Annotated[dict[Nom, QuantiteEcrite], Field(min_length=1)]
    lignes: Annotated[tuple[LigneAttendue, ...], Field(min_length=1)]
    total: MontantAttendu
