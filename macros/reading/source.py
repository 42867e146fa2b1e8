"""YAML text → plain strings, lists and dictionaries, and the position of every path.

Everything stays a string: YAML's own guesses turn `14:30` into 870, `on` into True and `012`
into 10. The model converts, so that each conversion error keeps its line.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias, Union

import yaml

from macros.reading.problems import Problem

Tree: TypeAlias = Union[str, list["Tree"], dict[str, "Tree"]]
Place: TypeAlias = tuple[str | int, ...]
Position: TypeAlias = tuple[int, int]

MAX_BYTES = 5_000_000
MAX_DEPTH = 40

_Loader: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

# The author reads French; libyaml speaks English.
_FRENCH = {
    "found character that cannot start any token": "caractère interdit à cet endroit",
    "mapping values are not allowed in this context": (
        "« : » inattendu ; mettez la valeur entre guillemets si elle contient deux points"
    ),
    "could not find expected ':'": "« : » attendu après le nom du champ",
    "did not find expected key": "nom de champ attendu ; vérifiez le retrait de la ligne",
    "did not find expected '-' indicator": "« - » attendu ; vérifiez le retrait de la ligne",
    "did not find expected ',' or ']'": "« , » ou « ] » attendu",
    "did not find expected ',' or '}'": "« , » ou « } » attendu",
    "found unexpected end of stream": "guillemet ouvert et jamais refermé",
    "block sequence entries are not allowed in this context": "« - » inattendu à cet endroit",
    "found undefined alias": "« * » en tête de valeur : mettez la valeur entre guillemets",
    "but found another document": "un seul document par fichier : retirez « --- »",
}


@dataclass(frozen=True, slots=True)
class Source:
    """A file as read: its tree of strings, and where each path's key and value begin."""

    file: str
    tree: Tree
    keys: dict[Place, Position] = field(repr=False)
    values: dict[Place, Position] = field(repr=False)

    def problem(self, place: Place, message: str, *, at_key: bool = False) -> Problem:
        """A problem at `place`, or at the nearest parent that the file does hold."""
        known, table = place, self.keys if at_key else self.values
        while known not in table and known:
            known = known[:-1]
        line, column = table.get(known, (1, 1))
        return Problem(self.file, line, column, ".".join(map(str, place)), message)


def read(path: Path, root: Path) -> Source | list[Problem]:
    """Read one YAML file; what cannot be read comes back as problems, never as an exception."""
    name = path.relative_to(root).as_posix()
    try:
        text = _text(path)
        node = yaml.compose(text, Loader=_Loader)
    except _Unreadable as error:
        return [Problem(name, error.line, error.column, "", str(error))]
    except (yaml.MarkedYAMLError, yaml.reader.ReaderError, RecursionError) as error:
        return [_yaml_problem(name, error)]
    if node is None:
        return [Problem(name, 1, 1, "", "fichier vide")]
    walk = _Walk(name)
    tree = walk.tree(node, ())
    return walk.problems or Source(name, tree, walk.keys, walk.values)


class _Unreadable(Exception):
    def __init__(self, line: int, column: int, message: str) -> None:
        self.line, self.column = line, column
        super().__init__(message)


def _text(path: Path) -> str:
    raw = path.read_bytes()
    if len(raw) > MAX_BYTES:
        limit = MAX_BYTES // 1000
        raise _Unreadable(1, 1, f"fichier de {len(raw) // 1000} Ko : {limit} Ko au plus")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        column = error.start - (before.rfind(b"\n") + 1) + 1
        message = "ce fichier n’est pas en UTF-8 : enregistrez-le en UTF-8"
        raise _Unreadable(before.count(b"\n") + 1, column, message) from None
    for number, line in enumerate(text.splitlines(), 1):
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            message = "tabulation dans le retrait : employez des espaces"
            raise _Unreadable(number, indent.index("\t") + 1, message)
    return text


def _yaml_problem(name: str, error: Exception) -> Problem:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        mark = error.problem_mark
        message = _FRENCH.get(error.problem or "", "ce n’est pas du YAML valide à cet endroit")
        return Problem(name, mark.line + 1, mark.column + 1, "", message)
    if isinstance(error, RecursionError):
        return Problem(name, 1, 1, "", "données trop profondément imbriquées")
    return Problem(name, 1, 1, "", "caractère de contrôle interdit dans le fichier")


class _Walk:
    """One pass over the composed nodes: strings, positions, and what YAML lets through."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.keys: dict[Place, Position] = {}
        self.values: dict[Place, Position] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def tree(self, node: yaml.Node, place: Place) -> Tree:
        self.values[place] = position = _position(node)
        self.keys.setdefault(place, position)
        if id(node) in self._seen:
            self._add(node, place, "alias YAML : recopiez la valeur")
            return ""
        self._seen.add(id(node))
        if len(place) > MAX_DEPTH:
            self._add(node, (), "données trop profondément imbriquées")
            return ""
        if isinstance(node, yaml.ScalarNode):
            return str(node.value).strip()
        if isinstance(node, yaml.SequenceNode):
            return [self.tree(child, (*place, i)) for i, child in enumerate(node.value)]
        return dict(self._pairs(node, place))

    def _pairs(self, node: yaml.Node, place: Place) -> Iterator[tuple[str, Tree]]:
        first: dict[str, int] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._add(key_node, place, "nom de champ illisible : un mot simple est attendu")
                continue
            key = str(key_node.value)
            inside = (*place, key)
            line, _ = _position(key_node)
            if key in first:
                self._add(key_node, inside, f"champ en double (déjà à la ligne {first[key]})")
                continue
            first[key] = line
            self.keys[inside] = _position(key_node)
            yield key, self.tree(value_node, inside)

    def _add(self, node: yaml.Node, place: Place, message: str) -> None:
        line, column = _position(node)
        path = ".".join(map(str, place))
        self.problems.append(Problem(self.file, line, column, path, message))


def _position(node: yaml.Node) -> Position:
    mark = node.start_mark
    return mark.line + 1, mark.column + 1
