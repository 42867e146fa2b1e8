"""What pages tell machines: right in the vocabulary of schema.org, and nothing invented."""

import json
from copy import deepcopy
from datetime import date
from pathlib import Path
from types import MappingProxyType, SimpleNamespace
from typing import Any

import pytest

from macros import hooks
from macros.corpus import Corpus
from macros.model.organisme import A_COMPLETER
from macros.model.tarif import Tarif
from macros.publishing.site import Site
from macros.publishing.structured import above, json_ld, organization
from tests.unit.samples import DATES
from tests.vocabulaire import faults

OFFRE, TARIF = "offre/atelier-d-ecoute", "tarif/atelier-mensuel"
"""An offer that has one rate."""

PRIX: dict[str, Any] = {
    "montant": "1 250,50 €",
    "par": "seance",
    "taxe": "ttc",
    "facture_a": "l'association",
    "comprend": ["Un texte."],
    "reserve": "Un texte.",
    "affirmation": "tarif-100-euros",
    "source": "offre-situations-complexes",
}
POSTE: dict[str, Any] = {
    "nom": "seances",
    "titre": "Séances",
    "unite": "seance",
    "precision": "Un texte.",
    "demande": {"question": "Combien ?", "aide": "Un texte.", "depart": "1", "maximum": "9"},
}
CHANGES: dict[str, dict[str, Any]] = {
    "no price": {},
    "a unit": {"prix": PRIX},
    "a volume": {
        "volumes": [
            {"quantite": "3 séances", "prix": {**PRIX, "par": "forfait"}},
            {"quantite": "6 séances"},
        ]
    },
    "without tax": {"prix": {**PRIX, "taxe": "ht"}},
    "no tax at all": {"prix": {**PRIX, "taxe": "sans_tva"}},
    "until a day": {"prix": {**PRIX, "valable_jusqu_au": "2027-01-31"}},
}
PRICE = {
    "@type": "UnitPriceSpecification",
    "name": "Séances",
    "price": 1250.5,
    "priceCurrency": "EUR",
    "valueAddedTaxIncluded": True,
    "unitText": "séance",
}


def rate(**poste: Any) -> Tarif:
    """The rate of that offer, in one line."""
    fields = {"titre": "Témoin", "description": "Un texte.", "postes": [POSTE | poste]}
    links = {"slug": TARIF.partition("/")[2], "offre": OFFRE.partition("/")[2]}
    return Tarif.model_validate({**DATES, **fields, **links})


def changed(corpus: Corpus, **entrees: Any) -> Corpus:
    """The real corpus, some entries replaced."""
    new = {f"{genre}/{entree.slug}": entree for genre, entree in entrees.items()}
    return Corpus(MappingProxyType({**corpus.entrees, **new}), {}, corpus.retours)


def graph(cible: str, corpus: Corpus) -> list[dict[str, Any]]:
    """The nodes of a page, once found right."""
    document = json.loads(json_ld(cible, corpus))
    assert faults(document) == []
    nodes: list[dict[str, Any]] = document["@graph"]
    return nodes


def given(corpus: Corpus, **fields: str) -> Corpus:
    """The real corpus, its publisher having completed these fields alone."""
    missing = dict.fromkeys(("nom", "siege", "telephone", "courriel"), A_COMPLETER)
    return changed(corpus, organisme=corpus.organisme.model_copy(update={**missing, **fields}))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("no price", []),
        ("a unit", [PRICE]),
        ("a volume", [{**PRICE, "name": "3\N{NO-BREAK SPACE}séances", "unitText": "forfait"}]),
        ("without tax", [{**PRICE, "valueAddedTaxIncluded": False}]),
        (
            "no tax at all",
            [{name: value for name, value in PRICE.items() if name != "valueAddedTaxIncluded"}],
        ),
        ("until a day", [{**PRICE, "validThrough": "2027-01-31"}]),
    ],
)
def test_an_offer_has_the_prices_that_are_published(
    corpus: Corpus, change: str, expected: list[dict[str, Any]]
) -> None:
    """Neither more nor less: without any, the word « price » is not even there."""
    with_rate = changed(corpus, tarif=rate(**CHANGES[change]))
    _, service = graph(OFFRE, with_rate)
    (offer,) = service["offers"]
    assert offer.get("priceSpecification", []) == expected
    assert ("price" in json.dumps(offer)) is bool(expected)


def test_no_provider_is_named(corpus: Corpus) -> None:
    """Who publishes the guide does not thereby provide what it describes."""
    for cible in (OFFRE, "programme/formation-action"):
        _, told = graph(cible, given(corpus, nom="Une association"))
        assert "Une association" not in json.dumps(told, ensure_ascii=False)


