"""Another organisation fills in one file, and the site is its own."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin
from zipfile import ZipFile

import lxml.html
import pytest
from lxml.html import HtmlElement

from macros.corpus import Corpus, load
from macros.model.couleurs import Couleurs
from macros.model.organisme import A_COMPLETER, Organisme
from macros.publishing.documents import Document
from macros.typography import day, french
from tests.conftest import Run
from tests.documents.reading import Made
from tests.site.autre import SENT

ALONE = ("slug", "relu_le", "relire_avant", "edition", "couleurs")
"""The fields of the publisher's file that are not words of its own."""
LETTER = "boite-a-outils/lettres/temoin.html"


@pytest.fixture(scope="module")
def other(other_project: Path) -> Organisme:
    """The second publisher."""
    return load(other_project).organisme


@pytest.fixture(scope="module")
def other_pages(other_project: Path) -> dict[str, HtmlElement]:
    """The pages of its site, parsed, by their addresses."""
    site = other_project / "site"
    paths = {path.relative_to(site).as_posix(): path for path in site.rglob("*.html")}
    return {name: lxml.html.parse(path).getroot() for name, path in paths.items()}


def words(organisme: Organisme) -> set[str]:
    """What a publisher says of itself, as the site shows it."""
    said = {str(getattr(organisme, nom)) for nom in Organisme.model_fields if nom not in ALONE}
    return {french(text) for text in said - {A_COMPLETER}}


def colours(couleurs: Couleurs) -> set[str]:
    """Every colour of both themes."""
    return {str(c).lower() for palette in (couleurs.clair, couleurs.sombre) for _, c in palette}


def printed(path: Path) -> str:
    """The words of a PDF."""
    return " ".join(Made(Document("", "", "", "pdf", None), path).texts())


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """What every file below a folder says: PDFs read back, archives opened."""
    for path in folder.rglob("*.*"):
        name = path.relative_to(folder).as_posix()
        if path.suffix == ".pdf":
            yield name, printed(path)
        elif path.suffix in (".docx", ".odt", ".zip"):
            with ZipFile(path) as archive:
                inside = [each for each in archive.namelist() if each.endswith((".xml", ".txt"))]
                yield name, " ".join(archive.read(each).decode() for each in inside)
        elif path.suffix in (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".bib"):
            yield name, path.read_text(encoding="utf-8")


def said(element: HtmlElement) -> str:
    """The words of an element, spaces made plain."""
    return " ".join(element.text_content().split())


def test_nothing_of_the_first_publisher_is_left(
    other_project: Path, corpus: Corpus, other: Organisme
) -> None:
    """Neither name, nor address, nor logo, nor colour, in any page, script, style or document."""
    first = corpus.organisme
    foreign = (words(first) - words(other)) | (colours(first.couleurs) - colours(other.couleurs))
    assert {french(first.titre), first.adresse_du_site, first.logo} <= foreign
    assert len(foreign) > 25
    pattern = re.compile("|".join(map(re.escape, foreign)), re.IGNORECASE)
    read = dict(texts(other_project / "site"))
    assert {".pdf", ".docx", ".odt", ".zip", ".css"} <= {Path(name).suffix for name in read}
    found = {name: left[0] for name, text in read.items() if (left := pattern.search(text))}
    assert found == {}


def test_its_colours_are_those_of_the_style_sheet(other_project: Path, other: Organisme) -> None:
    """Each under its own name, light and dark, and read before the rules that use it."""
    css = (other_project / "site/assets/couleurs.css").read_text(encoding="utf-8")
    light, dark = css.split('[data-md-color-scheme="slate"]')
    for text, palette in ((light, other.couleurs.clair), (dark, other.couleurs.sombre)):
        given = dict(re.findall(r"--([a-z-]+): (#\w+);", text))
        assert given == {nom.replace("_", "-"): colour for nom, colour in palette}
    page = lxml.html.parse(other_project / "site/index.html").getroot()
    sheets = [Path(link.get("href")).name for link in page.cssselect("link[rel=stylesheet]")]
    assert sheets[-2:] == ["couleurs.css", "guide.css"]


