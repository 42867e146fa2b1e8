"""What DOCX and ODT share: the look of their roles, and all that stands above a document's body.

A line is a paragraph and its role; a role is a named style in the file, so that whoever edits a
document keeps its look.
"""

from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from typing import NamedTuple, TypeAlias

from macros.typography import NBSP
from macros.views.commun import Prose, RunView, VariableView
from macros.views.document import PiedView
from macros.views.fiche import EditionView, EtapeView
from macros.views.lettre import CourrierView

FONT = "Calibri"  # in Word; LibreOffice puts Carlito in its place, of the same width
INK, ACCENT, GREY, PALE = "1A1A1A", "1F3A4D", "555555", "8C979E"
MARGINS = {"top": 16, "bottom": 9, "left": 20, "right": 20}
FOOT = 11  # above the bottom margin
PAPERS = {"portrait": (210, 297), "paysage": (297, 210)}
SHEET_LEADING, LETTER_LEADING = 1.0, 1.15  # the blanks of a letter are filled in by hand
LINE, SIGNATURE = 6.6, 27
"""From one line to write on to the next; the height of a place to sign.

Lengths are in millimetres, type and the space around it in points.
"""

Line: TypeAlias = tuple[str, Prose]
"""A paragraph: its role, its words."""


class Border(NamedTuple):
    """A border on one side: `solid`, `double`, `dashed` or `dotted`."""

    side: str
    line: str
    width: float
    space: int
    colour: str = PALE


class Role(NamedTuple):
    """How a kind of paragraph looks."""

    size: float = 10.5
    before: float = 0
    after: float = 4
    colour: str = INK
    bold: bool = False
    italic: bool = False
    keep: bool = False
    """Whether it stays with the next paragraph."""
    level: int = 0
    """Its level in the outline that readers and screen readers go by; 0 for running text."""
    indent: float = 0
    border: Border | None = None
    new_page: bool = False
    grouped: bool = False
    """Whether two in a row stand close together."""


_HEAD, _RULE = Border("bottom", "solid", 1.5, 4, ACCENT), Border("bottom", "solid", 0.5, 1)
_ONE_LINE = Border("left", "solid", 3, 9, ACCENT)
_TWO_LINES = Border("left", "double", 4.5, 8, ACCENT)
_VOICE = Role(11, 8, 2, ACCENT, bold=True, keep=True, level=2)

ROLES = {
    "Normal": Role(before=2, after=3),
    "Surtitre": Role(9, 0, 2, ACCENT, bold=True, keep=True),
    "Title": Role(22, 0, 7, ACCENT, bold=True, keep=True, border=_HEAD),
    "Heading 1": Role(13, 9, 3, ACCENT, bold=True, keep=True, level=1, border=_RULE),
    "Heading 2": Role(11, 6, 0, ACCENT, bold=True, keep=True, level=2),
    "Feuille": Role(13, 0, 4, ACCENT, True, keep=True, level=1, border=_RULE, new_page=True),
    "List Bullet": Role(after=4, grouped=True),
    "Consigne": Role(after=5, italic=True),
    "Situation": Role(after=6, border=_ONE_LINE),
    "Note": Role(9.5, 3, 5, border=Border("left", "dotted", 1.5, 9, GREY)),
    "Libellé": Role(before=5, after=0, bold=True, keep=True),
    "Aide": Role(9, 0, 0, GREY, italic=True, keep=True),
    "Lignes": Role(after=3),
    "Rappel": Role(9, 0, 2),
    "Dessin": Role(before=0, after=4),
    "Repère": Role(9, 1, 1, bold=True, keep=True),
    "Réponse": Role(after=3, italic=True),
    "Cases": Role(before=1),
    "Caption": Role(before=6, after=3, bold=True, keep=True),
    "Colonne": Role(9.5, 2, 2, bold=True, keep=True),
    "Cellule": Role(9.5, 2, 2),
    "Titre voix famille": _VOICE._replace(border=_ONE_LINE),
    "Voix famille": Role(after=6, border=_ONE_LINE),
    "Titre voix professionnels": _VOICE._replace(border=_TWO_LINES),
    "Voix professionnels": Role(after=6, border=_TWO_LINES),
    "Expéditeur": Role(after=10, grouped=True),
    "Destinataire": Role(after=12, indent=85, grouped=True),
    "Lieu et date": Role(after=14, indent=85),
    "Objet": Role(11, 0, 8, bold=True, keep=True, level=1),
    "Signature": Role(9, 0, 0, GREY),
    "Facultatif": Role(8.5, 2, 0, GREY, italic=True, keep=True),
    "Footer": Role(7.5, 0, 0, GREY, border=Border("top", "solid", 0.5, 5)),
}


