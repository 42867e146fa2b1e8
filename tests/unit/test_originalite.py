"""The guide takes facts from its sources, never their sentences.

`empreintes.txt` holds the fingerprints of every run of ten words of the five documents that the
guide starts from; the documents themselves are not ours to keep. After a change of the documents:
ACTUALISER=1 DOCUMENTS=<folder of their .txt files> pytest tests/unit/test_originalite.py
"""

import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from macros.corpus import Corpus
from macros.model.fiche import Fiche
from macros.model.offre import Offre
from macros.model.origine import Reference
from macros.model.programme import Programme
from macros.model.reponse import Trace
from macros.reading.markdown import Passage
from macros.textes import paragraphs
from macros.typography import NBSP, folded

EMPREINTES = Path(__file__).parents[1] / "empreintes.txt"
LENGTH = 10
TEMOIN = "Sous la pluie d'hier, dix lanternes vertes guidaient encore nos barques."
"""A sentence of ten words and more, of no document: the list is made with it, as a control."""

_WORD = re.compile(r"[a-z0-9]+")
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”")


def runs(text: str) -> Iterator[str]:
    """Every ten words that follow one another: no case, no accents, no punctuation."""
    words = _WORD.findall(folded(text))
    for i in range(len(words) - LENGTH + 1):
        yield " ".join(words[i : i + LENGTH])


def fingerprint(run: str) -> str:
    return hashlib.sha256(run.encode()).hexdigest()[:16]


def fingerprints(text: str) -> set[str]:
    return {fingerprint(run) for run in runs(text)}


def own_words(text: str) -> list[str]:
    """The parts of a text that are not quoted: a run never goes from one to the other."""
    return _QUOTED.sub("\0", text).split("\0")


def borrowed(text: str, known: set[str]) -> list[str]:
    """The runs of a text that the documents hold too, quotations apart."""
    return [run for part in own_words(text) for run in runs(part) if fingerprint(run) in known]


def labels(value: object) -> Iterator[str]:
    """What `paragraphs` leaves out: titles, headings, items of a few words."""
    match value:
        case Reference():
            return  # the title of a work is its author's
        case BaseModel():
            # So is the name of a programme or of an offer, kept as its document gives it.
            named = {"titre"} if isinstance(value, Programme | Offre) else set()
            for nom in type(value).model_fields.keys() - named:
                yield from labels(getattr(value, nom))
        case Passage(niveau=level) if level:
            yield value.texte
        case str():
            yield value
        case dict():
            yield from labels(tuple(value.values()))
        case tuple():
            for item in value:
                yield from labels(item)


@pytest.fixture(scope="module")
def known() -> set[str]:
    """The fingerprints of the documents."""
    if "ACTUALISER" in os.environ:
        files = sorted(Path(os.environ["DOCUMENTS"]).glob("*.txt"))
        assert len(files) == 5
        texts = [TEMOIN, *(path.read_text(encoding="utf-8") for path in files)]
        found = sorted(set().union(*map(fingerprints, texts)))
        EMPREINTES.write_text("\n".join(found) + "\n", encoding="utf-8")
    return set(EMPREINTES.read_text(encoding="utf-8").split())


def test_the_list_is_made_of_fingerprints_and_nothing_else(known: set[str]) -> None:
    """Sorted, one a line: a word of the documents would show."""
    lines = EMPREINTES.read_text(encoding="utf-8").splitlines()
    assert lines == sorted(known)
    assert all(re.fullmatch(r"[0-9a-f]{16}", line) for line in lines)
    assert len(lines) > 3000


def test_no_sentence_of_the_documents_is_in_the_guide(known: set[str], corpus: Corpus) -> None:
    """Ten words in a row, quotations apart, in any paragraph, title or item."""
    found = {
        (cible, run)
        for cible, entree in corpus.entrees.items()
        for text in (*paragraphs(entree), *labels(entree))
        for run in borrowed(text, known)
    }
    assert sorted(found) == []


@pytest.mark.parametrize(
    "written",
    [
        TEMOIN,
        TEMOIN.upper(),
        f"Or {TEMOIN.lower()} Et voilà.",
        TEMOIN.replace("'", "’").replace(", ", f"{NBSP}; "),
        f"« Un mot. » {TEMOIN} « Un autre. »",
        "Sóus la PLUIE d’hier - dix lanternes (vertes) guidaient encore…",
    ],
)
def test_a_borrowed_sentence_is_found(known: set[str], written: str) -> None:
    """However it is accented, cut or capitalised."""
    assert borrowed(written, known)


@pytest.mark.parametrize(
    "written",
    [
        f"« {TEMOIN} »",
        f"Elle dit : «{NBSP}{TEMOIN}{NBSP}», puis se tait.",
        f"“{TEMOIN}”",
        "Sous la pluie d'hier, dix lanternes « vertes » guidaient encore nos barques.",
        "Sous la pluie d'hier, dix lanternes bleues guidaient encore nos barques.",
        " ".join(reversed(TEMOIN.split())),
        "Sous la pluie d'hier, dix lanternes vertes guidaient",
    ],
)
def test_what_is_quoted_or_said_otherwise_is_not(known: set[str], written: str) -> None:
    """Nine words, another word in the middle, or the quotes that own the debt."""
    assert borrowed(written, known) == []


def precisions(fiche: Fiche) -> list[str]:
    """What the material of a sheet is for."""
    return [item.precision for item in fiche.materiel if item.precision]


def drawings(fiche: Fiche) -> list[str]:
    """What worked drawings show, in words."""
    return [drawn.texte for drawn in fiche.exemple.reponses.values() if isinstance(drawn, Trace)]


def test_every_kind_of_text_of_the_guide_is_compared(corpus: Corpus) -> None:
    """Titles, headings, items, worked answers and paragraphs, and thousands of runs."""
    sheet = corpus.entrees["fiche/situer"]
    compared = {*labels(sheet), *paragraphs(sheet)}
    assert {sheet.titre, sheet.etapes[0].titre} <= compared
    answers = [r for r in sheet.exemple.reponses.values() if isinstance(r, str)]
    assert answers and set(answers) <= compared
    for told in (precisions, drawings):
        found = [(fiche, text) for fiche in corpus.tous(Fiche) for text in told(fiche)]
        assert found and all(text in labels(fiche) for fiche, text in found)
    page = corpus.entrees["comprendre/deconcertation"]
    headings = {passage.texte for passage in page.corps if passage.niveau}
    assert headings and headings <= set(labels(page))
    every = (text for e in corpus.entrees.values() for text in (*paragraphs(e), *labels(e)))
    assert sum(1 for text in every for part in own_words(text) for _ in runs(part)) > 30_000
