"""The pages nobody writes: one per entry, each a title and the entry's fragment."""

import html
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from macros.corpus import Corpus
from macros.model.base import Entree
from macros.model.page import Page
from macros.model.terme import Terme
from macros.publishing.macros import entry_html
from macros.publishing.site import Site, base_of
from macros.typography import capital, french
from macros.views.adresses import GENRES_EN_FRANCAIS, PAGES
from macros.views.commun import plain, prose

DESCRIPTION_LENGTH = 300


@dataclass(frozen=True, slots=True)
class GeneratedPage:
    """A page, where it stands in `docs/`, and what its front matter says."""

    src_uri: str
    meta: dict[str, object]
    html: str

    @property
    def front(self) -> str:
        """The front matter alone."""
        return f"---\n{json.dumps(self.meta, ensure_ascii=False)}\n---\n"  # JSON is YAML too

    @property
    def markdown(self) -> str:
        """The whole page, for an engine that reads it from a file."""
        return f"{self.front}\n{self.html}\n"


def generated_uris(corpus: Corpus) -> list[str]:
    """Where the pages of entries stand in `docs/`, in the order of the corpus."""
    known = (cible.split("/") for cible in corpus.entrees)
    return [f"{PAGES[genre]}/{slug}.md" for genre, slug in known if genre in PAGES]


def generated_pages(site: Site) -> Iterator[GeneratedPage]:
    """Every page that an entry has to itself, in the order of the corpus."""
    corpus, words = site.corpus, key_words(site.corpus)
    for cible, entree in corpus.entrees.items():
        genre, slug = cible.split("/")
        if genre in PAGES:
            uri = f"{PAGES[genre]}/{slug}.md"
            titre = inert(capital(french(entree.titre)))
            meta: dict[str, object] = {
                "title": titre,
                "description": inert(description(entree, corpus)),
                "genre": GENRES_EN_FRANCAIS[genre],
                "mots_cles": inert(", ".join(words.get(cible, ()))),
                # What it holds is final: mkdocs-macros has nothing to look for.
                "render_macros": False,
            }
            html = entry_html(site, cible, base_of(uri))
            yield GeneratedPage(uri, meta, html)


@lru_cache(maxsize=1)
def key_words(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """The words that lead to a page without standing in it.

    A term lends its acronym and synonyms to its own page and to those it is tied to, other terms
    apart: who types a synonym looks for this term.
    """
    words: dict[str, dict[str, None]] = {}
    for terme in corpus.tous(Terme):
        own = f"terme/{terme.slug}"
        written = (terme.titre, *((terme.sigle,) if terme.sigle else ()), *terme.synonymes)
        tied = [str(relation.vers) for relation in terme.lies]
        tied += [adresse for adresse, _ in corpus.retours.get(own, ())]
        for cible in (own, *(other for other in tied if not other.startswith("terme/"))):
            words.setdefault(cible, {}).update(dict.fromkeys(map(french, written)))
    return {cible: tuple(known) for cible, known in words.items()}


def description(entree: Entree, corpus: Corpus) -> str:
    """What an entry's page is about, in a sentence or two."""
    if isinstance(entree, Page):
        return french(entree.description)
    for nom in ("en_bref", "resume"):
        if text := getattr(entree, nom, None):
            return _shortened(plain(prose(text, corpus)))
    definition = getattr(entree, "definition", ((),))
    return _shortened(plain(prose(definition[0], corpus)))


def _shortened(text: str) -> str:
    """`text`, cut between two words when it is too long."""
    if len(text) <= DESCRIPTION_LENGTH:
        return text
    return f"{text[:DESCRIPTION_LENGTH].rpartition(' ')[0].rstrip(' ,;:')}…"


def inert(text: str) -> str:
    """`text` as it may stand in the theme's templates, which escape nothing."""
    return html.escape(text).replace("{", "&#123;").replace("}", "&#125;")
