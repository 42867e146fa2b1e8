"""A led day on its page: numbers and times that follow the group, a calendar made on the device."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Locator, Page, expect

from macros.corpus import Corpus
from macros.typography import NBSP
from macros.views.adresses import adresse
from macros.views.agenda import AgendaView, Jour, agenda_view
from macros.views.kit import dossiers

Visit = Callable[[str], Page]

NUMBERS = """() => [...document.querySelectorAll("[data-agenda]")].map((day) => ({
  people: [...day.querySelectorAll("[data-participants]")].map((place) => place.textContent),
  copies: [...day.querySelectorAll("[data-part] [data-nombre]")].map((place) => place.textContent),
  brought: [...day.querySelectorAll("[data-calcul]")].map((item) => [
    item.querySelector("[data-nombre]").textContent, item.querySelector("[data-nom]").textContent,
  ]),
}))"""
TIMES = """() => [...document.querySelectorAll("[data-demi]")].map((half) => ({
  half: [...half.querySelectorAll(".demi__heures [data-heure]")].map((place) => place.textContent),
  sequences: [...half.querySelectorAll(".sequence__heures")].map((place) => place.textContent),
  steps: [...half.querySelectorAll("[data-heure=etape]")].map((place) => place.textContent),
}))"""


@pytest.fixture(scope="module")
def every(corpus: Corpus) -> dict[str, tuple[Jour, ...]]:
    """The days that each page leads."""
    found: dict[str, tuple[Jour, ...]] = {}
    for dossier in dossiers(corpus):
        found[dossier.cible] = found.get(dossier.cible, ()) + dossier.jours
    return found


@pytest.fixture(scope="module", params=["kit", "programme"])
def led(
    request: pytest.FixtureRequest, every: dict[str, tuple[Jour, ...]], corpus: Corpus
) -> tuple[str, tuple[Jour, ...]]:
    """A page and the days that it leads: of its kind, the page that asks the most material."""

    def asked(cible: str) -> int:
        return sum(len(view.copies + view.apports) for view in views_of(every[cible], corpus))

    richest = max((cible for cible in every if cible.startswith(request.param)), key=asked)
    return adresse(richest), every[richest]


def views_of(jours: tuple[Jour, ...], corpus: Corpus) -> list[AgendaView]:
    return [agenda_view(jour, corpus, "animateur") for jour in jours]


def people(page: Page) -> Locator:
    return page.get_by_role("spinbutton", name="Participants")


def numbers(views: list[AgendaView]) -> list[dict[str, Any]]:
    """What the page should count."""
    return [
        {
            "people": [str(view.participants)] * bool(view.copies or view.apports),
            "copies": [str(copy.nombre) for copy in view.copies],
            "brought": [[str(item.nombre), item.nom] for item in view.apports],
        }
        for view in views
    ]


def times(views: list[AgendaView]) -> list[dict[str, Any]]:
    """What the page should say of the hours."""
    return [
        {
            "half": [half.debut, half.fin],
            "sequences": [f"{seq.debut} – {seq.fin}" for seq in half.sequences],
            "steps": [line.debut for seq in half.sequences for line in seq.lignes],
        }
        for view in views
        for half in view.demi_journees
    ]


def test_the_page_shows_what_python_prepared(
    visit: Visit, led: tuple[str, tuple[Jour, ...]], corpus: Corpus
) -> None:
    """Before anything is changed."""
    page, views = visit(led[0]), views_of(led[1], corpus)
    assert page.evaluate(NUMBERS) == numbers(views)
    assert page.evaluate(TIMES) == times(views)


def test_numbers_follow_the_group_as_python_counts_them(
    visit: Visit, every: dict[str, tuple[Jour, ...]], corpus: Corpus
) -> None:
    """On every page, from one person to sixty: copies, objects, singular and plural."""
    for cible, jours in every.items():
        page = visit(adresse(cible))
        for number in range(1, 61):
            people(page).fill(str(number))
            views = views_of(tuple(replace(jour, participants=number) for jour in jours), corpus)
            assert page.evaluate(NUMBERS) == numbers(views), (cible, number)


def later(jour: Jour, start: int) -> Jour:
    """The same day, each half of which starts at `start`, then an hour later."""
    halves = {
        name: half.model_copy(update={"debut": start + 60 * rank, "fin": 48 * 60})
        for rank, (name, half) in enumerate(jour.journee.demi_journees.items())
    }
    return replace(jour, journee=jour.journee.model_copy(update=halves))


@pytest.mark.parametrize("start", [0, 8 * 60 + 5, 13 * 60 + 59, 20 * 60])
def test_times_follow_the_start(
    visit: Visit, led: tuple[str, tuple[Jour, ...]], corpus: Corpus, start: int
) -> None:
    """Every step, every sequence, the end of every half-day; past midnight it starts again."""
    page = visit(led[0])
    halves = page.locator("[data-reglages] input[type=time]").all()
    ranks = [rank for jour in led[1] for rank, _ in enumerate(jour.journee.demi_journees)]
    for rank, field in zip(ranks, halves, strict=True):
        hours, minutes = divmod(start + 60 * rank, 60)
        field.fill(f"{hours:02}:{minutes:02}")
    jours = tuple(later(jour, start) for jour in led[1])
    shown = [
        {name: [around(text) for text in told] for name, told in half.items()}
        for half in times(views_of(jours, corpus))
    ]
    assert page.evaluate(TIMES) == shown
    expect(page.locator(".demi__marge:visible")).to_have_count(0)


def around(text: str) -> str:
    """A time as a clock shows it: « 25 h 10 » is « 1 h 10 »."""
    parts = [part.split(f"{NBSP}h") for part in text.split(" – ")]
    return " – ".join(f"{int(hours) % 24}{NBSP}h{rest}" for hours, rest in parts)


@pytest.mark.parametrize("written", ["", "0", "-3", "1e9", "2.5", "61"])
def test_a_wrong_number_gives_a_sentence_and_changes_nothing(
    visit: Visit, led: tuple[str, tuple[Jour, ...]], written: str
) -> None:
    """Until it is right again."""
    page = visit(led[0])
    before = page.evaluate(NUMBERS), page.evaluate(TIMES)
    field, error = people(page), page.get_by_role("alert")
    expect(error).to_be_empty()
    field.fill(written)
    expect(error).to_have_text("Écrivez un nombre de participants, de 1 à 60.")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description("Écrivez un nombre de participants, de 1 à 60.")
    assert (page.evaluate(NUMBERS), page.evaluate(TIMES)) == before
    field.fill("7")
    expect(error).to_be_empty()
    assert field.get_attribute("aria-invalid") != "true"
    assert page.evaluate(NUMBERS) != before[0]


def test_a_missing_hour_gives_a_sentence_and_changes_nothing(
    visit: Visit, led: tuple[str, tuple[Jour, ...]]
) -> None:
    """Nor does it stop the rest from being read."""
    page = visit(led[0])
    before = page.evaluate(TIMES)
    start = page.locator("[data-reglages] input[type=time]").first
    start.fill("")
    expect(page.get_by_role("alert")).to_have_text("Écrivez une heure de début, par exemple 09:00.")
    assert page.evaluate(TIMES) == before
    start.fill("10:00")
    expect(page.get_by_role("alert")).to_be_empty()


def calendar(page: Page) -> tuple[str, bytes]:
    """The name and the bytes of the file that the button makes."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Mettre à mon agenda (.ics)").click()
    return download.value.suggested_filename, download.value.path().read_bytes()


