"""The site of a build, loaded once for all the doors that ask for it."""

from functools import lru_cache
from pathlib import Path

from macros.corpus import Corpus
from macros.model.terme import Terme
from macros.publishing.checking import check
from macros.publishing.downloads import render_all
from macros.publishing.site import Site
from macros.rendering.finish import Glossary
from macros.rendering.fragments import environment
from macros.views.terme import definition_view


def load_site(root: Path) -> Site:
    """The site as its files stand now. Raises InvalidCorpus."""
    return _load(root, _fingerprint(root))


@lru_cache(maxsize=1)
def _load(root: Path, fingerprint: tuple[tuple[str, int], ...]) -> Site:
    environment.cache_clear()
    corpus = check(root)
    return Site(root, corpus, render_all(corpus, root))


def _fingerprint(root: Path) -> tuple[tuple[str, int], ...]:
    """Changes when a file that the data or the documents depend on does (for `serve`)."""
    folders = ("data", "docs", "overrides")
    paths = (path for folder in folders for path in (root / folder).rglob("*") if path.is_file())
    return tuple(sorted((str(path), path.stat().st_mtime_ns) for path in paths))


@lru_cache(maxsize=1)
def glossary_of(corpus: Corpus) -> Glossary:
    """The terms to explain in the text of pages."""
    return Glossary([definition_view(terme, corpus) for terme in corpus.tous(Terme)])
