"""Hand-written pages in plain Markdown, for an engine that knows nothing of this project."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from macros.corpus import Corpus
from macros.model.origine import Reference
from macros.model.page import Page
from macros.publishing.site import base_of
from macros.reading.markdown import LIEN, body_of
from macros.views.adresses import fichier
from macros.views.commun import plain, prose

_CODE = re.compile(r"(```.*?```|`[^`\n]*`)", re.DOTALL)


def staged_pages(root: Path, corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Where each page stands in `docs/`, and its text with ordinary links and titles."""
    for cible, page in corpus.entrees.items():
        if isinstance(page, Page):
            uri = fichier(cible)
            body = body_of((root / "docs" / uri).read_text(encoding="utf-8"))
            yield uri, _front(page) + _head(page, corpus) + linked(body, base_of(uri), corpus)


def _front(page: Page) -> str:
    meta = {"title": page.titre, "description": page.description}
    return f"---\n{json.dumps(meta, ensure_ascii=False)}\n---\n\n"  # JSON is YAML too


def _head(page: Page, corpus: Corpus) -> str:
    return f"# {page.titre}\n\n{plain(prose(page.en_bref, corpus))}\n\n" if page.en_bref else ""


def linked(body: str, base: str, corpus: Corpus) -> str:
    """`body` with each `[[genre/slug]]` as a Markdown link, code left as it is."""

    def link(found: re.Match[str]) -> str:
        entree, label = corpus.entrees[found[1]], found[2]
        if isinstance(entree, Reference) and not label:
            return f"([{entree.court}]({base}{fichier(found[1])}))"
        return f"[{label or entree.titre}]({base}{fichier(found[1])})"

    parts = _CODE.split(body)
    return "".join(part if i % 2 else LIEN.sub(link, part) for i, part in enumerate(parts))
