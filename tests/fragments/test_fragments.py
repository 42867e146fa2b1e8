"""What fragments print of views made by hand, and what they do with hostile text."""

import os
import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any, get_args

import lxml.html
import pytest
from jinja2 import UndefinedError
from lxml.html import HtmlElement
from markupsafe import Markup

from macros.corpus import Corpus
from macros.publishing.documents import kits
from macros.publishing.macros import A_TELECHARGER, ENTREES, SANS_MACRO
from macros.rendering.fragments import render
from macros.views.blocs import ParagrapheView, ReleveView, TitreView
from macros.views.commun import RunView, SectionView
from macros.views.formulaire import EntreeView
from macros.views.jeu import FaceView
from macros.views.pieces import PieceView
from tests.fragments import vues
from tests.fragments.vues import BLOCS, LIASSE, PIECES

ATTENDUS = Path(__file__).parent / "attendus"
HOSTILE = """<script>alert(1)</script> {{ 7*7 }} {% raw %} & &amp; " ' </textarea><b onclick=x>"""
WHOLE = {
    "besoins": vues.BESOINS,
    "cartes": vues.CARTES,
    "comparatif": vues.COMPARATIF,
    "competences": vues.COMPETENCES,
    "competences-toutes-reliees": vues.TOUT_RELIE,
    "demande": vues.DEMANDE,
    "demande-sans-courriel": replace(vues.DEMANDE, courriel=""),
    "estimateur": vues.ESTIMATEUR,
    "estimations": vues.ESTIMATIONS,
    "galerie": vues.GALERIE,
    "jeu": vues.JEU,
    "kit": vues.KIT,
    "lettre": vues.LETTRE,
    "lettres": vues.LETTRES,
    "offre": vues.OFFRE,
    "offre-sans-precision": vues.PETITE_OFFRE,
    "page": vues.PAGE,
    "programme": vues.PROGRAMME,
    "programme-complet": vues.COMPLET,
    "programme-sans-resultat": vues.SANS_RESULTAT,
    "questions": vues.QUESTIONS,
    "schema": vues.SCHEMA,
    "suite": vues.SUITE,
    "tarifs": vues.TARIFS,
}
"""The views that a fragment prints alone, under its name; a bloc is printed among others."""
BY_HAND = {**BLOCS, **WHOLE}
SEVERAL = {"page", "suite"}
"""Put where they belong by the generator, not by a macro."""
OFFERING = {**A_TELECHARGER, **SANS_MACRO}
"""The kinds whose page offers documents."""
KEPT: dict[type, set[str]] = {
    EntreeView: {"type"},
    FaceView: {"cote"},
    ReleveView: {"forme"},
    SectionView: {"ancre"},
}
"""Ours, and read by name: no word of an author."""


@pytest.fixture
def printed(root: Path) -> Callable[[str, object], str]:
    """Print a view made by hand as a page would, two folders below the root of the site."""

    def printed(name: str, view: Any) -> str:
        overrides = root / "overrides"
        if name in WHOLE:
            fragment = name.partition("-")[0]
            listed = f"fragments/listes/{fragment}.html"
            template = listed if (overrides / listed).is_file() else f"fragments/{fragment}.html"
            corps = Markup("<p>Son texte.</p>")
            return render(overrides, template, view, "../../", corps=corps)
        return render(overrides, "fragments/parties/blocs.html", (), "../../", blocs=(view,))

    return printed


@pytest.mark.parametrize("name", BY_HAND)
def test_a_fragment_prints_what_is_expected(name: str, printed: Callable[..., str]) -> None:
    """Byte for byte: any change of the HTML that a reader gets is seen and approved."""
    path = ATTENDUS / f"{name}.html"
    html = printed(name, BY_HAND[name]) + "\n"
    if "ACTUALISER" in os.environ:
        path.write_text(html, encoding="utf-8")
    assert html == path.read_text(encoding="utf-8"), (
        "If the change is wanted: ACTUALISER=1 .venv/bin/python -m pytest tests/fragments, "
        "then read `git diff tests/fragments/attendus` before you commit."
    )


def test_nothing_is_expected_that_is_not_printed() -> None:
    """No file stays behind the view that it shows."""
    assert {path.stem for path in ATTENDUS.iterdir()} == set(BY_HAND)


def poisoned(view: Any) -> Any:
    """`view`, all its words hostile; what is empty stays empty."""
    if isinstance(view, str):
        return HOSTILE if view else ""
    if isinstance(view, tuple):
        return tuple(poisoned(item) for item in view)
    if is_dataclass(view) and not isinstance(view, type):
        names = {f.name for f in fields(view)} - KEPT.get(type(view), set())
        return replace(view, **{name: poisoned(getattr(view, name)) for name in names})
    return view


def skeleton(html: str) -> list[tuple[str, list[str]]]:
    """The elements and the names of their attributes, in order."""
    root = lxml.html.document_fromstring(html)
    return [(str(element.tag), sorted(element.attrib)) for element in root.iter()]


@pytest.mark.parametrize("name", BY_HAND)
def test_hostile_text_is_only_text(name: str, printed: Callable[..., str]) -> None:
    """Whatever words hold, the elements are the same, and the words are shown as typed."""
    view = BY_HAND[name]
    html = printed(name, poisoned(view))
    assert skeleton(html) == skeleton(printed(name, view))
    assert not re.search(r"\{[{%#]", html), "an engine that comes after would read it"
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    shown = [text for text in texts(root) if HOSTILE[:7] in text]
    assert shown
    assert all(HOSTILE in text for text in shown)


def texts(root: HtmlElement) -> list[str]:
    """Every text and every value of an attribute."""
    values = [value for element in root.iter() for value in element.attrib.values()]
    return [*root.itertext(), *values]


