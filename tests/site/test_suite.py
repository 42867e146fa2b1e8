"""What each page of the site says of itself: reviews, relations, sources, proposals, words."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from lxml.html import HtmlElement

from macros.corpus import Corpus
from macros.model.page import Page
from macros.publishing.exports import bibliography
from macros.rendering.markdown import MENTION
from macros.typography import day
from macros.views.adresses import a_une_page, adresse

CODE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
PROPOSED = re.compile(r"^#+ .*\{[^}]*\.proposition\b.*\}$|^!!! proposition\b", re.MULTILINE)
"""How an author marks a proposal: a section or a box."""


@pytest.fixture(scope="module")
def known(corpus: Corpus, pages: dict[str, HtmlElement]) -> dict[str, HtmlElement]:
    """Each page by the entry that it shows."""
    found = {
        cible: pages[adresse(cible)]
        for cible in corpus.entrees
        if a_une_page(cible.partition("/")[0])
    }
    assert len(found) == len(pages) - 1  # but for 404.html
    return found


def content(page: HtmlElement) -> HtmlElement:
    """The page without its foot and what opens over it."""
    (inner,) = page.cssselect(".md-content__inner")
    return inner


def in_text(page: HtmlElement, selector: str) -> list[HtmlElement]:
    """The elements of the text, those of the foot apart."""
    apart = {"suite", "definitions"}
    return [
        element
        for element in content(page).cssselect(selector)
        if not any(apart & set((up.get("class") or "").split()) for up in element.iterancestors())
    ]


def leads(page: HtmlElement, name: str, selector: str) -> list[str]:
    """Where links lead, from the root of the site."""
    hrefs = (urljoin(f"https://site/{name}", a.get("href")) for a in page.cssselect(selector))
    parts = (urlsplit(href) for href in hrefs)
    return [f"{p.path.lstrip('/')}{'#' if p.fragment else ''}{p.fragment}" for p in parts]


def relations(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Both ends of every relation that is declared."""
    for cible, entree in corpus.entrees.items():
        for relation in getattr(entree, "lies", ()):
            yield cible, relation.vers
            yield relation.vers, cible


def test_each_page_says_when_it_was_reviewed(corpus: Corpus, known: dict[str, HtmlElement]) -> None:
    """And when it is due again: the dates of its own entry."""
    for cible, page in known.items():
        entree = corpus.entrees[cible]
        (line,) = page.cssselect(".suite__relecture")
        said = f"Page relue le {day(entree.relu_le)}, à relire avant le {day(entree.relire_avant)}."
        assert (line.text or "").strip() == said, cible
        assert line.get("data-relire-avant") == entree.relire_avant.isoformat(), cible


def test_each_relation_is_shown_on_both_its_pages(
    corpus: Corpus, known: dict[str, HtmlElement]
) -> None:
    """Neither more nor less than what entries declare, each with a reason."""
    ends: dict[str, set[str]] = {}
    for cible, other in relations(corpus):
        ends.setdefault(cible, set()).add(adresse(other))
    for cible, page in known.items():
        shown = leads(page, adresse(cible), ".suite__lies li > a")
        assert len(shown) == len(set(shown)), cible
        assert set(shown) == ends.get(cible, set()), cible
        assert len(page.cssselect(".suite__lies .suite__pourquoi")) == len(shown), cible


def test_each_call_opens_the_note_of_its_number(known: dict[str, HtmlElement]) -> None:
    """The n-th work that the text calls is the n-th of the notes and of the list at the foot."""
    calls = 0
    for cible, page in known.items():
        buttons = in_text(page, "button.appel")
        called = list(dict.fromkeys(button.get("popovertarget") for button in buttons))
        for button in buttons:
            number = called.index(button.get("popovertarget")) + 1
            assert button.text == str(number), cible
            assert button.get("aria-label").startswith(f"Source {number}"), cible
        calls += len(buttons)
        notes = page.cssselect(".definition[id^='note-']")
        assert [note.get("id") for note in notes][: len(called)] == called, cible
        titles = [note.findtext("p") for note in notes]
        assert titles == [f"Source {n}" for n in range(1, len(notes) + 1)], cible
        listed = leads(page, adresse(cible), ".suite__sources ol > li > a")
        slugs = [note.get("id").removeprefix("note-") for note in notes]
        assert listed == [adresse(f"reference/{slug}") for slug in slugs], cible
    assert calls > 200


def test_each_note_says_what_the_list_says(known: dict[str, HtmlElement]) -> None:
    """The same work in the same words, « non vérifiée » in both or in neither."""
    for cible, page in known.items():
        notes = [note[1].text_content() for note in page.cssselect(".definition[id^='note-']")]
        lines = page.cssselect(".suite__sources ol > li")
        for note, line in zip(notes, lines, strict=True):
            assert line.text_content().startswith(note), cible


