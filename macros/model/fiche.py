"""A worksheet to print, in three editions: blank, worked example, facilitator."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from macros.model.agenda import Etape
from macros.model.base import (
    Entier,
    Entree,
    Fictif,
    Incoherence,
    Intervalle,
    LienReference,
    Modele,
    Nom,
    OuiNon,
    Paragraphes,
    Prose,
    Relation,
)
from macros.model.blocs import BlocDeFiche, Rappel
from macros.model.materiel import Materiel, Part
from macros.model.reponse import Reponse, asked, wrong_answer
from macros.model.temps import Duree, Jour

Methode = Literal["reseau", "situations", "projet", "groupe", "distance", "ecoute"]
Moment = Literal["preparer", "ouvrir", "travailler", "conclure"]
Niveau = Annotated[Entier, Field(ge=1, le=3)]
Pages = Annotated[Entier, Field(ge=1, le=8)]


class Difficulte(Modele):
    """From 1 (easy) to 3 (demanding), for the one who leads and for those who take part."""

    animateur: Niveau
    participants: Niveau


class ExempleRempli(Modele):
    """The worked example: an invented situation and an answer for every field of the body."""

    fictif: Fictif
    situation: Prose
    reponses: dict[Nom, Reponse]


class Retrait(Modele):
    """A sheet withdrawn: its page says since when and why, and nothing else offers it."""

    depuis: Jour
    motif: Prose


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
    materiel: tuple[Materiel, ...] = ()
    exemplaires: Part
    """Who a copy of the blank sheet is for."""
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
    papier: Literal["portrait", "paysage"] = "portrait"
    """How the A4 sheet lies in its blank and worked editions."""
    affiche_a3: OuiNon = False
    """Whether the blank sheet is also printed in A3, to draw on together."""
    pages: PagesParEdition
    donnees_personnelles: OuiNon
    """Whether, once filled in, the sheet speaks of someone: it then carries the reminder."""
    proposition: Prose
    """What of this sheet comes from the sources and what the editors propose."""
    lies: tuple[Relation, ...] = ()
    sources: Annotated[tuple[LienReference, ...], Field(min_length=1)]
    retrait: Retrait | None = None

    @model_validator(mode="after")
    def _steps_fill_the_time(self) -> Self:
        total = sum(etape.duree for etape in self.etapes)
        if total != self.duree:
            message = f"les étapes durent {total} min en tout, la fiche en annonce {self.duree}"
            raise Incoherence("duree", message)
        return self

    @model_validator(mode="after")
    def _example_is_whole(self) -> Self:
        fields, given = asked(self.corps), self.exemple.reponses
        wanted = dict(fields)
        if len(wanted) < len(fields):
            raise Incoherence("corps", "deux champs portent le même nom")
        if missing := sorted(wanted.keys() - given.keys()):
            message = f"l’exemple ne répond pas au champ « {missing[0]} »"
            raise Incoherence("exemple.reponses", message)
        for nom, reponse in given.items():
            if nom not in wanted:
                message = f"l’exemple répond à « {nom} », qui n’est pas dans la fiche"
                raise Incoherence(f"exemple.reponses.{nom}", message)
            if wrong := wrong_answer(wanted[nom], reponse):
                raise Incoherence(f"exemple.reponses.{nom}", f"l’exemple de « {nom} » {wrong}")
        return self

    @model_validator(mode="after")
    def _reminds_of_personal_data(self) -> Self:
        reminders = sum(isinstance(bloc, Rappel) for bloc in self.corps)
        if self.donnees_personnelles and not reminders:
            message = "des données personnelles : terminez la feuille par un bloc « rappel »"
            raise Incoherence("corps", message)
        if reminders and not self.donnees_personnelles:
            message = "un bloc « rappel » : écrivez « oui » à « donnees_personnelles »"
            raise Incoherence("donnees_personnelles", message)
        return self
