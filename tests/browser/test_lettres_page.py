"""The page of a letter: its form, its review, what it keeps and what it never does."""

import re
import subprocess
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect

from macros.model.lettre import Lettre
from macros.typography import french
from macros.views.adresses import adresse
from macros.views.formulaire import blanks
from tests.browser.remplir import (
    FORMATS,
    INVITATION,
    KEPT,
    Visit,
    field,
    fields,
    fill,
    open_letter,
    said_by_docx,
    said_by_odt,
    taken,
)


def test_a_blank_left_on_purpose_is_dotted_in_every_file(visit: Visit) -> None:
    """The review counts what is left and leads to it; the rest is not held back."""
    page = open_letter(visit, INVITATION)
    left = page.locator("[data-bilan]")
    expect(left).to_contain_text("blancs à remplir, ou à laisser en pointillés")
    page.locator("[data-manques-pli] summary").click()
    first = page.locator("[data-manques] a").first
    label = first.inner_text()
    first.press("Enter")
    focused = page.evaluate("document.activeElement.labels[0].firstChild.textContent.trim()")
    assert focused == label
    assert any("………" in text for text in said_by_docx(taken(page, "docx")))
    assert any("………" in text for text in said_by_odt(taken(page, "odt")))


def test_the_keyboard_is_enough(visit: Visit) -> None:
    """From the first field to the file, in the order of the page, every field named."""
    page = open_letter(visit, INVITATION)
    places = page.locator("[data-champ]")
    for place in places.all():
        expect(place).to_have_accessible_name(re.compile(r"\w{3}"))
    places.first.focus()
    page.keyboard.type("Karima et Denis")
    assert page.locator('[data-blanc="famille"]').first.inner_text() == "Karima et Denis"
    for _ in range(400):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.action") == "docx":
            break
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    expect(page.locator("[data-etat]")).to_contain_text("fait sur cet appareil")
    content = Path(str(download.value.path())).read_bytes()
    assert "Karima et Denis" in " ".join(said_by_docx(content))


