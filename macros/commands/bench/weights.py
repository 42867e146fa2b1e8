"""What a reader downloads: a page on its first view, the search for its first answer, a PDF."""

import gzip
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html

from macros.commands.bench.timing import figure, title

PAGE, LETTER, SEARCH, PDF, KIT = 120, 150, 150, 150, 1000
"""Limits, in kilobytes of 1 000 bytes."""

FIRST = 3
"""How many results the dialog waits for before it answers (`recherche.js`)."""


def measure(root: Path, site: Path) -> None:
    """Print the heaviest page, the search and the PDFs."""
    title("Poids transférés (gzip)")
    pages = {path: _page(path, site) for path in sorted(site.rglob("*.html"))}
    letters = [path for path in pages if path.parent.name == "lettres"]
    others = [path for path in pages if path not in letters]
    for told, paths, limit in (("page", others, PAGE), ("lettre", letters, LETTER)):
        heaviest = max(paths, key=lambda path: pages[path])
        name = heaviest.relative_to(site).as_posix()
        _limited(f"{told} la plus lourde : {name}", pages[heaviest], limit)
    ordered = sorted(pages.values())
    figure("page médiane", f"{ordered[len(ordered) // 2] / 1000:.0f} Ko")
    _limited("recherche, première réponse (au plus)", _search(site / "recherche"), SEARCH)
    documents = sorted((site / "telechargements").rglob("*.pdf"), key=lambda p: p.stat().st_size)
    bound = [path for path in documents if path.parent.name in ("kits", "programmes")]
    alone = [path for path in documents if path not in bound]
    _limited(f"PDF le plus lourd : {alone[-1].name}", alone[-1].stat().st_size, PDF)
    _limited(f"kit le plus lourd : {bound[-1].name}", bound[-1].stat().st_size, KIT)


def _limited(name: str, size: int, limit: int) -> None:
    figure(name, f"{size / 1000:.0f} Ko", f"≤ {limit} Ko", size <= limit * 1000)


def _page(path: Path, site: Path) -> int:
    """A page and all that it asks for at once."""
    tree = lxml.html.parse(str(path)).getroot()
    asked = tree.xpath(
        "//link[@rel='stylesheet' or @rel='icon']/@href | //script/@src | //img/@src"
    )
    here = f"https://site/{path.relative_to(site).as_posix()}"
    files = {site / unquote(urlsplit(urljoin(here, url)).path).lstrip("/") for url in asked}
    return sum(_transferred(file) for file in {path, *files})


def _search(bundle: Path) -> int:
    """The engine, and the heaviest chunk and results that a first answer may need."""
    names = ("pagefind.js", "pagefind-entry.json", "genres.json")
    fixed = [bundle / name for name in names]
    fixed += [*bundle.glob("wasm.fr.pagefind"), *bundle.glob("*.pf_meta")]
    chunks = sorted((_transferred(path) for path in bundle.rglob("*.pf_index")), reverse=True)
    results = sorted((_transferred(path) for path in bundle.rglob("*.pf_fragment")), reverse=True)
    return sum(map(_transferred, fixed)) + chunks[0] + sum(results[:FIRST])


def _transferred(path: Path) -> int:
    """The size of a file as a server sends it: Pagefind's own files are compressed already."""
    content = path.read_bytes()
    ready = path.suffix.startswith(".pf_") or path.suffix == ".pagefind"
    return len(content) if ready else len(gzip.compress(content, 6))
