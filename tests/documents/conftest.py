"""The real documents, made once in this process, with all that is said while they are made."""

import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from macros.corpus import Corpus, load
from macros.publishing.downloads import Document, documents
from macros.rendering import pdf as printing
from macros.views.lettre import CourrierView


_LETTERS = re.compile(r"<(\w+)> <(\w+)>\n")


@dataclass(frozen=True)
class Made:
    """A PDF of the corpus: what was given to WeasyPrint, what it said, what it made."""

    document: Document
    html: str = field(repr=False)
    said: tuple[str, ...]
    content: bytes = field(repr=False)
    pages: int

    def open(self) -> pikepdf.Pdf:
        """The PDF, parsed."""
        return pikepdf.open(BytesIO(self.content))

    def texts(self) -> list[str]:
        """What is printed on each page."""
        return [" ".join(text for _, text in _drawn(page)) for page in self.open().pages]

    def spoken(self) -> list[tuple[str, str]]:
        """What a screen reader finds, in order: the role of each element, then its words."""
        pdf = self.open()
        marks = {page.objgen: _by_mark(page) for page in pdf.pages}
        return [
            (str(element.S)[1:], " ".join(_words(element, marks)).strip())
            for element in _elements(pdf.Root.StructTreeRoot.K)
        ]


def _drawn(content: pikepdf.Page | pikepdf.Stream) -> Iterator[tuple[int, str]]:
    """Each stretch of text, and the number that ties it to the structure, or -1."""
    letters, mark = {}, -1
    resources = content["/Resources"]
    for operands, operator in pikepdf.parse_content_stream(content):
        match str(operator):
            case "BDC" if "/MCID" in operands[1]:
                mark = int(operands[1].MCID)
            case "EMC":
                mark = -1
            case "Tf":
                letters = _letters(resources.Font[str(operands[0])])
            case "TJ":
                drawn = b"".join(bytes(part) for part in operands[0] if _is_text(part))
                codes = zip(drawn[::2], drawn[1::2], strict=True)
                yield mark, "".join(letters[high * 256 + low] for high, low in codes)
            case "Do":
                inside = resources.XObject[str(operands[0])]
                if inside.Subtype == "/Form":
                    yield from _drawn(inside)


def _is_text(part: object) -> bool:
    return isinstance(part, pikepdf.String)  # the others are numbers, that move letters closer


def _letters(font: pikepdf.Dictionary) -> dict[int, str]:
    table = font.ToUnicode.read_bytes().decode().partition("endcodespacerange")[2]
    return {
        int(code, 16): bytes.fromhex(text).decode("utf-16-be")
        for code, text in _LETTERS.findall(table)
    }


def _by_mark(page: pikepdf.Page) -> dict[int, str]:
    texts: dict[int, str] = {}
    for mark, text in _drawn(page):
        texts[mark] = f"{texts.get(mark, '')} {text}".strip()
    return texts


def _elements(kids: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid.K)


def _words(element: pikepdf.Dictionary, marks: dict[object, dict[int, str]]) -> Iterator[str]:
    for kid in element.K:
        if isinstance(kid, int):
            yield marks[element.Pg.objgen].get(kid, "")
        elif isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _words(kid, marks)


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@pytest.fixture(scope="session")
def corpus(root: Path) -> Corpus:
    """The real corpus."""
    return load(root)


@pytest.fixture(scope="session")
def made(root: Path, corpus: Corpus) -> tuple[Made, ...]:
    """Every PDF of the corpus."""
    listener, written = _Listener(), []
    logger = logging.getLogger("weasyprint")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(printing, "render", _kept(printing.render, written))
        logger.addHandler(listener)
        try:
            return tuple(
                _make(document, root, listener, written)
                for document in documents(corpus)
                if document.format == "pdf"
            )
        finally:
            logger.removeHandler(listener)


def _kept(render: Callable[..., str], written: list[str]) -> Callable[..., str]:
    def kept(*arguments: object, **more: object) -> str:
        written.append(render(*arguments, **more))
        return written[-1]

    return kept


def _make(document: Document, root: Path, listener: _Listener, written: list[str]) -> Made:
    template = "lettre.html" if isinstance(document.view, CourrierView) else "fiche.html"
    before = len(listener.said)
    done = printing.pdf(root / "overrides", template, document.view, document.view.pied)
    said = tuple(listener.said[before:])
    return Made(document, written[-1], said, done.content, done.pages)
