"""Offers in a real browser: compared, estimated, printed, asked for, and nothing sent."""

import json
import re
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Locator, Page, expect

from macros.corpus import Corpus
from macros.model.estimation import Estimation
from macros.model.tarif import Tarif
from macros.typography import day
from macros.views.adresses import adresse
from macros.views.demande import demande_view
from macros.views.estimation import exemple_views
from macros.views.tarif import offers
from tests.browser.remplir import (
    FORMATS,
    KEPT,
    Visit,
    field,
    said_by_docx,
    said_by_odt,
    spaced,
    taken,
)

COMPARER, ESTIMER, DEMANDER = (
    f"offres-et-tarifs/{page}.html" for page in ("comparer", "estimer", "faire-une-demande")
)
FRAME = 1000 / 60
"""How long a frame lasts on a screen, in milliseconds."""


def texts(place: Locator) -> list[str]:
    """What is read in each part of a place that shows."""
    return [spaced(one.inner_text()) for one in place.all() if one.is_visible()]


def printed(page: Page, tmp_path: Path) -> tuple[list[tuple[int, int]], str]:
    """The size of each page of paper, in millimetres, and the words on them."""
    page.emulate_media(media="print")
    seen = spaced(page.locator("body").inner_text())  # what is hidden comes back after printing
    path = tmp_path / "papier.pdf"
    page.pdf(path=str(path), prefer_css_page_size=True)
    with pikepdf.open(path) as document:
        sizes = [
            (round(float(p.mediabox[2]) / 72 * 25.4), round(float(p.mediabox[3]) / 72 * 25.4))
            for p in document.pages
        ]
    return sizes, seen


# ---------- Comparing ----------


def columns(page: Page) -> list[str]:
    """The offers that the table shows."""
    return texts(page.locator(".comparatif__table thead th[data-offre]"))


def test_the_reader_chooses_the_offers_to_compare(visit: Visit, corpus: Corpus) -> None:
    """A box shows or hides a whole column, the address keeps the choice, two offers stay."""
    page = visit(COMPARER)
    titles = [spaced(view.titre) for view in demande_view(corpus).offres]
    assert columns(page) == titles
    boxes = page.locator(".comparatif__choix [type=checkbox]")
    boxes.nth(1).uncheck()
    assert columns(page) == [title for i, title in enumerate(titles) if i != 1]
    for row in page.locator(".comparatif__table tr").all():
        assert row.locator("th[data-offre]:visible, td:visible").count() == len(titles) - 1
    page.reload()
    assert len(columns(page)) == len(titles) - 1
    for box in boxes.all():
        if box.is_checked() and box.is_enabled():
            box.uncheck()
    assert len(columns(page)) == 2
    expect(page.locator("[data-etat]")).to_contain_text("le minimum pour comparer")


def test_a_phone_begins_with_two_offers(visit: Visit, page: Page) -> None:
    """There is room for two columns, and the others are a box away."""
    page.set_viewport_size({"width": 360, "height": 780})
    visit(COMPARER)
    assert len(columns(page)) == 2
    page.locator(".comparatif__choix [type=checkbox]").nth(3).check()
    assert len(columns(page)) == 3


def test_without_script_the_table_is_whole(browser, address: str, corpus: Corpus) -> None:  # type: ignore[no-untyped-def]
    """Every offer, every point, and no box that does nothing."""
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}/{COMPARER}")
    assert len(columns(page)) == len(offers(corpus))
    expect(page.locator(".comparatif__choix")).to_be_hidden()
    page.close()


def test_the_table_prints_alone_and_wide(visit: Visit, page: Page, tmp_path: Path) -> None:
    """One sheet in landscape: the offers chosen, without the rest of the page."""
    visit(COMPARER)
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Imprimer ce tableau").click()
    sizes, seen = printed(page, tmp_path)
    assert sizes == [(297, 210)]
    assert "Ce qui est remis par écrit" in seen
    assert "Comment lire ce tableau" not in seen


# ---------- Estimating ----------


def answer(page: Page, example: Estimation) -> None:
    """Fill in the form as an example says."""
    page.locator(f"#tarif-{example.tarif}").check()
    if example.rencontre:
        page.locator(f"#{example.tarif}-{example.rencontre}").check()
    for place in page.locator(f"[data-questions={example.tarif}] [data-nombre]").all():
        nom = place.get_attribute("data-nombre")
        quantite = example.nombres.get(nom or "")
        place.fill(str(quantite.nombre if quantite else 0))


