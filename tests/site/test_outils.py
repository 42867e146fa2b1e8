"""The toolbox: the gallery, and what the pages of sheets, kits, cards and programmes offer."""

import re
from collections import Counter
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pikepdf
import pytest
from lxml.html import HtmlElement

from macros.corpus import Corpus
from macros.model.fiche import Fiche
from macros.model.jeu import Jeu
from macros.model.kit import Kit
from macros.model.programme import Programme
from macros.typography import NBSP
from macros.views.adresses import adresse
from macros.views.commun import lien
from macros.views.document import weight
from macros.views.fiche import METHODES
from tests.conftest import Run

GALLERY = "boite-a-outils/fiches.html"
INVENTORY = {"reseau": 13, "situations": 5, "projet": 7, "groupe": 9, "distance": 5, "ecoute": 6}
"""The worksheets that were promised, by theme."""

SHEET = ["Édition vierge", "Exemple rempli (fictif)", "Édition de l’animateur"]
POSTER = "Édition vierge, au format A3"
PUBLIC = "Le programme et ses informations"
PROGRAMME = [
    "Édition de l’animateur",
    "Édition des participants",
    "Édition du commanditaire",
]
CARDS = ["Quatre cartes par feuille A4", "Une carte par page A6"]
FOLDER = ["Dossier (ZIP)", "PDF"]
EDITABLE = ["PDF", "Word (DOCX)", "LibreOffice (ODT)"]


def offered(box: HtmlElement) -> dict[str, list[str]]:
    """The formats of each edition that a box offers."""
    return {
        str(edition.findtext("dt")): [link.text for link in edition.cssselect("a.fichier")]
        for edition in box.cssselect(".telechargement")
    }


def boxes(page: HtmlElement) -> list[HtmlElement]:
    return page.cssselect(".telechargements")


def test_every_sheet_of_the_inventory_exists(corpus: Corpus) -> None:
    """As many as were promised on each theme, none of them withdrawn."""
    found = Counter(fiche.methode for fiche in corpus.tous(Fiche) if not fiche.retrait)
    assert found == INVENTORY


def test_the_gallery_shows_every_sheet_by_theme(
    corpus: Corpus, pages: dict[str, HtmlElement]
) -> None:
    """One card each, which leads to its page; themes stand together."""
    cards = pages[GALLERY].cssselect(".galerie .carte")
    hrefs = [urljoin(GALLERY, card.cssselect("a")[0].get("href")) for card in cards]
    assert sorted(hrefs) == sorted(adresse(f"fiche/{x.slug}") for x in corpus.tous(Fiche))
    themes = [card.findtext("p[@class='carte__surtitre']") for card in cards]
    assert list(dict.fromkeys(themes)) == list(METHODES.values())
    assert themes == sorted(themes, key=list(METHODES.values()).index)


def test_each_facet_counts_the_cards_that_have_its_values(pages: dict[str, HtmlElement]) -> None:
    """Before any script: each value with its number, none without a card, no card without one."""
    (gallery,) = pages[GALLERY].cssselect(".galerie")
    cards = [card.get("data-valeurs").split() for card in gallery.cssselect(".carte")]
    selects = gallery.cssselect("select")
    assert len(selects) == 7
    for select in selects:
        values = {each.get("value"): each for each in select.cssselect("option[value!='']")}
        counted = Counter(value for card in cards for value in card)
        for value, option in values.items():
            number = counted[f"{select.get('name')}={value}"]
            assert number > 0
            assert option.text == f"{option.get('data-libelle')} ({number})"
        known = {f"{select.get('name')}={value}" for value in values}
        assert all(known & set(card) for card in cards), select.get("name")
    written = {value for card in cards for value in card}
    offered = {f"{s.get('name')}={o.get('value')}" for s in selects for o in s.cssselect("option")}
    assert written <= offered
    (status,) = gallery.cssselect("[role=status]")
    assert status.text == f"{len(cards)} fiches"