@pytest.mark.parametrize("name", [*PIECES, "liasse"])
def test_hostile_text_is_only_text_in_documents(name: str, root: Path) -> None:
    """The HTML that becomes a PDF holds what authors typed, and nothing that runs."""
    template = "liasse.html" if name == "liasse" else "piece.html"
    view = LIASSE if name == "liasse" else PIECES[name]

    def document(view: Any) -> str:
        more = {"pied": view.pied, "faces": (), "qr": "data:,"}
        return render(root / "overrides", f"impression/{template}", view, "", **more)

    html = document(poisoned(view))
    assert skeleton(html) == skeleton(document(view))
    assert not re.search(r"\{[{%#]", html)


def test_every_piece_is_made_by_hand(root: Path) -> None:
    """A new piece to print is tried with hostile text like the others."""
    assert all(view.genre == name for name, view in PIECES.items())
    folder = root / "overrides/impression/pieces"
    assert {path.stem for path in folder.iterdir()} == set(PIECES)
    assert {view.genre for view in get_args(PieceView)} == set(PIECES)


@pytest.fixture(params=[*ENTREES, *OFFERING])
def pages(request: pytest.FixtureRequest, corpus: Corpus) -> list[tuple[str, Any]]:
    """The fragment and the view of each page of a kind."""
    template, view_of = {**ENTREES, **OFFERING}[request.param]
    # No file to offer, and for a letter no blank document to fill in.
    more = [()] * ((request.param in OFFERING) + (request.param == "lettre"))
    entries = [corpus.entrees[c] for c in corpus.entrees if c.startswith(f"{request.param}/")]
    assert entries
    return [(f"fragments/{template}", view_of(entry, corpus, *more)) for entry in entries]


def test_hostile_text_is_only_text_in_pages(pages: list[tuple[str, Any]], root: Path) -> None:
    """The same of the page of each entry, all its words made hostile."""
    for template, view in pages:
        html = render(root / "overrides", template, poisoned(view), "../")
        assert skeleton(html) == skeleton(render(root / "overrides", template, view, "../"))
        assert not re.search(r"\{[{%#]", html)


def test_a_kit_holds_no_identifier_twice(corpus: Corpus, root: Path) -> None:
    """Its sheets are bound together, blank and with their notes; every reference is found."""
    for kit in kits(corpus):
        view = kit.whole.view
        more = {"pied": view.pied, "faces": (), "qr": "data:,"}
        html = render(root / "overrides", "impression/liasse.html", view, "", **more)
        page = lxml.html.document_fromstring(html)
        ids = page.xpath("//@id")
        assert len(set(ids)) == len(ids), (kit.dossier.nom, duplicates(ids))
        called = [name for value in page.xpath(REFERENCES) for name in value.split()]
        called += [href[1:] for href in page.xpath("//@href") if href.startswith("#")]
        assert set(called) <= set(ids), kit.dossier.nom


REFERENCES = "//@for | //@aria-labelledby | //@aria-describedby"


def duplicates(names: list[str]) -> list[str]:
    return sorted({name for name in names if names.count(name) > 1})


@pytest.mark.parametrize("broken", ["un\ndeux", "un\n\ndeux"])
def test_a_line_break_in_a_text_parts_words(printed: Callable[..., str], broken: str) -> None:
    """A blank line in a YAML text leaves one: no word is glued to the next, no line is blank."""
    for bloc in (ParagrapheView((RunView(broken),), ()), TitreView(broken, False, ())):
        html = printed("bloc", bloc)
        assert all(line.strip() for line in html.split("\n"))
        assert lxml.html.fromstring(html).text_content().split() == ["un", "deux"]


def test_a_page_is_one_element_without_a_blank_line(
    pages: list[tuple[str, Any]], root: Path
) -> None:
    """Markdown would take what follows for text."""
    for template, view in pages:
        html = render(root / "overrides", template, view, "../")
        assert all(line.strip() for line in html.split("\n"))
        (only,) = lxml.html.fragment_fromstring(html, create_parent="div")
        assert not (only.tail or "").strip()


@pytest.mark.parametrize("name", sorted(WHOLE.keys() - SEVERAL))
def test_what_a_macro_prints_is_one_element_too(name: str, printed: Callable[..., str]) -> None:
    """Lists, forms and tables stand inside a page that Markdown goes on reading."""
    html = printed(name, WHOLE[name])
    assert all(line.strip() for line in html.split("\n"))
    (only,) = lxml.html.fragment_fromstring(html, create_parent="div")
    assert not (only.tail or "").strip()


@pytest.mark.parametrize(
    "written",
    [
        "{{ view.titer }}",
        "{% if view.titer %}oui{% endif %}",
        "{% for x in view.titer %}{{ x }}{% endfor %}",
        "{{ vieux.titre }}",
        "{% include view.titer %}",
    ],
)
def test_a_misspelt_field_stops_everything(tmp_path: Path, written: str) -> None:
    """Nothing is silently left out, even in a condition."""
    folder = tmp_path / "overrides"
    folder.mkdir()
    (folder / "essai.html").write_text(written, encoding="utf-8")
    with pytest.raises(UndefinedError):
        render(folder, "essai.html", BLOCS["titre"], "")


def test_a_tuple_that_is_no_prose_is_refused(tmp_path: Path) -> None:
    """A list of paragraphs printed without a loop would show Python to the reader."""
    folder = tmp_path / "overrides"
    folder.mkdir()
    (folder / "essai.html").write_text("{{ view }}", encoding="utf-8")
    with pytest.raises(TypeError, match="not a prose"):
        render(folder, "essai.html", ((RunView("un"),), (RunView("deux"),)), "")