def test_the_browser_counts_as_the_examples(visit: Visit, corpus: Corpus) -> None:
    """Every worked example: the same lines, the same sums, the same words as in Python."""
    page = visit(ESTIMER)
    examples = corpus.tous(Estimation)
    assert len(examples) >= 5
    for example, view in zip(examples, exemple_views(corpus), strict=True):
        answer(page, example)
        sheet = page.locator(f"[data-calcul={example.tarif}]")
        expect(sheet).to_be_visible()
        shown = [texts(row.locator("td")) for row in sheet.locator("tbody tr:visible").all()]
        told = [
            [spaced(x) for x in (li.quantite, li.calcul, li.montant)] for li in view.calcul.lignes
        ]
        assert shown == told, example.slug
        assert spaced(sheet.locator("[data-total]").inner_text()) == spaced(view.calcul.total)
        rest = sheet.locator("[data-reste]")
        assert spaced(rest.text_content() or "") == spaced(view.calcul.reste)
        assert sheet.locator(".calcul__reste").is_visible() is bool(view.calcul.reste)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Écrivez un nombre, de 0 à 50."),
        ("   ", "Écrivez un nombre, de 0 à 50."),
        ("-3", "Un nombre ne peut pas être négatif."),
        ("−3", "Un nombre ne peut pas être négatif."),
        ("2,5", "Écrivez un nombre entier, sans virgule : on ne compte pas de fraction."),
        ("2.5", "Écrivez un nombre entier, sans virgule : on ne compte pas de fraction."),
        ("51", "50 au plus ici. Au-delà, demandez un devis."),
        ("9" * 400, "50 au plus ici. Au-delà, demandez un devis."),
        ("trois", "Écrivez un nombre en chiffres."),
        ("1e3", "Écrivez un nombre en chiffres."),
        ("<b>", "Écrivez un nombre en chiffres."),
    ],
)
def test_a_wrong_number_gets_a_sentence(visit: Visit, typed: str, told: str) -> None:
    """Empty, negative, decimal, huge, or no number at all: a sentence, and never « NaN »."""
    page = visit(ESTIMER)
    place = page.locator("#soutien-sur-mesure-interventions")
    place.fill(typed)
    expect(page.locator("#soutien-sur-mesure-interventions-erreur")).to_have_text(told)
    expect(place).to_have_attribute("aria-invalid", "true")
    seen = page.locator("[data-feuille]").inner_text()
    assert "NaN" not in seen
    assert "Infinity" not in seen
    assert "€" not in seen
    place.fill(" 2 ")
    expect(page.locator("#soutien-sur-mesure-interventions-erreur")).to_have_text("")
    expect(page.locator("[data-feuille] [data-total]:visible")).to_contain_text("200")


def test_what_is_on_demand_is_never_added(visit: Visit) -> None:
    """More sessions, or a journey, leave the total as it is and stand apart from it."""
    page = visit(ESTIMER)
    total = page.locator("[data-feuille] [data-total]:visible")
    before = total.inner_text()
    page.locator("#soutien-sur-mesure-seances").fill("4")
    assert total.inner_text() == before
    rest = page.locator("[data-feuille] .calcul__reste:visible")
    expect(rest).to_contain_text("4\xa0séances")
    expect(rest).to_contain_text("Déplacements")
    page.locator("#soutien-sur-mesure-visioconference").check()
    expect(rest).not_to_contain_text("Déplacements")


def test_an_offer_leads_to_its_own_estimate(visit: Visit, corpus: Corpus) -> None:
    """The button of each offer opens the estimate on one of its rates."""
    for offre in offers(corpus):
        page = visit(adresse(f"offre/{offre.slug}"))
        page.get_by_role("link", name="Estimer", exact=True).click()
        chosen = page.locator("[name=tarif]:checked").get_attribute("value")
        tarif = corpus.entrees[f"tarif/{chosen}"]
        assert isinstance(tarif, Tarif)
        assert tarif.offre == offre.slug


def test_an_estimate_prints_on_one_sheet(visit: Visit, page: Page, tmp_path: Path) -> None:
    """A4, dated, said to bind nobody, and nothing of the form."""
    visit(ESTIMER)
    page.evaluate("window.print = () => {}")
    page.locator("#soutien-sur-mesure-interventions").fill("3")
    page.get_by_role("button", name="Imprimer ou faire un PDF").click()
    sizes, seen = printed(page, tmp_path)
    assert sizes == [(210, 297)]
    assert "Estimation indicative, sans valeur contractuelle" in seen
    assert re.search(r"Établie le 1?\d(er)?|Établie le \d", seen)
    assert "300 € TTC" in seen
    assert "Sur devis, non compté dans ce total" in seen
    for apart in ("Combien de situations", "Des exemples de calcul", "Emporter"):
        assert apart not in seen


@pytest.mark.parametrize("format", FORMATS)
def test_an_estimate_is_taken_away(visit: Visit, corpus: Corpus, format: str) -> None:
    """The file holds each example's lines, its total and what stays « sur devis »."""
    page = visit(ESTIMER)
    for example, view in zip(corpus.tous(Estimation), exemple_views(corpus), strict=True):
        answer(page, example)
        content = taken(page, format)
        read = said_by_docx if format == "docx" else said_by_odt
        said = spaced(" ".join(read(content)))
        for line in view.calcul.lignes:
            for words in (line.titre, line.quantite, line.calcul, line.montant):
                assert spaced(words) in said, (example.slug, words)
        assert spaced(view.calcul.total) in said
        assert spaced(view.calcul.reste or "rien") in said
        assert "sans valeur contractuelle" in said


