"""The bibliography as files for reference managers."""

from collections.abc import Iterator

from macros.corpus import Corpus
from macros.model.origine import Reference
from macros.rendering.citations import bibtex, csl_json
from macros.views.citation import citation_view

BIBTEX = "ressources/bibliographie.bib"
CSL_JSON = "ressources/bibliographie.json"


def exports(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Where each file stands on the site, and its text."""
    citations = tuple(map(citation_view, corpus.tous(Reference)))
    yield BIBTEX, bibtex(citations)
    yield CSL_JSON, csl_json(citations)
