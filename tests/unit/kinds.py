"""The kinds of entry, sorted by where their entries live, for tests to go through."""

import pytest

from macros.model.genres import GENRES, Genre

SLUG = "mon-slug"

TOUS = list(GENRES.values())
DOSSIERS = [genre for genre in TOUS if genre.forme == "dossier"]
SANS_FICHIER = [genre for genre in TOUS if genre.forme != "dossier"]


def each(genres: list[Genre]) -> pytest.MarkDecorator:
    """One test for each of these kinds."""
    return pytest.mark.parametrize("genre", genres, ids=[genre.nom for genre in genres])
