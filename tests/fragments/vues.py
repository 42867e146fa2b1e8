"""Views made by hand, for fragments to print: nothing here comes from `data/`."""

from dataclasses import replace

from macros.drawing import shapes as s
from macros.views import blocs as b
from macros.views import saisies as a
from macros.views.agenda import (
    AgendaView,
    DemiAgendaView,
    EntreDeuxView,
    LigneView,
    SequenceAgendaView,
)
from macros.views.besoin import BesoinView, QuestionView, ReponseView, ThemeView
from macros.views.calcul import CalculView
from macros.views.calcul import LigneView as LigneDeCalculView
from macros.views.commun import (
    CarteView,
    LienView,
    Prose,
    RepereView,
    RunView,
    SectionView,
    VariableView,
)
from macros.views.comparatif import CelluleView, ColonneView, ComparatifView
from macros.views.comparatif import RangeeView as RangeeDeComparatifView
from macros.views.competence import (
    CompetencesView,
    CompetenceView,
    ProgrammeLieView,
    SequenceLieeView,
)
from macros.views.demande import DemandeView, OffreDemandeeView
from macros.views.document import FichierView, PiedView, TelechargementView
from macros.views.estimation import (
    ChoixView as ChoixDeRencontreView,
)
from macros.views.estimation import (
    DemandeView as NombreDemandeView,
)
from macros.views.estimation import (
    EstimateurView,
    ExempleView,
    TarifAEstimerView,
)
from macros.views.fiche import EditionView, EtapeView
from macros.views.formulaire import (
    ChoixDePassageView,
    EntreeView,
    FormulaireView,
    GroupeView,
    RangeeView,
)
from macros.views.galerie import ChoixView, FacetteView, FicheAuMurView, GalerieView
from macros.views.information import InformationView, ResultatView, RubriqueView
from macros.views.jeu import (
    CarteAJouerView,
    FaceView,
    JeuImprimeView,
    JeuView,
    PlancheDeCartesView,
)
from macros.views.kit import KitView
from macros.views.lettre import (
    CourrierView,
    EcheanceView,
    LettreCarteView,
    LettreView,
    ModeleView,
    MomentView,
)
from macros.views.lettre import (
    SuiteView as SuiteDeLettreView,
)
from macros.views.materiel import ApportView, CopieView
from macros.views.offre import ConstatView, DistinctionView, OffreView
from macros.views.offre import EtapeView as EtapeDOffreView
from macros.views.offre import GroupeView as GroupeDeSituationsView
from macros.views.page import PageView
from macros.views.pieces import (
    AnnexeView,
    CouvertureView,
    DerouleView,
    LiasseView,
    PieceView,
    PlaceView,
    PresenceView,
    TirageView,
)
from macros.views.programme import ActiviteView, PartieView, ProgrammeView, SequenceView
from macros.views.schema import SchemaView
from macros.views.suite import SourceView, SuiteView
from macros.views.tarif import PosteView, PrixView, TarifsDOffreView, TarifView
from macros.views.terme import DefinitionView


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
NOM = VariableView("parent-2", "Nom du parent", 12, 1, "parent")
RECIT = VariableView("recit", "Ce qui s’est passé", 48, 3, "recit")
CASE = VariableView("taches_1_1", "Les tâches : Qui (ligne 1)", 0, 0, "taches_1_1")
RANGS = (b.RangView("Le matin", (CASE, None)),)
COLONNES = (a.ColonneView("Qui", 40), a.ColonneView("Quoi", 60))
VIDES = (a.CelluleView("t-1-1", "Qui, ligne 1", ""), a.CelluleView("t-1-2", "Quoi, ligne 1", ""))
DITES = (
    a.CelluleView("t-1-1", "Qui, ligne 1", "Ana"),
    a.CelluleView("t-1-2", "Quoi, ligne 1", "Le pain"),
)
CHOIX = (a.CaseView("ici-1", "d’ici", True), a.CaseView("ici-2", "de plus loin", False))
COTES = (
    a.ChampView("porte", "Ce qui porte", "Un mot.", 4, "", ()),
    a.ChampView("retient", "Ce qui retient", "", 4, "", ()),
)
GRADUATIONS = (
    a.GraduationView(
        "r-1",
        "Je suis entendu",
        (
            a.DegreView("1", "Je suis entendu 1", False),
            a.DegreView("2", "Je suis entendu 2", False),
            a.DegreView("3", "Je suis entendu 3", True),
        ),
    ),
)


