"""Views → ODT, for LibreOffice."""

import re
from collections.abc import Callable, Iterable, Mapping
from io import BytesIO
from itertools import groupby
from typing import Any, TypeAlias

from odfdo import Document, Element

from macros.rendering import office
from macros.rendering.archive import steady
from macros.rendering.office import FOOT, LINE, MARGINS, ROLES, WIDTH, Line, Role
from macros.views import blocs as views
from macros.views import saisies
from macros.views.commun import Prose, RunView, VariableView
from macros.views.document import PiedView
from macros.views.fiche import EditionView
from macros.views.lettre import CourrierView

Look: TypeAlias = Mapping[str, str]
_GRID = {"fo:border": f"0.5pt solid #{office.PALE}", "fo:padding-left": "1.9mm"}
_HEAD = {**_GRID, "fo:background-color": "#ECECEC"}


def worksheet(view: EditionView) -> bytes:
    """A worksheet, to print or to write in."""
    document = _new(f"{view.titre} ({view.edition})", view.pied, office.SHEET_LEADING)
    return _printed(document, office.worksheet_head(view), view.blocs)


def letter(view: CourrierView) -> bytes:
    """A letter, its blanks dotted."""
    document = _new(view.titre, view.pied, office.LETTER_LEADING)
    return _printed(document, office.letter_head(view), view.blocs)


def _printed(document: Document, head: Iterable[Line], blocs: Iterable[views.BlocView]) -> bytes:
    _write(document, head)
    for bloc in blocs:
        BLOCS[bloc.genre](document, bloc)
        _write(document, office.note(bloc.note))
    out = BytesIO()
    document.save(out)
    return steady(out.getvalue())


def _lines(document: Document, bloc: Any) -> None:
    _write(document, office.LINES[bloc.genre](bloc))


def _tableau(document: Document, bloc: saisies.TableauView) -> None:
    document.body.append(_paragraph("Caption", bloc.legende))
    heads = ([_paragraph("Colonne", colonne.titre)] for colonne in bloc.colonnes)
    head = _element("table:table-header-rows", {}, _row(document, LINE, _HEAD, heads))
    answers = ([[_paragraph("Cellule", cell.texte)] for cell in row] for row in bloc.rangees)
    rows = (_row(document, LINE * bloc.hauteur, _GRID, cells) for cells in answers)
    widths = [colonne.largeur * WIDTH / 100 for colonne in bloc.colonnes]
    _table(document, bloc.legende, widths, [head, *rows])


def _signature(document: Document, bloc: views.SignatureView) -> None:
    width = WIDTH / len(bloc.signataires)
    narrow = _auto(document, "paragraph", {}, _stop(width - 8), parent="Lignes")
    places = (
        [
            _paragraph("Libellé", who.qualite),
            _paragraph("Lignes", office.whole_lines(who.nom.nom, who.nom.libelle), narrow),
            _paragraph("Signature", "Signature"),
        ]
        for who in bloc.signataires
    )
    row = _row(document, office.SIGNATURE, {"fo:padding": "0mm"}, places)
    _table(document, "Signatures", [width] * len(bloc.signataires), [row])


BLOCS: Mapping[str, Callable[[Document, Any], None]] = {
    **dict.fromkeys(office.LINES, _lines),
    "tableau": _tableau,
    "signature": _signature,
}


def _write(document: Document, lines: Iterable[Line]) -> None:
    for role, same in groupby(lines, key=lambda line: line[0]):
        paragraphs = [_paragraph(role, prose) for _, prose in same]
        if role == "List Bullet":
            items = (_element("text:list-item", {}, paragraph) for paragraph in paragraphs)
            paragraphs = [_element("text:list", {"text:style-name": "Puces"}, *items)]
        document.body.extend(paragraphs)


def _paragraph(role: str, words: Prose | str, style: str = "") -> Element:
    level = ROLES[role].level
    tag, outline = ("text:h", {"text:outline-level": str(level)}) if level else ("text:p", {})
    paragraph = _element(tag, {"text:style-name": style or _encoded(role), **outline})
    for run in (RunView(words),) if isinstance(words, str) else words:
        _run(paragraph, run)
    return paragraph


def _run(place: Element, run: RunView) -> None:
    if run.variable:
        _blank(place, run.variable)
        return
    if run.appel:  # sources are called on the web page alone
        return
    for style, wanted in (("Fort", run.fort), ("Accent", run.accent)):
        if wanted:
            place.append(_element("text:span", {"text:style-name": style}))
            place = place.children[-1]
    place.append(run.texte)


def _blank(place: Element, blank: VariableView) -> None:
    """An input field, which says what is expected. It may hold no tab: lines come after it."""
    dots = office.dots(blank)
    field = _element("text:text-input", {"text:description": blank.libelle})
    field.text = "…" * max(1, dots.count("…"))
    place.append(field)
    place.append(dots.lstrip("…"))


def _table(document: Document, name: str, widths: list[float], rows: Iterable[Element]) -> None:
    """A table of fixed columns, in millimetres."""
    whole = {"style:width": f"{WIDTH}mm", "table:align": "left"}
    named = {"table:name": name, "table:style-name": _auto(document, "table", whole)}
    looks = ({"style:column-width": f"{width:.2f}mm"} for width in widths)
    styles = [_auto(document, "table-column", look) for look in looks]
    columns = (_element("table:table-column", {"table:style-name": style}) for style in styles)
    document.body.append(_element("table:table", named, *columns, *rows))


