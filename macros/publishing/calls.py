"""The calls of a page to macros, read as a template: what is wrong with each."""

from collections.abc import Iterator, Mapping

from jinja2 import Environment, TemplateSyntaxError, nodes

from macros.model.messages import nearly
from macros.reading.problems import Problem

SYNTAX = {
    "Missing end of comment tag": "« {# » ouvre un commentaire : écrivez « { #ancre } »",
    "Encountered unknown tag": "balise inconnue : seuls des appels « {{ … }} » sont attendus",
}


def wrong_calls(name: str, text: str, macros: Mapping[str, tuple[str, ...]]) -> Iterator[Problem]:
    """Every wrong call of the page `name`; `macros` gives what each macro accepts."""
    page = _Page(name, text)
    try:
        tree = Environment().parse(text)
    except TemplateSyntaxError as error:
        known = (french for english, french in SYNTAX.items() if english in str(error))
        message = next(known, "appel illisible : vérifiez les accolades et les guillemets")
        yield page.problem(error.lineno, "{", message)
        return
    yield from _wrong(tree, page, macros)


class _Page:
    def __init__(self, name: str, text: str) -> None:
        self.name, self.text = name, text
        self._lines = text.splitlines()

    def problem(self, line: int, word: str, message: str) -> Problem:
        column = self._lines[line - 1].find(word) + 1 if line <= len(self._lines) else 1
        return Problem(self.name, line, max(column, 1), "", message)


def _wrong(
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
    if "" in accepted:
        given = given or [""]
    if call.kwargs or len(given) != (1 if accepted else 0):
        expected = "un nom entre guillemets" if accepted else "rien"
        yield page.problem(call.lineno, macro, f"« {macro} » attend {expected} entre parenthèses")
    elif accepted and given[0] not in accepted:
        hint = nearly(str(given[0]), list(accepted))
        message = f"{macro} « {given[0]} » n’existe pas{hint}"
        yield page.problem(call.lineno, macro, message)
