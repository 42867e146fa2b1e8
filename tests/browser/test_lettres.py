"""Every letter, filled in by a real browser, taken away, and read again by others."""

import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.model.lettre import Lettre
from macros.views.formulaire import formulaire_view
from tests.browser.remplir import (
    FORMATS,
    INVITATION,
    KEPT,
    Visit,
    bag,
    field,
    fields,
    fill,
    open_letter,
    said_by_docx,
    said_by_odt,
    spaced,
    taken,
    words_on_screen,
)
from tests.unit.samples import PUBLISHER


class Filled(NamedTuple):
    """A letter filled in once: what the screen shows, the files, and what the browser did."""

    lettre: Lettre
    typed: list[str]
    screen: list[str]
    files: dict[str, bytes]
    turned: list[str]
    """The screen with every passage the other way round."""
    turned_files: dict[str, bytes]
    blanks: dict[str, bytes]
    """The blank documents that the page holds."""
    asked: list[str]
    """What was asked of the network once the page was there."""
    kept: list[str]
    errors: list[str]


HELD = "format => atob(document.querySelector(`[data-modele=${format}]`).textContent)"


@pytest.fixture(scope="module")
def filled(browser: Browser, address: str, letters: tuple[Lettre, ...]) -> tuple[Filled, ...]:
    """Every letter."""
    context = browser.new_context(accept_downloads=True)
    made = tuple(_filled(context.new_page(), address, lettre) for lettre in letters)
    context.close()
    return made


def _filled(page: Page, address: str, lettre: Lettre) -> Filled:
    errors: list[str] = []
    asked: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    open_letter(lambda path: page.goto(f"{address}/{path}") and page, lettre.slug)
    page.wait_for_load_state("networkidle")
    page.on("request", lambda request: asked.append(request.url))
    passages = [
        page.locator(f"#passage-{p.nom}") for p in formulaire_view(lettre, PUBLISHER).passages
    ]
    for passage in passages:
        passage.check()
    # Short words: a narrow cell would cut a long one.
    typed = [fill(page, entree, f"m{rank} é") for rank, entree in enumerate(fields(lettre))]
    screen, files = words_on_screen(page), {f: taken(page, f) for f in FORMATS}
    for passage in passages:
        passage.uncheck()
    turned, turned_files = words_on_screen(page), {f: taken(page, f) for f in FORMATS}
    page.get_by_role("button", name="Copier le texte").click()
    blanks = {f: page.evaluate(HELD, f).encode("latin-1") for f in FORMATS}
    kept = [*page.evaluate(KEPT), page.evaluate("document.cookie + location.search")]
    page.close()
    sent = [url for url in asked if not url.startswith("blob:")]
    return Filled(lettre, typed, screen, files, turned, turned_files, blanks, sent, kept, errors)


READERS = {"docx": said_by_docx, "odt": said_by_odt}


def test_a_letter_filled_in_is_the_same_everywhere(filled: tuple[Filled, ...]) -> None:
    """On the screen, in Word's file and in LibreOffice's, with all its passages and with none."""
    assert len(filled) > 20
    for one in filled:
        read = spaced(" ".join(one.screen))
        assert [words for words in one.typed if spaced(words) not in read] == [], one.lettre.slug
        for format, said in READERS.items():
            assert bag(said(one.files[format])) == bag(one.screen), (one.lettre.slug, format)
            assert bag(said(one.turned_files[format])) == bag(one.turned), (one.lettre.slug, format)


def test_a_passage_left_out_is_gone(filled: tuple[Filled, ...]) -> None:
    """The letter is shorter by it, and its notice never shows."""
    for one in filled:
        passages = formulaire_view(one.lettre, PUBLISHER).passages
        assert (len(bag(one.turned)) < len(bag(one.screen))) is bool(passages), one.lettre.slug
        assert "à garder ou à rayer" not in " ".join(one.screen)
    assert sum(len(formulaire_view(one.lettre, PUBLISHER).passages) for one in filled) > 20


def test_nothing_leaves_and_nothing_stays(filled: tuple[Filled, ...]) -> None:
    """No request after the page is there, nothing in the browser's memory or in the address."""
    for one in filled:
        assert (one.asked, one.kept, one.errors) == ([], [""], []), one.lettre.slug


HARD = {
    "<b>gras</b> & « té » < > \" '": "<b>gras</b> & « té » < > \" '",
    "👩🏽‍🦱 et 🧑‍🤝‍🧑": "👩🏽‍🦱 et 🧑‍🤝‍🧑",
    "שלום, ليلى": "שלום, ليلى",
    "un\u0007 deux\u000b trois": "un deux trois",
    "  deux   espaces  ": "deux espaces",
    "{{ 7*7 }} {famille} ${x} ]]> &amp;": "{{ 7*7 }} {famille} ${x} ]]> &amp;",
    "mot" * 900: "mot" * 900,
}
"""What is typed, and what the letter holds."""