def test_the_gallery_is_whole_without_a_script(pages: dict[str, HtmlElement]) -> None:
    """What only works with one is hidden until it runs; every card is shown."""
    (gallery,) = pages[GALLERY].cssselect(".galerie")
    hidden = {each.get("class") for each in gallery.xpath(".//*[@hidden]")}
    assert hidden == {"filtres", "galerie__vide", "bouton"}


def test_each_sheet_is_offered_in_all_its_editions(
    corpus: Corpus, pages: dict[str, HtmlElement]
) -> None:
    """Three, the blank one in three formats; a fourth for those that are drawn on together."""
    posters = 0
    for fiche in corpus.tous(Fiche):
        (box,) = boxes(pages[adresse(f"fiche/{fiche.slug}")])
        editions = {name: ["PDF"] for name in SHEET} | {SHEET[0]: EDITABLE}
        if fiche.affiche_a3:
            editions[POSTER] = ["PDF"]
            posters += 1
        assert offered(box) == editions, fiche.slug
    assert posters > 3


def test_each_set_of_cards_has_its_page_and_two_files(
    corpus: Corpus, pages: dict[str, HtmlElement]
) -> None:
    """Every card is on the page, as it is on paper."""
    for jeu in corpus.tous(Jeu):
        page = pages[adresse(f"jeu/{jeu.slug}")]
        (box,) = boxes(page)
        assert offered(box) == {name: ["PDF"] for name in CARDS}, jeu.slug
        assert len(page.cssselect(".jeu__carte")) == len(jeu.cartes), jeu.slug


def test_each_kit_has_its_page_its_folder_and_its_contents(
    corpus: Corpus, pages: dict[str, HtmlElement]
) -> None:
    """Each sheet that a step hands out, each letter and each set of cards is named and linked."""
    for kit in corpus.tous(Kit):
        name = adresse(f"kit/{kit.slug}")
        (box,) = boxes(pages[name])
        assert offered(box) == {"Le kit complet": FOLDER}, kit.slug
        steps = [etape for jour in kit.journees for etape in jour.etapes if etape.fiche]
        slugs = [*(f"fiche/{x.fiche}" for x in steps if x.exemplaires != 0)]
        slugs += [f"fiche/{slug}" for slug in kit.fiches]
        slugs += [f"lettre/{slug}" for slug in kit.lettres] + [f"jeu/{slug}" for slug in kit.jeux]
        links = pages[name].cssselect(".contenu a")
        shown = {(urljoin(name, link.get("href")), link.text) for link in links}
        wanted = {(view.href, view.libelle) for view in (lien(slug, corpus) for slug in slugs)}
        assert shown == wanted, kit.slug
        assert len(links) == len(shown), kit.slug


def test_each_day_of_a_programme_offers_its_kit(
    corpus: Corpus, pages: dict[str, HtmlElement]
) -> None:
    """Under its own title; the public information and the three editions stand at the head."""
    for programme in corpus.tous(Programme):
        page = pages[adresse(f"programme/{programme.slug}")]
        whole, *days = boxes(page)
        editions = {name: ["PDF"] for name in PROGRAMME}
        assert offered(whole) == {PUBLIC: EDITABLE, **editions}, programme.slug
        assert len(days) == len(programme.jours), programme.slug
        for rank, day in enumerate(days, 1):
            assert offered(day) == {"Le kit complet": FOLDER}, programme.slug
            (part,) = day.xpath("ancestor::section[h2]")
            own = f"{programme.slug}-{part.find('h2').get('id')}"
            names = {Path(link.get("href")).stem for link in day.cssselect("a")}
            assert names == {own}, programme.slug
            assert own.endswith(f"-{rank}"), own


