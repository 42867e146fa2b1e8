"""DOCX and ODT written from views, and what the libraries that read them find there."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import docx as python_docx
import odfdo
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from macros.rendering import docx, odt
from macros.views.commun import Prose, RunView
from macros.views.document import PiedView
from macros.views.fiche import EditionView
from macros.views.lettre import CourrierView

OVERRIDES = Path(__file__).parents[2] / "overrides"
PIED = PiedView(
    "Guide", "édition du 3 mars 2026", "2026-03-03", "https://x.example/", "https://x.example/a"
)


def words(text: str) -> Prose:
    """Plain words, as a prose."""
    return (RunView(text),)


def printed(writer: ModuleType, view: EditionView | CourrierView) -> bytes:
    """A worksheet or a letter, as a file of the writer's format."""
    letter = isinstance(view, CourrierView)
    return (writer.letter if letter else writer.worksheet)(view, OVERRIDES)


def reopened(writer: ModuleType, view: EditionView | CourrierView) -> SimpleNamespace:
    """The same file, read back."""
    return {docx: opened_docx, odt: opened_odt}[writer](printed(writer, view))


def opened_docx(content: bytes) -> SimpleNamespace:
    """What python-docx finds."""
    document = python_docx.Document(BytesIO(content))
    section, about, ask = document.sections[0], document.core_properties, document.element.xpath
    styles, look = {s.style_id: s for s in document.styles}, document.styles.element.xpath
    marks = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:fldSimple"): "#"}

    def text(place: Any) -> str:
        parts = place.xpath(".//w:r[not(parent::w:fldSimple)]/* | .//w:fldSimple")
        return "".join(marks.get(part.tag) or part.text or "" for part in parts)

    lines = [(styles[p.style or "Normal"], text(p)) for p in ask(".//w:body//w:p")]
    levels = [(style.element.xpath("./w:pPr/w:outlineLvl/@w:val"), said) for style, said in lines]
    return SimpleNamespace(
        lines=[(style.name, said) for style, said in lines],
        headings=[(int(level[0]) + 1, said) for level, said in levels if level],
        heads=[text(p) for p in ask(".//w:tr[w:trPr/w:tblHeader]//w:p")],
        heights=[int(height) * 25.4 / 1440 for height in ask(".//w:trHeight/@w:val")],
        tables=[
            [
                [[text(p) for p in cell.xpath("./w:p")] for cell in row.tc_lst]
                for row in table.tr_lst
            ]
            for table in ask(".//w:tbl")
        ],
        names=ask(".//w:tblCaption/@w:val"),
        grid=[table.style.name for table in document.tables][:1] == ["Table Grid"],
        strong=ask(".//w:r[w:rPr/w:b]/w:t/text()"),
        leader=look("./w:style[w:name/@w:val='Normal']//w:tab/@w:leader"),
        hints=ask(".//w:sdtPr/w:alias/@w:val"),
        passages=[
            (start.get(qn("w:name")), [text(p) for part in _marked(start) for p in part])
            for start in ask("./w:body/w:bookmarkStart")
        ],
        links=ask(".//w:hyperlink"),
        voices=look("./w:style[starts-with(w:name/@w:val, 'Voix')]//w:left/@w:val"),
        foot=text(section.footer.paragraphs[0]._p),
        page=[section.page_width.mm, section.page_height.mm, section.left_margin.mm],
        lies=section.orientation == WD_ORIENT.LANDSCAPE,
        pictures=[_docx_picture(document, shape) for shape in document.inline_shapes],
        titre=about.title,
        langues={about.language, *look("./w:docDefaults//w:lang/@w:val")},
        dates={about.created.replace(tzinfo=None), about.modified.replace(tzinfo=None)},
    )


def _marked(start: Any) -> Iterator[Any]:
    """The paragraphs of each part between a bookmark's two ends."""
    for part in start.itersiblings():
        if part.tag == qn("w:bookmarkEnd"):
            assert part.get(qn("w:id")) == start.get(qn("w:id"))
            return
        yield part.xpath("self::w:p | .//w:p")
    raise AssertionError("a bookmark without an end")


def _docx_picture(document: Any, shape: Any) -> tuple[str, float, float, bytes]:
    (link,) = shape._inline.xpath(".//a:blip/@r:embed")
    content = document.part.related_parts[link].blob
    return shape._inline.docPr.get("descr"), shape.width.mm, shape.height.mm, content


def opened_odt(content: bytes) -> SimpleNamespace:
    """What odfdo finds."""
    document = odfdo.Document(BytesIO(content))
    about, ask, look = document.meta, document.content.root.xpath, document.styles.root.xpath
    (foot,), (page,) = look("//style:footer/text:p"), look("//style:page-layout-properties")
    sizes = [
        page.get_attribute(f"fo:{side}") for side in ("page-width", "page-height", "margin-left")
    ]

    def role(name: str) -> str:
        found = f"//style:style[@style:family='paragraph'][@style:name='{name}']"
        (style,) = ask(found) or look(found)
        parent = style.get_attribute("style:parent-style-name")
        return style.get_attribute("style:display-name") or role(parent)

    def text(place: Any) -> str:
        # A field holds no tab: an ellipsis of its own stands before the lines.
        return "" if place.xpath("draw:frame") else place.inner_text.replace("…\t", "\t")

    def texts(place: Any) -> list[str]:
        return [text(p) for p in place.xpath(".//text:p | .//text:h")]

    titles = ask("//text:h")
    edges = look("//style:style[starts-with(@style:name, 'Voix')]//@fo:border-left")
    return SimpleNamespace(
        lines=[(role(p.style), text(p)) for p in ask("//text:p | //text:h")],
        headings=[(int(h.get_attribute("text:outline-level")), text(h)) for h in titles],
        heads=[text(p) for p in ask("//table:table-header-rows//text:p")],
        heights=[float(height[:-2]) for height in ask("//@style:min-row-height")],
        tables=[
            [
                [texts(c) for c in row.xpath("table:table-cell")]
                for row in t.xpath(".//table:table-row")
            ]
            for t in ask("//table:table")
        ],
        names=ask("//table:table/@table:name"),
        grid=bool(ask("//style:style[@style:family='table-cell']//@fo:border")),
        strong=ask("//text:span[@text:style-name='Fort']/text()"),
        leader=look("//style:style[@style:name='Lignes']//@style:leader-text"),
        hints=ask("//text:text-input/@text:description"),
        passages=[(s.get_attribute("text:name"), texts(s)) for s in ask("//text:section")],
        links=ask("//text:a"),
        voices=[edge.split()[1] for edge in edges],
        foot=text(foot) + "#" * len(foot.xpath("text:page-number | text:page-count")),
        page=[float(size.removesuffix("mm")) for size in sizes],
        lies=page.get_attribute("style:print-orientation") == "landscape",
        pictures=[_odt_picture(document, frame) for frame in ask("//draw:frame")],
        titre=about.title,
        langues={document.language, about.language},
        dates={about.creation_date, about.date},
    )


def _odt_picture(document: Any, frame: Any) -> tuple[str, float, float, bytes]:
    size = [float(frame.get_attribute(f"svg:{s}").removesuffix("mm")) for s in ("width", "height")]
    (words,), (link,) = frame.xpath("svg:desc/text()"), frame.xpath("draw:image/@xlink:href")
    assert link in document.manifest.get_paths()
    return str(words), *size, document.get_part(str(link))
