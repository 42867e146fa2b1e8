"""What each reader is given: notes reach those who lead, and nobody else."""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import chain
from typing import Any
from zipfile import ZipFile

import lxml.etree
import pytest

from macros.corpus import Corpus
from macros.model.base import Modele
from macros.model.fiche import Fiche
from macros.publishing.cache import Cache
from macros.publishing.documents import documents, kits
from macros.views.commun import plain, prose
from macros.views.fiche import EDITIONS
from macros.views.liasse import EDITIONS as LECTEURS
from tests.documents.choosing import everything
from tests.documents.reading import Made, inside

FRAME = "Au-dessus de la ligne"
"""What lines of time say of themselves, and notes too."""

LEADS = {EDITIONS["animateur"], LECTEURS["animateur"]}


def leads(view: object) -> bool:
    """Whether it is for those who lead."""
    return getattr(view, "edition", "") in LEADS


def notes(part: Any) -> Iterator[Any]:
    """Every note for those who lead, wherever it is written."""
    if type(part) is tuple:
        yield from chain.from_iterable(map(notes, part))
    elif isinstance(part, Modele):
        for name, value in part:
            yield from [value] if name == "note" and value else notes(value)


def without_notes(part: Any) -> Any:
    """The same, if its author had written no note."""
    if type(part) is tuple:
        return tuple(map(without_notes, part))
    if not isinstance(part, Modele):
        return part
    held = {name: None if name == "note" else without_notes(value) for name, value in part}
    return part.model_copy(update=held)


@pytest.fixture(scope="module")
def bare(corpus: Corpus) -> Corpus:
    """The corpus, if nobody had written any note."""
    entries = {cible: without_notes(entree) for cible, entree in corpus.entrees.items()}
    return replace(corpus, entrees=entries)


@pytest.fixture(scope="module")
def noted(corpus: Corpus) -> set[tuple[str, ...]]:
    """Every five words in a row of every note."""
    found = runs(
        *(said(note, corpus) for entree in corpus.entrees.values() for note in notes(entree))
    )
    assert len(found) > 5000
    return found


def said(note: Any, corpus: Corpus) -> str:
    """The words of a note, as paper shows them."""
    return plain(tuple(run for run in prose(note, corpus) if not run.appel))


def runs(*texts: str) -> set[tuple[str, ...]]:
    """Every five words in a row, whatever stands between them."""
    words = [re.findall(r"\w+", text.lower()) for text in texts]
    return {tuple(row[i : i + 5]) for row in words for i in range(len(row) - 4)}


def told(view: object) -> set[tuple[str, ...]]:
    """Every five words in a row of a view."""
    return runs(" ".join(part for part in inside(view) if isinstance(part, str)))


def office(content: bytes) -> str:
    """The words of a DOCX or an ODT, paragraph by paragraph."""
    with ZipFile(BytesIO(content)) as parts:
        name = next(n for n in parts.namelist() if n in ("word/document.xml", "content.xml"))
        tree = lxml.etree.fromstring(parts.read(name))
    return "\n".join(
        "".join(p.itertext()) for p in tree.xpath("//*[local-name()='p' or local-name()='h']")
    )


def test_notes_change_nothing_but_what_leaders_are_given(corpus: Corpus, bare: Corpus) -> None:
    """Every view, a kit piece by piece, is what it would be without any note."""
    changed = 0
    for document, same in zip(everything(corpus), everything(bare), strict=True):
        ours, theirs = document.view, same.view
        places = zip(getattr(ours, "places", ()), getattr(theirs, "places", ()), strict=True)
        pieces = [(one.piece, other.piece) for one, other in places] or [(ours, theirs)]
        changed += sum(one != other for one, other in pieces if leads(one))
        given = [(one, other) for one, other in pieces if not leads(one)]
        assert [one for one, other in given if one != other] == [], document.nom
    assert changed > 50


def test_no_word_of_a_note_is_printed_for_others(
    made: tuple[Made, ...], noted: set[tuple[str, ...]]
) -> None:
    """Neither in a PDF nor, within a kit, on the pages of what is handed out.

    A note may repeat what is said to all: it is no secret.
    """
    looked = 0
    for item in made:
        texts, own = item.texts(), {id(view): [] for view in item.views}
        for view, number in item.pages():
            own[id(view)].append(texts[number])
        for view in item.views:
            if not leads(view):
                printed = runs(" ".join(own[id(view)]))
                assert printed & noted <= told(view) | runs(FRAME), (item.name, view.intitule)
                looked += len(printed) > 20
    assert looked > 200


def test_no_word_of_a_note_is_written_in_a_file_to_edit(
    corpus: Corpus, cache: Cache, noted: set[tuple[str, ...]]
) -> None:
    """DOCX and ODT are those of participants and families."""
    for document in everything(corpus):
        if document.format in ("docx", "odt"):
            written = runs(office(cache.path(document).read_bytes()))
            assert len(written) > 20, document.nom
            assert written & noted <= told(document.view), document.nom


def test_those_who_lead_read_every_note(
    made: tuple[Made, ...], corpus: Corpus, cache: Cache
) -> None:
    """Of a sheet, of a programme, of the days of a kit: all the words of each."""
    by_path = {item.path: item for item in made}
    asked = [(by, corpus.entrees[by.cible]) for by in documents(corpus) if leads(by.view)]
    for kit in kits(corpus):
        days = tuple(jour.journee for jour in kit.dossier.jours)
        asked += [(by, days) for _, by in kit.pieces if by.nom == "deroule-animateur"]
    assert len(asked) > len(corpus.tous(Fiche)) + 10
    for document, led in asked:
        written = runs(*(said(note, corpus) for note in notes(led)))
        printed = runs(" ".join(by_path[cache.path(document)].texts()))
        assert written <= printed, (document.cible, document.nom)
