"""A worksheet to print, in three editions: blank, worked example, facilitator."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from macros.model.base import (
    Duree,
    Entier,
    Entree,
    Fictif,
    Incoherence,
    Intervalle,
    LienReference,
    Modele,
    Nom,
    Paragraphes,
    Prose,
    Relation,
    Texte,
)
from macros.model.blocs import BlocDeFiche, Cases, Champ, Reponse, Tableau

Methode = Literal["reseau", "situations", "projet", "groupe", "distance", "ecoute"]
Moment = Literal["preparer", "ouvrir", "travailler", "conclure"]
Niveau = Annotated[Entier, Field(ge=1, le=3)]
Pages = Annotated[Entier, Field(ge=1, le=8)]


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
    corps: Annotated[tuple[BlocDeFiche, ...], Field(min_length=1)]
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
            message = f"les étapes durent {total} min en tout, la fiche en annonce {self.duree}"
            raise Incoherence("duree", message)
        return self

    @model_validator(mode="after")
    def _example_is_whole(self) -> Self:
        fields = [bloc for bloc in self.corps if isinstance(bloc, Champ | Cases | Tableau)]
        asked = {bloc.nom: bloc for bloc in fields}
        given = self.exemple.reponses
        if len(asked) < len(fields):
            raise Incoherence("corps", "deux champs portent le même nom")
        if missing := sorted(asked.keys() - given.keys()):
            message = f"l’exemple ne répond pas au champ « {missing[0]} »"
            raise Incoherence("exemple.reponses", message)
        for nom, reponse in given.items():
            if nom not in asked:
                message = f"l’exemple répond à « {nom} », qui n’est pas dans la fiche"
                raise Incoherence(f"exemple.reponses.{nom}", message)
            if wrong := _wrong_answer(asked[nom], reponse):
                raise Incoherence(f"exemple.reponses.{nom}", f"l’exemple de « {nom} » {wrong}")
        return self


def _wrong_answer(bloc: Champ | Cases | Tableau, reponse: Reponse) -> str:
    """What is wrong in a worked answer, or nothing."""
    if isinstance(bloc, Champ) or isinstance(reponse, str):
        right = isinstance(bloc, Champ) and isinstance(reponse, str)
        return "" if right else f"doit être {_EXPECTED[type(bloc)]}"
    texts = [isinstance(row, str) for row in reponse]
    if isinstance(bloc, Cases):
        unknown = [row for row in reponse if isinstance(row, str) and row not in bloc.choix]
        if not all(texts):
            return f"doit être {_EXPECTED[Cases]}"
        return f"coche « {unknown[0]} », qui n’est pas une des cases" if unknown else ""
    if any(texts) or not 0 < len(reponse) <= bloc.lignes:
        return f"tient en 1 à {bloc.lignes} lignes, chacune une liste de cellules"
    wide = len(bloc.colonnes)
    return "" if all(len(row) == wide for row in reponse) else f"a {wide} cellules par ligne"


_EXPECTED = {
    Champ: "un texte",
    Cases: "une liste de cases cochées",
    Tableau: "une liste de lignes",
}
