"""YAML text → plain strings, lists and dictionaries, and the position of every path.

Everything stays a string: YAML's own guesses turn `14:30` into 870, `on` into True and `012`
into 10. The model converts, so that each conversion error keeps its line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias, Union

import yaml

from macros.reading.problems import Problem

Tree: TypeAlias = Union[str, list["Tree"], dict[str, "Tree"]]
Place: TypeAlias = tuple[str | int, ...]
Position: TypeAlias = tuple[int, int]

MAX_BYTES = 20_000_000
MAX_DEPTH = 40

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")

_Loader: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_STAR = "« * » en tête de valeur : mettez la valeur entre guillemets"

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
    "found undefined alias": _STAR,
    "but found another document": "un seul document par fichier : retirez « --- »",
}

_AT_ITS_START = {"while scanning a quoted scalar", "while scanning a simple key"}


@dataclass(frozen=True, slots=True)
class Source:
    """A file as read: its text, its tree of strings, and where each path's value begins, its key
    if any.
    """

    file: str
    text: str = field(repr=False)
    tree: Tree
    keys: dict[Place, Position] = field(repr=False)
    values: dict[Place, Position] = field(repr=False)

    def problem(self, place: Place, message: str, *, at_key: bool = False) -> Problem:
        """A problem at `place`, or at the nearest parent that the file does hold."""
        known, table = place, {**self.values, **self.keys} if at_key else self.values
        while known not in table and known:
            known = known[:-1]
        line, column = table.get(known, (1, 1))
        return Problem(self.file, line, column, ".".join(map(str, place)), message)


def read(path: Path, root: Path) -> Source | list[Problem]:
    """Read one YAML file; what cannot be read comes back as problems, never as an exception."""
    name = path.relative_to(root).as_posix()
    text = read_text(path, name)
    return source_of(text, name) if isinstance(text, str) else text


def read_text(path: Path, name: str) -> str | list[Problem]:
    """The text of a file, or why it cannot be read."""
    try:
        return _text(path)
    except _Unreadable as error:
        return [Problem(name, error.line, error.column, "", str(error))]


def source_of(text: str, name: str) -> Source | list[Problem]:
    """The YAML `text` of the file `name`, or its problems."""
    walk = _Walk(name, yaml.parse(text, Loader=_Loader))
    try:
        tree = walk.document()
    except _Unreadable as error:
        return [Problem(name, error.line, error.column, "", str(error))]
    except (yaml.MarkedYAMLError, yaml.reader.ReaderError) as error:
        return [_yaml_problem(name, error)]
    return walk.problems or Source(name, text, tree, walk.keys, walk.values)


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
        column = len(before[before.rfind(b"\n") + 1 :].decode()) + 1
        message = "ce fichier n’est pas en UTF-8 : enregistrez-le en UTF-8"
        raise _Unreadable(before.count(b"\n") + 1, column, message) from None
    if "\t" in text or _CONTROL.search(text):
        _refuse_signs(text)
    return text


def _refuse_signs(text: str) -> None:
    """Raise at the first control character, or tab in an indentation; other tabs are allowed."""
    for number, line in enumerate(text.split("\n"), 1):
        if control := _CONTROL.search(line):
            message = "caractère de contrôle interdit dans le fichier"
            raise _Unreadable(number, control.start() + 1, message)
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        if "\t" in indent:
            message = "tabulation dans le retrait : employez des espaces"
            raise _Unreadable(number, indent.index("\t") + 1, message)


def _yaml_problem(name: str, error: Exception) -> Problem:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        mark = error.problem_mark
        message = _FRENCH.get(error.problem or "", "ce n’est pas du YAML valide à cet endroit")
        if error.context == "while scanning an alias":
            message = _STAR
        if error.context in _AT_ITS_START and error.context_mark:
            mark = error.context_mark
        return Problem(name, mark.line + 1, mark.column + 1, "", message)
    return Problem(name, 1, 1, "", "caractère de contrôle interdit dans le fichier")


class _Walk:
    """One pass over libyaml's events: strings, positions, and what YAML lets through.

    Events and not nodes: libyaml composes nodes by recursion, in C, as deep as a file goes.
    """

    def __init__(self, file: str, events: Iterator[yaml.Event]) -> None:
        self.file = file
        self.events = events
        self.keys: dict[Place, Position] = {}
        self.values: dict[Place, Position] = {}
        self.problems: list[Problem] = []

    def document(self) -> Tree:
        """The only document of the file. Raises _Unreadable."""
        next(self.events)
        if isinstance(next(self.events), yaml.StreamEndEvent):
            raise _Unreadable(1, 1, "fichier vide")
        tree = self.tree(next(self.events), ())
        next(self.events)
        if not isinstance(end := next(self.events), yaml.StreamEndEvent):
            raise _Unreadable(*_position(end), "un seul document par fichier : retirez « --- »")
        return tree

    def tree(self, event: yaml.Event, place: Place) -> Tree:
        """What begins with `event`, its events used up."""
        self.values[place] = position = _position(event)
        if isinstance(event, yaml.ScalarEvent):
            # The file has none: only the escapes of double quotes can bring one.
            if event.style == '"' and _CONTROL.search(event.value):
                self._add(position, place, "caractère de contrôle interdit dans le fichier")
            return str(event.value).strip()
        self._check(event, len(place))
        if isinstance(event, yaml.SequenceStartEvent):
            return [self.tree(child, (*place, i)) for i, child in enumerate(self._children())]
        return dict(self._pairs(place))

    def _pairs(self, place: Place) -> Iterator[tuple[str, Tree]]:
        first: dict[str, int] = {}
        for event in self._children():
            position = _position(event)
            if not isinstance(event, yaml.ScalarEvent):
                self._add(position, place, "nom de champ illisible : un mot simple est attendu")
                self._skip(event, len(place))
                self._skip(next(self.events), len(place))
                continue
            key = str(event.value)
            inside = (*place, key)
            if key in first:
                self._add(position, inside, f"champ en double (déjà à la ligne {first[key]})")
                self._skip(next(self.events), len(inside))
                continue
            first[key], self.keys[inside] = position[0], position
            yield key, self.tree(next(self.events), inside)

    def _children(self) -> Iterator[yaml.Event]:
        """The events that begin the members of a collection, up to its end."""
        while not isinstance(event := next(self.events), yaml.CollectionEndEvent):
            yield event

    def _skip(self, event: yaml.Event, depth: int) -> None:
        """Use up what begins with `event`."""
        if not isinstance(event, yaml.ScalarEvent):
            self._check(event, depth)
            for child in self._children():
                self._skip(child, depth + 1)

    def _check(self, event: yaml.Event, depth: int) -> None:
        """Refuse what is no collection, and one that is nested too deep."""
        if isinstance(event, yaml.AliasEvent):
            raise _Unreadable(*_position(event), _STAR)
        if depth >= MAX_DEPTH:
            raise _Unreadable(*_position(event), "données trop profondément imbriquées")

    def _add(self, position: Position, place: Place, message: str) -> None:
        path = ".".join(map(str, place))
        self.problems.append(Problem(self.file, *position, path, message))


def _position(event: yaml.Event) -> Position:
    mark = event.start_mark
    assert mark is not None
    return mark.line + 1, mark.column + 1