def _row(document: Document, height: float, look: Look, cells: Iterable[list[Element]]) -> Element:
    """A row of cells of one look, which never breaks across pages."""
    tall = {"style:min-row-height": f"{height:.1f}mm", "fo:keep-together": "always"}
    row = {"table:style-name": _auto(document, "table-row", tall)}
    cell = {"table:style-name": _auto(document, "table-cell", look)}
    inside = (_element("table:table-cell", cell, *paragraphs) for paragraphs in cells)
    return _element("table:table-row", row, *inside)


def _auto(document: Document, family: str, look: Look, *inside: Element, parent: str = "") -> str:
    """The name of a style made for one place."""
    properties = _element(f"style:{family}-properties", look, *inside)
    heir = {"style:parent-style-name": parent} if parent else {}
    style: Any = _element("style:style", {"style:family": family, **heir}, properties)
    return str(document.insert_style(style, automatic=True))


def _element(tag: str, attributes: Look, *children: Element) -> Element:
    element = Element.from_tag(tag)
    for name, value in attributes.items():
        element.set_attribute(name, value)
    element.extend(children)
    return element


def _encoded(name: str) -> str:
    return re.sub(r"\W", lambda sign: f"_{ord(sign[0]):x}_", name)


def _new(titre: str, pied: PiedView, leading: float) -> Document:
    document = Document("text")
    document.body.clear()
    document.delete_styles()
    roles = (_style(name, role, leading) for name, role in ROLES.items())
    for style in (*FIXED, *roles, _master(pied)):
        document.insert_style(style)
    document.insert_style(FACES, default=True)
    document.del_part("Thumbnails/thumbnail.png")
    document.manifest.del_full_path("Thumbnails/thumbnail.png")
    about = document.meta
    about.body.clear()
    document.language = "fr-FR"
    about.title, about.creator = titre, pied.site
    about.generator = pied.site  # else odfdo signs with its version
    about.creation_date = about.date = office.made_on(pied)
    return document


def _style(name: str, role: Role, leading: float) -> Element:
    named = {"style:name": _encoded(name), "style:display-name": name, "style:family": "paragraph"}
    if name != "Normal":
        named["style:parent-style-name"] = _encoded("Normal")
    stop = _stop(WIDTH - role.indent, dotted=name not in ("Surtitre", "Footer"))
    place = _element("style:paragraph-properties", _place(name, role, leading), stop)
    words = {
        "style:font-name": office.FONT,
        "fo:font-size": f"{role.size}pt",
        "fo:color": f"#{role.colour}",
        "fo:font-weight": "bold" if role.bold else "normal",
        "fo:font-style": "italic" if role.italic else "normal",
    }
    return _element("style:style", named, place, _element("style:text-properties", words))


def _place(name: str, role: Role, leading: float) -> dict[str, str]:
    look = {
        "fo:margin-top": f"{role.before}pt",
        "fo:margin-bottom": f"{role.after}pt",
        "fo:line-height": f"{LINE}mm" if name == "Lignes" else f"{leading:.0%}",
        "fo:keep-together": "always",
        "fo:keep-with-next": "always" if role.keep else "auto",
        "fo:break-before": "page" if role.new_page else "auto",
        "style:contextual-spacing": str(role.grouped).lower(),
    }
    if role.indent:
        look["fo:margin-left"] = f"{role.indent}mm"
    if edge := role.border:
        look[f"fo:border-{edge.side}"] = f"{edge.width}pt {edge.line} #{edge.colour}"
        look[f"fo:padding-{edge.side}"] = f"{edge.space}pt"
    return look


def _stop(at: float, *, dotted: bool = True) -> Element:
    stop = {"style:type": "right", "style:position": f"{at:.1f}mm"}
    leader = {"style:leader-style": "dotted", "style:leader-text": "."} if dotted else {}
    return _element("style:tab-stops", {}, _element("style:tab-stop", {**stop, **leader}))


def _master(pied: PiedView) -> Element:
    """The page, and what stands at its foot."""
    foot = _paragraph("Footer", f"{office.foot(pied)}\t")
    for part in (Element.from_tag("text:page-number"), " / ", Element.from_tag("text:page-count")):
        foot.append(part)
    named = {"style:name": "Standard", "style:page-layout-name": "A4"}
    return _element("style:master-page", named, _element("style:footer", {}, foot))


# Carlito has the widths of Calibri; LibreOffice takes the first of the list that it finds.
FACES = f"""<style:font-face style:name="{office.FONT}" style:font-family-generic="swiss"
    svg:font-family="{office.FONT}, Carlito, 'Liberation Sans'"/>"""
_MARGINS = " ".join(f'fo:margin-{side}="{width}mm"' for side, width in MARGINS.items())
FIXED: tuple[Any, ...] = (
    """<style:style style:name="Fort" style:family="text">
        <style:text-properties fo:font-weight="bold"/></style:style>""",
    """<style:style style:name="Accent" style:family="text">
        <style:text-properties fo:font-style="italic"/></style:style>""",
    """<text:list-style style:name="Puces">
        <text:list-level-style-bullet text:level="1" text:bullet-char="•">
        <style:list-level-properties text:list-level-position-and-space-mode="label-alignment">
        <style:list-level-label-alignment text:label-followed-by="listtab"
            fo:margin-left="5mm" fo:text-indent="-5mm"/>
        </style:list-level-properties></text:list-level-style-bullet></text:list-style>""",
    f"""<style:page-layout style:name="A4">
        <style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm" {_MARGINS}/>
        <style:footer-style>
        <style:header-footer-properties fo:min-height="{FOOT}mm" fo:margin-top="4mm"/>
        </style:footer-style></style:page-layout>""",
)
"""What depends on no view: the styles of words, bullets, the page."""