def jalon(date: str, haut: str, bas: str) -> a.JalonView:
    """A mark of a line of time."""
    return a.JalonView(
        a.CelluleView("f-1-1", "Date (repère 1)", date),
        a.CelluleView("f-1-2", "Un fait (repère 1)", haut),
        a.CelluleView("f-1-3", "Un témoin (repère 1)", bas),
    )


DESSIN = s.Planche(
    176,
    60,
    (
        s.Boite(0.2, 0.2, 175.6, 59.6, 2, "cadre"),
        s.Disque(88, 30, 27, "rond"),
        s.Trait("M20 20h0", "grille"),
        s.Texte(88, "middle", 3.7, 600, (s.Ligne(8, "proches"),), "zone"),
        s.Fleche("M 20 30 L 60 30", "M 63 30 L 60 31 L 60 29 Z", "lien lien-tirets"),
    ),
)
CARTONS = (
    (a.ChampView("i-1-1", "Une idée", "", 2, "", ()),),
    (a.ChampView("i-2-1", "Une idée", "", 2, "Un jardin.", ()),),
)


def rubriques(*answers: str) -> tuple[a.ChampView, ...]:
    """What a reminder leaves to fill in, or what it says."""
    return tuple(
        a.ChampView(f"rappel-{n}", f"Rubrique {n}", "", 1, answer, ())
        for n, answer in enumerate(answers)
    )


BLOCS: dict[str, b.BlocView] = {
    "titre": b.TitreView("D’abord", False, ()),
    "titre-de-page": b.TitreView("D’abord", True, ()),
    "paragraphe": b.ParagrapheView(PROSE, ()),
    "liste": b.ListeView((words("une puce"), words("une autre")), ()),
    "legende": b.LegendeView(
        (b.SigneView("rond", "une personne"), b.SigneView("fleche_points", "une réponse")), ()
    ),
    "champ-vide": a.ChampView("idee", "Une idée", "Une seule.", 3, "", words("Attendre.")),
    "champ-rempli": a.ChampView("idee", "Une idée", "Une seule.", 3, "Un arbre.", ()),
    "cases-vides": a.CasesView("Vous êtes", CHOIX, False, ()),
    "cases-remplies": a.CasesView("Vous êtes", CHOIX, True, ()),
    "tableau-vide": a.TableauView("Qui fait quoi", COLONNES, (VIDES,), 2, ()),
    "tableau-rempli": a.TableauView("Qui fait quoi", COLONNES, (DITES,), 2, ()),
    "colonnes": a.ColonnesView(COTES, ()),
    "echelle-vide": a.EchelleView(
        "Où en êtes-vous ?", "pas du tout", "tout à fait", GRADUATIONS, False, ()
    ),
    "echelle-remplie": a.EchelleView(
        "Où en êtes-vous ?", "pas du tout", "tout à fait", GRADUATIONS, True, ()
    ),
    "frise-vide": a.FriseView("Une année", "Un fait", "Un témoin", (jalon("", "", ""),), 5, ()),
    "frise-remplie": a.FriseView(
        "Une année", "Un fait", "Un témoin", (jalon("mars", "L’école", "Ana"),), 5, ()
    ),
    "dessin": a.DessinView("croquis", "Votre entourage", DESSIN, "Des cercles.", ()),
    "cartons": a.CartonsView("Une idée par carton", CARTONS, ()),
    "rappel-vide": a.RappelView(
        "On parle de quelqu’un", "Se revoir.", "Peu.", rubriques("", ""), (), ()
    ),
    "rappel-rempli": a.RappelView(
        "On parle de quelqu’un", "Se revoir.", "Peu.", rubriques("Ana", "Nous"), (), ()
    ),
    "rappel-de-lettre": a.RappelView("On parle de quelqu’un", "Se revoir.", "Peu.", (), (NOM,), ()),
    "releve": b.ReleveView("Les tâches", "tableau", 20, COLONNES, RANGS, 2, ()),
    "releve-sans-noms": b.ReleveView("Les tâches", "tableau", 0, COLONNES, RANGS, 1, ()),
    "infographie": b.ReleveView(
        "Les tâches", "infographie", 0, COLONNES[:1], (b.RangView("1", (CASE,)),), 1, ()
    ),
    "passage": b.PassageView("venue", (b.ParagrapheView(words("Nous viendrons."), ()),), ()),
    "voix-suite": b.VoixView("professionnels", "", (words("Nous aussi."),), ()),
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
    papier="portrait",
    agrandie=False,
    methode="Groupe",
    consigne=words("Écrivez peu."),
    situation=words("Tout est inventé."),
    reperes=(REPERE,),
    conseils=((SECTION,), (SECTION,)),
    etapes=(ETAPE,),
    blocs=tuple(BLOCS.values()),
    pied=PIED,
)
COURRIER = CourrierView(
    papier="portrait",
    titre="La lettre",
    expediteur=(words("Une famille"),),
    destinataire=(words("Un service"),),
    lieu_et_date=words("Ici, demain"),
    objet=words("Une invitation"),
    blocs=tuple(BLOCS.values()),
    pied=PIED,
)
PETIT_COURRIER = replace(COURRIER, blocs=(BLOCS["voix"], BLOCS["passage"], BLOCS["signature"]))
FICHIERS = (
    TelechargementView(
        "Le kit complet",
        "",
        (
            FichierView("telechargements/kits/a.zip", "Dossier (ZIP)", "", "84 Ko"),
            FichierView("telechargements/kits/a.pdf", "PDF", "2 pages", "1,2 Mo"),
        ),
    ),
)


