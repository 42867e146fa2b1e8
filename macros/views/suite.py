"""The foot of a page: where to go next, what it rests on, when it was last reviewed."""

from collections.abc import Iterable
from dataclasses import dataclass

from macros.corpus import Corpus
from macros.model.origine import Reference
from macros.typography import day
from macros.views.adresses import GENRES_EN_FRANCAIS, adresse
from macros.views.commun import LienView, Prose, lien
from macros.views.origine import citation

_RANKS = {genre: rank for rank, genre in enumerate(GENRES_EN_FRANCAIS)}


@dataclass(frozen=True, slots=True)
class SourceView:
    """A work that the page rests on."""

    numero: int
    """Its number on the page."""
    ancre: str
    """The identifier of its note."""
    citation: Prose
    """The work, in the style of the site."""
    url: str
    """Where to read it; may be empty."""
    href: str
    """Its line in the bibliography."""
    verifiee: bool
    """Whether it was seen and not only quoted."""


@dataclass(frozen=True, slots=True)
class SuiteView:
    """The foot of a page."""

    lies: tuple[LienView, ...]
    """Where to go next, and why."""
    emplois: tuple[LienView, ...]
    """For a term: the pages that use it."""
    sources: tuple[SourceView, ...]
    """What the page rests on: first what its text calls, in order."""
    relu_le: str
    """When it was last reviewed."""
    relire_avant: str
    """When it is due again."""
    echeance: str
    """The same, as 2027-11-22."""


def suite_view(
    cible: str, called: Iterable[str], corpus: Corpus, users: Iterable[str] = ()
) -> SuiteView:
    """The foot of the page of `genre/slug`, whose text calls the works `called`.

    `users` are the pages that use the term that this page defines, if it defines one.
    """
    entree = corpus.entrees[cible]
    slugs = dict.fromkeys([*called, *getattr(entree, "sources", ())])
    return SuiteView(
        lies=_relations(cible, corpus),
        emplois=tuple(lien(user, corpus) for user in sorted(users, key=_rank)),
        sources=tuple(_source(n, slug, corpus) for n, slug in enumerate(slugs, 1)),
        relu_le=day(entree.relu_le),
        relire_avant=day(entree.relire_avant),
        echeance=entree.relire_avant.isoformat(),
    )


def _relations(cible: str, corpus: Corpus) -> tuple[LienView, ...]:
    """Both ends of each relation show it, each with its own reason to follow it."""
    own = [(r.vers, r.pourquoi) for r in getattr(corpus.entrees[cible], "lies", ())]
    others = [(adresse, relation.retour) for adresse, relation in corpus.retours.get(cible, ())]
    ends = sorted([*own, *others], key=lambda end: _rank(end[0]))
    return tuple(lien(other, corpus, why) for other, why in ends)


def _rank(cible: str) -> int:
    return _RANKS[cible.partition("/")[0]]


def _source(number: int, slug: str, corpus: Corpus) -> SourceView:
    reference = corpus.entrees[f"reference/{slug}"]
    assert isinstance(reference, Reference)
    return SourceView(
        numero=number,
        ancre=f"note-{slug}",
        citation=citation(reference),
        url=reference.url or "",
        href=adresse(f"reference/{slug}"),
        verifiee=reference.verifiee,
    )
