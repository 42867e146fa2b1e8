"""One build's worth of data: the corpus and its documents."""

from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from macros.corpus import Corpus
from macros.publishing.downloads import Rendered
from macros.views.document import TelechargementView


@dataclass(frozen=True, slots=True)
class Site:
    """What pages are made from."""

    root: Path
    corpus: Corpus
    rendered: tuple[Rendered, ...]

    @property
    def overrides(self) -> Path:
        """Where templates are."""
        return self.root / "overrides"

    def downloads(self, cible: str) -> tuple[TelechargementView, ...]:
        """The links that download the documents of `genre/slug`."""
        own = [item for item in self.rendered if item.document.cible == cible]
        editions = groupby(own, key=lambda item: item.document.libelle)
        return tuple(
            TelechargementView(libelle, tuple(item.view() for item in items))
            for libelle, items in editions
        )


def base_of(uri: str) -> str:
    """What leads from the page at `uri` to the root of the site: `../../`."""
    return "../" * uri.count("/")
