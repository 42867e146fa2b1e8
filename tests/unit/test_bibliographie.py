"""The bibliography as its page lists it: by theme, each work once, in the style of the site."""

from collections.abc import Iterable
from typing import get_args

import pytest

from macros.corpus import Corpus
from macros.model.origine import Reference, Theme
from macros.typography import NBSP, folded, french
from macros.views.commun import RunView, plain
from macros.views.origine import THEMES, RayonView, bibliography_view, citation
from tests.unit.samples import corpus_of, entry


@pytest.fixture(scope="module")
def shelves(corpus: Corpus) -> tuple[RayonView, ...]:
    return bibliography_view(corpus.tous(Reference), corpus)


def work(**fields: object) -> Reference:
    made = entry("reference/temoin", **fields)
    assert isinstance(made, Reference)
    return made


def slugs(rayons: Iterable[RayonView]) -> list[str]:
    return [reference.ancre for rayon in rayons for reference in rayon.references]


def test_there_is_a_shelf_for_each_theme(shelves: tuple[RayonView, ...]) -> None:
    """In one order, each under its own identifier; none is empty."""
    assert tuple(THEMES) == get_args(Theme)
    assert [rayon.ancre for rayon in shelves] == list(THEMES)
    assert [rayon.titre for rayon in shelves] == [french(titre) for titre in THEMES.values()]
    assert all(rayon.references for rayon in shelves)


def test_every_work_stands_once_on_its_shelf(
    corpus: Corpus, shelves: tuple[RayonView, ...]
) -> None:
    """Whatever its theme."""
    theme = {reference.slug: reference.theme for reference in corpus.tous(Reference)}
    assert sorted(slugs(shelves)) == sorted(theme)
    for rayon in shelves:
        assert {theme[slug] for slug in slugs([rayon])} == {rayon.ancre}


def test_the_guide_starts_from_five_documents(shelves: tuple[RayonView, ...]) -> None:
    """They come first, in the order of the file."""
    assert len(shelves[0].references) == 5


def test_works_are_sorted_by_the_name_that_the_text_calls_them() -> None:
    """Accents and capitals apart; those of the start keep the order of their file."""
    names = {"a": "Zola", "b": "élan", "c": "Écart", "d": "dubois"}
    for theme, order in (("projet", ["d", "c", "b", "a"]), ("depart", ["a", "b", "c", "d"])):
        small = corpus_of(
            {f"reference/{slug}": {"court": name, "theme": theme} for slug, name in names.items()}
        )
        assert slugs(bibliography_view(small.tous(Reference), small)) == order


def test_the_real_shelves_are_sorted(corpus: Corpus, shelves: tuple[RayonView, ...]) -> None:
    """The same, on every shelf of the guide but the first."""
    court = {ref.slug: folded(ref.court) for ref in corpus.tous(Reference)}
    for rayon in shelves[1:]:
        names = [court[slug] for slug in slugs([rayon])]
        assert names == sorted(names), rayon.ancre


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"titre": "Un livre"}, "Un livre, 2020."),
        ({"titre": "Un livre", "auteurs": ["Jo Dit", "Al Fa"]}, "Jo Dit, Al Fa, Un livre, 2020."),
        (
            {"titre": "Un article", "forme": "article", "parution": "Une revue", "pages": "p. 3-4"},
            f"«{NBSP}Un article{NBSP}», Une revue, 2020, p.{NBSP}3-4.",
        ),
        ({"titre": "Une page", "forme": "page"}, f"«{NBSP}Une page{NBSP}», 2020."),
        ({"titre": "Un livre", "date": "s. d."}, f"Un livre, s.{NBSP}d."),
        (
            {"titre": "Un livre", "isbn": "978-2-07-036822-8"},
            f"Un livre, 2020, ISBN{NBSP}978-2-07-036822-8.",
        ),
    ],
)
def test_a_work_is_cited_in_one_line(fields: dict[str, object], line: str) -> None:
    """Authors, title, where it came out, when, pages, ISBN, and one full stop."""
    assert plain(citation(work(**fields))) == line


@pytest.mark.parametrize(
    ("forme", "stressed"),
    [("livre", True), ("these", True), ("document", True), ("article", False), ("page", False)],
)
def test_the_title_of_a_whole_work_is_stressed(forme: str, stressed: bool) -> None:
    """That of a part of another goes in « »."""
    runs: tuple[RunView, ...] = citation(work(titre="Un titre", forme=forme))
    (title,) = [run for run in runs if "Un titre" in run.texte]
    assert title.accent == stressed
    assert title.texte.startswith("«") != stressed


def test_every_real_citation_is_one_line_that_ends_once(corpus: Corpus) -> None:
    """No empty part, no doubled stop or comma, no stray space."""
    for reference in corpus.tous(Reference):
        line = plain(citation(reference))
        assert line.endswith("."), line
        for fault in ("..", ",,", ", .", " ,", "  ", "( ", ",."):
            assert fault not in line, line
