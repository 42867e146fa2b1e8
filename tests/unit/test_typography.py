"""French typography, rule by rule, and the writing of numbers, durations and dates."""

import doctest
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros import typography
from macros.typography import (
    NBSP,
    THIN,
    capital,
    day,
    duration,
    euros,
    folded,
    french,
    plural,
)


def visible(text: str) -> str:
    """`_` for a no-break space, `~` for a thin one: what the eye cannot tell apart."""
    return text.replace(NBSP, "_").replace(THIN, "~")


@pytest.mark.parametrize(
    ("written", "typeset"),
    [
        ("l'eau d'ici", "l’eau d’ici"),
        ("etc...", "etc…"),
        ("« mot »", "«_mot_»"),
        ("«mot»", "«_mot_»"),
        ("«   mot   »", "«_mot_»"),
        ("« un » et « deux »", "«_un_» et «_deux_»"),
        ("Qui ?", "Qui~?"),
        ("Qui?", "Qui~?"),
        ("Non !", "Non~!"),
        ("ceci ; cela", "ceci~; cela"),
        ("quoi ?!", "quoi~?!"),
        ("« Qui ? »", "«_Qui~?_»"),
        ("« Viens » !", "«_Viens_»~!"),
        ("(oui !)", "(oui~!)"),
        ("[fin ?]", "[fin~?]"),
        ("4 sur 5 !", "4 sur 5~!"),
        ("100 % ?", "100_%~?"),
        ("ceci : cela", "ceci_: cela"),
        ("ceci :", "ceci_:"),
        ("12 500", "12~500"),
        ("1 250 000 €", "1~250~000_€"),
        ("70 %", "70_%"),
        ("100 €", "100_€"),
        ("45 min", "45_min"),
        ("10 mn", "10_mn"),
        ("2 h", "2_h"),
        ("30 s", "30_s"),
        ("5 km", "5_km"),
        ("21 cm", "21_cm"),
        ("200 Ko", "200_Ko"),
        ("3 Mo", "3_Mo"),
        ("1 an, 2 ans", "1_an, 2_ans"),
        ("6 mois", "6_mois"),
        ("1 heure, 2 heures", "1_heure, 2_heures"),
        ("1 jour, 4 jours", "1_jour, 4_jours"),
        ("M. Dupont et MM. Martin", "M._Dupont et MM._Martin"),
        ("Mme Élise, Mmes Roux", "Mme_Élise, Mmes_Roux"),
        ("Dr Roy, Pr Blum", "Dr_Roy, Pr_Blum"),
        ("art. 5, p. 12", "art._5, p._12"),
        pytest.param("p. XII", "p._XII"),
        pytest.param("n° A", "n°_A"),
        ("n° 2, no 3, nos 4 et 5", "n°_2, no_3, nos_4 et 5"),
        ("L. 123, R. 4, D. 5", "L._123, R._4, D._5"),
        ("Devis n° ", "Devis n°_"),
    ],
)
def test_a_rule_is_applied(written: str, typeset: str) -> None:
    """Authors type plain spaces; each rule puts its own."""
    assert visible(french(written)) == typeset


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Un mot, un autre.",
        "https://exemple.fr/page?a=1;b=2",
        "01 23 45 67 89",
        "12 personnes",
        "3 annexes et 2 mousses",
        "10:30",
        "a:b",
        "Une p. finale",
        "entre 2 séances",
    ],
)
def test_the_rest_is_left_alone(text: str) -> None:
    """Addresses, phone numbers and ordinary words stay as written."""
    assert french(text) == text


pieces = st.sampled_from(
    [
        *"'.…«»;!?:%€1\n()[] ",
        "...",
        "  ",
        NBSP,
        THIN,
        "23",
        "456",
        "h",
        "min",
        "ans",
        "M.",
        "Mme",
        "p.",
        "n°",
        "mot",
        "É",
        "https://x.fr?a=1",
    ]
)
texts = st.text() | st.lists(pieces, max_size=15).map("".join)


