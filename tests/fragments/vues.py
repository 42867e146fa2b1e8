"""Views made by hand, for fragments to print: nothing here comes from `data/`."""

from macros.drawing import shapes as s
from macros.views.schema import SchemaView
from macros.views import blocs as b
from macros.views.commun import (
    CarteView,
    LienView,
    Prose,
    RepereView,
    RunView,
    SectionView,
    VariableView,
)
from macros.views.document import PiedView
from macros.views.fiche import EditionView, EtapeView
from macros.views.lettre import CourrierView
from macros.views.page import PageView
from macros.views.suite import SourceView, SuiteView


def words(text: str) -> Prose:
    """Plain text."""
    return (RunView(text),)


PROSE = (
    RunView("Un mot "),
    RunView("fort", fort=True),
    RunView(", un mot "),
    RunView("accentué", accent=True),
    RunView(", un "),
    RunView("lien fort", fort=True, href="pratiquer/index.html"),
    RunView("."),
    RunView(" (Untel 2020)", href="ressources/bibliographie.html#untel", appel=True),
)
NOM = VariableView("parent", "Nom du parent", 12, 1)
RECIT = VariableView("recit", "Ce qui s’est passé", 48, 3)
COLONNES = (b.ColonneView("Qui", 40), b.ColonneView("Quoi", 60))
VIDES = (b.CelluleView("t_1_1", "Qui, ligne 1", ""), b.CelluleView("t_1_2", "Quoi, ligne 1", ""))
DITES = (
    b.CelluleView("t_1_1", "Qui, ligne 1", "Ana"),
    b.CelluleView("t_1_2", "Quoi, ligne 1", "Le pain"),
)
CHOIX = (b.CaseView("ici_1", "d’ici", True), b.CaseView("ici_2", "de plus loin", False))

BLOCS: dict[str, b.BlocView] = {
    "titre": b.TitreView("D’abord", ()),
    "paragraphe": b.ParagrapheView(PROSE, ()),
    "liste": b.ListeView((words("une puce"), words("une autre")), ()),
    "champ-vide": b.ChampView("idee", "Une idée", "Une seule.", 3, "", words("Attendre.")),
    "champ-rempli": b.ChampView("idee", "Une idée", "Une seule.", 3, "Un arbre.", ()),
    "cases-vides": b.CasesView("Vous êtes", CHOIX, False, ()),
    "cases-remplies": b.CasesView("Vous êtes", CHOIX, True, ()),
    "tableau-vide": b.TableauView("Qui fait quoi", COLONNES, (VIDES,), 2, ()),
    "tableau-rempli": b.TableauView("Qui fait quoi", COLONNES, (DITES,), 2, ()),
    "voix": b.VoixView("famille", "Nous", (words("Bonjour."), (RunView("", variable=RECIT),)), ()),
    "signature": b.SignatureView((b.SignataireView("Le parent", NOM),), ()),
}
"""Every bloc, empty and filled in."""

REPERE = RepereView("duree", "Durée", "1 h")
CARTES = (
    CarteView("fiches/a.html", "Une fiche", "Groupe", PROSE, (REPERE,)),
    CarteView("fiches/b.html", "Une autre", "", words("Sans repère."), ()),
)
PAGE = PageView("La page", "Notion, 4 min de lecture", PROSE, "Elle informe, sans plus.")
SUITE = SuiteView(
    lies=(
        LienView("comprendre/a.html", "Une notion", "Notion", "Pour la suite."),
        LienView("fiches/a.html", "Une fiche", "Fiche à imprimer", ""),
    ),
    emplois=(LienView("pratiquer/a.html", "Une pratique", "Pratique", ""),),
    sources=(
        SourceView(1, "note-a", words("A."), "https://a.example/", "b.html#a", True),
        SourceView(2, "note-b", words("B."), "", "b.html#b", False),
    ),
    relu_le="3 mars 2026",
    relire_avant="3 mars 2027",
    echeance="2027-03-03",
)
PLANCHE = s.Planche(
    344,
    60,
    (
        s.Trait("M 8 8 L 336 8", "filet"),
        s.Fleche("M 8 20 L 40 20", "M 49 20 L 40 24 L 40 16 Z", "rouge trait-tirets"),
        s.Boite(60, 12, 80.5, 40, 6, "case"),
        s.Disque(200, 30, 15, "marque-creuse"),
        s.Texte(100, "middle", 15, 600, (s.Ligne(26, "Un titre"), s.Ligne(45.5, "long")), "titre"),
    ),
)
SCHEMA = SchemaView(
    slug="essai",
    forme="echelle",
    titre="Un schéma",
    resume="Ce que l’on voit.",
    planche=PLANCHE,
    note=words("Ce qui est de nous."),
    description=(words("D’abord ceci."), words("Puis cela.")),
    sources=(RunView(" (Untel 2020)", href="ressources/bibliographie.html#untel", appel=True),),
)
PIED = PiedView(
    "Guide", "édition du 3 mars", "2026-03-03", "https://x.example/", "https://x.example/a"
)
SECTION = SectionView("quand", "Quand", True, (words("Tôt."),), (words("Le matin."),))
ETAPE = EtapeView("Ouvrir", "5 min", "0 min", "Seul", words("Saluer."), words("Sourire."))
FEUILLE = EditionView(
    titre="La feuille",
    edition="Édition de l’animateur",
    methode="Groupe",
    consigne=words("Écrivez peu."),
    situation=words("Tout est inventé."),
    reperes=(REPERE,),
    sections=(SECTION,),
    etapes=(ETAPE,),
    blocs=tuple(BLOCS.values()),
    pied=PIED,
)
COURRIER = CourrierView(
    titre="La lettre",
    expediteur=(words("Une famille"),),
    destinataire=(words("Un service"),),
    lieu_et_date=words("Ici, demain"),
    objet=words("Une invitation"),
    blocs=tuple(BLOCS.values()),
    pied=PIED,
)
