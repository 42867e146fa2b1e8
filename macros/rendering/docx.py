"""Views → DOCX, for Word."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from docx import Document as new_document
from docx.document import Document
from docx.shared import Mm
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from macros.rendering import office
from macros.rendering.archive import steady
from macros.rendering.docx_styles import dress, element, page, speak_french, tab_stop
from macros.rendering.grille import Grille, Image, Part, Passage
from macros.rendering.images import png
from macros.rendering.office import Line
from macros.rendering.parts import parts
from macros.views.blocs import BlocView
from macros.views.commun import Prose, VariableView
from macros.views.fiche import EditionView
from macros.views.lettre import CourrierView
from macros.views.saisies import DessinView

_UNUSED = ("thumbnail", "extended-properties", "stylesWithEffects", "webSettings", "customXml")
"""What the template of python-docx carries and no document needs."""


class Paper(NamedTuple):
    """A document under way, the width between its margins in millimetres, where templates are."""

    document: Document
    width: float
    overrides: Path


def worksheet(view: EditionView, overrides: Path) -> bytes:
    """A worksheet, to print or to write in."""
    paper = _new(view, office.SHEET_LEADING, office.foot(view.pied), overrides)
    return _printed(paper, office.worksheet_head(view), view.blocs)


def letter(view: CourrierView, overrides: Path) -> bytes:
    """A letter, its blanks dotted."""
    paper = _new(view, office.LETTER_LEADING, office.letter_foot(view), overrides)
    return _printed(
        paper,
        office.letter_head(view),
        view.blocs,
        plain="" if view.publie else "word/document.xml",
    )


def _printed(
    paper: Paper, head: Iterable[Line], blocs: Iterable[BlocView], plain: str = ""
) -> bytes:
    _write(paper, head)
    for bloc in blocs:
        _write(paper, parts(bloc))
        _write(paper, office.note(bloc.note))
    out = BytesIO()
    paper.document.save(out)
    return steady(out.getvalue(), plain)


def _write(paper: Paper, written: Iterable[Part]) -> None:
    for part in written:
        if isinstance(part, Grille):
            _grid(paper, part)
        elif isinstance(part, Image):
            _picture(paper, part.view)
        elif isinstance(part, Passage):
            _passage(paper, part)
        else:
            role, prose = part
            _prose(paper.document.add_paragraph(style=role), prose)


def _passage(paper: Paper, passage: Passage) -> None:
    """What may be left out stands in a bookmark, which tells it and does not show."""
    body = paper.document.element.body
    rank = len(body.xpath("./w:bookmarkStart")) + 1
    name = f"passage_{passage.nom}"
    body.sectPr.addprevious(element("w:bookmarkStart", id=rank, name=name))
    _write(paper, passage.parts)
    body.sectPr.addprevious(element("w:bookmarkEnd", id=rank))


def _picture(paper: Paper, view: DessinView) -> None:
    place = paper.document.add_paragraph(style="Dessin").add_run()
    shown = place.add_picture(BytesIO(png(paper.overrides, view)), width=Mm(paper.width))
    shown._inline.docPr.set("descr", view.texte)


def _grid(paper: Paper, grille: Grille) -> None:
    widths = [part * paper.width / 100 for part in grille.largeurs]
    table = _table(paper.document, widths, len(grille.rangees))
    if grille.bordure:
        table.style = "Table Grid"
    else:
        margins = element("w:tblCellMar", element("w:left", w=0, type="dxa"))
        table._tblPr.xpath("./w:tblLook")[0].addprevious(margins)
    table._tblPr.append(element("w:tblCaption", val=grille.titre))
    if grille.tete:
        table.rows[0]._tr.get_or_add_trPr().append(element("w:tblHeader"))
    for row, rangee in zip(table.rows, grille.rangees, strict=True):
        row.height = Mm(rangee.hauteur)
        for cell, lines, width in zip(row.cells, rangee.cellules, widths, strict=True):
            _fill(cell, lines, width - 8)
    if grille.tete:
        for cell in table.rows[0].cells:
            cell._tc.get_or_add_tcPr().append(element("w:shd", val="clear", fill="ECECEC"))


def _fill(cell: _Cell, lines: Iterable[Line], stop: float) -> None:
    """Write lines in a cell, whose dots lead to its own edge."""
    for i, (role, prose) in enumerate(lines):
        # A cell is born with a paragraph, and may not be without one.
        paragraph = cell.add_paragraph() if i else cell.paragraphs[0]
        paragraph.style = role
        if any(run.variable for run in prose):
            tab_stop(paragraph, stop)
        _prose(paragraph, prose)


def _prose(paragraph: Paragraph, prose: Prose) -> None:
    for view in prose:
        if blank := view.variable:
            _blank(paragraph, blank)
        elif not view.appel:  # sources are called on the web page alone
            run = paragraph.add_run(view.texte)
            run.bold, run.italic = view.fort or None, view.accent or None


def _blank(paragraph: Paragraph, blank: VariableView) -> None:
    """A place to write: a click selects the dots, and Word says what is expected."""
    words = paragraph.add_run(office.dots(blank))._r
    name = element("w:alias", val=blank.libelle)
    tag = element("w:tag", val=blank.cle or blank.nom)
    # Without a kind, the control is rich text: in a plain one LibreOffice misplaces tabs.
    about = element("w:sdtPr", name, tag, element("w:showingPlcHdr"))
    paragraph._p.append(element("w:sdt", about, element("w:sdtContent", words)))


def _table(document: Document, widths: list[float], rows: int) -> Table:
    """A table of fixed columns, in millimetres, whose rows never break across pages."""
    table: Table = document.add_table(rows, len(widths))
    table.autofit = False
    for row in table.rows:
        row._tr.get_or_add_trPr().append(element("w:cantSplit"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    return table


def _new(view: EditionView | CourrierView, leading: float, foot: str, overrides: Path) -> Paper:
    titre, pied, papier = view.intitule, view.pied, view.papier
    document, width = new_document(), office.width_of(papier)
    for rels in (document.part.rels, document.part.package.rels):
        for key in [key for key, rel in rels.items() if rel.reltype.endswith(_UNUSED)]:
            del rels[key]
    speak_french(document)
    dress(document, leading, width)
    page(document, foot, papier)
    about = document.core_properties
    about.title, about.author, about.language = titre, pied.site, "fr-FR"
    about.comments = ""
    about.created = about.modified = office.made_on(pied)
    return Paper(document, width, overrides)
