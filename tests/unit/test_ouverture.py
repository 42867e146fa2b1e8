"""The public data: what is told of an entry, what is not, and its place in `llms.txt`."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from macros.corpus import Corpus
from macros.model.base import Entree
from macros.publishing.llms import llms_text
from macros.publishing.mentions import MENTION
from macros.publishing.ouverture import (
    CORPUS,
    TEXTES,
    CorpusOuvert,
    corpus_json,
    corpus_ouvert,
    schema_json,
)
from macros.publishing.site import Site
from macros.typography import NBSP
from tests.unit.test_structured import PRIX, TARIF, changed, rate


def opened(corpus: Corpus, cible: str) -> Any:
    """An entry of the file; none when it is left out."""
    entries = getattr(corpus_ouvert(Site(Path(), corpus, ())).entrees, cible.partition("/")[0])
    return next((entry for entry in entries if entry.adresse == cible), None)


def withdrawn(corpus: Corpus) -> Entree:
    """A sheet that is offered no more."""
    sheet = corpus.entrees["fiche/situer"]
    retrait = {"depuis": "2026-11-22", "motif": "Un texte."}
    written = type(sheet).model_validate({**dict(sheet), "retrait": retrait})
    assert written.slug == "situer"
    return written


def test_a_price_is_in_cents_with_its_unit_its_tax_and_its_volume(corpus: Corpus) -> None:
    """A volume tells how much is sold together, with or without a price."""
    whole = {"quantite": "3 séances", "prix": {**PRIX, "par": "forfait"}}
    tarif = rate(volumes=[whole, {"quantite": "6 séances"}])
    (line,) = opened(changed(corpus, tarif=tarif), TARIF).postes
    assert (line.unite, line.volumes) == ("seance", (3, 6))
    (price,) = line.prix
    assert (price.centimes, price.unite, price.taxe, price.volume) == (125050, "forfait", "ttc", 3)
    assert (price.affirmation, price.source) == (
        "affirmation/tarif-100-euros",
        "reference/offre-situations-complexes",
    )
    assert price.valable_jusqu_au is None


def test_a_rate_without_a_price_has_none(corpus: Corpus) -> None:
    """« sur devis » is an empty list, never a zero."""
    (line,) = opened(changed(corpus, tarif=rate()), TARIF).postes
    assert (line.prix, line.volumes) == ((), ())


def test_a_price_that_ends_says_when(corpus: Corpus) -> None:
    """As a date that machines read."""
    tarif = rate(prix={**PRIX, "valable_jusqu_au": "2027-01-31"})
    (line,) = opened(changed(corpus, tarif=tarif), TARIF).postes
    assert line.prix[0].valable_jusqu_au == date(2027, 1, 31)
    assert line.prix[0].volume is None


def test_a_withdrawn_sheet_is_offered_to_no_machine(corpus: Corpus) -> None:
    """Its page stays, for whoever kept its address."""
    after = changed(corpus, fiche=withdrawn(corpus))
    assert opened(corpus, "fiche/situer") and not opened(after, "fiche/situer")
    assert "fiches/situer.html" in llms_text(corpus)
    assert "fiches/situer.html" not in llms_text(after)


def test_words_are_typeset_and_addresses_are_not(corpus: Corpus) -> None:
    """A page's spaces would break an address that ends with a sign."""
    url = "https://exemple.example/?q=l'eau ; ?".replace(" ", "")
    work = corpus.entrees["reference/ttr-2022"].model_copy(
        update={"url": url, "titre": "L'eau : un titre", "parution": "L'éditeur"}
    )
    told = opened(changed(corpus, reference=work), "reference/ttr-2022")
    assert (told.titre, told.parution, told.url) == (f"L’eau{NBSP}: un titre", "L’éditeur", url)


def test_the_file_is_what_its_shape_says(corpus: Corpus) -> None:
    """Read back, it is the same data: nothing is lost, added or of another type."""
    site = Site(Path(), corpus, ())
    assert TypeAdapter(CorpusOuvert).validate_json(corpus_json(site)) == corpus_ouvert(site)


def test_the_schema_describes_every_field_and_no_other(corpus: Corpus) -> None:
    """Each object of the file has a definition that requires all its fields and refuses others."""
    schema = json.loads(schema_json())
    told = json.loads(corpus_json(Site(Path(), corpus, ())))
    kinds = schema["$defs"]["Entrees"]["properties"]
    assert kinds.keys() == told["entrees"].keys() == TEXTES.keys()
    for genre, entries in told["entrees"].items():
        shape = schema["$defs"][kinds[genre]["items"]["$ref"].rpartition("/")[2]]
        assert set(shape["required"]) == shape["properties"].keys()
        assert {frozenset(entry) for entry in entries} == {frozenset(shape["required"])}
    shapes = [schema, *schema["$defs"].values()]
    assert all(shape["additionalProperties"] is False for shape in shapes)
    assert not {"title", "description"} & set(schema_json().split('"'))


def test_the_guide_in_one_page_says_first_how_far_to_trust_it(corpus: Corpus) -> None:
    """Its name, its summary, then what is protected, invented, proposed; the data come last."""
    head = llms_text(corpus).partition("\n## ")[0].split("\n\n")
    assert head[0].startswith("# ") and head[1].startswith("> ")
    assert MENTION in head[2]
    for word in ("non officiel", "noms protégés", "fictifs", "proposition de la rédaction"):
        assert word in " ".join(head)
    assert f"{corpus.organisme.adresse_du_site}{CORPUS}" in head[-1]
