"""The commented models: complete, explained, right once filled in."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from macros.coherence import NOMBRE_ATTENDU, liens
from macros.corpus import Corpus, load
from macros.model.base import Entree
from macros.model.blocs import BlocDeFiche
from macros.model.courrier import BlocDeLettre
from macros.model.fiche import Fiche
from macros.model.genres import GENRES, Genre
from macros.model.page import PLANS, Page
from macros.model.tarif import UNITES, Quantite
from macros.reading.markdown import MarkdownPage, read_page
from macros.reading.source import Place, Source, read
from tests.unit.kinds import DOSSIERS, SANS_FICHIER, SLUG, TOUS, each

DATES = {"relu_le": "2026-11-22", "relire_avant": "2027-11-22"}

COMPLETS = [genre for genre in TOUS if genre.nom in NOMBRE_ATTENDU]
OUVERTS = [genre for genre in SANS_FICHIER if genre.forme == "liste" and genre not in COMPLETS]

INUTILES = {
    "lettre": {"note"},
    "fiche": {"retrait"},
    "kit": {"contenu", "activites", "competences"},
}
"""Fields that a model leaves out.

A letter has no facilitator's edition to print a note; no sheet is born withdrawn; a kit has no
source to tell what its sequences hold, nor which skills they work on.
"""


def model_path(root: Path, genre: Genre) -> Path:
    return root / "data" / "_modeles" / f"{genre.nom}.yml"


def model_source(root: Path, genre: Genre) -> Source:
    source = read(model_path(root, genre), root)
    assert isinstance(source, Source), source
    return source


def model_place(genre: Genre) -> Place:
    """Where the entry starts in its model."""
    return (SLUG,) if genre.forme == "liste" else ()


def model_entry(root: Path, genre: Genre) -> Entree:
    """The model, judged by its class as the corpus would."""
    tree: Any = model_source(root, genre).tree
    for part in model_place(genre):
        tree = tree[part]
    shared = DATES if genre.forme == "liste" else {}
    return genre.modele.model_validate({**shared, **tree, "slug": SLUG})


def parts(value: object) -> Iterator[BaseModel]:
    """An entry and everything of a class of its own inside it."""
    if isinstance(value, BaseModel):
        yield value
        for nom in type(value).model_fields:
            yield from parts(getattr(value, nom))
    elif isinstance(value, dict):
        for item in value.values():
            yield from parts(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from parts(item)


def test_every_kind_has_a_model_and_nothing_else_has(root: Path) -> None:
    """One model per kind, named after it, and one for the hand-written pages."""
    assert {path.name for path in (root / "data/_modeles").iterdir()} == {
        *(f"{nom}.yml" for nom in GENRES),
        "page.md",
    }


def paste(root: Path, genre: Genre, before: str = "", after: str = "") -> None:
    """Put a model at the end of its list, one of its lines changed."""
    text = model_path(root, genre).read_text(encoding="utf-8")
    assert before in text
    with (root / "data" / genre.place).open("a", encoding="utf-8") as file:
        file.write(text.replace(before, after, 1) if before else text)


@each(OUVERTS)
def test_an_entry_pasted_into_its_list_has_no_problem(corpus_copy: Path, genre: Genre) -> None:
    """The whole model, comments included, goes at the end of the list."""
    if genre.nom == "tarif":
        # Its comments ask for the figure to be declared first, with the same amount.
        paste(corpus_copy, GENRES["affirmation"], "titre: le chiffre", "titre: 1 €")

    paste(corpus_copy, genre)

    entree = load(corpus_copy).tous(genre.modele)[-1]

    assert entree.slug == SLUG
    assert entree.titre == model_entry(corpus_copy, genre).titre


@each(COMPLETS)
def test_an_entry_of_a_closed_list_could_take_a_place(
    root: Path, genre: Genre, corpus: Corpus
) -> None:
    """Right for its class, tied to entries that exist, and ready for the first rank."""
    entree = model_entry(root, genre)

    assert isinstance(entree, genre.modele)
    assert getattr(entree, "rang", None) == 1
    targets = {cible for _, cible in liens(entree)}
    assert targets
    assert targets <= corpus.entrees.keys()


def test_the_publisher_of_the_model_waits_for_the_same_answers(corpus_copy: Path) -> None:
    """In place of the real file, it loads and leaves to complete what was left to complete."""
    before = load(corpus_copy).organisme
    model = model_path(corpus_copy, GENRES["organisme"])
    (corpus_copy / "data/organisme.yml").write_bytes(model.read_bytes())

    assert set(before.manquants()) <= set(load(corpus_copy).organisme.manquants())


@each(TOUS)
def test_a_model_shows_every_field(root: Path, genre: Genre) -> None:
    """Optional fields too: an author who never saw one would never write it."""
    known: set[str] = set()
    written: set[str] = set()
    for part in parts(model_entry(root, genre)):
        known |= type(part).model_fields.keys()
        written |= part.model_fields_set

    assert known - written == INUTILES.get(genre.nom, set())


def test_a_sheet_is_withdrawn_by_uncommenting_its_model(root: Path, tmp_path: Path) -> None:
    """What no new sheet may hold waits in comments, right once they are lines of the file."""
    text = model_path(root, GENRES["fiche"]).read_text(encoding="utf-8")
    before, commented = text.split("# retrait:\n")
    lines = [line.removeprefix("# ") for line in f"# retrait:\n{commented}".splitlines()]
    path = tmp_path / "retiree.yml"
    path.write_text(before + "\n".join(lines), encoding="utf-8")

    source = read(path, tmp_path)

    assert isinstance(source, Source), source
    assert isinstance(source.tree, dict)
    withdrawn = Fiche.model_validate({**source.tree, "slug": SLUG})
    assert withdrawn.retrait is not None
    assert "retrait" not in model_entry(root, GENRES["fiche"]).model_fields_set


def test_the_model_of_a_page_shows_and_explains_every_field(root: Path) -> None:
    """The same for a page: only the template that one page prints with is left out."""
    path = root / "data/_modeles/page.md"
    page = read_page(path, root)
    assert isinstance(page, MarkdownPage), page
    tree = page.source.tree
    assert isinstance(tree, dict)
    assert set(tree) == Page.model_fields.keys() - {"slug", "corps", "template"}
    lines = path.read_text(encoding="utf-8").splitlines()
    keys = {place: line for place, (line, _) in page.source.keys.items() if place[-1:] != (0,)}
    assert [place for place, line in keys.items() if place and not _explained(lines, line)] == []
    comments = " ".join(line for line in lines if line.lstrip().startswith("# "))
    assert set(PLANS) <= set(re.findall(r"\w+", comments))


def _explained(lines: list[str], line: int) -> bool:
    return lines[line - 2].lstrip().startswith("# ")


@each(TOUS)
def test_a_model_explains_every_field_just_above_it(root: Path, genre: Genre) -> None:
    """The first time that a field appears, the line above it is a comment."""
    source = model_source(root, genre)
    lines = model_path(root, genre).read_text(encoding="utf-8").splitlines()
    first: dict[Place, int] = {}
    for place, (line, _) in source.keys.items():
        if place and isinstance(place[-1], str):
            field = tuple(part for part in place if isinstance(part, str))
            # All alike inside: the first one is explained for the others.
            if field[0] in ("variables", "couleurs"):
                field = (field[0], *field[2:])
            first[field] = min(line, first.get(field, line))

    bare = [
        ".".join(map(str, field))
        for field, line in first.items()
        if not lines[line - 2].lstrip().startswith("# ")
    ]

    assert first
    assert bare == []


def closed(field: dict[str, Any]) -> set[str]:
    """The words that a field accepts, wherever its schema lists them."""
    inside = [field.get("items", {}), *field.get("anyOf", [])]
    return set(field.get("enum", [])).union(*(closed(one) for one in inside if one))


@each(TOUS)
def test_a_model_tells_every_closed_choice(root: Path, genre: Genre) -> None:
    """The words that a field accepts stand in the comments."""
    text = model_path(root, genre).read_text(encoding="utf-8")
    comments = " ".join(line for line in text.splitlines() if line.lstrip().startswith("#"))
    told = set(re.findall(r"\w+", comments))
    choices: set[str] = set()
    for part in parts(model_entry(root, genre)):
        for nom, field in type(part).model_json_schema()["properties"].items():
            offered = closed(field)
            if nom == "propositions":
                # A kind of notion has not the sections of the others.
                offered &= type(part).model_fields.keys()
            if isinstance(part, Quantite) and nom == "unite":
                # Written in one text with its number: « 5 séances ».
                offered = set(UNITES.values())
            if nom == "fictif":
                # « non » is always refused.
                offered.remove("non")
            choices |= offered

    assert choices - told == set()


@pytest.mark.parametrize(
    ("genre", "union", "number"), [("fiche", BlocDeFiche, 13), ("lettre", BlocDeLettre, 8)]
)
def test_a_model_names_every_bloc(root: Path, genre: str, union: Any, number: int) -> None:
    """The body of a sheet or a letter is made of blocs that its author must know of."""
    text = model_path(root, GENRES[genre]).read_text(encoding="utf-8")
    members = get_args(get_args(union)[0])
    blocs = {get_args(bloc.model_fields["bloc"].annotation)[0] for bloc in members}

    assert len(blocs) == number
    assert blocs <= set(re.findall(r"\w+", text))


@each(DOSSIERS)
def test_the_schema_of_a_new_entry_is_found_from_its_folder(root: Path, genre: Genre) -> None:
    """The first line sends the author's editor to the schema of the kind."""
    first, *_ = model_path(root, genre).read_text(encoding="utf-8").splitlines()

    assert first == f"# yaml-language-server: $schema=../_schemas/{genre.nom}.json"
    assert (root / "data" / genre.place / f"../_schemas/{genre.nom}.json").is_file()


@each(TOUS)
def test_a_model_fits_the_width_of_the_data(root: Path, genre: Genre) -> None:
    """No line beyond 100 signs, no tabulation, no blank at the end of a line."""
    text = model_path(root, genre).read_text(encoding="utf-8")

    assert [line for line in text.splitlines() if len(line) > 100 or line != line.rstrip()] == []
    assert "\t" not in text
    assert text.endswith("\n")