def entree(
    nom: str, type: str, *choix: str, facultative: bool = False, valeur: str = ""
) -> EntreeView:
    """A field of a letter's form."""
    told = f"Un {nom}", "Peu.", "Ana", valeur
    return EntreeView(nom, type, *told, choix, facultative, True, True)


LETTRE = LettreView(
    slug="essai",
    titre="La lettre",
    moment="Avant la rencontre",
    resume=words("Elle invite."),
    telechargements=FICHIERS,
    sections=(SECTION,),
    formulaire=FormulaireView(
        groupes=(
            GroupeView(
                "Qui écrit",
                (
                    entree("parent", "texte", valeur="L’éditeur"),
                    entree("recit", "texte_long", facultative=True),
                    entree("jour", "date"),
                    entree("heure", "heure"),
                    entree("format", "choix", "ici", "ailleurs"),
                    entree("presents", "personnes"),
                    entree("somme", "montant"),
                ),
                (),
            ),
            GroupeView(
                "Les tâches",
                (),
                tuple(
                    RangeeView(
                        f"Ligne {n}",
                        (
                            EntreeView(
                                f"taches_{n}_1",
                                "texte",
                                "Qui",
                                "",
                                "Ana",
                                "",
                                (),
                                True,
                                False,
                                False,
                            ),
                        ),
                    )
                    for n in range(1, 5)
                ),
            ),
        ),
        passages=(
            ChoixDePassageView("venue", "Dire qui vient", True),
            ChoixDePassageView("intrus", "Annoncer", False),
        ),
        coordonnees=True,
    ),
    courrier=PETIT_COURRIER,
    suites=(
        SuiteDeLettreView(
            "La réponse",
            words("Sous huit jours."),
            LienView("fiches/a.html", "Une fiche", "Fiche", ""),
            EcheanceView("Relire", "jour", 1, -2),
        ),
        SuiteDeLettreView("La fin", words("Plus tard."), None, None),
    ),
    modeles=(ModeleView("docx", "UEs="),),
    proposition=words("Tout est de nous."),
)
LETTRES = (
    MomentView(
        "avant",
        "Avant la rencontre",
        (LettreCarteView("lettres/a.html", "Une lettre", words("Elle invite."), FICHIERS),),
    ),
)
LIGNES = (
    LigneView(
        "etape",
        "9 h",
        "45 min",
        45,
        "Se dire",
        "À deux",
        words("Racontez."),
        words("Écouter."),
        "Une fiche",
        "fiches/a.html",
    ),
    LigneView("pause", "9 h 45", "15 min", 15, "Pause", "", (), (), "", ""),
)
AGENDA = AgendaView(
    ancre="jour-1",
    surtitre="Jour 1",
    titre="Se rencontrer",
    demi_journees=(
        DemiAgendaView(
            "jour-1-matin",
            "Matin",
            "9 h",
            "09:00",
            "10 h",
            "Marge : 5 min.",
            (
                SequenceAgendaView("1.1", "Ouvrir", "9 h", "10 h", LIGNES),
                SequenceAgendaView("", "Clore", "10 h", "10 h", ()),
            ),
        ),
    ),
    participants=12,
    copies=(CopieView("Une fiche", "fiches/a.html", "1 pour deux", "deux", 6, "1 page A4"),),
    apports=(ApportView(3, "feutre", "feutres", "feutres", "maximum 3 groupe"),),
)
ENTRE_DEUX = EntreDeuxView("Intersession", "Essayer", (words("Essayez."),), (words("Oser."),))
KIT = KitView(
    slug="essai",
    titre="Le kit",
    besoin=words("Nous manquons de temps."),
    resume=words("Une matinée."),
    reperes=(REPERE,),
    participants=12,
    telechargements=FICHIERS,
    avant=(SectionView("avant", "Avant", False, (), (words("Inviter."),)),),
    apres=(SectionView("apres", "Après", False, (), (words("Écrire."),)),),
    agendas=(AGENDA,),
    contenu=(LienView("fiches/a.html", "Une fiche", "Fiche à imprimer", ""),),
    proposition=words("Tout est de nous."),
)
INFORMATION = InformationView(
    rubriques=(
        RubriqueView("Prérequis", (words("Aucun."),), False, True),
        RubriqueView("Objectifs", (words("Oser."), words("Dire.")), False, False),
        RubriqueView("Accès", (words("À compléter"),), True, False),
    ),
    resultats=(
        ResultatView(
            "Satisfaction",
            "4,2 sur 5",
            "année 2025",
            "48 personnes",
            LienView("ressources/bibliographie.html#a", "Une enquête", "Référence", ""),
        ),
    ),
    manquants=1,
)
PROGRAMME = ProgrammeView(
    slug="essai",
    titre="Le programme",
    en_bref=words("Deux jours."),
    reperes=(REPERE,),
    participants=12,
    telechargements=FICHIERS,
    information=INFORMATION,
    contexte=(words("Un contexte."),),
    themes=(words("Un thème."),),
    mises_en_situation=(words("Une mise en situation."),),
    parties=(
        PartieView(
            ancre="jour-1",
            surtitre="Jour 1",
            titre="Se rencontrer",
            consigne=(),
            objectifs=(),
            sequences=(
                SequenceView(
                    "1.1",
                    "Ouvrir",
                    (words("Un contenu."),),
                    (ActiviteView("Bilan", "Dire", (words("Dites."),), (words("Oser."),)),),
                ),
            ),
            agendas=(AGENDA,),
            telechargements=FICHIERS,
        ),
        PartieView(
            ancre="intersession-1",
            surtitre="Intersession",
            titre="Essayer",
            consigne=(words("Essayez."),),
            objectifs=(words("Oser."),),
            sequences=(),
            agendas=(),
            telechargements=(),
        ),
    ),
    commanditaire=(words("Une salle."),),
    non_precise=(words("Le tarif."),),
    proposition=words("Les heures sont de nous."),
)
SANS_RESULTAT = replace(
    PROGRAMME, information=replace(INFORMATION, resultats=(), manquants=2), mises_en_situation=()
)
"""A programme whose results wait for the training organisation."""
COMPLET = replace(
    PROGRAMME, information=replace(INFORMATION, rubriques=INFORMATION.rubriques[:2], manquants=0)
)
"""A programme that waits for nothing."""

