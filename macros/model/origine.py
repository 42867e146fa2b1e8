"""Where things come from: the bibliography and the declared figures."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from macros.model.base import Entree, LienReference, OuiNon, Prose, Texte

Adresse = Annotated[str, StringConstraints(pattern=r"^https?://\S+$", max_length=400)]

Theme = Literal[
    "depart",
    "concertation",
    "dessin",
    "contextuelle",
    "projet",
    "collectif",
    "groupe",
    "relation",
    "equipes",
    "cadre",
    "ecriture",
]
"""The shelf of the bibliography on which a work stands."""


class Reference(Entree):
    """A work or a document.

    `titre` is its title, `court` how the text calls it, `parution` the publisher or the
    journal, `date` as the document gives it. `verifiee` is « non » for what was only seen
    quoted elsewhere.
    """

    court: Texte
    theme: Theme
    forme: Literal["livre", "article", "these", "document", "page"]
    auteurs: Annotated[tuple[Texte, ...], Field(max_length=8)] = ()
    parution: Texte | None = None
    date: Texte
    pages: Texte | None = None
    isbn: Annotated[str, StringConstraints(pattern=r"^97[89][-0-9]{10,14}$")] | None = None
    url: Adresse | None = None
    verifiee: OuiNon
    apport: Prose


class Affirmation(Entree):
    """A figure that the sources state: its nature, who says it, when, about what.

    `titre` is the figure as the site writes it.
    """

    enonce: Prose
    nature: Literal[
        "etude",
        "rapport_public",
        "reglement",
        "consensus",
        "retour_experience",
        "temoignage",
        "hypothese",
    ]
    source: LienReference
    date: Texte
    portee: Prose
    reserve: Prose
