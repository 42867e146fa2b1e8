"""A few documents that hold all there is, made again: in silence, in black, the same everywhere."""

import re
import subprocess
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import lxml.html
import tinycss2
from tinycss2.color5 import parse_color

from macros.corpus import Corpus
from macros.publishing.cache import Cache
from tests.documents.choosing import chosen, digest, everything
from tests.documents.conftest import Again


def test_few_documents_hold_all_there_is(corpus: Corpus) -> None:
    """What is looked at below stands for the whole corpus."""
    assert len(chosen(corpus)) < len(set(everything(corpus))) / 4


def test_weasyprint_has_nothing_to_say(again: tuple[Again, ...]) -> None:
    """No unknown property, no missing font, no relative address."""
    assert {item.name: item.said for item in again if item.said} == {}


def test_a_qr_code_leads_to_the_page(again: tuple[Again, ...]) -> None:
    """An image, described, one for each page of the site."""
    codes: dict[str, set[str]] = {}
    for item in again:
        if item.document.format == "pdf":
            (image,) = lxml.html.fromstring(item.html).xpath("//footer/img")
            assert image.get("alt").strip(), item.name
            assert image.get("src").startswith("data:image/svg+xml"), item.name
            codes.setdefault(item.document.cible, set()).add(image.get("src"))
    assert {len(same) for same in codes.values()} == {1}
    assert len(set.union(*codes.values())) == len(codes) > 5


def colours(tokens: Any) -> Iterator[tuple[str, Any]]:
    """Every colour of a style, images in data addresses included."""
    for token in tokens:
        if token.type in ("url", "string") and token.value.startswith("data:image/svg"):
            drawn = re.findall(r"(?:fill|stroke)='([^']+)'", unquote(token.value))
            yield from ((each, parse_color(each)) for each in drawn if each != "none")
        elif token.type in ("ident", "hash", "function") and (found := parse_color(token)):
            yield token.serialize(), found
        for name in ("content", "arguments"):
            yield from colours(getattr(token, name, None) or ())


def is_grey(colour: Any) -> bool:
    red, green, blue, alpha = colour.to("srgb")
    return alpha == 0 or red == green == blue


def test_styles_are_black_and_white(again: tuple[Again, ...]) -> None:
    """Those of pages and those of drawings: what no document asks yet is grey too."""
    pages = (lxml.html.fromstring(item.html) for item in again if item.html)
    styles = {style.text for page in pages for style in page.xpath("//style")}
    assert len(styles) > 1
    for style in styles:
        found = list(colours(tinycss2.parse_component_value_list(style)))
        assert found
        assert [name for name, colour in found if not is_grey(colour)] == []


def test_the_same_views_give_the_same_bytes_everywhere(
    again: tuple[Again, ...], elsewhere: "subprocess.Popen[str]", cache: Cache
) -> None:
    """In the build, then here, then in a process that lives elsewhere."""
    built = [digest(cache.path(item.document).read_bytes()) for item in again]
    assert [digest(item.content) for item in again] == built
    told, _ = elsewhere.communicate()
    assert told.split() == built
