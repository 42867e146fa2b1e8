"""A real Chromium, on the built site, that notices any request leaving it."""

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from macros.commands.prerequisites import browser
from macros.corpus import Corpus
from macros.model.lettre import Lettre

# Chromium talks to its maker at every start unless told not to.
SILENT = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync", "--disable-quic"]
QUIET = ["--disable-background-networking", "--disable-component-update"]


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """The browser that `prerequisites` found."""
    return {"executable_path": browser(), "args": [*SILENT, *QUIET]}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a site, as long as it is served."""
    handler = partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="session")
def address(site_dir: Path) -> Iterator[str]:
    """Where the site is served."""
    with served(site_dir) as place:
        yield place


@pytest.fixture
def asked(context: BrowserContext, address: str) -> Iterator[list[str]]:
    """Every address the pages ask for; the test fails on any that leaves the site."""
    urls: list[str] = []
    context.on("request", lambda request: urls.append(request.url))
    yield urls
    assert [url for url in urls if not url.startswith((address, "data:", "blob:"))] == []


@pytest.fixture
def visit(page: Page, address: str, asked: list[str]) -> Iterator[object]:
    """Open a page of the site; the test fails on any error in the console."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)

    def go(path: str) -> Page:
        page.goto(f"{address}/{path}")
        return page

    yield go
    assert errors == []


@pytest.fixture(scope="session")
def letters(corpus: Corpus) -> tuple[Lettre, ...]:
    """Every letter."""
    return corpus.tous(Lettre)
