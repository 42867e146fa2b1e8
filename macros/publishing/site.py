"""One build's worth of data: the corpus and its documents, loaded once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from macros.corpus import Corpus
from macros.model.terme import Terme
from macros.publishing.checking import check
from macros.publishing.downloads import Rendered, render_all
from macros.rendering.finish import Glossary
from macros.views.document import TelechargementView
from macros.views.terme import definition_view

if TYPE_CHECKING:
    # MkDocs takes longer to load than the whole data takes to check.
    from mkdocs.structure.pages import Page


@dataclass(frozen=True, slots=True)
class Site:
    """What pages are made from."""

    root: Path
    corpus: Corpus
    rendered: tuple[Rendered, ...]

    @property
    def overrides(self) -> Path:
        """Where templates are."""
        return self.root / "overrides"

    def downloads(self, cible: str) -> tuple[TelechargementView, ...]:
        """The links that download the documents of `genre/slug`."""
        own = [item for item in self.rendered if item.document.cible == cible]
        editions = groupby(own, key=lambda item: item.document.libelle)
        return tuple(
            TelechargementView(libelle, tuple(item.view() for item in items))
            for libelle, items in editions
        )


def base_of(page: Page) -> str:
    """What leads from a page to the root of the site: `../../`."""
    return "../" * int(page.file.dest_uri.count("/"))


@lru_cache(maxsize=1)
def glossary_of(corpus: Corpus) -> Glossary:
    """The terms to explain in the text of pages."""
    return Glossary([definition_view(terme, corpus) for terme in corpus.tous(Terme)])


def load_site(root: Path) -> Site:
    """The site as its files stand now. Raises InvalidCorpus."""
    return _load(root, _fingerprint(root))


@lru_cache(maxsize=1)
def _load(root: Path, fingerprint: tuple[tuple[str, int], ...]) -> Site:
    corpus = check(root)
    return Site(root, corpus, render_all(corpus, root))


def _fingerprint(root: Path) -> tuple[tuple[str, int], ...]:
    """Changes when a file that the data or the documents depend on does (for `serve`)."""
    folders = ("data", "docs", "overrides")
    paths = (path for folder in folders for path in (root / folder).rglob("*") if path.is_file())
    return tuple(sorted((str(path), path.stat().st_mtime_ns) for path in paths))