def test_the_header_bears_its_name_and_its_logo(
    other_project: Path, other: Organisme, other_pages: dict[str, HtmlElement]
) -> None:
    """On every page; the picture says nothing, since the name stands beside it."""
    for name, page in other_pages.items():
        (header,) = page.cssselect("header .tete__nom")
        assert said(header) == french(other.titre), name
        (logo,) = header.cssselect("img")
        (icon,) = page.cssselect("link[rel=icon]")
        assert logo.get("alt") == "", name
        for address in (logo.get("src"), icon.get("href")):
            # The page of errors is read from anywhere: its links start from the host.
            path = urljoin(name, address).removeprefix("/fr/")
            assert path == other.logo, name
    assert (other_project / "site" / other.logo).is_file()


def test_what_it_says_of_itself_is_only_text(
    other: Organisme, other_pages: dict[str, HtmlElement]
) -> None:
    """An ampersand, angle brackets or quotes break no page."""
    assert set('&<"') <= set(other.titre + other.nom + other.accroche)
    for name, page in other_pages.items():
        assert str(page.findtext(".//title")).endswith(french(other.titre)), name
        assert page.xpath("//aval") == [], name
    (told,) = other_pages["404.html"].xpath("//meta[@name='description']/@content")
    assert told == french(other.accroche)


def test_the_footer_names_it_and_credits_the_method(
    other: Organisme, other_pages: dict[str, HtmlElement]
) -> None:
    """Whoever publishes, the protected names stay their authors'."""
    for name, page in other_pages.items():
        (footer,) = page.cssselect("footer.bas")
        text = said(footer)
        for nom in (other.titre, day(other.edition), other.nom, other.telephone, other.courriel):
            assert " ".join(french(nom).split()) in text, (name, nom)
        assert "Site non officiel" in text, name
        assert "Dr Jean-Marie Lemaire" in text, name


def test_the_legal_notices_show_every_field(
    other: Organisme, other_pages: dict[str, HtmlElement]
) -> None:
    """None is said to be missing."""
    page = other_pages["ressources/mentions-legales.html"]
    values = [said(value) for value in page.cssselect(".rubrique dd")]
    shown = {" ".join(text.split()) for text in words(other)}
    site = {other.titre, other.accroche, other.adresse_du_site, other.logo}
    assert set(values) == shown - {french(text) for text in site}
    assert len(values) == 12
    assert A_COMPLETER not in said(page)


@pytest.mark.parametrize(
    ("page", "sentence", "fields"),
    [
        ("vie-privee", "sans traceur", ["hebergeur", "contact_donnees"]),
        ("accessibilite", "Non conforme, faute d’audit", ["contact_accessibilite"]),
    ],
)
def test_other_pages_show_who_answers(
    other: Organisme,
    other_pages: dict[str, HtmlElement],
    page: str,
    sentence: str,
    fields: list[str],
) -> None:
    """On the page itself, beside a state that no publisher's file can embellish."""
    read = other_pages[f"ressources/{page}.html"]
    assert sentence in said(read)
    values = [said(value) for value in read.cssselect(".rubrique dd")]
    assert values == [french(getattr(other, nom)) for nom in fields]


def test_a_letter_of_the_publisher_begins_with_its_name(
    other_project: Path, other: Organisme, other_pages: dict[str, HtmlElement]
) -> None:
    """In the form alone: the blank files stay blank, and other blanks empty."""
    fields = other_pages[LETTER].cssselect("form [data-champ]")
    filled = {field.get("data-champ"): field.get("value") for field in fields}
    expected = {
        blank: french(", ".join(getattr(other, nom) for nom in names))
        for blank, names in SENT.items()
    }
    assert {blank: value for blank, value in filled.items() if value} == expected
    assert len(filled) > len(expected)
    for name, text in texts(other_project / "site/telechargements/lettres"):
        assert not [value for value in expected.values() if value in text], name


def test_the_foot_of_every_document_is_its_own(other_project: Path, other: Organisme) -> None:
    """On each page that has a foot: the name of the site, the edition, the address."""
    paths = [*(other_project / "site/telechargements").rglob("*.pdf")]
    assert len(paths) > 6
    for path in paths:
        text = " ".join(printed(path).split())
        for told in (other.titre, f"édition du {day(other.edition)}", other.adresse_du_site):
            assert " ".join(told.split()) in text, path


def test_a_publication_waits_for_nothing_more_of_it(other_project: Path, run: Run) -> None:
    """Every field of the one file is filled in."""
    checked = run(other_project, "check", "--publication")
    assert "aucune erreur" in checked.stdout
    assert "organisme.yml" not in checked.stderr
