"""The real documents: all those of the build, and a few that are made again."""

import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from macros.corpus import Corpus
from macros.publishing.cache import Cache, _print
from macros.publishing.documents import Document
from macros.rendering import docx, odt
from macros.rendering import pdf as printing
from tests.documents.choosing import chosen, everything
from tests.documents.reading import Made


@pytest.fixture(params=[docx, odt], ids=["docx", "odt"])
def writer(request: pytest.FixtureRequest) -> Any:
    """The writer of each format."""
    return request.param


@pytest.fixture(scope="session")
def cache(site_dir: Path) -> Cache:
    """What the build has made."""
    return Cache(site_dir.parent)


@pytest.fixture(scope="session")
def made(corpus: Corpus, cache: Cache) -> Iterator[tuple[Made, ...]]:
    """Every PDF, each once: the pieces of kits that pages also offer are the same file."""
    found: dict[Path, Made] = {}
    for document in everything(corpus):
        if document.format == "pdf":
            path = cache.path(document)
            found.setdefault(path, Made(document, path))
    yield tuple(found.values())
    for item in found.values():
        item.pdf.close()


@dataclass(frozen=True)
class Again:
    """A document made again: what was given to WeasyPrint, what it said, what came out."""

    document: Document = field(repr=False)
    html: str = field(repr=False)
    said: tuple[str, ...]
    content: bytes = field(repr=False)

    @property
    def name(self) -> str:
        """How messages name it."""
        return f"{self.document.cible} {self.document.nom}.{self.document.format}"


@pytest.fixture(scope="session")
def elsewhere(root: Path) -> Iterator["subprocess.Popen[str]"]:
    """A process that shuffles its sets otherwise, lives elsewhere, and makes the same again."""
    abroad = {**os.environ, "PYTHONPATH": str(root), "PYTHONHASHSEED": "42", "TZ": "Asia/Tokyo"}
    line = [sys.executable, "-m", "tests.documents.choosing", str(root)]
    with subprocess.Popen(line, env=abroad, stdout=subprocess.PIPE, text=True) as process:
        yield process
        with suppress(ProcessLookupError):
            process.kill()


@pytest.fixture(scope="session")
def again(root: Path, corpus: Corpus, elsewhere: "subprocess.Popen[str]") -> tuple[Again, ...]:
    """The chosen documents, made in this process while the other makes its own."""
    listener, written = _Listener(), [""]
    logger = logging.getLogger("weasyprint")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(printing, "render", _kept(printing.render, written))
        logger.addHandler(listener)
        try:
            return tuple(_make(one, root, listener, written) for one in chosen(corpus))
        finally:
            logger.removeHandler(listener)


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def _kept(render: Callable[..., str], written: list[str]) -> Callable[..., str]:
    def kept(*arguments: object, **more: object) -> str:
        written[0] = render(*arguments, **more)
        return written[0]

    return kept


def _make(document: Document, root: Path, listener: _Listener, written: list[str]) -> Again:
    written[0], before = "", len(listener.said)
    content, _ = _print(document, root / "overrides")
    return Again(document, written[0], tuple(listener.said[before:]), content)
