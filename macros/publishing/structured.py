"""What a page tells machines: schema.org as JSON-LD, from the entries that the page shows.

Nothing is told that the page does not say: no source names a provider, and who publishes the
guide does not thereby provide what it describes. A rate without a published price has no price, and
what the publisher has not given is left out. No programme has a date: no `CourseInstance`.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from macros.corpus import Corpus
from macros.model.offre import Offre
from macros.model.organisme import Organisme
from macros.model.programme import Programme
from macros.model.tarif import UNITES, Poste, Prix, Tarif
from macros.tarification import counted
from macros.typography import french
from macros.views.adresses import ANCRES, adresse
from macros.views.besoin import QuestionView, theme_views
from macros.views.commun import Prose, lien, plain, prose
from macros.views.tarif import tarifs_of

Node: TypeAlias = dict[str, object]

ACCUEIL = "accueil/index"

EDITEUR = {"name": "nom", "address": "siege", "telephone": "telephone", "email": "courriel"}
"""What an organisation tells, and the field of the publisher's file that gives it."""

TVA_COMPRISE: Mapping[str, Node] = {
    "ttc": {"valueAddedTaxIncluded": True},
    "ht": {"valueAddedTaxIncluded": False},
    "sans_tva": {},
}
"""Whether a price includes the tax; nothing when there is no tax to include."""


def json_ld(cible: str, corpus: Corpus) -> str:
    """What the page of `genre/slug` tells machines, fit to stand in a `<script>`."""
    whole = {"@context": "https://schema.org", "@graph": list(nodes(cible, corpus))}
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")  # a title could close the script


def nodes(cible: str, corpus: Corpus) -> Iterator[Node]:
    """Where the page stands, then what it shows."""
    entree = corpus.entrees[cible]
    if cible == ACCUEIL:
        yield organization(corpus.organisme)
        yield website(corpus.organisme)
    else:
        yield breadcrumb(cible, corpus)
    if isinstance(entree, Offre):
        yield service(entree, corpus)
    elif isinstance(entree, Programme) and entree.information:
        yield course(entree, corpus)
    elif adresse(cible) == ANCRES["question"]:
        yield faq(corpus)


def organization(organisme: Organisme) -> Node:
    """The publisher, as far as it says who it is."""
    site, missing = organisme.adresse_du_site, organisme.manquants()
    given = {name: getattr(organisme, nom) for name, nom in EDITEUR.items() if nom not in missing}
    return {"@type": "Organization", "@id": f"{site}#editeur", "url": site, **given}


def website(organisme: Organisme) -> Node:
    """The site, and who publishes it."""
    return {
        "@type": "WebSite",
        "url": organisme.adresse_du_site,
        "name": french(organisme.titre),
        "description": french(organisme.accroche),
        "inLanguage": "fr",
        "publisher": {"@id": f"{organisme.adresse_du_site}#editeur"},
    }


def breadcrumb(cible: str, corpus: Corpus) -> Node:
    """The way from the home page down to this one."""
    trail = enumerate((*above(cible, corpus), cible), 1)
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": lien(step, corpus).libelle,
                "item": _url(step, corpus),
            }
            for position, step in trail
        ],
    }


def above(cible: str, corpus: Corpus) -> tuple[str, ...]:
    """The pages above this one: the home page, the head of its part, the list it belongs to.

    The address tells them: `boite-a-outils/fiches/situer.html` stands below
    `boite-a-outils/fiches.html`, itself below `boite-a-outils/index.html`.
    """
    folders = adresse(cible).split("/")[:-1]
    steps = [ACCUEIL, *(f"{part}/index" for part in folders[:1]), "/".join(folders)]
    return tuple(step for step in steps if step in corpus.entrees and step != cible)


def service(offre: Offre, corpus: Corpus) -> Node:
    """An offer of the guide: a service, and the ways of buying it."""
    return {
        "@type": "Service",
        **_described(f"offre/{offre.slug}", plain(prose(offre.en_bref, corpus)), corpus),
        "offers": [_offer(tarif, corpus) for tarif in tarifs_of(offre, corpus)],
    }


def course(programme: Programme, corpus: Corpus) -> Node:
    """A training programme."""
    return {
        "@type": "Course",
        **_described(
            f"programme/{programme.slug}", plain(prose(programme.en_bref, corpus)), corpus
        ),
        "inLanguage": "fr",
    }


def faq(corpus: Corpus) -> Node:
    """The questions and their answers, as their page shows them."""
    questions = (question for theme in theme_views(corpus) for question in theme.questions)
    return {
        "@type": "FAQPage",
        "inLanguage": "fr",
        "mainEntity": [_question(question, corpus) for question in questions],
    }


def _question(question: QuestionView, corpus: Corpus) -> Node:
    return {
        "@type": "Question",
        "name": question.titre,
        "url": _url(f"question/{question.ancre}", corpus),
        "acceptedAnswer": {"@type": "Answer", "text": _paragraphs(question.reponse)},
    }


def _paragraphs(texts: Iterable[Prose]) -> str:
    return "\n".join(map(plain, texts))


def _offer(tarif: Tarif, corpus: Corpus) -> Node:
    prices = [price for poste in tarif.postes for price in _prices(poste)]
    description = plain(prose(tarif.description, corpus))
    return {
        "@type": "Offer",
        **_described(f"tarif/{tarif.slug}", description, corpus),
        **({"priceSpecification": prices} if prices else {}),
    }


def _prices(poste: Poste) -> Iterator[Node]:
    if poste.prix:
        yield _price(poste.prix, french(poste.titre))
    for volume in poste.volumes:
        if volume.prix:
            sold = counted(volume.quantite.nombre, volume.quantite.unite)
            yield _price(volume.prix, sold)


def _price(price: Prix, sold: str) -> Node:
    until = price.valable_jusqu_au
    return {
        "@type": "UnitPriceSpecification",
        "name": sold,
        "price": price.montant / 100,
        "priceCurrency": "EUR",
        **TVA_COMPRISE[price.taxe],
        "unitText": UNITES[price.par],
        **({"validThrough": until.isoformat()} if until else {}),
    }


def _described(cible: str, description: str, corpus: Corpus) -> Node:
    name = lien(cible, corpus).libelle
    return {"name": name, "description": description, "url": _url(cible, corpus)}


def _url(cible: str, corpus: Corpus) -> str:
    return f"{corpus.organisme.adresse_du_site}{adresse(cible)}"
