"""`schemas`: the JSON Schema of every kind, for the authors' editors."""

import json
import sys
from pathlib import Path
from typing import Any

import click

from macros.model.genres import GENRES, Genre


@click.command()
@click.option("--check", is_flag=True, help="Ne rien écrire : dire si un schéma est périmé.")
def command(check: bool) -> None:
    """Écrit data/_schemas/ d’après le modèle."""
    folder = Path.cwd() / "data" / "_schemas"
    stale = []
    for genre in GENRES.values():
        path, text = folder / f"{genre.nom}.json", schema_text(genre)
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            stale.append(path.name)
            if not check:
                folder.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
    if check and stale:
        sys.exit(f"Schémas périmés : {', '.join(stale)}. Tapez : python -m macros schemas")
    click.echo(f"{len(GENRES)} schémas JSON, {len(stale)} {'périmés' if check else 'réécrits'}")


def schema_text(genre: Genre) -> str:
    """The schema of a file of this kind, as JSON."""
    schema = genre.modele.model_json_schema()
    # The slug is the name of the file or of the entry: nobody writes it.
    del schema["properties"]["slug"]
    schema["required"].remove("slug")
    if genre.forme == "liste":
        schema = _listed(schema)
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _listed(entry: dict[str, Any]) -> dict[str, Any]:
    """The schema of a file that holds every entry, under the dates they share."""
    dates = ("relu_le", "relire_avant")
    shared = {name: entry["properties"][name] for name in dates}
    entry["required"] = [name for name in entry["required"] if name not in dates]
    definitions = entry.pop("$defs", {})
    entries = {"type": "object", "additionalProperties": entry}
    return {
        "$defs": definitions,
        "type": "object",
        "additionalProperties": False,
        "required": [*dates, "entrees"],
        "properties": {**shared, "entrees": entries},
    }
