"""Data and pages judged together, before anything is built."""

from collections.abc import Iterable
from pathlib import Path

from macros.corpus import Corpus, load
from macros.publishing.authored import accepted, page_problems, unlisted
from macros.reading.problems import InvalidCorpus, Problem


def check(root: Path) -> Corpus:
    """The corpus, once data and pages are known to be right.

    Raises InvalidCorpus with what is wrong in either.
    """
    corpus: Corpus | None = None
    problems: tuple[Problem, ...] = ()
    try:
        corpus = load(root)
        adresses: Iterable[str] = corpus.entrees
    except InvalidCorpus as error:
        problems, adresses = error.problems, error.adresses
    problems = (*problems, *page_problems(root, accepted(adresses)), *unlisted(root))
    if problems or not corpus:
        raise InvalidCorpus(problems)
    return corpus
