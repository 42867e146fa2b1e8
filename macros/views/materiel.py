"""Material in words: what to bring for each person or group, or for so many people."""

from collections import Counter
from collections.abc import Iterable

from macros.model.materiel import Materiel, parts
from macros.typography import NBSP, french

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
PARTS = {
    "personne": "par personne",
    "deux": "pour deux",
    "petit_groupe": "par petit groupe",
    "groupe": "",
}


def needed(item: Materiel) -> str:
    """« 3 gommettes par personne », « 1 montre ou minuteur, posé à la vue de tous »."""
    words = f"{_some(item.objet, item.nombre)} {PARTS[item.par]}".rstrip()
    return french(f"{words}, {item.precision}" if item.precision else words)


def total(items: Iterable[Materiel], people: int) -> tuple[tuple[str, str], ...]:
    """What `people` need in all, as numbers and names: ("36", "gommettes").

    Of what is for everyone, the most that one step asks is enough for all; the rest is used up
    and adds up.
    """
    used: Counter[str] = Counter()
    shared: Counter[str] = Counter()
    for item in items:
        number = item.nombre * parts(item.par, people)
        if item.objet in KEPT:
            shared[item.objet] = max(shared[item.objet], number)
        else:
            used[item.objet] += number
    sums = used + shared
    names = {objet: OBJETS[objet][sums[objet] > 1] for objet in OBJETS if sums[objet]}
    return tuple((str(sums[objet]), french(name)) for objet, name in names.items())


KEPT = frozenset(
    ("stylo", "tableau", "feutres", "ruban_adhesif", "ciseaux", "montre", "chaise_vide")
) | frozenset(("agenda", "telephone", "ecran"))
"""What one step leaves for the next; the rest is used up."""


def _some(objet: str, number: int) -> str:
    return f"{number}{NBSP}{OBJETS[objet][number > 1]}"