@pytest.mark.parametrize(
    "written", HARD, ids=["html", "emoji", "rtl", "control", "spaces", "engines", "long"]
)
def test_whatever_is_typed_stays_text(visit: Visit, written: str) -> None:
    """Escaped in every format, whole, and in the same words."""
    page = open_letter(visit, INVITATION)
    field(page, "famille").fill(written)
    place = page.locator('[data-blanc="famille"]').first
    assert place.inner_text() == HARD[written]
    assert place.locator("*").count() == 0
    assert HARD[written] in said_by_docx(taken(page, "docx"))
    assert HARD[written] in said_by_odt(taken(page, "odt"))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_thirty_guests_are_all_named(visit: Visit) -> None:
    """One a line where they stand alone, one after the other in a sentence."""
    page = open_letter(visit, INVITATION)
    guests = [f"Personne {n}" for n in range(1, 31)]
    field(page, "accompagnants").fill("\n".join(guests))
    told = f"{', '.join(guests[:-1])} et {guests[-1]}"
    assert told in spaced(page.locator("[data-feuille]").inner_text())
    for content in (said_by_docx(taken(page, "docx")), said_by_odt(taken(page, "odt"))):
        assert any(told in spaced(line) for line in content)


def test_a_list_alone_has_a_line_for_each(visit: Visit, letters: tuple[Lettre, ...]) -> None:
    """So do the files."""
    alone = next((lettre, nom) for lettre in letters for nom in lists(lettre))
    page = open_letter(visit, alone[0].slug)
    field(page, alone[1]).fill("Ana\nPaul\n\nLéa")
    assert page.locator(f'[data-blanc="{alone[1]}"].blanc--lignes').inner_text() == "Ana\nPaul\nLéa"
    assert "Ana\nPaul\nLéa" in said_by_docx(taken(page, "docx"))
    assert "Ana\nPaul\nLéa" in said_by_odt(taken(page, "odt"))


def lists(lettre: Lettre) -> Iterator[str]:
    """The people that stand alone in a paragraph of a letter."""
    for bloc in lettre.corps:
        text = getattr(bloc, "texte", ())
        nom = getattr(text[0], "variable", "") if len(text) == 1 else ""
        if nom and lettre.variables[nom].type == "personnes":
            yield nom


def test_a_date_that_does_not_exist_stays_out_of_the_letter(visit: Visit) -> None:
    """The page says so under the field, and among what is to read again."""
    page = open_letter(visit, INVITATION)
    place = field(page, "date_seance")
    place.press_sequentially("02302027")
    assert place.evaluate("e => e.validity.badInput"), "30 February, month first as Chromium asks"
    place.blur()
    told = page.locator("#champ-date_seance-remarque")
    expect(told).to_contain_text("Cette date n’existe pas")
    expect(place).to_have_attribute("aria-invalid", "true")
    expect(page.locator("[data-alertes]")).to_contain_text("Cette date n’existe pas")
    assert page.locator('[data-blanc="date_seance"].blanc--rempli').count() == 0
    place.fill("2027-02-28")
    expect(told).to_have_text("")
    assert page.locator('[data-blanc="date_seance"]').first.inner_text() == "28\xa0février 2027"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Jeanne Petit, née le 12/03/1980", "date de naissance"),
        ("JEANNE PETIT 12 mars 1980", "date de naissance"),
        ("2 80 03 75 120 045 21", "sécurité sociale"),
        ("280037512004521", "sécurité sociale"),
        ("Jeanne, 46 ans", ""),
        ("La rencontre du 12/03/2027", ""),
        ("01 99 00 12 34", ""),
        ("Jeanne Petit", ""),
    ],
)
def test_what_says_too_much_is_noticed_here(visit: Visit, written: str, told: str) -> None:
    """A caution, not a refusal: the letter keeps what is typed."""
    page = open_letter(visit, INVITATION)
    place = field(page, "lien")
    place.fill(written)
    place.blur()
    remark = page.locator("#champ-lien-remarque")
    if told:
        expect(remark).to_contain_text(told)
    else:
        expect(remark).to_have_count(0)
    assert page.locator('[data-blanc="lien"]').first.inner_text() == written


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("format", FORMATS)
def test_libreoffice_opens_every_letter(
    filled: tuple[Filled, ...], tmp_path: Path, format: str
) -> None:
    """And prints the words of the screen."""
    files = [tmp_path / f"{one.lettre.slug}.{format}" for one in filled]
    for path, one in zip(files, filled, strict=True):
        path.write_bytes(one.files[format])
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    line = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*line, *map(str, files)], check=True, capture_output=True, timeout=240)
    for path, one in zip(files, filled, strict=True):
        line = ["pdftotext", str(path.with_suffix(".pdf")), "-"]
        told = subprocess.run(line, capture_output=True, text=True, check=True)
        # A line may end after any hyphen.
        printed = "".join(told.stdout.split()).replace("-", "")
        missing = [word for word in bag(one.screen) if word.replace("-", "") not in printed]
        assert missing == [], one.lettre.slug


def test_the_files_are_those_of_the_blank_downloads(
    filled: tuple[Filled, ...], site_dir: Path
) -> None:
    """The page holds the very bytes that it offers blank; filling in changes one part alone."""
    for one in filled:
        for format, part in (("docx", "word/document.xml"), ("odt", "content.xml")):
            blank = (site_dir / f"telechargements/lettres/{one.lettre.slug}.{format}").read_bytes()
            assert one.blanks[format] == blank
            with ZipFile(BytesIO(blank)) as before, ZipFile(BytesIO(one.files[format])) as after:
                assert after.testzip() is None
                assert after.namelist() == before.namelist()
                changed = [n for n in before.namelist() if before.read(n) != after.read(n)]
                assert changed == [part]
