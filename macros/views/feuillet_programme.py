"""A programme as a document for whoever decides: public information, days, skills."""

from collections.abc import Iterator

from macros.corpus import Corpus
from macros.model.agenda import Sequence
from macros.model.organisme import A_COMPLETER
from macros.model.programme import JourDeFormation, Programme
from macros.typography import NBSP, capital, french
from macros.views.blocs import BlocView, ParagrapheView
from macros.views.commun import Prose, RunView, prose, proses
from macros.views.feuillet import PROPOSE, feuillet, liste, titled, titre, words
from macros.views.information import ResultatView, RubriqueView, information_view
from macros.views.lettre import CourrierView
from macros.views.programme import days, sequences_of


def feuillet_programme(programme: Programme, corpus: Corpus) -> CourrierView:
    """A programme and its public information, to print or to join to a request."""
    blocs = _programme(programme, corpus)
    return feuillet(f"programme/{programme.slug}", programme.titre, blocs, corpus)


def _programme(programme: Programme, corpus: Corpus) -> Iterator[BlocView]:
    yield ParagrapheView(prose(programme.en_bref, corpus), ())
    if info := information_view(programme, corpus):
        yield titre("Informations sur la formation")
        for item in info.rubriques:
            yield from _item(item)
        yield from _results(info.resultats)
    yield titre("Les thèmes")
    yield liste(proses(programme.themes, corpus))
    yield titre("Le contenu")
    yield from _days(programme, corpus)
    yield titre("Ce qui est demandé à votre service")
    yield liste(proses(programme.commanditaire, corpus))
    yield titre("D'où vient ce programme")
    yield ParagrapheView(prose(programme.proposition, corpus), ())


def _item(item: RubriqueView) -> Iterator[BlocView]:
    label = f"{item.libelle}{PROPOSE if item.proposition else ''}"
    first, *more = item.paragraphes
    if not more:
        yield ParagrapheView(titled(label, first), ())
        return
    yield ParagrapheView(titled(label, ()), ())
    yield liste(item.paragraphes)


def _results(results: tuple[ResultatView, ...]) -> Iterator[BlocView]:
    label = "Indicateurs de résultats"
    if not results:
        yield ParagrapheView(titled(label, words(capital(A_COMPLETER))), ())
        return
    yield ParagrapheView(titled(label, ()), ())
    yield liste(
        titled(one.indicateur, words(f"{one.valeur} ({one.periode}, {one.effectif})"))
        for one in results
    )


def _days(programme: Programme, corpus: Corpus) -> Iterator[BlocView]:
    """Each day, its sequences and what a source says of them; the work between two days."""
    told: dict[str, list[Prose]] = {}
    for ancre, numero, sequence in sequences_of(programme):
        told.setdefault(ancre, []).append(_sequence(numero, sequence, corpus))
    led = iter(days(programme))
    for part in programme.deroule:
        if isinstance(part, JourDeFormation):
            jour = next(led)
            yield ParagrapheView(titled(jour.surtitre, words(part.titre)), ())
            yield liste(told[jour.ancre])
        else:
            yield ParagrapheView(titled("Intersession", words(part.titre)), ())
            yield liste(proses(part.consigne, corpus))


def _sequence(numero: str, sequence: Sequence, corpus: Corpus) -> Prose:
    """« 1.3 Les étapes. Travaille : conduire une démarche de projet. »"""
    skills = [corpus.entrees[one.adresse].titre for one in sequence.competences]
    text = f"{numero}{NBSP}{french(sequence.titre)}."
    if skills:
        text += f" Compétences travaillées{NBSP}: {french(' ; '.join(skills))}."
    return (RunView(text),)
