"""Sheets of other sizes: A3 to draw on together, A6 cards to cut out of A4."""

import re
from collections.abc import Iterator
from math import sqrt

import pytest

from macros.views.jeu import JeuImprimeView
from tests.documents.reading import Made, Text, flat

RANK = re.compile(r"· (\d+) / (\d+)$")
"""The number of a card and how many there are, which both its sides bear."""


def sets(made: tuple[Made, ...], papier: str) -> list[tuple[Made, JeuImprimeView]]:
    """The sets of cards on one kind of paper."""
    views = ((item, item.document.view) for item in made)
    return [(i, v) for i, v in views if isinstance(v, JeuImprimeView) and v.papier == papier]


def cards(page: list[Text], width: float, height: float) -> dict[tuple[bool, bool], int]:
    """Which card stands in which quarter of a page: on the right or not, at the top or not."""
    found = {}
    for text in page:
        if rank := RANK.search(flat(text.words)):
            found[text.x > width / 2, text.y > height / 2] = int(rank[1])
    return found


def quarters(item: Made) -> Iterator[dict[tuple[bool, bool], int]]:
    """The cards of each page of an A4 sheet."""
    for page, drawn in zip(item.pdf.pages, item.drawn, strict=True):
        yield cards(drawn, float(page.mediabox[2]), float(page.mediabox[3]))


def test_four_cards_stand_on_a_sheet(made: tuple[Made, ...]) -> None:
    """One in each quarter, in order, the last sheet but for what is left."""
    for item, view in sets(made, "planche"):
        fronts = list(quarters(item))[::2]
        *whole, last = fronts
        assert all(len(front) == 4 for front in whole), item.name
        order = [(False, True), (True, True), (False, False), (True, False)]
        read = [front[place] for front in fronts for place in order if place in front]
        assert read == list(range(1, len(read) + 1)), item.name
        assert len(last) == (len(read) - 1) % 4 + 1, item.name
        assert len(view.planches) == len(item.pdf.pages) == 2 * len(fronts), item.name


def test_the_back_of_a_card_is_behind_its_front(made: tuple[Made, ...]) -> None:
    """Once the sheet is turned on its long side: left becomes right, top stays at the top."""
    compared = 0
    for item, _ in sets(made, "planche"):
        sides = list(quarters(item))
        for front, back in zip(sides[::2], sides[1::2], strict=True):
            assert back == {(not right, top): n for (right, top), n in front.items()}, item.name
            compared += len(front)
    assert compared > 15


def test_a_card_has_its_two_sides_in_turn_on_a6(made: tuple[Made, ...]) -> None:
    """For a printer that takes small paper: each front, then its back."""
    for item, view in sets(made, "a6"):
        ranks = [RANK.search(flat(text.words)) for page in item.drawn for text in page]
        shown = [(int(rank[1]), int(rank[2])) for rank in ranks if rank]
        total = len(view.planches) // 2
        assert shown == [(n, total) for n in range(1, total + 1) for _ in range(2)], item.name


def test_both_papers_hold_the_same_cards(made: tuple[Made, ...]) -> None:
    """The same words, each as often."""
    words = {
        papier: {
            view.titre: sorted(" ".join(item.texts()).split()) for item, view in sets(made, papier)
        }
        for papier in ("planche", "a6")
    }
    assert len(words["a6"]) > 3
    assert words["planche"] == words["a6"]


def test_nothing_of_a_card_crosses_a_cut(made: tuple[Made, ...]) -> None:
    """Every line starts within its card, a centimetre from the edge."""
    for item, _ in sets(made, "planche"):
        for page, drawn in zip(item.pdf.pages, item.drawn, strict=True):
            wide, high = float(page.mediabox[2]) / 2, float(page.mediabox[3]) / 2
            for text in drawn:
                # The title of the whole is heard and not seen.
                if text.words != item.document.view.titre:
                    assert 25 < text.x % wide < wide - 25, (item.name, text)
                    assert 20 < text.y % high < high - 20, (item.name, text)


def test_a_poster_is_its_sheet_enlarged(made: tuple[Made, ...]) -> None:
    """From A4 to A3, the square root of two: as many pages, every word where it was."""
    by_name = {item.name: item for item in made}
    posters = [item for item in made if item.edition == "a3"]
    assert len(posters) > 3
    for item in posters:
        sheet = by_name[item.name.removesuffix("a3") + "vierge"]
        assert item.form() == sheet.form(), item.name
        for large, small in zip(item.drawn, sheet.drawn, strict=True):
            edition = {item.document.view.edition, sheet.document.view.edition}
            pairs = zip(large, small, strict=True)
            for one, other in ((a, b) for a, b in pairs if {a.words, b.words} != edition):
                assert one.words == other.words, item.name
                scaled = (other.x * sqrt(2), other.y * sqrt(2))
                assert (one.x, one.y) == pytest.approx(scaled, abs=0.1), (item.name, one.words)
