"""Views → DOCX, for Word."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from docx import Document as new_document
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from lxml.etree import _Element

from macros.rendering import office
from macros.rendering.archive import steady
from macros.rendering.images import png
from macros.rendering.office import FOOT, LINE, MARGINS, ROLES, Border, Line, Role
from macros.rendering.parts import Grille, Image, Part, parts
from macros.views.blocs import BlocView
from macros.views.commun import Prose, VariableView
from macros.views.document import PiedView
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
    paper = _new(view.intitule, view.pied, office.SHEET_LEADING, view.papier, overrides)
    return _printed(paper, office.worksheet_head(view), view.blocs)


def letter(view: CourrierView, overrides: Path) -> bytes:
    """A letter, its blanks dotted."""
    paper = _new(view.intitule, view.pied, office.LETTER_LEADING, view.papier, overrides)
    return _printed(paper, office.letter_head(view), view.blocs)


def _printed(paper: Paper, head: Iterable[Line], blocs: Iterable[BlocView]) -> bytes:
    _write(paper, head)
    for bloc in blocs:
        _write(paper, parts(bloc))
        _write(paper, office.note(bloc.note))
    out = BytesIO()
    paper.document.save(out)
    return steady(out.getvalue())


def _write(paper: Paper, written: Iterable[Part]) -> None:
    for part in written:
        if isinstance(part, Grille):
            _grid(paper, part)
        elif isinstance(part, Image):
            _picture(paper, part.view)
        else:
            role, prose = part
            _prose(paper.document.add_paragraph(style=role), prose)


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
        margins = _element("w:tblCellMar", _element("w:left", w=0, type="dxa"))
        table._tblPr.xpath("./w:tblLook")[0].addprevious(margins)
    table._tblPr.append(_element("w:tblCaption", val=grille.titre))
    if grille.tete:
        table.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader"))
    for row, rangee in zip(table.rows, grille.rangees, strict=True):
        row.height = Mm(rangee.hauteur)
        for cell, lines, width in zip(row.cells, rangee.cellules, widths, strict=True):
            _fill(cell, lines, width - 8)
    if grille.tete:
        for cell in table.rows[0].cells:
            cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", fill="ECECEC"))


def _fill(cell: _Cell, lines: Iterable[Line], stop: float) -> None:
    """Write lines in a cell, whose dots lead to its own edge."""
    for i, (role, prose) in enumerate(lines):
        # A cell is born with a paragraph, and may not be without one.
        paragraph = cell.add_paragraph() if i else cell.paragraphs[0]
        paragraph.style = role
        if any(run.variable for run in prose):
            _stop(paragraph, stop)
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
    name, tag = _element("w:alias", val=blank.libelle), _element("w:tag", val=blank.nom)
    # Without a kind, the control is rich text: in a plain one LibreOffice misplaces tabs.
    about = _element("w:sdtPr", name, tag, _element("w:showingPlcHdr"))
    paragraph._p.append(_element("w:sdt", about, _element("w:sdtContent", words)))


def _table(document: Document, widths: list[float], rows: int) -> Table:
    """A table of fixed columns, in millimetres, whose rows never break across pages."""
    table: Table = document.add_table(rows, len(widths))
    table.autofit = False
    for row in table.rows:
        row._tr.get_or_add_trPr().append(_element("w:cantSplit"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    return table


def _stop(place: Paragraph | ParagraphStyle, at: float, *, dotted: bool = True) -> None:
    leader = WD_TAB_LEADER.DOTS if dotted else WD_TAB_LEADER.SPACES
    place.paragraph_format.tab_stops.add_tab_stop(Mm(at), WD_TAB_ALIGNMENT.RIGHT, leader)


def _element(tag: str, *children: _Element, **attributes: object) -> _Element:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    element.extend(children)
    return element


def _new(titre: str, pied: PiedView, leading: float, papier: str, overrides: Path) -> Paper:
    document, width = new_document(), office.width_of(papier)
    for rels in (document.part.rels, document.part.package.rels):
        for key in [key for key, rel in rels.items() if rel.reltype.endswith(_UNUSED)]:
            del rels[key]
    _speak_french(document)
    _dress(document, leading, width)
    _page(document, pied, papier)
    about = document.core_properties
    about.title, about.author, about.language = titre, pied.site, "fr-FR"
    about.comments = ""
    about.created = about.modified = office.made_on(pied)
    return Paper(document, width, overrides)


def _speak_french(document: Document) -> None:
    """French everywhere, and a document of today's Word rather than in compatibility mode."""
    defaults = document.styles.element.xpath("./w:docDefaults/w:rPrDefault/w:rPr")[0]
    fonts = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), office.FONT)
    defaults.replace(defaults.xpath("./w:rFonts")[0], _element("w:rFonts", **fonts))
    defaults.replace(defaults.xpath("./w:lang")[0], _element("w:lang", val="fr-FR"))
    settings = document.settings.element
    for language in settings.xpath("./w:themeFontLang"):
        language.set(qn("w:val"), "fr-FR")
    for mode in settings.xpath("./w:compat/w:compatSetting[@w:name='compatibilityMode']"):
        mode.set(qn("w:val"), "15")


