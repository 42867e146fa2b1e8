"""The contract of views: each field is documented and printed, each bloc has all that it needs."""

import ast
import importlib
import pkgutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args

import jinja2
import pytest

from macros import views
from macros.corpus import Corpus, load
from macros.model import blocs as model
from macros.model.terme import Terme
from macros.publishing import macros as placing
from macros.publishing.downloads import Rendered, documents
from macros.publishing.site import Site
from macros.rendering import docx, odt
from macros.rendering.finish import Glossary, finish
from macros.rendering.fragments import render
from macros.views import blocs as b
from macros.views.lettre import CourrierView
from macros.views.terme import definition_view

FOLDER = Path(views.__file__).parent
MODULES = [module.name for module in pkgutil.iter_modules([str(FOLDER)])]


def declared() -> Iterator[type]:
    """Every class of view."""
    for name in MODULES:
        module = importlib.import_module(f"macros.views.{name}")
        for kind in vars(module).values():
            if is_dataclass(kind) and kind.__module__ == module.__name__:
                yield kind


VIEWS = {kind.__name__: kind for kind in declared() if kind.__name__.endswith("View")}


def undocumented(kind: ast.ClassDef) -> Iterator[str]:
    """The fields that no sentence follows."""
    for field, after in zip(kind.body, [*kind.body[1:], None], strict=True):
        if isinstance(field, ast.AnnAssign) and "ClassVar" not in ast.unparse(field.annotation):
            said = after.value if isinstance(after, ast.Expr) else None
            if not (isinstance(said, ast.Constant) and str(said.value).strip()):
                yield f"{kind.name}.{ast.unparse(field.target)}"


@pytest.mark.parametrize("name", MODULES)
def test_every_field_is_documented(name: str) -> None:
    """Whoever writes a fragment reads in the class what each field holds."""
    tree = ast.parse((FOLDER / f"{name}.py").read_text(encoding="utf-8"))
    kinds = [part for part in ast.walk(tree) if isinstance(part, ast.ClassDef)]
    missing = [field for kind in kinds for field in undocumented(kind)]
    assert missing == [], f"macros/views/{name}.py: write a string right after each of {missing}"


class Reading:
    """Notes each attribute of each view that is read while something is printed."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.read: dict[str, set[str]] = defaultdict(set)
        self.printing = False
        self.templates: set[str] = set()
        for kind in VIEWS.values():
            patch.setattr(kind, "__getattribute__", self._spy(kind.__name__))
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


@pytest.fixture(scope="module")
def corpus(root: Path) -> Corpus:
    return load(root)


@pytest.fixture(scope="module")
def reading(root: Path, corpus: Corpus) -> Iterator[Reading]:
    """All that is read of views while the site and its documents are printed."""
    with pytest.MonkeyPatch.context() as patch:
        reading = Reading(patch)
        patch.setattr(placing, "render", reading.during(placing.render))
        held = tuple(Rendered(document, Path(__file__)) for document in documents(corpus))
        site = Site(root, corpus, held)
        written = placing.macros_for(site, lambda: "../")
        for name, accepted in placing.accepted(corpus).items():
            for argument in accepted:
                written[name](argument)
            if not accepted:
                written[name]()
        print_documents(reading, held, root / "overrides")
        explain_terms(reading, corpus, root / "overrides")
        yield reading


def print_documents(reading: Reading, held: tuple[Rendered, ...], overrides: Path) -> None:
    more = {"faces": (), "qr": ""}
    for view in {item.document.view: None for item in held}:
        letter = isinstance(view, CourrierView)
        template = "impression/lettre.html" if letter else "impression/fiche.html"
        reading.during(render)(overrides, template, view, "", pied=view.pied, **more)
        for writer in (docx, odt):
            reading.during(writer.letter if letter else writer.worksheet)(view)


def explain_terms(reading: Reading, corpus: Corpus, overrides: Path) -> None:
    terms = [definition_view(terme, corpus) for terme in corpus.tous(Terme)]
    text = "".join(f"<p>{term.formes[0]}</p>" for term in terms)
    glossary = reading.during(Glossary)(terms)
    done = reading.during(finish)(text, glossary, own="")
    reading.during(render)(overrides, "fragments/definitions.html", done.terms, "")


def test_every_field_is_printed_somewhere(reading: Reading) -> None:
    """A field that nobody prints is to be removed from its view."""
    unread = {
        f"{name}.{field.name}"
        for name, kind in VIEWS.items()
        for field in fields(kind)
        if field.name not in reading.read[name]
    }
    assert unread == set()


def test_nothing_but_fields_is_printed(reading: Reading) -> None:
    """What templates and writers read of a view, its class declares."""
    unknown = {
        f"{name}.{read}"
        for name, kind in VIEWS.items()
        for read in reading.read[name] - {field.name for field in fields(kind)} - {"genre"}
    }
    assert unknown == set()


def test_every_template_is_used(reading: Reading, root: Path) -> None:
    """No fragment is for nothing."""
    folder = root / "overrides"
    kinds = ("fragments", "impression")
    files = {f.relative_to(folder).as_posix() for k in kinds for f in (folder / k).rglob("*.html")}
    assert files - reading.templates == set()


def test_a_bloc_has_a_view_a_fragment_and_two_writers(root: Path) -> None:
    """A new bloc is whole, and nothing is left of one that was removed."""
    kinds = {
        get_args(kind.model_fields["bloc"].annotation)[0] for kind in model.Bloc.__subclasses__()
    }
    assert len(kinds) >= 8
    assert {view.genre for view in get_args(b.BlocView)} == kinds
    folder = root / "overrides" / "fragments" / "blocs"
    assert {path.stem for path in folder.iterdir()} == kinds
    assert set(docx.BLOCS) == kinds
    assert set(odt.BLOCS) == kinds