def width_of(papier: str) -> int:
    """What is left between the margins of a sheet."""
    return PAPERS[papier][0] - MARGINS["left"] - MARGINS["right"]


def worksheet_head(view: EditionView) -> Iterator[Line]:
    """All that stands above the body of a worksheet."""
    yield "Surtitre", words(f"{view.methode}\t{view.edition}")
    yield "Title", words(view.titre)
    if view.etapes:
        yield from _leading(view)
    if view.situation:
        yield "Situation", (RunView("Exemple fictif. ", fort=True), *view.situation)
    yield "Consigne", view.consigne


def letter_head(view: CourrierView) -> Iterator[Line]:
    """All that stands above the body of a letter. Its title names the file: none is written, but
    on what the site publishes, whose subject it is.
    """
    yield from (("Expéditeur", line) for line in view.expediteur)
    yield from (("Destinataire", line) for line in view.destinataire)
    if view.lieu_et_date:
        yield "Lieu et date", view.lieu_et_date
    yield "Title" if view.publie else "Objet", view.objet


def letter_foot(view: CourrierView) -> str:
    """The words at the foot of every page; the reader's own letter has but its page number."""
    return foot(view.pied) if view.publie else ""


def note(prose: Prose) -> Iterator[Line]:
    """A note for the facilitator, if there is one."""
    if prose:
        yield "Note", (RunView("Note d’animation. ", fort=True), *prose)


def dots(variable: VariableView) -> str:
    """The dots of a blank: some within a line, or tabs that lead to the margin line after line.

    The cell of a table needs none.
    """
    if variable.lignes == 1 and variable.largeur:
        # A printed ellipsis is wider than a letter: seven leave room for ten.
        return "…" * (variable.largeur * 7 // 10)
    return "\n".join("\t" * variable.lignes)


def whole_lines(nom: str, libelle: str, lignes: int = 1) -> Prose:
    """A blank that has its lines to itself."""
    return (RunView("", variable=VariableView(nom, libelle, 0, lignes)),)


def foot(pied: PiedView) -> str:
    """The words at the foot of every page."""
    return f"{pied.site} — {pied.edition} — {pied.adresse}"


def made_on(pied: PiedView) -> datetime:
    """The date of the edition, which stands for the date of the file."""
    return datetime.fromisoformat(pied.date_iso)


def _leading(view: EditionView) -> Iterator[Line]:
    """What the facilitator reads before the participants' sheet, which starts a page."""
    for repere in view.reperes:
        label = RunView(f"{repere.libelle}{NBSP}: ", fort=True)
        yield "Normal", (label, RunView(repere.valeur))
    for section in chain.from_iterable(view.conseils):
        yield "Heading 1", words(section.titre)
        yield from (("Normal", text) for text in section.paragraphes)
        yield from (("List Bullet", item) for item in section.puces)
    yield "Heading 1", words("Le déroulé, pas à pas")
    for etape in view.etapes:
        yield from _etape(etape)
    yield "Feuille", words("La feuille des participants")


def _etape(etape: EtapeView) -> Iterator[Line]:
    yield "Heading 2", words(f"{etape.debut} – {etape.titre}")
    yield "Aide", words(f"{etape.duree} · {etape.forme}")
    yield "Normal", etape.consigne
    yield from note(etape.note)


def words(text: str) -> Prose:
    """Plain words, as a prose."""
    return (RunView(text),)
