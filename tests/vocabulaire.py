"""The part of schema.org that the site uses, and what is wrong with a document that uses it.

Types, properties and ranges: https://schema.org/docs/full.html, version 30.1. Two rules of ours
are stricter. A property that the site does not use is unknown here, and one that it always gives
is required.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlsplit

_HTML = re.compile(r"<|&(?:\w+|#\d+);|\[\[|\*\*")


def texte(value: Any) -> bool:
    """Words, and nothing but words."""
    return isinstance(value, str) and value == value.strip() != "" and not _HTML.search(value)


def url(value: Any) -> bool:
    """A whole address."""
    parts = urlsplit(value) if texte(value) else None
    return bool(parts and parts.scheme == "https" and parts.netloc and parts.path)


def nombre(value: Any) -> bool:
    """A number above zero: nothing here is free, and no list begins at none."""
    return isinstance(value, int | float) and not isinstance(value, bool) and value > 0


def entier(value: Any) -> bool:
    """A whole number above zero."""
    return nombre(value) and isinstance(value, int)


def booleen(value: Any) -> bool:
    """True or false."""
    return isinstance(value, bool)


def monnaie(value: Any) -> bool:
    """The code of the only currency."""
    return bool(value == "EUR")


def langue(value: Any) -> bool:
    """The code of the only language."""
    return bool(value == "fr")


def jour(value: Any) -> bool:
    """A date that exists, as 2027-11-22."""
    try:
        return date.fromisoformat(value).isoformat() == value
    except (TypeError, ValueError):
        return False


Range = Callable[[Any], bool] | str
"""What a value must be: something that a function recognises, or a node of that type."""

_CHOSE = {"name": texte, "description": texte, "url": url}

VOCABULAIRE: Mapping[str, Mapping[str, Range]] = {
    "Organization": {
        "@id": url,
        "url": url,
        "name?": texte,
        "address?": texte,
        "telephone?": texte,
        "email?": texte,
    },
    "WebSite": {**_CHOSE, "inLanguage": langue, "publisher": "Organization"},
    "BreadcrumbList": {"itemListElement": "ListItem"},
    "ListItem": {"position": entier, "name": texte, "item": url},
    "Service": {**_CHOSE, "offers": "Offer"},
    "Offer": {**_CHOSE, "priceSpecification?": "UnitPriceSpecification"},
    "UnitPriceSpecification": {
        "name": texte,
        "price": nombre,
        "priceCurrency": monnaie,
        "unitText": texte,
        "valueAddedTaxIncluded?": booleen,
        "validThrough?": jour,
    },
    "Course": {**_CHOSE, "inLanguage": langue},
    "FAQPage": {"inLanguage": langue, "mainEntity": "Question"},
    "Question": {"name": texte, "url": url, "acceptedAnswer": "Answer"},
    "Answer": {"text": texte},
}
"""The properties of each type; « ? » ends the name of one that may be absent."""


def faults(document: Any) -> list[str]:
    """What is wrong with the JSON-LD of a page; nothing when it may be published."""
    if not isinstance(document, dict) or set(document) != {"@context", "@graph"}:
        return ["$: a context and a graph are expected"]
    graph = document["@graph"]
    if document["@context"] != "https://schema.org" or not isinstance(graph, list) or not graph:
        return ["$: the context of schema.org and at least one node are expected"]
    named = {node.get("@id"): node.get("@type") for node in graph if isinstance(node, dict)}
    found = []
    for i, node in enumerate(graph):
        kind = node.get("@type") if isinstance(node, dict) else None
        found += _node(node, kind, f"$[{i}]", named)
    return found


def _node(node: Any, kind: Any, place: str, named: Mapping[Any, Any]) -> Iterator[str]:
    if isinstance(node, dict) and set(node) == {"@id"}:
        if named.get(node["@id"]) != kind:
            yield f"{place}: no {kind} of the page is called {node['@id']}"
    elif not isinstance(node, dict) or kind not in VOCABULAIRE or node.get("@type") != kind:
        yield f"{place}: {kind if kind in VOCABULAIRE else 'a known type'} expected"
    else:
        known = {name.rstrip("?"): range_ for name, range_ in VOCABULAIRE[kind].items()}
        needed = {name for name in VOCABULAIRE[kind] if not name.endswith("?")}
        yield from (f"{place}.{name}: unknown" for name in node.keys() - known - {"@type"})
        yield from (f"{place}.{name}: missing" for name in needed - node.keys())
        for name in node.keys() & known:
            yield from _value(node[name], known[name], f"{place}.{name}", named)


def _value(value: Any, range_: Range, place: str, named: Mapping[Any, Any]) -> Iterator[str]:
    if isinstance(value, list):
        if not value:
            yield f"{place}: empty"
        for i, item in enumerate(value):
            yield from _value(item, range_, f"{place}[{i}]", named)
    elif isinstance(range_, str):
        yield from _node(value, range_, place, named)
    elif not range_(value):
        yield f"{place}: {range_.__name__} expected"
