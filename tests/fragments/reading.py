"""What is read of views while all that is printed is printed."""

import importlib
import pkgutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import is_dataclass
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
import pytest

from macros import views
from macros.corpus import Corpus
from macros.model.origine import Reference
from macros.model.page import Page
from macros.model.terme import Terme
from macros.publishing import cache, downloads
from macros.publishing import macros as placing
from macros.publishing.authored import accepted as accepted_by_macros
from macros.publishing.documents import Document, documents, kits
from macros.publishing.downloads import Rendered
from macros.publishing.site import Site
from macros.rendering import citations
from macros.rendering import pdf as printing
from macros.rendering.finish import Glossary, finish
from macros.rendering.fragments import render
from macros.views.adresses import a_une_page
from macros.views.citation import citation_view
from macros.views.page import page_view
from macros.views.suite import suite_view
from macros.views.terme import definition_view
from tests.fragments.vues import COURRIER, FEUILLE, LIASSE, PIECES, PROGRAMME

FOLDER = Path(views.__file__).parent
MODULES = [module.name for module in pkgutil.iter_modules([str(FOLDER)])]


def declared() -> Iterator[type]:
    """Every class of view."""
    for name in MODULES:
        module = importlib.import_module(f"macros.views.{name}")
        for kind in vars(module).values():
            if is_dataclass(kind) and kind.__module__ == module.__name__:
                yield kind


def named(kind: type) -> str:
    """The name of a class of view, with its module: two modules may have a `LigneView` each."""
    return f"{kind.__module__.rpartition('.')[2]}.{kind.__name__}"


VIEWS = {named(kind): kind for kind in declared() if kind.__name__.endswith("View")}


class Reading:
    """Notes each attribute of each view that is read while something is printed."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.read: dict[str, set[str]] = defaultdict(set)
        self.printing = False
        self.templates: set[str] = set()
        for name, kind in VIEWS.items():
            patch.setattr(kind, "__getattribute__", self._spy(name))
        get_template = jinja2.Environment.get_template

        def get(env: jinja2.Environment, name: Any, *more: Any) -> jinja2.Template:
            self.templates.add(name)
            return get_template(env, name, *more)

        patch.setattr(jinja2.Environment, "get_template", get)

    def _spy(self, kind: str) -> Callable[[object, str], object]:
        def spy(view: object, name: str) -> object:
            if self.printing and not name.startswith("__"):
                self.read[kind].add(name)
            return object.__getattribute__(view, name)

        return spy

    def during(self, output: Callable[..., Any]) -> Callable[..., Any]:
        """The same output, whose readings count."""

        def printed(*arguments: Any, **more: Any) -> Any:
            self.printing = True
            try:
                return output(*arguments, **more)
            finally:
                self.printing = False

        return printed


def everything_printed(root: Path, corpus: Corpus) -> Reading:
    """Print every page's fragment, every document, and views made by hand that hold every bloc."""
    overrides = root / "overrides"
    with pytest.MonkeyPatch.context() as patch:
        reading = Reading(patch)
        patch.setattr(placing, "render", reading.during(placing.render))
        patch.setattr(printing, "weasyprint", SimpleNamespace(HTML=_Unprinted))
        patch.setattr(downloads, "pages_of", lambda path: 1)
        offered = list(documents(corpus))
        held = tuple(map(_held, (*offered, *(kit.whole for kit in kits(corpus)))))
        site = Site(root, corpus, held)
        written = placing.macros_for(site, lambda: "../")
        for name, accepted in accepted_by_macros(corpus.entrees).items():
            for arguments in [(argument,) for argument in accepted] or [()]:
                written[name](*arguments)
        for cible in corpus.entrees:
            if cible.partition("/")[0] in placing.SANS_MACRO:
                placing.entry_html(site, cible, "../")
        # No programme of the corpus has results to show yet.
        reading.during(render)(overrides, "fragments/programme.html", PROGRAMME, "")
        _print_documents(reading, overrides, offered)
        _print_pages(corpus, partial(reading.during(render), overrides, base="", corps=""))
        works = [citation_view(work) for work in corpus.tous(Reference)]
        for writer in (citations.bibtex, citations.csl_json):
            reading.during(writer)(works)
        terms = [definition_view(terme, corpus) for terme in corpus.tous(Terme)]
        text = "".join(f"<p>{term.formes[0]}</p>" for term in terms)
        done = reading.during(lambda: finish(text, Glossary(terms), own=""))()
        reading.during(render)(overrides, "fragments/definitions.html", done.terms, "")
        return reading


def _held(document: Document) -> Rendered:
    """A file that a page offers, as if it had been rendered."""
    href = f"{document.address}.{document.format}"
    own = (document.cible, document.partie, document.libelle, document.format)
    return Rendered(*own, href, Path(__file__))


def _print_documents(reading: Reading, overrides: Path, offered: list[Document]) -> None:
    """What pages offer, and one of each piece made by hand."""
    by_hand = [Document("", "", "", "pdf", view) for view in (*PIECES.values(), LIASSE)]
    by_hand += [
        Document("", "", "", format, view)
        for format in ("docx", "odt")
        for view in (FEUILLE, COURRIER)
    ]
    for document in (*offered, *by_hand):
        reading.during(cache._print)(document, overrides)


def _print_pages(corpus: Corpus, printed: Callable[..., object]) -> None:
    """The head of each hand-written page that has one, and the foot of every page."""
    called = [work.slug for work in corpus.tous(Reference)[:2]]
    for page in corpus.tous(Page):
        if page.en_bref:
            printed("fragments/page.html", page_view(page, corpus))
    for cible in corpus.entrees:
        if a_une_page(cible.partition("/")[0]):
            users = ("accueil/index",) if cible.startswith("terme/") else ()
            printed("fragments/suite.html", suite_view(cible, called, corpus, users))


class _Unprinted:
    """Stands for WeasyPrint, which reads no view."""

    def __init__(self, string: str, url_fetcher: object) -> None:
        self.pages = [string]

    def render(self, **options: object) -> "_Unprinted":
        return self

    def write_pdf(self, **options: object) -> bytes:
        return b""
