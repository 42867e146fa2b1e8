"""A Markdown page → its front matter, read like any data, and its passages, each at its line.

This is no Markdown parser: it finds where headings, paragraphs, items and rows begin, which is
all that a check needs. The page itself is converted by Python-Markdown when the site is built.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from macros.reading.problems import Problem
from macros.reading.source import Place, Position, Source, read_text, source_of

FICTION = "Un exemple fictif"
"""The heading of what is invented."""

_FENCE = re.compile(r"\s*(```|~~~)")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*(\{[^{}]*\})?\s*$")
_ADMONITION = re.compile(r"!!! (\w+)")
_ITEM = re.compile(r"\s*(?:[-*+]|\d+\.)\s+")
_SILENT = re.compile(r"\s*(?:\{\{|<|\|[-: |]+\|\s*$)")
_CODE = re.compile(r"`[^`]*`")
LIEN = re.compile(r"\[\[([a-z0-9-]*/?[a-z0-9-]*)(?:\|((?:[^\]]|\](?!\]))*))?\]\]")
"""A link to an entry, as in YAML text: `[[genre/slug]]` or `[[genre/slug|libellé]]`."""

_MARKUP = re.compile(r"\*\*|(?<!\w)\*|\*(?!\w)|\[([^\]]*)\]\([^)]*\)|`")


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading, a paragraph, an item or a row of a table.

    `niveau` is the level of a heading, 0 for running text; `rubrique` the heading of level 2 that
    it stands under; `texte` its words, without markup; `liens` the `genre/slug` it points to, in
    order; `libre` whether the editors propose it or invent it: it states no fact.
    """

    niveau: int
    rubrique: str
    texte: str
    liens: tuple[str, ...]
    libre: bool


@dataclass(frozen=True, slots=True)
class MarkdownPage:
    """A page as read: its front matter, with the positions of its passages, and the passages."""

    source: Source
    passages: tuple[Passage, ...]


def read_page(path: Path, root: Path) -> MarkdownPage | list[Problem]:
    """Read one page; what cannot be read comes back as problems, never as an exception."""
    name = path.relative_to(root).as_posix()
    text = read_text(path, name)
    if not isinstance(text, str):
        return text
    front, line, body = _split(text)
    if not front:
        return [Problem(name, 1, 1, "", "page sans en-tête : commencez-la par « --- »")]
    source = source_of(front, name)
    if not isinstance(source, Source):
        return source
    reading = _Reading()
    passages = tuple(reading.passages(body, line))
    source.values.update(reading.positions)
    return MarkdownPage(source, passages)


def body_of(text: str) -> str:
    """The text of a page below its front matter."""
    return _split(text)[2]


def _split(text: str) -> tuple[str, int, str]:
    """The front matter at the line it has in the file, the line of the body, the body."""
    if not text.startswith("---\n"):
        return "", 1, text
    front, mark, body = text[4:].partition("\n---\n")
    if not mark:
        return "", 1, text
    return f"\n{front}\n", front.count("\n") + 4, body


@dataclass(slots=True)
class _Reading:
    """One pass over the lines of a body."""

    positions: dict[Place, Position] = field(default_factory=dict)
    number: int = 0
    rubrique: str = ""
    proposed: int = 0
    """The level of the heading that opened a proposal, 0 outside of one."""
    boxed: bool = False
    """Whether the lines that are indented belong to a box that the editors propose."""

    def passages(self, body: str, line: int) -> Iterator[Passage]:
        """Every passage, in order; `line` is that of the body's first line."""
        held: list[str] = []
        start, fenced = line, False
        for number, written in enumerate([*body.split("\n"), ""], line):
            if _FENCE.match(written):
                fenced, written = not fenced, ""
            alone = fenced or not written.strip() or self._is_alone(written)
            if held and (alone or _ITEM.match(written)):
                yield self._passage(held, start, 0)
                held = []
            if alone:
                if not fenced:
                    yield from self._line(written, number)
                continue
            if not held:
                start = number
            self.boxed = self.boxed and written.startswith("    ")
            held.append(written)

    def _is_alone(self, written: str) -> bool:
        return written.startswith(("#", "!!! ", "|")) or bool(_SILENT.match(written))

    def _line(self, written: str, number: int) -> Iterator[Passage]:
        """What stands alone on its line: a heading, the mark of a box, a row of a table."""
        if box := _ADMONITION.match(written):
            self.boxed = box[1] == "proposition"
        elif heading := _HEADING.match(written):
            level = len(heading[1])
            if level <= (self.proposed or 9):
                self.proposed = level if ".proposition" in (heading[3] or "") else 0
            self.boxed = False
            if level <= 2:
                self.rubrique = heading[2]
            yield self._passage([heading[2]], number, level)
        elif written.startswith("|") and not _SILENT.match(written):
            self.boxed = False
            yield self._passage([written.replace("|", " ")], number, 0)

    def _passage(self, lines: list[str], start: int, level: int) -> Passage:
        links: list[str] = []
        place = ("corps", self.number)
        self.positions[place] = start, 1
        for i, written in enumerate(lines):
            lines[i] = written = _CODE.sub(lambda code: " " * len(code[0]), written)
            for link in LIEN.finditer(written):
                self.positions[(*place, "liens", len(links))] = start + i, link.start() + 1
                links.append(link[1])
        self.number += 1
        libre = bool(self.proposed) or self.boxed or self.rubrique == FICTION
        return Passage(level, self.rubrique, _plain("\n".join(lines)), tuple(links), libre)


def _plain(text: str) -> str:
    """The words of a passage, without its markup and its calls to sources."""
    text = LIEN.sub(lambda link: link[2] or "", text)
    text = _MARKUP.sub(lambda mark: mark[1] or "", text)
    mark = _ITEM.match(text)
    return " ".join(text[mark.end() if mark else 0 :].split())
