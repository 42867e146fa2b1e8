"""The gallery of worksheets: cards, and the facets that narrow them down."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from macros.corpus import Corpus
from macros.model.fiche import Fiche
from macros.typography import french
from macros.views.commun import Prose, RepereView
from macros.views.fiche import METHODES, NIVEAUX, fiche_card

MOMENTS = {
    "preparer": "Préparer",
    "ouvrir": "Ouvrir",
    "travailler": "Travailler",
    "conclure": "Conclure",
}
DUREES = {30: "30 min au plus", 60: "de 30 min à 1 h", 90: "de 1 h à 1 h 30", 999: "plus de 1 h 30"}
"""The longest of each range, in minutes."""

GROUPES = {
    (1, 2): "1 ou 2 personnes",
    (3, 6): "3 à 6 personnes",
    (7, 12): "7 à 12 personnes",
    (13, 500): "13 personnes et plus",
}
MATERIELS = {
    "rien": "la feuille et un stylo",
    "mur": "affiches ou tableau",
    "decoupe": "à découper, à coller",
    "ecran": "un écran",
}
_SORTES = {
    **dict.fromkeys(("affiche", "tableau", "feutres"), "mur"),
    **dict.fromkeys(("gommettes", "petits_papiers", "ruban_adhesif", "ciseaux"), "decoupe"),
    "ecran": "ecran",
}
"""The objects that one must fetch; the others are in every bag or in every room."""


@dataclass(frozen=True, slots=True)
class ChoixView:
    """A value of a facet."""

    valeur: str
    """As it stands in the address."""
    libelle: str
    """In words."""
    nombre: int
    """How many worksheets have it."""


@dataclass(frozen=True, slots=True)
class FacetteView:
    """A way of narrowing down."""

    nom: str
    """As it stands in the address: `methode`."""
    libelle: str
    """« Thème »."""
    choix: tuple[ChoixView, ...]
    """Its values, those that no worksheet has left out."""


@dataclass(frozen=True, slots=True)
class FicheAuMurView:
    """A card of the gallery."""

    href: str
    """Where it leads, from the root of the site."""
    titre: str
    """The worksheet's title."""
    surtitre: str
    """Its theme."""
    resume: Prose
    """What it is for."""
    reperes: tuple[RepereView, ...]
    """What a facilitator scans for."""
    valeurs: str
    """Its facets: « methode=reseau moment=ouvrir groupe=3-6 groupe=7-12 »."""


@dataclass(frozen=True, slots=True)
class GalerieView:
    """The gallery."""

    facettes: tuple[FacetteView, ...]
    """The ways of narrowing down."""
    fiches: tuple[FicheAuMurView, ...]
    """Every worksheet on offer, by theme."""
    nombre: int
    """How many there are."""


def gallery_view(fiches: Iterable[Fiche], corpus: Corpus) -> GalerieView:
    """Every worksheet that is not withdrawn."""
    themes = list(METHODES)
    offered = sorted(
        (fiche for fiche in fiches if not fiche.retrait),
        key=lambda fiche: (themes.index(fiche.methode), list(MOMENTS).index(fiche.moment)),
    )
    facets = tuple(
        FacetteView(nom, libelle, _choices(offered, known, values_of))
        for nom, libelle, known, values_of in _FACETTES
    )
    return GalerieView(facets, tuple(_card(f, corpus) for f in offered), len(offered))


def _choices(
    fiches: list[Fiche], known: dict[str, str], values_of: Callable[[Fiche], list[str]]
) -> tuple[ChoixView, ...]:
    counted = ((v, label, sum(v in values_of(f) for f in fiches)) for v, label in known.items())
    return tuple(ChoixView(v, french(label), n) for v, label, n in counted if n)


def _card(fiche: Fiche, corpus: Corpus) -> FicheAuMurView:
    card = fiche_card(fiche, corpus)
    found = (f"{nom}={value}" for nom, _, _, of in _FACETTES for value in of(fiche))
    return FicheAuMurView(
        card.href, card.titre, card.surtitre, card.resume, card.reperes, " ".join(found)
    )


def _duree(fiche: Fiche) -> list[str]:
    return [str(next(longest for longest in DUREES if fiche.duree <= longest))]


def _groupe(fiche: Fiche) -> list[str]:
    low, high = fiche.groupe.min, fiche.groupe.max
    return [f"{a}-{b}" for a, b in GROUPES if low <= b and high >= a]


def _materiel(fiche: Fiche) -> list[str]:
    sorts = {_SORTES[item.objet] for item in fiche.materiel if item.objet in _SORTES}
    return [sort for sort in MATERIELS if sort in sorts] or ["rien"]


_NIVEAUX = {str(niveau): label for niveau, label in NIVEAUX.items()}
_FACETTES: tuple[tuple[str, str, dict[str, str], Callable[[Fiche], list[str]]], ...] = (
    ("methode", "Thème", METHODES, lambda fiche: [fiche.methode]),
    ("moment", "Moment", MOMENTS, lambda fiche: [fiche.moment]),
    ("duree", "Durée", {str(n): label for n, label in DUREES.items()}, _duree),
    ("groupe", "Groupe", {f"{a}-{b}": label for (a, b), label in GROUPES.items()}, _groupe),
    ("animer", "Difficulté pour animer", _NIVEAUX, lambda f: [str(f.difficulte.animateur)]),
    (
        "participer",
        "Difficulté pour participer",
        _NIVEAUX,
        lambda f: [str(f.difficulte.participants)],
    ),
    ("materiel", "Matériel", MATERIELS, _materiel),
)
"""The facets: name, label, values, and which of them a worksheet has."""