def dated(page: Page, first: date) -> list[date]:
    """Give each day a date, a week apart."""
    fields = page.locator("[data-reglages] input[type=date]").all()
    days = [first + timedelta(weeks=week) for week, _ in enumerate(fields)]
    for field, day in zip(fields, days, strict=True):
        field.fill(day.isoformat())
    return days


def events(views: list[AgendaView], days: list[date]) -> Iterator[tuple[datetime, datetime, str]]:
    """When each half-day starts and ends, and what it is made of."""
    for view, day in zip(views, days, strict=True):
        for half in view.demi_journees:
            start, end = (
                datetime.combine(day, datetime.min.time()) + timedelta(hours=h, minutes=m)
                for h, m in (clock(half.debut), clock(half.fin))
            )
            lines = (
                f"{seq.debut} – {seq.fin} : {f'{seq.numero} '.lstrip()}{seq.titre}"
                for seq in half.sequences
            )
            yield start, end, " ".join("\n".join(lines).replace("\n", " | ").split())


def clock(told: str) -> tuple[int, int]:
    hours, _, minutes = told.partition(f"{NBSP}h")
    return int(hours), int(minutes.strip(NBSP) or 0)


def test_the_calendar_says_what_the_page_says(
    visit: Visit, led: tuple[str, tuple[Jour, ...]], corpus: Corpus
) -> None:
    """Read by another program: dates, times, lengths, words with commas and accents."""
    page = visit(led[0])
    days = dated(page, date(2027, 3, 22))  # the clocks change in the week that follows
    name, content = calendar(page)
    assert name == f"{Path(led[0]).stem}.ics"
    read = Calendar.from_ical(content)
    assert read.errors == []
    found = [
        (one.decoded("dtstart"), one.decoded("dtend"), one["description"])
        for one in read.walk("VEVENT")
    ]
    told = [(a, b, " ".join(words.replace("\n", " | ").split())) for a, b, words in found]
    assert told == list(events(views_of(led[1], corpus), days))
    title = str(page.locator("h1").text_content())
    assert all(str(one["summary"]).startswith(title) for one in read.walk("VEVENT"))
    uids = [str(one["uid"]) for one in read.walk("VEVENT")]
    assert len(set(uids)) == len(uids) == len(told)


