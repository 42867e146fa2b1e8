"""What a DOCX is dressed in: its language, its styles, its page."""

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from lxml.etree import _Element

from macros.rendering import office
from macros.rendering.office import FOOT, LINE, MARGINS, ROLES, Border, Role

TABLES = ("Normal Table", "Table Grid")
"""The styles of tables that documents use, out of a hundred that weigh ten times the text."""


def speak_french(document: Document) -> None:
    """French everywhere, and a document of today's Word rather than in compatibility mode."""
    defaults = document.styles.element.xpath("./w:docDefaults/w:rPrDefault/w:rPr")[0]
    fonts = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), office.FONT)
    defaults.replace(defaults.xpath("./w:rFonts")[0], element("w:rFonts", **fonts))
    defaults.replace(defaults.xpath("./w:lang")[0], element("w:lang", val="fr-FR"))
    settings = document.settings.element
    for language in settings.xpath("./w:themeFontLang"):
        language.set(qn("w:val"), "fr-FR")
    for mode in settings.xpath("./w:compat/w:compatSetting[@w:name='compatibilityMode']"):
        mode.set(qn("w:val"), "15")


def dress(document: Document, leading: float, width: float) -> None:
    """The roles as styles, alone in Word's gallery."""
    for style in list(document.styles):
        style.quick_style, style.hidden = False, style.type == WD_STYLE_TYPE.PARAGRAPH
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in TABLES:
            style.delete()
    styles = {name: _style(document, name, role) for name, role in ROLES.items()}
    styles["Normal"].paragraph_format.line_spacing = leading
    styles["Lignes"].paragraph_format.line_spacing = Mm(LINE)
    tab_stop(styles["Normal"], width)
    for border in document.styles["Table Grid"].element.xpath(".//w:tblBorders/*"):
        border.set(qn("w:color"), office.PALE)
    for name in ("Surtitre", "Footer"):
        tab_stop(styles[name], width, dotted=False)


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
        properties.append(element("w:outlineLvl", val=role.level - 1))
    place.space_before, place.space_after = Pt(role.before), Pt(role.after)
    place.keep_with_next, place.page_break_before = role.keep or None, role.new_page or None
    place.keep_together = True
    if role.grouped:
        properties.insert_element_before(element("w:contextualSpacing"), "w:outlineLvl")


def _border(border: Border) -> _Element:
    # Word measures in eighths of a point, and a double border by each of its three bands.
    line = "single" if border.line == "solid" else border.line
    size = round(border.width * 8 / (3 if line == "double" else 1))
    look = {"val": line, "sz": size, "space": border.space, "color": border.colour}
    return element("w:pBdr", element(f"w:{border.side}", **look))


def page(document: Document, words: str, papier: str) -> None:
    """The paper, its margins, and the foot of every page: some words, the page's number."""
    section = document.sections[0]
    wide, high = office.PAPERS[papier]
    section.page_width, section.page_height = Mm(wide), Mm(high)
    if wide > high:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.left_margin, section.right_margin = Mm(MARGINS["left"]), Mm(MARGINS["right"])
    section.top_margin, section.footer_distance = Mm(MARGINS["top"]), Mm(MARGINS["bottom"])
    section.bottom_margin = Mm(MARGINS["bottom"] + FOOT)
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{words}\t")
    for before, field in (("", "PAGE"), (" / ", "NUMPAGES")):
        foot.add_run(before)
        foot._p.append(element("w:fldSimple", foot.add_run("1")._r, instr=field))


def tab_stop(place: Paragraph | ParagraphStyle, at: float, *, dotted: bool = True) -> None:
    """A stop at so many millimetres, where dots lead to by default."""
    leader = WD_TAB_LEADER.DOTS if dotted else WD_TAB_LEADER.SPACES
    place.paragraph_format.tab_stops.add_tab_stop(Mm(at), WD_TAB_ALIGNMENT.RIGHT, leader)


def element(tag: str, *children: _Element, **attributes: object) -> _Element:
    """An element of Word's, its attributes in Word's namespace."""
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    element.extend(children)
    return element