def test_each_agenda_of_a_page_is_led(corpus: Corpus, pages: dict[str, HtmlElement]) -> None:
    """Every step of every day has its time and its length, and the page can compute them again."""
    for entree in (*corpus.tous(Kit), *corpus.tous(Programme)):
        genre = "kit" if isinstance(entree, Kit) else "programme"
        page = pages[adresse(f"{genre}/{entree.slug}")]
        days = entree.journees if isinstance(entree, Kit) else entree.jours
        agendas = page.cssselect("[data-agenda]")
        assert len(agendas) == len(days), entree.slug
        assert len(page.cssselect("[data-reglages]")) == 1, entree.slug
        for shown, day in zip(agendas, days, strict=True):
            steps = [each.get("data-minutes") for each in shown.cssselect(".etape--etape")]
            assert steps == [str(etape.duree) for etape in day.etapes], entree.slug
            breaks = [demi.pause for demi in day.demi_journees.values() if demi.pause]
            assert len(shown.cssselect(".etape--pause")) == len(breaks), entree.slug


def test_each_file_is_what_its_link_says(pages: dict[str, HtmlElement], site_dir: Path) -> None:
    """Its weight, its number of pages, and a name of its own for each."""
    found: dict[str, str] = {}
    for name, page in pages.items():
        for link in page.cssselect("a.fichier"):
            path = site_dir / urlsplit(urljoin(f"https://site/{name}", link.get("href"))).path[1:]
            told = str(link.getparent().findtext("span"))
            assert told.endswith(weight(path.stat().st_size)), path
            assert ("page" in told) == (path.suffix == ".pdf"), path
            if path.suffix == ".pdf":
                with pikepdf.open(path) as pdf:
                    assert int(told.partition(NBSP)[0]) == len(pdf.pages), path
            assert found.setdefault(str(path), name) == name, path
    made = {str(path) for path in (site_dir / "telechargements").rglob("*.*")}
    assert found.keys() == made
    assert len(made) > 200


def test_a_withdrawn_sheet_says_why_and_is_offered_nowhere(
    project: Path, corpus: Corpus, run: Run
) -> None:
    """Its page stays, for those who come by a link; the gallery and kits leave it out."""
    kits = "".join(path.read_text(encoding="utf-8") for path in project.glob("data/[kp]*/*.yml"))
    used = set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", kits))
    fiche = next(fiche for fiche in corpus.tous(Fiche) if fiche.slug not in used)
    sheet = project / f"data/fiches/{fiche.slug}.yml"
    why = "Un essai a montré qu'elle blesse. Prenez [[fiche/situer]]."
    retrait = f'retrait:\n  depuis: 2026-11-22\n  motif: "{why}"\n'
    sheet.write_text(sheet.read_text(encoding="utf-8") + retrait, encoding="utf-8")

    built = run(project, "build")

    assert built.returncode == 0, built.stdout + built.stderr
    site = project / "site"
    page = (site / adresse(f"fiche/{fiche.slug}")).read_text(encoding="utf-8")
    assert "<strong>Fiche retirée depuis le 22\N{NO-BREAK SPACE}novembre 2026. </strong>" in page
    assert "Un essai a montré qu’elle blesse. Prenez" in page
    gallery = (site / GALLERY).read_text(encoding="utf-8")
    assert f"fiches/{fiche.slug}.html" not in gallery.partition('class="galerie"')[2]
    assert f"{sum(INVENTORY.values()) - 1} fiches" in gallery


@pytest.mark.parametrize(
    ("page", "limit"),
    [(adresse("offres-et-tarifs/estimer"), 15_000), (adresse("lettre/devis"), 40_000)],
)
def test_what_runs_on_the_device_is_light(
    pages: dict[str, HtmlElement], site_dir: Path, page: str, limit: int
) -> None:
    """The scripts that a page asks for itself, before compression, in bytes."""
    own = pages[page].xpath("//article//script/@src | //section//script/@src")
    sizes = [(site_dir / page).parent.joinpath(src).resolve().stat().st_size for src in own]
    assert len(sizes) >= 3
    assert sum(sizes) <= limit
