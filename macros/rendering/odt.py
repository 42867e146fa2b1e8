"""Views → ODT, for LibreOffice."""

from collections.abc import Iterable
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from odfdo import Document, Element

from macros.rendering import office
from macros.rendering.archive import steady
from macros.rendering.grille import Grille, Image, Part, Passage
from macros.rendering.images import png
from macros.rendering.odt_styles import FACES, Look, element, encoded, stop, styles
from macros.rendering.office import ROLES, Line
from macros.rendering.parts import parts
from macros.views.blocs import BlocView
from macros.views.commun import Prose, RunView, VariableView
from macros.views.fiche import EditionView
from macros.views.lettre import CourrierView
from macros.views.saisies import DessinView

_GRID = {"fo:border": f"0.5pt solid #{office.PALE}", "fo:padding-left": "1.9mm"}
_BARE = {"fo:padding": "0mm"}
_HEAD = {**_GRID, "fo:background-color": "#ECECEC"}


class Paper(NamedTuple):
    """A document under way, the width between its margins in millimetres, where templates are."""

    document: Document
    width: float
    overrides: Path
    place: Element
    """Where what is written goes."""


def worksheet(view: EditionView, overrides: Path) -> bytes:
    """A worksheet, to print or to write in."""
    paper = _new(view, office.SHEET_LEADING, office.foot(view.pied), overrides)
    return _printed(paper, office.worksheet_head(view), view.blocs)


def letter(view: CourrierView, overrides: Path) -> bytes:
    """A letter, its blanks dotted."""
    paper = _new(view, office.LETTER_LEADING, office.letter_foot(view), overrides)
    return _printed(
        paper, office.letter_head(view), view.blocs, plain="" if view.publie else "content.xml"
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
    for role, same in groupby(written, key=_role):
        for part in same if role != "List Bullet" else [list(same)]:
            if isinstance(part, Grille):
                _grid(paper, part)
            elif isinstance(part, Image):
                _picture(paper, part.view)
            elif isinstance(part, Passage):
                section = element("text:section", {"text:name": f"passage {part.nom}"})
                paper.place.append(section)
                _write(paper._replace(place=section), part.parts)
            elif isinstance(part, list):
                items = (element("text:list-item", {}, _paragraph(*line)) for line in part)
                bullets = element("text:list", {"text:style-name": "Puces"}, *items)
                paper.place.append(bullets)
            else:
                paper.place.append(_paragraph(*part))


def _role(part: Part) -> str:
    return "" if isinstance(part, Grille | Image | Passage) else part[0]


def _picture(paper: Paper, view: DessinView) -> None:
    high = paper.width * view.planche.hauteur / view.planche.largeur
    content = png(paper.overrides, view)
    where = f"Pictures/{view.nom}.png"
    paper.document.set_part(where, content)
    paper.document.manifest.add_full_path(where, "image/png")
    size = {"svg:width": f"{paper.width}mm", "svg:height": f"{high:.1f}mm"}
    link = {"xlink:href": where, "xlink:type": "simple", "xlink:show": "embed"}
    words = element("svg:desc", {})
    words.text = view.texte
    look = {"text:anchor-type": "as-char", "draw:name": view.nom}
    frame = element("draw:frame", {**look, **size}, element("draw:image", link), words)
    paragraph = _paragraph("Dessin", "")
    paragraph.append(frame)
    paper.place.append(paragraph)


def _grid(paper: Paper, grille: Grille) -> None:
    widths = [part * paper.width / 100 for part in grille.largeurs]
    look = _GRID if grille.bordure else _BARE
    rows = [
        _row(
            paper.document,
            rangee.hauteur,
            _HEAD if grille.tete and not i else look,
            [
                _filled(paper.document, lines, width - 8)
                for lines, width in zip(rangee.cellules, widths, strict=True)
            ],
        )
        for i, rangee in enumerate(grille.rangees)
    ]
    if grille.tete:
        rows[0] = element("table:table-header-rows", {}, rows[0])
    _table(paper, grille.titre, widths, rows)


def _filled(document: Document, lines: Iterable[Line], edge: float) -> list[Element]:
    """The lines of a cell, whose dots lead to its own edge."""
    return [
        _paragraph(role, prose, _narrow(document, role, edge))
        if any(run.variable for run in prose)
        else _paragraph(role, prose)
        for role, prose in lines
    ] or [_paragraph("Cellule", "")]


def _narrow(document: Document, role: str, edge: float) -> str:
    return _auto(document, "paragraph", {}, stop(edge), parent=encoded(role))


def _paragraph(role: str, words: Prose | str, style: str = "") -> Element:
    level = ROLES[role].level
    tag, outline = ("text:h", {"text:outline-level": str(level)}) if level else ("text:p", {})
    paragraph = element(tag, {"text:style-name": style or encoded(role), **outline})
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
            place.append(element("text:span", {"text:style-name": style}))
            place = place.children[-1]
    place.append(run.texte)


def _blank(place: Element, blank: VariableView) -> None:
    """An input field, which says what is expected. It may hold no tab: lines come after it."""
    dots = office.dots(blank)
    field = element("text:text-input", {"text:description": blank.libelle})
    field.text = "…" * max(1, dots.count("…")) if dots else " "
    # One element holds the whole blank: what fills it in takes its place.
    whole = element("text:span", {}, field)
    whole.append(dots.lstrip("…"))
    place.append(whole)


def _table(paper: Paper, name: str, widths: list[float], rows: Iterable[Element]) -> None:
    """A table of fixed columns, in millimetres."""
    document = paper.document
    whole = {"style:width": f"{paper.width}mm", "table:align": "left"}
    named = {"table:name": name, "table:style-name": _auto(document, "table", whole)}
    looks = ({"style:column-width": f"{width:.2f}mm"} for width in widths)
    styles = [_auto(document, "table-column", look) for look in looks]
    columns = (element("table:table-column", {"table:style-name": style}) for style in styles)
    paper.place.append(element("table:table", named, *columns, *rows))


def _row(document: Document, height: float, look: Look, cells: Iterable[list[Element]]) -> Element:
    """A row of cells of one look, which never breaks across pages."""
    tall = {"style:min-row-height": f"{height:.1f}mm", "fo:keep-together": "always"}
    row = {"table:style-name": _auto(document, "table-row", tall)}
    cell = {"table:style-name": _auto(document, "table-cell", look)}
    inside = (element("table:table-cell", cell, *paragraphs) for paragraphs in cells)
    return element("table:table-row", row, *inside)


def _auto(document: Document, family: str, look: Look, *inside: Element, parent: str = "") -> str:
    """The name of a style made for one place."""
    properties = element(f"style:{family}-properties", look, *inside)
    heir = {"style:parent-style-name": parent} if parent else {}
    style: Any = element("style:style", {"style:family": family, **heir}, properties)
    return str(document.insert_style(style, automatic=True))


def _new(view: EditionView | CourrierView, leading: float, foot: str, overrides: Path) -> Paper:
    titre, pied, papier = view.intitule, view.pied, view.papier
    document, width = Document("text"), office.width_of(papier)
    document.body.clear()
    document.delete_styles()
    for style in styles(papier, leading, foot):
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
    return Paper(document, width, overrides, document.body)