def test_the_publisher_tells_what_it_has_given(corpus: Corpus) -> None:
    """And « à compléter » is never told."""
    silent, speaking = given(corpus), given(corpus, nom="Une association", courriel="a@b.example")
    assert organization(silent.organisme).keys() == {"@type", "@id", "url"}
    told = organization(speaking.organisme)
    assert (told["name"], told["email"]) == ("Une association", "a@b.example")
    assert told.keys().isdisjoint({"address", "telephone"})
    for cible in ("accueil/index", OFFRE):
        assert A_COMPLETER not in json_ld(cible, speaking)


@pytest.mark.parametrize(
    ("cible", "trail"),
    [
        ("accueil/index", ()),
        ("comprendre/index", ("accueil/index",)),
        ("comprendre/precarite", ("accueil/index", "comprendre/index")),
        ("programme/formation-action", ("accueil/index", "se-former/index")),
        ("fiche/situer", ("accueil/index", "boite-a-outils/index", "boite-a-outils/fiches")),
        ("projet/journal", ("accueil/index",)),
    ],
)
def test_a_page_stands_below_its_list_its_part_and_the_home_page(
    corpus: Corpus, cible: str, trail: tuple[str, ...]
) -> None:
    """As far as these pages exist, and never below itself."""
    assert above(cible, corpus) == trail


def test_no_title_can_close_the_script(corpus: Corpus) -> None:
    """What an author types stays words."""
    hostile = "</script><script>alert(1)</script>"
    page = corpus.entrees["comprendre/precarite"].model_copy(update={"titre": hostile})
    written = json_ld("comprendre/precarite", changed(corpus, comprendre=page))
    assert "<" not in written
    steps = json.loads(written)["@graph"][0]["itemListElement"]
    assert steps[-1]["name"] == hostile


def test_the_sitemap_dates_a_page_by_its_review(
    corpus: Corpus, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not by the day of the build, nor by the edition."""
    reviewed = corpus.entrees["comprendre/precarite"].model_copy(
        update={"relu_le": date(2026, 1, 15)}
    )
    site = Site(root, changed(corpus, comprendre=reviewed), ())
    monkeypatch.setattr(hooks, "_SITE", [site])
    file = SimpleNamespace(src_uri="comprendre/precarite.md")
    page: Any = SimpleNamespace(file=file, meta={}, update_date="2026-11-22")
    hooks.on_page_markdown("", page, None, None)  # type: ignore[arg-type]
    assert page.update_date == "2026-01-15"


WRONG: dict[str, tuple[str, Any]] = {
    "an unknown property": ("prix", 100),
    "a property of another type": ("itemListElement", "Un texte."),
    "a type that does not exist": ("@type", "Servise"),
    "a word in place of a node": ("offers", "Un texte."),
    "a node of another type": ("offers", {"@type": "Answer", "text": "Un texte."}),
    "a number in place of words": ("name", 12),
    "an empty text": ("description", ""),
    "a text of spaces": ("description", " "),
    "an empty list": ("offers", []),
    "HTML": ("description", "Un <strong>texte</strong>."),
    "an entity": ("description", "Un&nbsp;texte."),
    "a relative address": ("url", "offres-et-tarifs/index.html"),
    "an address without a name": ("url", "https:///index.html"),
    "nothing": ("name", None),
}


@pytest.mark.parametrize(("name", "value"), WRONG.values(), ids=WRONG)
def test_the_vocabulary_refuses(corpus: Corpus, name: str, value: Any) -> None:
    """What no page may tell: the other tests lean on this one."""
    document = json.loads(json_ld(OFFRE, corpus))
    assert faults(document) == []
    document["@graph"][1][name] = value
    assert len(faults(document)) == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("price", 0),
        ("price", "100"),
        ("price", True),
        ("priceCurrency", "€"),
        ("valueAddedTaxIncluded", "oui"),
        ("validThrough", "31/01/2027"),
        ("validThrough", "2027-02-30"),
    ],
)
def test_the_vocabulary_refuses_a_wrong_price(corpus: Corpus, name: str, value: Any) -> None:
    """Free, written in words, in another currency, or until a day that does not exist."""
    document = json.loads(json_ld(OFFRE, changed(corpus, tarif=rate(prix=PRIX))))
    assert faults(document) == []
    (price,) = document["@graph"][1]["offers"][0]["priceSpecification"]
    price[name] = value
    assert len(faults(document)) == 1


@pytest.mark.parametrize("lost", ["name", "offers", "@type"])
def test_the_vocabulary_asks_for_what_a_page_always_tells(corpus: Corpus, lost: str) -> None:
    """A node that lost a property is wrong too, and so is a document without its envelope."""
    document = json.loads(json_ld(OFFRE, corpus))
    whole = deepcopy(document)
    del document["@graph"][1][lost]
    assert len(faults(document)) == 1
    assert faults(whole["@graph"]) and faults({**whole, "@graph": []})