def _dress(document: Document, leading: float, width: float) -> None:
    """The roles as styles, alone in Word's gallery."""
    for style in document.styles:
        style.quick_style, style.hidden = False, style.type == WD_STYLE_TYPE.PARAGRAPH
    styles = {name: _style(document, name, role) for name, role in ROLES.items()}
    styles["Normal"].paragraph_format.line_spacing = leading
    styles["Lignes"].paragraph_format.line_spacing = Mm(LINE)
    _stop(styles["Normal"], width)
    for border in document.styles["Table Grid"].element.xpath(".//w:tblBorders/*"):
        border.set(qn("w:color"), office.PALE)
    for name in ("Surtitre", "Footer"):
        _stop(styles[name], width, dotted=False)


def _style(document: Document, name: str, role: Role) -> ParagraphStyle:
    if name not in document.styles:
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    style.quick_style, style.hidden = True, False
    style.base_style = None if name == "Normal" else document.styles["Normal"]
    # Of the template's own look nothing stays but the bullet of lists.
    for look in style.element.xpath("./w:rPr | ./w:link | ./w:pPr/*[not(self::w:numPr)]"):
        look.getparent().remove(look)
    style.font.size = Pt(role.size)
    style.font.bold, style.font.italic = role.bold or None, role.italic or None
    style.font.color.rgb = RGBColor.from_string(role.colour)
    _place(style, role)
    return style


def _place(style: ParagraphStyle, role: Role) -> None:
    properties = style.element.get_or_add_pPr()
    place = style.paragraph_format
    place.left_indent = Mm(role.indent) or None
    if edge := role.border:
        properties.insert(0, _border(edge))
        if edge.side == "left":  # outside the indent, says Word
            place.left_indent = Pt(edge.width + edge.space)
    if role.level:
        properties.append(_element("w:outlineLvl", val=role.level - 1))
    place.space_before, place.space_after = Pt(role.before), Pt(role.after)
    place.keep_with_next, place.page_break_before = role.keep or None, role.new_page or None
    place.keep_together = True
    if role.grouped:
        properties.insert_element_before(_element("w:contextualSpacing"), "w:outlineLvl")


def _border(border: Border) -> _Element:
    # Word measures in eighths of a point, and a double border by each of its three bands.
    line = "single" if border.line == "solid" else border.line
    size = round(border.width * 8 / (3 if line == "double" else 1))
    look = {"val": line, "sz": size, "space": border.space, "color": border.colour}
    return _element("w:pBdr", _element(f"w:{border.side}", **look))


def _page(document: Document, pied: PiedView, papier: str) -> None:
    section = document.sections[0]
    wide, high = office.PAPERS[papier]
    section.page_width, section.page_height = Mm(wide), Mm(high)
    if wide > high:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.left_margin, section.right_margin = Mm(MARGINS["left"]), Mm(MARGINS["right"])
    section.top_margin, section.footer_distance = Mm(MARGINS["top"]), Mm(MARGINS["bottom"])
    section.bottom_margin = Mm(MARGINS["bottom"] + FOOT)
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{office.foot(pied)}\t")
    for before, field in (("", "PAGE"), (" / ", "NUMPAGES")):
        foot.add_run(before)
        foot._p.append(_element("w:fldSimple", foot.add_run("1")._r, instr=field))
