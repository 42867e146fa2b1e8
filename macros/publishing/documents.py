"""Every document of the corpus: what it prints, for which page, in which format."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from macros.corpus import Corpus
from macros.model.fiche import Fiche
from macros.model.genres import GENRES
from macros.model.jeu import Jeu
from macros.model.lettre import Lettre
from macros.model.offre import Offre
from macros.model.programme import Programme
from macros.model.tarif import Tarif
from macros.reading.source import Place
from macros.views.feuillet import feuillet_estimation, feuillet_offre
from macros.views.feuillet_programme import feuillet_programme
from macros.views.fiche import EDITIONS, edition_of
from macros.views.jeu import a6_view, planches_view
from macros.views.kit import Dossier, dossiers
from macros.views.lettre import CourrierView, courrier_view
from macros.views.liasse import EDITIONS as LECTEURS
from macros.views.liasse import Piece, deroule_of_programme, liasse_view, pieces
from macros.views.offre import ESTIMER
from macros.views.pieces import LiasseView, PieceView

FOLDER = "telechargements"
BUREAUTIQUE = ("pdf", "docx", "odt")

Imprime: TypeAlias = PieceView | LiasseView


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A file to render: whose page offers it, what it prints."""

    cible: str
    nom: str
    libelle: str
    format: str
    view: Imprime
    partie: str = ""
    """The day of the programme that it belongs to."""
    pages: int = 0
    """How many pages it says it takes; 0 when it says nothing."""
    place: Place = ()
    """Where it says so."""

    @property
    def address(self) -> str:
        """Its address from the root of the site, its extension apart."""
        genre = self.cible.partition("/")[0]
        place = GENRES[genre].place if genre in GENRES else genre
        return f"{FOLDER}/{place}/{self.nom}"


@dataclass(frozen=True, slots=True, eq=False)
class Recueil:
    """A kit: the whole in one document, and its pieces, each a document of its own."""

    dossier: Dossier
    whole: Document
    pieces: tuple[tuple[Piece, Document], ...]


def documents(corpus: Corpus) -> Iterator[Document]:
    """What pages offer, kits apart: worksheets, letters, cards, programmes."""
    for fiche in corpus.tous(Fiche):
        yield from _worksheet(fiche, corpus)
    for lettre in corpus.tous(Lettre):
        cible, courrier = f"lettre/{lettre.slug}", courrier_view(lettre, corpus)
        for format in BUREAUTIQUE:
            yield Document(
                cible=cible,
                nom=lettre.slug,
                libelle="Lettre à remplir",
                format=format,
                view=courrier,
                pages=lettre.pages,
                place=("pages",),
            )
    for jeu in corpus.tous(Jeu):
        yield from _cards(jeu, corpus)
    for offre in corpus.tous(Offre):
        sheet = feuillet_offre(offre, corpus)
        yield from _in_each_format(f"offre/{offre.slug}", offre.slug, SUR_UNE_FEUILLE, sheet)
    if corpus.tous(Tarif):
        sheet = feuillet_estimation(corpus)
        yield from _in_each_format(ESTIMER, "estimation", "Estimation à remplir", sheet)
    for programme in corpus.tous(Programme):
        public = feuillet_programme(programme, corpus)
        cible, nom = f"programme/{programme.slug}", f"{programme.slug}-programme"
        yield from _in_each_format(cible, nom, "Le programme et ses informations", public)
        for lecteur, libelle in LECTEURS.items():
            yield Document(
                cible=f"programme/{programme.slug}",
                nom=f"{programme.slug}-{lecteur}",
                libelle=libelle,
                format="pdf",
                view=deroule_of_programme(programme, corpus, lecteur),
            )


def kits(corpus: Corpus) -> Iterator[Recueil]:
    """What pages offer as kits."""
    for dossier in dossiers(corpus):
        printed = pieces(dossier, corpus)
        whole = Document(
            cible=dossier.cible,
            nom=dossier.nom,
            libelle=LIASSE,
            format="pdf",
            view=liasse_view(dossier, printed, corpus),
            partie=dossier.partie,
        )
        own = tuple((piece, _piece(dossier, piece)) for piece in printed)
        yield Recueil(dossier, whole, own)


SUR_UNE_FEUILLE = "L’offre sur une feuille"
LIASSE = "Le kit complet"
CARTES: Place = ("cartes",)


def _worksheet(fiche: Fiche, corpus: Corpus) -> Iterator[Document]:
    for edition, libelle in EDITIONS.items():
        if edition == "a3" and not fiche.affiche_a3:
            continue
        declared = "vierge" if edition == "a3" else edition
        for format in BUREAUTIQUE if edition == "vierge" else ("pdf",):
            yield Document(
                cible=f"fiche/{fiche.slug}",
                nom=f"{fiche.slug}-{edition}",
                libelle=libelle,
                format=format,
                view=edition_of(corpus, fiche.slug, edition),
                pages=getattr(fiche.pages, declared),
                place=("pages", declared),
            )


def _in_each_format(cible: str, nom: str, libelle: str, view: CourrierView) -> Iterator[Document]:
    return (Document(cible, nom, libelle, format, view) for format in BUREAUTIQUE)


def _cards(jeu: Jeu, corpus: Corpus) -> Iterator[Document]:
    for name, libelle, view in (
        ("", "Quatre cartes par feuille A4", planches_view(jeu, corpus)),
        ("-a6", "Une carte par page A6", a6_view(jeu, corpus)),
    ):
        # A card that overflows its side takes one page more.
        yield Document(
            cible=f"jeu/{jeu.slug}",
            nom=f"{jeu.slug}{name}",
            libelle=libelle,
            format="pdf",
            view=view,
            pages=len(view.planches),
            place=CARTES,
        )


def _piece(dossier: Dossier, piece: Piece) -> Document:
    return Document(dossier.cible, piece.nom, piece.titre, "pdf", piece.view)
