"""What machines read of the site: structured data, sitemap, previews, `llms.txt`, public data."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import lxml.etree
import pytest
import yaml
from lxml.html import HtmlElement

from macros.corpus import Corpus
from macros.model.offre import Offre
from macros.model.organisme import A_COMPLETER
from macros.model.programme import Programme
from macros.publishing.documents import documents
from macros.publishing.mentions import MENTION
from macros.publishing.ouverture import TEXTES
from macros.typography import THIN, day
from macros.views.adresses import a_une_page, adresse
from tests.documents.reading import Made, flat
from tests.vocabulaire import faults

HOME = "index.html"
MARKUP = re.compile(r"<|&\w+;|\[\[|\]\]|\*\*|\{")
LINE = re.compile(r"- \[([^\]]+)\]\((\S+)\): (\S.*)")

Json = dict[str, Any]


@pytest.fixture(scope="module")
def shown(pages: dict[str, HtmlElement]) -> dict[str, HtmlElement]:
    """The pages that readers are led to."""
    return {name: page for name, page in pages.items() if name != "404.html"}


@pytest.fixture(scope="module")
def told(shown: dict[str, HtmlElement]) -> dict[str, dict[str, Json]]:
    """The nodes of each page, by their type."""
    found = {}
    for name, page in shown.items():
        (script,) = page.xpath("//head/script[@type='application/ld+json']/text()")
        document = json.loads(script)
        assert faults(document) == [], name
        nodes = {node["@type"]: node for node in document["@graph"]}
        assert len(nodes) == len(document["@graph"]), name
        found[name] = nodes
    return found


@pytest.fixture(scope="module")
def data(site_dir: Path) -> Json:
    """The public data."""
    whole: Json = json.loads((site_dir / "corpus.json").read_text(encoding="utf-8"))
    return whole


@pytest.fixture(scope="module")
def racine(corpus: Corpus) -> str:
    """The address of the site."""
    return corpus.organisme.adresse_du_site


@pytest.fixture(scope="module")
def published(root: Path) -> dict[str, list[str]]:
    """The amounts of `tarifs.yml`, offer by offer, as their author wrote them."""
    written = yaml.safe_load((root / "data" / "tarifs.yml").read_text(encoding="utf-8"))
    found: dict[str, list[str]] = {}
    for tarif in written["entrees"].values():
        found.setdefault(tarif["offre"], []).extend(_amounts(tarif))
    assert any(found.values()) and not all(found.values())
    return found


def _amounts(written: Any) -> Iterator[str]:
    if isinstance(written, dict):
        yield from [written["montant"]] if "montant" in written else []
        written = list(written.values())
    if isinstance(written, list):
        for item in written:
            yield from _amounts(item)


def cents(amount: str) -> int:
    """« 1 250,50 € » → 125050, read without the project's own code."""
    whole, _, rest = amount.removesuffix("€").replace(" ", "").partition(",")
    return int(whole) * 100 + int(rest or 0)


def anchored(address: str, racine: str, pages: dict[str, HtmlElement]) -> bool:
    """Whether an address of the site leads to a page, and to something on it."""
    name, _, anchor = address.removeprefix(racine).partition("#")
    found = address.startswith(racine) and name in pages
    return found and (not anchor or bool(pages[name].xpath("//*[@id=$id]", id=anchor)))


def words(page: HtmlElement) -> str:
    """The content of a page, the numbers of its sources apart."""
    texts = page.xpath("//*[@class='md-content']//text()[not(ancestor::sup)]")
    return flat("".join(map(str, texts))).replace(THIN, " ")


def test_each_page_tells_what_it_is_and_nothing_else(
    corpus: Corpus, told: dict[str, dict[str, Json]]
) -> None:
    """Its place, and an offer, a training or questions when it shows them."""
    expected = {name: {"BreadcrumbList"} for name in told}
    expected[HOME] = {"Organization", "WebSite"}
    expected["offres-et-tarifs/questions.html"].add("FAQPage")
    for cible, entree in corpus.entrees.items():
        if isinstance(entree, Offre):
            expected[adresse(cible)].add("Service")
        elif isinstance(entree, Programme) and entree.information:
            expected[adresse(cible)].add("Course")
    assert {name: set(nodes) for name, nodes in told.items()} == expected


