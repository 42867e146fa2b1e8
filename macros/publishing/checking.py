"""Data and pages judged together, before anything is built."""

from pathlib import Path

from macros.corpus import Corpus, load
from macros.publishing.authored import accepted, page_problems, unlisted
from macros.reading.problems import InvalidCorpus


def check(root: Path) -> Corpus:
    """The corpus, once data and pages are known to be right. Raises InvalidCorpus."""
    corpus = load(root)
    if problems := (*page_problems(root, accepted(corpus.entrees)), *unlisted(root)):
        raise InvalidCorpus(problems)
    return corpus
