"""A term of the glossary: its page, its line in the index, its definition in the text."""

from dataclasses import dataclass

from macros.corpus import Corpus
from macros.model.terme import Terme
from macros.typography import capital, folded, french
from macros.views.adresses import adresse
from macros.views.commun import (
    Prose,
    confusions,
    plain,
    prose,
    proses,
)


@dataclass(frozen=True, slots=True)
class TermeView:
    """The page of a term."""

    titre: str
    """The term, its initial in capitals."""
    sigle: str
    """Its acronym; may be empty."""
    definition: tuple[Prose, ...]
    """What it means here."""
    synonymes: str
    """« On dit aussi », joined; may be empty."""
    confusions: tuple[Prose, ...]
    """What it is taken for."""


@dataclass(frozen=True, slots=True)
class EntreeDeGlossaireView:
    """A line of the glossary."""

    href: str
    """The term's page."""
    titre: str
    """The term."""
    sigle: str
    """Its acronym; may be empty."""
    definition: Prose
    """The first paragraph of the definition."""


@dataclass(frozen=True, slots=True)
class LettrineView:
    """The terms that begin with one letter."""

    lettre: str
    """The letter."""
    entrees: tuple[EntreeDeGlossaireView, ...]
    """The terms, in alphabetical order."""


@dataclass(frozen=True, slots=True)
class DefinitionView:
    """What opens when a reader touches a term in the text."""

    slug: str
    """The term's slug."""
    titre: str
    """The term."""
    definition: str
    """The first paragraph, plain."""
    href: str
    """The term's page."""
    formes: tuple[str, ...]
    """Every way of writing it, typeset, the longest first."""


def terme_view(terme: Terme, corpus: Corpus) -> TermeView:
    """The page of a term."""
    return TermeView(
        titre=capital(french(terme.titre)),
        sigle=terme.sigle or "",
        definition=proses(terme.definition, corpus),
        synonymes=french(", ".join(terme.synonymes)),
        confusions=confusions(terme.confusions, corpus),
    )


def glossary_view(termes: tuple[Terme, ...], corpus: Corpus) -> tuple[LettrineView, ...]:
    """The whole glossary, by initial."""
    letters: dict[str, list[EntreeDeGlossaireView]] = {}
    for terme in sorted(termes, key=lambda terme: folded(bare(terme.titre))):
        first = folded(bare(terme.titre))[0].upper()
        letters.setdefault(first, []).append(
            EntreeDeGlossaireView(
                href=adresse(f"terme/{terme.slug}"),
                titre=capital(french(terme.titre)),
                sigle=terme.sigle or "",
                definition=prose(terme.definition[0], corpus),
            )
        )
    return tuple(LettrineView(letter, tuple(entries)) for letter, entries in letters.items())


def definition_view(terme: Terme, corpus: Corpus) -> DefinitionView:
    """The definition that opens in the text, without its calls to sources."""
    written = (bare(terme.titre), *((terme.sigle,) if terme.sigle else ()), *terme.formes)
    words = tuple(run for run in prose(terme.definition[0], corpus) if not run.appel)
    return DefinitionView(
        slug=terme.slug,
        titre=capital(french(terme.titre)),
        definition=plain(words),
        href=adresse(f"terme/{terme.slug}"),
        formes=tuple(sorted(map(french, written), key=len, reverse=True)),
    )


def bare(titre: str) -> str:
    """A term without the quotes of a protected name, as it sorts and as it is recognised."""
    return titre.strip("« »")
