"""The real documents, made once in this process, with all that is said while they are made."""

import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from io import BytesIO
from pathlib import Path
from typing import TypeVar

import pikepdf
import pytest

from macros.corpus import Corpus, load
from macros.publishing.downloads import Document, documents
from macros.rendering import pdf as printing
from macros.views import blocs as b
from macros.views.commun import VariableView
from macros.views.lettre import CourrierView

_LETTERS = re.compile(r"<(\w+)> <(\w+)>\n")

T = TypeVar("T")


@dataclass(frozen=True)
class Made:
    """A PDF of the corpus: what was given to WeasyPrint, what it said, what it made."""

    document: Document = field(repr=False)
    html: str = field(repr=False)
    said: tuple[str, ...]
    content: bytes = field(repr=False)
    pages: int
    pdf: pikepdf.Pdf = field(repr=False)

    @property
    def name(self) -> str:
        """How messages name it."""
        return self.document.nom

    @property
    def letter(self) -> bool:
        """Whether it is a letter rather than an edition of a worksheet."""
        return isinstance(self.document.view, CourrierView)

    @property
    def title(self) -> str:
        """What the window of a reader of documents should be called."""
        view = self.document.view
        return view.titre if isinstance(view, CourrierView) else f"{view.titre} ({view.edition})"

    def parts(self, kind: type[T]) -> list[T]:
        """All the views of one kind that the document prints."""
        return [part for part in _inside(self.document.view) if isinstance(part, kind)]

    def blanks(self) -> Iterator[tuple[str, str]]:
        """The name and the label of each place to write that the view leaves."""
        for part in self.parts(object):
            match part:
                case b.ChampView(reponse="") | VariableView() | b.CelluleView(texte=""):
                    yield part.nom, part.libelle
                case b.CasesView(rempli=False):
                    yield from ((box.nom, box.libelle) for box in part.choix)
        if self.name.endswith("-animateur"):
            yield "notes-de-preparation", "Mes notes de préparation"

    def fields(self) -> list[pikepdf.Dictionary]:
        """The fields of the PDF, each with its places on the page in /Kids when it has several."""
        return list(self.pdf.Root.AcroForm.Fields) if "/AcroForm" in self.pdf.Root else []

    def form(self) -> list[tuple[str, str]]:
        """The name and the label of each place to write in the PDF."""
        places = [(each, len(each.get("/Kids", "x"))) for each in self.fields()]
        return [(str(each.T), str(each.TU)) for each, times in places for _ in range(times)]

    def dictionaries(self) -> Iterator[pikepdf.Dictionary]:
        """All that the PDF is made of, pages and texts apart."""
        return (part for part in self.pdf.objects if isinstance(part, pikepdf.Dictionary))

    def texts(self) -> list[str]:
        """What is printed on each page."""
        return [" ".join(text for _, text in _drawn(page)) for page in self.pdf.pages]

    def spoken(self, roles: str) -> list[tuple[str, str]]:
        """What a screen reader finds of some roles, in order: the role, then the words."""
        marks = {page.objgen: _by_mark(page) for page in self.pdf.pages}
        return [
            (str(element.S)[1:], " ".join(" ".join(_words(element, marks)).split()))
            for element in _elements(self.pdf.Root.StructTreeRoot.K)
            if re.fullmatch(roles, str(element.S)[1:])
        ]


def _inside(view: object) -> Iterator[object]:
    yield view
    held = [getattr(view, f.name) for f in fields(view)] if is_dataclass(view) else view
    if isinstance(held, list | tuple):
        for item in held:
            yield from _inside(item)


def _drawn(content: pikepdf.Page | pikepdf.Stream) -> Iterator[tuple[int, str]]:
    """Each stretch of text, and the number that ties it to the structure, or -1."""
    letters, mark = {}, -1
    resources = content["/Resources"]
    for operands, operator in pikepdf.parse_content_stream(content):
        match str(operator):
            case "BDC" if "/MCID" in operands[1]:
                mark = int(operands[1].MCID)
            case "EMC":
                mark = -1
            case "Tf":
                letters = _letters(resources.Font[str(operands[0])])
            case "TJ":
                drawn = b"".join(bytes(part) for part in operands[0] if _is_text(part))
                codes = zip(drawn[::2], drawn[1::2], strict=True)
                yield mark, "".join(letters[high * 256 + low] for high, low in codes)
            case "Do":
                inside = resources.XObject[str(operands[0])]
                if inside.Subtype == "/Form":
                    yield from _drawn(inside)


def _is_text(part: object) -> bool:
    return isinstance(part, pikepdf.String)  # the others are numbers, that move letters closer


def _letters(font: pikepdf.Dictionary) -> dict[int, str]:
    table = font.ToUnicode.read_bytes().decode().partition("endcodespacerange")[2]
    return {
        int(code, 16): bytes.fromhex(text).decode("utf-16-be")
        for code, text in _LETTERS.findall(table)
    }


def _by_mark(page: pikepdf.Page) -> dict[int, str]:
    texts: dict[int, str] = {}
    for mark, text in _drawn(page):
        texts[mark] = f"{texts.get(mark, '')} {text}".strip()
    return texts


def _elements(kids: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid.K)


def _words(element: pikepdf.Dictionary, marks: dict[object, dict[int, str]]) -> Iterator[str]:
    for kid in element.K:
        if isinstance(kid, int):
            yield marks[element.Pg.objgen].get(kid, "")
        elif isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _words(kid, marks)


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@pytest.fixture(scope="session")
def corpus(root: Path) -> Corpus:
    """The real corpus."""
    return load(root)


@pytest.fixture(scope="session")
def made(root: Path, corpus: Corpus) -> Iterator[tuple[Made, ...]]:
    """Every PDF of the corpus."""
    listener, written = _Listener(), []
    logger = logging.getLogger("weasyprint")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(printing, "render", _kept(printing.render, written))
        logger.addHandler(listener)
        try:
            printed = tuple(
                _make(document, root, listener, written)
                for document in documents(corpus)
                if document.format == "pdf"
            )
        finally:
            logger.removeHandler(listener)
    yield printed
    for item in printed:
        item.pdf.close()


def _kept(render: Callable[..., str], written: list[str]) -> Callable[..., str]:
    def kept(*arguments: object, **more: object) -> str:
        written.append(render(*arguments, **more))
        return written[-1]

    return kept


def _make(document: Document, root: Path, listener: _Listener, written: list[str]) -> Made:
    template = "lettre.html" if isinstance(document.view, CourrierView) else "fiche.html"
    before = len(listener.said)
    done = printing.pdf(root / "overrides", template, document.view, document.view.pied)
    said, opened = tuple(listener.said[before:]), pikepdf.open(BytesIO(done.content))
    return Made(document, written[-1], said, done.content, done.pages, opened)
