"""A calculation, line by line: its words, and what the browser counts it again with."""

from dataclasses import dataclass

from macros.corpus import Corpus
from macros.model.estimation import SUR_DEVIS, Ligne, totals
from macros.model.tarif import UNITES, Poste, Tarif
from macros.tarification import TAXES, amount, counted
from macros.typography import NBSP, euros, french
from macros.views.commun import Prose, prose

A_PRECISER = "à préciser"
SANS_PRIX = "aucun prix publié"
SANS_VOLUME = "aucune formule publiée à ce volume"


@dataclass(frozen=True, slots=True)
class LigneView:
    """A line of a calculation: its words, and what the browser counts it again with."""

    nom: str
    """The line's name in the rate."""
    titre: str
    """What is counted."""
    precision: Prose
    """What is known of it."""
    quantite: str
    """« 3 interventions »; empty in the form."""
    calcul: str
    """« 3 × 100 € TTC »; empty in the form."""
    montant: str
    """« 300 € TTC » or « sur devis »; empty in the form."""
    demandee: bool
    """Whether a number is asked for it."""
    unite: str
    """« intervention »."""
    rencontres: str
    """The formats that it belongs to, separated by spaces; empty for all."""
    centimes: str
    """The price of one unit, in cents; empty when none is published."""
    taxe: str
    """« TTC »; empty without a price."""
    volumes: str
    """« 5 10 20 »; empty when nothing is sold by volume. A priced one reads « 5=12000-TTC »."""


@dataclass(frozen=True, slots=True)
class CalculView:
    """A calculation."""

    titre: str
    """The rate."""
    lignes: tuple[LigneView, ...]
    """The lines."""
    total: str
    """« 300 € TTC », or that nothing is published; empty in the form."""
    reste: str
    """What stays « sur devis », in words; empty in the form or when nothing does."""


def calcul_view(tarif: Tarif, lines: tuple[Ligne, ...], corpus: Corpus) -> CalculView:
    """A calculation in words."""
    return CalculView(
        titre=french(tarif.titre),
        lignes=tuple(_line(line, corpus) for line in lines),
        total=_total(lines),
        reste=_rest(lines),
    )


def _line(line: Ligne, corpus: Corpus) -> LigneView:
    number, price = line.nombre, line.prix
    quantity = A_PRECISER if number is None else counted(number, line.poste.unite)
    if price and line.volume:
        sum_ = amount(price)
    elif price:
        sum_ = f"{number}{NBSP}× {amount(price)}"
    else:
        sum_ = SANS_VOLUME if line.poste.volumes and not line.volume else SANS_PRIX
    priced = price is not None and line.montant is not None
    total = f"{euros(line.montant or 0)} {TAXES[price.taxe]}" if priced and price else SUR_DEVIS
    return ligne_view(line.poste, corpus, quantity, sum_, total)


def ligne_view(
    poste: Poste, corpus: Corpus, quantite: str = "", calcul: str = "", montant: str = ""
) -> LigneView:
    """A line in words; its quantity, calculation and amount are left empty in the form."""
    price = poste.prix
    return LigneView(
        nom=poste.nom,
        titre=french(poste.titre),
        precision=prose(poste.precision, corpus),
        quantite=quantite,
        calcul=calcul,
        montant=montant,
        demandee=poste.demande is not None,
        unite=UNITES[poste.unite],
        rencontres=" ".join(poste.rencontres),
        centimes=str(price.montant) if price else "",
        taxe=TAXES[price.taxe] if price else "",
        volumes=" ".join(
            f"{v.quantite.nombre}={v.prix.montant}-{TAXES[v.prix.taxe]}"
            if v.prix
            else str(v.quantite.nombre)
            for v in poste.volumes
        ),
    )


def _total(lines: tuple[Ligne, ...]) -> str:
    sums = totals(lines)
    told = (f"{euros(cents)} {TAXES[taxe]}" for taxe, cents in sums.items())
    return f"{NBSP}; ".join(told) or SANS_PRIX


def _rest(lines: tuple[Ligne, ...]) -> str:
    """« Séances en plus (1 séance) ; Déplacements »."""
    waiting = (line for line in lines if line.montant is None)
    return f"{NBSP}; ".join(map(_waiting, waiting))


def _waiting(line: Ligne) -> str:
    title = french(line.poste.titre)
    if line.nombre is None:
        return title
    return f"{title} ({counted(line.nombre, line.poste.unite)})"
