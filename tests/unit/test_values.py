"""Single values: durations, amounts, dates, names, links, text."""

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from macros.model.base import (
    MAX_PROSE,
    Entier,
    Fictif,
    LienEntree,
    LienFiche,
    OuiNon,
    Prose,
    Slug,
    Texte,
)
from macros.model.origine import Adresse
from macros.model.tarif import Centimes, Quantite
from macros.model.temps import Duree, Heure, Jour
from macros.reading.inline import Run
from macros.views.horaires import clock, clock_iso
from tests.unit.judging import read_as, refusal


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("45 min", 45),
        ("45min", 45),
        ("5 min", 5),
        ("120 min", 120),
        ("1 h", 60),
        ("1h", 60),
        ("1 h 30", 90),
        ("1h30", 90),
        ("1 h 05", 65),
        ("1 h 30 min", 90),
        ("12 h", 720),
    ],
)
def test_a_duration_is_read_in_minutes(written: str, minutes: int) -> None:
    """Hours and minutes, as one writes them."""
    assert read_as(Duree, written) == minutes


@pytest.mark.parametrize(
    "written",
    ["", "45", "0 min", "0 h", "h", "min", "1:30", "1,5 h", "2 heures", "-5 min", "45 min environ"],
)
def test_what_is_no_duration_is_refused(written: str) -> None:
    """A number without its unit says nothing; an empty time neither."""
    assert refusal(Duree, written) == "durée attendue, par exemple « 45 min » ou « 1 h 30 »"


def test_an_hour_holds_sixty_minutes() -> None:
    """Beyond, it is a slip."""
    assert refusal(Duree, "1 h 90")
    assert refusal(Heure, "9 h 60")


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("0 h", 0),
        ("9 h", 540),
        ("09 h", 540),
        ("9h", 540),
        ("9 h 05", 545),
        ("13 h 30", 810),
        ("13h30", 810),
        ("23 h 59", 1439),
    ],
)
def test_a_time_of_day_is_read_in_minutes(written: str, minutes: int) -> None:
    """Since midnight, from the first hour to the last."""
    assert read_as(Heure, written) == minutes


@pytest.mark.parametrize(
    "written",
    ["", "9", "h", "24 h", "25 h", "9 h 5", "9:30", "9 heures", "-1 h", "9 h 30 min", "midi"],
)
def test_what_is_no_time_of_day_is_refused(written: str) -> None:
    """A day has twenty-four hours, and a minute two digits."""
    assert refusal(Heure, written) == "heure attendue, par exemple « 9 h » ou « 13 h 30 »"


@given(st.integers(0, 1439))
def test_a_time_of_day_is_read_as_it_is_shown(minutes: int) -> None:
    """What the site prints, an author may write."""
    assert read_as(Heure, clock(minutes)) == minutes
    hours, rest = clock_iso(minutes).split(":")
    assert int(hours) * 60 + int(rest) == minutes


@pytest.mark.parametrize(
    ("written", "cents"),
    [
        ("100 €", 10_000),
        ("100€", 10_000),
        ("1250 €", 125_000),
        ("1 250 €", 125_000),
        ("1 250,50 €", 125_050),
        ("0,05 €", 5),
        ("100 000 €", 10_000_000),
    ],
)
def test_an_amount_is_kept_in_cents(written: str, cents: int) -> None:
    """Whole cents: no fraction of a euro is ever rounded."""
    amount = read_as(Centimes, written)
    assert amount == cents
    assert type(amount) is int


@given(st.integers(1, 10_000_000))
def test_any_amount_written_in_french_is_read_to_the_cent(cents: int) -> None:
    """Whatever the amount, grouped or not."""
    euros, rest = divmod(cents, 100)
    assert read_as(Centimes, f"{euros},{rest:02} €") == cents
    assert read_as(Centimes, f"{euros:,}".replace(",", " ") + f",{rest:02} €") == cents


@pytest.mark.parametrize(
    "written",
    ["", "€", "100", "100 euros", "12.50 €", "1,5 €", "12 5 €", "-5 €", "1,250 €", "100 $"],
)
def test_what_is_no_amount_is_refused(written: str) -> None:
    """Without the sign, with an English point, with half a decimal."""
    expected = "montant attendu, par exemple « 100 € » ou « 1 250,50 € »"
    assert refusal(Centimes, written) == expected


@pytest.mark.parametrize("written", ["0 €", "0,00 €", "100 000,01 €"])
def test_an_amount_has_bounds(written: str) -> None:
    """Nothing is free in an offer, and a slip of the finger is caught."""
    assert refusal(Centimes, written)


def test_a_huge_amount_is_refused_in_french() -> None:
    """Six thousand digits are no amount."""
    assert "montant attendu" in refusal(Centimes, "9" * 6000 + " €")


@pytest.mark.parametrize("space", ["\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"])
def test_no_break_spaces_count_as_spaces(space: str) -> None:
    """French keyboards type them, and the refusal would show the very same text."""
    assert read_as(Centimes, f"1{space}250{space}€") == 125_000
    assert read_as(Duree, f"1{space}h{space}30") == 90
    assert read_as(Heure, f"9{space}h{space}30") == 570


