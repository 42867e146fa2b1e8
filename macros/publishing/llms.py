"""`llms.txt`: the guide in one page for language models. Format: https://llmstxt.org."""

from collections.abc import Iterator

from macros.corpus import Corpus
from macros.model.genres import PARTIES
from macros.model.offre import Offre
from macros.publishing.mentions import MENTION, REGLES
from macros.publishing.ouverture import CORPUS, DOCUMENTATION
from macros.publishing.pages import description
from macros.typography import day, french
from macros.views.adresses import GENRES_EN_FRANCAIS, PAGES, a_une_page, adresse
from macros.views.commun import lien
from macros.views.tarif import in_brief, tarifs_of

SECTIONS = tuple(partie for partie in PARTIES if partie not in ("accueil", "projet"))


def llms_text(corpus: Corpus) -> str:
    """What the site is, how far it can be trusted, and its pages, part by part."""
    publisher = corpus.organisme
    racine = publisher.adresse_du_site
    blocks = [
        f"# {french(publisher.titre)}",
        f"> {french(publisher.accroche)}",
        f"Édition du {day(publisher.edition)}. {MENTION}",
        REGLES,
        f"Données ouvertes : [corpus.json]({racine}{CORPUS}), "
        f"[ce qu’il contient]({racine}{adresse(DOCUMENTATION)}).",
        *(_section(_title(partie, corpus), partie, corpus) for partie in SECTIONS),
        # The format's own word for what may be skipped.
        _section("Optional", "projet", corpus),
    ]
    return "\n\n".join(blocks) + "\n"


def _title(partie: str, corpus: Corpus) -> str:
    """What the head of a part is called, or the part's own name while it has no head."""
    head = f"{partie}/index"
    return lien(head, corpus).libelle if head in corpus.entrees else partie


def _section(titre: str, partie: str, corpus: Corpus) -> str:
    return "\n".join((f"## {titre}\n", *(_line(cible, corpus) for cible in _pages(partie, corpus))))


def _pages(partie: str, corpus: Corpus) -> Iterator[str]:
    """The pages of a part: its head, then each list before what it lists.

    Left out: the words of the glossary, which its page leads to, and withdrawn sheets.
    """
    found = [
        cible
        for cible, entree in corpus.entrees.items()
        if a_une_page(genre := cible.partition("/")[0])
        and genre != "terme"
        and adresse(cible).startswith(f"{partie}/")
        and not getattr(entree, "retrait", None)
    ]
    yield from sorted(found, key=lambda cible: (cible != f"{partie}/index", adresse(cible)[:-5]))


def _line(cible: str, corpus: Corpus) -> str:
    entree, genre = corpus.entrees[cible], cible.partition("/")[0]
    said = [GENRES_EN_FRANCAIS[genre]] if genre in PAGES else []
    if isinstance(entree, Offre):
        said.append(in_brief(tarifs_of(entree, corpus)))
    said.append(description(entree, corpus))
    url = f"{corpus.organisme.adresse_du_site}{adresse(cible)}"
    return f"- [{lien(cible, corpus).libelle}]({url}): {'. '.join(said)}"
