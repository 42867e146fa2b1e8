"""The pages that authors write in `docs/`: their calls to macros and their place in the
navigation, checked without building.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes

from macros.model.messages import nearly
from macros.reading.problems import Problem

PAR_ENTREE = (
    *("composante", "principe", "sora", "terme", "affirmation"),
    *("fiche", "lettre", "offre", "programme", "schema"),
)
SEULES = ("glossaire", "bibliographie", "affirmations", "organisme")
CARTES = (
    *("composantes", "principes", "etapes"),
    *("fiches", "lettres", "offres", "programmes"),
)
"""The macros by what they take: an entry's slug, nothing, or (`cartes`) a kind of cards.

They are named here and not read from `publishing.macros`, which takes longer to load than the
whole data takes to check; a test holds the two together.
"""

SYNTAX = {
    "Missing end of comment tag": "« {# » ouvre un commentaire : écrivez « { #ancre } »",
    "Encountered unknown tag": "balise inconnue : seuls des appels « {{ … }} » sont attendus",
}


def accepted(adresses: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """What each macro accepts, given the address of every entry."""
    known = [adresse.partition("/") for adresse in adresses]
    slugs = {name: tuple(s for genre, _, s in known if genre == name) for name in PAR_ENTREE}
    return {**slugs, **dict.fromkeys(SEULES, ()), "cartes": CARTES}


_BRACES = re.compile(r"\{[{%#]")
_NAV = re.compile(r" +- (?:[^:#]+: )?([\w./-]+\.md)$")


def unlisted(root: Path) -> Iterator[Problem]:
    """The pages that the navigation of `mkdocs.yml` forgets, and those it invents."""
    config = root / "mkdocs.yml"
    if not config.is_file():
        return
    lines = enumerate(config.read_text(encoding="utf-8").splitlines(), 1)
    listed = {found[1]: number for number, line in lines if (found := _NAV.match(line))}
    written = {path.relative_to(root / "docs").as_posix(): path for path in _pages(root)}
    for name in written:
        if name not in listed:
            message = "page absente de la navigation : inscrivez-la sous « nav », dans mkdocs.yml"
            yield Problem(f"docs/{name}", 1, 1, "", message)
    for name, number in listed.items():
        if name not in written:
            message = f"page « {name} » absente de docs/{nearly(name, list(written))}"
            yield Problem("mkdocs.yml", number, 1, "nav", message)


def page_problems(root: Path, macros: Mapping[str, tuple[str, ...]]) -> Iterator[Problem]:
    """Every wrong call in the pages of `root`/docs.

    `macros` gives each macro the names that it accepts; an empty tuple means no argument.
    """
    environment = Environment()
    for path in _pages(root):
        # What is not UTF-8 is told by whoever reads the whole page.
        text = path.read_text(encoding="utf-8", errors="replace")
        page = _Page(path.relative_to(root).as_posix(), text)
        if not _BRACES.search(page.text):
            continue
        try:
            tree = environment.parse(page.text)
        except TemplateSyntaxError as error:
            known = (french for english, french in SYNTAX.items() if english in str(error))
            message = next(known, "appel illisible : vérifiez les accolades et les guillemets")
            yield page.problem(error.lineno, "{", message)
            continue
        yield from _wrong_calls(tree, page, macros)


def _pages(root: Path) -> Iterator[Path]:
    return (path for path in sorted((root / "docs").rglob("[!.]*.md")) if path.is_file())


class _Page:
    def __init__(self, name: str, text: str) -> None:
        self.name, self.text = name, text
        self._lines = text.splitlines()

    def problem(self, line: int, word: str, message: str) -> Problem:
        column = self._lines[line - 1].find(word) + 1 if line <= len(self._lines) else 1
        return Problem(self.name, line, max(column, 1), "", message)


def _wrong_calls(
    tree: nodes.Template, page: _Page, macros: Mapping[str, tuple[str, ...]]
) -> Iterator[Problem]:
    called = {id(call.node) for call in tree.find_all(nodes.Call)}
    for name in tree.find_all(nodes.Name):
        if name.name not in macros:
            message = f"macro « {name.name} » inconnue{nearly(name.name, list(macros))}"
            yield page.problem(name.lineno, name.name, message)
        elif id(name) not in called:
            message = f"« {name.name} » s’appelle avec des parenthèses"
            yield page.problem(name.lineno, name.name, message)
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in macros:
            yield from _wrong_argument(call, call.node.name, page, macros[call.node.name])


def _wrong_argument(
    call: nodes.Call, macro: str, page: _Page, accepted: tuple[str, ...]
) -> Iterator[Problem]:
    given = [arg.value if isinstance(arg, nodes.Const) else None for arg in call.args]
    if call.kwargs or len(given) != (1 if accepted else 0):
        expected = "un nom entre guillemets" if accepted else "rien"
        yield page.problem(call.lineno, macro, f"« {macro} » attend {expected} entre parenthèses")
    elif accepted and given[0] not in accepted:
        hint = nearly(str(given[0]), list(accepted))
        message = f"{macro} « {given[0]} » n’existe pas{hint}"
        yield page.problem(call.lineno, macro, message)
