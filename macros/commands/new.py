"""`new`: a new entry, from the commented model of its kind."""

import re
import sys
from datetime import date
from pathlib import Path

import click

from macros.model.base import SLUG
from macros.model.genres import GENRES
from macros.model.messages import SLUG_ATTENDU, nearly


@click.command()
@click.argument("genre")
@click.argument("slug")
def command(genre: str, slug: str) -> None:
    """Crée une entrée GENRE nommée SLUG, à compléter."""
    if genre not in GENRES:
        sys.exit(f"genre « {genre} » inconnu{nearly(genre, list(GENRES))}")
    if not re.fullmatch(SLUG, slug) or len(slug) > 60:
        sys.exit(f"nom « {slug} » impossible : {SLUG_ATTENDU}")
    kind, data = GENRES[genre], Path.cwd() / "data"
    model = data / "_modeles" / f"{genre}.yml"
    if kind.forme != "dossier":
        sys.exit(f"« {genre} » tient dans data/{kind.place} : copiez-y l’entrée de {model.name}")
    target = data / kind.place / f"{slug}.yml"
    if target.exists():
        sys.exit(f"data/{kind.place}/{slug}.yml existe déjà")
    today, later = date.today(), date.today().replace(year=date.today().year + 1, day=1)
    text = model.read_text(encoding="utf-8")
    text = text.replace("2026-11-22", today.isoformat()).replace("2027-11-22", later.isoformat())
    target.write_text(text, encoding="utf-8")
    click.echo(f"data/{kind.place}/{slug}.yml créé. Complétez-le, puis : python -m macros check")
