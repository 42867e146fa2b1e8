"""What the files for machines say of the guide as a whole."""

from macros.typography import french

MENTION = french(
    "Site non officiel : « Clinique de Concertation » et « Sociogénogramme » sont des noms "
    "protégés ; ces outils ont été créés par le Dr Jean-Marie Lemaire et les associations de la "
    "« Clinique de Concertation »."
)
"""What the foot of every page says too."""

REGLES = french(
    "Les exemples, les prénoms et les situations sont fictifs. Ce qu'aucune source ne porte est "
    "signalé comme « proposition de la rédaction ». Un prix n'est donné que si une source le "
    "publie ; tout le reste est « sur devis »."
)

DROITS = french(
    "Le guide ne déclare pas de licence. Citez-le avec son édition et l'adresse de la page ; pour "
    "reprendre plus qu'une citation, demandez à l'éditeur."
)
