"""What the tests of the built site may ask for."""

from pathlib import Path

import lxml.html
import pytest
from lxml.html import HtmlElement


@pytest.fixture(scope="session")
def pages(site_dir: Path) -> dict[str, HtmlElement]:
    """Every page, parsed, by its address from the root."""
    found = {
        path.relative_to(site_dir).as_posix(): lxml.html.parse(path).getroot()
        for path in sorted(site_dir.rglob("*.html"))
    }
    assert len(found) > 50
    return found
