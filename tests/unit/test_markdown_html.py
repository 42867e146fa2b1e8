"""What the pages add to Markdown: links to entries, calls to sources, sections, proposals."""

from pathlib import Path

import lxml.html
import pytest
import yaml
from lxml.html import HtmlElement
from markdown import Markdown

from macros.reading.markdown import FICTION, MarkdownPage, read_page
from macros.rendering.markdown import MENTION, GuideMarkdown
from macros.typography import NBSP
from tests.unit.samples import corpus_of

CORPUS = corpus_of(
    {
        "terme/activation": {"titre": "activation"},
        "pratiquer/sora": {"titre": "Conduire un projet"},
        "accueil/index": {"titre": "Accueil"},
        "reference/untel": {"court": "Untel, 2020"},
    }
)


@pytest.fixture(scope="module")
def extensions(root: Path) -> list[object]:
    """Those of the site, and ours."""
    config = yaml.safe_load((root / "mkdocs.yml").read_text(encoding="utf-8"))
    listed = config["markdown_extensions"]
    names = [next(iter(name)) if isinstance(name, dict) else name for name in listed]
    return [*names, GuideMarkdown(CORPUS, lambda: "../")]


@pytest.fixture
def convert(extensions: list[object]):
    """Convert a body as the site would, in a page one folder below the root."""

    def convert(body: str) -> HtmlElement:
        html = Markdown(extensions=extensions).convert(body)
        return lxml.html.fragment_fromstring(html, create_parent="div")

    return convert


@pytest.mark.parametrize(
    ("written", "href", "text"),
    [
        ("[[terme/activation]]", "../ressources/glossaire/activation.md", "activation"),
        ("[[terme/activation|l'activer]]", "../ressources/glossaire/activation.md", "l'activer"),
        ("[[pratiquer/sora]]", "../pratiquer/sora.md", "Conduire un projet"),
        ("[[accueil/index|l'accueil]]", "../index.md", "l'accueil"),
        ("[[reference/untel|un livre]]", "../ressources/bibliographie.md#untel", "un livre"),
    ],
)
def test_a_link_leads_to_the_file_of_its_entry(convert, written: str, href: str, text: str) -> None:
    """As MkDocs checks links; without a label it takes the title of the entry."""
    (link,) = convert(f"Voir {written} ici.").iter("a")
    assert (link.get("href"), link.text, link.get("class")) == (href, text, None)
    assert link.getparent().text_content() == f"Voir {text} ici."


def test_a_source_without_a_label_is_called(convert) -> None:
    """In the words of the bibliography, until the page's last touch numbers it."""
    (link,) = convert("Un fait [[reference/untel]].").iter("a")
    assert link.get("class") == "appel"
    assert link.get("href") == "../ressources/bibliographie.md#untel"
    assert link.text == f"{NBSP}(Untel, 2020)"
    assert link.tail == "."


@pytest.mark.parametrize(
    "body",
    [
        "**[[terme/activation]]**",
        "*un [[terme/activation|mot]]*",
        "- [[terme/activation]]",
        "## [[terme/activation|mot]]",
        "| a |\n|---|\n| [[terme/activation]] |",
        "!!! note\n\n    [[terme/activation]]",
        "> [[terme/activation]]",
        "[[terme/activation|deux\nlignes]]",
    ],
)
def test_links_work_wherever_there_is_text(convert, body: str) -> None:
    """Emphasis, items, headings, rows, boxes, quotations, over two lines."""
    (link,) = convert(body).iter("a")
    assert link.get("href") == "../ressources/glossaire/activation.md"


def test_code_and_ordinary_links_are_left_alone(convert) -> None:
    """Markdown's own links keep their meaning; what stands in code is shown as typed."""
    html = convert("`[[terme/activation]]` [lien](x.md) [ref][r]\n\n[r]: y.md\n")
    assert [link.get("href") for link in html.iter("a")] == ["x.md", "y.md"]
    assert html.findtext(".//code") == "[[terme/activation]]"


def outline(element: HtmlElement) -> list[object]:
    """Headings and paragraphs, a list inside for each section."""
    return [
        outline(child) if child.tag == "section" else child.text_content().strip()
        for child in element
    ]


def test_a_heading_opens_a_section_that_holds_what_follows(convert) -> None:
    """Level three inside level two; level four opens none; level one closes all."""
    body = "Avant.\n\n## A\n\nun\n\n### B\n\ndeux\n\n#### C\n\ntrois\n\n### D\n\n## E\n\n# F\n\nfin"
    assert outline(convert(body)) == [
        "Avant.",
        ["A", "un", ["B", "deux", "C", "trois"], ["D"]],
        ["E"],
        "F",
        "fin",
    ]


