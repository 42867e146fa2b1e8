"""Pages in a real browser: definitions, keyboard, print, narrow and dark, accessibility."""

import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from macros.corpus import Corpus
from macros.model.blocs import Echelle
from macros.model.fiche import Fiche
from macros.views.adresses import adresse

Visit = Callable[[str], Page]

LAYOUTS = {
    "accueil": "index.html",
    "page": "comprendre/index.html",
    "cartes": "boite-a-outils/fiches.html",
    "notion": "comprendre/figures-de-travail.html",
    "pratique": "pratiquer/clinique-de-concertation.html",
    "tableau": "pratiquer/lire-un-sociogenogramme.html",
    "cadre": "pratiquer/secret-professionnel.html",
    "plan": "ressources/plan.html",
    "composante": "comprendre/partialite-multidirectionnelle/reconnaitre-le-tort.html",
    "sora": "pratiquer/sora/situer.html",
    "principe": "comprendre/principes-regulateurs/ouverture.html",
    "fiche": "boite-a-outils/fiches/tour-de-presentation.html",
    "kit": "boite-a-outils/kits/projet-avec-sora.html",
    "jeu": "boite-a-outils/cartes/sept-reperes.html",
    "lettre": "boite-a-outils/lettres/invitation-clinique-de-concertation.html",
    "offre": "offres-et-tarifs/soutien-situations-complexes.html",
    "besoins": "offres-et-tarifs/index.html",
    "comparatif": "offres-et-tarifs/comparer.html",
    "tarifs": "offres-et-tarifs/tarifs.html",
    "estimateur": "offres-et-tarifs/estimer.html",
    "questions": "offres-et-tarifs/questions.html",
    "demande": "offres-et-tarifs/faire-une-demande.html",
    "competences": "se-former/competences.html",
    "programme": "se-former/travail-avec-les-usagers.html",
    "terme": "ressources/glossaire/activation.html",
    "glossaire": "ressources/glossaire.html",
    "bibliographie": "ressources/bibliographie.html",
    "chiffres": "ressources/chiffres.html",
    "mentions": "ressources/mentions-legales.html",
    "introuvable": "404.html",
}


FOUND = {"resultTypes": ["violations"]}
COLOURED = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""What a change of colours may break: the rest of a page is the same in light and in dark."""


def violations(page: Page, scheme: str = "light") -> str:
    """What axe finds wrong, of any impact; in dark, among what depends on colours."""
    results = Axe().run(page, options={**FOUND, **(COLOURED if scheme == "dark" else {})})
    return results.generate_report() if results.violations_count else ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_axe_finds_nothing(visit: Visit, layout: str, scheme: str) -> None:
    """Every layout passes axe, in light and in dark."""
    page = visit("index.html")
    page.emulate_media(color_scheme=scheme)
    visit(LAYOUTS[layout])
    assert violations(page, scheme) == ""


@pytest.fixture(scope="module")
def sheets(corpus: Corpus) -> list[str]:
    """Worksheets that have every bloc among them, as few as may be."""
    blocs = {fiche.slug: {bloc.bloc for bloc in fiche.corps} for fiche in corpus.tous(Fiche)}
    missing, found = set().union(*blocs.values()), []
    while missing:
        found.append(max(blocs, key=lambda slug: len(blocs[slug] & missing)))
        missing -= blocs[found[-1]]
    assert len(found) > 1
    return [adresse(f"fiche/{slug}") for slug in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_on_any_bloc(
    visit: Visit, page: Page, sheets: list[str], width: int, scheme: str
) -> None:
    """Columns, scales, lines of time, drawings, keys, cards to cut out, reminders."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    for sheet in sheets:
        assert violations(visit(sheet), scheme) == "", sheet


