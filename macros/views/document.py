"""What every document carries: an edition, an address, and the links that download it."""

from dataclasses import dataclass

from macros.corpus import Corpus
from macros.typography import NBSP, day, french
from macros.views.adresses import adresse


@dataclass(frozen=True, slots=True)
class PiedView:
    """The foot of every page of a document."""

    site: str
    """The name of the site."""
    edition: str
    """« édition du 22 novembre 2026 »."""
    date_iso: str
    """The same date, for the document's metadata."""
    racine: str
    """The address of the site, which links are relative to."""
    adresse: str
    """The address of the entry's page, in full."""


@dataclass(frozen=True, slots=True)
class FichierView:
    """A file to download."""

    href: str
    """Its address, from the root of the site."""
    format: str
    """« PDF », « Word (DOCX) », « LibreOffice (ODT) », « Dossier (ZIP) »."""
    pages: str
    """« 1 page »; empty for a format that has none."""
    poids: str
    """« 84 Ko »."""


@dataclass(frozen=True, slots=True)
class TelechargementView:
    """One edition of a document, in each of its formats."""

    libelle: str
    """« Édition vierge »."""
    partie: str
    """The day of the programme that it belongs to; empty when it belongs to the whole."""
    fichiers: tuple[FichierView, ...]
    """The files."""


FORMATS = {
    "pdf": "PDF",
    "docx": "Word (DOCX)",
    "odt": "LibreOffice (ODT)",
    "zip": "Dossier (ZIP)",
}


def pied_view(cible: str, corpus: Corpus) -> PiedView:
    """The foot of the documents of `genre/slug`."""
    publisher = corpus.organisme
    return PiedView(
        site=french(publisher.titre),
        edition=f"édition du {day(publisher.edition)}",
        date_iso=publisher.edition.isoformat(),
        racine=publisher.adresse_du_site,
        adresse=f"{publisher.adresse_du_site}{adresse(cible)}",
    )


def weight(size: int) -> str:
    """« 84 Ko », « 1,2 Mo », counting a kilobyte as 1 000 bytes."""
    if size >= 1_000_000:
        return f"{size / 1e6:.1f}{NBSP}Mo".replace(".", ",")
    return f"{max(1, round(size / 1000))}{NBSP}Ko"
