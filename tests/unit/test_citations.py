"""The bibliography as reference managers read it: BibTeX and CSL-JSON."""

import json
from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import BibliographyData, Entry, Person, parse_string

from macros.corpus import Corpus
from macros.model.origine import Reference
from macros.publishing.exports import BIBTEX, CSL_JSON, bibliography
from macros.rendering.citations import bibtex, csl_json
from macros.views.citation import CitationView, NomView, citation_view
from tests.unit.samples import entry

FORMES = get_args(Reference.model_fields["forme"].annotation)
BIBTEX_TYPES = {"book", "article", "phdthesis", "misc"}
CSL_TYPES = {
    *("article", "article-journal", "article-magazine", "article-newspaper", "bill", "book"),
    *("broadcast", "chapter", "classic", "collection", "dataset", "document", "entry"),
    *("entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing"),
    *("interview", "legal_case", "legislation", "manuscript", "map", "motion_picture"),
    *("musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical"),
    *("personal_communication", "post", "post-weblog", "regulation", "report", "review"),
    *("review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage"),
}
"""The list of the schema `csl-data.json`, version 1.0.2."""

CSL_FIELDS = {
    *("id", "type", "title", "author", "publisher", "container-title", "issued"),
    *("page", "ISBN", "URL", "note"),
}


@pytest.fixture(scope="module")
def citations(corpus: Corpus) -> tuple[CitationView, ...]:
    return tuple(map(citation_view, corpus.tous(Reference)))


@pytest.fixture(scope="module")
def files(corpus: Corpus) -> dict[str, str]:
    return dict(bibliography(corpus))


@pytest.fixture(scope="module")
def reread(files: dict[str, str]) -> BibliographyData:
    """The BibTeX file, read by another library than the one that wrote it."""
    return parse_string(files[BIBTEX], "bibtex")


@pytest.fixture(scope="module")
def items(files: dict[str, str]) -> list[dict[str, Any]]:
    return json.loads(files[CSL_JSON])


def cite(**fields: object) -> CitationView:
    work = entry("reference/temoin", **fields)
    assert isinstance(work, Reference)
    return citation_view(work)


def bare(text: str) -> str:
    """A field without the braces that keep its capitals."""
    return text.removeprefix("{").removesuffix("}")


def name(person: Person) -> NomView:
    """An author as BibTeX takes a name apart, particle and family name together."""
    given = " ".join([*person.first_names, *person.middle_names])
    family = " ".join([*person.prelast_names, *person.last_names])
    return NomView(given, bare(family))


def test_there_are_two_files_beside_the_bibliography(files: dict[str, str]) -> None:
    """Each ends with a line end."""
    beside = [href for href in files if href.startswith("ressources/")]
    assert beside == ["ressources/bibliographie.bib", "ressources/bibliographie.json"]
    assert all(files[href].endswith("\n") for href in beside)


def test_bibtex_holds_every_reference_under_its_key(
    corpus: Corpus, reread: BibliographyData
) -> None:
    """In order, each of a type that every BibTeX style knows."""
    assert list(reread.entries) == [work.slug for work in corpus.tous(Reference)]
    assert {work.type for work in reread.entries.values()} <= BIBTEX_TYPES
    assert len(reread.entries) > 100


def test_bibtex_says_what_the_references_say(
    citations: tuple[CitationView, ...], reread: BibliographyData
) -> None:
    """Titles, authors, years, pages, ISBN, addresses, and the warning of those unseen."""
    for citation in citations:
        read: Entry = reread.entries[citation.cle]
        fields = {key: str(value) for key, value in read.fields.items()}
        assert bare(fields.pop("title")) == citation.titre
        assert tuple(map(name, read.persons.get("author", ()))) == citation.auteurs
        assert fields.pop("year", "") == (str(citation.date[0]) if citation.date else "")
        assert fields.pop("pages", "").replace("--", "-") == citation.pages
        assert fields.pop("isbn", "") == citation.isbn
        assert fields.pop("url", "") == citation.url
        assert fields.pop("note", "") == citation.note
        assert "".join(fields.values()) == citation.parution


def test_csl_holds_every_reference(corpus: Corpus, items: list[dict[str, Any]]) -> None:
    """One item each, in order, of a type and with fields that the schema knows."""
    assert [item["id"] for item in items] == [work.slug for work in corpus.tous(Reference)]
    for item in items:
        assert {"id", "type", "title"} <= set(item) <= CSL_FIELDS, item
        assert item["type"] in CSL_TYPES, item
        texts = [value for key, value in item.items() if key not in ("author", "issued")]
        assert all(isinstance(value, str) and value for value in texts), item


def test_csl_says_what_the_references_say(
    citations: tuple[CitationView, ...], items: list[dict[str, Any]]
) -> None:
    """The same facts as the pages show."""
    for citation, item in zip(citations, items, strict=True):
        assert item["title"] == citation.titre
        assert item.get("page", "") == citation.pages
        assert item.get("ISBN", "") == citation.isbn
        assert item.get("URL", "") == citation.url
        assert item.get("note", "") == citation.note
        assert item.get("publisher", item.get("container-title", "")) == citation.parution
        authors = [
            NomView(who.get("given", ""), who.get("family") or who["literal"])
            for who in item.get("author", ())
        ]
        assert tuple(authors) == citation.auteurs