def test_the_text_is_copied(visit: Visit, page: Page) -> None:
    """What is filled in, and dots for the rest; the screen is as it was."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_letter(visit, INVITATION)
    field(page, "famille").fill("Karima et Denis")
    before = page.locator("[data-feuille]").inner_text()
    page.get_by_role("button", name="Copier le texte").click()
    expect(page.locator("[data-etat]")).to_have_text("Le texte est copié.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "Nous sommes Karima et Denis" in copied
    assert "………" in copied
    label = page.locator("[data-manques] a").first.text_content()
    assert label not in copied
    assert page.locator("[data-feuille]").inner_text() == before


def test_nothing_is_kept_unless_asked(visit: Visit) -> None:
    """A draft comes back with its date; it goes at a click."""
    page = open_letter(visit, INVITATION)
    field(page, "famille").fill("Karima et Denis")
    page.reload()
    assert field(page, "famille").input_value() == ""
    field(page, "famille").fill("Karima et Denis")
    page.locator("#passage-intrus").uncheck()
    page.get_by_label("Cette lettre, en brouillon").check()
    field(page, "famille").fill("Karima")
    expect(page.locator('[data-garde="brouillon"]')).to_contain_text(re.compile(r"Gardé le .+ à "))
    page.wait_for_timeout(600)
    page.reload()
    assert field(page, "famille").input_value() == "Karima"
    assert page.locator('[data-blanc="famille"]').first.inner_text() == "Karima"
    assert not page.locator("#passage-intrus").is_checked()
    assert page.get_by_label("Cette lettre, en brouillon").is_checked()
    page.get_by_label("Cette lettre, en brouillon").uncheck()
    assert page.evaluate(KEPT) == []
    page.reload()
    assert field(page, "famille").input_value() == ""


def test_the_sender_is_known_from_one_letter_to_the_next(visit: Visit) -> None:
    """If the reader asks, and only what the sender writes alike everywhere."""
    page = open_letter(visit, INVITATION)
    field(page, "service").fill("Service jeunesse")
    field(page, "famille").fill("Karima")
    page.get_by_label("Les coordonnées de qui écrit").check()
    open_letter(visit, "information-a-la-famille")
    assert field(page, "service").input_value() == "Service jeunesse"
    assert "Karima" not in page.evaluate("JSON.stringify({...localStorage})")
    page.get_by_role("button", name="Tout effacer").click()
    assert page.evaluate(KEPT) == []
    open_letter(visit, INVITATION)
    assert field(page, "service").input_value() == ""


def test_all_is_erased_at_once(visit: Visit) -> None:
    """Fields, draft and letter; the page says so, and is ready to start again."""
    page = open_letter(visit, INVITATION)
    field(page, "famille").fill("Karima")
    page.get_by_label("Cette lettre, en brouillon").check()
    page.get_by_role("button", name="Tout effacer").click()
    assert page.evaluate(KEPT) == []
    assert page.locator("[data-feuille] .blanc--rempli").count() == 0
    assert page.evaluate("[...document.querySelectorAll('[data-champ]')].every(e => !e.value)")
    expect(page.locator("[data-etat]")).to_contain_text("Tout est effacé")
    assert page.evaluate("document.activeElement.dataset.champ")


def test_a_reminder_is_counted_from_the_letter(visit: Visit, letters: tuple[Lettre, ...]) -> None:
    """Every reminder of every letter: so many months and days after its date."""
    tried = 0
    for lettre in letters:
        reminders = [suite.rappel for suite in lettre.suites if suite.rappel]
        page = open_letter(visit, lettre.slug) if reminders else None
        for rank, reminder in enumerate(reminders):
            assert page
            field(page, reminder.depuis).fill("2027-08-31")
            place = page.locator("[data-rappel]").nth(rank)
            date = place.locator("input").input_value()
            months = (int(date[:4]) - 2027) * 12 + int(date[5:7]) - 8
            assert abs(months - reminder.mois - reminder.jours / 30) <= 1.1
            with page.expect_download() as download:
                place.get_by_role("button").click()
            content = Path(str(download.value.path())).read_bytes()
            (event,) = Calendar.from_ical(content).walk("VEVENT")
            assert event.decoded("dtstart").isoformat() == date
            assert str(event["summary"]) == french(reminder.titre)
            tried += 1
    assert tried > 10


@pytest.mark.parametrize(
    ("start", "mois", "jours", "expected"),
    [
        ("2027-08-31", 6, 0, "2028-02-29"),
        ("2026-11-22", 12, 0, "2027-11-22"),
        ("2027-01-31", 1, 0, "2027-02-28"),
        ("2027-03-01", 0, -1, "2027-02-28"),
        ("2027-12-25", 0, 10, "2028-01-04"),
    ],
)
def test_months_end_where_they_end(
    visit: Visit, start: str, mois: int, jours: int, expected: str
) -> None:
    """The last day of a shorter month, a leap year, a change of year."""
    page = open_letter(visit, INVITATION)
    reminder = page.locator("[data-rappel]").first
    reminder.evaluate("(e, [m, j]) => Object.assign(e.dataset, {mois: m, jours: j})", [mois, jours])
    field(page, str(reminder.get_attribute("data-depuis"))).fill(start)
    assert reminder.locator("input").input_value() == expected


def test_without_a_date_there_is_no_reminder(visit: Visit) -> None:
    """The page says what is missing."""
    page = open_letter(visit, INVITATION)
    page.locator("[data-rappel] button").first.click()
    expect(page.locator("[data-rappel] [role=alert]").first).to_have_text(
        "Choisissez d’abord une date."
    )


def test_the_page_forbids_any_connection(page: Page, address: str, asked: list[str]) -> None:
    """Whatever a script would try: the browser refuses, and says so in its console."""
    page.goto(f"{address}/{adresse(f'lettre/{INVITATION}')}")
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert {"connect-src 'none'", "form-action 'none'", "default-src 'none'"} <= set(
        str(policy).split("; ")
    )
    before = len(asked)
    blocked = page.evaluate(
        """async () => {
            const refused = [];
            document.addEventListener('securitypolicyviolation',
                e => refused.push(e.effectiveDirective));
            await fetch('../../index.html').catch(() => {});
            const form = document.createElement('form');
            form.action = '../../index.html';
            document.body.append(form);
            form.submit();
            await new Promise(done => setTimeout(done, 300));
            return refused;
        }"""
    )
    assert set(blocked) == {"connect-src", "form-action"}
    assert asked[before:] == []


def test_the_search_is_a_link_there(visit: Visit) -> None:
    """It leads to a page that may load the index, its dialog open."""
    page = open_letter(visit, INVITATION)
    page.get_by_role("link", name="Rechercher").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_the_letter_prints_alone(visit: Visit, tmp_path: Path, letters: tuple[Lettre, ...]) -> None:
    """Neither form nor advice, on the paper that it is made for."""
    for lettre in letters:
        page = open_letter(visit, lettre.slug)
        page.evaluate("window.print = () => {}")
        page.get_by_role("button", name="Imprimer").click()
        page.emulate_media(media="print")
        expect(page.locator("[data-feuille]")).to_be_visible()
        for apart in ("form", ".entete", ".relire", ".bas", "#attention", "#suites", ".verifier"):
            for place in page.locator(apart).all():
                expect(place).to_be_hidden()
        path = tmp_path / f"{lettre.slug}.pdf"
        page.pdf(path=str(path), prefer_css_page_size=True)
        told = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True)
        size = re.search(r"Page size: +([\d.]+) x ([\d.]+)", told.stdout)
        assert size
        assert (float(size[1]) > float(size[2])) is (lettre.papier == "paysage"), lettre.slug
        page.emulate_media(media="screen")


def test_without_a_script_the_letter_reads_blank(
    browser: Browser, address: str, letters: tuple[Lettre, ...]
) -> None:
    """The form is out of the way, each blank says what goes there, blank files download."""
    context = browser.new_context(java_script_enabled=False, accept_downloads=True)
    page = context.new_page()
    for lettre in letters[:5]:
        page.goto(f"{address}/{adresse(f'lettre/{lettre.slug}')}")
        expect(page.locator("[data-saisie]")).to_be_hidden()
        expect(page.locator(".relire")).to_be_hidden()
        read = page.locator("[data-feuille]").inner_text()
        assert any(view.libelle in read for view in blanks(lettre).values())
        with page.expect_download() as download:
            page.locator(".fichier").first.click()
        assert download.value.suggested_filename == f"{lettre.slug}.pdf"
    context.close()


@pytest.fixture(scope="module")
def varied(letters: tuple[Lettre, ...]) -> list[Lettre]:
    """Letters that have every bloc and every type of blank among them, as few as may be."""
    kinds = {
        lettre.slug: {bloc.bloc for bloc in lettre.corps}
        | {variable.type for variable in lettre.variables.values()}
        | {lettre.papier}
        for lettre in letters
    }
    missing, found = set().union(*kinds.values()), []
    while missing:
        found.append(max(kinds, key=lambda slug: len(kinds[slug] & missing)))
        missing -= kinds[found[-1]]
    return [lettre for lettre in letters if lettre.slug in found]


def assert_accessible(visit: Visit, page: Page, lettre: Lettre) -> None:
    """Filled in, with a mistake and a caution, every row open; and no wider than the screen."""
    open_letter(visit, lettre.slug)
    for entree in list(fields(lettre))[:6]:
        fill(page, entree, "Jeanne Petit, née le 12/03/1980")
    page.locator("[data-champ]").first.focus()
    page.wait_for_timeout(450)
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:120]) for one in found] == [], lettre.slug
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), lettre.slug


def test_axe_finds_nothing_on_any_letter(
    visit: Visit, page: Page, letters: tuple[Lettre, ...]
) -> None:
    """On a phone, where there is the least room."""
    page.set_viewport_size({"width": 360, "height": 900})
    for lettre in letters:
        assert_accessible(visit, page, lettre)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (360, "dark")])
def test_axe_finds_nothing_on_any_kind_of_letter(
    visit: Visit, page: Page, varied: list[Lettre], width: int, scheme: str
) -> None:
    """Wide, and in the dark."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    assert 1 < len(varied) < 10
    for lettre in varied:
        assert_accessible(visit, page, lettre)


FRAME = 1000 / 60
"""Milliseconds."""


def test_a_slow_machine_follows(visit: Visit, page: Page) -> None:
    """Four times slower: a key shows within a frame, a file is made in less than 300 ms."""
    open_letter(visit, "convention-territoriale")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    key = page.evaluate(
        """() => {
            const field = document.querySelector('[data-champ]');
            const times = [];
            for (let i = 0; i < 40; i++) {
                field.value += 'a';
                const start = performance.now();
                field.dispatchEvent(new InputEvent('input', { bubbles: true }));
                times.push(performance.now() - start);
            }
            return times.sort((a, b) => a - b)[20];
        }"""
    )
    assert key < FRAME
    for format in FORMATS:
        made = page.evaluate(
            """format => {
                const blank = document.querySelector(`[data-modele=${format}]`).textContent;
                const letter = { text: () => 'Des mots', kept: () => true, name: () => 'x' };
                const times = [];
                for (let i = 0; i < 5; i++) {
                    const start = performance.now();
                    guide.document(blank, format, letter);
                    times.push(performance.now() - start);
                }
                return times.sort((a, b) => a - b)[2];
            }""",
            format,
        )
        assert made < 300
