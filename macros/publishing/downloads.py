"""The files that pages offer: documents, kits in one file, kits as folders."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.corpus import Corpus
from macros.publishing.cache import Cache, pages_of
from macros.publishing.documents import CARTES, Document, documents, kits
from macros.publishing.folders import folder
from macros.reading.problems import InvalidCorpus, Problem
from macros.typography import plural
from macros.views.document import FORMATS, FichierView, weight


@dataclass(frozen=True, slots=True)
class Rendered:
    """A file that the page of `cible` offers: its address in the site, its place in the cache."""

    cible: str
    partie: str
    libelle: str
    format: str
    href: str
    path: Path

    def view(self) -> FichierView:
        """The link that downloads it."""
        pages = plural(pages_of(self.path), "page") if self.format == "pdf" else ""
        size = weight(self.path.stat().st_size)
        return FichierView(self.href, FORMATS[self.format], pages, size)


def render_all(corpus: Corpus, root: Path) -> tuple[Rendered, ...]:
    """Render what the cache does not hold.

    Raises InvalidCorpus when a document is not as long as it says, MissingPango when PDFs cannot
    be made on this machine.
    """
    cache, offered, bound = Cache(root), list(documents(corpus)), list(kits(corpus))
    inside = (document for kit in bound for _, document in kit.pieces)
    cache.render([*offered, *(kit.whole for kit in bound), *inside])
    if wrong := tuple(_wrong_lengths(offered, cache, corpus)):
        raise InvalidCorpus(wrong)
    files = [_offered(document, cache.path(document), document.format) for document in offered]
    for kit in bound:
        files.append(_offered(kit.whole, folder(kit, cache, corpus), "zip"))
        files.append(_offered(kit.whole, cache.path(kit.whole), "pdf"))
    cache.forget_old()
    return tuple(files)


def _offered(document: Document, path: Path, format: str) -> Rendered:
    href = f"{document.address}.{format}"
    return Rendered(document.cible, document.partie, document.libelle, format, href, path)


def _wrong_lengths(offered: Iterable[Document], cache: Cache, corpus: Corpus) -> Iterator[Problem]:
    for document in offered:
        if document.format == "pdf" and document.pages:
            pages = pages_of(cache.path(document))
            if pages != document.pages:
                message = f"« {document.libelle} » {_wrong_length(document, pages)}"
                yield corpus.origines[document.cible].problem(document.place, message)


def _wrong_length(document: Document, pages: int) -> str:
    if document.place == CARTES:  # counted, and announced by nobody
        return "prend trop de pages : une carte déborde, raccourcissez-la"
    told = f"{document.pages} annoncée{'s' if document.pages > 1 else ''}"
    return f"prend {plural(pages, 'page')}, {told}"
