"""Every real letter, blank: its DOCX, its ODT and its page say the same, blank by blank."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import lxml.etree
import lxml.html
import pytest

from macros.corpus import Corpus
from macros.model.lettre import Lettre
from macros.rendering import docx, odt
from macros.rendering.fragments import render
from macros.views import blocs as b
from macros.views.commun import VariableView
from macros.views.lettre import CourrierView, courrier_view
from tests.documents.reading import inside
from tests.documents.reopening import OVERRIDES, printed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


class Written:
    """A letter as it is published blank: its view, and the text of both its files."""

    def __init__(self, lettre: Lettre, corpus: Corpus) -> None:
        self.slug = lettre.slug
        self.view = courrier_view(lettre, corpus)
        self.docx = _tree(printed(docx, self.view), "word/document.xml")
        self.odt = _tree(printed(odt, self.view), "content.xml")
        self.blanks = [part for part in inside(self.view) if isinstance(part, VariableView)]


def _tree(content: bytes, part: str) -> Any:
    with ZipFile(BytesIO(content)) as parts:
        return lxml.etree.fromstring(parts.read(part))


@pytest.fixture(scope="module")
def written(corpus: Corpus) -> list[Written]:
    """Every letter."""
    return [Written(lettre, corpus) for lettre in corpus.tous(Lettre)]


def in_docx(tree: Any) -> list[str]:
    """The paragraphs of a DOCX, an ellipsis for each blank."""
    return _kept("".join(_of_word(p)) for p in tree.iter(f"{W}p"))


def _of_word(place: Any) -> Iterator[str]:
    for part in place:
        if part.tag == f"{W}sdt":
            yield "…"
        elif part.tag == f"{W}t":
            yield part.text or ""
        else:
            yield from _of_word(part)


def in_odt(tree: Any) -> list[str]:
    """The paragraphs of an ODT, an ellipsis for each blank."""
    return _kept("".join(_of_text(p)) for p in tree.iter(f"{T}p", f"{T}h"))


def _of_text(place: Any) -> Iterator[str]:
    yield place.text or ""
    for part in place:
        if part.find(f"{T}text-input") is not None and part.tag == f"{T}span":
            yield "…"
        elif part.tag == f"{T}s":
            yield " " * int(part.get(f"{T}c", "1"))
        else:
            yield from _of_text(part)
        yield part.tail or ""


def on_the_page(view: CourrierView) -> list[str]:
    """The paragraphs of the letter as its page shows it, an ellipsis for each blank."""
    html = render(OVERRIDES, "fragments/courrier.html", view, "", courrier=view)
    root = lxml.html.fromstring(html)
    for place in root.find_class("blanc"):
        tail = place.tail
        place.clear()
        place.text, place.tail = "…", tail
    holds = {"p", "h3", "li", "caption", "th", "td", "dt", "dd"}
    found = (element for element in root.iter() if element.tag in holds)
    return _kept(
        e.text_content() for e in found if not any(c.tag in holds for c in e.iterdescendants())
    )


def _kept(paragraphs: Iterator[str]) -> list[str]:
    """Those that say something, their plain spaces alike."""
    return [text for each in paragraphs if (text := re.sub(r"[ \n]+", " ", each).strip(" "))]


def test_a_real_letter_reads_alike_in_both_files_and_on_its_page(written: list[Written]) -> None:
    """Blank, every paragraph in its place, but for the dots."""
    for one in written:
        shown = on_the_page(one.view)
        assert in_docx(one.docx) == shown, one.slug
        assert in_odt(one.odt) == shown, one.slug
        assert "".join(shown).count("…") >= len(one.blanks), one.slug


def test_every_blank_of_a_real_letter_bears_its_name_and_its_label(written: list[Written]) -> None:
    """The page finds it by the one in Word's file, by the other in LibreOffice's."""
    for one in written:
        tags = one.docx.xpath("//*[local-name()='sdtPr']/*[local-name()='tag']")
        assert [tag.get(f"{W}val") for tag in tags] == [each.cle for each in one.blanks], one.slug
        labels = [field.get(f"{T}description") for field in one.odt.iter(f"{T}text-input")]
        assert labels == [each.libelle for each in one.blanks], one.slug


def test_a_label_names_one_blank_of_a_real_letter(written: list[Written]) -> None:
    """However often the letter has it: LibreOffice tells fields apart by nothing else."""
    for one in written:
        named = {(each.libelle, each.cle) for each in one.blanks}
        assert all(label.strip() and name for label, name in named), one.slug
        assert len({label for label, _ in named}) == len(named), one.slug
        assert len({name for _, name in named}) == len(named), one.slug


def test_a_blank_that_comes_back_keeps_its_name_in_the_form(written: list[Written]) -> None:
    """Each place is a field of its own in the PDF, and all are filled in at once on the page."""
    again = [each for one in written for each in one.blanks if each.nom != each.cle]
    assert len(again) > 10
    assert [each.nom for each in again if not re.fullmatch(rf"{each.cle}-\d+", each.nom)] == []


def test_the_passages_of_a_real_letter_are_marked_under_their_names(written: list[Written]) -> None:
    """The page keeps them or leaves them out by those names."""
    for one in written:
        names = [part.nom for part in inside(one.view) if isinstance(part, b.PassageView)]
        marks = [mark.get(f"{W}name") for mark in one.docx.iter(f"{W}bookmarkStart")]
        assert marks == [f"passage_{name}" for name in names], one.slug
        sections = [section.get(f"{T}name") for section in one.odt.iter(f"{T}section")]
        assert sections == [f"passage {name}" for name in names], one.slug
    assert sum(isinstance(p, b.PassageView) for one in written for p in inside(one.view)) > 20
