"""Whatever is done to a real entry, its author gets lines of French, never a traceback."""

import re
from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from macros.coherence import liens
from macros.model.genres import GENRES, Genre
from macros.model.messages import MESSAGES, problems_of
from macros.model.page import Page
from macros.reading.markdown import MarkdownPage, read_page
from macros.reading.problems import Problem
from macros.reading.source import Place, Source, read

Change = Callable[[Any, Any], None]

ROOT = Path(__file__).parents[2]
ENGLISH = re.compile(
    r"\b(input|should|valid|expected|required|must|string|the|is|of|to|for)\b", re.I
)
WRONG: tuple[Any, ...] = (
    "",
    "zzz",
    "12",
    "-1",
    "9" * 30,
    "oui",
    "x" * 4000,
    "**ouvert",
    "../..",
    [],
    ["zzz"],
    [["zzz"]],
    [{}],
    ["x"] * 30,
    {},
    {"zzz": "zzz"},
    {"../x": {"zzz": []}},
)
"""Values that no field takes, or that only some do."""


PAGE = Genre("page", Page, "dossier", "../docs")
"""The hand-written pages, judged like any entry once their bodies are read."""
TOUS = {**GENRES, "page": PAGE}


@cache
def pages() -> dict[str, MarkdownPage]:
    """Every hand-written page, by its file."""
    read_pages = (read_page(path, ROOT) for path in sorted((ROOT / "docs").rglob("*.md")))
    return {page.source.file: page for page in read_pages if isinstance(page, MarkdownPage)}


@cache
def entries(genre: Genre) -> list[tuple[Source, Place]]:
    """Every entry of a kind as written: where it is, read by no one yet."""
    if genre is PAGE:
        return [(page.source, ()) for page in pages().values()]
    place = ROOT / "data" / genre.place
    paths = sorted(place.glob("[!.]*.yml")) if genre.forme == "dossier" else [place]
    sources = [source for path in paths if isinstance(source := read(path, ROOT), Source)]
    if genre.forme != "liste":
        return [(source, ()) for source in sources]
    return [(source, ("entrees", slug)) for source in sources for slug in at(source, ("entrees",))]


def at(source: Source, place: Place) -> Any:
    tree: Any = source.tree
    for part in place:
        tree = tree[part]
    return tree


def places(tree: Any, place: Place = ()) -> Iterator[Place]:
    """Every place inside a tree but its top."""
    children = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for key, child in children:
        yield (*place, key)
        if not isinstance(child, str):
            yield from places(child, (*place, key))


def changed(source: Source, place: Place, change: Change) -> Source:
    """The source with `change` made to a copy of the parent of `place`."""
    tree: Any = copy(source.tree)
    parent = tree
    for part in place[:-1]:
        parent[part] = copy(parent[part])
        parent = parent[part]
    change(parent, place[-1])
    return replace(source, tree=tree)


def told(genre: Genre, source: Source, prefix: Place) -> list[Problem]:
    """The problems of one entry, as `corpus.load` finds them."""
    tree = at(source, prefix)
    if isinstance(tree, dict):
        dates = source.tree if genre.forme == "liste" else {}
        shared = {nom: dates[nom] for nom in ("relu_le", "relire_avant") if nom in dates}
        body = {"corps": pages()[source.file].passages} if genre is PAGE else {}
        tree = {**shared, **tree, "slug": "essai", **body}
    try:
        entree = genre.modele.model_validate(tree)
    except ValidationError as error:
        problems = list(problems_of(error, source, prefix, genre.modele))
        assert problems
        return problems
    assert all(isinstance(cible, str) for _, cible in liens(entree))
    return []


def assert_readable(problem: Problem) -> None:
    assert problem.file.startswith(("data/", "docs/"))
    assert problem.line >= 1
    assert problem.column >= 1
    assert problem.message
    assert not ENGLISH.search(problem.message), problem.message
    assert "None" not in problem.message
    assert "motif attendu" not in problem.message, problem.message


KINDS = pytest.mark.parametrize("genre", TOUS.values(), ids=TOUS)


@KINDS
def test_real_entries_are_valid_one_by_one(genre: Genre) -> None:
    """The tests below start from entries without a problem."""
    assert entries(genre)
    assert [told(genre, source, prefix) for source, prefix in entries(genre)] == [[]] * len(
        entries(genre)
    )


@KINDS
def test_a_key_taken_away_is_told_in_french(genre: Genre) -> None:
    """Every field that some entry has, one at a time."""
    for source, prefix, place in every_field(genre):
        for problem in told(genre, changed(source, prefix + place, drop), prefix):
            assert_readable(problem)