PHONE = (
    *("accueil", "cartes", "fiche", "jeu", "kit", "lettre", "offre", "pratique", "programme"),
    *("besoins", "comparatif", "estimateur", "demande", "competences"),
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("layout", PHONE)
def test_axe_finds_nothing_on_a_phone(visit: Visit, page: Page, layout: str, scheme: str) -> None:
    """The narrow layout passes too."""
    page.emulate_media(color_scheme=scheme)
    visit(LAYOUTS[layout])
    page.set_viewport_size({"width": 360, "height": 780})
    assert violations(page, scheme) == ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_menu_of_a_phone(visit: Visit, page: Page, scheme: str) -> None:
    """The menu passes, open; it is the same on every page."""
    page.emulate_media(color_scheme=scheme)
    visit(LAYOUTS["offre"])
    page.set_viewport_size({"width": 360, "height": 780})
    page.get_by_role("button", name="Menu").click()
    assert violations(page, scheme) == ""


def test_axe_finds_nothing_in_the_search_dialog(visit: Visit) -> None:
    """The dialog passes, with results."""
    page = visit("index.html")
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill("famille")
    expect(
        page.get_by_role("list", name="Résultats de recherche").get_by_role("link").first
    ).to_be_visible()
    assert violations(page) == ""


def test_nothing_overflows_a_phone(visit: Visit, page: Page, site_dir: Path) -> None:
    """At 360 pixels no page of the site scrolls sideways."""
    page.set_viewport_size({"width": 360, "height": 780})
    wide = {}
    for path in sorted(site_dir.rglob("*.html")):
        name = path.relative_to(site_dir).as_posix()
        visit(name)
        if (width := page.evaluate("document.documentElement.scrollWidth")) > 360:
            wide[name] = width
    assert wide == {}


def test_a_scale_of_five_degrees_fits_a_phone(visit: Visit, page: Page, corpus: Corpus) -> None:
    """Nobody has to look for the end of a scale; a table or a drawing may be wider, and scrolls."""
    page.set_viewport_size({"width": 360, "height": 780})
    scales = {
        fiche.slug
        for fiche in corpus.tous(Fiche)
        if any(isinstance(bloc, Echelle) and bloc.degres <= 5 for bloc in fiche.corps)
    }
    assert len(scales) > 3
    wide = {}
    for slug in sorted(scales):
        visit(adresse(f"fiche/{slug}"))
        for scale in page.locator(".defile:has(> .echelle)").all():
            inside, outside = scale.evaluate("e => [e.scrollWidth, e.clientWidth]")
            if scale.locator("thead th").count() <= 5 and inside > outside:
                wide[slug] = inside - outside
    assert wide == {}


def test_what_is_wider_than_the_page_scrolls_by_keyboard(
    visit: Visit, page: Page, sheets: list[str]
) -> None:
    """A table or a drawing takes the focus, under a name, and arrows move it."""
    page.set_viewport_size({"width": 360, "height": 780})
    moved = 0
    for sheet in sheets:
        visit(sheet)
        for place in page.locator(".feuille .defile").all():
            expect(place).to_have_role("group")
            expect(place).to_have_accessible_name(re.compile(r"\w"))
            if place.evaluate("e => e.scrollWidth > e.clientWidth + 20"):
                place.focus()
                page.keyboard.press("ArrowRight")
                page.wait_for_timeout(300)
                assert place.evaluate("e => e.scrollLeft") > 0, sheet
                moved += 1
    assert moved


def test_a_term_opens_by_click_and_closes_by_escape(visit: Visit) -> None:
    """A definition opens by mouse, by touch and by keyboard, and Escape closes it."""
    page = visit(LAYOUTS["composante"])
    term = page.locator("button.mot").first
    definition = page.locator(f"#{term.get_attribute('popovertarget')}")
    expect(definition).to_be_hidden()
    term.click()
    expect(definition).to_be_visible()
    page.keyboard.press("Escape")
    expect(definition).to_be_hidden()
    term.focus()
    page.keyboard.press("Enter")
    expect(definition).to_be_visible()
    page.keyboard.press("Tab")
    expect(definition.get_by_role("link")).to_be_focused()
    page.keyboard.press("Escape")
    expect(definition).to_be_hidden()
    expect(term).to_be_focused()


def test_a_term_opens_by_touch(browser: Browser, address: str) -> None:
    """A finger on a phone opens a definition, without JavaScript."""
    context = browser.new_context(
        has_touch=True, java_script_enabled=False, viewport={"width": 360, "height": 780}
    )
    page = context.new_page()
    page.goto(f"{address}/{LAYOUTS['composante']}")
    term = page.locator("button.mot").first
    term.tap()
    expect(page.locator(f"#{term.get_attribute('popovertarget')}")).to_be_visible()
    context.close()


def test_a_source_opens_in_place_and_leads_to_the_bibliography(visit: Visit) -> None:
    """A number opens its note by keyboard; Escape closes it and gives the focus back."""
    page = visit(LAYOUTS["notion"])
    call = page.locator("button.appel").first
    note = page.locator(f"#{call.get_attribute('popovertarget')}")
    expect(call).to_have_accessible_name(re.compile(r"^Source 1\s: \w"))
    expect(note).to_be_hidden()
    call.focus()
    page.keyboard.press("Enter")
    expect(note).to_be_visible()
    page.keyboard.press("Tab")
    link = note.get_by_role("link")
    expect(link).to_be_focused()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(call).to_be_focused()
    slug = str(call.get_attribute("popovertarget")).removeprefix("note-")
    page.keyboard.press("Enter")
    link.click()
    page.wait_for_url(f"**/ressources/bibliographie.html#{slug}")


def test_sources_are_printed_with_their_addresses(visit: Visit) -> None:
    """On paper the list of sources stands at the end, each with the address to type."""
    page = visit(LAYOUTS["pratique"])
    address = page.locator(".suite__url").first
    expect(address).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".suite__sources")).to_be_visible()
    expect(address).to_be_visible()
    expect(page.locator(".suite__lies")).to_be_hidden()