def test_the_sources_that_an_entry_declares_are_listed(
    corpus: Corpus, known: dict[str, HtmlElement]
) -> None:
    """After those that its text calls, or among them."""
    for cible, page in known.items():
        listed = leads(page, adresse(cible), ".suite__sources ol > li > a")
        declared = getattr(corpus.entrees[cible], "sources", ())
        assert {adresse(f"reference/{slug}") for slug in declared} <= set(listed), cible


def test_each_proposal_carries_its_mention_once(known: dict[str, HtmlElement]) -> None:
    """At its head, and nowhere without a proposal."""
    number = 0
    for cible, page in known.items():
        for box in in_text(page, ".propose"):
            own = [child for child in box if child.get("class") == "proposition"]
            assert [child.text_content() for child in own] == [MENTION], cible
            first = box[1] if re.fullmatch(r"h[23]", str(box[0].tag)) else box[0]
            assert first is own[0], cible
            number += 1
    assert number > 50


def test_each_proposal_of_a_page_is_marked(root: Path, known: dict[str, HtmlElement]) -> None:
    """As many as its author wrote, sections and boxes."""
    for cible, page in known.items():
        path = root / "docs" / adresse(cible).replace(".html", ".md")
        if path.is_file():
            body = CODE.sub("", path.read_text(encoding="utf-8"))
            written = PROPOSED.findall(body)
            assert len(in_text(page, ".propose")) == len(written), cible


def test_a_term_lists_the_pages_that_use_it(known: dict[str, HtmlElement]) -> None:
    """Those whose text opens its definition; no other page has such a list.

    Terms, lists and pages on the project are left out: that they use a word tells nothing.
    """
    users: dict[str, set[str]] = {}
    lists = ("/index", "/bibliographie", "/chiffres", "/glossaire", "/plan")
    for cible, page in known.items():
        if not cible.startswith(("terme/", "projet/")) and not cible.endswith(lists):
            for button in in_text(page, "button.mot"):
                slug = button.get("popovertarget").removeprefix("definition-")
                users.setdefault(f"terme/{slug}", set()).add(adresse(cible))
    for cible, page in known.items():
        listed = leads(page, adresse(cible), ".suite__emplois li > a")
        assert len(listed) == len(set(listed)), cible
        assert set(listed) == users.get(cible, set()), cible
    assert len(users) > 10


def test_a_page_that_explains_a_term_holds_its_definition(known: dict[str, HtmlElement]) -> None:
    """Each button opens what it names, on the same page."""
    for cible, page in known.items():
        opened = {button.get("popovertarget") for button in page.cssselect("button[popovertarget]")}
        assert opened <= set(page.xpath("//@id")), cible


def test_the_bibliography_is_given_to_reference_managers(
    corpus: Corpus, pages: dict[str, HtmlElement], site_dir: Path
) -> None:
    """Both files are on the site, whole, and the bibliography links to them."""
    name = adresse("ressources/bibliographie")
    linked = leads(pages[name], name, ".md-content a")
    for href, text in bibliography(corpus):
        assert (site_dir / href).read_text(encoding="utf-8") == text
        assert href in linked


def test_every_written_page_is_in_the_plan(corpus: Corpus, pages: dict[str, HtmlElement]) -> None:
    """And every entry's page, the words of the glossary apart, which have a list of their own."""
    plan = set(leads(pages["ressources/plan.html"], "ressources/plan.html", ".plan a"))
    glossary = set(leads(pages["ressources/glossaire.html"], "ressources/glossaire.html", "dt a"))
    home = {adresse("accueil/index")}
    pages_of = {c: adresse(c) for c in corpus.entrees if a_une_page(c.partition("/")[0])}
    missing = {cible for cible, href in pages_of.items() if href not in plan | glossary | home}
    assert missing == set()
    written = {adresse(c) for c, entree in corpus.entrees.items() if isinstance(entree, Page)}
    assert written - plan <= home | {"ressources/plan.html"}


def test_every_part_is_in_the_menu_of_every_page(pages: dict[str, HtmlElement]) -> None:
    """One click from anywhere to the head of any part."""
    heads = {
        f"{part}/index.html"
        for part in (
            "comprendre",
            "pratiquer",
            "boite-a-outils",
            "se-former",
            "offres-et-tarifs",
            "ressources",
        )
    }
    for name, page in pages.items():
        if name != "404.html":
            assert heads <= set(leads(page, name, "#__menu a")), name
