"""The kinds of entry, where each lives in `data/`, and which class judges it."""

from dataclasses import dataclass
from typing import Literal

from macros.model.base import Entree
from macros.model.besoin import Besoin, Question
from macros.model.competence import Competence
from macros.model.estimation import Estimation
from macros.model.fiche import Fiche
from macros.model.jeu import Jeu
from macros.model.kit import Kit
from macros.model.lettre import Lettre
from macros.model.notion import Composante, Principe, Sora
from macros.model.offre import Offre
from macros.model.organisme import Organisme
from macros.model.origine import Affirmation, Reference
from macros.model.programme import Programme
from macros.model.schema import Schema
from macros.model.tarif import Tarif
from macros.model.terme import Terme


@dataclass(frozen=True, slots=True)
class Genre:
    """A kind of entry.

    `forme` is « dossier » (one file per entry), « liste » (one file for all, keyed by slug) or
    « unique » (one file, one entry); `place` is the folder or file below `data/`.
    """

    nom: str
    modele: type[Entree]
    forme: Literal["dossier", "liste", "unique"]
    place: str


GENRES = {
    genre.nom: genre
    for genre in (
        Genre("composante", Composante, "liste", "composantes.yml"),
        Genre("sora", Sora, "liste", "sora.yml"),
        Genre("principe", Principe, "liste", "principes.yml"),
        Genre("terme", Terme, "liste", "glossaire.yml"),
        Genre("fiche", Fiche, "dossier", "fiches"),
        Genre("jeu", Jeu, "dossier", "jeux"),
        Genre("kit", Kit, "dossier", "kits"),
        Genre("lettre", Lettre, "dossier", "lettres"),
        Genre("offre", Offre, "dossier", "offres"),
        Genre("besoin", Besoin, "liste", "besoins.yml"),
        Genre("tarif", Tarif, "liste", "tarifs.yml"),
        Genre("estimation", Estimation, "liste", "estimations.yml"),
        Genre("question", Question, "liste", "questions.yml"),
        Genre("competence", Competence, "liste", "competences.yml"),
        Genre("programme", Programme, "dossier", "programmes"),
        Genre("schema", Schema, "dossier", "schemas"),
        Genre("reference", Reference, "liste", "bibliographie.yml"),
        Genre("affirmation", Affirmation, "liste", "affirmations.yml"),
        Genre("organisme", Organisme, "unique", "organisme.yml"),
    )
}

PARTIES = (
    "accueil",
    "comprendre",
    "pratiquer",
    "boite-a-outils",
    "se-former",
    "offres-et-tarifs",
    "ressources",
    "projet",
)
"""The parts of the guide: each is a folder of `docs/` whose pages are entries, and the kind that
a link to them names. « accueil » is `docs/` itself."""
