"""PDFs read back: what is printed on their pages, what a screen reader finds, what is filled in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, TypeVar

import pikepdf

from macros.publishing.documents import Document
from macros.views import saisies
from macros.views.commun import VariableView
from macros.views.fiche import EDITIONS, EditionView
from macros.views.pieces import LiasseView, PieceView

_LETTERS = re.compile(r"<(\w+)> <(\w+)>\n")
_STRUCTURE = "BDC EMC q Q cm Tm Tf TJ Do"
_COLOURS = {"rg": 3, "RG": 3, "sc": 3, "SC": 3, "scn": 3, "SCN": 3, "k": 4, "K": 4}

T = TypeVar("T")


class Text(NamedTuple):
    """A stretch of text: the number that ties it to the structure, or -1, and where it starts."""

    mark: int
    words: str
    x: float
    y: float


@dataclass(frozen=True, eq=False)
class Made:
    """A PDF of the corpus: what it prints, and the file that the build has made of it."""

    document: Document
    path: Path

    @property
    def name(self) -> str:
        """How messages name it."""
        return f"{self.document.cible} {self.document.nom}"

    @property
    def bound(self) -> bool:
        """Whether it is a whole kit."""
        return isinstance(self.document.view, LiasseView)

    @property
    def edition(self) -> str:
        """`vierge`, `a3`, `exemple` or `animateur` for a worksheet; empty for the rest."""
        view = self.document.view
        names = {label: name for name, label in EDITIONS.items()}
        return names[view.edition] if isinstance(view, EditionView) else ""

    @property
    def views(self) -> list[PieceView]:
        """The views that it prints, one after the other."""
        view = self.document.view
        return [place.piece for place in view.places] if isinstance(view, LiasseView) else [view]

    @cached_property
    def bookmarks(self) -> list[tuple[str, int]]:
        """The name and the page of each, from the first level of the outline."""
        pages = {page.objgen: number for number, page in enumerate(self.pdf.pages)}
        with self.pdf.open_outline() as outline:
            return [(one.title, pages[one.destination[0].objgen]) for one in outline.root]

    def pages(self) -> Iterator[tuple[PieceView, int]]:
        """What each page prints a part of, and its number, from 0."""
        starts = [start for _, start in self.bookmarks] if self.bound else [0]
        ends = [*starts[1:], len(self.pdf.pages)]
        for view, start, end in zip(self.views, starts, ends, strict=True):
            yield from ((view, number) for number in range(start, end))

    @cached_property
    def pdf(self) -> pikepdf.Pdf:
        """The file, open."""
        return pikepdf.open(self.path)

    def parts(self, kind: type[T]) -> list[T]:
        """All the views of one kind that the document prints."""
        return [part for part in inside(self.document.view) if isinstance(part, kind)]

    def blanks(self) -> Iterator[tuple[str, str]]:
        """The name and the label of each place to write that the view leaves."""
        for part in [] if self.bound else self.parts(object):
            match part:
                case saisies.ChampView(reponse="") | saisies.CelluleView(texte="") | VariableView():
                    yield part.nom, part.libelle
                case saisies.CasesView(rempli=False):
                    yield from ((box.nom, box.libelle) for box in part.choix)
                case saisies.EchelleView(rempli=False):
                    yield from ((line.nom, line.texte) for line in part.lignes)
        if self.edition == "animateur":
            yield "notes-de-preparation", "Mes notes de préparation"

    def fields(self) -> list[pikepdf.Dictionary]:
        """The fields of the PDF, each with its places on the page in /Kids when it has several."""
        return list(self.pdf.Root.AcroForm.Fields) if "/AcroForm" in self.pdf.Root else []

    def form(self) -> list[tuple[str, str]]:
        """The name and the label of each field."""
        return [(str(field.T), str(field.TU)) for field in self.fields()]

    def dictionaries(self) -> Iterator[pikepdf.Dictionary]:
        """All that the PDF is made of, pages and texts apart."""
        return (part for part in self.pdf.objects if isinstance(part, pikepdf.Dictionary))

    @cached_property
    def drawn(self) -> list[list[Text]]:
        """Every stretch of text of each page, in order."""
        fonts: dict[object, dict[int, str]] = {}
        return [list(_drawn(page, pikepdf.Matrix(), fonts)) for page in self.pdf.pages]

    def texts(self) -> list[str]:
        """What is printed on each page."""
        return [" ".join(text.words for text in page) for page in self.drawn]

    def painted(self) -> Iterator[list[float]]:
        """Every colour that its pages are painted in."""
        for page in self.pdf.pages:
            for operands, operator in pikepdf.parse_content_stream(page, " ".join(_COLOURS)):
                if len(operands) == _COLOURS[str(operator)]:
                    yield [float(part) for part in operands]

    def spoken(self, roles: str) -> list[tuple[str, str]]:
        """What a screen reader finds of some roles, in order: the role, then the words."""
        return [
            (role, " ".join(" ".join(_words(element, self._marks)).split()))
            for element in self._elements
            if re.fullmatch(roles, role := str(element.S)[1:])
        ]

    @cached_property
    def _elements(self) -> list[pikepdf.Dictionary]:
        return list(_elements(self.pdf.Root.StructTreeRoot.K))

    @cached_property
    def _marks(self) -> dict[object, dict[int, str]]:
        pages = zip(self.pdf.pages, self.drawn, strict=True)
        return {page.objgen: _by_mark(drawn) for page, drawn in pages}


def inside(view: object) -> Iterator[object]:
    """A view and all that it holds."""
    yield view
    held = [getattr(view, f.name) for f in fields(view)] if is_dataclass(view) else view
    if isinstance(held, list | tuple):
        for item in held:
            yield from inside(item)


def flat(text: str) -> str:
    """`text` with plain spaces, as lines leave them."""
    return " ".join(text.split())


def _drawn(
    content: pikepdf.Page | pikepdf.Stream,
    place: pikepdf.Matrix,
    fonts: dict[object, dict[int, str]],
) -> Iterator[Text]:
    letters, mark, line, saved = {}, -1, place, []
    resources = content["/Resources"]
    for operands, operator in pikepdf.parse_content_stream(content, _STRUCTURE):
        match str(operator):
            case "BDC" if "/MCID" in operands[1]:
                mark = int(operands[1].MCID)
            case "EMC":
                mark = -1
            case "q":
                saved.append(place)
            case "Q":
                place = saved.pop()
            case "cm":
                place = pikepdf.Matrix(operands) @ place
            case "Tm":
                line = pikepdf.Matrix(operands) @ place
            case "Tf":
                font = resources.Font[str(operands[0])]
                if font.objgen not in fonts:
                    fonts[font.objgen] = _letters(font)
                letters = fonts[font.objgen]
            case "TJ":
                drawn = b"".join(bytes(part) for part in operands[0] if _is_text(part))
                codes = zip(drawn[::2], drawn[1::2], strict=True)
                words = "".join(letters[high * 256 + low] for high, low in codes)
                yield Text(mark, words, line.e, line.f)
            case "Do":
                held = resources.XObject[str(operands[0])]
                if held.Subtype == "/Form":
                    yield from _drawn(held, place, fonts)


def _is_text(part: object) -> bool:
    return isinstance(part, pikepdf.String)  # the others are numbers, that move letters closer


def _letters(font: pikepdf.Dictionary) -> dict[int, str]:
    table = font.ToUnicode.read_bytes().decode().partition("endcodespacerange")[2]
    return {
        int(code, 16): bytes.fromhex(text).decode("utf-16-be")
        for code, text in _LETTERS.findall(table)
    }


def _by_mark(drawn: list[Text]) -> dict[int, str]:
    texts: dict[int, str] = {}
    for text in drawn:
        texts[text.mark] = f"{texts.get(text.mark, '')} {text.words}".strip()
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
