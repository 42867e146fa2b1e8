"""All the entries together: what is read, what is tied, what is told when something breaks."""

from datetime import date
from pathlib import Path

import pytest

from macros.coherence import NOMBRE_ATTENDU, incoherences, liens
from macros.corpus import Corpus, load
from macros.model.genres import GENRES, PARTIES
from macros.model.lettre import Lettre
from macros.model.organisme import Organisme
from macros.model.page import Page
from macros.model.programme import Programme
from macros.model.terme import Terme
from macros.reading.inline import Run
from macros.reading.problems import InvalidCorpus

REFERENCE = """
  essai:
    titre: Un essai
    court: essai 2026
    theme: projet
    forme: document
    date: "2026"
    verifiee: oui
    apport: {apport}
"""


def problems(root: Path) -> list[str]:
    with pytest.raises(InvalidCorpus) as caught:
        load(root)
    return [str(problem) for problem in caught.value.problems]


def edit(path: Path, before: str, after: str) -> int:
    """Replace the first `before`; the number of its line."""
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    return text[: text.index(before)].count("\n") + 1


def append(path: Path, text: str) -> int:
    """Add `text` at the end of a list; the number of the line before it."""
    before = path.read_text(encoding="utf-8").rstrip("\n")
    path.write_text(before + text, encoding="utf-8")
    return before.count("\n") + 1


def test_entries_are_known_by_kind_and_slug(corpus: Corpus) -> None:
    """The address, the entry's own slug and the place it was written in agree."""
    for adresse, entree in corpus.entrees.items():
        genre, slug = adresse.split("/")
        origine = corpus.origines[adresse]
        assert entree.slug == slug
        if genre in PARTIES:
            assert isinstance(entree, Page)
            folder = "" if genre == "accueil" else f"{genre}/"
            assert (origine.source.file, origine.place) == (f"docs/{folder}{slug}.md", ())
        else:
            assert isinstance(entree, GENRES[genre].modele)
            assert origine.source.file.startswith(f"data/{GENRES[genre].place}")
            assert origine.place == (("entrees", slug) if GENRES[genre].forme == "liste" else ())
    assert list(corpus.entrees) == list(corpus.origines)


def test_nothing_can_be_added_to_a_corpus(corpus: Corpus) -> None:
    """What was checked stays what was checked."""
    with pytest.raises(TypeError):
        corpus.entrees["terme/x"] = corpus.organisme  # type: ignore[index]


def test_ranked_entries_come_in_order(corpus: Corpus) -> None:
    """Seven markers, four stages, numbered as they are listed."""
    for nom, nombre in NOMBRE_ATTENDU.items():
        entrees = corpus.tous(GENRES[nom].modele)
        assert [entree.rang for entree in entrees] == list(range(1, nombre + 1))


def test_there_is_one_publisher(corpus: Corpus) -> None:
    """The site's name and notices have one source."""
    assert corpus.tous(Organisme) == (corpus.organisme,)


def test_the_publisher_s_logo_is_a_file_of_the_pages(corpus_copy: Path) -> None:
    """Told where it is named, before any page is built without it."""
    (corpus_copy / "docs/assets/icone.svg").unlink()
    (told,) = problems(corpus_copy)
    assert told.startswith("data/organisme.yml:")
    assert told.endswith("logo : fichier « assets/icone.svg » absent de docs/")


def test_an_entry_shares_the_dates_of_its_list_or_gives_its_own(corpus_copy: Path) -> None:
    """The list says once when it was read; an entry may be due earlier."""
    path = corpus_copy / "data/bibliographie.yml"
    append(path, REFERENCE.format(apport="Rien."))
    shared = load(corpus_copy).entrees["reference/essai"]
    edit(path, "    court: essai 2026\n", "    court: essai\n    relire_avant: 2030-01-01\n")
    own = load(corpus_copy).entrees["reference/essai"]
    assert own.relire_avant == date(2030, 1, 1) != shared.relire_avant
    assert own.relu_le == shared.relu_le


