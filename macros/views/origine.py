"""The bibliography and the declared figures, as their pages list them."""

from dataclasses import dataclass

from macros.corpus import Corpus
from macros.model.origine import Affirmation, Reference
from macros.typography import NBSP, folded, french
from macros.views.commun import LienView, Prose, RunView, lien, prose

THEMES = {
    "depart": "Les cinq documents de départ",
    "concertation": "« Clinique de Concertation » et travail de réseau",
    "dessin": "Dessiner les liens",
    "contextuelle": "Éthique relationnelle et partialité multidirectionnelle",
    "projet": "Projet, évaluation, sentiment d’efficacité",
    "collectif": "Intervention sociale d’intérêt collectif",
    "groupe": "Animer un groupe",
    "relation": "Distance, empathie, don, rencontre interculturelle",
    "equipes": "Soutenir les équipes",
    "cadre": "Cadre légal, contrats et données",
    "ecriture": "Écrire et rendre accessible",
}
NATURES = {
    "etude": "Étude",
    "rapport_public": "Rapport public",
    "reglement": "Texte réglementaire",
    "consensus": "Consensus de métier",
    "retour_experience": "Retour d’expérience",
    "temoignage": "Témoignage",
    "hypothese": "Affirmation sans source",
}


@dataclass(frozen=True, slots=True)
class ReferenceView:
    """A line of the bibliography."""

    ancre: str
    """Its identifier on the page."""
    citation: Prose
    """The work, in the style of the site."""
    apport: Prose
    """What it brings, and its limits."""
    url: str
    """Where to read it; may be empty."""
    verifiee: bool
    """Whether it was seen and not only quoted."""


@dataclass(frozen=True, slots=True)
class RayonView:
    """The works on one theme."""

    ancre: str
    """The heading's identifier."""
    titre: str
    """The theme."""
    references: tuple[ReferenceView, ...]
    """The works, in alphabetical order."""


@dataclass(frozen=True, slots=True)
class AffirmationView:
    """A declared figure."""

    ancre: str
    """Its identifier on the page."""
    titre: str
    """The figure."""
    enonce: Prose
    """What it states."""
    nature: str
    """« Étude », « Témoignage »…"""
    nature_cle: str
    """The same, as a name of class."""
    source: LienView
    """Who states it."""
    date: str
    """When."""
    portee: Prose
    """About what."""
    reserve: Prose
    """How far to trust it."""


def bibliography_view(references: tuple[Reference, ...], corpus: Corpus) -> tuple[RayonView, ...]:
    """The bibliography, by theme; the five documents keep the order of the file."""
    shelves = []
    for theme, titre in THEMES.items():
        works = [ref for ref in references if ref.theme == theme]
        if theme != "depart":
            works.sort(key=lambda ref: folded(ref.court))
        views = tuple(_reference(ref, corpus) for ref in works)
        shelves.append(RayonView(theme, french(titre), views))
    return tuple(shelves)


def affirmation_view(affirmation: Affirmation, corpus: Corpus) -> AffirmationView:
    """A declared figure."""
    return AffirmationView(
        ancre=affirmation.slug,
        titre=french(affirmation.titre),
        enonce=prose(affirmation.enonce, corpus),
        nature=NATURES[affirmation.nature],
        nature_cle=affirmation.nature,
        source=lien(f"reference/{affirmation.source}", corpus),
        date=french(affirmation.date),
        portee=prose(affirmation.portee, corpus),
        reserve=prose(affirmation.reserve, corpus),
    )


def _reference(reference: Reference, corpus: Corpus) -> ReferenceView:
    return ReferenceView(
        ancre=reference.slug,
        citation=citation(reference),
        apport=prose(reference.apport, corpus),
        url=reference.url or "",
        verifiee=reference.verifiee,
    )


def citation(reference: Reference) -> Prose:
    """The line of a work: « Auteurs, *Titre*, parution, date, pages, ISBN. ».

    The title of an article goes in « ».
    """
    authors = f"{', '.join(reference.auteurs)}, " if reference.auteurs else ""
    in_quotes = reference.forme in ("article", "page")
    title = f"« {reference.titre} »" if in_quotes else reference.titre
    isbn = f"ISBN{NBSP}{reference.isbn}" if reference.isbn else None
    parts = (reference.parution, reference.date, reference.pages, isbn)
    rest = "".join(f", {part}" for part in parts if part).removesuffix(".")
    return (
        RunView(french(authors)),
        RunView(french(title), accent=not in_quotes),
        RunView(french(f"{rest}.")),
    )
