"""A led day in a real browser: hours and numbers follow the group, the calendar is made here."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import icalendar
import pytest
from playwright.sync_api import Page, expect

from macros.corpus import Corpus
from macros.model.programme import Programme
from macros.typography import NBSP
from macros.views.agenda import AgendaView, Jour, agenda_view
from macros.views.horaires import clock
from macros.views.kit import dossiers
from macros.views.programme import days

Visit = Callable[[str], Page]

SEULE = "boite-a-outils/kits/reunion-difficile.html"
PLUSIEURS = "se-former/travail-avec-les-usagers.html"


def led(corpus: Corpus, path: str) -> tuple[Jour, ...]:
    """The days of a page, by the data and not by the page."""
    slug = Path(path).stem
    if path.startswith("se-former"):
        return days(next(one for one in corpus.tous(Programme) if one.slug == slug))
    return next(one.jours for one in dossiers(corpus) if one.cible == f"kit/{slug}")


def computed(jour: Jour, corpus: Corpus, people: int) -> list[str]:
    """What Python counts for so many people."""

    view = agenda_view(replace(jour, participants=people), corpus, "animateur")
    sheets = [f"{copie.nombre} ×" for copie in view.copies]
    return sheets + [f"{apport.nombre} {apport.nom}" for apport in view.apports]


def listed(page: Page, day: int) -> list[str]:
    """What the page counts: the number of each sheet, then each object."""
    items = page.locator("[data-agenda]").nth(day).locator(".apport__liste li")
    texts = (re.sub(rf"[\s{NBSP}]+", " ", text).strip() for text in items.all_inner_texts())
    return [text.partition("×")[0] + "×" if "×" in text else text for text in texts]


@pytest.mark.parametrize("path", [SEULE, PLUSIEURS])
def test_numbers_are_those_of_the_generator(visit: Visit, corpus: Corpus, path: str) -> None:
    """From one person to sixty, the page counts what Python counts."""
    page = visit(path)
    jours = led(corpus, path)
    for people in (1, 2, 3, 4, 5, 7, 8, 9, 12, 13, 25, 59, 60):
        page.get_by_role("spinbutton", name="Participants").fill(str(people))
        for rank, jour in enumerate(jours):
            assert listed(page, rank) == [
                re.sub(rf"[\s{NBSP}]+", " ", text) for text in computed(jour, corpus, people)
            ]
        expect(page.locator("[data-participants]").first).to_have_text(str(people))


def hours(view: AgendaView) -> Iterator[str]:
    """Every hour that an agenda tells, in order."""
    for half in view.demi_journees:
        yield from (half.debut, half.fin)
        for sequence in half.sequences:
            yield f"{sequence.debut} – {sequence.fin}"
            yield from (line.debut for line in sequence.lignes)


def told(page: Page) -> list[str]:
    """Every hour that the page tells, in order."""
    return page.locator("[data-heure], .sequence__heures").all_inner_texts()


def later(text: str, minutes: int) -> str:
    """The hours of `text`, so many minutes later."""

    def moved(found: re.Match[str]) -> str:
        return clock((int(found[1]) * 60 + int(found[2] or 0) + minutes) % (24 * 60))

    return re.sub(rf"(\d+){NBSP}h(?:{NBSP}(\d\d))?", moved, text)


def test_a_later_start_moves_every_hour(visit: Visit, corpus: Corpus) -> None:
    """The break, the sequences and the end follow; the margin of the room is no longer told."""
    page = visit(SEULE)
    (jour,) = led(corpus, SEULE)
    before = list(hours(agenda_view(jour, corpus, "animateur")))
    assert told(page) == before
    (half,) = jour.journee.demi_journees.values()
    start = half.debut + 95
    page.get_by_label("Début").fill(f"{start // 60:02}:{start % 60:02}")
    assert told(page) == [later(hour, 95) for hour in before]
    expect(page.locator(".demi__marge")).to_be_hidden()


@pytest.mark.parametrize("written", ["", "0", "-3", "61", "1000000000", "2.5"])
def test_a_wrong_number_gives_a_sentence(visit: Visit, written: str) -> None:
    """What was counted stays as it was."""
    page = visit(SEULE)
    before = listed(page, 0)
    page.get_by_role("spinbutton", name="Participants").fill(written)
    expect(page.get_by_role("alert")).to_have_text("Écrivez un nombre de participants, de 1 à 60.")
    expect(page.get_by_role("spinbutton", name="Participants")).to_have_attribute(
        "aria-invalid", ""
    )
    assert listed(page, 0) == before
    page.get_by_role("spinbutton", name="Participants").fill("8")
    expect(page.get_by_role("alert")).to_have_text("")


def test_a_calendar_needs_a_date(visit: Visit) -> None:
    """Nobody knows the day but who leads it."""
    page = visit(SEULE)
    page.get_by_role("button", name="agenda").click()
    expect(page.get_by_role("alert")).to_have_text("Choisissez d’abord une date.")


def test_the_calendar_is_made_here(
    visit: Visit, corpus: Corpus, asked: list[str], tmp_path: Path
) -> None:
    """Each half-day is an event, at the hours shown; nothing is asked of the network."""
    page = visit(PLUSIEURS)
    page.wait_for_load_state("networkidle")
    before = len(asked)
    jours = led(corpus, PLUSIEURS)
    dated = [date(2027, 3, 1) + timedelta(days=7 * rank) for rank in range(len(jours))]
    fields = page.locator("[data-jours] input[type=date]").all()
    for field, day in zip(fields, dated, strict=True):
        field.fill(day.isoformat())
    page.get_by_label("Jour 1, début, matin").fill("08:30")
    with page.expect_download() as download:
        page.get_by_role("button", name="agenda").click()
    path = tmp_path / "agenda.ics"
    download.value.save_as(path)
    assert download.value.suggested_filename == "travail-avec-les-usagers.ics"
    assert [url for url in asked[before:] if not url.startswith("blob:")] == []

    raw = path.read_bytes()
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    events = icalendar.Calendar.from_ical(raw).walk("VEVENT")
    halves = [
        (day, rank, half)
        for rank, (day, jour) in enumerate(zip(dated, jours, strict=True))
        for half in jour.journee.demi_journees.values()
    ]
    assert len(events) == len(halves)
    for event, (day, rank, half) in zip(events, halves, strict=True):
        first = 8 * 60 + 30 if event is events[0] else half.debut
        starts = datetime.combine(day, time(first // 60, first % 60))
        assert event.decoded("dtstart") == starts
        assert event.decoded("dtend") == starts + timedelta(minutes=half.prevu)
        assert f"Jour{NBSP}{rank + 1}" in event["summary"]
        for sequence in half.sequences:
            assert sequence.titre.split(",")[0][:12].replace("'", "’") in event["description"]
    assert len({str(event["uid"]) for event in events}) == len(events)
