"""Letters as DOCX and ODT: what may be left out, rows to fill in, voices, the reminder."""

from io import BytesIO
from types import ModuleType
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import docx as python_docx
import pytest
from docx.enum.style import WD_STYLE_TYPE

from macros.corpus import Corpus
from macros.rendering import docx, odt, office
from macros.views import blocs as b
from macros.views import saisies as s
from macros.views.commun import VariableView
from macros.views.fiche import edition_of
from macros.views.lettre import CourrierView
from tests.documents.reopening import PIED, printed, reopened, words

FACULTATIF = "Passage facultatif, à garder ou à rayer\xa0:"
COLONNES = (s.ColonneView("Qui", 30), s.ColonneView("Quoi", 50))


def blank(nom: str, lignes: int = 0) -> VariableView:
    return VariableView(nom, f"Le mot {nom}", 0, lignes, nom)


def letter(*blocs: b.BlocView) -> CourrierView:
    """A letter that is no more than its blocs."""
    return CourrierView("portrait", "La lettre", (), (), (), words("Une invitation"), blocs, PIED)


def rows(*names: str, forme: str = "tableau", noms: int = 0) -> b.ReleveView:
    """Rows of two cells to fill in, but for the second of the first row: it is for the pen."""
    rangs = (
        b.RangView(name, (blank(f"qui_{n}"), blank(f"quoi_{n}") if n else None))
        for n, name in enumerate(names)
    )
    return b.ReleveView("Les tâches", forme, noms, COLONNES, tuple(rangs), 2, ())


def passage(nom: str, *blocs: b.BlocSimpleView) -> b.PassageView:
    return b.PassageView(nom, blocs, ())


def paragraph(text: str) -> b.ParagrapheView:
    return b.ParagrapheView(words(text), ())


def test_a_passage_is_marked_from_its_notice_to_its_end(writer: ModuleType) -> None:
    """By a bookmark in Word, by a section in LibreOffice: whatever it holds, and no more."""
    bullets = b.ListeView((words("une puce"), words("une autre")), ())
    view = letter(
        paragraph("Avant."),
        passage("venue", paragraph("Nous viendrons."), bullets, rows("1")),
        paragraph("Entre."),
        passage("fin", paragraph("Merci.")),
        paragraph("Après."),
    )
    done = reopened(writer, view)
    named = {docx: "passage_{}", odt: "passage {}"}[writer]
    inside_first = [FACULTATIF, "Nous viendrons.", "une puce", "une autre", "Les tâches"]
    assert [(name, [text for text in said if text.strip()]) for name, said in done.passages] == [
        (named.format("venue"), [*inside_first, "Qui", "Quoi"]),
        (named.format("fin"), [FACULTATIF, "Merci."]),
    ]
    assert done.lines.count(("Facultatif", FACULTATIF)) == 2
    outside = [text for _, text in done.lines if text in ("Avant.", "Entre.", "Après.")]
    assert outside == ["Avant.", "Entre.", "Après."]


def test_named_rows_have_a_head_of_their_own(writer: ModuleType) -> None:
    """A corner, the columns, then each name and its cells; a cell for the pen holds nothing."""
    done = reopened(writer, letter(rows("Le matin", "Le soir", noms=20)))
    assert [(role, text.strip()) for role, text in done.lines[1:]] == [
        ("Caption", "Les tâches"),
        *(("Colonne", ""), ("Colonne", "Qui"), ("Colonne", "Quoi")),
        *(("Repère", "Le matin"), ("Cellule", ""), ("Cellule", "")),
        *(("Repère", "Le soir"), ("Cellule", ""), ("Cellule", "")),
    ]
    assert done.heads == ["", "Qui", "Quoi"]
    assert done.hints == ["Le mot qui_0", "Le mot qui_1", "Le mot quoi_1"]


def test_counted_rows_have_their_cells_alone(writer: ModuleType) -> None:
    """No number is printed; each row is as high as its lines, under a head of one."""
    done = reopened(writer, letter(rows("1", "2", "3")))
    (table,) = done.tables
    said = [["".join(cell).strip() for cell in row] for row in table]
    assert said == [["Qui", "Quoi"], ["", ""], ["", ""], ["", ""]]
    assert done.heads == ["Qui", "Quoi"]
    assert done.heights == pytest.approx([office.LINE, *[2 * office.LINE] * 3], abs=0.1)
    assert (done.names, done.grid) == (["Les tâches"], True)


