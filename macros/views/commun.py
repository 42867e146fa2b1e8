"""What several views are made of: runs of text, links, sections, marks to scan."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias

from macros.corpus import Corpus
from macros.model.base import Confusion, Entree
from macros.model.origine import Reference
from macros.model.tarif import Tarif
from macros.reading.inline import Run
from macros.tarification import rate_in_words
from macros.typography import NBSP, capital, french
from macros.views.adresses import GENRES_EN_FRANCAIS, adresse


@dataclass(frozen=True, slots=True)
class VariableView:
    """A blank inside a text."""

    nom: str
    """Its name, unique in the letter: it names the field of the PDF."""
    libelle: str
    """What a screen reader says of it."""
    largeur: int
    """Its width in characters."""
    lignes: int
    """Its height in lines; 0 in the cell of a table, which needs no dots."""
    cle: str = ""
    """What the form of the letter calls it, however often the letter does."""


@dataclass(frozen=True, slots=True)
class RunView:
    """A stretch of typeset text."""

    texte: str
    """The words; empty for a blank."""
    fort: bool = False
    """Whether it stands out."""
    accent: bool = False
    """Whether it is stressed, or a title."""
    href: str = ""
    """Where it leads, from the root of the site; empty when nowhere."""
    appel: bool = False
    """Whether it calls a source, in smaller type."""
    variable: VariableView | None = None
    """The blank it stands for."""


Prose: TypeAlias = tuple[RunView, ...]


@dataclass(frozen=True, slots=True)
class LienView:
    """A link to an entry, and why to follow it."""

    href: str
    """Its address, from the root of the site."""
    libelle: str
    """The entry's title."""
    genre: str
    """The kind of the entry, in French."""
    pourquoi: str
    """A sentence; empty when the link speaks for itself."""


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section of a page: its heading, then paragraphs or bullets."""

    ancre: str
    """The heading's identifier."""
    titre: str
    """The heading."""
    proposition: bool
    """Whether the editors propose what no source carries."""
    paragraphes: tuple[Prose, ...]
    """Running text, first."""
    puces: tuple[Prose, ...]
    """Bullets, after the text."""


@dataclass(frozen=True, slots=True)
class RepereView:
    """What one scans for on a card: a label and a value."""

    cle: str
    """`duree`, `groupe`, `materiel`, `animateur` or `participants`: it picks the icon."""
    libelle: str
    """« Durée »."""
    valeur: str
    """« 45 min »."""


@dataclass(frozen=True, slots=True)
class CarteView:
    """An entry in an index page."""

    href: str
    """Where the card leads, from the root of the site."""
    titre: str
    """The entry's title."""
    surtitre: str
    """A word above the title: a rank, a theme; may be empty."""
    resume: Prose
    """A sentence or two."""
    reperes: tuple[RepereView, ...]
    """What a busy reader scans for."""


def prose(runs: Iterable[Run], corpus: Corpus) -> Prose:
    """Typeset runs; a link without a label takes the title of its entry."""
    out: list[RunView] = []
    for run in runs:
        typeset = _run(run, corpus)
        if typeset.appel and out:
            # The space belongs to the call: where calls are left out, so is the space.
            last = out[-1]
            out[-1] = replace(last, texte=last.texte.rstrip(" "))
        out.append(typeset)
    return tuple(out)


def proses(texts: Iterable[Iterable[Run]], corpus: Corpus) -> tuple[Prose, ...]:
    """Several paragraphs."""
    return tuple(prose(text, corpus) for text in texts)


def _run(run: Run, corpus: Corpus) -> RunView:
    if not run.lien:
        return RunView(french(run.texte), run.fort, run.accent)
    label, appel = intitule(corpus.entrees[run.lien], run.texte)
    return RunView(french(label), run.fort, run.accent, adresse(run.lien), appel)


def intitule(entree: Entree, libelle: str) -> tuple[str, bool]:
    """What a link to an entry shows, and whether it calls a source, as one without a label does."""
    if isinstance(entree, Reference) and not libelle:
        return f"{NBSP}({entree.court})", True
    if isinstance(entree, Tarif):
        return libelle or rate_in_words(entree), False
    return libelle or entree.titre, False


def plain(text: Prose) -> str:
    """The words alone, blanks left as dots."""
    return "".join(run.texte if run.variable is None else "……" for run in text)


def lien(cible: str, corpus: Corpus, pourquoi: str = "") -> LienView:
    """A link to `genre/slug`."""
    genre = cible.partition("/")[0]
    titre = capital(french(corpus.entrees[cible].titre))
    return LienView(adresse(cible), titre, GENRES_EN_FRANCAIS[genre], french(pourquoi))


def confusions(written: Iterable[Confusion], corpus: Corpus) -> tuple[Prose, ...]:
    """« **Autre chose.** La différence. »"""
    return tuple(
        (
            RunView(french(f"{item.avec.removesuffix('.')}."), fort=True),
            RunView(" "),
            *prose(item.difference, corpus),
        )
        for item in written
    )


def two_columns(sections: tuple[SectionView, ...]) -> tuple[tuple[SectionView, ...], ...]:
    """Sections in two columns, in order, cut where their lengths differ least.

    WeasyPrint can balance columns by itself, and takes ten times as long as all the rest.
    """
    lengths = [
        sum(len(plain(text)) + LINE for text in (*s.paragraphes, *s.puces)) for s in sections
    ]
    whole = sum(lengths)
    cut = min(range(len(sections) + 1), key=lambda i: abs(whole - 2 * sum(lengths[:i])))
    return tuple(column for column in (sections[:cut], sections[cut:]) if column)


LINE = 30
"""What the end of a paragraph wastes, in signs."""


def bullets(title: str, items: tuple[Prose, ...], ancre: str) -> SectionView:
    """A section of bullets alone."""
    return SectionView(ancre, title, False, (), items)