def test_every_link_of_an_entry_is_found_with_its_place() -> None:
    """In typed fields, in lists, in text, in nested models; blanks too, in braces."""
    terme = Terme.model_validate(
        {
            "slug": "x",
            "titre": "x",
            "relu_le": "2026-01-01",
            "relire_avant": "2027-01-01",
            "definition": ["rien", "un **[[sora/agir]]** et [[terme/y|y]]"],
            "confusions": [{"avec": "x", "difference": "vers [[fiche/z]]"}],
            "lies": [{"vers": "lettre/l", "pourquoi": "x", "retour": "x"}],
            "sources": ["r"],
        }
    )
    assert list(liens(terme)) == [
        (("definition", 1), "sora/agir"),
        (("definition", 1), "terme/y"),
        (("confusions", 0, "difference"), "fiche/z"),
        (("lies", 0, "vers"), "lettre/l"),
        (("sources", 0), "reference/r"),
    ]
    assert list(liens((Run("texte"), Run("", variable="x")))) == [((), "{x}")]


def test_every_link_leads_to_an_entry(corpus: Corpus) -> None:
    """And there are links at all; what leads nowhere is a blank to fill in, in a letter."""
    cibles = {
        (cible, type(entree)) for entree in corpus.entrees.values() for _, cible in liens(entree)
    }
    linked = {cible for cible, _ in cibles if cible in corpus.entrees}
    assert linked
    assert {modele for cible, modele in cibles if cible not in linked} == {Lettre}
    assert all(cible.startswith("{") for cible, _ in cibles if cible not in linked)


def test_a_broken_link_is_told_at_its_line_with_the_nearest_address(corpus_copy: Path) -> None:
    """The whole corpus is valid but for one letter."""
    path = corpus_copy / "data/bibliographie.yml"
    line = append(path, REFERENCE.format(apport="Voir [[sora/agri]]."))
    (told,) = problems(corpus_copy)
    place = f"data/bibliographie.yml:{line + 8}:13: entrees.essai.apport"
    assert told == f"{place} : « sora/agri » n’existe pas (vouliez-vous dire « agir » ?)"


def test_a_blank_outside_a_letter_is_refused(corpus_copy: Path) -> None:
    """`{nom}` in a reference would be printed as nothing."""
    path = corpus_copy / "data/bibliographie.yml"
    line = append(path, REFERENCE.format(apport="Écrivez {nom} ici."))
    place = f"data/bibliographie.yml:{line + 8}:13: entrees.essai.apport"
    message = "« {nom} » : seul le texte d’une lettre a des blancs"
    assert problems(corpus_copy) == [f"{place} : {message}"]


@pytest.mark.parametrize("nom", ["resume", "quand", "attention", "proposition"])
def test_a_blank_outside_the_text_of_a_letter_is_refused(corpus: Corpus, nom: str) -> None:
    """The advice that goes with a letter is printed as it is, never filled in."""
    (adresse, lettre), *_ = ((a, e) for a, e in corpus.entrees.items() if isinstance(e, Lettre))
    blank = (Run("", variable="prenom"),)
    wrong = blank if nom in ("resume", "proposition") else (blank,)
    entrees = {**corpus.entrees, adresse: lettre.model_copy(update={nom: wrong})}
    (told,) = incoherences(entrees, corpus.origines, set())
    assert told.path == (nom if wrong == blank else f"{nom}.0")
    assert told.message == "« {prenom} » : seul le texte d’une lettre a des blancs"


def test_a_link_to_an_invalid_entry_is_not_broken(corpus_copy: Path) -> None:
    """One mistake, one line: the entry exists, whatever is wrong inside it."""
    edit(corpus_copy / "data/sora.yml", "    rang: 4\n", "    rang: quatre\n")
    told = problems(corpus_copy)
    assert len(told) == 1
    assert told[0].endswith("entrees.agir.rang : nombre entier attendu")


def test_ranks_follow_the_order_of_the_list(corpus_copy: Path) -> None:
    """Two stages exchanged are two lines."""
    path = corpus_copy / "data/sora.yml"
    first = edit(path, "    rang: 1\n", "    rang: 9\n")
    second = edit(path, "    rang: 2\n", "    rang: 1\n")
    edit(path, "    rang: 9\n", "    rang: 2\n")
    assert problems(corpus_copy) == [
        f"data/sora.yml:{first}:11: entrees.situer.rang : rang 1 attendu à cette place",
        f"data/sora.yml:{second}:11: entrees.observer.rang : rang 2 attendu à cette place",
    ]