def test_the_way_to_a_page_is_made_of_pages(
    told: dict[str, dict[str, Json]], shown: dict[str, HtmlElement], racine: str
) -> None:
    """From the home page to the page itself, each step called by its title, in order."""
    titles = {
        name: page.xpath("string(//meta[@property='og:title']/@content)")
        for name, page in shown.items()
    }
    for name, nodes in told.items():
        if name == HOME:
            continue
        steps = nodes["BreadcrumbList"]["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1)), name
        trail = [step["item"].removeprefix(racine) for step in steps]
        assert (trail[0], trail[-1]) == (HOME, name)
        assert [step["name"] for step in steps[1:]] == [titles[step] for step in trail[1:]], name


def test_a_service_or_a_course_is_the_page_that_shows_it(
    told: dict[str, dict[str, Json]], shown: dict[str, HtmlElement], racine: str
) -> None:
    """Its name is the heading, its description is on the page, each offer leads to its rate."""
    for name, nodes in told.items():
        for node in (nodes.get("Service"), nodes.get("Course")):
            if node:
                assert node["url"] == f"{racine}{name}"
                assert node["name"] == shown[name].cssselect("h1")[0].text_content()
                for offer in node.get("offers", ()):
                    assert anchored(offer["url"], racine, shown), name
                    assert offer["name"] in words(shown[name])


def test_every_price_has_one_origin(
    corpus: Corpus,
    told: dict[str, dict[str, Json]],
    shown: dict[str, HtmlElement],
    data: Json,
    site_dir: Path,
    published: dict[str, list[str]],
) -> None:
    """The same amounts in the data, on every page, in the PDF and for every machine."""
    llms = (site_dir / "llms.txt").read_text(encoding="utf-8")
    estimator = shown["offres-et-tarifs/estimer.html"].xpath("//@data-centimes")
    assert {int(one) for one in estimator if one} == {
        cents(amount) for amounts in published.values() for amount in amounts
    }
    for slug, amounts in published.items():
        name = adresse(f"offre/{slug}")
        expected = sorted(map(cents, amounts))
        offers = told[name]["Service"]["offers"]
        assert sorted(_prices(offers)) == expected, name
        assert sorted(_open_prices(data, f"offre/{slug}")) == expected, name
        (line,) = (line for line in llms.splitlines() if f"/{name})" in line)
        printed = " ".join(_pdf(f"offre/{slug}", corpus, site_dir).texts())
        for text in (
            line,
            printed,
            *(words(shown[page]) for page in (name, "offres-et-tarifs/comparer.html")),
            words(shown["offres-et-tarifs/tarifs.html"]),
        ):
            for amount in amounts:
                assert flat(amount) in flat(text), name
            assert amounts or "sur devis" in text.lower(), name


def _prices(offers: list[Json]) -> Iterator[int]:
    for offer in offers:
        for price in offer.get("priceSpecification", ()):
            yield round(price["price"] * 100)


def _open_prices(data: Json, offre: str) -> Iterator[int]:
    for tarif in data["entrees"]["tarif"]:
        if tarif["offre"] == offre:
            yield from (price["centimes"] for poste in tarif["postes"] for price in poste["prix"])


def _pdf(cible: str, corpus: Corpus, site_dir: Path) -> Made:
    (one,) = (d for d in documents(corpus) if d.cible == cible and d.format == "pdf")
    return Made(one, site_dir / "telechargements" / "offres" / f"{one.nom}.pdf")


def test_every_question_is_the_one_of_its_page(
    told: dict[str, dict[str, Json]], shown: dict[str, HtmlElement], racine: str
) -> None:
    """In the same order, and each paragraph of its answer is on the page, sources apart."""
    page = shown["offres-et-tarifs/questions.html"]
    questions = told["offres-et-tarifs/questions.html"]["FAQPage"]["mainEntity"]
    sections = page.cssselect(".question")
    assert len(questions) == len(sections) > 10
    for question, section in zip(questions, sections, strict=True):
        heading = section.cssselect("h3")[0]
        assert question["name"] == heading.text_content()
        assert question["url"].endswith(f"questions.html#{heading.get('id')}")
        assert anchored(question["url"], racine, shown)
        answer = question["acceptedAnswer"]["text"].split("\n")
        paragraphs = [_without_calls(p) for p in section.cssselect("p")]
        assert len(answer) == len(paragraphs)
        for told_, printed in zip(answer, paragraphs, strict=True):
            assert _rank(printed, told_), question["name"]


def _without_calls(paragraph: HtmlElement) -> list[str]:
    texts = paragraph.xpath(".//text()[not(ancestor::sup)]")
    return re.findall(r"\w+", "".join(map(str, texts)))


def _rank(printed: list[str], told: str) -> bool:
    """Whether all that is printed is told, in order: only the calls of sources are added."""
    words_ = iter(re.findall(r"\w+", told))
    return all(word in words_ for word in printed)


def test_the_sitemap_lists_every_page_with_its_review(
    shown: dict[str, HtmlElement], site_dir: Path
) -> None:
    """By its canonical address, once; the page of lost readers is no page."""
    tree = lxml.etree.parse(site_dir / "sitemap.xml")
    ns = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    listed = {
        str(url.findtext("s:loc", namespaces=ns)): str(url.findtext("s:lastmod", namespaces=ns))
        for url in tree.getroot().iterfind("s:url", ns)
    }
    assert len(listed) == len(tree.getroot())
    canonical = {p.xpath("string(//link[@rel='canonical']/@href)"): p for p in shown.values()}
    assert listed.keys() == canonical.keys()
    for address, page in canonical.items():
        (line,) = page.cssselect(".suite__relecture")
        reviewed = day(date.fromisoformat(listed[address]))
        assert f"relue le {reviewed}," in (line.text or ""), address


def test_robots_find_the_sitemap(site_dir: Path, racine: str) -> None:
    """And nothing is closed to them."""
    lines = (site_dir / "robots.txt").read_text(encoding="utf-8").splitlines()
    assert f"Sitemap: {racine}sitemap.xml" in lines
    assert "User-agent: *" in lines and not any(line.startswith("Disallow") for line in lines)
    assert (site_dir / "sitemap.xml").is_file()


def test_a_shared_page_shows_its_title_and_its_description(
    pages: dict[str, HtmlElement], shown: dict[str, HtmlElement], corpus: Corpus
) -> None:
    """In French, at its own address, without a picture from elsewhere."""
    assert not pages["404.html"].xpath("//meta[starts-with(@property, 'og:')]")
    for name, page in shown.items():
        metas = page.xpath("//meta[starts-with(@property, 'og:')]")
        og = {meta.get("property").removeprefix("og:"): meta.get("content") for meta in metas}
        assert len(og) == len(metas), name
        title = page.findtext(".//title") or ""
        assert og.pop("title") and title.startswith(str(metas[1].get("content"))), name
        assert og == {
            "type": "website" if name == HOME else "article",
            "description": page.xpath("string(//meta[@name='description']/@content)"),
            "url": page.xpath("string(//link[@rel='canonical']/@href)"),
            "site_name": corpus.organisme.titre,
            "locale": "fr_FR",
        }, name
        assert not MARKUP.search(og["description"]), name
        assert len(og["description"]) <= 300, name


def test_the_guide_in_one_page_leads_to_every_page(
    corpus: Corpus, shown: dict[str, HtmlElement], site_dir: Path, racine: str
) -> None:
    """But the home page and the words of the glossary; a line for each, with its description."""
    text = (site_dir / "llms.txt").read_text(encoding="utf-8")
    _, *sections = re.split(r"^## .+\n\n", text, flags=re.MULTILINE)
    lines = [line for section in sections for line in section.strip().splitlines()]
    found = [LINE.fullmatch(line) for line in lines]
    assert all(found)
    linked = [match[2].removeprefix(racine) for match in found if match]
    assert len(linked) == len(set(linked))
    glossary = {adresse(cible) for cible in corpus.entrees if cible.startswith("terme/")}
    retired = {adresse(c) for c, e in corpus.entrees.items() if getattr(e, "retrait", None)}
    assert set(linked) == set(shown) - glossary - retired - {HOME}
    assert text.count("\n# ") == 0 and not MARKUP.search(text.replace("\n> ", ""))


def test_no_machine_is_told_what_the_publisher_has_not_given(
    told: dict[str, dict[str, Json]], site_dir: Path
) -> None:
    """« à compléter » is for readers."""
    texts = [(site_dir / name).read_text(encoding="utf-8") for name in ("llms.txt", "robots.txt")]
    for text in (*texts, json.dumps(told[HOME]), json.dumps(list(told.values()))):
        assert A_COMPLETER not in text
        assert json.dumps(A_COMPLETER)[1:-1] not in text


def test_the_foot_of_each_page_credits_the_same_people(pages: dict[str, HtmlElement]) -> None:
    """The sentence that machines are given."""
    for name, page in pages.items():
        (foot,) = page.cssselect("footer.bas")
        assert flat(MENTION) in flat(foot.text_content()), name


def test_the_public_data_hold_every_entry(corpus: Corpus, data: Json, site_dir: Path) -> None:
    """Of the kinds that are public, in one light line."""
    for genre, entries in data["entrees"].items():
        expected = [
            cible
            for cible, entree in corpus.entrees.items()
            if cible.startswith(f"{genre}/") and not getattr(entree, "retrait", None)
        ]
        assert [entry["adresse"] for entry in entries] == expected != []
    assert data["entrees"].keys() == TEXTES.keys()
    text = (site_dir / "corpus.json").read_text(encoding="utf-8")
    assert text.count("\n") == 1 and len(text.encode()) < 2_000_000


def test_the_public_data_are_plain_text(data: Json) -> None:
    """No markup is left, and no text is empty."""
    for text in _texts(data["entrees"]):
        assert text.strip(" ") == text != ""
        assert text.startswith("https://") or not MARKUP.search(text), text


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)


