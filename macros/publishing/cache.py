"""The cache that renders each document only once, on all cores, whoever holds it."""

import gc
import hashlib
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

import click

from macros.publishing.documents import Document, Imprime
from macros.rendering.pango import require_pango
from macros.views.fiche import EditionView
from macros.views.lettre import CourrierView
from macros.views.pieces import LiasseView

PARTIAL = ".partial"
MONTH = 30 * 24 * 3600
LIBRARIES = (
    *("weasyprint", "pydyf", "fonttools", "font-source-sans-pro", "segno", "jinja2"),
    *("python-docx", "odfdo", "lxml", "resvg-py"),
)
"""The packages that a document's bytes depend on."""


class Cache:
    """Files by what they are made from: the same view is rendered once, in however many kits."""

    def __init__(self, root: Path) -> None:
        self._overrides = root / "overrides"
        self._folder = root / ".cache" / "documents"
        self._folder.mkdir(parents=True, exist_ok=True)
        self._stamp = _stamp(root)
        self._digests: dict[int, tuple[Imprime, str]] = {}
        self._used: set[Path] = set()
        whole = (path for path in self._folder.iterdir() if path.suffix != PARTIAL)
        self._held = {path.name.split(".")[0]: path for path in whole}

    def render(self, documents: Iterable[Document]) -> None:
        """Render the documents that are not held yet."""
        missing = {
            key: document
            for document in documents
            if (key := self._key(document)) not in self._held
        }
        for key, (content, pages) in self._rendered(missing):
            self._keep(f"{key}.{pages}.{missing[key].format}", content)

    def path(self, document: Document) -> Path:
        """Where a rendered document waits."""
        return self._given(self._key(document))

    def made(self, told: str, suffix: str, make: Callable[[], bytes]) -> Path:
        """Where a file made from what `told` tells waits; it is made when it is not held."""
        key = _short(f"{self._stamp}|{told}")
        if key not in self._held:
            self._keep(f"{key}.0.{suffix}", make())
        return self._given(key)

    def _given(self, key: str) -> Path:
        self._used.add(self._held[key])
        return self._held[key]

    def forget_old(self) -> None:
        """Remove what no build has used for a month."""
        for path in self._held.values():
            if path in self._used:
                os.utime(path)
            elif path.stat().st_mtime < time.time() - MONTH:
                path.unlink(missing_ok=True)

    def _keep(self, name: str, content: bytes) -> None:
        path = self._folder / name
        partial = path.with_suffix(PARTIAL)
        partial.write_bytes(content)
        partial.replace(path)
        self._held[name.split(".")[0]] = path

    def _rendered(self, missing: Mapping[str, Document]) -> Iterator[tuple[str, tuple[bytes, int]]]:
        if not missing:
            return
        from concurrent.futures import ProcessPoolExecutor

        require_pango()
        cores = min(len(missing), os.cpu_count() or 1)
        with ProcessPoolExecutor(cores, initializer=_collect_garbage) as pool:
            work = pool.map(_print, missing.values(), [self._overrides] * len(missing))
            label = f"Documents à produire : {len(missing)}"
            with click.progressbar(work, len(missing), label=label) as printed:
                yield from zip(missing, printed, strict=True)

    def _key(self, document: Document) -> str:
        return _short(f"{self._stamp}|{document.format}|{self._digest(document.view)}")

    def _digest(self, view: Imprime) -> str:
        """What a view says, told once: it is held, so that no later one takes its identity."""
        if id(view) not in self._digests:
            self._digests[id(view)] = view, _short(self._told(view))
        return self._digests[id(view)][1]

    def _told(self, view: Imprime) -> str:
        if isinstance(view, LiasseView):
            places = "|".join(f"{p.ancre} {p.titre} {self._digest(p.piece)}" for p in view.places)
            return f"{view.titre}|{view.pied!r}|{places}"
        return repr(view)


def pages_of(path: Path) -> int:
    """How many pages a rendered PDF takes: its name in the cache says so."""
    return int(path.name.split(".")[1])


def _collect_garbage() -> None:
    """A build does not look for garbage; a process that lays out hundreds of documents must."""
    gc.freeze()
    gc.enable()


def _print(document: Document, overrides: Path) -> tuple[bytes, int]:
    """Render one document, in a process of the pool, which alone loads the libraries."""
    view = document.view
    if document.format == "pdf":
        from macros.rendering.pdf import pdf

        # What goes to the copier has no field to fill in on a screen.
        bound = isinstance(view, LiasseView)
        template = "liasse.html" if bound else "piece.html"
        poster = isinstance(view, EditionView) and view.agrandie
        printed = pdf(overrides, template, view, view.pied, forms=not bound, enlarged=poster)
        return printed.content, printed.pages
    if document.format == "docx":
        from macros.rendering import docx as writer
    else:
        from macros.rendering import odt as writer  # type: ignore[no-redef]
    if isinstance(view, CourrierView):
        return writer.letter(view, overrides), 0
    assert isinstance(view, EditionView)
    return writer.worksheet(view, overrides), 0


def _short(told: str) -> str:
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def _stamp(root: Path) -> str:
    """What every document depends on beside its view: templates, writers, libraries."""
    digest = hashlib.sha256()
    folders = ("overrides/fragments", "overrides/impression", "macros/rendering")
    for folder in folders:
        for path in sorted((root / folder).rglob("*.*")):
            if path.suffix in (".html", ".py"):
                digest.update(path.relative_to(root).as_posix().encode())
                digest.update(path.read_bytes())
    for library in LIBRARIES:
        digest.update(version(library).encode())
    return digest.hexdigest()
