"""The words of a built page, as a reader sees or hears them, one text a line."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

SILENT = {"script", "style", "code", "pre", "textarea", "svg", "template"}
"""What holds no prose."""

UNREAD = {"appel", "mots-cles"}
"""Classes of what is no part of a sentence: the number of a note, the hidden keys of the search."""

INLINE = {
    *("a", "abbr", "b", "button", "cite", "em", "i", "kbd", "label", "mark", "small", "strong"),
    *("span", "sub", "sup", "time"),
}
APART = {"suite__genre", "suite__pourquoi", "suite__url", "plan__groupe", "menu__titre"}
"""Classes of the spans that stand on a line of their own."""

_SPACES = re.compile(r"[ \t\n\r\f]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s\u00a0\u202f»,)]*|\S+@\S+")


def lines(page: HtmlElement) -> Iterator[str]:
    """Its title, its description, its spoken names, then every stretch of text of its body."""
    yield from page.xpath("//title/text() | //meta[@name='description']/@content")
    yield from page.xpath("//body//@aria-label | //body//@alt | //body//@placeholder")
    yield from body_lines(page.find("body"))


def body_lines(element: HtmlElement) -> Iterator[str]:
    """The text of each block, its spaces as a browser shows them, its addresses taken away."""
    for text in "".join(_flow(element)).split("\0"):
        if shown := _SPACES.sub(" ", _ADDRESS.sub("…", text)).strip(" "):
            yield shown


def _flow(element: HtmlElement) -> Iterator[str]:
    """The text of an element and of what follows it; `\\0` where a block begins or ends."""
    classes = set((element.get("class") or "").split()) if isinstance(element.tag, str) else set()
    if isinstance(element.tag, str) and element.tag not in SILENT and not classes & UNREAD:
        edge = "" if element.tag in INLINE and not classes & APART else "\0"
        yield edge + (element.text or "")
        for child in element:
            yield from _flow(child)
        yield edge
    elif element.tag in ("code", "textarea"):
        yield "…"
    yield element.tail or ""
