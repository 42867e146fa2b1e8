"""`count`: what the guide holds, in figures."""

import sys
from pathlib import Path

import click

from macros.corpus import load
from macros.model.base import Entree
from macros.model.genres import PARTIES
from macros.model.origine import Affirmation, Reference
from macros.model.page import Page
from macros.model.terme import Terme
from macros.reading.problems import InvalidCorpus
from macros.textes import mean_sentence, paragraphs, words
from macros.views.adresses import GENRES_EN_FRANCAIS, a_une_page


@click.command()
def command() -> None:
    """Compte les pages, les mots, les termes, les sources et les chiffres du guide."""
    try:
        corpus = load(Path.cwd())
    except InvalidCorpus as error:
        sys.exit(str(error))
    by_kind: dict[str, list[Entree]] = {}
    for cible, entree in corpus.entrees.items():
        by_kind.setdefault(cible.partition("/")[0], []).append(entree)
    click.echo(f"{'':<28}{'pages':>7}{'mots':>9}{'mots par phrase':>18}")
    for kind in (*PARTIES, *(k for k in by_kind if a_une_page(k) and k not in PARTIES)):
        if kind in by_kind:
            _line(_name(kind), tuple(by_kind[kind]))
    pages = tuple(e for kind, found in by_kind.items() if a_une_page(kind) for e in found)
    _line("Tout le guide", pages)
    verified = sum(ref.verifiee for ref in corpus.tous(Reference))
    click.echo(f"\nPages écrites à la main : {len(corpus.tous(Page))}")
    click.echo(f"Termes du glossaire : {len(corpus.tous(Terme))}")
    click.echo(
        f"Références : {len(corpus.tous(Reference))}, dont {verified} lues, au moins par extraits"
    )
    click.echo(f"Chiffres déclarés : {len(corpus.tous(Affirmation))}")
    click.echo(f"Relations entre pages : {sum(map(len, corpus.retours.values()))}")


def _name(kind: str) -> str:
    return f"docs/{kind}/" if kind in PARTIES else GENRES_EN_FRANCAIS[kind]


def _line(name: str, entries: tuple[Entree, ...]) -> None:
    total = sum(len(words(p)) for entree in entries for p in paragraphs(entree))
    mean = mean_sentence(entries)
    click.echo(f"{name:<28}{len(entries):>7}{total:>9}{mean:>18.1f}")