@pytest.mark.parametrize(
    ("today", "overdue"), [("2026-11-22", False), ("2027-11-22", True), ("2031-01-01", True)]
)
def test_an_overdue_page_says_so(visit: Visit, page: Page, today: str, overdue: bool) -> None:
    """Once the date of review is past, the reader knows, at the head and at the foot."""
    page.clock.set_fixed_time(f"{today}T12:00:00")
    visit(LAYOUTS["notion"])
    late = page.locator(".suite__retard")
    head = page.locator("h1 + .retard")
    if overdue:
        expect(late).to_be_visible()
        expect(head).to_contain_text("vérifiez ce qui a pu changer")
    else:
        expect(late).to_be_hidden()
        expect(head).to_have_count(0)


def test_each_term_is_explained_once_a_page(visit: Visit) -> None:
    """Only the first occurrence is a button."""
    explained = 0
    for layout in ("composante", "principe", "programme", "chiffres", "bibliographie"):
        buttons = visit(LAYOUTS[layout]).locator("button.mot").all()
        targets = [button.get_attribute("popovertarget") for button in buttons]
        assert len(targets) == len(set(targets)), layout
        explained += len(targets)
    assert explained > 10


def test_the_first_tab_skips_to_the_content(visit: Visit) -> None:
    """A keyboard reader reaches the content in one step."""
    page = visit(LAYOUTS["composante"])
    page.keyboard.press("Tab")
    skip = page.locator(".md-skip")
    expect(skip).to_be_focused()
    assert skip.get_attribute("href", timeout=1000).endswith("#contenu")


def test_the_menu_works_by_keyboard_on_a_phone(visit: Visit) -> None:
    """The menu opens with Enter and closes with Escape."""
    page = visit(LAYOUTS["fiche"])
    page.set_viewport_size({"width": 360, "height": 780})
    button = page.get_by_role("button", name="Menu")
    menu = page.get_by_role("navigation", name="Menu")
    expect(menu).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    expect(menu.get_by_role("link", name="Offres et tarifs")).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()


@pytest.mark.parametrize(
    "layout", ["composante", "cartes", "fiche", "jeu", "kit", "lettre", "offre", "programme"]
)
def test_a_printed_page_is_only_its_text(visit: Visit, tmp_path: Path, layout: str) -> None:
    """On paper there is no menu, no button, and terms read as plain words."""
    page = visit(LAYOUTS[layout])
    page.emulate_media(media="print")
    apart = (".tete", ".menu", ".sommaire", ".md-skip", ".definition", ".filtres", ".reglages")
    for hidden in apart:
        for element in page.locator(hidden).all():
            expect(element).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    if page.locator("button.mot").count():
        style = page.locator("button.mot").first.evaluate(
            "button => { const s = getComputedStyle(button);"
            " return [s.textDecorationLine, s.borderTopWidth, s.backgroundColor] }"
        )
        assert style == ["none", "0px", "rgba(0, 0, 0, 0)"]
    printed = tmp_path / "page.pdf"
    page.pdf(path=str(printed), prefer_css_page_size=True)
    with pikepdf.open(printed) as document:
        width, height = (float(side) / 72 * 25.4 for side in document.pages[0].mediabox[2:])
        assert (round(width), round(height)) == (210, 297)


def test_what_is_typed_stays_on_the_page(visit: Visit, asked: list[str]) -> None:
    """Filling a sheet or a letter asks nothing of the network and stores nothing."""
    for layout in ("fiche", "lettre"):
        page = visit(LAYOUTS[layout])
        page.wait_for_load_state("networkidle")
        before = len(asked)
        for field in page.locator(".feuille input:not([type=checkbox]), .feuille textarea").all():
            field.fill("Prénom fictif")
        page.wait_for_timeout(300)
        assert asked[before:] == []
        stored = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
        assert "fictif" not in stored
        page.reload()
        assert "Prénom fictif" not in page.locator(".feuille").inner_text()


def test_downloads_are_offered_and_real(visit: Visit, site_dir: Path) -> None:
    """Every link of the « Télécharger » box leads to a file of its kind."""
    starts = {".pdf": b"%PDF-", ".docx": b"PK", ".odt": b"PK"}
    for layout in ("fiche", "lettre"):
        page = visit(LAYOUTS[layout])
        links = page.locator(".fichier")
        assert links.count() >= 3
        for link in links.all():
            with page.expect_download() as download:
                link.click()
            path = Path(download.value.suggested_filename)
            assert download.value.path().read_bytes().startswith(starts[path.suffix])