def test_the_number_of_markers_is_fixed(corpus_copy: Path) -> None:
    """The sources announce seven components: an eighth is a mistake."""
    path = corpus_copy / "data/composantes.yml"
    text = path.read_text(encoding="utf-8")
    last = text[text.index("\n  ouvrir-le-dialogue:") :]
    path.write_text(text.rstrip("\n") + last.replace("ouvrir-le-dialogue", "en-trop", 1))
    assert "data/composantes.yml:1:1: entrees : 7 entrées attendues, 8 ici" in problems(corpus_copy)


@pytest.mark.parametrize("genre", GENRES.values(), ids=GENRES)
def test_a_missing_file_is_told(tmp_path: Path, genre) -> None:
    """An empty `data/` names every file that a list or a single entry needs."""
    told = problems(tmp_path)
    assert (f"data/{genre.place}:1:1: fichier manquant" in told) == (genre.forme != "dossier")


def test_hidden_files_are_left_alone(corpus_copy: Path) -> None:
    """Systems and editors leave some behind; they are no entries."""
    (corpus_copy / "data/fiches/.DS_Store").write_bytes(b"\0")
    assert load(corpus_copy)


def test_a_publication_waits_for_missing_fields_and_due_reviews(corpus: Corpus) -> None:
    """Before any review is due, what publisher and programmes lack; later, every entry too."""
    early = corpus.a_publier(date(2000, 1, 1))
    missing = {("data/organisme.yml", nom) for nom in corpus.organisme.manquants()}
    for programme in corpus.tous(Programme):
        file = f"data/programmes/{programme.slug}.yml"
        missing |= {(file, ".".join(place)) for place in programme.manquants()}
    fields = [one for one in early if one.message == "à compléter avant publication"]
    assert {(problem.file, problem.path) for problem in fields} == missing
    prices = [one for one in early if one.message.startswith("aucun prix publié")]
    trainings = [programme for programme in corpus.tous(Programme) if programme.information]
    assert len(prices) == len(trainings) > 1  # no source prices a training
    assert len(early) == len(fields) + len(prices)

    late = corpus.a_publier(date(9999, 1, 1))
    due = [problem for problem in late if problem.message.startswith("à relire depuis le ")]
    assert len(due) == len(corpus.entrees)
    assert late == tuple(sorted(late))


def test_a_review_is_due_on_its_day(corpus: Corpus) -> None:
    """« avant » a date: that day is already late."""
    day = min(entree.relire_avant for entree in corpus.entrees.values())
    eve = date.fromordinal(day.toordinal() - 1)

    def due(today: date) -> bool:
        return any(problem.path.endswith("relire_avant") for problem in corpus.a_publier(today))

    assert due(day)
    assert not due(eve)


def test_an_unreadable_list_is_one_problem(corpus_copy: Path) -> None:
    """One quote forgotten must not bury its own line under hundreds of others."""
    edit(corpus_copy / "data/bibliographie.yml", "relu_le: ", 'relu_le: "')
    (told,) = problems(corpus_copy)
    assert told.startswith("data/bibliographie.yml:")


def test_a_bad_key_does_not_condemn_its_list(corpus_copy: Path) -> None:
    """Its neighbours are still there."""
    append(corpus_copy / "data/bibliographie.yml", REFERENCE.format(apport="Rien."))
    edit(corpus_copy / "data/bibliographie.yml", "  essai:", "  Essai:")
    (told,) = problems(corpus_copy)
    assert "entrees.Essai : nom court attendu : minuscules sans accent" in told


def test_a_bad_key_is_located_at_the_key(corpus_copy: Path) -> None:
    """It is the name that is wrong, not what it holds."""
    append(corpus_copy / "data/bibliographie.yml", REFERENCE.format(apport="Rien."))
    line = edit(corpus_copy / "data/bibliographie.yml", "  essai:", "  Essai:")
    (told,) = problems(corpus_copy)
    assert told.startswith(f"data/bibliographie.yml:{line}:3: entrees.Essai : ")


