"""Worked answers: what a field of a worksheet may be answered with, and whether it fits."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal, Self, TypeAlias

from pydantic import Discriminator, Field, StringConstraints, Tag, model_validator

from macros.model import blocs
from macros.model.base import Entier, Incoherence, Modele, Nom, Texte
from macros.model.blocs import Mot, TraitDessine

Cent = Annotated[Entier, Field(ge=0, le=100)]


Cellule = Annotated[str, StringConstraints(max_length=300)]
"""A cell of a worked row; it may be left empty, where that is the example."""


class Place(Modele):
    """Something drawn: a name at `x` and `y`, in hundredths of the drawing from its top left."""

    nom: Nom
    texte: Mot
    x: Cent
    y: Cent
    forme: Literal["rond", "carre", "texte"] = "texte"


class Trait(Modele):
    """A line from one place to another."""

    de: Nom
    vers: Nom
    trait: TraitDessine = "plein"


class Trace(Modele):
    """What is drawn on a background: places and the lines between them.

    `texte` says the same in words.
    """

    texte: Texte
    places: Annotated[tuple[Place, ...], Field(min_length=1, max_length=30)]
    traits: tuple[Trait, ...] = ()

    @model_validator(mode="after")
    def _lines_join_places(self) -> Self:
        known = [place.nom for place in self.places]
        for i, trait in enumerate(self.traits):
            for end in ("de", "vers"):
                if (nom := getattr(trait, end)) not in known:
                    message = f"« {nom} » n’est pas une place du dessin"
                    raise Incoherence(f"traits.{i}.{end}", message)
        return self


def _forme(written: Any) -> str:
    if isinstance(written, dict | Trace):
        return "trace"
    if not isinstance(written, list | tuple):
        return "texte"
    return "lignes" if any(isinstance(row, list | tuple) for row in written) else "liste"


Reponse: TypeAlias = Annotated[
    Annotated[Texte, Tag("texte")]
    | Annotated[tuple[Texte, ...], Tag("liste")]
    | Annotated[tuple[tuple[Cellule, ...], ...], Tag("lignes")]
    | Annotated[Trace, Tag("trace")],
    Discriminator(_forme),
]
"""A text, a list of texts, the rows of a table, or a drawing."""

RAPPEL = "rappel"
"""The name that the reminder of personal data is answered under; it has no other."""


def asked(corps: tuple[blocs.BlocDeFiche, ...]) -> list[tuple[str, blocs.Bloc]]:
    """The fields that the blocs of a sheet ask to fill in, by name."""
    fields: list[tuple[str, blocs.Bloc]] = []
    for bloc in corps:
        if isinstance(bloc, blocs.Colonnes):
            fields += [(cote.nom, bloc) for cote in bloc.champs]
        elif isinstance(bloc, blocs.Rappel):
            fields.append((RAPPEL, bloc))
        elif type(bloc) in _JUDGES:
            fields.append((bloc.nom, bloc))  # type: ignore[union-attr]
    return fields


def wrong_answer(bloc: blocs.Bloc, reponse: Reponse) -> str:
    """What is wrong in a worked answer, or nothing."""
    return _JUDGES[type(bloc)](bloc, reponse)


def _text(_bloc: Any, reponse: Reponse) -> str:
    return "" if isinstance(reponse, str) else "doit être un texte"


def _ticked(bloc: blocs.Cases, reponse: Reponse) -> str:
    ticked = _texts(reponse)
    if ticked is None:
        return "doit être une liste de cases cochées"
    unknown = [one for one in ticked if one not in bloc.choix]
    return f"coche « {unknown[0]} », qui n’est pas une des cases" if unknown else ""


def _rows(most: int, wide: int, reponse: Reponse) -> str:
    if not isinstance(reponse, tuple):
        return "doit être une liste de lignes"
    if not 0 < len(reponse) <= most or any(isinstance(row, str) for row in reponse):
        return f"tient en 1 à {most} lignes, chacune une liste de cellules"
    fits = all(len(row) == wide for row in reponse)
    return "" if fits else f"doit avoir {wide} cellules par ligne"


def _placed(bloc: blocs.Echelle, reponse: Reponse) -> str:
    degrees = _texts(reponse)
    if degrees is None or len(degrees) != len(bloc.lignes):
        return f"doit être une liste de {len(bloc.lignes)} degrés, un par ligne"
    allowed = [str(degree) for degree in range(1, bloc.degres + 1)]
    wrong = [one for one in degrees if one not in allowed]
    return f"donne « {wrong[0]} » : de 1 à {bloc.degres}" if wrong else ""


def _drawn(_bloc: blocs.Dessin, reponse: Reponse) -> str:
    return "" if isinstance(reponse, Trace) else "doit être un dessin : « texte », « places »"


def _reminded(_bloc: blocs.Rappel, reponse: Reponse) -> str:
    told = _texts(reponse)
    if told is not None and len(told) == len(RUBRIQUES):
        return ""
    return f"doit être une liste de {len(RUBRIQUES)} textes : {', '.join(RUBRIQUES)}"


RUBRIQUES = ("personne informée", "lecteurs", "lieu", "destruction", "contact")
"""What the reminder leaves to fill in, in order (CNIL, délibération n° 2021-028)."""


def _texts(reponse: Reponse) -> tuple[str, ...] | None:
    """The answer as a list of texts, if it is one."""
    if not isinstance(reponse, tuple):
        return None
    texts = tuple(one for one in reponse if isinstance(one, str))
    return texts if len(texts) == len(reponse) else None


_JUDGES: Mapping[type, Callable[[Any, Reponse], str]] = {
    blocs.Champ: _text,
    blocs.Colonnes: _text,
    blocs.Cases: _ticked,
    blocs.Tableau: lambda bloc, given: _rows(bloc.lignes, len(bloc.colonnes), given),
    blocs.Echelle: _placed,
    blocs.Frise: lambda bloc, given: _rows(bloc.jalons, 3, given),
    blocs.Dessin: _drawn,
    blocs.Cartons: lambda bloc, given: _rows(bloc.nombre, len(bloc.intitules), given),
    blocs.Rappel: _reminded,
}
