"""The running text of the guide, as paragraphs and sentences, to be measured and compared."""

import re
from collections.abc import Iterator

from pydantic import BaseModel

from macros.model.base import Entree
from macros.reading.inline import Run
from macros.reading.markdown import Passage

_END = re.compile(
    r"(?<=[.!?…])[\s\u00a0\u202f]*»?\s+(?=[«“(]?[\s\u00a0\u202f]?[A-ZÀÂÇÉÈÊËÎÏÔÙÛÜŒ\d])"
)
_ABBREVIATED = re.compile(r"(?:\b(?:art|[A-Z]|p|vol|Dr|M|etc|s|d|n)|S\.O\.R\.A)\.$")
_WORD = re.compile(r"\w[\w’'-]*")
SHORTEST = 3
"""Words: less is no sentence, but a title or an item of a list."""


def paragraphs(value: object) -> Iterator[str]:
    """Every paragraph of an entry, titles of pages and fields of a word or two apart."""
    match value:
        case BaseModel():
            for nom in type(value).model_fields:
                yield from paragraphs(getattr(value, nom))
        case Passage(niveau=0):
            yield value.texte
        case tuple() if value and isinstance(value[0], Run):
            yield "".join(run.texte for run in value)
        case tuple():
            for item in value:
                yield from paragraphs(item)


def sentences(paragraph: str) -> Iterator[str]:
    """The sentences of a paragraph."""
    held = ""
    for part in _END.split(paragraph):
        held = f"{held} {part}".strip()
        if not _ABBREVIATED.search(held):
            yield held
            held = ""
    if held:
        yield held


def words(text: str) -> list[str]:
    """The words of a text."""
    return _WORD.findall(text)


def mean_sentence(entrees: tuple[Entree, ...]) -> float:
    """The mean length of the sentences of these entries, in words."""
    lengths = [
        len(found)
        for entree in entrees
        for paragraph in paragraphs(entree)
        for sentence in sentences(paragraph)
        if len(found := words(sentence)) >= SHORTEST
    ]
    return sum(lengths) / len(lengths)
