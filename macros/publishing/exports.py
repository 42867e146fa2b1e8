"""The files that no page is: for reference managers, for machines, the publisher's colours."""

from collections.abc import Iterator

from macros.corpus import Corpus
from macros.model.couleurs import Couleurs, Palette
from macros.model.origine import Reference
from macros.publishing.llms import llms_text
from macros.publishing.ouverture import CORPUS, SCHEMA, corpus_json, schema_json
from macros.publishing.site import Site
from macros.rendering.citations import bibtex, csl_json
from macros.views.citation import citation_view

BIBTEX = "ressources/bibliographie.bib"
CSL_JSON = "ressources/bibliographie.json"
COULEURS = "assets/couleurs.css"


def exports(site: Site) -> Iterator[tuple[str, str]]:
    """Where each file stands on the site, and its text."""
    yield from bibliography(site.corpus)
    yield COULEURS, colours(site.corpus.organisme.couleurs)
    yield "robots.txt", robots_text(site.corpus.organisme.adresse_du_site)
    yield "llms.txt", llms_text(site.corpus)
    yield CORPUS, corpus_json(site)
    yield SCHEMA, schema_json()


def bibliography(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """The bibliography, in both formats that reference managers read."""
    citations = tuple(map(citation_view, corpus.tous(Reference)))
    yield BIBTEX, bibtex(citations)
    yield CSL_JSON, csl_json(citations)


def robots_text(address: str) -> str:
    """Every robot is welcome everywhere; MkDocs writes the sitemap."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {address}sitemap.xml\n"


def colours(couleurs: Couleurs) -> str:
    """The properties that the style sheet reads."""
    light = ':root, [data-md-color-scheme="default"]'
    return _theme(light, couleurs.clair) + _theme('[data-md-color-scheme="slate"]', couleurs.sombre)


def _theme(selector: str, palette: Palette) -> str:
    lines = (f"  --{nom.replace('_', '-')}: {colour};\n" for nom, colour in palette)
    return f"{selector} {{\n{''.join(lines)}}}\n"
