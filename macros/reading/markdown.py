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

PROPOSED_LEVELS = (2, 3)
"""The levels of heading that may open a proposal, which are those that open a section."""

LIEN = re.compile(r"\[\[([a-z0-9-]*/?[a-z0-9-]*)(?:\|((?:[^\]]|\](?!\]))*))?\]\]")
"""A link to an entry, as in YAML text: `[[genre/slug]]` or `[[genre/slug|libellé]]`."""

_OPENING, _CLOSING = "---\n", "\n---\n"
_ENDS = re.compile(r"\r\n?")
_FENCE = re.compile(r"\s*(```|~~~)")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*(\{[^{}]*\})?\s*$")
_CLASS = re.compile(r"\.([\w-]+)")
_ADMONITION = re.compile(r"!!! (\w+)")
_ITEM = re.compile(r"\s*(?:[-*+]|\d+\.)\s+")
_RULE = re.compile(r"\|[-: |]+\|\s*$")
_CODE = re.compile(r"`[^`]*`|\{\{.*?\}\}")
_TAG = re.compile(r"</?\w[^>]*>")
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
    front, body = _split(_ENDS.sub("\n", text))
    if not front.strip():
        return [Problem(name, 1, 1, "", _headless(text, closed=bool(front)))]
    source = source_of(f"\n{front}", name)  # each line keeps its number
    if not isinstance(source, Source):
        return source
    reading = _Reading()
    passages = tuple(reading.passages(body, front.count("\n") + 3))
    if reading.unknown:
        return [Problem(name, *at, "", message) for at, message in reading.unknown]
    source.values.update(reading.positions)
    return MarkdownPage(source, passages)


def body_of(text: str) -> str:
    """The text of a page below its front matter."""
    return _split(text)[1]


def _split(text: str) -> tuple[str, str]:
    """The front matter with its last end of line, and the body; nothing when nothing closes it."""
    if not text.startswith(_OPENING):
        return "", text
    # What opens may be what closes, and the last line may want its end.
    front, closed, body = f"{text[3:]}\n".partition(_CLOSING)
    return (f"{front[1:]}\n", body[:-1]) if closed else ("", "")


def _headless(text: str, *, closed: bool) -> str:
    if closed:
        return "en-tête vide"
    if text.startswith("---"):
        return "en-tête jamais refermé : ajoutez une ligne « --- » à sa fin"
    return "page sans en-tête : commencez-la par « --- »"


@dataclass(slots=True)
class _Reading:
    """One pass over the lines of a body."""

    positions: dict[Place, Position] = field(default_factory=dict)
    number: int = 0
    rubrique: str = ""
    proposed: int = 0
    """The level of the heading that opened a proposal, 0 outside of one."""
    unknown: list[tuple[Position, str]] = field(default_factory=list)
    """Where a heading has a class that nothing knows, and what to say of it."""
    boxed: bool = False
    """Whether the lines that are indented belong to a box that the editors propose."""

    def passages(self, body: str, line: int) -> Iterator[Passage]:
        """Every passage, in order; `line` is that of the body's first line."""
        held: list[str] = []
        start = line
        for number, written in self._lines(body, line):
            alone = not written.strip() or written.startswith(("#", "!!! ", "|"))
            if held and (alone or _ITEM.match(written)):
                yield from self._passage("\n".join(held), (start, 1))
                held = []
            if alone:
                yield from self._alone(written, number)
                continue
            if not held:
                start = number
            self.boxed = self.boxed and written.startswith("    ")
            held.append(written)

    def _lines(self, body: str, line: int) -> Iterator[tuple[int, str]]:
        """Each line and its number, then a blank one; code and the rules of tables are blank."""
        fence = ""
        for number, written in enumerate([*body.split("\n"), ""], line):
            mark = _FENCE.match(written)
            if mark and fence in ("", mark[1]):
                fence = "" if fence else mark[1]
            silent = mark or fence or _RULE.match(written)
            yield number, "" if silent else written

    def _alone(self, written: str, number: int) -> Iterator[Passage]:
        """What stands alone on its line: a heading, the mark of a box, a row of a table."""
        if box := _ADMONITION.match(written):
            self.boxed = box[1] == "proposition"
        elif heading := _HEADING.match(written):
            self._enter(heading, number)
            place = number, heading.start(2) + 1
            yield from self._passage(heading[2], place, len(heading[1]))
        elif written.strip():
            self.boxed = False
            yield from self._passage(written.replace("|", " "), (number, 1))

    def _enter(self, heading: re.Match[str], number: int) -> None:
        """Note what a heading opens and closes."""
        level = len(heading[1])
        for name in _CLASS.findall(heading[3] or ""):
            if name != "proposition":
                at = number, heading.start(3) + 1
                self.unknown.append((at, f"classe « .{name} » inconnue : seule « .proposition »"))
        if level <= (self.proposed or level):
            opens = level in PROPOSED_LEVELS and ".proposition" in (heading[3] or "")
            self.proposed = level if opens else 0
        self.boxed = False
        if level <= 2:
            self.rubrique = heading[2]

    def _passage(self, text: str, start: Position, level: int = 0) -> Iterator[Passage]:
        """The passage that `text` makes, if it makes one; `start` is where it begins."""
        if "`" in text or "{{" in text:
            text = _CODE.sub(lambda code: " " * len(code[0]), text)
        place = ("corps", self.number)
        # Markdown leaves a block of HTML as it is, links included.
        links = [] if text.startswith("<") else list(LIEN.finditer(text))
        words = _words(text, links)
        if not words and not links:
            return
        self.positions[place] = start[0], 1
        for i, link in enumerate(links):
            self.positions[(*place, "liens", i)] = _position(text, link.start(), start)
        self.number += 1
        if inside := _HEADING.match(words):  # « - ## Titre », as on the home page
            level, words = len(inside[1]), inside[2]
        libre = bool(self.proposed) or self.boxed or self.rubrique == FICTION
        yield Passage(level, self.rubrique, words, tuple(link[1] for link in links), libre)


def _position(text: str, offset: int, start: Position) -> Position:
    """Where `offset` of a passage is in the file; only its first line may begin further right."""
    line = text.count("\n", 0, offset)
    column = offset - text.rfind("\n", 0, offset)
    return start[0] + line, column if line else column + start[1] - 1


def _words(text: str, links: list[re.Match[str]]) -> str:
    """The words of a passage, without its markup and its calls to sources."""
    if links:
        text = LIEN.sub(lambda link: link[2] or "", text)
    if "<" in text:
        text = _TAG.sub("", text)
    text = _MARKUP.sub(lambda mark: mark[1] or "", text)
    mark = _ITEM.match(text)
    return " ".join(text[mark.end() if mark else 0 :].split())
