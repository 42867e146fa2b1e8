"""The last touch to a page's HTML: typography, definitions of terms, notes, list of headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape

import lxml.html
from lxml.html import HtmlElement
from lxml.html.builder import BUTTON, SPAN

from macros.rendering.notes import number_calls
from macros.typography import french, spread
from macros.views.terme import DefinitionView

VERBATIM = frozenset(("code", "pre", "script", "style", "textarea", "svg"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
WITHOUT_TERMS = HEADINGS | frozenset(
    ("a", "button", "caption", "dt", "figcaption", "label", "legend", "option", "th")
)
"""Elements in which no term is explained."""

QUIET = frozenset(
    (
        *("carte__surtitre", "entete__surtitre", "feuille", "glossaire", "mention", "proposition"),
        "reference__citation",
    )
)
"""Classes of elements in which no term is explained."""

_WORD = re.compile(r"\w[\w’.-]*")
_TOUCHING = re.compile(r"[^ \n]*")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the page that a link can reach."""

    level: int
    ancre: str
    titre: str


@dataclass(frozen=True, slots=True)
class Finished:
    """A page's HTML, and what it holds.

    `ids` are its identifiers, `terms` the terms it explains, `sources` the slugs of the works it
    calls, in order, `ligatures` its words written with œ or æ.
    """

    html: str
    ids: tuple[str, ...]
    headings: tuple[Heading, ...]
    terms: tuple[DefinitionView, ...]
    sources: tuple[str, ...]
    ligatures: tuple[str, ...]


class Glossary:
    """Finds in a text the terms it uses, however they are inflected."""

    def __init__(self, definitions: Sequence[DefinitionView]) -> None:
        self._by_first_word: dict[str, list[tuple[str, DefinitionView]]] = {}
        for definition in definitions:
            for form in definition.formes:
                if first := _WORD.match(form):
                    key = first[0].rstrip(".-’").lower()
                    self._by_first_word.setdefault(key, []).append((form, definition))
        for forms in self._by_first_word.values():
            forms.sort(key=lambda pair: len(pair[0]), reverse=True)

    def find(self, text: str, position: int, word: str) -> tuple[int, DefinitionView] | None:
        """The term that starts at `position`, and where it ends."""
        for form, definition in self._by_first_word.get(word.lower(), ()):
            end = position + len(form)
            found = text[position:end]
            # An acronym is itself only in capitals: « ASE » is not « ase ».
            same = found == form if form.isupper() else found.lower() == form.lower()
            if same and not (end < len(text) and (text[end].isalnum() or text[end] == "-")):
                return end, definition
        return None


def finish(html: str, glossary: Glossary, own: str) -> Finished:
    """Finish the HTML of the page of the term `own` (or of no term, when empty)."""
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    finisher = _Finisher(glossary, own)
    finisher.visit(root, quiet=False)
    called = number_calls(root)
    inside = (lxml.html.tostring(child, encoding="unicode") for child in root)
    return Finished(
        html="".join([escape(root.text or "", quote=False), *inside]),
        ids=tuple(root.xpath(".//@id")),
        headings=tuple(_headings(root)),
        terms=tuple(finisher.terms.values()),
        sources=called,
        ligatures=tuple(finisher.ligatures),
    )


def _headings(root: HtmlElement) -> Iterator[Heading]:
    for element in root.iter("h1", "h2"):
        if ancre := element.get("id"):
            titre = lxml.html.tostring(element, encoding="unicode", method="text", with_tail=False)
            yield Heading(int(element.tag[1]), ancre, titre.replace("\n", " ").strip())


@dataclass(slots=True)
class _Finisher:
    glossary: Glossary
    own: str
    terms: dict[str, DefinitionView] = field(default_factory=dict)
    ligatures: dict[str, None] = field(default_factory=dict)

    def visit(self, element: HtmlElement, *, quiet: bool) -> None:
        """Finish the texts of an element and of all that it holds."""
        if element.tag in VERBATIM:
            return
        quiet = quiet or element.tag in WITHOUT_TERMS or _is_quiet(element)
        children = list(element)
        if element.text:
            element.text, buttons = self._finished(element.text, quiet)
            element[:0] = buttons
        for child in children:
            if isinstance(child.tag, str):
                self.visit(child, quiet=quiet)
            if child.tail:
                tail, buttons = self._finished(child.tail, quiet)
                child.tail = tail
                if buttons:
                    after = element.index(child) + 1
                    element[after:after] = buttons

    def _finished(self, written: str, quiet: bool) -> tuple[str, list[HtmlElement]]:
        """The typeset text up to the first term to explain, then the elements that follow."""
        text = french(written)
        if "œ" in text or "æ" in text:
            words = (word.lower().rstrip(".-") for word in _WORD.findall(text))
            self.ligatures.update(dict.fromkeys(word for word in words if word != spread(word)))
        if quiet:
            return text, []
        lead, start = text, 0
        buttons: list[HtmlElement] = []
        for first, position, end, last, definition in self._new_terms(text):
            if buttons:
                buttons[-1].tail = text[start:first]
            else:
                lead = text[:first]
            # A line may break on either side of a button: what touches it goes along.
            button = _button(definition, text[position:end], text[end:last])
            buttons.append(SPAN({"class": "colle"}, text[first:position], button))
            start = last
        if buttons:
            buttons[-1].tail = text[start:]
        return lead, buttons

    def _new_terms(self, text: str) -> Iterator[tuple[int, int, int, int, DefinitionView]]:
        """Where each term to explain stands: what touches it before, itself, what touches after."""
        done = 0
        for word in _WORD.finditer(text):
            # « l’activation »: the article is not part of the word.
            elided = word[0].rfind("’") + 1
            position = word.start() + elided
            found = self.glossary.find(text, position, word[0][elided:].rstrip(".-"))
            if not found or position < done:
                continue
            end, definition = found
            if definition.slug in self.terms or definition.slug == self.own:
                done = max(done, end)  # nor are its own words explained
                continue
            self.terms[definition.slug] = definition
            first = max(text.rfind(" ", 0, position), text.rfind("\n", 0, position)) + 1
            touching = _TOUCHING.match(text, end)
            last = touching.end() if touching else end
            yield first, position, end, last, definition
            done = last


def _is_quiet(element: HtmlElement) -> bool:
    classes = element.get("class")
    return bool(classes) and not QUIET.isdisjoint(classes.split())


def _button(definition: DefinitionView, words: str, touching: str) -> HtmlElement:
    target = f"definition-{definition.slug}"
    button = BUTTON({"type": "button", "class": "mot", "popovertarget": target}, words)
    button.tail = touching
    return button
