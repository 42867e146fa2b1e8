"""A hand-written page as it is read: its passages, their words, their links, their lines."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.reading.markdown import FICTION, MarkdownPage, Passage, read_page
from macros.reading.problems import Problem
from macros.reading.source import Position

FRONT = "---\ntitre: Un titre\n---\n"
BODY_LINE = FRONT.count("\n") + 1


def read_text(folder: Path, text: str) -> MarkdownPage | list[Problem]:
    (folder / "x.md").write_text(text, encoding="utf-8")
    return read_page(folder / "x.md", folder)


def page_of(folder: Path, body: str) -> MarkdownPage:
    page = read_text(folder, FRONT + body)
    assert isinstance(page, MarkdownPage), page
    return page


def passages(folder: Path, body: str) -> tuple[Passage, ...]:
    return page_of(folder, body).passages


def texts(folder: Path, body: str) -> list[str]:
    return [passage.texte for passage in passages(folder, body)]


def free(folder: Path, body: str) -> list[str]:
    """What states no fact."""
    return [passage.texte for passage in passages(folder, body) if passage.libre]


def lines(folder: Path, body: str) -> list[int]:
    """Where each passage begins, counted from the first line of the body."""
    page = page_of(folder, body)
    starts = [page.source.values[("corps", i)] for i in range(len(page.passages))]
    assert {column for _, column in starts} <= {1}
    return [line - BODY_LINE + 1 for line, _ in starts]


def test_a_page_is_cut_into_headings_paragraphs_items_and_rows(tmp_path: Path) -> None:
    """Each is one passage, at the line where it begins."""
    body = (
        "# Un\n\nUne ligne\net sa suite.\nEncore.\n\n## Deux\n-   une puce\n    et sa suite\n"
        "-   une autre\n    1.  dessous\n\n> Une citation\n\n| a | b |\n|---|:-:|\n| c | d |\n"
    )
    assert texts(tmp_path, body) == [
        "Un",
        "Une ligne et sa suite. Encore.",
        "Deux",
        "une puce et sa suite",
        "une autre",
        "dessous",
        "> Une citation",
        "a b",
        "c d",
    ]
    assert lines(tmp_path, body) == [1, 3, 7, 8, 10, 11, 13, 15, 17]


def test_a_heading_has_its_level_and_running_text_has_none(tmp_path: Path) -> None:
    """Six levels, their attributes left out; seven marks are no heading."""
    body = "".join(f"{'#' * level} Titre {{ #ancre }}\n" for level in range(1, 7))
    read = passages(tmp_path, f"{body}####### Rien\nUn texte.\n")
    assert [passage.niveau for passage in read] == [1, 2, 3, 4, 5, 6, 0, 0]
    assert [passage.texte for passage in read] == ["Titre"] * 6 + ["####### Rien", "Un texte."]


def test_a_passage_knows_the_heading_of_level_two_above_it(tmp_path: Path) -> None:
    """A heading of level three changes nothing, one of level one does."""
    body = "Avant.\n\n## A\n\nUn.\n\n### B\n\nDeux.\n\n# C\n\nTrois.\n"
    assert [passage.rubrique for passage in passages(tmp_path, body)] == [
        *("", "A", "A", "A", "A", "C", "C"),
    ]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Du **gras**, de l'*italique*, du `code`.", "Du gras, de l'italique, du ."),
        ("Un [lien](../x.md#y) ordinaire.", "Un lien ordinaire."),
        ("Un [[terme/x|mot affiché]] du glossaire.", "Un mot affiché du glossaire."),
        ("Un fait [[reference/x]].", "Un fait ."),
        ("10. Un pas.", "Un pas."),
        ("Deux  espaces\tet une tabulation", "Deux espaces et une tabulation"),
    ],
)
def test_a_passage_is_plain_words(tmp_path: Path, written: str, words: str) -> None:
    """Without markup, without code, without the calls to sources."""
    assert texts(tmp_path, f"{written}\n") == [words]


def test_links_are_listed_in_order_each_at_its_line_and_column(tmp_path: Path) -> None:
    """In paragraphs, items and rows; a label changes nothing, code is no link."""
    page = page_of(
        tmp_path,
        "Un [[terme/a]]\net [[terme/b|b]], `[[non/lien]]` [[fiche/c]].\n\n"
        "- [[a]]\n\n| [[boite-a-outils/e]] |\n",
    )
    found: dict[str, Position] = {}
    for i, passage in enumerate(page.passages):
        for j, cible in enumerate(passage.liens):
            line, column = page.source.values[("corps", i, "liens", j)]
            found[cible] = line - BODY_LINE + 1, column
    assert found == {
        "terme/a": (1, 4),
        "terme/b": (2, 4),
        "fiche/c": (2, 34),
        "a": (4, 3),
        "boite-a-outils/e": (6, 3),
    }


@pytest.mark.parametrize(
    "written",
    ["[[terme/a|jamais refermé", "[[Terme/a]]", "[[terme a]]", "| [[terme/a|b]] |", "[["],
)
def test_what_is_no_link_keeps_its_brackets(tmp_path: Path, written: str) -> None:
    """The corpus tells them: nothing that looks like a link is passed over."""
    (passage,) = passages(tmp_path, f"{written}\n")
    assert "[[" in passage.texte
    assert passage.liens == ()


@pytest.mark.parametrize("fence", ["```", "~~~", "```yaml", "    ```"])
def test_code_is_not_read(tmp_path: Path, fence: str) -> None:
    """Its lines are no headings, its brackets no links; what follows is at its own line."""
    closing = fence.removesuffix("yaml")
    body = f"Avant.\n{fence}\n# Titre\n\n- [[terme/a]] 12 %\n{closing}\nAprès.\n"
    assert texts(tmp_path, body) == ["Avant.", "Après."]
    assert lines(tmp_path, body) == [1, 7]


def test_calls_of_macros_tags_and_rules_of_tables_are_not_text(tmp_path: Path) -> None:
    """They hold no words of the author; what stands between two tags does."""
    body = '{{ organisme() }}\n\n<p class="x">12 %</p>\n\n|---|\n\nUn texte.\n'
    assert texts(tmp_path, body) == ["12 %", "Un texte."]


def test_a_proposal_holds_what_stands_under_its_heading(tmp_path: Path) -> None:
    """Down to the next heading of its level or above; deeper ones are part of it."""
    body = (
        "## A\n\nun\n\n## B { .proposition }\n\ndeux\n\n### C\n\n- trois\n\n| quatre |\n\n"
        "## D\n\ncinq\n\n### E { #e .proposition }\n\nsix\n\n#### F\n\nsept\n\n### G\n\nhuit\n\n"
        "### H { .proposition }\n\nneuf\n\n## I\n\ndix\n"
    )
    kept = ["B", "deux", "C", "trois", "quatre", "E", "six", "F", "sept", "H", "neuf"]
    assert free(tmp_path, body) == kept


def test_a_box_of_proposal_holds_what_is_indented(tmp_path: Path) -> None:
    """Blank lines, items and rows included; any other box holds facts."""
    body = (
        "Avant.\n\n!!! proposition\n\n    Un.\n\n    - deux\n    - trois\n\n    | quatre |\n\n"
        "    Cinq.\n\nAprès.\n\n!!! note\n\n    Une note.\n\n"
        '!!! proposition "Un titre"\n\n    Six.\n'
        "\n## Titre\n\n    Indenté, sans boîte.\n"
    )
    kept = ["Un.", "deux", "trois", "| quatre |", "Cinq.", "Six."]
    assert free(tmp_path, body) == kept


def test_an_invented_story_is_free_down_to_the_next_heading_of_level_two(tmp_path: Path) -> None:
    """« Un exemple fictif » says of itself that nothing of it happened."""
    body = f"## {FICTION}\n\nun\n\n### Plus tard\n\ndeux\n\n## Après\n\ntrois\n"
    assert free(tmp_path, body) == [FICTION, "un", "Plus tard", "deux"]
    assert free(tmp_path, "## Un exemple\n\nun\n") == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", "1:1: page sans en-tête"),
        ("# Titre\n", "1:1: page sans en-tête"),
        (" ---\ntitre: x\n---\n", "1:1: page sans en-tête"),
        ("---\ntitre: x\n", "1:1: en-tête jamais refermé"),
        ("---\n---\n# T\n", "1:1: en-tête vide"),
        ("---\ntitre: x: y\n---\n\n# T\n", "2:9: « : » inattendu"),
        ("---\ntitre: x\ntitre: y\n---\n\n# T\n", "3:1: titre : champ en double"),
    ],
)
def test_a_page_without_its_front_matter_is_a_problem(
    tmp_path: Path, text: str, place: str
) -> None:
    """Told with its line in the file, never raised."""
    (problem,) = read_text(tmp_path, text) or [None]
    assert str(problem).startswith(f"x.md:{place}")


def test_the_front_matter_is_read_at_the_lines_of_the_file(tmp_path: Path) -> None:
    """Its fields are plain strings, as in any data; a rule lower down does not end it."""
    page = read_text(tmp_path, "---\ntitre: 012\nlies:\n  - vers: a/b\n---\n\n# T\n\n---\n\nFin.\n")
    assert isinstance(page, MarkdownPage)
    assert page.source.tree == {"titre": "012", "lies": [{"vers": "a/b"}]}
    assert page.source.keys[("titre",)] == (2, 1)
    assert page.source.values[("lies", 0, "vers")] == (4, 11)
    assert page.passages[0].texte == "T"
    assert page.source.values[("corps", 0)] == (7, 1)


PARTS = st.sampled_from(
    [
        *("# A", "## B", "### C { .proposition }", "#", f"## {FICTION}", "!!! proposition"),
        *("", "", "mots", "    x", "- y", "1. un", "    - z", "> q", "|a|b|", "|---|", "```"),
        *("[[terme/a]]", "[[terme/a|b", "[a](b)", "`code`", "**", "{{ x() }}", "<p>", "---"),
    ]
)


@settings(deadline=None, max_examples=300, derandomize=True)
@given(st.lists(PARTS | st.text(alphabet="a#|[]-*`é \t", max_size=12), max_size=25))
def test_any_body_is_read_and_every_passage_has_a_place(
    tmp_path_factory: pytest.TempPathFactory, parts: list[str]
) -> None:
    """No text raises; passages are in order, inside the file, and never empty of a place."""
    body = "\n".join(part.lstrip("\t") if part.startswith("\t") else part for part in parts)
    folder = tmp_path_factory.getbasetemp()
    page = read_text(folder, FRONT + body)
    if isinstance(page, list):
        assert all(problem.line >= BODY_LINE for problem in page)
        return
    starts = lines(folder, body)
    assert starts == sorted(set(starts))
    assert all(1 <= line <= body.count("\n") + 1 for line in starts)
    placed = [place[1] for place in page.source.values if place[2:3] == ("liens",)]
    assert placed == [i for i, passage in enumerate(page.passages) for _ in passage.liens]
