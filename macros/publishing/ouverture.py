"""`corpus.json`: the public data of the guide, and its JSON Schema.

Left out: what pages alone show (the body of sheets and letters, running orders), worked examples,
which are invented, and the publisher, whose notices have their page.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from itertools import chain
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, TypeAdapter

from macros.coherence import liens
from macros.corpus import Corpus
from macros.model.base import Entree, Lien
from macros.model.besoin import Besoin
from macros.model.fiche import Fiche
from macros.model.jeu import Jeu
from macros.model.kit import Kit
from macros.model.lettre import Lettre
from macros.model.notion import Notion
from macros.model.offre import Offre
from macros.model.origine import Reference
from macros.model.programme import Programme
from macros.model.tarif import Poste, Prix, Tarif
from macros.publishing import donnees as d
from macros.publishing.mentions import DROITS, MENTION, REGLES
from macros.publishing.site import Site
from macros.reading.inline import Run
from macros.typography import french
from macros.views.adresses import adresse
from macros.views.commun import lien, plain, prose
from macros.views.comparatif import glance
from macros.views.tarif import tarifs_of

T = TypeVar("T", bound=d.Ferme)

CORPUS, SCHEMA, DOCUMENTATION = "corpus.json", "corpus.schema.json", "projet/donnees"

VERSION = 1
"""Of the format: it grows when a field is removed, renamed or changes meaning."""

TEXTES = {
    **dict.fromkeys(("composante", "sora", "principe"), ("en_bref", "definition")),
    **dict.fromkeys(("fiche", "jeu", "lettre"), ("resume",)),
    "kit": ("besoin", "resume"),
    "programme": ("en_bref",),
    "offre": ("en_bref", "pour_qui", "objectif", "limites"),
    "terme": ("definition",),
    "besoin": ("texte",),
    "tarif": ("description",),
    "question": ("reponse",),
    "competence": ("texte",),
    "reference": ("apport",),
    "affirmation": ("enonce",),
}
"""The fields whose paragraphs are the texts of an entry, kind by kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrees(d.Ferme):
    """The entries, kind by kind."""

    composante: tuple[d.Notion, ...]
    sora: tuple[d.Notion, ...]
    principe: tuple[d.Principe, ...]
    terme: tuple[d.Terme, ...]
    fiche: tuple[d.AvecFichiers, ...]
    kit: tuple[d.AvecFichiers, ...]
    jeu: tuple[d.AvecFichiers, ...]
    lettre: tuple[d.AvecFichiers, ...]
    programme: tuple[d.AvecFichiers, ...]
    competence: tuple[d.Competence, ...]
    offre: tuple[d.Offre, ...]
    tarif: tuple[d.Tarif, ...]
    besoin: tuple[d.Besoin, ...]
    question: tuple[d.Question, ...]
    affirmation: tuple[d.Affirmation, ...]
    reference: tuple[d.Reference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusOuvert(d.Ferme):
    """The whole file."""

    version: int
    """The version of the format."""
    edition: date
    """The edition of the guide."""
    titre: str
    """The name of the site."""
    adresse: str
    """Its address, which pages and files start with."""
    documentation: str
    """The page that explains this file."""
    schema: str
    """Its JSON Schema."""
    mention: str
    """Whose names are protected."""
    regles: str
    """How far the texts can be trusted."""
    droits: str
    """What may be done with them."""
    entrees: Entrees
    """The entries, kind by kind."""


def corpus_json(site: Site) -> str:
    """The public data, in one line."""
    return TypeAdapter(CorpusOuvert).dump_json(corpus_ouvert(site)).decode() + "\n"


def schema_json() -> str:
    """The JSON Schema of the public data, without the words that only this code reads."""
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    shape = TypeAdapter(CorpusOuvert).json_schema(mode="serialization")
    return json.dumps({**dialect, **_wordless(shape)}, ensure_ascii=False, indent=1) + "\n"


def _wordless(schema: Any) -> Any:
    if isinstance(schema, dict):
        kept = (item for item in schema.items() if item[0] not in ("title", "description"))
        return {name: _wordless(value) for name, value in kept}
    return schema


def corpus_ouvert(site: Site) -> CorpusOuvert:
    """The public data."""
    publisher, racine = site.corpus.organisme, site.corpus.organisme.adresse_du_site
    shapes = {kind.name: get_args(kind.type)[0] for kind in fields(Entrees)}
    return CorpusOuvert(
        version=VERSION,
        edition=publisher.edition,
        titre=french(publisher.titre),
        adresse=racine,
        documentation=f"{racine}{adresse(DOCUMENTATION)}",
        schema=f"{racine}{SCHEMA}",
        mention=MENTION,
        regles=REGLES,
        droits=DROITS,
        entrees=Entrees(
            **{genre: tuple(_entries(genre, shape, site)) for genre, shape in shapes.items()}
        ),
    )


def _entries(genre: str, shape: type[Any], site: Site) -> Iterator[Any]:
    for cible, entree in site.corpus.entrees.items():
        if cible.startswith(f"{genre}/") and not getattr(entree, "retrait", None):
            own = {**_common(cible, site.corpus), **_own(cible, entree, site)}
            yield _filled(shape, entree, site.corpus, **own)


def _common(cible: str, corpus: Corpus) -> dict[str, Any]:
    entree, genre = corpus.entrees[cible], cible.partition("/")[0]
    led = dict.fromkeys(link for _, link in liens(entree) if "{" not in link)  # a letter's blanks
    written = [_open(getattr(entree, nom), corpus) for nom in TEXTES[genre]]
    return {
        "adresse": cible,
        "titre": lien(cible, corpus).libelle,
        "page": f"{corpus.organisme.adresse_du_site}{adresse(cible)}",
        "textes": tuple(chain(*(text if isinstance(text, tuple) else [text] for text in written))),
        "sources": tuple(link for link in led if link.startswith("reference/")),
        "liens": tuple(link for link in led if not link.startswith("reference/")),
    }


def _own(cible: str, entree: Entree, site: Site) -> dict[str, Any]:
    """The fields of a kind that the model does not have under the same name."""
    match entree:
        case Offre():
            rates = tarifs_of(entree, site.corpus)
            return {
                "fichiers": tuple(_files(cible, site)),
                "reperes": tuple(_glance(entree, site.corpus)),
                "tarifs": tuple(f"tarif/{tarif.slug}" for tarif in rates),
            }
        case Fiche() | Kit() | Jeu() | Lettre() | Programme():
            return {"fichiers": tuple(_files(cible, site))}
        case Notion():
            return {"proposition": "definition" in entree.propositions}
        case Tarif():
            return {"postes": tuple(_line(poste, site.corpus) for poste in entree.postes)}
        case Besoin():
            return {"offres": tuple(answer.offre.adresse for answer in entree.reponses)}
        case Reference():
            return {"url": entree.url}  # an address is no text to typeset
        case _:
            return {}


def _files(cible: str, site: Site) -> Iterator[d.Fichier]:
    for offered in site.downloads(cible):
        for file in offered.fichiers:
            yield d.Fichier(
                libelle=offered.libelle,
                partie=offered.partie or None,
                format=file.href.rpartition(".")[2],
                url=f"{site.corpus.organisme.adresse_du_site}{file.href}",
            )


def _glance(offre: Offre, corpus: Corpus) -> Iterator[d.Repere]:
    *points, _ = glance(offre, corpus)  # the last is the price, which rates tell
    for point in points:
        yield d.Repere(libelle=point.libelle, texte=None if point.manque else plain(point.texte))


def _line(poste: Poste, corpus: Corpus) -> d.Poste:
    sold = [(poste.prix, None), *((v.prix, v.quantite.nombre) for v in poste.volumes)]
    return _filled(
        d.Poste,
        poste,
        corpus,
        volumes=tuple(volume.quantite.nombre for volume in poste.volumes),
        prix=tuple(_price(price, volume, corpus) for price, volume in sold if price),
    )


def _price(price: Prix, volume: int | None, corpus: Corpus) -> d.Prix:
    own = {"centimes": price.montant, "devise": "EUR", "unite": price.par, "volume": volume}
    return _filled(d.Prix, price, corpus, **own)


def _filled(shape: type[T], source: BaseModel, corpus: Corpus, **own: Any) -> T:
    """A `shape` of `own`, and of the fields of `source` that bear the names of its own."""
    names = [kind.name for kind in fields(shape) if kind.name not in own]
    return shape(**own, **{nom: _open(getattr(source, nom), corpus) for nom in names})


def _open(value: Any, corpus: Corpus) -> Any:
    """A value of the model as the file gives it: typeset words, links as `genre/slug`."""
    match value:
        case Lien():
            return value.adresse
        case str():
            return french(value)
        case (Run(), *_):
            return plain(prose(value, corpus))
        case tuple():
            return tuple(_open(item, corpus) for item in value)
        case _:
            return value
