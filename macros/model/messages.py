"""Pydantic's errors → problems at a line of the author's file, in French."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from macros.reading.problems import Problem
from macros.reading.source import Place, Source, Tree

MESSAGES = {
    "missing": "champ manquant",
    "extra_forbidden": "champ inconnu",
    "string_type": "texte attendu",
    "string_too_short": "texte vide",
    "string_too_long": "texte trop long ({max_length} signes au plus)",
    "string_pattern_mismatch": "valeur mal formée (motif attendu : {pattern})",
    "int_type": "nombre entier attendu",
    "int_parsing": "nombre entier attendu",
    "int_parsing_size": "nombre trop grand",
    "greater_than": "doit être plus grand que {gt}",
    "greater_than_equal": "doit être au moins {ge}",
    "less_than_equal": "doit être au plus {le}",
    "tuple_type": "liste attendue",
    "too_short": "liste trop courte ({min_length} au moins, {actual_length} ici)",
    "too_long": "liste trop longue ({max_length} au plus)",
    "dict_type": "des champs sont attendus ici, sous la forme « nom: valeur »",
    "model_type": "des champs sont attendus ici, sous la forme « nom: valeur »",
    "bool_type": "« oui » ou « non » attendu",
    "date_type": "date attendue, écrite année-mois-jour : 2026-11-22",
    "literal_error": "valeur inconnue",
    "union_tag_not_found": "champ « {discriminator} » manquant",
    "union_tag_invalid": "valeur inconnue",
    "value_error": "{error}",
}

SLUG_ATTENDU = "minuscules sans accent, chiffres et traits d’union attendus, 60 signes au plus"


def problems_of(
    error: ValidationError, source: Source, prefix: Place, model: type[BaseModel]
) -> Iterator[Problem]:
    """Every problem of a validation, one per place of the file.

    `prefix` is where the validated data starts in the file; `model` names the known fields.
    """
    told: set[Place] = set()
    for details in error.errors(include_url=False):
        place = (*prefix, *_written(source.tree, prefix, details))
        if place not in told:
            told.add(place)
            names = details["type"] in ("extra_forbidden", "missing")
            yield source.problem(place, _message(details, model), at_key=names)


def _written(tree: Tree, prefix: Place, details: ErrorDetails) -> Place:
    """The error's place without what pydantic adds to it: union tags and member names."""
    for part in prefix:
        tree = _child(tree, part)
    place: Place = ()
    for part in details["loc"]:
        child = _child(tree, part)
        if child is not None:
            tree, place = child, (*place, part)
    if details["type"] == "missing":
        place = (*place, details["loc"][-1])
    return place


def _child(tree: Tree | None, part: str | int) -> Any:
    if isinstance(tree, dict) and isinstance(part, str):
        return tree.get(part)
    if isinstance(tree, list) and isinstance(part, int) and part < len(tree):
        return tree[part]
    return None


def _message(details: ErrorDetails, model: type[BaseModel]) -> str:
    context: Mapping[str, Any] = details.get("ctx", {})
    kind = details["type"]
    message = MESSAGES[kind].format(**context)
    if kind == "extra_forbidden":
        return message + nearly(str(details["loc"][-1]), _field_names(model))
    if kind == "literal_error":
        words = context["expected"].replace(" or ", ", ").split(", ")
        return _choice(message, details["input"], [word.strip("'") for word in words])
    if kind == "union_tag_invalid":
        expected = [word.strip("'") for word in context["expected_tags"].split(", ")]
        return _choice(message, context["tag"], expected)
    if kind == "string_pattern_mismatch" and "[a-z0-9]+(-[a-z0-9]+)*$" in context["pattern"]:
        form = "« genre/slug »" if "/" in context["pattern"] else "nom court"
        return f"{form} attendu : {SLUG_ATTENDU}"
    return message


def _choice(message: str, given: object, expected: list[str]) -> str:
    hint = nearly(str(given), expected)
    return message + (hint or f" ; au choix : {', '.join(expected)}")


def nearly(written: str, known: list[str]) -> str:
    """« (vouliez-vous dire … ?) », or nothing when no known name is close."""
    close = get_close_matches(written, known, n=1, cutoff=0.6)
    return f" (vouliez-vous dire « {close[0]} » ?)" if close else ""


def _field_names(model: type[BaseModel]) -> list[str]:
    schema = model.model_json_schema()
    parts = [schema, *schema.get("$defs", {}).values()]
    return sorted({name for part in parts for name in part.get("properties", {})})
