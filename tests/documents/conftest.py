"""The real documents, made once in this process, with all that is said while they are made."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from macros.corpus import Corpus, load
from macros.publishing.downloads import Document, documents
from macros.rendering import pdf as printing
from macros.views.lettre import CourrierView


@dataclass(frozen=True)
class Made:
    """A PDF of the corpus: what was given to WeasyPrint, what it said, what it made."""

    document: Document
    html: str
    said: tuple[str, ...]
    content: bytes
    pages: int

    def open(self) -> pikepdf.Pdf:
        """The PDF, parsed."""
        return pikepdf.open(BytesIO(self.content))


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
