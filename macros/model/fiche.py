"""A worksheet to print, in three editions: blank, worked example, facilitator."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from macros.model.base import (
    Duree,
    Entree,
    Fictif,
    Intervalle,
    LienReference,
    Modele,
    Nom,
    Paragraphes,
    Prose,
    Relation,
    Texte,
)
from macros.model.blocs import AnyBloc, Cases, Champ, Reponse, Tableau

Methode = Literal["reseau", "situations", "projet", "groupe", "distance", "ecoute"]
Moment = Literal["preparer", "ouvrir", "travailler", "conclure"]
Niveau = Annotated[int, Field(ge=1, le=3)]
Pages = Annotated[int, Field(ge=1, le=8)]


class Difficulte(Modele):
    """From 1 (easy) to 3 (demanding), for the one who leads and for those who take part."""

    animateur: Niveau
    participants: Niveau


class Etape(Modele):
    """A step of the running order. `note` is for the facilitator alone."""

    titre: Texte
    duree: Duree
    forme: Literal["seul", "deux", "petits_groupes", "grand_groupe"]
    consigne: Prose
    note: Prose | None = None


class ExempleRempli(Modele):
    """The worked example: an invented situation and an answer for every field of the body."""

    fictif: Fictif
    situation: Prose
    reponses: dict[Nom, Reponse]


class PagesParEdition(Modele):
    """How many A4 pages each edition takes. More is an error of the build."""

    vierge: Pages
    exemple: Pages
    animateur: Pages


class Fiche(Entree):
    """A worksheet: what a facilitator scans for, when to use it, its steps and its body."""

    resume: Prose
    methode: Methode
    moment: Moment
    duree: Duree
    groupe: Intervalle
    materiel: Annotated[tuple[Texte, ...], Field(min_length=1)]
    difficulte: Difficulte
    quand: Paragraphes
    quand_ne_pas: Paragraphes
    securite: Paragraphes
    etapes: Annotated[tuple[Etape, ...], Field(min_length=2)]
    variantes: tuple[Prose, ...] = ()
    pieges: Paragraphes
    consigne: Prose
    corps: Annotated[tuple[AnyBloc, ...], Field(min_length=1)]
    exemple: ExempleRempli
    pages: PagesParEdition
    proposition: Prose
    """What of this sheet comes from the sources and what the editors propose."""
    lies: tuple[Relation, ...] = ()
    sources: Annotated[tuple[LienReference, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _steps_fill_the_time(self) -> Self:
        total = sum(etape.duree for etape in self.etapes)
        if total != self.duree:
            raise ValueError(
                f"les étapes durent {total} min en tout, la fiche en annonce {self.duree}"
            )
        return self

    @model_validator(mode="after")
    def _example_is_whole(self) -> Self:
        asked = {bloc.nom: bloc for bloc in self.corps if isinstance(bloc, Champ | Cases | Tableau)}
        given = self.exemple.reponses
        for nom in asked.keys() - given.keys():
            raise ValueError(f"l’exemple ne répond pas au champ « {nom} »")
        for nom, reponse in given.items():
            if nom not in asked:
                raise ValueError(f"l’exemple répond à « {nom} », qui n’est pas dans la fiche")
            _check_answer(asked[nom], reponse)
        return self


def _check_answer(bloc: Champ | Cases | Tableau, reponse: Reponse) -> None:
    rows = () if isinstance(reponse, str) else reponse
    match bloc:
        case Champ() if not isinstance(reponse, str):
            raise ValueError(f"l’exemple de « {bloc.nom} » est un texte")
        case Cases() if unknown := [row for row in rows if row not in bloc.choix]:
            raise ValueError(f"« {unknown[0]} » n’est pas une des cases de « {bloc.nom} »")
        case Tableau() if not rows or len(rows) > bloc.lignes:
            raise ValueError(f"l’exemple de « {bloc.nom} » tient en 1 à {bloc.lignes} lignes")
        case Tableau() if any(len(row) != len(bloc.colonnes) for row in rows):
            raise ValueError(
                f"chaque ligne de l’exemple de « {bloc.nom} » a {len(bloc.colonnes)} cellules"
            )
