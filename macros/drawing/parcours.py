"""Steps along a thread, phase after phase, from top to bottom."""

from dataclasses import dataclass, field

from macros.drawing.lettering import (
    CHIFFRE,
    CREUX,
    GRAND,
    INITIALE,
    QUI,
    TEXTE,
    TITRE,
    Colonne,
    Police,
    stack,
)
from macros.drawing.pictograms import personne
from macros.drawing.shapes import BORD, LARGEUR, Boite, Disque, Forme, Planche, arrow, line, unit
from macros.model.schema import Cle, EtapeDeParcours, Parcours, Phase

FIL = 50
"""Where the thread runs; the way back runs on its left."""

RETOUR = 10
ENTRE_ETAPES, ENTRE_PHASES = 16, 14


@dataclass(slots=True)
class _Fil:
    """A drawing under way: where it has come to, and each step's mark."""

    rayon: float
    y: float
    marques: list[Disque] = field(default_factory=list)
    formes: list[Forme] = field(default_factory=list)

    def colonne(self) -> Colonne:
        """Where words stand, on the right of the marks."""
        x = FIL + self.rayon + 14
        return Colonne(x, LARGEUR - BORD - 8 - x)


def draw_parcours(parcours: Parcours) -> Planche:
    """The key if there is one, then each phase, its steps and the way back."""
    initials = parcours.reperes == "initiales"
    fil = _Fil(20 if initials else 15, BORD)
    if parcours.cle:
        _draw_key(parcours.cle, fil)
    for phase in parcours.phases:
        _draw_phase(phase, initials, fil)
    if parcours.reprise:
        _draw_way_back(fil.marques[parcours.reprise - 1], fil)
    return Planche(LARGEUR, round(fil.y), tuple(fil.formes))


def _draw_key(cle: Cle, fil: _Fil) -> None:
    half = (LARGEUR - 2 * BORD) / 2
    top = bottom = fil.y
    for i, (marque, words) in enumerate((("pleine", cle.pleine), ("creuse", cle.creuse))):
        x = BORD + i * half
        pile = stack(((words, TEXTE),), Colonne(x + 20, half - 28), top)
        fil.formes += [Disque(unit(x + 7), unit(top + 9), 6, f"marque-{marque}"), *pile.textes]
        bottom = max(bottom, pile.bas)
    fil.formes.append(line((BORD, bottom + 10), (LARGEUR - BORD, bottom + 10), "filet"))
    fil.y = bottom + 10 + ENTRE_PHASES


def _draw_phase(phase: Phase, initials: bool, fil: _Fil) -> None:
    below, top = len(fil.formes), fil.y
    if phase.temps_fort:
        fil.y += 12
    if phase.titre:
        pile = stack(((phase.titre, GRAND),), fil.colonne(), fil.y)
        fil.formes += pile.textes
        fil.y = pile.bas + 8
    for etape in phase.etapes:
        _draw_step(etape, initials, fil)
    if phase.temps_fort:
        left = RETOUR + 9
        panel = Boite(left, unit(top), LARGEUR - BORD - left, unit(fil.y - top), 6, "temps-fort")
        fil.formes.insert(below, panel)
        fil.y += ENTRE_PHASES
    fil.y += ENTRE_PHASES


def _draw_step(etape: EtapeDeParcours, initials: bool, fil: _Fil) -> None:
    disque = Disque(FIL, unit(fil.y + fil.rayon), fil.rayon, f"marque-{etape.marque}")
    if fil.marques:
        start = fil.marques[-1].y + fil.marques[-1].rayon + 3
        fil.formes.append(arrow(((FIL, start), (FIL, disque.y - fil.rayon - 3)), "fil", pointe=7))
    fil.marques.append(disque)
    fil.formes.append(disque)
    police = _inside(etape, initials)
    sign = etape.titre[:1] if initials else str(len(fil.marques))
    inside = Colonne(FIL, 2 * fil.rayon, "middle")
    fil.formes += stack(((sign, police),), inside, disque.y - police.taille * 0.63).textes
    # The title stands level with the middle of a number, but beside the top of a tall initial.
    above = fil.rayon if initials else TITRE.taille * 0.63
    words = ((etape.titre, TITRE), (etape.precision, TEXTE))
    pile = stack(words, fil.colonne(), disque.y - above)
    fil.formes += pile.textes
    bottom = _draw_presence(etape.qui, pile.bas, fil) if etape.qui else pile.bas
    fil.y = max(bottom, disque.y + fil.rayon) + ENTRE_ETAPES


def _inside(etape: EtapeDeParcours, initials: bool) -> Police:
    if initials:
        return INITIALE
    return CREUX if etape.marque == "creuse" else CHIFFRE


def _draw_presence(qui: str, y: float, fil: _Fil) -> float:
    """Who is there, after the figure of a person."""
    colonne = fil.colonne()
    beside = Colonne(colonne.x + 17, colonne.largeur - 17)
    pile = stack(((qui, QUI),), beside, y + 3)
    fil.formes += [personne(colonne.x + 5, y + 11.5, 12, "presence"), *pile.textes]
    return pile.bas


def _draw_way_back(target: Disque, fil: _Fil) -> None:
    last = fil.marques[-1]
    start, end = last.x - last.rayon - 2, target.x - target.rayon - 2
    points = ((start, last.y), (RETOUR, last.y), (RETOUR, target.y), (end, target.y))
    fil.formes.append(arrow(points, "retour", rayon=10))
