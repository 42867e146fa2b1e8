"""What the hand-written pages add to Markdown: links to entries, sections, marked proposals."""

from collections.abc import Callable, Iterator
from re import Match
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from macros.corpus import Corpus
from macros.reading.markdown import FICTION, LIEN
from macros.typography import french
from macros.views.adresses import fichier
from macros.views.commun import intitule

MENTION = "Proposition de la rédaction"
_SECTIONED = ("h2", "h3")


class GuideMarkdown(Extension):
    """`[[genre/slug|libellé]]`, `## Titre { .proposition }` and `!!! proposition`.

    `base()` leads from the page under way to the root of `docs/`.
    """

    def __init__(self, corpus: Corpus, base: Callable[[], str]) -> None:
        super().__init__()
        self.corpus, self.base = corpus, base

    def extendMarkdown(self, md: Markdown) -> None:
        """Register both processors."""
        # After code spans (190), before Markdown's own links (160).
        md.inlinePatterns.register(_Liens(self.corpus, self.base), "liens", 175)
        # After the attributes of headings are known (8), before they are listed (5).
        md.treeprocessors.register(_Sections(md), "sections", 6)


class _Liens(InlineProcessor):
    def __init__(self, corpus: Corpus, base: Callable[[], str]) -> None:
        super().__init__(LIEN.pattern)
        self.corpus, self.base = corpus, base

    def handleMatch(  # type: ignore[override]
        self, m: Match[str], data: str
    ) -> tuple[Element, int, int]:
        """The link; without a label it takes the entry's title, or calls the source."""
        link = Element("a", {"href": f"{self.base()}{fichier(m[1])}"})
        link.text, calls = intitule(self.corpus.entrees[m[1]], m[2] or "")
        if calls:
            link.set("class", "appel")
        return link, m.start(0), m.end(0)


class _Sections(Treeprocessor):
    """Each heading opens a section, so that a proposal or a story can be set apart whole."""

    def run(self, root: Element) -> None:
        for box in root.iter("div"):
            if box.get("class") == "admonition proposition":
                box.set("class", "propose")
                box[0].set("class", "proposition")
                box[0].text = MENTION
        for parent in list(root.iter()):
            for i, child in enumerate(parent):
                if child.tag == "table":
                    parent[i] = _scrolling(child)
        children = list(root)
        for child in children:
            root.remove(child)
        root.extend(_sections(children))


def _scrolling(table: Element) -> Element:
    """A table that a narrow screen can scroll, by keyboard too, named by its first heading."""
    heading = next(table.iter("th"), None)
    label = f"Tableau : {''.join(heading.itertext())}" if heading is not None else "Tableau"
    table.set("class", "grille")
    scrolled = Element("div", {"class": "defile", "role": "group", "tabindex": "0"})
    scrolled.set("aria-label", french(label))
    scrolled.append(table)
    return scrolled


def _sections(children: list[Element]) -> Iterator[Element]:
    """The same elements, those under a heading inside its section."""
    opened: list[tuple[str, Element]] = []
    for child in children:
        if child.tag in ("h1", *_SECTIONED):
            while opened and opened[-1][0] >= child.tag:
                opened.pop()
            if child.tag in _SECTIONED:
                section = _section(child)
                if opened:
                    opened[-1][1].append(section)
                else:
                    yield section
                opened.append((str(child.tag), section))
                continue
        if opened:
            opened[-1][1].append(child)
        else:
            yield child


def _section(heading: Element) -> Element:
    section, classes = Element("section"), ["section"]
    if heading.text == FICTION:
        classes.append("section--exemple")
        # A story is full of common words: whoever searches them does not look for it.
        section.set("data-pagefind-ignore", "all")
    proposed = "proposition" in (heading.get("class") or "").split()
    if proposed:
        del heading.attrib["class"]
        classes.append("propose")
    section.set("class", " ".join(classes))
    section.append(heading)
    if proposed:
        SubElement(section, "p", {"class": "proposition"}).text = MENTION
    return section
