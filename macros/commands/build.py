"""`build`: the whole site, in one piece or not at all."""

import os
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from macros.commands.prerequisites import require_pango
from macros.publishing.checking import check
from macros.reading.problems import InvalidCorpus


@click.command()
def command() -> None:
    """Construit le site dans site/. En cas d’erreur, l’ancien site reste en place."""
    root = Path.cwd()
    require_pango()
    try:
        edition = check(root).organisme.edition
    except InvalidCorpus as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    # The same input gives the same bytes: dates are the edition's, not today's.
    noon = datetime(edition.year, edition.month, edition.day, 12, tzinfo=UTC)
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))
    new, old = root / ".cache" / "site", root / "site"
    _mkdocs(root / "mkdocs.yml", new)
    shutil.rmtree(old, ignore_errors=True)
    new.replace(old)
    pages = sum(1 for _ in old.rglob("*.html"))
    click.echo(f"site/ : {pages} pages")


def _mkdocs(config_file: Path, site_dir: Path) -> None:
    """Build with MkDocs. Exits with a message, without a traceback, when it refuses."""
    # Material's notice about MkDocs 2 is for maintainers, who pin it (see pyproject.toml).
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.__main__ import cli

    arguments = ["build", "--config-file", str(config_file), "--site-dir", str(site_dir)]
    try:
        cli.main([*arguments, "--strict"], standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
