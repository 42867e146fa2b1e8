"""Whatever is wrong in an entry, its author gets a line of French, never a traceback."""

import re
from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import Field, ValidationError, create_model

from macros.coherence import liens
from macros.model.base import Duree, LienEntree, Modele, Nom, OuiNon, Prose, Slug, Texte
from macros.model.blocs import AnyBloc, Reponse
from macros.model.genres import GENRES, Genre
from macros.model.messages import MESSAGES, nearly, problems_of
from macros.model.offre import Centimes
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


@cache
def entries(genre: Genre) -> list[tuple[Source, Place]]:
    """Every entry of a kind as written: where it is, read by no one yet."""
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
        tree = {**shared, **tree, "slug": "essai"}
    try:
        entree = genre.modele.model_validate(tree)
    except ValidationError as error:
        problems = list(problems_of(error, source, prefix, genre.modele))
        assert problems
        return problems
    assert all(isinstance(cible, str) for _, cible in liens(entree))
    return []


def assert_readable(problem: Problem) -> None:
    assert problem.file.startswith("data/")
    assert problem.line >= 1
    assert problem.column >= 1
    assert problem.message
    assert not ENGLISH.search(problem.message), problem.message
    assert "None" not in problem.message


KINDS = pytest.mark.parametrize("genre", GENRES.values(), ids=GENRES)
UNTRANSLATED = "KeyError in messages._message: an error type of pydantic has no translation"


@KINDS
def test_real_entries_are_valid_one_by_one(genre: Genre) -> None:
    """The tests below start from entries without a problem."""
    assert entries(genre)
    assert [told(genre, source, prefix) for source, prefix in entries(genre)] == [[]] * len(
        entries(genre)
    )


@KINDS
def test_a_key_taken_away_is_told_in_french(genre: Genre) -> None:
    """Every key of every entry, one at a time."""
    for source, prefix in entries(genre):
        for place in places(at(source, prefix)):
            for problem in told(genre, changed(source, prefix + place, drop), prefix):
                assert_readable(problem)


@KINDS
def test_a_key_added_is_told_by_its_name(genre: Genre) -> None:
    """In every mapping of every entry."""

    def add(parent: Any, key: Any) -> None:
        parent[key] = {**parent[key], "zzz_inconnu": ["zzz"]}

    for source, prefix in entries(genre):
        for place in places(at(source, prefix)):
            if isinstance(at(source, prefix + place), dict):
                problems = told(genre, changed(source, prefix + place, add), prefix)
                assert [problem for problem in problems if "zzz_inconnu" in str(problem)]
                for problem in problems:
                    assert_readable(problem)


@pytest.mark.xfail(strict=True, reason=UNTRANSLATED)
def test_any_value_replaced_anywhere_is_told_in_french() -> None:
    """Each place of the richest entry of each kind takes each wrong value in turn.

    This is the proof that every pydantic error type in use has a translation.
    """
    untold = set()
    for genre in GENRES.values():
        source, prefix = max(entries(genre), key=lambda entry: len(list(places(at(*entry)))))
        for place in places(at(source, prefix)):
            for wrong in WRONG:
                try:
                    broken = changed(source, prefix + place, put(wrong))
                    for problem in told(genre, broken, prefix):
                        assert_readable(problem)
                except KeyError as error:
                    untold.add(error.args[0])
    assert untold == set()


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
    genre = draw(st.sampled_from(list(GENRES.values())))
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


@pytest.mark.xfail(strict=True, reason=UNTRANSLATED)
@settings(deadline=None, max_examples=2000, derandomize=True)
@given(damaged_entries())
def test_any_damage_to_an_entry_is_told_in_french(entry: Damaged) -> None:
    """Damaged at random, an entry gives problems with a line, or stays valid."""
    for problem in told(entry.genre, entry.source, entry.prefix):
        assert problem.line >= 1
        assert problem.message
        assert not problem.message.startswith(("Input", "Field", "Value", "String"))


