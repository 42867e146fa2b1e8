"""One build's worth of data: the corpus and its documents."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path

from macros.corpus import Corpus
from macros.publishing.downloads import Rendered
from macros.views.adresses import a_une_page, fichier
from macros.views.document import TelechargementView
from macros.views.lettre import ModeleView


@dataclass(frozen=True)
class Site:
    """What pages are made from."""

    root: Path
    corpus: Corpus
    rendered: tuple[Rendered, ...]

    @property
    def overrides(self) -> Path:
        """Where templates are."""
        return self.root / "overrides"

    @cached_property
    def pages(self) -> Mapping[str, str]:
        """The `genre/slug` of each page, by where it stands in `docs/`."""
        known = self.corpus.entrees
        return {fichier(c): c for c in known if a_une_page(c.partition("/")[0])}

    def downloads(self, cible: str) -> tuple[TelechargementView, ...]:
        """The links that download the documents of `genre/slug`."""
        own = self._by_page.get(cible, ())
        editions = groupby(own, key=lambda item: (item.libelle, item.partie))
        return tuple(
            TelechargementView(libelle, partie, tuple(item.view() for item in items))
            for (libelle, partie), items in editions
        )

    def models(self, cible: str) -> tuple[ModeleView, ...]:
        """The blank documents of `genre/slug` that its page fills in on the reader's device."""
        return tuple(
            ModeleView(item.format, b64encode(item.path.read_bytes()).decode())
            for item in self._by_page.get(cible, ())
            if item.format in ("docx", "odt")
        )

    @cached_property
    def _by_page(self) -> Mapping[str, list[Rendered]]:
        found: dict[str, list[Rendered]] = {}
        for item in self.rendered:
            found.setdefault(item.cible, []).append(item)
        return found


def base_of(uri: str) -> str:
    """What leads from the page at `uri` to the root of the site: `../../`."""
    return "../" * uri.count("/")
