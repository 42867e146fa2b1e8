"""Another publisher's site in a real browser: its colours, its logo, its letters."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Page, expect

from macros.corpus import load
from macros.model.organisme import Organisme
from tests.browser.conftest import served
from tests.browser.remplir import field, taken

LETTER = "boite-a-outils/lettres/temoin.html"


@pytest.fixture(scope="module")
def other(other_project: Path) -> Organisme:
    """The publisher."""
    return load(other_project).organisme


@pytest.fixture(scope="module")
def other_address(other_project: Path) -> Iterator[str]:
    """Where its site is served."""
    with served(other_project / "site") as place:
        yield place


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_takes_its_colours_and_shows_its_logo(
    browser: Browser, other_address: str, other: Organisme, theme: str
) -> None:
    """In both themes; a picture that does not load has no width."""
    palette = other.couleurs.clair if theme == "light" else other.couleurs.sombre
    page = browser.new_page(color_scheme=theme)
    page.goto(f"{other_address}/{LETTER}")
    painted = [int(palette.papier[i : i + 2], 16) for i in (1, 3, 5)]
    colour = "rgb({}, {}, {})".format(*painted)
    expect(page.locator("body")).to_have_css("background-color", colour)
    assert page.locator("header img").evaluate("image => image.naturalWidth") > 0
    page.close()


def test_a_letter_starts_from_the_publisher_and_belongs_to_the_reader(
    page: Page, other_address: str, other: Organisme
) -> None:
    """What the reader writes instead is kept, next time too; erasing gives the beginning back."""

    def named(name: str) -> None:
        expect(field(page, "service")).to_have_value(name)
        expect(page.locator("[data-feuille] [data-blanc=service]")).to_have_text(name)

    page.goto(f"{other_address}/{LETTER}")
    named(other.nom)
    told = docx.Document(BytesIO(taken(page, "docx"))).element.xpath("string()")
    assert other.nom in told

    page.locator("[data-garder=coordonnees]").check()
    for name in ("Un autre service", ""):
        field(page, "service").fill(name)
        expect(page.locator("[data-garde=coordonnees]")).to_contain_text("Gardé")
        page.wait_for_function(
            "name => JSON.parse(localStorage['lettre:coordonnees']).valeurs.service === name",
            arg=name,
        )
        page.reload()
        expect(field(page, "service")).to_have_value(name)

    page.locator("[data-action=effacer]").click()
    named(other.nom)
    page.reload()
    named(other.nom)