def test_a_level_three_without_its_level_two_is_a_section_too(convert) -> None:
    """And the level two that follows stands beside it, not inside."""
    assert outline(convert("### A\n\nun\n\n## B\n\ndeux")) == [["A", "un"], ["B", "deux"]]


def test_a_proposal_carries_its_mention_under_its_heading(convert) -> None:
    """The section is marked whole, once, and the heading keeps its identifier."""
    html = convert(
        "## Faire { #faire .proposition }\n\nun\n\n### Puis\n\ndeux\n\n## Autre\n\ntrois"
    )
    marked, plain = html.cssselect("div > section")
    assert marked.get("class") == "section propose"
    assert [child.text_content() for child in marked][:3] == ["Faire", MENTION, "un"]
    assert (marked[0].get("id"), marked[0].get("class")) == ("faire", None)
    assert marked[1].get("class") == "proposition"
    assert plain.get("class") == "section"
    assert html.text_content().count(MENTION) == 1


def test_a_box_of_proposal_carries_the_mention_as_its_title(convert) -> None:
    """Whatever title its author gave; another box keeps its own."""
    for title in ("", ' "Autre"'):
        (box,) = convert(f"!!! proposition{title}\n\n    un\n\n    - deux").cssselect("div.propose")
        assert [child.tag for child in box] == ["p", "p", "ul"]
        assert (box[0].get("class"), box[0].text) == ("proposition", MENTION)
    note = convert("!!! note\n\n    un")
    assert not note.cssselect(".propose")
    assert MENTION not in note.text_content()


def test_an_invented_story_is_set_apart(convert) -> None:
    """By the class of its section; its heading says the rest; the search passes it over."""
    story, other = convert(f"## {FICTION}\n\nun\n\n## Autre").cssselect("section")
    assert story.get("class") == "section section--exemple"
    assert other.get("class") == "section"
    assert story.get("data-pagefind-ignore") == "all"
    assert other.get("data-pagefind-ignore") is None


TABLE = "| Étape | Lien |\n|---|---|\n| Ouvrir | [[terme/activation]] |"


@pytest.mark.parametrize("body", [TABLE, f"## A {{ .proposition }}\n\n{TABLE}", f"- un\n\n{TABLE}"])
def test_a_table_can_be_scrolled(convert, body: str) -> None:
    """By keyboard too, whole, under the name of its first column, wherever it stands."""
    (table,) = convert(body).iter("table")
    box = table.getparent()
    assert (box.tag, box.get("role"), box.get("tabindex")) == ("div", "group", "0")
    assert box.get("aria-label").startswith("Tableau")
    assert box.get("aria-label").endswith("Étape")
    assert [cell.text_content() for cell in table.iter("th", "td")] == [
        *("Étape", "Lien", "Ouvrir", "activation"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "## A { .proposition }\n\nun\n\n### B\n\ndeux\n\n## C\n\ntrois",
        "## A\n\nun\n\n### B { .proposition }\n\ndeux\n\n### C\n\ntrois\n\n## D\n\nquatre",
        "un\n\n!!! proposition\n\n    deux\n\n    - trois\n\nquatre\n\n!!! note\n\n    cinq",
        f"## {FICTION}\n\nun\n\n### Puis\n\ndeux\n\n## Après\n\ntrois",
    ],
)
def test_what_the_check_holds_for_free_is_what_the_page_marks(
    convert, tmp_path: Path, body: str
) -> None:
    """A figure that the check lets pass always stands under a mention that the reader sees."""
    (tmp_path / "x.md").write_text(f"---\ntitre: x\n---\n\n{body}\n", encoding="utf-8")
    page = read_page(tmp_path / "x.md", tmp_path)
    assert isinstance(page, MarkdownPage)
    free = {passage.texte for passage in page.passages if passage.libre and not passage.niveau}
    marked = {
        element.text.strip()
        for element in convert(body).cssselect(".propose p, .propose li, .section--exemple p")
        if element.get("class") != "proposition"
    }
    assert free == marked
    assert free


def test_headings_are_listed_for_the_table_of_contents(extensions: list[object]) -> None:
    """Sections do not hide them from Markdown's own list."""
    markdown = Markdown(extensions=extensions)
    markdown.convert("# Un\n\n## Deux { #b .proposition }\n\n### Trois\n")
    (top,) = markdown.toc_tokens
    assert [child["id"] for child in top["children"]] == ["b"]
    assert [child["name"] for child in top["children"][0]["children"]] == ["Trois"]
