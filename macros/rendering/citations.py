"""References → BibTeX and CSL-JSON, for reference managers."""

import json
from collections.abc import Iterable

from macros.views.citation import CitationView, NomView

_CSL = {
    "livre": "book",
    "article": "article-journal",
    "these": "thesis",
    "document": "document",
    "page": "webpage",
}
_BIBTEX = {
    "livre": ("book", "publisher"),
    "article": ("article", "journal"),
    "these": ("phdthesis", "school"),
    "document": ("misc", "howpublished"),
    "page": ("misc", "howpublished"),
}


def csl_json(citations: Iterable[CitationView]) -> str:
    """The references as CSL-JSON (schema 1.0), which Zotero and citeproc read."""
    items = [_csl(citation) for citation in citations]
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def bibtex(citations: Iterable[CitationView]) -> str:
    """The references as BibTeX, in UTF-8."""
    # Loaded here: only the bibliography's own page needs it.
    from bibtexparser.entrypoint import write_string
    from bibtexparser.library import Library
    from bibtexparser.model import Block, Entry, Field

    entries: list[Block] = []
    for citation in citations:
        kind, container = _BIBTEX[citation.forme]
        fields = {
            "title": f"{{{citation.titre}}}",
            "author": " and ".join(map(_bibtex_name, citation.auteurs)),
            container: citation.parution,
            "year": str(citation.date[0]) if citation.date else "",
            "pages": citation.pages.replace("-", "--"),
            "isbn": citation.isbn,
            "url": citation.url,
            "note": citation.note,
        }
        given = [Field(name, value) for name, value in fields.items() if value]
        entries.append(Entry(kind, citation.cle, given))
    return str(write_string(Library(entries)))


def _bibtex_name(name: NomView) -> str:
    return f"{name.nom}, {name.prenom}" if name.prenom else f"{{{name.nom}}}"


def _csl(citation: CitationView) -> dict[str, object]:
    publisher = citation.forme in ("livre", "these", "document")
    item: dict[str, object] = {
        "id": citation.cle,
        "type": _CSL[citation.forme],
        "title": citation.titre,
        "author": [_csl_name(name) for name in citation.auteurs],
        "publisher" if publisher else "container-title": citation.parution,
        "issued": {"date-parts": [list(citation.date)]} if citation.date else {},
        "page": citation.pages,
        "ISBN": citation.isbn,
        "URL": citation.url,
        "note": citation.note,
    }
    return {name: value for name, value in item.items() if value}


def _csl_name(name: NomView) -> dict[str, str]:
    if name.prenom:
        return {"family": name.nom, "given": name.prenom}
    return {"literal": name.nom}
