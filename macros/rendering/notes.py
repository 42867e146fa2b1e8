"""The calls to sources: numbered in the order of the page, each a button that opens its note."""

from lxml.html import HtmlElement
from lxml.html.builder import BUTTON, SPAN, SUP

from macros.views.typography import NBSP, SPACES


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
    return SUP(button)


def _replace(link: HtmlElement, call: HtmlElement) -> None:
    """Put `call` in the place of `link`, tied to the word before it and the sign after it.

    A line may break on either side of a button: both stand in one span that does not break.
    """
    parent, before = link.getparent(), link.getprevious()
    text = (parent.text if before is None else before.tail) or ""
    tail = link.tail or ""
    end = next((i for i, sign in enumerate(tail) if sign.isspace()), len(tail))
    call.tail, rest = tail[:end], tail[end:]
    lead, _, word = text.rstrip(f"{SPACES}\n").rpartition(" ")
    if not word and before is not None and before.get("class") == "colle":
        # A call that follows another, or a term: it joins it.
        before.append(call)
        before.tail = rest
        parent.remove(link)
        return
    tied = SPAN({"class": "colle"}, word, call)
    tied.tail = rest
    if word and lead:
        lead += " "
    elif word and text[:1].isspace():
        lead = " "
    if before is None:
        parent.text = lead
    else:
        before.tail = lead
    parent.replace(link, tied)
