"""`new`: a new entry or page, from the commented model of its kind."""

import re
import sys
from datetime import date, timedelta
from pathlib import Path

import click

from macros.model.base import SLUG
from macros.model.genres import GENRES, PARTIES, Genre
from macros.model.messages import SLUG_ATTENDU


@click.command()
@click.argument("genre")
@click.argument("slug")
def command(genre: str, slug: str) -> None:
    """Crée une entrée GENRE nommée SLUG, ou une page de la partie GENRE, à compléter."""
    if genre not in (*GENRES, *PARTIES):
        sys.exit(f"genre « {genre} » inconnu ; au choix : {', '.join((*GENRES, *PARTIES))}")
    if not re.fullmatch(SLUG, slug) or len(slug) > 60:
        sys.exit(f"nom « {slug} » impossible : {SLUG_ATTENDU}")
    name, target = _page(genre, slug) if genre in PARTIES else _entry(GENRES[genre], slug)
    model, path = Path.cwd() / "data" / "_modeles" / name, Path.cwd() / target
    if not model.is_file():
        sys.exit("data/_modeles/ est introuvable : lancez la commande à la racine du projet")
    if path.exists():
        sys.exit(f"{target} existe déjà")
    path.parent.mkdir(exist_ok=True)
    path.write_text(_dated(model.read_text(encoding="utf-8"), date.today()), encoding="utf-8")
    listed = ", inscrivez-le dans mkdocs.yml" if genre in PARTIES else ""
    click.echo(f"{target} créé. Complétez-le{listed}, puis : python -m macros check")


def _page(partie: str, slug: str) -> tuple[str, str]:
    """The model of a page, and where the new one goes."""
    return "page.md", f"docs/{slug}.md" if partie == "accueil" else f"docs/{partie}/{slug}.md"


def _entry(genre: Genre, slug: str) -> tuple[str, str]:
    """The model of an entry, and where the new one goes."""
    if genre.forme == "unique":
        sys.exit(f"il n’y a qu’un « {genre.nom} » : complétez data/{genre.place}")
    if genre.forme == "liste":
        where = f"data/{genre.place} : collez-y data/_modeles/{genre.nom}.yml"
        sys.exit(f"« {genre.nom} » tient dans {where}")
    return f"{genre.nom}.yml", f"data/{genre.place}/{slug}.yml"


def _dated(text: str, today: date) -> str:
    """The model reviewed today and due in a year."""
    dates = {"2026-11-22": today, "2027-11-22": today + timedelta(days=365)}
    return re.sub("|".join(dates), lambda found: dates[found[0]].isoformat(), text)
