"""A reference as reference managers want it: names, dates and kinds taken apart."""

import re
from dataclasses import dataclass

from macros.model.origine import Reference
from macros.typography import MONTHS

_PERSON = re.compile(
    r"(?P<prenom>[A-ZÉÈ][\w’'.-]*(?: [A-ZÉÈ][\w’'.-]*)*?) "
    r"(?P<nom>(?:(?:[Vv]an|[Dd]en|[Dd]er|[Dd]e|Della|Le|La) )*[A-ZÉÈ][\w’'-]+)"
)
"""Given names, particles, family name; whatever else is kept whole, as an organisation's name."""

_DATE = re.compile(
    rf"(?:(?P<jour>\d{{1,2}})(?:er)?(?:-\d{{1,2}})?\s)?(?:(?P<mois>{'|'.join(MONTHS)})\s)?(?P<annee>(?:19|20)\d\d)\b"
)


@dataclass(frozen=True, slots=True)
class NomView:
    """An author."""

    prenom: str
    """Given names; empty for an organisation."""
    nom: str
    """Family name, or the whole name of an organisation."""


@dataclass(frozen=True, slots=True)
class CitationView:
    """A reference, field by field."""

    cle: str
    """Its key, the slug of the reference."""
    forme: str
    """`livre`, `article`, `these`, `document` or `page`."""
    titre: str
    """The title, as written."""
    auteurs: tuple[NomView, ...]
    """The authors, in order."""
    parution: str
    """The publisher, the journal or the site; may be empty."""
    date: tuple[int, ...]
    """Year, month, day: as many as the document gives."""
    pages: str
    """The pages; may be empty."""
    isbn: str
    """The ISBN; may be empty."""
    url: str
    """Where to read it; may be empty."""
    note: str
    """A warning; may be empty."""


def citation_view(reference: Reference) -> CitationView:
    """A reference, taken apart."""
    return CitationView(
        cle=reference.slug,
        forme=reference.forme,
        titre=reference.titre,
        auteurs=tuple(map(_name, reference.auteurs)),
        parution=reference.parution or "",
        date=_date(reference.date),
        pages=_pages(reference.pages or ""),
        isbn=reference.isbn or "",
        url=reference.url or "",
        note="" if reference.verifiee else "Référence non vérifiée",
    )


def _pages(written: str) -> str:
    """« p. 18-23 » says where; « 330 p. » only how many."""
    return written.removeprefix("p. ") if written.startswith("p.") else ""


def _name(written: str) -> NomView:
    person = _PERSON.fullmatch(written.removesuffix(" et coll."))
    return NomView(person["prenom"], person["nom"]) if person else NomView("", written)


def _date(written: str) -> tuple[int, ...]:
    """Year, month, day of the last date that `written` holds; nothing for « s. d. »."""
    found = list(_DATE.finditer(written))
    if not found:
        return ()
    year, month, day = found[-1]["annee"], found[-1]["mois"], found[-1]["jour"]
    parts = [int(year)]
    if month:
        parts.append(MONTHS.index(month) + 1)
        if day:
            parts.append(int(day))
    return tuple(parts)