def messages(folder: Path, kind: Any, text: str) -> list[str]:
    """What an author reads when the field `a` of this kind is written so."""
    (folder / "x.yml").write_text(text, encoding="utf-8")
    source = read(folder / "x.yml", folder)
    assert isinstance(source, Source), source
    model = create_model("Essai", __base__=Modele, a=(kind, ...))
    with pytest.raises(ValidationError) as caught:
        model.model_validate(source.tree)
    return [str(problem) for problem in problems_of(caught.value, source, (), model)]


BLOCS = tuple[AnyBloc, ...]


@pytest.mark.parametrize(
    ("kind", "text", "message"),
    [
        (Texte, "b: x", "x.yml:1:1: a : champ manquant"),
        (Texte, "a: [x]", "x.yml:1:4: a : texte attendu"),
        (Texte, "a:", "x.yml:1:3: a : texte vide"),
        (OuiNon, "a: yes", "x.yml:1:4: a : « oui » ou « non » attendu"),
        (dict[Nom, Texte], "a: x", "x.yml:1:4: a : des champs sont attendus ici, sous la forme"),
        (BLOCS, "a: x", "x.yml:1:4: a : liste attendue"),
        (Slug, "a: É", "x.yml:1:4: a : nom court attendu : minuscules sans accent"),
        (LienEntree, "a: x", "x.yml:1:4: a : « genre/slug » attendu : minuscules sans accent"),
        (Reponse, "a: {x: y}", "x.yml:1:4: a : texte attendu"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, kind: Any, text: str, message: str) -> None:
    """What was expected, at the place where it was."""
    assert any(line.startswith(message) for line in messages(tmp_path, kind, text + "\n"))


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("tabeau", "valeur inconnue (vouliez-vous dire « tableau » ?)"),
        ("zzz", "valeur inconnue ; au choix : titre, paragraphe, liste, champ,"),
    ],
)
def test_an_unknown_bloc_suggests_the_nearest_or_lists_them(
    tmp_path: Path, written: str, hint: str
) -> None:
    """A slip of the finger has one answer, a guess has them all."""
    (told_once,) = messages(tmp_path, BLOCS, f"a: [{{bloc: {written}}}]\n")
    assert hint in told_once


@pytest.mark.xfail(strict=True, reason="located at the bloc, not at its name")
def test_an_unknown_bloc_is_located_at_its_name(tmp_path: Path) -> None:
    """In a bloc of thirty lines, `bloc:` need not come first."""
    (told_once,) = messages(tmp_path, BLOCS, "a:\n  - nom: x\n    bloc: zzz\n")
    assert told_once.startswith("x.yml:3:11: a.0.bloc : ")


def test_an_unknown_name_suggests_the_nearest() -> None:
    """One, close enough, or none."""
    assert nearly("libele", ["titre", "libelle"]) == " (vouliez-vous dire « libelle » ?)"
    assert nearly("zzz", ["titre", "libelle"]) == ""


def test_the_place_of_a_bloc_has_no_name_of_pydantic(tmp_path: Path) -> None:
    """Union tags and members are not in the author's file."""
    text = "a:\n  - bloc: champ\n    nom: x\n    libele: y\n"
    assert messages(tmp_path, BLOCS, text) == [
        "x.yml:2:5: a.0.libelle : champ manquant",
        "x.yml:4:5: a.0.libele : champ inconnu (vouliez-vous dire « libelle » ?)",
    ]


def test_messages_are_written_in_french() -> None:
    """None borrows pydantic's words."""
    for message in MESSAGES.values():
        assert not ENGLISH.search(re.sub(r"\{\w+\}", "", message)), message


@pytest.mark.xfail(strict=True, reason=UNTRANSLATED)
@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Prose, "a: [x]"),
        (tuple[Prose, ...], "a: [[x]]"),
        (BLOCS, "a: [x]"),
        (BLOCS, "a: [[x]]"),
    ],
)
def test_a_list_or_a_text_in_the_wrong_place_is_told(tmp_path: Path, kind: Any, text: str) -> None:
    """The most ordinary slips: a dash too many, a bloc without its name."""
    assert messages(tmp_path, kind, text + "\n")


