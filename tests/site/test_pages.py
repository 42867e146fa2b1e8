"""Every page of the built site, parsed."""

import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml.html import HtmlElement

LEFTOVERS = re.compile(
    r"\{\{|\{%|\{#|\{ ?[.:]|\[\[|\]\]|^!!! |^#{1,6} |^\|[-: |]+\|$|"
    r"\b(?:affirmation|vers|pourquoi|slug): ?[a-z0-9/-]+$",
    re.MULTILINE,
)
SILENT = {"script", "style", "code", "pre", "textarea", "svg"}


def text_of(page: HtmlElement) -> str:
    """What a reader sees of the page's content."""
    parts = []
    for element in page.cssselect(".md-content")[0].iter():
        if isinstance(element.tag, str) and element.tag not in SILENT:
            parts.append(element.text or "")
        parts.append(element.tail or "")
    return "\n".join(parts)


def test_each_page_has_one_heading_of_level_one(pages: dict[str, HtmlElement]) -> None:
    """A page says once what it is."""
    wrong = {name: len(page.cssselect("h1")) for name, page in pages.items()}
    assert {name: n for name, n in wrong.items() if n != 1} == {}


def test_headings_never_skip_a_level(pages: dict[str, HtmlElement]) -> None:
    """The outline of the content can be read aloud."""
    for name, page in pages.items():
        levels = [int(h.tag[1]) for h in page.cssselect(".md-content h1, h2, h3, h4, h5, h6")]
        jumps = [(a, b) for a, b in pairwise(levels) if b > a + 1]
        assert not jumps, f"{name}: {jumps}"


def test_identifiers_are_unique(pages: dict[str, HtmlElement]) -> None:
    """A link to an identifier leads to one place."""
    for name, page in pages.items():
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), f"{name}: {sorted(i for i in ids if ids.count(i) > 1)}"


def test_nothing_of_the_machinery_is_left(pages: dict[str, HtmlElement]) -> None:
    """No brace, no link's bracket, no mark of a box, a heading or a table reaches a reader."""
    left = {
        name: found[0] for name, page in pages.items() if (found := LEFTOVERS.search(text_of(page)))
    }
    assert left == {}


def test_every_page_is_french_and_titled(pages: dict[str, HtmlElement]) -> None:
    """Language, title and description are there for search engines and screen readers."""
    for name, page in pages.items():
        assert page.get("lang") == "fr", name
        assert page.findtext(".//title"), name
        if name != "404.html":
            (description,) = page.xpath("//meta[@name='description']/@content")
            assert len(description) > 20, name


def test_titles_tell_pages_apart(pages: dict[str, HtmlElement]) -> None:
    """Two tabs never bear the same title."""
    titles = [page.findtext(".//title") for page in pages.values()]
    assert sorted(title for title in titles if titles.count(title) > 1) == []


def test_every_internal_link_and_anchor_resolves(
    pages: dict[str, HtmlElement], site_dir: Path
) -> None:
    """No link of the site leads nowhere; `#recherche` opens the dialog of a page that has it."""
    anchors = {name: set(page.xpath("//@id")) for name, page in pages.items()}
    for known in anchors.values():
        known.update({"recherche"} if "__recherche" in known else ())
    broken = []
    for name, page in pages.items():
        for href in page.xpath("//a/@href | //link/@href | //script/@src | //img/@src"):
            target = urlsplit(urljoin(f"https://site/{name}", href))
            if target.netloc != "site":
                continue
            path = unquote(target.path).lstrip("/") or "index.html"
            if not (site_dir / path).is_file():
                broken.append(f"{name} → {href}")
            elif target.fragment and path in anchors and target.fragment not in anchors[path]:
                broken.append(f"{name} → {href} (ancre)")
    assert broken == []


@pytest.mark.parametrize("genre", ["fiches", "kits", "jeux", "lettres", "offres", "programmes"])
def test_as_many_cards_as_files(pages: dict[str, HtmlElement], root: Path, genre: str) -> None:
    """An index shows every file of its folder, and nothing else."""
    index = {
        "fiches": "boite-a-outils/fiches.html",
        "kits": "boite-a-outils/kits.html",
        "jeux": "boite-a-outils/cartes.html",
        "lettres": "boite-a-outils/lettres.html",
        "offres": "offres-et-tarifs/index.html",
        "programmes": "se-former/index.html",
    }[genre]
    files = {path.stem for path in (root / "data" / genre).glob("*.yml")}
    cards = {Path(href).stem for href in pages[index].xpath("//*[@class='carte__titre']/a/@href")}
    assert files and cards == files


@pytest.mark.parametrize(
    ("index", "count"),
    [
        ("comprendre/partialite-multidirectionnelle.html", 7),
        ("pratiquer/sora.html", 4),
    ],
)
def test_closed_lists_are_whole(pages: dict[str, HtmlElement], index: str, count: int) -> None:
    """Seven markers, four stages."""
    assert len(pages[index].cssselect(".carte")) == count


def test_every_link_says_where_it_leads(pages: dict[str, HtmlElement]) -> None:
    """No link of the menu, or of anything else, leads to a folder."""
    vague = {
        name: found
        for name, page in pages.items()
        if (found := page.xpath("//a[@href='' or @href='..' or @href='.' or @href='../']/@href"))
    }
    assert vague == {}


def test_no_resource_comes_from_elsewhere(pages: dict[str, HtmlElement]) -> None:
    """A page asks nothing of another site."""
    for name, page in pages.items():
        asked = page.xpath(
            "//script/@src | //img/@src | //iframe/@src | //link[@rel!='canonical']/@href"
        )
        assert [url for url in asked if "//" in url] == [], name


def test_the_text_is_set_in_french(pages: dict[str, HtmlElement]) -> None:
    """Apostrophes are curved, and no sign of punctuation can fall alone at the start of a line."""
    ugly = re.compile(r"\w'\w|« | »|\w[;?!](?=\s|$)| [;:?!](?=\s|$)|\d %|\d €|\.\.\.", re.MULTILINE)
    found = {}
    for name, page in pages.items():
        if hits := ugly.findall(text_of(page)):
            found[name] = hits[:5]
    assert found == {}


def test_protected_names_keep_their_quotes(pages: dict[str, HtmlElement]) -> None:
    """« Clinique de Concertation » and « Sociogénogramme » never stand bare in running text."""
    bare = re.compile(
        r"(?<!«\u00a0)(?<!“)\bCliniques? de Concertation\b|"
        r"(?<!«\u00a0)(?<!«\u00a0Méga-)(?<!“)\bSociogénogrammes?\b"
    )
    found = {}
    for name, page in pages.items():
        text = " ".join(p.text_content() for p in page.cssselect(".md-content p, .md-content li"))
        if hits := bare.findall(text):
            found[name] = len(hits)
    assert found == {}
