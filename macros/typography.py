"""French typography: the spaces, apostrophes and dots that authors need not type.

Rules: *Lexique des règles typographiques en usage à l'Imprimerie nationale*. A thin no-break
space stands before ; ! ? and inside long numbers, a no-break space before : and inside « ».
"""

import re
import unicodedata
from datetime import date as _Date

NBSP = "\N{NO-BREAK SPACE}"
THIN = "\N{NARROW NO-BREAK SPACE}"
SPACES = f" {NBSP}{THIN}"

_UNITS = r"%|€|h\b|min\b|mn\b|s\b|km\b|cm\b|Ko\b|Mo\b|ans?\b|mois\b|heures?\b|jours?\b"
_TITLES = r"\b(?:M\.|MM\.|Mme|Mmes|Madame|Monsieur|Dr|Pr|art\.|p\.|n°|nos?|L\.|R\.|D\.)"

_RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"'", "’"),
        (r"\.\.\.", "…"),
        (rf"«[{SPACES}]*", "«" + NBSP),
        (rf"[{SPACES}]*»", NBSP + "»"),
        (rf"(?:(?<=[\w»)’%€…])[{SPACES}]*|(?<!«)[{SPACES}]+)([;!?]+)(?=$|[\s»)\]])", THIN + r"\1"),
        (r" :(?=$|\s)", NBSP + ":"),
        (r"(?<!\d)\d{1,3}(?: \d{3})+(?!\d)", lambda number: number[0].replace(" ", THIN)),
        (r"(?<=\d) h (?=\d\d\b)", f"{NBSP}h{NBSP}"),
        (rf"(?<=\d) (?={_UNITS})", NBSP),
        (r"\bs\. d\.", f"s.{NBSP}d."),
        (rf"({_TITLES}) (?=[\dA-ZÉÈÀ])", r"\1" + NBSP),
        (r"\bn° \Z", f"n°{NBSP}"),  # before a blank of a letter
    )
)

_CONCERNED = re.compile(rf"['«»;!?\d]|\.\.\.| :|\bs\. d\.|{_TITLES} ")
"""What at least one rule needs: most stretches of text need none."""


def french(text: str) -> str:
    """`text` with the no-break spaces and signs that French asks for. Idempotent.

    >>> french("Qui vient ? « L'équipe » : 12 personnes, 100 €.") == (
    ...     "Qui vient\\u202f? «\\xa0L’équipe\\xa0»\\xa0: 12 personnes, 100\\xa0€."
    ... )
    True
    """
    if _CONCERNED.search(text):
        for pattern, replacement in _RULES:
            text = pattern.sub(replacement, text)
    return text


def duration(minutes: int) -> str:
    """« 45 min », « 1 h », « 1 h 30 »."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}{NBSP}min"
    return f"{hours}{NBSP}h{NBSP}{rest:02}" if rest else f"{hours}{NBSP}h"


def euros(cents: int) -> str:
    """« 100 € », « 1 250,50 € »."""
    whole, rest = divmod(cents, 100)
    grouped = f"{whole:,}".replace(",", THIN)
    return f"{grouped},{rest:02}{NBSP}€" if rest else f"{grouped}{NBSP}€"


MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]


def day(date: _Date) -> str:
    """« 1er janvier 2026 »."""
    number = "1er" if date.day == 1 else str(date.day)
    return f"{number}{NBSP}{MONTHS[date.month - 1]} {date.year}"


def plural(number: int, singular: str, many: str = "") -> str:
    """« 1 page », « 2 pages »."""
    return f"{number}{NBSP}{singular if number < 2 else many or singular + 's'}"


def capital(text: str) -> str:
    """`text` with its first letter in capitals."""
    return text[:1].upper() + text[1:]


def folded(text: str) -> str:
    """`text` in lower case, without accents, œ written oe: to sort and to search."""
    plain = unicodedata.normalize("NFD", spread(text.lower()).replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def spread(text: str) -> str:
    """`text` with œ and æ written in two letters."""
    return text.replace("œ", "oe").replace("æ", "ae")
