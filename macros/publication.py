"""What a publication still waits for: fields to complete, reviews that are due, prices to give."""

from collections.abc import Iterator
from datetime import date

from macros.coherence import Entrees, Origine, Origines
from macros.model.base import Entree
from macros.model.offre import Offre
from macros.model.organisme import Organisme
from macros.model.programme import Programme
from macros.model.tarif import Tarif
from macros.reading.problems import Problem

MODELE = "Écrivez ici"
"""How every text of the commented models begins."""

MANQUE = "à compléter avant publication"


def unfinished(entrees: Entrees, origines: Origines, today: date) -> Iterator[Problem]:
    """Every point that `check --publication` lists."""
    for adresse, entree in entrees.items():
        origine = origines[adresse]
        if entree.relire_avant <= today:
            message = f"à relire depuis le {entree.relire_avant:%d/%m/%Y}"
            yield origine.problem(("relire_avant",), message)
        if MODELE in repr(entree):
            yield origine.problem((), "texte du modèle à remplacer (« Écrivez ici… »)")
        yield from _missing(entree, origine)
        if isinstance(entree, Programme) and entree.information and not _priced(entree, entrees):
            message = "aucun prix publié pour cette formation : donnez-le dans data/tarifs.yml"
            yield origine.problem((), message)
        if isinstance(entree, Tarif) and any(price.expired(today) for price in entree.prix):
            yield origine.problem((), "un prix de ce tarif n’est plus valable")


def _missing(entree: Entree, origine: Origine) -> Iterator[Problem]:
    if isinstance(entree, Organisme):
        yield from (origine.problem((nom,), MANQUE) for nom in entree.manquants())
    if isinstance(entree, Programme):
        yield from (origine.problem(place, MANQUE) for place in entree.manquants())


def _priced(programme: Programme, entrees: Entrees) -> bool:
    """Whether an offer that includes the programme has a published price."""
    offers = {
        offre.slug
        for offre in entrees.values()
        if isinstance(offre, Offre) and programme.slug in offre.programmes
    }
    rates = (tarif for tarif in entrees.values() if isinstance(tarif, Tarif))
    return any(tarif.prix for tarif in rates if tarif.offre in offers)
