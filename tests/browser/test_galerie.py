"""The gallery of worksheets, as someone who prepares a session uses it."""

from collections import Counter
from collections.abc import Callable
from itertools import combinations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

Visit = Callable[[str], Page]

GALLERY = "boite-a-outils/fiches.html"


def cards(page: Page) -> list[set[str]]:
    """The facets of every card, shown or not."""
    found = page.locator(".galerie .carte").all()
    assert len(found) > 40
    return [set(str(card.get_attribute("data-valeurs")).split()) for card in found]


def shown(page: Page) -> list[set[str]]:
    """The facets of the cards that are seen."""
    known = page.locator(".galerie .carte").all()
    return [value for value, card in zip(cards(page), known, strict=True) if card.is_visible()]


def told(page: Page) -> str:
    return page.get_by_role("status").inner_text().replace("\N{NO-BREAK SPACE}", " ")


def select(page: Page, name: str) -> Locator:
    return page.locator(f".filtres select[name={name}]")


def choose(page: Page, *wanted: str) -> None:
    """Choose values written as they stand in the address: « moment=ouvrir »."""
    for name, value in (each.split("=") for each in wanted):
        select(page, name).select_option(value)


def values(page: Page) -> list[str]:
    """Every value of every facet."""
    options = page.locator(".filtres option:not([value=''])").all()
    names = (option.evaluate("o => `${o.parentElement.name}=${o.value}`") for option in options)
    return list(names)


def apart(page: Page) -> tuple[str, str]:
    """Two values of different facets that no card has together."""
    known, all_cards = values(page), cards(page)
    return next(
        (one, other)
        for one, other in combinations(known, 2)
        if one.partition("=")[0] != other.partition("=")[0]
        and not any({one, other} <= card for card in all_cards)
    )


def test_each_value_keeps_the_cards_that_have_it(visit: Visit) -> None:
    """Neither more nor less, one value at a time, and the count says how many."""
    page = visit(GALLERY)
    whole = cards(page)
    assert told(page) == f"{len(whole)} fiches"
    for value in values(page):
        choose(page, value)
        kept = [card for card in whole if value in card]
        assert shown(page) == kept
        assert told(page) == f"{len(kept)} fiche{'s' * (len(kept) > 1)} sur {len(whole)}"
        choose(page, value.partition("=")[0] + "=")
    assert shown(page) == whole


def test_facets_combine(visit: Visit) -> None:
    """A card that is shown has all that is asked."""
    page = visit(GALLERY)
    whole = cards(page)
    pairs = combinations(values(page), 2)
    apart = (p for p in pairs if p[0].partition("=")[0] != p[1].partition("=")[0])
    counted = {pair: sum(set(pair) <= card for card in whole) for pair in apart}
    both = next(pair for pair, number in counted.items() if 1 < number < 8)
    choose(page, *both)
    assert shown(page) == [card for card in whole if set(both) <= card]
    assert told(page) == f"{counted[both]} fiches sur {len(whole)}"


def test_each_value_says_how_many_it_would_leave(visit: Visit) -> None:
    """The other facets being what they are; what would leave nothing cannot be chosen."""
    page = visit(GALLERY)
    whole = cards(page)
    choose(page, "methode=ecoute", "moment=travailler")
    for option in page.locator(".filtres option:not([value=''])").all():
        name, value = option.evaluate("o => [o.parentElement.name, o.value]")
        others = {"methode=ecoute", "moment=travailler"} - {
            f"{name}={select(page, name).input_value()}"
        }
        left = Counter(f"{name}={value}" in card for card in whole if others <= card)[True]
        label = str(option.get_attribute("data-libelle"))
        assert option.text_content() == f"{label} ({left})"
        assert option.is_disabled() == (not left)


def test_the_address_keeps_and_gives_back_what_is_chosen(visit: Visit, page: Page) -> None:
    """It can be sent to a colleague, and gone back to from a sheet."""
    visit(GALLERY)
    choose(page, "methode=groupe", "animer=1")
    assert page.url.endswith(f"/{GALLERY}?methode=groupe&animer=1")
    kept = shown(page)
    assert 0 < len(kept) < 20
    page.reload()
    assert shown(page) == kept
    page.locator(".galerie .carte:visible a").first.click()
    page.wait_for_url("**/fiches/*.html")
    page.go_back()
    assert shown(page) == kept
    assert select(page, "methode").input_value() == "groupe"


def test_one_button_shows_everything_again(visit: Visit) -> None:
    """It is there when something is chosen, and puts the focus back on the first facet."""
    page = visit(f"{GALLERY}?groupe=3-6")
    button = page.get_by_role("button", name="Tout afficher")
    assert len(shown(page)) < len(cards(page))
    button.click()
    assert shown(page) == cards(page)
    assert page.url.endswith(f"/{GALLERY}")
    expect(page.locator(".filtres select").first).to_be_focused()
    expect(button).to_be_hidden()
    page.reload()
    assert shown(page) == cards(page)


@pytest.mark.parametrize(
    "query",
    ["methode=rien", "inconnu=1", "methode=", "methode=%3Cimg%3E", "duree=30&duree=rien&methode=x"],
)
def test_what_the_address_does_not_know_is_ignored(visit: Visit, query: str) -> None:
    """An old link or a mistake shows the gallery, what it can of it chosen."""
    page = visit(f"{GALLERY}?{query}")
    kept = {"duree=30"} if query.startswith("duree=30") else set()
    assert shown(page) == [card for card in cards(page) if kept <= card]


def test_an_empty_result_says_so(visit: Visit) -> None:
    """And says what to do, rather than leave a blank."""
    page = visit(GALLERY)
    empty = page.locator("[data-vide]")
    expect(empty).to_be_hidden()
    visit(f"{GALLERY}?{'&'.join(apart(page))}")
    assert shown(page) == []
    assert told(page) == f"0 fiche sur {len(cards(page))}"
    expect(empty).to_be_visible()
    page.get_by_role("button", name="Tout afficher").click()
    expect(empty).to_be_hidden()


def test_every_card_is_there_without_a_script(browser: Browser, address: str) -> None:
    """And nothing is offered that would not work."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{GALLERY}?methode=groupe")
    assert len(shown(page)) == len(cards(page))
    expect(page.locator(".filtres")).to_be_hidden()
    expect(page.locator("[data-vide]")).to_be_hidden()
    context.close()


def test_the_gallery_works_by_keyboard_alone(visit: Visit) -> None:
    """From facet to facet by Tab, a value by its letters, then the button, then a card."""
    page = visit(GALLERY)
    select(page, "methode").focus()
    page.keyboard.type("Groupe")
    expect(select(page, "methode")).to_have_value("groupe")
    page.keyboard.press("Tab")
    expect(select(page, "moment")).to_be_focused()
    page.keyboard.press("ArrowDown")
    assert select(page, "moment").input_value()
    kept = shown(page)
    assert 0 < len(kept) < 10
    select(page, "materiel").focus()
    page.keyboard.press("Tab")
    button = page.get_by_role("button", name="Tout afficher")
    expect(button).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".galerie .carte:visible a").first).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(select(page, "methode")).to_be_focused()
    assert shown(page) == cards(page)
