"""Days that are led: half-days, sequences and steps, whose times the generator computes."""

from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, model_validator

from macros.model.base import (
    Incoherence,
    LienCompetence,
    LienFiche,
    Modele,
    Paragraphes,
    Prose,
    Texte,
)
from macros.model.materiel import Exemplaires, Materiel
from macros.model.temps import Duree, Heure

Forme: TypeAlias = Literal["seul", "deux", "petits_groupes", "grand_groupe"]


class Etape(Modele):
    """A step of a running order. `note` is for the facilitator alone."""

    titre: Texte
    duree: Duree
    forme: Forme
    consigne: Prose
    note: Prose | None = None


class EtapeDeSequence(Etape):
    """A step of a day: it may hand out a worksheet, and ask for material.

    `exemplaires` says who a copy is for, when it is not whom the sheet is made for, or how many
    there are; 0 when they have been handed out before.
    """

    fiche: LienFiche | None = None
    exemplaires: Exemplaires | None = None
    materiel: tuple[Materiel, ...] = ()

    @model_validator(mode="after")
    def _copies_of_something(self) -> Self:
        if self.exemplaires is not None and not self.fiche:
            raise Incoherence(
                "exemplaires", "des exemplaires de quoi ? cette étape n’a pas de fiche"
            )
        return self


class Activite(Modele):
    """What participants do: an exercise, a test, a role play…"""

    genre: Literal["exercice", "autoevaluation", "jeu_de_role", "mise_en_application", "bilan"]
    titre: Texte
    consigne: Paragraphes
    objectifs: tuple[Prose, ...] = ()


class Sequence(Modele):
    """A unit of work: what a source says of it, then the steps that the editors propose."""

    titre: Texte
    competences: tuple[LienCompetence, ...] = ()
    contenu: tuple[Prose, ...] = ()
    activites: tuple[Activite, ...] = ()
    etapes: Annotated[tuple[EtapeDeSequence, ...], Field(min_length=1)]

    @property
    def duree(self) -> int:
        """Its length in minutes."""
        return sum(etape.duree for etape in self.etapes)


class DemiJournee(Modele):
    """A half-day: when it starts, when it must end, and the break that the generator places."""

    debut: Heure
    fin: Heure
    pause: Duree | None = None
    sequences: Annotated[tuple[Sequence, ...], Field(min_length=1)]

    @property
    def prevu(self) -> int:
        """What its steps and its break take, in minutes; one step alone has no break."""
        pause = self.pause if self.pause and len(self.etapes) > 1 else 0
        return sum(sequence.duree for sequence in self.sequences) + pause

    @property
    def marge(self) -> int:
        """What is left before the end, in minutes; negative when there is too much."""
        return self.fin - self.debut - self.prevu

    @property
    def etapes(self) -> tuple[EtapeDeSequence, ...]:
        """Every step, in order."""
        return tuple(etape for sequence in self.sequences for etape in sequence.etapes)


MOMENTS = {"matin": "le matin", "apres_midi": "l’après-midi"}


class Journee(Modele):
    """A day of one or two half-days."""

    titre: Texte
    matin: DemiJournee | None = None
    apres_midi: DemiJournee | None = None

    @property
    def demi_journees(self) -> dict[str, DemiJournee]:
        """The half-days it has, by name, in order."""
        both = {"matin": self.matin, "apres_midi": self.apres_midi}
        return {nom: demi for nom, demi in both.items() if demi}

    @property
    def etapes(self) -> tuple[EtapeDeSequence, ...]:
        """Every step of the day, in order."""
        return tuple(etape for demi in self.demi_journees.values() for etape in demi.etapes)

    @model_validator(mode="after")
    def _has_time_for_all(self) -> Self:
        if not self.demi_journees:
            raise Incoherence("titre", "une journée a un « matin », un « apres_midi », ou les deux")
        if self.matin and self.apres_midi and self.apres_midi.debut < self.matin.fin:
            raise Incoherence("apres_midi.debut", "l’après-midi commence avant la fin du matin")
        return self


def refuse_overflow(journees: tuple[tuple[str, str, Journee], ...]) -> None:
    """Raise Incoherence when a half-day holds more than its time.

    Each day comes with its path in the file and its name: « deroule.1 », « du jour 2 ».
    """
    for path, name, journee in journees:
        for moment, demi in journee.demi_journees.items():
            if demi.marge < 0:
                told = f"{-demi.marge} min de trop {MOMENTS[moment]}{name}"
                raise Incoherence(f"{path}.{moment}.fin", told)