def test_csl_dates_are_whole_numbers_that_make_a_date(items: list[dict[str, Any]]) -> None:
    """Year, month, day: one to three, as many as the document gives."""
    dated = [item["issued"] for item in items if "issued" in item]
    assert len(dated) > 50
    for issued in dated:
        ((*parts,),) = issued["date-parts"]
        assert list(issued) == ["date-parts"]
        assert all(type(part) is int for part in parts)
        year, month, day = [*parts, 1, 1][:3]
        assert 1900 < date(year, month, day).year < 2100


@pytest.mark.parametrize(
    ("written", "prenom", "nom"),
    [
        ("Jean-Marie Lemaire", "Jean-Marie", "Lemaire"),
        ("Ivan Boszormenyi-Nagy", "Ivan", "Boszormenyi-Nagy"),
        ("C. Ducommun-Nagy", "C.", "Ducommun-Nagy"),
        ("J.-Y. Martin", "J.-Y.", "Martin"),
        ("B. R. Krasner", "B. R.", "Krasner"),
        ("É. Wahl", "É.", "Wahl"),
        ("Teresa McDowell", "Teresa", "McDowell"),
        ("J. van der Meiden", "J.", "van der Meiden"),
        ("Ammy Van Heusden", "Ammy", "Van Heusden"),
        ("Else-Marie Van den Eerenbeemt", "Else-Marie", "Van den Eerenbeemt"),
        ("S. de Leusse", "S.", "de Leusse"),
        ("Vanni Della Giustina", "Vanni", "Della Giustina"),
        ("Jean-François Le Goff", "Jean-François", "Le Goff"),
    ],
)
def test_a_person_has_given_names_and_a_family_name(written: str, prenom: str, nom: str) -> None:
    """A particle goes with the family name, in both files."""
    citation = cite(auteurs=[written])
    assert citation.auteurs == (NomView(prenom, nom),)
    (who,) = json.loads(csl_json([citation]))[0]["author"]
    assert who == {"family": nom, "given": prenom}
    (person,) = parse_string(bibtex([citation]), "bibtex").entries["temoin"].persons["author"]
    assert name(person) == NomView(prenom, nom)


@pytest.mark.parametrize(
    "written",
    [
        "CNIL",
        "Coppola",
        "Conseil supérieur du travail social",
        "Collectif de recherche de la « Clinique de Concertation »",
        "Défenseur des droits",
        "Institut A and B",
    ],
)
def test_an_organisation_is_kept_whole(written: str) -> None:
    """Nothing is taken for its given name, and « and » parts no one from no one."""
    citation = cite(auteurs=[written, "Jo Dit"])
    assert citation.auteurs[0] == NomView("", written)
    assert json.loads(csl_json([citation]))[0]["author"][0] == {"literal": written}
    persons = parse_string(bibtex([citation]), "bibtex").entries["temoin"].persons["author"]
    assert [name(person) for person in persons] == list(citation.auteurs)


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("1er mars 2014", (2014, 3, 1)),
        ("28 novembre 2025", (2025, 11, 28)),
        ("version en vigueur le 1er septembre 2021", (2021, 9, 1)),
        ("2020, mis à jour le 20 mai 2024", (2024, 5, 20)),
        ("octobre 2022", (2022, 10)),
        ("août 2019", (2019, 8)),
        ("1984, à contrôler", (1984,)),
        ("2020", (2020,)),
        ("s. d.", ()),
    ],
)
def test_a_date_has_as_many_parts_as_the_document_gives(
    written: str, parts: tuple[int, ...]
) -> None:
    """The last date that it gives; « s. d. » gives none, in neither file."""
    citation = cite(date=written)
    assert citation.date == parts
    issued = json.loads(csl_json([citation]))[0].get("issued")
    assert issued == ({"date-parts": [list(parts)]} if parts else None)
    fields = parse_string(bibtex([citation]), "bibtex").entries["temoin"].fields
    assert fields.get("year") == (str(parts[0]) if parts else None)


@pytest.mark.parametrize("forme", FORMES)
def test_every_form_has_a_type_and_a_place_for_its_publisher(forme: str) -> None:
    """A book has a publisher, an article a journal, a thesis a school."""
    citation = cite(forme=forme, parution="Une maison")
    read = parse_string(bibtex([citation]), "bibtex").entries["temoin"]
    container = {"livre": "publisher", "article": "journal", "these": "school"}
    assert read.type in BIBTEX_TYPES
    assert read.fields[container.get(forme, "howpublished")] == "Une maison"
    (item,) = json.loads(csl_json([citation]))
    assert item["type"] in CSL_TYPES
    held = "container-title" if forme in ("article", "page") else "publisher"
    assert item[held] == "Une maison"


def test_a_work_that_no_one_saw_says_so_in_both_files() -> None:
    """Whoever imports it is warned; the others carry no note."""
    for verifiee, note in (("non", "Référence non vérifiée"), ("oui", None)):
        citation = cite(verifiee=verifiee)
        fields = parse_string(bibtex([citation]), "bibtex").entries["temoin"].fields
        assert (fields.get("note"), json.loads(csl_json([citation]))[0].get("note")) == (note, note)


@settings(deadline=None)
@given(st.text("abé «»’'\"&%#$_^~\\@,;:()-", min_size=1, max_size=30).filter(str.strip))
def test_any_title_is_read_back_as_written(titre: str) -> None:
    """Signs that mean something to BibTeX included; outer spaces apart."""
    citation = cite(titre=f"x{titre}x")
    fields = parse_string(bibtex([citation]), "bibtex").entries["temoin"].fields
    assert bare(fields["title"]).split() == f"x{titre}x".split()
    assert json.loads(csl_json([citation]))[0]["title"] == f"x{titre}x"
