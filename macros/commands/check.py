"""`check`: judge the data without building anything."""

import gc
import sys
from datetime import date
from pathlib import Path

import click

from macros.publishing.checking import check
from macros.reading.problems import InvalidCorpus, report


@click.command()
@click.option("--publication", is_flag=True, help="Liste aussi ce qui manque pour publier.")
def command(publication: bool) -> None:
    """Vérifie data/ et docs/ et donne toutes les erreurs, sans rien construire."""
    # The process ends with the check: looking for garbage would only be lost time.
    gc.disable()
    try:
        corpus = check(Path.cwd())
    except InvalidCorpus as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    click.echo(f"{len(corpus.entrees)} entrées, aucune erreur")
    if publication and (waiting := corpus.a_publier(date.today())):
        click.echo(report(waiting, "point à régler", "points à régler"), err=True)
        sys.exit(1)
