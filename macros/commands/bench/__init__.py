"""`bench`: figures of this machine, as ratios measured in one run."""

import tempfile
from pathlib import Path

import click

from macros.commands.bench import builds, checks, documents, weights
from macros.rendering.pango import require_pango


@click.command()
def command() -> None:
    """Mesure la construction, la vérification, les documents et le poids des pages."""
    require_pango()
    root = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        site = builds.measure(root, place / "site")
        builds.measure_growth(root, place / "croissance", site.parent / ".cache" / "documents")
        documents.measure(root, place / "documents")
        checks.measure(root, place / "data")
        weights.measure(root, site)


__all__ = ["command"]
