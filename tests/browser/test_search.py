"""The search, as a reader uses it."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

Visit = Callable[[str], Page]

SHEET = "Le tour de présentation"
OFFER = "Soutien et suivi des situations complexes"
RATES = "Tarifs et ce qu’ils comprennent"
AEMO = "Action éducative en milieu ouvert (AEMO)"


def titles(page: Page, words: str) -> list[str]:
    """The titles of the results for some words."""
    page.get_by_role("searchbox").fill(words)
    status = page.get_by_role("status")
    expect(status).to_have_text(re.compile(r"résultat|Aucune"), timeout=15_000)
    page.wait_for_timeout(400)
    results = page.get_by_role("list", name="Résultats de recherche").get_by_role("listitem")
    return [item.get_by_role("link").inner_text() for item in results.all()]


@pytest.fixture(scope="module")
def dialog(browser: Browser, address: str) -> Iterator[Page]:
    """The dialog of the search, opened once for all the words that readers type in it."""
    page = browser.new_page()
    page.goto(f"{address}/index.html")
    page.get_by_role("button", name="Rechercher", exact=False).first.click()
    yield page
    page.close()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("sociogenogramme", "« Sociogénogramme »"),
        ("Sociogénogramme", "« Sociogénogramme »"),
        ("deconcertation", "Déconcertation"),
        ("l’activation", "Activation"),
        ("l'activation", "Activation"),
        ("activations", "Activation"),
        ("educateur", AEMO),
        ("oeuvre", "Atelier d’écoute et de soutien"),
        ("œuvre", "Atelier d’écoute et de soutien"),
        ("prix", RATES),
        ("tarif", RATES),
        ("coût", RATES),
        ("AEMO", AEMO),
        ("aemo", AEMO),
        ("MECS", "Maison d’enfants à caractère social (MECS)"),
        ("CdC", "« Clinique de Concertation »"),
        ("ISIC", "Intervention sociale d’intérêt collectif (ISIC)"),
        ("tour de présentation", SHEET),
        ("lettre invitation", "Lettre d’invitation à une « Clinique de Concertation »"),
        ("fugue", OFFER),
        ("comparer", "Comparer les offres"),
        ("estimation", "Estimer et imprimer"),
        ("partialité", "Partialité multidirectionnelle"),
    ],
)
def test_a_reader_finds_the_page(dialog: Page, words: str, expected: str) -> None:
    """Accents, ligatures, elision, plurals, synonyms and acronyms all lead to the page."""
    dialog.get_by_role("searchbox").fill("")
    expect(dialog.get_by_role("list", name="Résultats de recherche")).to_be_empty()
    found = [title.replace("\N{NO-BREAK SPACE}", " ") for title in titles(dialog, words)]
    assert expected in found[:5], found


def test_nothing_is_loaded_before_the_first_use(visit: Visit, asked: list[str]) -> None:
    """A page that is only read costs nothing of the search."""
    page = visit("comprendre/index.html")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/recherche/" in url] == []
    page.keyboard.press("/")
    titles(page, "famille")
    assert [url for url in asked if "/recherche/" in url] != []


def test_the_dialog_works_by_keyboard_alone(visit: Visit) -> None:
    """« / » opens, arrows move, Enter goes, Escape closes and gives the focus back."""
    page = visit("pratiquer/index.html")
    button = page.locator(".bouton--recherche")
    button.focus()
    page.keyboard.press("/")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()

    page.keyboard.press("Enter")
    titles(page, "famille")
    links = page.get_by_role("list", name="Résultats de recherche").get_by_role("link")
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("ArrowDown")
    target = links.nth(0).get_attribute("href")
    page.keyboard.press("Enter")
    assert target
    page.wait_for_url(f"**{target}")


def test_enter_leads_to_the_first_result(visit: Visit) -> None:
    """Typed at once, before any result: the dialog stays, the first result takes the focus."""
    page = visit("index.html")
    page.keyboard.press("/")
    page.keyboard.type("supervision")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    first = page.get_by_role("list", name="Résultats de recherche").get_by_role("link").first
    expect(first).to_be_focused(timeout=15_000)
    page.get_by_role("button", name="Fermer").click()
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_a_search_that_cannot_load_says_so(page: Page, address: str) -> None:
    """Without a connection the dialog does not stay silent, and a new try may succeed."""
    page.route("**/recherche/pagefind.js", lambda route: route.abort())
    page.goto(f"{address}/index.html")
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill("famille")
    expect(page.get_by_role("status")).to_contain_text("n’a pas pu se charger", timeout=15_000)
    page.unroute("**/recherche/pagefind.js")
    assert "Force convocatrice" in titles(page, "force convocatrice")


def test_slash_is_only_a_character_in_a_field(visit: Visit) -> None:
    """Someone who fills a sheet can type a slash."""
    page = visit("boite-a-outils/fiches/situer.html")
    field = page.get_by_role("textbox").first
    field.click()
    page.keyboard.type("1/2")
    expect(field).to_have_value("1/2")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_filters_keep_one_kind(visit: Visit) -> None:
    """Each filter tells how many results it keeps, and keeps them."""
    page = visit("index.html")
    page.keyboard.press("/")
    titles(page, "famille")
    filter_ = page.get_by_role("radio", name="Glossaire")
    label = filter_.locator("xpath=..").inner_text()
    filter_.check()
    page.wait_for_timeout(400)
    items = page.get_by_role("list", name="Résultats de recherche").get_by_role("listitem")
    kinds = {item.locator(".resultat__genre").inner_text() for item in items.all()}
    assert kinds == {"Glossaire"}
    count = int(label.split("(")[1].rstrip(")"))
    assert items.count() == min(count, 5)


def test_the_next_results_come_on_demand(visit: Visit) -> None:
    """The button adds the next results and puts the focus on the first of them."""
    page = visit("index.html")
    page.keyboard.press("/")
    titles(page, "famille")
    links = page.get_by_role("list", name="Résultats de recherche").get_by_role("link")
    expect(links).to_have_count(5)
    page.get_by_role("button", name="Afficher les résultats suivants").click()
    expect(links).to_have_count(10)
    expect(links.nth(5)).to_be_focused()


@pytest.mark.parametrize("words", ["xylophone", "déconsertation"])
def test_an_empty_result_helps(visit: Visit, words: str) -> None:
    """Finding nothing says so, rather than show everything, and offers a way on."""
    page = visit("index.html")
    page.keyboard.press("/")
    assert titles(page, words) == []
    expect(page.get_by_role("status")).to_have_text(f"Aucune page ne contient « {words} ».")
    expect(page.get_by_role("link", name="Le glossaire, de A à Z")).to_be_visible()


def test_each_result_shows_title_kind_and_extract(visit: Visit) -> None:
    """A reader knows what a result is before opening it."""
    page = visit("ressources/index.html")
    page.keyboard.press("/")
    titles(page, "partialité")
    for item in (
        page.get_by_role("list", name="Résultats de recherche").get_by_role("listitem").all()
    ):
        assert item.get_by_role("link").inner_text()
        assert item.locator(".resultat__genre").inner_text()
        assert item.locator(".resultat__extrait mark").count() >= 1
