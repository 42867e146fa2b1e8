"""The gallery in a real browser: facets that combine, count and stay in the address."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from macros.corpus import Corpus
from macros.model.fiche import Fiche
from macros.views.galerie import gallery_view

Visit = Callable[[str], Page]

GALERIE = "boite-a-outils/fiches.html"
FACETTES = ("methode", "moment", "duree", "groupe", "animer", "participer", "materiel")


def shown(page: Page) -> Locator:
    """The cards that can be seen."""
    return page.locator(".carte:visible")


def expected(corpus: Corpus, *wanted: str) -> int:
    """How many worksheets have all these values, by the view and not by the script."""
    cards = gallery_view(corpus.tous(Fiche), corpus).fiches
    return sum(set(wanted) <= set(card.valeurs.split()) for card in cards)


def test_facets_combine_and_stay_in_the_address(visit: Visit, corpus: Corpus) -> None:
    """Each choice narrows; the address, visited again, gives the same cards."""
    page = visit(GALERIE)
    assert shown(page).count() == expected(corpus)
    page.get_by_label("Thème", exact=True).select_option("reseau")
    assert shown(page).count() == expected(corpus, "methode=reseau")
    page.get_by_label("Moment").select_option("preparer")
    both = ("methode=reseau", "moment=preparer")
    assert 0 < shown(page).count() == expected(corpus, *both)
    told = f"{expected(corpus, *both)} fiches sur {expected(corpus)}"
    expect(page.get_by_role("status")).to_have_text(told)
    assert page.url.endswith(f"?{'&'.join(both)}")
    visit(page.url.split("/", 3)[3])
    assert shown(page).count() == expected(corpus, *both)
    expect(page.get_by_label("Thème", exact=True)).to_have_value("reseau")


@pytest.mark.parametrize("facette", FACETTES)
def test_each_choice_leaves_as_many_cards_as_it_says(visit: Visit, facette: str) -> None:
    """The number beside a value is that of the cards once it is chosen."""
    page = visit(f"{GALERIE}?moment=travailler" if facette != "moment" else GALERIE)
    choice = page.locator(f"#critere-{facette}")
    values = [option.get_attribute("value") for option in choice.locator("option").all()]
    assert len(values) > 2
    for value in filter(None, values):
        option = choice.locator(f"option[value='{value}']")
        number = int(option.inner_text().rpartition("(")[2].rstrip(")"))
        if number:
            choice.select_option(value)
            assert shown(page).count() == number
        else:
            expect(option).to_be_disabled()


def test_a_value_that_leads_nowhere_is_told(visit: Visit) -> None:
    """Kept in an old address, it shows no card and says what to do."""
    page = visit(f"{GALERIE}?methode=projet&groupe=13-500&duree=30&materiel=ecran")
    expect(page.locator("[data-vide]")).to_be_visible()
    assert shown(page).count() == 0
    page.get_by_role("button", name="Tout afficher").click()
    expect(page.locator("[data-vide]")).to_be_hidden()
    expect(page.get_by_label("Thème", exact=True)).to_be_focused()
    assert page.url.endswith(GALERIE)


def test_an_unknown_value_is_ignored(visit: Visit, corpus: Corpus) -> None:
    """An address written by hand breaks nothing."""
    page = visit(f"{GALERIE}?methode=<b>&inconnu=1&moment=ouvrir")
    assert shown(page).count() == expected(corpus, "moment=ouvrir")
    expect(page.get_by_label("Thème", exact=True)).to_have_value("")


def test_the_keyboard_is_enough(visit: Visit, corpus: Corpus) -> None:
    """A facet is reached by Tab and chosen by its first letters."""
    page = visit(GALERIE)
    page.get_by_label("Thème", exact=True).focus()
    page.keyboard.type("Distance")
    assert shown(page).count() == expected(corpus, "methode=distance")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Moment")).to_be_focused()


def test_without_script_every_sheet_is_listed(
    browser: Browser, address: str, corpus: Corpus
) -> None:
    """No filter is offered that could not work."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{GALERIE}")
    assert shown(page).count() == expected(corpus)
    expect(page.locator(".filtres")).to_be_hidden()
    context.close()