def test_the_estimate_follows_within_a_frame(visit: Visit, page: Page) -> None:
    """Four times slower, a new number shows within a frame."""
    visit(ESTIMER)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    took = page.evaluate(
        """() => {
            const field = document.querySelector('[data-nombre]');
            const times = [];
            for (let i = 0; i < 40; i++) {
                field.value = String(1 + i % 50);
                const start = performance.now();
                field.dispatchEvent(new InputEvent('input', { bubbles: true }));
                document.querySelector('[data-feuille]').getBoundingClientRect();
                times.push(performance.now() - start);
            }
            return times.sort((a, b) => a - b)[20];
        }"""
    )
    assert took < FRAME


def test_the_date_is_todays(visit: Visit, page: Page) -> None:
    """An estimate bears the date of the day when it is made."""
    visit(ESTIMER)
    iso = page.evaluate("new Date(Date.now() - new Date().getTimezoneOffset() * 6e4).toISOString()")
    from datetime import date

    assert spaced(day(date.fromisoformat(iso[:10]))) in spaced(
        page.locator("[data-feuille] [data-date]").inner_text()
    )


# ---------- Asking ----------

SAID = {
    "service": "Service éducatif Les Alizés, Pontaval",
    "referent": "Awa Lemoine",
    "fonction_referent": "cheffe de service",
    "contact": "01 99 00 27 41",
    "besoin": "Nos réponses se répètent sans effet.",
    "participants": "six éducateurs",
    "periode": "de mars à juin",
}


def write(page: Page) -> None:
    """Fill in the request."""
    for nom, words in SAID.items():
        page.locator(f"[data-champ={nom}]").fill(words)


def test_a_message_is_prepared_and_copied(visit: Visit, page: Page) -> None:
    """What is written stands in the message, which is copied; what is optional may lack."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit(DEMANDER)
    expect(page.locator("[data-bilan]")).to_contain_text("Reste à écrire")
    expect(page.get_by_text("La période souhaitée :")).to_be_hidden()
    write(page)
    expect(page.locator("[data-bilan]")).to_have_text("Rien ne manque.")
    page.get_by_role("button", name="Copier le message").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    for words in SAID.values():
        assert words in copied
    assert "…" not in copied


def test_each_offer_is_asked_for_by_name(visit: Visit, corpus: Corpus) -> None:
    """The page of an offer leads to its request, its name in the message, its letter next."""
    for offre, view in zip(offers(corpus), demande_view(corpus).offres, strict=True):
        page = visit(adresse(f"offre/{offre.slug}"))
        page.locator(".coup-d-oeil").get_by_role("link", name="Faire une demande").click()
        expect(page.locator("[data-place=offre]")).to_have_text(view.designation)
        expect(page.locator("[data-lettre-choisie]")).to_have_text(view.lettre.libelle)


def test_the_letter_goes_on_from_the_request(visit: Visit, page: Page) -> None:
    """What was written is handed over once, in this tab, and nothing of it is kept."""
    visit(f"{DEMANDER}#demander-atelier-d-ecoute")
    write(page)
    page.get_by_role("button", name="Continuer dans la lettre").click()
    expect(page).to_have_url(re.compile("demande-de-devis.html$"))
    for nom in ("service", "referent", "fonction_referent", "contact", "besoin", "participants"):
        assert field(page, nom).input_value() == SAID[nom]
    assert field(page, "offre").input_value() == "un atelier d’écoute et de soutien"
    assert page.evaluate(KEPT) == []
    page.reload()
    assert field(page, "service").input_value() == ""


def test_nothing_that_is_written_leaves(visit: Visit, page: Page, asked: list[str]) -> None:
    """A request is written without a word to the network, which its page forbids itself."""
    visit(DEMANDER)
    page.wait_for_load_state("networkidle")
    before = len(asked)
    write(page)
    page.wait_for_timeout(200)
    assert asked[before:] == []
    assert page.evaluate(KEPT) == []
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert "connect-src 'none'" in (policy or "")


def test_all_is_erased_at_a_click(visit: Visit, page: Page) -> None:
    """Nothing of the request is left in the fields nor in the message."""
    visit(DEMANDER)
    write(page)
    page.get_by_role("button", name="Tout effacer").click()
    left = json.dumps(page.locator("[data-champ]").evaluate_all("all => all.map(e => e.value)"))
    assert not any(words in left for words in SAID.values())
    assert "Alizés" not in page.locator("[data-feuille]").inner_text()