def test_the_calendar_follows_what_is_changed(
    visit: Visit, led: tuple[str, tuple[Jour, ...]], corpus: Corpus
) -> None:
    """A later start moves the end as much; a day without a date is left out."""
    page = visit(led[0])
    (first, *others) = dated(page, date(2028, 2, 29))
    for field in page.locator("[data-reglages] input[type=date]").all()[1:]:
        field.fill("")
    starts = page.locator("[data-reglages] input[type=time]")
    moved = later(led[1][0], 21 * 60 + 30)
    for rank, _ in enumerate(moved.journee.demi_journees):
        starts.nth(rank).fill(f"{21 + rank}:30")
    _, content = calendar(page)
    found = Calendar.from_ical(content).walk("VEVENT")
    halves = list(moved.journee.demi_journees.values())
    midnight = datetime.combine(first, datetime.min.time())
    assert [(one.decoded("dtstart"), one.decoded("dtend")) for one in found] == [
        (midnight + timedelta(minutes=h.debut), midnight + timedelta(minutes=h.debut + h.prevu))
        for h in halves
    ]
    assert others or len(led[1]) == 1


def test_the_calendar_is_written_as_it_should_be(
    visit: Visit, led: tuple[str, tuple[Jour, ...]]
) -> None:
    """RFC 5545: lines end with CR LF, none is longer than 75 bytes, none cuts a letter."""
    page = visit(led[0])
    dated(page, date(2027, 1, 4))
    _, content = calendar(page)
    assert content.endswith(b"END:VCALENDAR\r\n")
    lines = content.split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 75
    assert any(line.startswith(b" ") for line in lines)
    for line in lines:
        line.decode()
    unfolded = content.replace(b"\r\n ", b"").decode()
    assert "\\," in unfolded
    assert "\\n" in unfolded
    assert "é" in unfolded


def test_the_calendar_is_the_same_wherever_the_reader_is(
    browser: Browser, address: str, led: tuple[str, tuple[Jour, ...]]
) -> None:
    """Nine o'clock is nine o'clock in the room."""
    made = []
    for zone in ("Pacific/Auckland", "America/New_York"):
        context = browser.new_context(timezone_id=zone, accept_downloads=True)
        page = context.new_page()
        page.goto(f"{address}/{led[0]}")
        dated(page, date(2027, 3, 28))
        made.append([line for line in calendar(page)[1].split(b"\r\n") if b"DTSTAMP" not in line])
        context.close()
    assert made[0] == made[1]


@pytest.mark.parametrize("written", ["", "12027-03-22"])
def test_without_a_date_there_is_no_calendar(
    visit: Visit, led: tuple[str, tuple[Jour, ...]], written: str
) -> None:
    """The page says what is missing, and makes nothing; a year has four digits."""
    page, downloads = visit(led[0]), []
    page.on("download", lambda download: downloads.append(download))
    page.locator("[data-reglages] input[type=date]").first.fill(written)
    page.get_by_role("button", name="Mettre à mon agenda (.ics)").click()
    expect(page.get_by_role("alert")).to_have_text("Choisissez d’abord une date.")
    page.wait_for_timeout(300)
    assert downloads == []


def test_nothing_that_is_adjusted_leaves_the_page(
    visit: Visit, led: tuple[str, tuple[Jour, ...]], asked: list[str]
) -> None:
    """Neither sent nor kept; the calendar is made on the device."""
    page = visit(led[0])
    page.wait_for_load_state("networkidle")
    before = len(asked)
    people(page).fill("23")
    dated(page, date(2027, 5, 3))
    calendar(page)
    assert [url for url in asked[before:] if not url.startswith("blob:")] == []
    stored = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "23" not in stored
    assert page.evaluate("document.cookie") == ""
    page.reload()
    assert people(page).input_value() != "23"


def test_the_agenda_is_whole_without_a_script(
    browser: Browser, address: str, led: tuple[str, tuple[Jour, ...]]
) -> None:
    """As it was prepared, and nothing is offered that would not work."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{led[0]}")
    expect(page.locator("[data-reglages]")).to_be_hidden()
    steps = sum(len(jour.journee.etapes) for jour in led[1])
    expect(page.locator(".agenda .etape--etape")).to_have_count(steps)
    expect(page.locator(".agenda .etape__debut").first).to_be_visible()
    context.close()


def test_every_kit_is_a_real_folder(visit: Visit, corpus: Corpus) -> None:
    """What the link of a kit or of a day gives is a ZIP that opens, under the name of the kit."""
    known = {dossier.nom: dossier for dossier in dossiers(corpus)}
    pages = dict.fromkeys(dossier.cible for dossier in known.values())
    for cible in pages:
        page = visit(adresse(cible))
        for link in page.locator("a.fichier[href$='.zip']").all():
            with page.expect_download() as download:
                link.click()
            name = download.value.suggested_filename
            known.pop(name.removesuffix(".zip"))
            with ZipFile(download.value.path()) as folder:
                assert folder.testzip() is None, name
                assert len(folder.namelist()) > 5, name
    assert known == {}
