"""What offers, rates and estimates must agree on: one origin for each price, redone examples."""

import re
from collections.abc import Iterator
from typing import Any

from macros.coherence import Entrees, Origine, Origines
from macros.model.estimation import SUR_DEVIS, Estimation, estimer, totals
from macros.model.messages import nearly
from macros.model.offre import Offre
from macros.model.organisme import Organisme
from macros.model.origine import Affirmation
from macros.model.tarif import UNITES, Poste, Prix, Tarif, Unite
from macros.model.temps import plain_spaces
from macros.reading.problems import Problem
from macros.reading.source import Place, Tree
from macros.typography import NBSP, euros, plural

TAXES = {"ttc": "TTC", "ht": "HT", "sans_tva": f"sans{NBSP}TVA"}
"""The tax status after an amount. No plain space: one parts the volumes that a page counts with."""


def amount(price: Prix) -> str:
    """« 100 € TTC »."""
    return f"{euros(price.montant)} {TAXES[price.taxe]}"


def unit_price(price: Prix) -> str:
    """« 100 € TTC par intervention », « 500 € TTC le tout » for a volume."""
    per = "le tout" if price.par == "forfait" else f"par {UNITES[price.par]}"
    return f"{amount(price)} {per}"


def counted(number: int, unite: Unite) -> str:
    """« 3 interventions »."""
    return plural(number, UNITES[unite])


def volumes_in_words(poste: Poste) -> str:
    """« 5, 10 ou 20 heures »."""
    *most, last = [str(volume.quantite.nombre) for volume in poste.volumes]
    head = f"{', '.join(most)} ou " if most else ""
    return f"{head}{counted(int(last), poste.unite)}"


def rate_in_words(tarif: Tarif) -> str:
    """What a link to a rate shows: its price, else its volumes, else « sur devis »."""
    if tarif.prix:
        return unit_price(tarif.prix[0])
    return next((volumes_in_words(poste) for poste in tarif.postes if poste.volumes), SUR_DEVIS)


def disagreements(entrees: Entrees, origines: Origines, unread: set[str]) -> Iterator[Problem]:
    """What is wrong between offers, rates, declared figures and worked examples.

    `unread` holds the lists that could not be read, as `genre/`: nobody knows what they lead to.
    """
    led_to = {genre: _offers_of(genre, origines) for genre in CHEMINS if f"{genre}/" not in unread}
    for adresse, entree in entrees.items():
        if isinstance(entree, Offre):
            for genre, offers in led_to.items():
                if entree.slug not in offers:
                    yield origines[adresse].problem((), CHEMINS[genre])
        elif isinstance(entree, Tarif):
            for place, message in _wrong_prices(entree, entrees):
                yield origines[adresse].problem(place, message)
        elif isinstance(entree, Estimation):
            for place, message in _wrong_example(entree, entrees):
                yield origines[adresse].problem(place, message)


CHEMINS = {
    "tarif": "aucun tarif de data/tarifs.yml ne cite cette offre : ajoutez-en un, même sur devis",
    "besoin": "aucun besoin de data/besoins.yml ne mène à cette offre",
}
"""The kinds that lead to each offer, and what to say when none does."""


def _offers_of(genre: str, origines: Origines) -> set[str]:
    """The offers that a kind names, even in an entry that is wrong elsewhere."""
    written = (o for adresse, o in origines.items() if adresse.startswith(f"{genre}/"))
    return {slug for origine in written for slug in _named_by(origine)}


def _named_by(origine: Origine) -> Iterator[str]:
    tree: Any = origine.source.tree
    for part in origine.place:
        tree = tree[part]
    return _named(tree)


def _named(tree: Tree) -> Iterator[str]:
    if isinstance(tree, dict):
        if isinstance(slug := tree.get("offre"), str):
            yield slug
        tree = list(tree.values())
    if isinstance(tree, list):
        for part in tree:
            yield from _named(part)