@KINDS
def test_a_key_added_is_told_by_its_name(genre: Genre) -> None:
    """In every mapping that some entry has."""

    def add(parent: Any, key: Any) -> None:
        parent[key] = {**parent[key], "zzz_inconnu": ["zzz"]}

    for source, prefix, place in every_field(genre):
        if isinstance(at(source, prefix + place), dict):
            problems = told(genre, changed(source, prefix + place, add), prefix)
            assert [problem for problem in problems if "zzz_inconnu" in str(problem)]
            for problem in problems:
                assert_readable(problem)


def every_field(genre: Genre) -> Iterator[tuple[Source, Place, Place]]:
    """An entry, its place and a place inside it, for each field of each class of a kind."""
    seen: set[object] = set()
    for source, prefix in entries(genre):
        for place in fields(at(source, prefix), seen):
            yield source, prefix, place


def fields(tree: Any, seen: set[object]) -> Iterator[Place]:
    """One place for each field of each class not `seen` yet: the items of a list are all alike."""
    for place in places(tree):
        parent: Any = tree
        for part in place[:-1]:
            parent = parent[part]
        kind = (parent.get("bloc"), parent.get("type")) if isinstance(parent, dict) else ()
        field = (kind, tuple("*" if isinstance(part, int) else part for part in place))
        if field not in seen:
            seen.add(field)
            yield place


def test_any_value_replaced_anywhere_is_told_in_french() -> None:
    """Each field of the richest entry of each kind takes each wrong value in turn.

    This is the proof that every error type and every pattern in use has a translation.
    """
    for genre in TOUS.values():
        source, prefix = max(entries(genre), key=lambda entry: len(list(places(at(*entry)))))
        for place in fields(at(source, prefix), set()):
            for wrong in WRONG:
                for problem in told(genre, changed(source, prefix + place, put(wrong)), prefix):
                    assert_readable(problem)


def test_messages_are_written_in_french() -> None:
    """None borrows pydantic's words."""
    for message in MESSAGES.values():
        assert not ENGLISH.search(re.sub(r"\{\w+\}", "", message)), message


words = st.text(max_size=8) | st.sampled_from(
    ["oui", "12", "*", "[[", "{x}", "1 h", "texte", "titre"]
)
values = st.recursive(
    words,
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(words, inside, max_size=3),
    max_leaves=6,
)


class Damaged:
    """A real entry and what was done to it."""

    def __init__(self, genre: Genre, source: Source, prefix: Place) -> None:
        self.genre, self.source, self.prefix = genre, source, prefix
        self.damage: list[str] = []

    def __repr__(self) -> str:
        return f"{self.source.file} {self.prefix}: {'; '.join(self.damage)}"


@st.composite
def damaged_entries(draw: st.DrawFn) -> Damaged:
    """One to three times: a key dropped, renamed or added, or a value replaced."""
    genre = draw(st.sampled_from(list(TOUS.values())))
    source, prefix = entries(genre)[draw(st.integers(0, len(entries(genre)) - 1))]
    entry = Damaged(genre, source, prefix)
    for _ in range(draw(st.integers(1, 3))):
        known = list(places(at(entry.source, prefix)))
        if known:
            place = known[draw(st.integers(0, len(known) - 1))]
            inside_list = isinstance(place[-1], int)
            kinds = ["drop", "put"] if inside_list else ["drop", "put", "add", "rename"]
            kind, name, value = draw(st.sampled_from(kinds)), draw(words), draw(values)
            change = {
                "drop": drop,
                "put": put(value),
                "add": add(name, value),
                "rename": rename(name),
            }
            entry.source = changed(entry.source, prefix + place, change[kind])
            entry.damage.append(f"{kind} {place} {name!r} {value!r}")
    return entry


def drop(parent: Any, key: Any) -> None:
    parent.pop(key)


def put(value: Any) -> Change:
    return lambda parent, key: parent.__setitem__(key, value)


def add(name: str, value: Any) -> Change:
    return lambda parent, key: parent.__setitem__(name, value)


def rename(name: str) -> Change:
    return lambda parent, key: parent.__setitem__(name, parent.pop(key))


@settings(deadline=None, max_examples=400, derandomize=True)
@given(damaged_entries())
def test_any_damage_to_an_entry_is_told_in_french(entry: Damaged) -> None:
    """Damaged at random, an entry gives problems with a line, or stays valid."""
    for problem in told(entry.genre, entry.source, entry.prefix):
        assert problem.line >= 1
        assert problem.message
        assert not problem.message.startswith(("Input", "Field", "Value", "String"))
