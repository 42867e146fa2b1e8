"""What turns the same blocs into one edition or another."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from macros.corpus import Corpus
from macros.model.blocs import Bloc
from macros.model.reponse import Reponse
from macros.reading.inline import Run
from macros.views.commun import Prose, RunView, VariableView, prose

LINES = 4
"""The lines that people are written on, where they have a paragraph to themselves."""


@dataclass(frozen=True, slots=True)
class Contexte:
    """The corpus, the edition, and what fills the blanks."""

    corpus: Corpus
    """Where links lead."""
    notes: bool = False
    """Whether facilitator notes show; the sheet is then a reminder, with no room to write."""
    reponses: Mapping[str, Reponse] | None = None
    """The worked answers; none when the sheet is to be filled in."""
    papier: str = "portrait"
    """The sheet of paper, which gives drawings their width."""
    variables: Mapping[str, VariableView] = field(default_factory=dict)
    """A letter's blanks."""
    listes: frozenset[str] = frozenset()
    """Those that name several people."""
    places: Counter[str] = field(default_factory=Counter)
    """How often each blank has been placed: each place is a field with a name of its own."""

    def prose(self, runs: Sequence[Run]) -> Prose:
        """Typeset runs, blanks included; a blank alone has lines to itself."""
        if len(runs) == 1 and runs[0].variable in self.listes:
            blank = self.blank(runs[0].variable)
            return (RunView("", variable=replace(blank, lignes=LINES)),)
        return tuple(
            replace(view, variable=self.blank(run.variable)) if run.variable else view
            for view, run in zip(prose(runs, self.corpus), runs, strict=True)
        )

    def note(self, bloc: Bloc) -> Prose:
        """The facilitator's note of a bloc, where notes show."""
        return self.prose(bloc.note) if self.notes and bloc.note else ()

    def answer(self, nom: str) -> str:
        """The worked answer of a place to write; empty when it is to be filled in."""
        given = (self.reponses or {}).get(nom, "")
        return given if isinstance(given, str) else ""

    def rows(self, nom: str) -> tuple[tuple[str, ...], ...]:
        """The worked rows of a table; none when it is to be filled in."""
        given = (self.reponses or {}).get(nom, ())
        assert isinstance(given, tuple)
        return tuple(row for row in given if isinstance(row, tuple))

    def items(self, nom: str) -> tuple[str, ...]:
        """The worked list of texts; none when it is to be filled in."""
        given = (self.reponses or {}).get(nom, ())
        assert isinstance(given, tuple)
        return tuple(one for one in given if isinstance(one, str))

    def blank(self, nom: str) -> VariableView:
        """The next place of a blank. A hyphen cannot stand in a declared name."""
        self.places[nom] += 1
        times, blank = self.places[nom], self.variables[nom]
        return blank if times == 1 else replace(blank, nom=f"{nom}-{times}")
