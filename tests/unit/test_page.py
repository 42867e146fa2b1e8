"""A hand-written page: its title, its plan, and the head that the site gives it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.corpus import Corpus
from macros.model.page import PLANS, Page
from macros.reading.markdown import Passage
from macros.typography import NBSP
from macros.views import page as views
from macros.views.page import WORDS_A_MINUTE, page_view
from tests.unit.judging import incoherence, read_as, refusal
from tests.unit.samples import PAGE, passage

EMPTY = Corpus({}, {})
WITHOUT_HEAD = {key: value for key, value in PAGE.items() if key != "en_bref"}


def headings(*titles: str, level: int = 2) -> tuple[Passage, ...]:
    return tuple(passage(title, niveau=level) for title in titles)


def planned(plan: str, *titles: str, level: int = 2) -> dict[str, Any]:
    return {**PAGE, "plan": plan, "corps": headings(*titles, level=level)}


def missing(plan: str, *titles: str) -> str:
    champ, message = incoherence(Page, planned(plan, *titles))
    assert champ == "plan"
    start = f"plan « {plan} » : rubriques absentes ou déplacées : "
    assert message.startswith(start)
    return message.removeprefix(start)


@pytest.mark.parametrize("plan", PLANS)
def test_a_page_that_holds_every_heading_of_its_plan_is_right(plan: str) -> None:
    """With straight or curved apostrophes."""
    for mark in ("'", "’"):
        titles = [title.replace("'", mark) for title in PLANS[plan]]
        assert Page.model_validate(planned(plan, *titles)).plan == plan


@pytest.mark.parametrize("plan", PLANS)
def test_each_heading_of_a_plan_is_asked_for(plan: str) -> None:
    """One at a time, by its name."""
    for absent in PLANS[plan]:
        others = [title for title in PLANS[plan] if title != absent]
        assert missing(plan, *others) == f"« {absent} »"


def test_all_the_missing_headings_are_told_at_once() -> None:
    """In the order of the plan."""
    names = ", ".join(f"« {title} »" for title in PLANS["cadre"])
    assert missing("cadre", "Autre chose") == names


def test_headings_out_of_order_are_told() -> None:
    """The plan is a path: what comes too early is as good as missing."""
    first, second, *others = PLANS["notion"]
    assert missing("notion", second, first, *others) == f"« {second} »"


@given(st.data())
def test_a_page_may_add_headings_between_those_of_its_plan(data: st.DataObject) -> None:
    """Anywhere, any number, of any name that is not one of the plan."""
    titles = list(PLANS["pratique"])
    for added in data.draw(st.lists(st.sampled_from(["Les deux voix", "À lire", "Suite"]))):
        titles.insert(data.draw(st.integers(0, len(titles))), added)
    assert Page.model_validate(planned("pratique", *titles))


@pytest.mark.parametrize("level", [1, 3, 4])
def test_only_headings_of_level_two_make_a_plan(level: int) -> None:
    """The same words one level lower are not the headings that readers scan for."""
    (told, _) = incoherence(Page, planned("cadre", *PLANS["cadre"], level=level))
    assert told == ("titre" if level == 1 else "plan")


def test_a_page_without_a_plan_has_the_headings_it_wants() -> None:
    """Plans are for notions, practices and legal pages."""
    assert Page.model_validate({**PAGE, "corps": headings("Une rubrique")}).plan is None


def test_a_plan_begins_with_the_essential() -> None:
    """A page that follows one opens with its three lines."""
    told = "plan", "une page qui suit un plan commence par « en_bref »"
    assert incoherence(Page, {**WITHOUT_HEAD, "plan": "notion"}) == told


def test_a_page_has_one_title() -> None:
    """The one of its head or its own: never both, never none."""
    assert Page.model_validate(PAGE)
    own = headings("Un titre", level=1)
    assert Page.model_validate({**WITHOUT_HEAD, "corps": own})
    twice, never = {**PAGE, "corps": own}, WITHOUT_HEAD
    for wrong, said in ((twice, "la page a deux titres"), (never, "la page n’a pas de titre")):
        champ, message = incoherence(Page, wrong)
        assert champ == "titre"
        assert message.startswith(said)


@pytest.mark.parametrize(("length", "right"), [(49, False), (50, True), (170, True), (171, False)])
def test_a_description_fits_a_search_engine(length: int, right: bool) -> None:
    """From 50 to 170 signs."""
    written = {**PAGE, "description": "x" * length}
    if right:
        assert read_as(Page, written).description == "x" * length
    else:
        assert refusal(Page, written)


def test_a_page_says_how_long_it_takes_to_read() -> None:
    """Of its body, rounded, at least a minute."""

    def minutes(words: int) -> str:
        body = (passage("mot " * words),)
        view = page_view(Page.model_validate({**PAGE, "corps": body}), EMPTY)
        return view.surtitre.removeprefix("Ressource, ")

    assert minutes(0) == f"1{NBSP}min de lecture"
    assert minutes(4 * WORDS_A_MINUTE) == f"4{NBSP}min de lecture"


def test_every_plan_has_a_name_and_the_law_its_warning() -> None:
    """A legal page says that it is no advice; no other does."""
    assert set(views.PLANS) == {*PLANS, None}
    shown = {
        plan: page_view(Page.model_validate(planned(plan, *PLANS[plan])), EMPTY) for plan in PLANS
    }
    assert {plan for plan, view in shown.items() if view.mention} == {"cadre"}
    assert "ne remplace pas un conseil juridique" in shown["cadre"].mention
    assert [view.surtitre.split(",")[0] for view in shown.values()] == [
        *("Notion", "Pratique", "Cadre légal et éthique"),
    ]
