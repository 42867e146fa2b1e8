"""MkDocs events: what exists without being placed by an author."""

import os
import sys
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

# MkDocs loads this file by its path; its package is found from the project's root.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from macros.model.page import Page as HandWritten
from macros.publishing import search
from macros.publishing.exports import exports
from macros.publishing.loading import glossary_of, load_site
from macros.publishing.pages import description, generated_pages, generated_uris, inert, key_words
from macros.publishing.site import Site, base_of
from macros.publishing.structured import json_ld
from macros.rendering.finish import Finished, Heading, finish
from macros.rendering.fragments import compiled, render
from macros.rendering.markdown import GuideMarkdown
from macros.typography import day, french, spread
from macros.views.adresses import GENRES_EN_FRANCAIS
from macros.views.organisme import PIED, rubriques
from macros.views.page import page_view
from macros.views.suite import suite_view

_SITE: list[Site] = []
"""The site of the build under way, set by its first event."""

_HTML: dict[str, str] = {}
"""The generated pages of the build under way: they are HTML already, and skip Markdown."""

_PAGE: list[str] = []
"""The page that Markdown is converting."""

SOMMAIRES = ("/index", "/bibliographie", "/chiffres", "/glossaire", "/plan")
"""Pages that list others: that they use a word tells a reader nothing."""

FORMULAIRE = " data-saisie"
"""What marks a form where one writes about people: its page connects to nothing."""

_FINISHED: dict[str, Finished] = {}
"""The pages of the build under way, by `genre/slug`, before their feet are added."""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Take what the publisher's file says; list generated pages where `nav` says « * »."""
    site = load_site(Path(config.config_file_path).parent)
    _SITE[:] = [site]
    _HTML.clear()
    _FINISHED.clear()
    publisher = site.corpus.organisme
    # The same input gives the same bytes: dates are the edition's, not today's.
    noon = datetime.combine(publisher.edition, time(12), UTC)
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))
    config.site_name = inert(french(publisher.titre))
    config.site_description = inert(french(publisher.accroche))
    config.site_url = config.site_url or publisher.adresse_du_site
    config.theme["favicon"] = config.theme["logo"] = publisher.logo
    config.extra["edition"] = day(publisher.edition)
    config.extra["editeur"] = rubriques(publisher, PIED)
    config.nav = _expanded(config.nav, generated_uris(site.corpus))
    links = GuideMarkdown(site.corpus, lambda: base_of(_PAGE[0]))
    config.markdown_extensions.append(links)  # type: ignore[arg-type]  # Markdown takes both
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages and documents that entries have."""
    (site,) = _SITE
    for page in generated_pages(site):
        _HTML[page.src_uri] = page.html
        files.append(File.generated(config, page.src_uri, content=page.front))
    for href, text in exports(site):
        files.append(File.generated(config, href, content=text))
    for item in site.rendered:
        files.append(File.generated(config, item.href, abs_src_path=str(item.path)))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Tell MkDocs, Markdown and machines which page this is."""
    (site,) = _SITE
    _PAGE[:] = [page.file.src_uri]
    cible = site.pages[page.file.src_uri]
    entree = site.corpus.entrees[cible]
    if isinstance(entree, HandWritten):
        page.meta["title"] = inert(french(entree.titre))
        page.meta["description"] = inert(description(entree, site.corpus))
        page.meta["mots_cles"] = inert(", ".join(key_words(site.corpus).get(cible, ())))
    page.meta.setdefault("genre", GENRES_EN_FRANCAIS[cible.partition("/")[0]])
    page.meta["json_ld"] = json_ld(cible, site.corpus)
    page.update_date = entree.relu_le.isoformat()  # for the sitemap
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Set the text in French typography, explain terms, number sources, list headings."""
    (site,) = _SITE
    cible = site.pages[page.file.src_uri]
    html = _HTML.get(page.file.src_uri, html)
    entree = site.corpus.entrees[cible]
    if isinstance(entree, HandWritten) and entree.en_bref:
        head = page_view(entree, site.corpus)
        base = base_of(page.file.dest_uri)
        html = render(site.overrides, "fragments/page.html", head, base, corps=Markup(html))
    done = finish(html, glossary_of(site.corpus), own=cible.removeprefix("terme/"))
    page.toc = _toc(done.headings)
    page.meta["sans_reseau"] = FORMULAIRE in html
    # What MkDocs checks links against.
    page.present_anchor_ids = set(done.ids)
    page.meta["ligatures"] = ", ".join(map(spread, done.ligatures))
    _FINISHED[cible] = done
    return done.html


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Keep the theme's compiled templates; add to each page its foot, now that all are known."""
    env.bytecode_cache = compiled(Path(config.config_file_path).parent)
    (site,) = _SITE
    users = _users()
    for file in files.documentation_pages():
        cible = site.pages[file.src_uri]
        done, base = _FINISHED[cible], base_of(file.dest_uri)
        foot = suite_view(cible, done.sources, site.corpus, users.get(cible, ()))
        added = render(site.overrides, "fragments/suite.html", foot, base)
        if done.terms:
            added += render(site.overrides, "fragments/definitions.html", done.terms, base)
        assert file.page is not None
        file.page.meta["suite"] = added
    return env


def on_post_build(config: MkDocsConfig) -> None:
    """Index the finished pages."""
    search.index(Path(config.site_dir))


def _expanded(nav: Any, generated: list[str]) -> Any:
    """`nav` with each « folder/* » replaced by the generated pages of that folder, in order."""
    if isinstance(nav, dict):
        return {title: _expanded(item, generated) for title, item in nav.items()}
    if not isinstance(nav, list):
        return nav
    out: list[Any] = []
    for item in nav:
        if isinstance(item, str) and item.endswith("/*"):
            out += [uri for uri in generated if uri.startswith(item[:-1])]
        else:
            out.append(_expanded(item, generated))
    return out


def _users() -> dict[str, list[str]]:
    """The pages that use each term; terms, lists and pages on the project apart."""
    users: dict[str, list[str]] = {}
    for cible, done in _FINISHED.items():
        if not cible.startswith(("terme/", "projet/")) and not cible.endswith(SOMMAIRES):
            for definition in done.terms:
                users.setdefault(f"terme/{definition.slug}", []).append(cible)
    return users


def _toc(headings: tuple[Heading, ...]) -> TableOfContents:
    top = [AnchorLink(h.titre, h.ancre, 0) for h in headings if h.level == 1]
    below = [AnchorLink(h.titre, h.ancre, 1) for h in headings if h.level > 1]
    if top:
        top[0].children = below
        top[0].level = 1
    return TableOfContents(top or below)
