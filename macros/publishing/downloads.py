"""The documents to download: which there are, and the cache that renders each only once."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import click

from macros.corpus import Corpus
from macros.model.fiche import Fiche
from macros.model.lettre import Lettre
from macros.reading.problems import InvalidCorpus, Problem
from macros.reading.source import Place
from macros.rendering.pango import require_pango
from macros.typography import plural
from macros.views.document import FORMATS, FichierView, weight
from macros.views.fiche import EDITIONS, EditionView, edition_view
from macros.views.lettre import CourrierView, courrier_view

FOLDER = "telechargements"
PARTIAL = ".partial"
LIBRARIES = (
    *("weasyprint", "pydyf", "fonttools", "font-source-sans-pro", "segno", "jinja2"),
    *("python-docx", "odfdo", "lxml"),
)
"""The packages that a document's bytes depend on."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file to render: whose it is, what it prints, how long it says it is."""

    cible: str
    nom: str
    libelle: str
    format: str
    pages: int
    place: Place
    view: EditionView | CourrierView

    @property
    def href(self) -> str:
        """Its address, from the root of the site."""
        return f"{FOLDER}/{self.cible.partition('/')[0]}s/{self.nom}.{self.format}"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A document in the cache."""

    document: Document
    path: Path

    def view(self) -> FichierView:
        """The link that downloads it."""
        pages = plural(self.document.pages, "page") if self.document.format == "pdf" else ""
        return FichierView(
            href=self.document.href,
            format=FORMATS[self.document.format],
            pages=pages,
            poids=weight(self.path.stat().st_size),
        )


def documents(corpus: Corpus) -> Iterator[Document]:
    """Every document of the corpus: three PDFs a worksheet, one a letter, and office copies."""
    for fiche in corpus.tous(Fiche):
        for edition, libelle in EDITIONS.items():
            view = edition_view(fiche, corpus, edition)
            formats = ("pdf", "docx", "odt") if edition == "vierge" else ("pdf",)
            for format in formats:
                yield Document(
                    cible=f"fiche/{fiche.slug}",
                    nom=f"{fiche.slug}-{edition}",
                    libelle=libelle,
                    format=format,
                    pages=getattr(fiche.pages, edition),
                    place=("pages", edition),
                    view=view,
                )
    for lettre in corpus.tous(Lettre):
        courrier = courrier_view(lettre, corpus)
        for format in FORMATS:
            cible, libelle = f"lettre/{lettre.slug}", "Lettre à remplir"
            yield Document(cible, lettre.slug, libelle, format, lettre.pages, ("pages",), courrier)


def render_all(corpus: Corpus, root: Path) -> tuple[Rendered, ...]:
    """Render what the cache does not hold, on all cores.

    Raises InvalidCorpus when a document is not as long as it says, MissingPango when PDFs cannot
    be made on this machine.
    """
    cache = root / ".cache" / "documents"
    cache.mkdir(parents=True, exist_ok=True)
    stamp = _stamp(root)
    keys = {document: _key(document, stamp) for document in documents(corpus)}
    whole = (path for path in cache.iterdir() if path.suffix != PARTIAL)
    held = {path.name.split(".")[0]: path for path in whole}
    missing = [document for document, key in keys.items() if key not in held]
    for document, path in _render(missing, keys, cache, root / "overrides"):
        held[keys[document]] = path
    rendered = tuple(Rendered(document, held[key]) for document, key in keys.items())
    if wrong := tuple(_wrong_lengths(rendered, corpus)):
        raise InvalidCorpus(wrong)
    return rendered


def _render(
    missing: list[Document], keys: Mapping[Document, str], cache: Path, overrides: Path
) -> Iterator[tuple[Document, Path]]:
    if not missing:
        return
    from concurrent.futures import ProcessPoolExecutor

    require_pango()
    with ProcessPoolExecutor(min(len(missing), os.cpu_count() or 1)) as pool:
        work = pool.map(_print, missing, [overrides] * len(missing))
        label = f"Documents à produire : {len(missing)}"
        with click.progressbar(work, len(missing), label=label, item_show_func=None) as printed:
            for document, (content, pages) in zip(missing, printed, strict=True):
                path = cache / f"{keys[document]}.{pages}.{document.format}"
                partial = path.with_suffix(PARTIAL)
                partial.write_bytes(content)
                partial.replace(path)
                yield document, path


def _print(document: Document, overrides: Path) -> tuple[bytes, int]:
    """Render one document, in a process of the pool, which alone loads the libraries."""
    view, letter = document.view, isinstance(document.view, CourrierView)
    if document.format == "pdf":
        from macros.rendering.pdf import pdf

        printed = pdf(overrides, "lettre.html" if letter else "fiche.html", view, view.pied)
        return printed.content, printed.pages
    if document.format == "docx":
        from macros.rendering import docx as writer
    else:
        from macros.rendering import odt as writer  # type: ignore[no-redef]
    if isinstance(view, CourrierView):
        return writer.letter(view), 0
    return writer.worksheet(view), 0


def _key(document: Document, stamp: str) -> str:
    told = f"{stamp}|{document.format}|{document.view!r}"
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


def _wrong_lengths(rendered: tuple[Rendered, ...], corpus: Corpus) -> Iterator[Problem]:
    for item in rendered:
        document = item.document
        if document.format == "pdf":
            pages = int(item.path.name.split(".")[1])
            if pages != document.pages:
                message = (
                    f"« {document.libelle} » prend {plural(pages, 'page')}, "
                    f"{document.pages} annoncée{'s' if document.pages > 1 else ''}"
                )
                yield corpus.origines[document.cible].problem(document.place, message)