def test_everything_that_the_public_data_lead_to_exists(
    data: Json, shown: dict[str, HtmlElement], site_dir: Path, corpus: Corpus, racine: str
) -> None:
    """Pages with their anchors, files, entries, and the pages that are no entry of the file."""
    entries = [entry for found in data["entrees"].values() for entry in found]
    known = {entry["adresse"] for entry in entries}
    other = {c for c in corpus.entrees if a_une_page(c.partition("/")[0])} - known
    for entry in entries:
        assert anchored(entry["page"], racine, shown), entry["adresse"]
        linked = {*entry["sources"], *entry["liens"], *entry.get("offres", ())}
        linked |= {*entry.get("tarifs", ()), entry.get("offre", entry["adresse"])}
        assert linked <= known | other, entry["adresse"]
        for link in linked - known:
            assert (site_dir / f"{link}.html").is_file(), link
        for file in entry.get("fichiers", ()):
            assert (site_dir / file["url"].removeprefix(racine)).is_file(), file
    for cible in ("documentation", "schema"):
        assert (site_dir / data[cible].removeprefix(racine)).is_file()
    assert sum(len(entry.get("fichiers", ())) for entry in entries) > 100


def test_every_field_of_the_public_data_is_documented(data: Json, root: Path) -> None:
    """And none that is not there: the page and the file name the same fields."""
    text = (root / "docs" / "projet" / "donnees.md").read_text(encoding="utf-8")
    documented = {}
    for section in re.split(r"^###? ", text, flags=re.MULTILINE)[1:]:
        if fields := re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE):
            documented[section.partition("\n")[0]] = fields
    everything = list(data["entrees"].values())
    common = [name for name in everything[0][0] if all(name in found[0] for found in everything)]
    offers, rates = data["entrees"]["offre"], data["entrees"]["tarif"]
    lines = [poste for tarif in rates for poste in tarif["postes"]]
    (price,) = (price for poste in lines for price in poste["prix"])
    expected = {
        "Le fichier": list(data),
        "Toute entrée": common,
        "Un fichier": list(offers[0]["fichiers"][0]),
        "Un repère": list(offers[0]["reperes"][0]),
        "Un poste": list(lines[0]),
        "Un prix": list(price),
    }
    for heading in documented.keys() - expected:
        for genre in re.findall(r"`(\w+)`", heading):
            (own,) = {tuple(entry)[len(common) :] for entry in data["entrees"][genre]}
            expected[heading] = list(own)
    assert {name: set(fields) for name, fields in documented.items()} == {
        name: set(fields) for name, fields in expected.items()
    }
    named = {genre for heading in documented for genre in re.findall(r"`(\w+)`", heading)}
    assert named == data["entrees"].keys()


def test_every_code_of_the_public_data_is_documented(data: Json, root: Path) -> None:
    """A word that stands for something is on the page that explains the file."""
    text = (root / "docs" / "projet" / "donnees.md").read_text(encoding="utf-8")
    coded = {"theme", "forme", "nature", "statut", "unite", "taxe", "devise", "format"}
    codes = {code for name, code in _named(data["entrees"]) if name in coded}
    codes |= {code for tarif in data["entrees"]["tarif"] for code in tarif["rencontres"]}
    assert len(codes) > 30
    assert {code for code in codes if f"`{code}`" not in text} == set()


def _named(value: Any) -> Iterator[tuple[str, str]]:
    for item in value.values() if isinstance(value, dict) else value:
        if isinstance(item, dict | list):
            yield from _named(item)
    if isinstance(value, dict):
        yield from ((name, item) for name, item in value.items() if isinstance(item, str))