@pytest.mark.parametrize(("cards", "high"), [(3, 1), (4, 2), (6, 2)])
def test_the_cards_of_a_path_stand_three_in_a_row(
    writer: ModuleType, cards: int, high: int
) -> None:
    """Each has its number, then what is asked above each place; the last row is made whole."""
    names = [str(rank) for rank in range(1, cards + 1)]
    done = reopened(writer, letter(rows(*names, forme="infographie")))
    (table,) = done.tables
    assert [len(row) for row in table] == [3] * high
    held = [[text.strip() for text in cell if text.strip()] for row in table for cell in row]
    assert held == [[name, "Qui", "Quoi"] for name in names] + [[]] * (3 * high - cards)
    assert [role for role, _ in done.lines[2:7]] == ["Repère", *["Aide", "Cellule"] * 2]
    assert (done.lines[1], done.heads) == (("Caption", "Les tâches"), [])


def test_a_voice_without_a_title_goes_on_speaking(writer: ModuleType) -> None:
    """In the same style, and no empty heading is left."""
    first = b.VoixView("professionnels", "Eux", (words("Nous venons."),), ())
    more = b.VoixView("professionnels", "", (words("Nous aussi."), words("Tous.")), ())
    done = reopened(writer, letter(first, more))
    assert done.lines[1:] == [
        ("Titre voix professionnels", "Eux"),
        ("Voix professionnels", "Nous venons."),
        ("Voix professionnels", "Nous aussi."),
        ("Voix professionnels", "Tous."),
    ]
    assert done.headings == [(1, "Une invitation"), (2, "Eux")]


def test_the_reminder_of_a_letter_leaves_its_headings_to_fill_in(writer: ModuleType) -> None:
    """In one framed cell, each heading before its line."""
    blancs = (blank("lieu", 1), blank("date", 1))
    done = reopened(writer, letter(s.RappelView("Quelqu’un", "Relire.", "Peu.", (), blancs, ())))
    said = ["Quelqu’un", "But\xa0: Relire. Peu.", "Le mot lieu\xa0: \t", "Le mot date\xa0: \t"]
    assert done.tables == [[[said]]]
    assert [role for role, _ in done.lines[1:]] == ["Libellé", "Rappel", "Rappel", "Rappel"]
    assert done.hints == ["Le mot lieu", "Le mot date"]
    assert done.grid


def test_the_foot_of_a_letter_is_the_number_of_the_page_alone(writer: ModuleType) -> None:
    """It is the reader's own: neither our name nor our address stands there."""
    foot = reopened(writer, letter(paragraph("Bonjour."))).foot
    assert (foot.count("#"), foot.replace("#", "").strip()) == (2, "/")


def test_what_a_page_fills_in_is_stored_as_it_is(corpus: Corpus, writer: ModuleType) -> None:
    """A letter's text is not compressed: the page rewrites it; that of a worksheet is."""
    text = {docx: "word/document.xml", odt: "content.xml"}[writer]
    sheet = edition_of(corpus, "situer", "vierge")
    for view, kind in ((letter(paragraph("Bonjour.")), ZIP_STORED), (sheet, ZIP_DEFLATED)):
        with ZipFile(BytesIO(printed(writer, view))) as parts:
            kinds = {part.filename: part.compress_type for part in parts.infolist()}
        assert kinds.pop(text) == kind
        kinds.pop("mimetype", None)
        assert set(kinds.values()) == {ZIP_DEFLATED}


def test_a_docx_has_the_styles_of_the_tables_it_uses(corpus: Corpus) -> None:
    """Out of the hundred of the template: one without borders, one with."""
    for view in (letter(rows("1")), edition_of(corpus, "situer", "vierge")):
        document = python_docx.Document(BytesIO(printed(docx, view)))
        kept = {style.name for style in document.styles if style.type == WD_STYLE_TYPE.TABLE}
        assert kept == {"Normal Table", "Table Grid"}
        assert {table.style.name for table in document.tables} <= kept