@given(texts)
def test_typesetting_twice_changes_nothing(text: str) -> None:
    """A text typeset in a view may go through again in another."""
    assert french(french(text)) == french(text)


@given(texts)
def test_only_spaces_apostrophes_and_dots_change(text: str) -> None:
    """No word is ever touched."""

    def bare(any_text: str) -> str:
        kept = re.sub(f"[ {NBSP}{THIN}]", "", any_text)
        return kept.replace("'", "’").replace("…", "...")

    assert bare(french(text)) == bare(text)


def test_the_examples_of_the_module_are_true() -> None:
    """Docstrings that show a result show the right one."""
    outcome = doctest.testmod(typography)
    assert outcome.attempted > 0
    assert outcome.failed == 0


@pytest.mark.parametrize(
    ("minutes", "written"),
    [(5, "5_min"), (59, "59_min"), (60, "1_h"), (65, "1_h_05"), (90, "1_h_30"), (600, "10_h")],
)
def test_a_duration_is_written_in_hours_and_minutes(minutes: int, written: str) -> None:
    """« 1 h 05 », and no « 0 h »."""
    assert visible(duration(minutes)) == written


@pytest.mark.parametrize(
    ("cents", "written"),
    [
        (1, "0,01_€"),
        (100, "1_€"),
        (1250, "12,50_€"),
        (125_005, "1~250,05_€"),
        (1_000_000_00, "1~000~000_€"),
    ],
)
def test_an_amount_is_written_in_euros(cents: int, written: str) -> None:
    """Cents only when there are some, thousands apart."""
    assert visible(euros(cents)) == written


def test_a_date_is_written_in_full() -> None:
    """The first of the month is « 1er »."""
    assert visible(day(date(2026, 1, 1))) == "1er_janvier 2026"
    assert visible(day(date(2026, 8, 31))) == "31_août 2026"


@pytest.mark.parametrize(
    ("number", "written"), [(0, "0_page"), (1, "1_page"), (2, "2_pages"), (12, "12_pages")]
)
def test_plural_starts_at_two(number: int, written: str) -> None:
    """As in French, zero is singular."""
    assert visible(plural(number, "page")) == written


def test_an_irregular_plural_is_given() -> None:
    """« un jeu, des jeux »."""
    assert visible(plural(3, "jeu", "jeux")) == "3_jeux"


def test_a_capital_changes_the_first_letter_alone() -> None:
    """Acronyms keep theirs, an empty text stays empty."""
    assert capital("éducateur de l'AEMO") == "Éducateur de l'AEMO"
    assert capital("œuvre") == "Œuvre"
    assert capital("") == ""


def test_folding_forgets_case_accents_and_ligatures() -> None:
    """What readers type and what authors write meet."""
    assert folded("ŒUVRE d’Éléonore, ex æquo, façon") == "oeuvre d'eleonore, ex aequo, facon"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    """A folded key can be folded again."""
    assert folded(folded(text)) == folded(text)


def test_an_hour_and_its_minutes_stay_together() -> None:
    """« 1 h 30 » never breaks, as `duration` already writes it."""
    assert visible(french("de 1 h 30 à 14 h 05")) == "de 1_h_30 à 14_h_05"


def test_a_no_break_space_already_typed_becomes_thin() -> None:
    """Some keyboards put it; the page must not mix two widths."""
    assert visible(french(f"Qui{NBSP}?")) == "Qui~?"


def test_a_year_and_a_count_stay_two_numbers() -> None:
    """A group of thousands follows one to three digits, not four."""
    assert visible(french("en 2026 150 personnes")) == "en 2026 150 personnes"


def test_a_sign_after_a_link_or_a_bold_word_is_glued_too() -> None:
    """`[[terme/reseau|le réseau]] ?` gives a run that starts with a space and a sign."""
    assert visible(french(" ?")) == "~?"
