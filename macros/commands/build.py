"""`build`: the whole site, in one piece or not at all."""

import gc
import os
import shutil
import sys
from pathlib import Path

import click


@click.command()
def command() -> None:
    """Construit le site dans site/. En cas d’erreur, l’ancien site reste en place."""
    # A build is short: it ends before the collector's walks have found anything to take away.
    gc.disable()
    root = Path.cwd()
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
