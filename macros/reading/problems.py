"""What is wrong in the author's files, as values: one line each, located, in French."""

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One mistake at one place.

    `file` is relative to the project's root, `line` and `column` start at 1, `path` is the
    place inside the data (`corps.0.libelle`, empty for the whole file).
    """

    file: str
    line: int
    column: int
    path: str
    message: str

    def __str__(self) -> str:
        where = f"{self.path} : " if self.path else ""
        return f"{self.file}:{self.line}:{self.column}: {where}{self.message}"


class InvalidCorpus(Exception):
    """Every problem of a corpus at once, sorted by place.

    `adresses` are the entries that were found all the same, as `genre/slug`.
    """

    def __init__(self, problems: Iterable[Problem], adresses: Iterable[str] = ()) -> None:
        self.problems = tuple(sorted(set(problems)))
        self.adresses = tuple(adresses)
        super().__init__(report(self.problems))


def report(problems: tuple[Problem, ...], one: str = "erreur", many: str = "erreurs") -> str:
    """The problems, a line each, and their count."""
    lines = [str(problem) for problem in problems]
    where = sorted({re.sub(r"/.*", "/", problem.file) for problem in problems})
    noun = many if len(problems) > 1 else one
    return "\n".join([*lines, f"{len(problems)} {noun} dans {' et '.join(where)}"])
