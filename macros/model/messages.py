"""Pydantic's errors → problems at a line of the author's file, in French."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from macros.model.base import Incoherence
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
    "model_attributes_type": "des champs sont attendus ici, sous la forme « nom: valeur »",
    "literal_error": "valeur inconnue",
    "union_tag_not_found": "champ manquant",
    "union_tag_invalid": "valeur inconnue",
    "value_error": "{error}",
}

_FORMS = {
    r"^[a-z][a-z0-9_]*$": "nom attendu : minuscules sans accent, chiffres et « _ »",
    r"^\{[a-z][a-z0-9_]*\}$": "nom d’une variable attendu entre accolades : « {prenom} »",
    r"^https?://\S+$": "adresse attendue, qui commence par « https:// »",
    r"^https://[^\s/]+(/\S+)*/$": "adresse attendue : « https://…/ », barre finale comprise",
    r"^#[0-9A-Fa-f]{6}$": 'couleur attendue, entre guillemets droits : "#1c5a86"',
    r"^[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*\.(svg|png)$": (
        "image de docs/ attendue, en .svg ou .png : « assets/icone.svg »"
    ),
    r"^97[89][-0-9]{10,14}$": "ISBN à treize chiffres attendu : « 978-2-… »",
}

_OF_A_CONTAINER = {"string_type", "tuple_type", "too_short"}
"""Said of a container, these are false as soon as something inside it is wrong."""

SLUG_ATTENDU = "minuscules sans accent, chiffres et traits d’union attendus, 60 signes au plus"


def problems_of(
    error: ValidationError, source: Source, prefix: Place, model: type[BaseModel]
) -> Iterator[Problem]:
    """Every problem of a validation, one per place of the file.

    `prefix` is where the validated data starts in the file; `model` names the known fields.
    """
    told: set[Place] = set()
    found = [
        (details, (*prefix, *_written(source.tree, prefix, details)))
        for details in error.errors(include_url=False)
    ]
    for details, place in found:
        below = any(other[: len(place)] == place != other for _, other in found)
        if place not in told and not (below and details["type"] in _OF_A_CONTAINER):
            told.add(place)
            yield source.problem(place, _message(details, model), at_key=_is_of_a_key(details))


def _is_of_a_key(details: ErrorDetails) -> bool:
    """Whether an error is shown where its field is named rather than where its value begins."""
    if details["type"] == "value_error":
        return isinstance(details["ctx"]["error"], Incoherence)
    named = details["loc"][-1:] == ("[key]",) or details["loc"] == ("slug",)
    return named or details["type"] in ("extra_forbidden", "missing")


def _written(tree: Tree, prefix: Place, details: ErrorDetails) -> Place:
    """The error's place without what pydantic adds to it: union tags and member names."""
    for part in prefix:
        tree = _child(tree, part)
    place: Place = ()
    before: str | int = ""
    for part in details["loc"]:
        inside, before = before, part
        if place[-1:] == (inside,) and _is_tag(tree, inside, part):
            continue
        child = _child(tree, part)
        if child is not None:
            tree, place = child, (*place, part)
    if details["type"] == "missing":
        place = (*place, details["loc"][-1])
    if details["type"] == "value_error":
        path = getattr(details["ctx"]["error"], "champ", "").split(".")
        place = (*place, *(int(part) if part.isdigit() else part for part in path if part))
    if details["type"].startswith("union_tag"):
        place = (*place, details["ctx"]["discriminator"].strip("'"))
    return place


def _is_tag(tree: Any, inside: str | int, part: str | int) -> bool:
    """Whether `part` says which member of a union was chosen: in a list, or in a field."""
    names = ("bloc", "type") if isinstance(inside, int) else ("forme",)
    return isinstance(tree, dict) and part in [tree.get(name) for name in names]


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
    if kind == "string_too_short" and context["min_length"] > 1:
        return f"texte trop court ({context['min_length']} signes au moins)"
    if kind == "extra_forbidden":
        written = str(details["loc"][-1])
        return message + nearly(written, [n for n in _field_names(model) if n != written])
    if kind == "literal_error":
        words = context["expected"].replace(" or ", ", ").split(", ")
        return _choice(message, details["input"], [word.strip("'") for word in words])
    if kind == "union_tag_invalid":
        expected = [word.strip("'") for word in context["expected_tags"].split(", ")]
        return _choice(message, context["tag"], expected)
    if kind == "string_pattern_mismatch" and context["pattern"] in _FORMS:
        return _FORMS[context["pattern"]]
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
