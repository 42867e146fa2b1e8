"""The calls to sources: numbered, turned into buttons, tied to what stands beside them."""

import re

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import HtmlElement

from macros.rendering.finish import Glossary, finish
from macros.rendering.notes import number_calls
from macros.typography import NBSP, THIN
from macros.views.terme import DefinitionView

SPACE = re.compile(rf"[\s{NBSP}{THIN}]")
TERMS = (DefinitionView("reseau", "Réseau", "Un sens.", "r.html", ("réseau",)),)


def call(slug: str, name: str = "Untel, 2020") -> str:
    """A call as a page holds it before its last touch."""
    return f'<a class="appel" href="../b.html#{slug}">{NBSP}({name})</a>'


A, B, C = call("a"), call("b"), call("c")


def numbered(html: str) -> tuple[HtmlElement, tuple[str, ...]]:
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    return root, number_calls(root)


def tied(html: str) -> list[str]:
    """What stays on one line with each call."""
    root, _ = numbered(html)
    return [span.text_content() for span in root.cssselect("span.colle")]


def test_works_are_numbered_in_the_order_of_the_page() -> None:
    """Wherever the calls stand; the same work keeps its number."""
    root, works = numbered(f"<p>Un{B} et {A}.</p><ul><li>{B}</li><li>x{C}</li></ul><p>{A}</p>")
    assert works == ("b", "a", "c")
    assert [button.text for button in root.iter("button")] == ["1", "2", "1", "3", "2"]


def test_a_call_is_a_button_that_opens_its_note() -> None:
    """It says the work aloud; nothing is left of the link."""
    root, _ = numbered(f"<p>Un fait{call('untel', 'Untel et al., 2020')}.</p>")
    (button,) = root.xpath(".//sup/button")
    assert dict(button.attrib) == {
        "type": "button",
        "class": "appel",
        "popovertarget": "note-untel",
        "aria-label": "Source 1\u00a0: Untel et al., 2020",
    }
    assert list(root.iter("a")) == []


@pytest.mark.parametrize(
    ("written", "together"),
    [
        (f"<p>Un fait{A}.</p>", ["fait1."]),
        (f"<p>Un fait {A}, puis</p>", ["fait1,"]),
        (f"<p>fait{A}</p>", ["fait1"]),
        (f"<p>Un\nfait\n{A}\npuis</p>", ["Un\nfait1"]),
        (f"<p>Un fait ({A}).</p>", ["(1)."]),
        (f"<p>«{NBSP}un mot{NBSP}»{A}.</p>", [f"mot{NBSP}»1."]),
        (f"<p>Un fait{A}{B}.</p>", ["fait12."]),
        (f"<p>Un fait{A} {B}, {C}.</p>", ["fait12,3."]),
        (f"<p>Un <em>fait</em> sûr{A}.</p>", ["sûr1."]),
        (f"<p>{A} d'abord</p>", ["1"]),
    ],
)
def test_a_call_stays_with_the_word_before_and_the_sign_after(
    written: str, together: list[str]
) -> None:
    """A line may break on either side of a button: both stand in one span that does not break."""
    assert tied(written) == together


def test_a_call_joins_the_term_that_it_follows() -> None:
    """A term to explain is tied already: one span holds the word, its button, the call, the dot."""
    html = finish(f"<p>Le réseau{A}. Puis.</p>", Glossary(TERMS), own="").html
    (span,) = lxml.html.fragment_fromstring(html).cssselect("span.colle")
    assert span.text_content() == "réseau1."
    assert [button.get("popovertarget") for button in span.iter("button")] == [
        *("definition-reseau", "note-a"),
    ]


def test_ordinary_links_and_buttons_are_left_alone() -> None:
    """Only calls are numbered."""
    html = '<p><a href="b.html#a">un</a> <a class="appels" href="#b">x</a> <button>y</button></p>'
    root, works = numbered(html)
    assert works == ()
    assert lxml.html.tostring(root[0], encoding="unicode") == html


WORDS = st.text("abé,.;: \n(«»" + NBSP + THIN, max_size=8)
TAGS = st.sampled_from(["p", "em", "li", "td", "span", "strong"])
CALLS = st.sampled_from([A, B, C])
TEXTS = st.lists(st.one_of(WORDS, CALLS), max_size=5).map("".join)


def elements(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(lambda tag, held, tail: f"<{tag}>{held}</{tag}>{tail}", TAGS, inside, TEXTS)


PAGES = st.recursive(TEXTS, elements, max_leaves=8)


def letters(root: HtmlElement) -> str:
    """The words of a page in order, without the labels of its calls and without spaces."""
    for element in list(root.iter("a", "button")):
        element.text = None
    return SPACE.sub("", root.text_content())


@settings(deadline=None, max_examples=400, derandomize=True)
@given(PAGES)
def test_no_word_is_lost_or_moved(page: str) -> None:
    """But for the labels, the text is the same; no space is added inside a word."""
    before = lxml.html.fragment_fromstring(page, create_parent="div")
    expected = [link.get("href").partition("#")[2] for link in before.cssselect("a.appel")]
    after, works = numbered(page)
    targets = [button.get("popovertarget").removeprefix("note-") for button in after.iter("button")]
    assert targets == expected
    assert works == tuple(dict.fromkeys(expected))
    assert [works[int(button.text or "0") - 1] for button in after.iter("button")] == expected
    assert letters(after) == letters(before)


@settings(deadline=None, max_examples=400, derandomize=True)
@given(st.lists(st.sampled_from(["mot", "fin.", A, B, "(un", "«x»"]), min_size=1, max_size=8))
def test_words_stay_apart(parts: list[str]) -> None:
    """Where a space stood between two words, there is still one: none is glued to the next."""
    root, _ = numbered(f"<p>{' '.join(parts)}</p>")
    for button in root.iter("button"):
        button.text = None
    words = [part for part in parts if part not in (A, B)]
    assert root.text_content().split() == words


@settings(deadline=None, max_examples=400, derandomize=True)
@given(PAGES)
def test_no_call_stands_outside_its_span(page: str) -> None:
    """Each button is in one span that does not break, and no such span is empty."""
    root, _ = numbered(page)
    for button in root.iter("button"):
        assert len(list(button.iterancestors("sup"))) == 1
        assert "colle" in [span.get("class") for span in button.iterancestors("span")]
