"""Views → ODT, for LibreOffice."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from io import BytesIO
from itertools import groupby
from typing import Any

from odfdo import Document, Element

from macros.rendering import archive
from macros.rendering.archive import LINE, ROLES, WIDTH, Line
from macros.views import blocs as views
from macros.views.commun import Prose, RunView
from macros.views.fiche import EditionView
from macros.views.lettre import CourrierView

Attributes = Mapping[str, object]


def worksheet(view: EditionView) -> bytes:
    """A worksheet, to print or to write in."""
    document = _new(f"{view.titre} ({view.edition})", view.pied, archive.SHEET_LEADING)
    _write(document, archive.worksheet_head(view))
    return _finished(document, view.blocs)


def letter(view: CourrierView) -> bytes:
    """A letter, its blanks dotted."""
    document = _new(view.titre, view.pied, archive.LETTER_LEADING)
    _write(document, archive.letter_head(view))
    return _finished(document, view.blocs)


def _finished(document: Document, blocs: Iterable[views.BlocView]) -> bytes:
    for bloc in blocs:
        BLOCS[bloc.genre](document, bloc)
        _write(document, archive.note(bloc.note))
    out = BytesIO()
    document.save(out)
    return archive.steady(out.getvalue())


# Blocs


def _lines(document: Document, bloc: Any) -> None:
    _write(document, archive.LINES[bloc.genre](bloc))


def _tableau(document: Document, bloc: views.TableauView) -> None:
    document.body.append(_paragraph("Caption", bloc.legende))
    head_look = {**_GRID, "fo:background-color": "#ECECEC"}
    heads = [_paragraph("Colonne", colonne.titre) for colonne in bloc.colonnes]
    head = _row(document, LINE, head_look, [[head] for head in heads])
    rows = (
        _row(document, LINE * bloc.hauteur, _GRID, [[_answer(cell)] for cell in rangee])
        for rangee in bloc.rangees
    )
    widths = [colonne.largeur * WIDTH / 100 for colonne in bloc.colonnes]
    header = _element("table:table-header-rows", {}, head)
    document.body.append(_table(document, bloc.legende, widths, [header, *rows]))


def _answer(cellule: views.CelluleView) -> Element:
    return _paragraph("Cellule", (RunView(cellule.texte, accent=True),))


def _signature(document: Document, bloc: views.SignatureView) -> None:
    width = WIDTH / len(bloc.signataires)
    name = _automatic(document, "paragraph", {}, _stop(width - 8), parent="Lignes")
    cells = [
        [
            _paragraph("Libellé", who.qualite),
            _paragraph("Lignes", archive.whole_lines(who.nom.nom, who.nom.libelle), name),
            _paragraph("Signature", "Signature"),
        ]
        for who in bloc.signataires
    ]
    row = _row(document, 32, {"fo:padding": "0mm"}, cells)
    widths = [width] * len(bloc.signataires)
    document.body.append(_table(document, "Signatures", widths, [row]))


BLOCS: Mapping[str, Callable[[Document, Any], None]] = {
    **dict.fromkeys(archive.LINES, _lines),
    "tableau": _tableau,
    "signature": _signature,
}


# Paragraphs and tables


def _write(document: Document, lines: Iterable[Line]) -> None:
    for role, same in groupby(lines, key=lambda line: line[0]):
        paragraphs = [_paragraph(role, prose) for _, prose in same]
        if role == "List Bullet":
            items = (_element("text:list-item", {}, paragraph) for paragraph in paragraphs)
            paragraphs = [_element("text:list", {"text:style-name": "Puces"}, *items)]
        for paragraph in paragraphs:
            document.body.append(paragraph)


def _paragraph(role: str, words: Prose | str, style: str = "") -> Element:
    level = ROLES[role].level
    paragraph = _element("text:h" if level else "text:p", {"text:style-name": style or _nc(role)})
    if level:
        paragraph.set_attribute("text:outline-level", str(level))
    for run in (RunView(words),) if isinstance(words, str) else words:
        _run(paragraph, run)
    return paragraph


def _run(paragraph: Element, run: RunView) -> None:
    if run.variable:
        _blank(paragraph, run.variable)
        return
    place = paragraph
    for style, wanted in (("Fort", run.fort), ("Accent", run.accent), ("Appel", run.appel)):
        if wanted:
            span = _element("text:span", {"text:style-name": style})
            place.append(span)
            place = span
    place.append(run.texte)


def _blank(paragraph: Element, blank: VariableView) -> None:
    """A place to write: an input field, which says what is expected."""
    field = _element("text:text-input", {"text:description": blank.libelle})
    field.text = archive.dots(blank)
    paragraph.append(field)


def _table(document: Document, name: str, widths: list[float], rows: Iterable[Element]) -> Element:
    """A table of fixed columns, in millimetres."""
    columns = [
        _automatic(document, "table-column", {"style:column-width": f"{width:.2f}mm"})
        for width in widths
    ]
    look = {"style:width": f"{WIDTH}mm", "table:align": "margins"}
    attributes = {"table:name": name, "table:style-name": _automatic(document, "table", look)}
    cols = (_element("table:table-column", {"table:style-name": column}) for column in columns)
    return _element("table:table", attributes, *cols, *rows)


def _row(
    document: Document, height: float, look: Attributes, cells: Iterable[Iterable[Element]]
) -> Element:
    """A row of cells of one look, which never breaks across pages."""
    tall = {"style:min-row-height": f"{height:.1f}mm", "fo:keep-together": "always"}
    cell = {"table:style-name": _automatic(document, "table-cell", look)}
    row = {"table:style-name": _automatic(document, "table-row", tall)}
    inside = (_element("table:table-cell", cell, *paragraphs) for paragraphs in cells)
    return _element("table:table-row", row, *inside)


def _automatic(
    document: Document, family: str, look: Attributes, *children: Element, parent: str = ""
) -> str:
    """The name of a style made for one place."""
    attributes = {"style:family": family}
    if parent:
        attributes["style:parent-style-name"] = parent
    properties = _element(f"style:{family}-properties", look, *children)
    style = _element("style:style", attributes, properties)
    return str(document.insert_style(style, automatic=True))  # type: ignore[arg-type]


def _element(tag: str, attributes: Attributes, *children: Element) -> Element:
    element = Element.from_tag(tag)
    for name, value in attributes.items():
        element.set_attribute(name, str(value))
    for child in children:
        element.append(child)
    return element


def _nc(name: str) -> str:
    """`name` as ODF writes the names of styles."""
    return re.sub(r"\W", lambda sign: f"_{ord(sign[0]):x}_", name)


# The empty document: page, styles, properties


def _new(titre: str, pied: PiedView, leading: float) -> Document:
    document = Document("text")
    document.body.clear()
    document.delete_styles()
    for style in (_font(), *_words(), _bullets(), *_page(pied)):
        document.insert_style(style)
    for name, role in ROLES.items():
        document.insert_style(_style(name, role, leading))
    document.del_part("Thumbnails/thumbnail.png")
    document.manifest.del_full_path("Thumbnails/thumbnail.png")
    about = document.meta
    about.body.clear()
    about.title, about.language, about.creator = titre, "fr-FR", pied.site
    about.creation_date = about.date = archive.made_on(pied)
    about.generator = pied.site  # else the version of the library
    return document


def _style(name: str, role: Role, leading: float) -> Element:
    named = {"style:name": _nc(name), "style:display-name": name, "style:family": "paragraph"}
    if name != "Normal":
        named["style:parent-style-name"] = _nc("Normal")
    if role.level:
        named["style:default-outline-level"] = str(role.level)
    stop = _stop(WIDTH - role.indent, dotted=name not in ("Surtitre", "Footer"))
    place = _element("style:paragraph-properties", _place(name, role, leading), stop)
    return _element("style:style", named, place, _element("style:text-properties", _type(role)))


def _place(name: str, role: Role, leading: float) -> dict[str, str]:
    look = {
        "fo:margin-top": f"{role.before}pt",
        "fo:margin-bottom": f"{role.after}pt",
        "fo:margin-left": f"{role.indent}mm",
        "fo:line-height": f"{LINE}mm" if name == "Lignes" else f"{leading:.0%}",
        "fo:keep-together": "always",
        "fo:keep-with-next": "always" if role.keep else "auto",
        "fo:break-before": "page" if role.new_page else "auto",
        "style:contextual-spacing": str(role.grouped).lower(),
    }
    if edge := role.border:
        look[f"fo:border-{edge.side}"] = f"{edge.width}pt {edge.line} #{edge.colour}"
        look[f"fo:padding-{edge.side}"] = f"{edge.space}pt"
    return look


def _type(role: Role) -> dict[str, str]:
    return {
        "style:font-name": archive.FONT,
        "fo:font-size": f"{role.size}pt",
        "fo:color": f"#{role.colour}",
        "fo:font-weight": "bold" if role.bold else "normal",
        "fo:font-style": "italic" if role.italic else "normal",
        "fo:language": "fr",
        "fo:country": "FR",
    }


def _stop(at: float, *, dotted: bool = True) -> Element:
    """A tab stop at the right, which dots may lead to."""
    stop = {"style:type": "right", "style:position": f"{at:.1f}mm"}
    leader = {"style:leader-style": "dotted", "style:leader-text": "."} if dotted else {}
    return _element("style:tab-stops", {}, _element("style:tab-stop", {**stop, **leader}))


def _words() -> Iterator[Element]:
    """The styles of words inside a line."""
    looks = {
        "Fort": {"fo:font-weight": "bold"},
        "Accent": {"fo:font-style": "italic"},
        "Appel": {"fo:font-size": "8pt"},
    }
    for name, look in looks.items():
        named = {"style:name": name, "style:family": "text"}
        yield _element("style:style", named, _element("style:text-properties", look))


def _font() -> Element:
    # Carlito has the widths of Calibri, and LibreOffice takes the first of the list that it finds.
    faces = f"{archive.FONT}, Carlito, 'Liberation Sans'"
    look = {"svg:font-family": faces, "style:font-family-generic": "swiss"}
    return _element("style:font-face", {"style:name": archive.FONT, **look})


def _bullets() -> Element:
    place = {"text:list-level-position-and-space-mode": "label-alignment"}
    label = {"text:label-followed-by": "listtab", "fo:text-indent": "-5mm", "fo:margin-left": "5mm"}
    alignment = _element("style:list-level-label-alignment", label)
    properties = _element("style:list-level-properties", place, alignment)
    level = {"text:level": 1, "text:bullet-char": "•"}
    bullet = _element("text:list-level-style-bullet", level, properties)
    return _element("text:list-style", {"style:name": "Puces"}, bullet)


def _page(pied: PiedView) -> Iterator[Element]:
    margins = {f"fo:margin-{side}": f"{width}mm" for side, width in archive.MARGINS.items()}
    size = {"fo:page-width": "210mm", "fo:page-height": "297mm"}
    foot = _element("style:footer-style", {}, ...)
    ...
