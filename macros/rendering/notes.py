"""The calls to sources: numbered in the order of the page, each a button that opens its note."""

from lxml.html import HtmlElement
from lxml.html.builder import BUTTON, SPAN, SUP

from macros.typography import NBSP, SPACES

_BREAKING = frozenset(" \n\t")
"""Where a line may break."""


def number_calls(root: HtmlElement) -> tuple[str, ...]:
    """Number the calls below `root`; return the slugs of the works, in order."""
    numbers: dict[str, int] = {}
    for link in list(root.iter("a")):
        if "appel" in (link.get("class") or "").split():
            slug = link.get("href", "").partition("#")[2]
            number = numbers.setdefault(slug, len(numbers) + 1)
            _replace(link, _call(number, slug, (link.text or "").strip(f"{SPACES}()")))
    return tuple(numbers)


def _call(number: int, slug: str, name: str) -> HtmlElement:
    button = BUTTON(
        {"type": "button", "class": "appel", "popovertarget": f"note-{slug}"},
        {"aria-label": f"Source {number}{NBSP}: {name}"},
        str(number),
    )
    return SUP({"data-pagefind-ignore": "all"}, button)


def _replace(link: HtmlElement, call: HtmlElement) -> None:
    """Put `call` in the place of `link`, tied to the word before it and the sign after it.

    A line may break on either side of a button: the three stand in one span that does not break.
    A no-break space belongs to the sign that it precedes.
    """
    parent, before = link.getparent(), link.getprevious()
    text = (parent.text if before is None else before.tail) or ""
    tail = link.tail or ""
    end = next((i for i, sign in enumerate(tail) if sign in _BREAKING), len(tail))
    call.tail, rest = tail[:end], tail[end:]
    if before is not None and not text.strip():
        _join(before, call, rest)
        parent.remove(link)
        return
    word = text.rstrip().rpartition(" ")[2]
    lead = text.rstrip().removesuffix(word)
    tied = SPAN({"class": "colle"}, word, call)
    tied.tail = rest
    if before is None:
        parent.text = lead
    else:
        before.tail = lead
    parent.replace(link, tied)


def _join(before: HtmlElement, call: HtmlElement, rest: str) -> None:
    """Tie `call` to the element before it: a term or another call, or strong words, or a link."""
    if before.get("class") != "colle":
        tied = SPAN({"class": "colle"})
        before.getparent().replace(before, tied)
        before.tail = None
        tied.append(before)
        before = tied
    before.append(call)
    before.tail = rest