def test_an_unreadable_file_is_one_problem(corpus_copy: Path) -> None:
    """Its name alone says that the entry exists."""
    (corpus_copy / "data/fiches/situer.yml").write_text("a: b: c\n")
    (told,) = problems(corpus_copy)
    assert told.startswith("data/fiches/situer.yml:1:5: « : » inattendu")


def test_an_unreadable_page_is_one_problem(corpus_copy: Path) -> None:
    """Those that lead to it are not wrong; nor are they when it is readable and invalid."""
    page = corpus_copy / "docs/comprendre/deconcertation.md"
    edit(page, "\nrelu_le: ", "\nrelu: ")
    assert [told.partition(":")[0] for told in problems(corpus_copy)] == [
        "docs/comprendre/deconcertation.md"
    ] * 2
    edit(page, "---\n", "")
    (told,) = problems(corpus_copy)
    assert told.startswith("docs/comprendre/deconcertation.md:1:1: page sans en-tête")


def test_wrong_ranks_are_told_with_the_rest(corpus_copy: Path) -> None:
    """All the problems at once."""
    edit(corpus_copy / "data/sora.yml", "    rang: 4\n", "    rang: 3\n")
    append(corpus_copy / "data/bibliographie.yml", REFERENCE.format(apport="Vers [[sora/agri]]."))
    link, rank = problems(corpus_copy)
    assert "« sora/agri » n’existe pas" in link
    assert rank.endswith("entrees.agir.rang : rang 4 attendu à cette place")


def test_wrong_dates_of_a_list_are_told_once(corpus_copy: Path) -> None:
    """They are written once."""
    line = edit(corpus_copy / "data/bibliographie.yml", "relire_avant: 20", "relire_avant: 19")
    assert problems(corpus_copy) == [
        f"data/bibliographie.yml:{line}:1: relire_avant :"
        " « relire_avant » doit venir après « relu_le »"
    ]


def test_a_suggestion_is_of_the_same_kind(corpus_copy: Path) -> None:
    """A field that asks for a reference never suggests an offer."""
    path = corpus_copy / "data/bibliographie.yml"
    edit(path, "\n  offre-situations-complexes:", "\n  autre:")
    told = problems(corpus_copy)
    assert told
    assert all(line.endswith("n’existe pas") for line in told)


def test_a_hidden_link_to_nowhere_is_left_alone(corpus_copy: Path) -> None:
    """Emacs leaves one beside each file being edited."""
    (corpus_copy / "data/fiches/.#situer.yml").symlink_to("nulle-part")
    assert load(corpus_copy)


def test_a_link_to_nowhere_is_told(corpus_copy: Path) -> None:
    """It has the name of an entry and no file behind."""
    (corpus_copy / "data/fiches/situer-2.yml").symlink_to("nulle-part")
    place = "data/fiches/situer-2.yml:1:1"
    assert problems(corpus_copy) == [f"{place}: seuls des fichiers .yml sont attendus ici"]


def test_a_folder_named_like_an_entry_is_told(corpus_copy: Path) -> None:
    """It is no file."""
    (corpus_copy / "data/fiches/dossier.yml").mkdir()
    place = "data/fiches/dossier.yml:1:1"
    assert problems(corpus_copy) == [f"{place}: seuls des fichiers .yml sont attendus ici"]


@pytest.mark.parametrize(
    ("name", "stray", "nearest"),
    [
        ("fiche/situer.yml", "fiche", "fiches"),
        ("Fiches/x.yml", "Fiches", "fiches"),
        ("glossaire.yaml", "glossaire.yaml", "glossaire.yml"),
    ],
)
def test_a_file_in_the_wrong_place_is_told(
    corpus_copy: Path, name: str, stray: str, nearest: str
) -> None:
    """A misspelt folder would make its entries vanish without a word."""
    path = corpus_copy / "data" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("titre: x\n")
    message = f"aucun genre n’a sa place ici (vouliez-vous dire « {nearest} » ?)"
    assert problems(corpus_copy) == [f"data/{stray}:1:1: {message}"]