def test_digits_are_those_of_the_keyboard() -> None:
    """The schema for editors says [0-9] too."""
    assert refusal(Duree, "٤٥ min")
    assert refusal(Heure, "٩ h")
    assert refusal(Centimes, "١٠٠ €")


def test_editors_get_a_schema_that_accepts_what_the_model_accepts() -> None:
    """The patterns of `_schemas/` allow every writing that the model reads."""
    for kind, accepted in (
        (Duree, ["45 min", "45min", "1 h", "1h30", "1 h 30", "1 h 30 min"]),
        (Heure, ["9 h", "9h", "09 h", "13 h 30", "13h30"]),
        (Centimes, ["100 €", "100€", "1250 €", "1 250,50 €"]),
    ):
        pattern = TypeAdapter(kind).json_schema()["pattern"]
        assert [text for text in accepted if not re.search(pattern, text)] == []


@pytest.mark.parametrize("written", ["1_0", "10.0", "+10", "1 0", "1e3", "0x1F", "dix", "", "١٠"])
def test_a_whole_number_is_made_of_digits(written: str) -> None:
    """Python's own spellings are not an author's."""
    assert refusal(Entier, written) == "nombre entier attendu"
    assert refusal(Quantite, {"nombre": written, "unite": "heure"}) == "nombre entier attendu"


def test_a_date_is_iso() -> None:
    """Year, month, day: the one order that no one misreads."""
    assert read_as(Jour, "2026-11-22") == date(2026, 11, 22)


@pytest.mark.parametrize("written", ["", "22/11/2026", "2026-02-30", "2026-11", "novembre 2026"])
def test_what_is_no_date_is_refused(written: str) -> None:
    """Including days that do not exist."""
    assert refusal(Jour, written).startswith("date attendue")


@pytest.mark.parametrize("written", ["20261122", "2026-W47-7"])
def test_a_date_has_one_writing(written: str) -> None:
    """The message says year-month-day: nothing else passes."""
    assert refusal(Jour, written)


def test_yes_and_no_are_written_in_french() -> None:
    """« oui » and « non », and no other spelling."""
    assert read_as(OuiNon, "oui") is True
    assert read_as(OuiNon, "non") is False
    for written in ("Oui", "yes", "true", "1", "", "o"):
        assert refusal(OuiNon, written) == "« oui » ou « non » attendu"


def test_an_example_is_fictitious_or_refused() -> None:
    """No real family may enter the repository."""
    assert read_as(Fictif, "oui") is True
    assert "doit être fictif" in refusal(Fictif, "non")


@pytest.mark.parametrize("kind", [Slug, LienFiche])
@pytest.mark.parametrize(
    "written",
    ["", "../x", "a/b", "A", "é", "a_b", "a-", "-a", "a--b", "a b", "a\n", "a.b", "a" * 61],
)
def test_a_slug_is_a_safe_name(kind: Any, written: str) -> None:
    """It becomes a file and an address: kebab-case ASCII, nothing that climbs out."""
    assert refusal(kind, written)


def test_a_link_knows_the_address_it_leads_to() -> None:
    """The field says the kind, or the link itself does."""
    assert read_as(LienFiche, "situer").adresse == "fiche/situer"
    assert read_as(LienEntree, "terme/sora").adresse == "terme/sora"
    assert refusal(LienEntree, "situer")
    assert refusal(LienEntree, "terme/../x")


@pytest.mark.parametrize("written", ["javascript:alert(1)", "data:text/html,x", "www.x.fr", "//x"])
def test_an_address_outside_is_http(written: str) -> None:
    """No scheme that a browser would run."""
    assert refusal(Adresse, written)


def test_prose_is_parsed_and_measured() -> None:
    """Text becomes runs; too long or empty, it is refused."""
    assert read_as(Prose, "un **mot**") == (Run("un "), Run("mot", fort=True))
    assert read_as(Prose, "x" * MAX_PROSE)
    assert refusal(Prose, "x" * (MAX_PROSE + 1)) == "texte trop long (3001 signes, 3000 au plus)"
    assert refusal(Prose, "") == "texte vide"


@pytest.mark.parametrize("written", [["x"], [["x"]], {"x": "y"}])
def test_prose_is_a_text_and_nothing_else(written: object) -> None:
    """A list or a mapping is refused."""
    assert refusal(Prose, written)


@pytest.mark.parametrize("lien", ["terme/sora", "javascript:alert(1)"])
def test_no_one_writes_parsed_text_by_hand(lien: str) -> None:
    """A mapping shaped like a run would bypass every check of the markup."""
    assert refusal(Prose, [{"texte": "x", "lien": lien}])


def test_plain_text_is_measured() -> None:
    """One to three hundred signs."""
    assert read_as(Texte, "x" * 300)
    assert refusal(Texte, "x" * 301)
    assert refusal(Texte, "")
