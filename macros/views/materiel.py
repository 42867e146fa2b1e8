"""What to print and to bring: for each person or group, and for so many people."""

from collections.abc import Iterable
from dataclasses import dataclass

from macros.model.fiche import Fiche
from macros.model.materiel import Exemplaires, Materiel, Part, parts
from macros.typography import NBSP, capital, french, plural
from macros.views.adresses import adresse

OBJETS = {
    "stylo": ("stylo", "stylos"),
    "feuille_blanche": ("feuille blanche", "feuilles blanches"),
    "affiche": ("grande affiche", "grandes affiches"),
    "tableau": ("tableau ou chevalet de papier", "tableaux ou chevalets de papier"),
    "feutres": ("jeu de feutres", "jeux de feutres"),
    "gommettes": ("gommette", "gommettes"),
    "petits_papiers": ("petit papier", "petits papiers"),
    "ruban_adhesif": ("rouleau de ruban adhésif", "rouleaux de ruban adhésif"),
    "ciseaux": ("paire de ciseaux", "paires de ciseaux"),
    "enveloppe": ("enveloppe", "enveloppes"),
    "montre": ("montre ou minuteur", "montres ou minuteurs"),
    "chaise_vide": ("chaise vide", "chaises vides"),
    "agenda": ("agenda", "agendas"),
    "telephone": ("téléphone", "téléphones"),
    "ecran": ("écran et son projecteur", "écrans et leurs projecteurs"),
}
USED_UP = ("feuille_blanche", "affiche", "gommettes", "petits_papiers", "enveloppe")
"""What each step uses up, and so adds up; the rest is kept from one step to the next."""

PARTS: dict[Part, str] = {
    "personne": "par personne",
    "deux": "pour deux",
    "petit_groupe": "par petit groupe",
    "groupe": "",
}


@dataclass(frozen=True, slots=True)
class CopieView:
    """A worksheet to print."""

    titre: str
    """Its title."""
    href: str
    """Its page."""
    regle: str
    """« 1 par petit groupe »."""
    part: str
    """The same, to compute with: `personne`, `deux`, `petit_groupe`, `groupe` or a number."""
    nombre: int
    """How many copies."""
    papier: str
    """« 1 page A4 », « 2 pages A4 », « 1 page A4 à l’italienne »."""


@dataclass(frozen=True, slots=True)
class ApportView:
    """An object to bring."""

    nombre: int
    """How many."""
    un: str
    """Its name when there is one."""
    plusieurs: str
    """Its name when there are more."""
    nom: str
    """Its name for that many."""
    calcul: str
    """How it is counted, to compute again: « somme 3 personne 1 groupe 2 deux/5 »."""


def needed(item: Materiel) -> str:
    """« 3 gommettes par personne », « 1 montre ou minuteur, posée à la vue de tous »."""
    name = OBJETS[item.objet][item.nombre > 1]
    words = f"{item.nombre}{NBSP}{name} {PARTS[item.par]}".rstrip()
    return french(f"{words}, {item.precision}" if item.precision else words)


def copies(handed: Iterable[tuple[Fiche, Exemplaires]], people: int) -> tuple[CopieView, ...]:
    """The worksheets to print for `people`, each with whom a copy is for."""
    return tuple(
        CopieView(
            titre=capital(french(fiche.titre)),
            href=adresse(f"fiche/{fiche.slug}"),
            regle=rule(part),
            part=str(part),
            nombre=parts(part, people),
            papier=sheet_of_paper(fiche),
        )
        for fiche, part in handed
    )


def rule(part: Exemplaires) -> str:
    """« 1 par personne », « 1 pour tous », « 3 en tout »."""
    return f"{part} en tout" if isinstance(part, int) else f"1 {PARTS[part] or 'pour tous'}"


def sheet_of_paper(fiche: Fiche) -> str:
    """« 2 pages A4 à l’italienne »."""
    lying = " à l’italienne" if fiche.papier == "paysage" else ""
    return f"{plural(fiche.pages.vierge, 'page')} A4{lying}"


@dataclass(frozen=True, slots=True)
class Besoin:
    """Some material, and who it is for."""

    materiel: Materiel
    """The object, and how many each of them needs."""
    people: int = 0
    """How many people at most; 0 when it is for all who take part."""

    def number(self, people: int) -> int:
        """How many of it, when `people` take part."""
        return self.materiel.nombre * parts(self.materiel.par, min(people, self.people or people))

    @property
    def told(self) -> str:
        """« 3 personne », « 3 personne/5 » when it is for five people at most."""
        most = f"/{self.people}" if self.people else ""
        return f"{self.materiel.nombre} {self.materiel.par}{most}"


def supplies(needed: Iterable[Besoin], people: int) -> tuple[ApportView, ...]:
    """The objects that `people` need in all."""
    asked: dict[str, list[Besoin]] = {}
    for item in needed:
        asked.setdefault(item.materiel.objet, []).append(item)
    return tuple(_supply(objet, asked[objet], people) for objet in OBJETS if objet in asked)


def _supply(objet: str, items: list[Besoin], people: int) -> ApportView:
    counts = [item.number(people) for item in items]
    number = sum(counts) if objet in USED_UP else max(counts)
    one, many = OBJETS[objet]
    told = " ".join(item.told for item in items)
    rule = "somme" if objet in USED_UP else "maximum"
    return ApportView(number, one, many, many if number > 1 else one, f"{rule} {told}")
