"""The form of a letter: what to fill in, group by group, and what may be left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pydantic import TypeAdapter

from macros.model.blocs import Rappel
from macros.model.courrier import AnyBloc, Passage, Releve
from macros.model.lettre import Lettre, Variable
from macros.model.organisme import Organisme
from macros.model.reponse import RAPPEL
from macros.model.temps import Heure
from macros.typography import NBSP, capital, day, duration, euros, french
from macros.views.asking import RUBRIQUES
from macros.views.commun import VariableView

WIDEST = 48
"""A blank within a line, in signs: a longer example goes to the next line with the sentence."""

RAPPELER = {
    "informee": ("Le jour où la personne a été informée et a dit oui.", "9 mars, de vive voix"),
    "lecteurs": ("Des rôles, le moins possible.", "la famille, le référent"),
    "lieu": ("Papier ou fichier, et où il est rangé.", "papier, armoire fermée du service"),
    "destruction": ("Une date, ou ce qui la déclenche.", "30 juin 2027"),
    "contact": ("À qui s’adresser : une fonction, un numéro du service.", "le secrétariat"),
}
"""The help and the invented example of each heading of the reminder."""


@dataclass(frozen=True, slots=True)
class EntreeView:
    """A field of the form."""

    nom: str
    """The blank that it fills."""
    type: str
    """`texte`, `texte_long`, `date`, `heure`, `choix`, `personnes` or `montant`."""
    libelle: str
    """The label."""
    aide: str
    """What to write; may be empty."""
    exemple: str
    """An invented example, as the letter shows it; may be empty."""
    valeur: str
    """What the publisher's file writes there at first; may be empty."""
    choix: tuple[str, ...]
    """What to choose from."""
    facultative: bool
    """Whether it may stay blank."""
    pseudonyme: bool
    """Whether a first name or a role is enough."""
    coordonnees: bool
    """Whether the sender writes it alike in every letter."""


@dataclass(frozen=True, slots=True)
class RangeeView:
    """A row to fill in."""

    intitule: str
    """Its name, or its number."""
    champs: tuple[EntreeView, ...]
    """Its fields; none stands for a cell left for the pen."""


@dataclass(frozen=True, slots=True)
class GroupeView:
    """Fields under one heading."""

    titre: str
    """The heading."""
    champs: tuple[EntreeView, ...]
    """The fields; none when there are rows."""
    rangees: tuple[RangeeView, ...]
    """The rows; none when there are fields."""


@dataclass(frozen=True, slots=True)
class ChoixDePassageView:
    """A part of the letter that may be left out."""

    nom: str
    """Its name."""
    libelle: str
    """What it says, in a few words."""
    retenu: bool
    """Whether it is in at first."""


@dataclass(frozen=True, slots=True)
class FormulaireView:
    """The form beside the letter."""

    groupes: tuple[GroupeView, ...]
    """The fields."""
    passages: tuple[ChoixDePassageView, ...]
    """What may be left out."""
    coordonnees: bool
    """Whether some fields are the same from one letter to the next."""


def formulaire_view(lettre: Lettre, organisme: Organisme) -> FormulaireView:
    """The form of a letter; what the publisher has given is written in it."""
    passages = (bloc for bloc in lettre.corps if isinstance(bloc, Passage))
    return FormulaireView(
        groupes=(*_groupes(lettre, organisme), *_releves(lettre), *_rappels(lettre)),
        passages=tuple(ChoixDePassageView(p.nom, french(p.libelle), p.retenu) for p in passages),
        coordonnees=any(variable.coordonnees for variable in lettre.variables.values()),
    )


def blanks(lettre: Lettre) -> dict[str, VariableView]:
    """Every blank of a letter: declared, in rows, in the reminder."""
    found = {nom: _blank(nom, variable) for nom, variable in lettre.variables.items()}
    for groupe in (*_releves(lettre), *_rappels(lettre)):
        for champ in (*groupe.champs, *(c for row in groupe.rangees for c in row.champs)):
            lines = 0 if groupe.rangees else 1
            label = f"{groupe.titre}{NBSP}: {champ.libelle}" if groupe.rangees else champ.libelle
            found[champ.nom] = VariableView(champ.nom, label, 0, lines, champ.nom)
    return found


