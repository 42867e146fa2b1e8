"""How a letter is filled in by a browser, and read again in each format."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import docx
import odfdo
from docx.oxml.ns import qn
from lxml import etree
from playwright.sync_api import Locator, Page

from macros.model.lettre import Lettre
from macros.views.adresses import adresse
from macros.views.formulaire import EntreeView, formulaire_view
from tests.unit.samples import PUBLISHER

Visit = Callable[[str], Page]
INVITATION = "invitation-clinique-de-concertation"
FORMATS = ("docx", "odt")
TYPED = {"date": "2027-03-01", "heure": "14:30", "montant": "1250,50"}
SHOWN = {"date": "1er\xa0mars 2027", "heure": "14\xa0h\xa030", "montant": "1\u202f250,50\xa0€"}


def fields(lettre: Lettre) -> Iterator[EntreeView]:
    """The fields of a letter's form."""
    for groupe in formulaire_view(lettre, PUBLISHER).groupes:
        yield from groupe.champs
        yield from (champ for rangee in groupe.rangees for champ in rangee.champs)


def open_letter(visit: Visit, slug: str) -> Page:
    """The page of a letter, every row of its form open."""
    page = visit(adresse(f"lettre/{slug}"))
    page.evaluate("document.querySelectorAll('form details').forEach(d => d.open = true)")
    return page


def field(page: Page, nom: str) -> Locator:
    """A field of the form, by its name."""
    return page.locator(f"#champ-{nom}")


def fill(page: Page, entree: EntreeView, words: str = "") -> str:
    """Type in a field; what the letter should show."""
    place = field(page, entree.nom)
    if entree.type == "choix":
        place.select_option(entree.choix[-1])
        return entree.choix[-1]
    if entree.type in TYPED:
        place.fill(TYPED[entree.type])
        return SHOWN[entree.type]
    words = words or f"{entree.nom} « é »"
    place.fill(words)
    return words


def taken(page: Page, format: str) -> bytes:
    """The file made on the device."""
    with page.expect_download() as download:
        page.locator(f"[data-action={format}]").click()
    assert download.value.suggested_filename.endswith(f".{format}")
    return Path(str(download.value.path())).read_bytes()


KEPT = """() => [localStorage, sessionStorage].flatMap(place => Object.keys(place))
    .filter(key => !key.endsWith("__palette"))"""
"""What the browser keeps, the colour of the theme apart."""


def spaced(text: str) -> str:
    """A text whose spaces and line breaks are all alike."""
    return " ".join(text.replace("\xa0", " ").replace("\u202f", " ").split())


SEEN = """() => [...document.querySelectorAll(
    '[data-feuille] :is(p, h3, li, caption, th, td, dt, dd)')]
    .filter(e => e.checkVisibility() && !e.querySelector('p, li, dl'))
    .map(e => e.innerText)"""


def words_on_screen(page: Page) -> list[str]:
    """What a reader sees of the letter, paragraph by paragraph."""
    return page.evaluate(SEEN)


def said_by_docx(content: bytes) -> list[str]:
    """The paragraphs of a DOCX, tables included, in order."""
    body = docx.Document(BytesIO(content)).element.body
    return ["".join(_of_word(p)) for p in body.iter(qn("w:p"))]


def _of_word(paragraph: etree._Element) -> Iterator[str]:
    for part in paragraph.iter(qn("w:t"), qn("w:br")):
        yield part.text or "" if part.tag == qn("w:t") else "\n"


def said_by_odt(content: bytes) -> list[str]:
    """The paragraphs of an ODT, tables included, in order."""
    body = odfdo.Document(BytesIO(content)).body
    return [str(p.inner_text) for p in body.get_elements("//text:p|//text:h")]


def bag(paragraphs: list[str]) -> list[str]:
    """Words, in any order: cells stand in rows here and in columns there."""
    return sorted(spaced(" ".join(paragraphs)).split())