def _wrong_prices(tarif: Tarif, entrees: Entrees) -> Iterator[tuple[Place, str]]:
    publisher = next((e for e in entrees.values() if isinstance(e, Organisme)), None)
    for place, price in _placed(tarif):
        if publisher and (until := price.valable_jusqu_au) and price.expired(publisher.edition):
            message = f"prix périmé depuis le {until:%d/%m/%Y} : confirmez-le ou retirez-le"
            yield (*place, "valable_jusqu_au"), message
        declared = entrees.get(price.affirmation.adresse)
        if isinstance(declared, Affirmation) and not _declares(declared, price):
            message = f"le chiffre déclaré dit « {declared.titre} », le tarif {amount(price)}"
            yield (*place, "montant"), message


def _declares(figure: Affirmation, price: Prix) -> bool:
    """Whether a figure says this amount: « 1 100 € » does not say « 100 € »."""
    told = plain_spaces(euros(price.montant))
    return bool(re.search(rf"(?<!\d)(?<!\d ){told}", plain_spaces(figure.titre)))


def _placed(tarif: Tarif) -> Iterator[tuple[Place, Prix]]:
    for i, poste in enumerate(tarif.postes):
        if poste.prix:
            yield ("postes", i, "prix"), poste.prix
        for j, volume in enumerate(poste.volumes):
            if volume.prix:
                yield ("postes", i, "volumes", j, "prix"), volume.prix


def _wrong_example(example: Estimation, entrees: Entrees) -> Iterator[tuple[Place, str]]:
    tarif = entrees.get(example.tarif.adresse)
    if not isinstance(tarif, Tarif):
        return  # a link to nothing is told elsewhere
    wrong = [*_wrong_meeting(example, tarif), *_wrong_numbers(example, tarif)]
    yield from wrong or _wrong_results(example, tarif)


def _wrong_meeting(example: Estimation, tarif: Tarif) -> Iterator[tuple[Place, str]]:
    if bool(tarif.rencontres) is not bool(example.rencontre):
        asked = "une rencontre est demandée" if tarif.rencontres else "aucune rencontre à choisir"
        yield ("rencontre",), f"{asked} pour ce tarif"
    elif example.rencontre and example.rencontre not in tarif.rencontres:
        yield ("rencontre",), f"ce tarif ne connaît pas « {example.rencontre} »"


def _wrong_numbers(example: Estimation, tarif: Tarif) -> Iterator[tuple[Place, str]]:
    asked = {poste.nom: poste for poste in tarif.postes if poste.demande}
    for nom, quantite in example.nombres.items():
        poste = asked.get(nom)
        if not poste:
            yield ("nombres", nom), f"ce tarif ne demande rien de ce nom{nearly(nom, list(asked))}"
        elif quantite.unite != poste.unite:
            counted, given = UNITES[poste.unite], UNITES[quantite.unite]
            message = f"compté par {counted}, donné par {given} : rien ne convertit l’un en l’autre"
            yield ("nombres", nom), message
        elif poste.demande and quantite.nombre > poste.demande.maximum:
            yield ("nombres", nom), f"{poste.demande.maximum} au plus pour ce tarif"


def _wrong_results(example: Estimation, tarif: Tarif) -> Iterator[tuple[Place, str]]:
    numbers = {nom: quantite.nombre for nom, quantite in example.nombres.items()}
    lines = estimer(tarif, example.rencontre, numbers)
    found = [(line.poste.nom, line.montant) for line in lines]
    if found != [(line.poste, line.montant) for line in example.lignes]:
        told = ", ".join(f"{nom} {_amount(cents)}" for nom, cents in found)
        yield ("lignes",), f"le calcul donne : {told}"
    sums = totals(lines)
    if len(sums) > 1:
        told = " et ".join(TAXES[taxe] for taxe in sums)
        yield ("total",), f"prix {told} : rien ne les additionne, faites-en deux exemples"
        return
    total = next(iter(sums.values()), None)
    if total != example.total:
        yield ("total",), f"le calcul donne {_amount(total)}"


def _amount(cents: int | None) -> str:
    return SUR_DEVIS if cents is None else euros(cents)