def _blank(nom: str, variable: Variable) -> VariableView:
    # A blank leaves room for its example, written by hand.
    width = min(max(8, round(len(_shown(variable)) * 1.2)), WIDEST)
    lines = 3 if variable.type == "texte_long" else 1
    return VariableView(nom, french(variable.libelle), width, lines, nom)


def _groupes(lettre: Lettre, organisme: Organisme) -> Iterator[GroupeView]:
    groups: dict[str, list[EntreeView]] = {}
    for nom, variable in lettre.variables.items():
        groups.setdefault(variable.groupe, []).append(_entree(nom, variable, organisme))
    yield from (GroupeView(french(titre), tuple(inside), ()) for titre, inside in groups.items())


def _entree(nom: str, variable: Variable, organisme: Organisme) -> EntreeView:
    given = filter(None, map(organisme.donne, variable.organisme))
    return EntreeView(
        nom=nom,
        type=variable.type,
        libelle=french(variable.libelle),
        aide=french(variable.aide),
        exemple=_shown(variable),
        valeur=french(", ".join(given)),
        choix=tuple(map(french, variable.choix)),
        facultative=variable.facultative,
        pseudonyme=variable.pseudonyme,
        coordonnees=variable.coordonnees,
    )


def _shown(variable: Variable) -> str:
    """The example as the letter shows it."""
    written = variable.exemple
    match variable.type:
        case "date":
            return day(date.fromisoformat(written))
        case "heure":
            return duration(_HEURE.validate_python(written))
        case "montant":
            whole, _, rest = written.partition(",")
            return euros(int(whole) * 100 + int(rest or 0))
        case "personnes":
            return french(enumeration([one.strip() for one in written.split(";")]))
    return french(written)


_HEURE: TypeAdapter[int] = TypeAdapter(Heure)


def enumeration(names: list[str]) -> str:
    """« Lina, Paul et sa marraine »."""
    return " et ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _releves(lettre: Lettre) -> Iterator[GroupeView]:
    for bloc in _blocs(lettre.corps):
        if isinstance(bloc, Releve):
            rows = (_rangee(bloc, row) for row in range(1, bloc.rangs + 1))
            typed = tuple(row for row in rows if row.champs)
            if typed:  # A table that is all left for the pen asks nothing.
                yield GroupeView(french(bloc.legende), (), typed)


def _rangee(bloc: Releve, row: int) -> RangeeView:
    # A name keeps its capitals: « TVA ».
    name = french(bloc.intitules[row - 1]) if bloc.intitules else f"ligne {row}"
    fields = (
        _free(
            bloc.cellule(row, column),
            f"{colonne.titre} ({name})",
            exemple=colonne.exemple or "" if row == 1 else "",
            long=bloc.hauteur > 1,
        )
        for column, colonne in enumerate(bloc.colonnes, 1)
        if not colonne.manuscrite
    )
    return RangeeView(capital(name), tuple(fields))


def _rappels(lettre: Lettre) -> Iterator[GroupeView]:
    if any(isinstance(bloc, Rappel) for bloc in _blocs(lettre.corps)):
        fields = (_free(f"{RAPPEL}_{nom}", libelle, *RAPPELER[nom]) for nom, libelle in RUBRIQUES)
        yield GroupeView("Ce que devient ce papier", tuple(fields), ())


def _free(
    nom: str, libelle: str, aide: str = "", exemple: str = "", *, long: bool = False
) -> EntreeView:
    """A field that no variable declares: plain words, which may stay blank."""
    return EntreeView(
        nom=nom,
        type="texte_long" if long else "texte",
        libelle=french(libelle),
        aide=french(aide),
        exemple=french(exemple),
        valeur="",
        choix=(),
        facultative=True,
        pseudonyme=False,
        coordonnees=False,
    )


def _blocs(blocs: tuple[AnyBloc, ...]) -> Iterator[AnyBloc]:
    """Every bloc, those of passages included."""
    for bloc in blocs:
        yield bloc
        if isinstance(bloc, Passage):
            yield from bloc.blocs
