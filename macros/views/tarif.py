"""Rates: what each line costs and comprises, or « sur devis »."""

from dataclasses import dataclass

from macros.corpus import Corpus
from macros.model.estimation import SUR_DEVIS
from macros.model.offre import Offre
from macros.model.tarif import UNITES, Poste, Prix, Tarif, prices
from macros.tarification import rate_in_words, unit_price, volumes_in_words
from macros.typography import NBSP, capital, day, french
from macros.views.commun import LienView, Prose, lien, prose, proses

RENCONTRES = {
    "reunion": "réunion sur place",
    "face_a_face": "entretien en face à face",
    "telephone": "téléphone",
    "visioconference": "visioconférence",
}


@dataclass(frozen=True, slots=True)
class PrixView:
    """A published price."""

    montant: str
    """« 100 € TTC par intervention »."""
    facture_a: str
    """Who is invoiced."""
    comprend: tuple[Prose, ...]
    """What the price comprises."""
    reserve: Prose
    """What the source does not say of it."""
    validite: str
    """Until when it holds, or that no source says."""
    chiffre: LienView
    """The declared figure."""
    origine: LienView
    """The document that gives the price."""


@dataclass(frozen=True, slots=True)
class PosteView:
    """A line of a rate."""

    titre: str
    """What is counted."""
    quantite: str
    """« par intervention », « 5, 10 ou 20 heures »."""
    tarif: str
    """Its price, or « sur devis »."""
    precision: Prose
    """What is known of it, and what is not."""


@dataclass(frozen=True, slots=True)
class TarifView:
    """A way of buying an offer."""

    ancre: str
    """Its identifier on the page."""
    titre: str
    """Its name."""
    resume: str
    """Its price in a few words, or « sur devis »."""
    description: Prose
    """What it is."""
    rencontres: str
    """The formats; empty when no source gives any."""
    postes: tuple[PosteView, ...]
    """What is counted, line by line."""
    prix: tuple[PrixView, ...]
    """The published prices."""


@dataclass(frozen=True, slots=True)
class TarifsDOffreView:
    """The rates of one offer."""

    offre: LienView
    """The offer."""
    tarifs: tuple[TarifView, ...]
    """Its rates."""


def tarifs_of(offre: Offre, corpus: Corpus) -> tuple[Tarif, ...]:
    """The rates of an offer, in the order of the file."""
    return tuple(tarif for tarif in corpus.tous(Tarif) if tarif.offre == offre.slug)


def offers(corpus: Corpus) -> tuple[Offre, ...]:
    """The offers, in the order in which `tarifs.yml` first names them."""
    named = dict.fromkeys(tarif.offre.adresse for tarif in corpus.tous(Tarif))
    found = (corpus.entrees[address] for address in named)
    return tuple(offre for offre in found if isinstance(offre, Offre))


def tarifs_view(corpus: Corpus) -> tuple[TarifsDOffreView, ...]:
    """Every rate, offer by offer."""
    return tuple(
        TarifsDOffreView(
            lien(f"offre/{offre.slug}", corpus),
            tuple(tarif_view(tarif, corpus) for tarif in tarifs_of(offre, corpus)),
        )
        for offre in offers(corpus)
    )


def tarif_view(tarif: Tarif, corpus: Corpus) -> TarifView:
    """A way of buying an offer."""
    priced = any(tarif.prix)
    return TarifView(
        ancre=tarif.slug,
        titre=french(tarif.titre),
        resume=rate_in_words(tarif) if priced else SUR_DEVIS,
        description=prose(tarif.description, corpus),
        rencontres=", ".join(RENCONTRES[one] for one in tarif.rencontres),
        postes=tuple(_poste(poste, corpus) for poste in tarif.postes),
        prix=tuple(_price(price, corpus) for price in tarif.prix),
    )


def in_brief(rates: tuple[Tarif, ...]) -> str:
    """« Sur devis », or each rate by its name: « Intervention sur mesure : 100 € TTC par… »."""
    told = [rate_in_words(tarif) if tarif.prix else SUR_DEVIS for tarif in rates]
    if len(set(told)) == 1:
        return capital(told[0])
    named = zip(rates, told, strict=True)
    return french(" ; ".join(f"{tarif.titre} : {price}" for tarif, price in named))


def _poste(poste: Poste, corpus: Corpus) -> PosteView:
    given = list(prices(poste))
    return PosteView(
        titre=french(poste.titre),
        quantite=_counted(poste),
        tarif=f"{NBSP}; ".join(map(unit_price, given)) or SUR_DEVIS,
        precision=prose(poste.precision, corpus),
    )


def _counted(poste: Poste) -> str:
    if poste.volumes:
        return volumes_in_words(poste)
    return f"par {UNITES[poste.unite]}" if poste.demande else "à préciser"


def _price(price: Prix, corpus: Corpus) -> PrixView:
    until = price.valable_jusqu_au
    return PrixView(
        montant=unit_price(price),
        facture_a=french(price.facture_a),
        comprend=proses(price.comprend, corpus),
        reserve=prose(price.reserve, corpus),
        validite=f"Valable jusqu’au {day(until)}." if until else VALIDITE_INCONNUE,
        chiffre=lien(price.affirmation.adresse, corpus),
        origine=lien(price.source.adresse, corpus),
    )


VALIDITE_INCONNUE = "La source ne dit pas jusqu’à quand ce prix est valable."