@pytest.mark.xfail(strict=True, reason="a text with « : » is a mapping: « liste attendue »")
@pytest.mark.parametrize("text", ["a:\n  - Pour tous : oui\n", "a: [{date}]\n"])
def test_a_text_read_as_a_mapping_asks_for_quotes(tmp_path: Path, text: str) -> None:
    """« - Pour tous : oui » is what a French author writes first."""
    (told_once,) = messages(tmp_path, tuple[Prose, ...], text)
    assert "texte attendu" in told_once
    assert "guillemets" in told_once


@pytest.mark.xfail(strict=True, reason="pydantic counts the valid items only")
def test_a_list_with_a_wrong_item_is_not_too_short(tmp_path: Path) -> None:
    """« 2 au moins, 1 ici », when the author sees two, is false."""
    kind = Annotated[tuple[Texte, ...], Field(min_length=2)]
    assert messages(tmp_path, kind, "a: [x, [y]]\n") == ["x.yml:1:8: a.1 : texte attendu"]


@pytest.mark.xfail(strict=True, reason="all the field names of the kind are mixed")
@pytest.mark.parametrize(
    "text", ["a:\n  - {bloc: champ, nom: x, libelle: y, texte: z}\n", "a: []\ntexte: x\n"]
)
def test_a_name_known_elsewhere_is_not_suggested_to_itself(tmp_path: Path, text: str) -> None:
    """« texte : champ inconnu (vouliez-vous dire « texte » ?) » makes fun of the author."""
    assert not [line for line in messages(tmp_path, BLOCS, text) if "dire « texte »" in line]


@pytest.mark.xfail(strict=True, reason="the tag « titre » is taken for the key « titre »")
def test_a_title_bloc_with_a_wrong_key_keeps_its_place(tmp_path: Path) -> None:
    """The missing key is in the bloc, not inside the wrong one."""
    lines = messages(tmp_path, BLOCS, "a:\n  - bloc: titre\n    titre: x\n")
    assert "x.yml:2:5: a.0.texte : champ manquant" in lines


@pytest.mark.xfail(strict=True, reason="pydantic quotes the discriminator")
def test_a_bloc_without_its_name_is_told_without_quotes(tmp_path: Path) -> None:
    """« bloc », and no apostrophes around it."""
    (told_once,) = messages(tmp_path, BLOCS, "a: [{texte: x}]\n")
    assert "manquant" in told_once
    assert "'" not in told_once


@pytest.mark.xfail(strict=True, reason="the bounds are in cents")
@pytest.mark.parametrize("amount", ["0 €", "999 999 €"])
def test_the_bounds_of_an_amount_are_in_euros(tmp_path: Path, amount: str) -> None:
    """« doit être au plus 10000000 » is no answer to « 999 999 € »."""
    (line,) = messages(tmp_path, Centimes, f"a: {amount}\n")
    assert "€" in line


@pytest.mark.xfail(strict=True, reason="after the conversion, an integer is expected")
@pytest.mark.parametrize(("kind", "word"), [(Duree, "durée"), (Centimes, "montant")])
def test_a_list_for_a_duration_or_an_amount_is_told_as_such(
    tmp_path: Path, kind: Any, word: str
) -> None:
    """« nombre entier attendu » would make the author write « 90 », which is refused."""
    (line,) = messages(tmp_path, kind, "a: [x]\n")
    assert f"{word} attendu" in line


@pytest.mark.xfail(strict=True, reason="each member of the union complains")
def test_a_wrong_answer_is_one_problem(tmp_path: Path) -> None:
    """A mapping among the cells of a table is wrong once."""
    assert messages(tmp_path, Reponse, "a: [[x, {y: z}]]\n") == ["x.yml:1:9: a.0.1 : texte attendu"]


@pytest.mark.xfail(strict=True, reason="regular expressions are shown to authors")
@pytest.mark.parametrize("text", ["a: {Été: x}", "a: {../x: y}"])
def test_no_regular_expression_is_shown(tmp_path: Path, text: str) -> None:
    """Authors are practitioners."""
    assert not [line for line in messages(tmp_path, dict[Nom, Texte], text) if "^" in line]
