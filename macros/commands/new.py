"""`new`: a new entry, from the commented model of its kind."""

import re
import sys
from datetime import date, timedelta
from pathlib import Path

import click

from macros.model.base import SLUG
from macros.model.genres import GENRES
from macros.model.messages import SLUG_ATTENDU


@click.command()
@click.argument("genre")
@click.argument("slug")
def command(genre: str, slug: str) -> None:
    """Crée une entrée GENRE nommée SLUG, à compléter."""
    if genre not in GENRES:
        sys.exit(f"genre « {genre} » inconnu ; au choix : {', '.join(GENRES)}")
    if not re.fullmatch(SLUG, slug) or len(slug) > 60:
        sys.exit(f"nom « {slug} » impossible : {SLUG_ATTENDU}")
    kind, data = GENRES[genre], Path.cwd() / "data"
    model, target = data / "_modeles" / f"{genre}.yml", data / kind.place / f"{slug}.yml"
    if kind.forme == "unique":
        sys.exit(f"il n’y a qu’un « {genre} » : complétez data/{kind.place}")
    if kind.forme == "liste":
        sys.exit(f"« {genre} » tient dans data/{kind.place} : collez-y data/_modeles/{model.name}")
    if not model.is_file():
        sys.exit("data/_modeles/ est introuvable : lancez la commande à la racine du projet")
    if target.exists():
        sys.exit(f"data/{kind.place}/{slug}.yml existe déjà")
    target.parent.mkdir(exist_ok=True)
    target.write_text(_dated(model.read_text(encoding="utf-8"), date.today()), encoding="utf-8")
    click.echo(f"data/{kind.place}/{slug}.yml créé. Complétez-le, puis : python -m macros check")


def _dated(text: str, today: date) -> str:
    """The model reviewed today and due in a year."""
    dates = {"2026-11-22": today, "2027-11-22": today + timedelta(days=365)}
    return re.sub("|".join(dates), lambda found: dates[found[0]].isoformat(), text)