LIEN_OFFRE = LienView("offres-et-tarifs/a.html", "Une offre", "Offre", "")
LIEN_FICHE = LienView("fiches/a.html", "Une fiche", "Fiche à imprimer", "Pour commencer.")
CHIFFRE = LienView("ressources/chiffres.html#a", "100 € TTC", "Chiffre", "")
TARIF = TarifView(
    ancre="sur-mesure",
    titre="Sur mesure",
    resume="100 € TTC par intervention",
    description=words("Une intervention."),
    rencontres="réunion sur place, téléphone",
    postes=(
        PosteView("Intervention", "par intervention", "100 € TTC par intervention", PROSE),
        PosteView("Déplacements", "à préciser", "sur devis", words("Rien n’en est dit.")),
    ),
    prix=(
        PrixView(
            "100 € TTC par intervention",
            "l’association",
            (words("Les échanges."), words("La séance.")),
            words("Un tarif habituel."),
            "Valable jusqu’au 3 mars 2027.",
            CHIFFRE,
            LienView("ressources/bibliographie.html#a", "Un document", "Référence", ""),
        ),
    ),
)
EN_HEURES = TarifView(
    ancre="en-heures",
    titre="En heures",
    resume="sur devis",
    description=words("Des volumes."),
    rencontres="",
    postes=(PosteView("Heures", "5 ou 10 heures", "sur devis", words("Aucun prix.")),),
    prix=(),
)
TARIFS = (TarifsDOffreView(LIEN_OFFRE, (TARIF, EN_HEURES)),)
OFFRE = OffreView(
    titre="L’offre",
    en_bref=words("Un appui."),
    telechargements=FICHIERS,
    reperes=(
        CelluleView("Durée", words("Un an"), False),
        CelluleView("Rythme", words("Non précisé"), True),
    ),
    pour_qui=(words("Une équipe."),),
    constats=(
        ConstatView("", words("Le temps manque."), CHIFFRE),
        ConstatView("Ce qu’on entend", words("La fatigue."), None),
    ),
    objectif=(words("Souffler."),),
    obstacles=("La hâte",),
    convient_surtout=(GroupeDeSituationsView("Ce qui revient", (words("La même scène."),)),),
    etapes=(
        EtapeDOffreView("D’abord", words("On parle."), False),
        EtapeDOffreView("Ensuite", words("On relit."), True),
    ),
    modalites=(ConstatView("Lieu", words("Sur place."), None),),
    service_fournit=(words("Une salle."),),
    service_proposition=True,
    livrables=(words("Un bilan."),),
    tarifs=(TARIF, EN_HEURES),
    resultats=(ConstatView("", words("Un mieux."), None),),
    resultats_reserve=words("Il le dit lui-même."),
    n_est_pas=(DistinctionView(LIEN_FICHE, words("Une fiche suffit seul.")),),
    limites=(words("Rien n’est garanti."),),
    programmes=(LienView("se-former/a.html", "Un programme", "Programme", ""),),
    lettre=LienView("lettres/a.html", "Une lettre", "Lettre", ""),
    destinataire=words("On ne sait pas à qui."),
    demander="offres-et-tarifs/faire-une-demande.html#demander-essai",
    comparer="offres-et-tarifs/comparer.html",
    estimer="offres-et-tarifs/estimer.html#tarif-sur-mesure",
    proposition=words("Les étapes sont de nous."),
)
PETITE_OFFRE = replace(
    OFFRE,
    constats=(),
    obstacles=(),
    convient_surtout=(),
    service_proposition=False,
    livrables=(),
    resultats=(),
    resultats_reserve=(),
    programmes=(),
)
"""An offer of which sources say little."""
COMPARATIF = ComparatifView(
    offres=(ColonneView("a", LIEN_OFFRE), ColonneView("b", replace(LIEN_OFFRE, libelle="L’autre"))),
    rangees=(
        RangeeDeComparatifView(
            "Durée",
            (
                CelluleView("Durée", words("Un an"), False),
                CelluleView("Durée", words("Non précisé"), True),
            ),
        ),
    ),
)
BESOINS = (
    BesoinView(
        "besoin",
        "« Nous sommes fatigués »",
        words("Cela se voit."),
        (ReponseView(LIEN_OFFRE, words("Pour souffler.")),),
        (LIEN_FICHE,),
    ),
)
QUESTIONS = (
    ThemeView(
        "theme-prix",
        "Prix et taxes",
        (QuestionView("combien", "Combien ?", (words("Cent euros."), words("Ou sur devis."))),),
    ),
)
POSTE = LigneDeCalculView(
    nom="interventions",
    titre="Intervention",
    precision=words("Une par situation."),
    quantite="",
    calcul="",
    montant="",
    demandee=True,
    unite="intervention",
    rencontres="",
    centimes="10000",
    taxe="TTC",
    volumes="",
)
POSTES = (
    POSTE,
    replace(POSTE, nom="heures", titre="Heures", centimes="", taxe="", volumes="5 10=90000-TTC"),
    replace(
        POSTE,
        nom="deplacements",
        titre="Déplacements",
        demandee=False,
        rencontres="reunion face_a_face",
        centimes="",
        taxe="",
    ),
)
CALCUL = CalculView(
    "Sur mesure",
    (
        replace(POSTE, quantite="3 interventions", calcul="3 × 100 € TTC", montant="300 € TTC"),
        replace(POSTES[2], quantite="à préciser", calcul="aucun prix publié", montant="sur devis"),
    ),
    "300 € TTC",
    "Déplacements",
)
ESTIMATIONS = (
    ExempleView(
        "trois",
        "Trois situations",
        words("Un service inventé."),
        "sur-mesure",
        "reunion",
        "réunion sur place",
        CALCUL,
    ),
    ExempleView(
        "une",
        "Une situation",
        words("Un autre."),
        "en-heures",
        "",
        "",
        replace(CALCUL, lignes=CALCUL.lignes[:1], reste=""),
    ),
)
ESTIMATEUR = EstimateurView(
    tarifs=(
        TarifAEstimerView(
            "sur-mesure",
            "Sur mesure",
            (
                ChoixDeRencontreView("reunion", "réunion sur place"),
                ChoixDeRencontreView("telephone", "téléphone"),
            ),
            (NombreDemandeView("interventions", "Combien ?", "Une par situation.", 1, 50),),
            CalculView("Sur mesure", POSTES, "", ""),
            ((RunView("Un prix à confirmer."),),),
            LIEN_OFFRE,
        ),
        TarifAEstimerView(
            "en-heures",
            "En heures",
            (),
            (NombreDemandeView("heures", "Combien d’heures ?", "Entières.", 5, 200),),
            CalculView("En heures", POSTES[1:2], "", ""),
            (),
            LIEN_OFFRE,
        ),
    ),
    telechargements=FICHIERS,
    modeles=(ModeleView("docx", "UEs="),),
    libelles='{"Le total": "total"}',
    site="Le guide",
)
DEMANDE = DemandeView(
    offres=(
        OffreDemandeeView("a", "Une offre", "une offre", OFFRE.lettre),
        OffreDemandeeView("b", "L’autre", "l’autre", OFFRE.lettre),
    ),
    courriel="ici@x.example",
)
LIEN_SEQUENCE = LienView("se-former/a.html#jour-1", "1.1 Ouvrir", "Un programme", "")
LIEN_COMPETENCE = LienView("se-former/competences.html#dire", "Dire", "Compétence", "")
LIEN_TEST = replace(LIEN_SEQUENCE, libelle="Où en suis-je")
COMPETENCES = CompetencesView(
    competences=(
        CompetenceView(
            "dire",
            "Dire",
            words("On l’entend."),
            True,
            (LIEN_SEQUENCE,),
            (LIEN_FICHE,),
            (LIEN_TEST,),
        ),
        CompetenceView("taire", "Taire", words("On ne l’entend pas."), False, (), (), ()),
    ),
    programmes=(
        ProgrammeLieView(
            "un-programme",
            LienView("se-former/a.html", "Un programme", "Programme", ""),
            (
                SequenceLieeView(LIEN_SEQUENCE, (LIEN_COMPETENCE,), (LIEN_FICHE,), (LIEN_TEST,)),
                SequenceLieeView(replace(LIEN_SEQUENCE, libelle="1.2 Clore"), (), (), ()),
            ),
        ),
    ),
    sans_sequence=(replace(LIEN_COMPETENCE, libelle="Taire"),),
    sans_competence=(replace(LIEN_SEQUENCE, libelle="1.2 Clore"),),
    fiches_isolees=(LIEN_FICHE,),
)
TOUT_RELIE = replace(COMPETENCES, sans_sequence=(), sans_competence=(), fiches_isolees=())
"""A matrix that leaves nothing alone."""
CARTE = CarteAJouerView("1 / 3", "Écouter", words("Que dit-il ?"), (PROSE,), "sora/a.html")
AUTRE = CarteAJouerView("2 / 3", "Agir", words("Qui fait quoi ?"), (words("Un pas."),), "")
JEU = JeuView(
    titre="Les cartes",
    resume=words("À poser sur la table."),
    reperes=(REPERE,),
    telechargements=FICHIERS,
    sections=(SECTION,),
    cartes=(CARTE, AUTRE),
    proposition=words("Les phrases sont de nous."),
)
GALERIE = GalerieView(
    facettes=(
        FacetteView("methode", "Thème", (ChoixView("groupe", "Groupe", 2),)),
        FacetteView(
            "duree",
            "Durée",
            (ChoixView("30", "30 min au plus", 1), ChoixView("60", "de 30 min à 1 h", 1)),
        ),
    ),
    fiches=tuple(
        FicheAuMurView(
            f"fiches/{slug}.html",
            titre,
            "Groupe",
            PROSE,
            (REPERE,),
            f"methode=groupe duree={duree}",
        )
        for slug, titre, duree in (("a", "Une fiche", 30), ("b", "Une autre", 60))
    ),
    nombre=2,
)
PIECES: dict[str, PieceView] = {
    "feuille": FEUILLE,
    "courrier": COURRIER,
    "deroule": DerouleView(
        "Le kit",
        "Édition des participants",
        words("L’essentiel."),
        (SECTION,),
        (AGENDA, ENTRE_DEUX),
        PIED,
    ),
    "cartes": JeuImprimeView(
        "Les cartes",
        "planche",
        (
            PlancheDeCartesView(
                (FaceView("recto", CARTE), FaceView("verso", AUTRE), FaceView("vide", None))
            ),
        ),
        PIED,
    ),
    "presence": PresenceView("Le kit", ("Matin", "Après-midi"), ("1", "2"), True, PIED),
    "annexe": AnnexeView(
        "Le kit",
        (DefinitionView("mot", "Un mot", "Ce qu’il veut dire.", "glossaire/mot.html", ("mot",)),),
        (PROSE,),
        words("Tout est de nous."),
        PIED,
    ),
    "couverture": CouvertureView(
        "Kit",
        "Le kit",
        words("Nous manquons de temps."),
        12,
        (
            TirageView(6, "Une fiche", "1 pour deux", "1 page A4", "piece-a"),
            TirageView(1, "À afficher", "", "", ""),
        ),
        (ApportView(3, "feutre", "feutres", "feutres", "maximum 3 groupe"),),
        (SECTION,),
        PIED,
    ),
}
"""All that prints on its own."""

LIASSE = LiasseView(
    "Le kit",
    tuple(PlaceView(f"piece-{nom}", view.titre, view) for nom, view in PIECES.items()),
    PIED,
)
