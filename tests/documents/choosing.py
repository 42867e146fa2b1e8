"""A few documents that hold all there is: each format, sheet of paper, edition, bloc and shape.

Run as a module, it renders them and prints their fingerprints.
"""

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

from macros.corpus import Corpus, load
from macros.drawing.shapes import Planche
from macros.publishing import cache
from macros.publishing.documents import Document, documents, kits
from macros.views.blocs import SigneView
from macros.views.pieces import LiasseView
from tests.documents.reading import inside


def everything(corpus: Corpus) -> Iterator[Document]:
    """What pages offer, then whole kits, then the pieces of kits."""
    bound = list(kits(corpus))
    yield from documents(corpus)
    yield from (kit.whole for kit in bound)
    yield from (document for kit in bound for _, document in kit.pieces)


def chosen(corpus: Corpus) -> list[Document]:
    """Documents that have among them every trait of every document: each adds the most for its
    length.
    """
    traits = {document: _traits(document) for document in everything(corpus)}
    lengths = {document: len(repr(document.view)) for document in traits}
    missing, found = set().union(*traits.values()), []
    while missing:
        best = max(traits, key=lambda one: len(traits[one] & missing) / lengths[one])
        missing -= traits[best]
        found.append(best)
    return found


def _traits(document: Document) -> set[str]:
    view = document.view
    reader = f"{document.format} {view.genre} {getattr(view, 'edition', '')}"
    found = {f"{reader} {view.papier}"}
    if isinstance(view, LiasseView):
        # Its pieces are documents of their own.
        return found | {f"{reader} {place.piece.papier}" for place in view.places}
    for part in inside(view):
        found.add(f"{reader} {type(part).__name__}")
        match part:
            case SigneView():
                found.add(f"{reader} {part.signe}")
            case Planche():
                found |= {f"{reader} {shape.genre} {shape.style}" for shape in part.formes}
    return found


def digest(content: bytes) -> str:
    """What tells two files apart."""
    return hashlib.sha256(content).hexdigest()


if __name__ == "__main__":
    root = Path(sys.argv[1])
    for one in chosen(load(root)):
        print(digest(cache._print(one, root / "overrides")[0]))
