"""The last touch to a page's HTML: typography, definitions of terms, the list of its headings.

The page is read as a stream and copied as it is; only text changes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from macros.views.terme import DefinitionView
from macros.views.typography import french

VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)
VERBATIM = frozenset(("code", "pre", "script", "style", "textarea", "svg"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
WITHOUT_TERMS = HEADINGS | frozenset(
    ("a", "button", "caption", "dt", "figcaption", "label", "legend", "th")
)
"""Elements in which no term is explained."""

QUIET = frozenset(("feuille", "entete__surtitre", "mention", "proposition"))
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
    """A page's HTML, its headings, the terms it explains and the words written with œ or æ."""

    html: str
    headings: tuple[Heading, ...]
    terms: tuple[DefinitionView, ...]
    ligatures: tuple[str, ...]


class Glossary:
    """Finds in a text the terms it uses, however they are inflected."""

    def __init__(self, definitions: Sequence[DefinitionView]) -> None:
        self._by_first_word: dict[str, list[tuple[str, DefinitionView]]] = {}
        for definition in definitions:
            for form in definition.formes:
                first = _WORD.match(form)
                if first:
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
    finisher = _Finisher(glossary, own)
    finisher.feed(html)
    finisher.close()
    return finisher.finished()


def _touching(text: str, end: int) -> int:
    """Where the run of signs that touches `end` stops: « ,», « »», « .»."""
    found = _TOUCHING.match(text, end)
    return found.end() if found else end


def _button(definition: DefinitionView, words: str) -> str:
    target = f"definition-{definition.slug}"
    return f'<button type="button" class="mot" popovertarget="{target}">{words}</button>'


class _Finisher(HTMLParser):
    def __init__(self, glossary: Glossary, own: str) -> None:
        super().__init__(convert_charrefs=False)
        self._glossary = glossary
        self._own = own
        self._out: list[str] = []
        self._open: list[tuple[str, bool, bool]] = []
        self._terms: dict[str, DefinitionView] = {}
        self._headings: list[Heading] = []
        self._heading: list[str] | None = None
        self._ligatures: dict[str, None] = {}

    def finished(self) -> Finished:
        html = "".join(self._out)
        terms, ligatures = tuple(self._terms.values()), tuple(self._ligatures)
        return Finished(html, tuple(self._headings), terms, ligatures)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._out.append(self.get_starttag_text() or "")
        known = {name: value or "" for name, value in attrs}
        if tag in ("h1", "h2") and "id" in known:
            self._heading = []
            self._headings.append(Heading(int(tag[1]), known["id"], ""))
        if tag not in VOID:
            verbatim, quiet = self._open[-1][1:] if self._open else (False, False)
            classes = QUIET.intersection(known.get("class", "").split())
            quiet = quiet or tag in WITHOUT_TERMS or bool(classes)
            self._open.append((tag, verbatim or tag in VERBATIM, quiet))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._out.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self._out.append(f"</{tag}>")
        if tag in ("h1", "h2") and self._heading is not None:
            last = self._headings[-1]
            title = " ".join("".join(self._heading).split())
            self._headings[-1] = Heading(last.level, last.ancre, title)
            self._heading = None
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        _, verbatim, quiet = self._open[-1] if self._open else ("", False, False)
        if verbatim:
            self._out.append(data)
            return
        text = french(data)
        if self._heading is not None:
            self._heading.append(text)
        self._ligatures.update(
            dict.fromkeys(
                word.lower() for word in _WORD.findall(text) if "œ" in word or "æ" in word
            )
        )
        self._out.append(text if quiet else self._explained(text))

    def _explained(self, text: str) -> str:
        out, start = [], 0
        for word in _WORD.finditer(text):
            if word.start() < start:
                continue
            # « l’activation »: the article is not part of the word.
            elided = word[0].rfind("’") + 1
            position = word.start() + elided
            found = self._glossary.find(text, position, word[0][elided:].rstrip(".-"))
            if found and found[1].slug not in self._terms and found[1].slug != self._own:
                end, definition = found
                self._terms[definition.slug] = definition
                # A line may break on either side of a button: what touches it goes along.
                first = text.rindex(" ", 0, position) + 1 if " " in text[:position] else 0
                first, last = max(first, start), _touching(text, end)
                out += [text[start:first], '<span class="colle">', text[first:position]]
                out += [_button(definition, text[position:end]), text[end:last], "</span>"]
                start = last
        return "".join([*out, text[start:]])

    def handle_entityref(self, name: str) -> None:
        self._out.append(f"&{name};")
        if self._heading is not None:
            self._heading.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._out.append(f"&#{name};")
        if self._heading is not None:
            self._heading.append(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self._out.append(f"<!--{data}-->")
