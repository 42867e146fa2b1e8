"""Documents made from an entry for whoever decides: an offer on a sheet, the blank estimate."""

from collections.abc import Iterable, Iterator

from macros.corpus import Corpus
from macros.model.offre import Offre
from macros.model.tarif import Tarif
from macros.typography import NBSP, french
from macros.views.blocs import (
    BlocView,
    ListeView,
    ParagrapheView,
    RangView,
    ReleveView,
    TitreView,
)
from macros.views.commun import Prose, RunView, VariableView
from macros.views.document import pied_view
from macros.views.lettre import CourrierView
from macros.views.offre import ESTIMER, OffreView, offre_view
from macros.views.saisies import ColonneView

COLONNES = (("Poste", 38), ("Quantité", 20), ("Calcul", 22), ("Montant", 20))
"""The cells of a line of the estimate, and their share of the width in percent."""

INDICATIVE = "Estimation indicative, sans valeur contractuelle"


def words(text: str, *, fort: bool = False) -> Prose:
    """Plain words as a text."""
    return (RunView(french(text), fort),)


def titled(label: str, text: Prose) -> Prose:
    """« **Durée :** quatre jours »; a label that has its colon already ends with a full stop."""
    end = "." if ":" in label else f"{NBSP}:"
    return (RunView(f"{label}{end}", fort=True), RunView(" "), *text)


def titre(texte: str) -> TitreView:
    """A heading."""
    return TitreView(french(texte), False, ())


def liste(puces: Iterable[Prose]) -> ListeView:
    """Bullets."""
    return ListeView(tuple(puces), ())


def feuillet(
    cible: str, intitule: str, blocs: Iterable[BlocView], corpus: Corpus, *, publie: bool = True
) -> CourrierView:
    """A document that is sent to nobody: a heading, then its blocs."""
    return CourrierView(
        papier="portrait",
        titre=french(intitule),
        expediteur=(),
        destinataire=(),
        lieu_et_date=(),
        objet=words(intitule),
        blocs=tuple(blocs),
        pied=pied_view(cible, corpus),
        publie=publie,
    )


def feuillet_offre(offre: Offre, corpus: Corpus) -> CourrierView:
    """An offer on a sheet of paper, to show to whoever decides."""
    blocs = _offer(offre_view(offre, corpus, ()))
    return feuillet(f"offre/{offre.slug}", offre.titre, blocs, corpus)


def _offer(view: OffreView) -> Iterator[BlocView]:
    yield ParagrapheView(view.en_bref, ())
    yield liste(titled(cell.libelle, cell.texte) for cell in view.reperes)
    yield titre("Comment cela se passe")
    yield liste(
        titled(f"{etape.titre}{PROPOSE if etape.proposition else ''}", etape.texte)
        for etape in view.etapes
    )
    heading = "Ce qui est demandé à votre service"
    yield titre(f"{heading}{PROPOSE}" if view.service_proposition else heading)
    yield liste(view.service_fournit)
    for tarif in view.tarifs:
        yield titre(f"{tarif.titre} : {tarif.resume}")
        for prix in tarif.prix:
            yield liste(prix.comprend)
            yield ParagrapheView((*prix.reserve, RunView(f" {prix.validite}")), ())
        if not tarif.prix:
            yield ParagrapheView(tarif.description, ())
    yield titre("À savoir avant de s'engager")
    yield liste(view.limites)
    yield ParagrapheView(titled("À qui écrire", view.destinataire), ())


PROPOSE = " (proposition de la rédaction)"


def feuillet_estimation(corpus: Corpus) -> CourrierView:
    """The estimate, its numbers left blank: the page fills them in, or a pen does."""
    return feuillet(ESTIMER, INDICATIVE, _estimate(corpus), corpus, publie=False)


def blancs_d_estimation(corpus: Corpus) -> tuple[VariableView, ...]:
    """Every blank of the estimate."""
    heads = tuple(VariableView(nom, *told, 1, nom) for nom, told in TETE.items())
    lines = range(1, _lines(corpus) + 1)
    return (*heads, *(_cell(row, column) for row in lines for column in range(1, 5)))


TETE = {
    "date": ("La date de l’estimation", 20),
    "offre": ("L’offre", 44),
    "formule": ("La formule", 36),
    "rencontre": ("La forme de rencontre", 30),
    "total": ("Le total des postes au prix publié", 20),
    "reste": ("Les postes sur devis", 60),
}
"""The blanks around the table: what they are called, their width in signs."""


def _estimate(corpus: Corpus) -> Iterator[BlocView]:
    yield ParagrapheView((RunView("Établie le "), _blank("date")), ())
    yield ParagrapheView(titled("Offre", (_blank("offre"),)), ())
    yield ParagrapheView(titled("Formule", (_blank("formule"),)), ())
    yield ParagrapheView(titled("Rencontre", (_blank("rencontre"),)), ())
    yield _table(corpus)
    yield ParagrapheView(titled("Total des postes au prix publié", (_blank("total"),)), ())
    yield ParagrapheView(titled("Sur devis, non compté dans ce total", (_blank("reste"),)), ())
    yield ParagrapheView(words(REGLE), ())


REGLE = (
    "Nombres entiers, prix en centimes : aucun arrondi. Ce qui est sur devis n'est jamais "
    "additionné. Heures et séances ne se convertissent pas. Seul un devis écrit engage."
)


def _blank(nom: str) -> RunView:
    label, width = TETE[nom]
    return RunView("", variable=VariableView(nom, label, width, 1, nom))


def _table(corpus: Corpus) -> ReleveView:
    return ReleveView(
        legende="Le calcul, poste par poste",
        forme="tableau",
        noms=0,
        colonnes=tuple(ColonneView(name, width) for name, width in COLONNES),
        rangs=tuple(
            RangView(str(row), tuple(_cell(row, column) for column in range(1, 5)))
            for row in range(1, _lines(corpus) + 1)
        ),
        hauteur=2,
        note=(),
    )


def _lines(corpus: Corpus) -> int:
    """As many lines as the longest rate has."""
    return max(len(tarif.postes) for tarif in corpus.tous(Tarif))


def _cell(row: int, column: int) -> VariableView:
    nom = f"ligne_{row}_{column}"
    return VariableView(nom, f"{COLONNES[column - 1][0]}, ligne {row}", 0, 0, nom)
