"""YAML is read as text with positions, and what cannot be read is said, never raised."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from macros.reading.problems import InvalidCorpus, Problem, report
from macros.reading.source import MAX_BYTES, MAX_DEPTH, Source, read

SIGNIFICANT = st.sampled_from(
    [
        *"abé0:-?,[]{}#&*!|>'\"%@` \n\t.",
        "\n  ",
        "\n- ",
        ": ",
        "---\n",
        "<<",
        "\r\n",
        "\x07",
        "\u2028",
    ]
)
same_folder = settings(
    deadline=None,
    max_examples=200,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def read_text(folder: Path, text: str) -> Source | list[Problem]:
    (folder / "x.yml").write_text(text, encoding="utf-8", newline="")
    return read(folder / "x.yml", folder)


def tree_of(folder: Path, text: str) -> object:
    source = read_text(folder, text)
    assert isinstance(source, Source), source
    return source.tree


def problems_in(folder: Path, text: str) -> list[str]:
    problems = read_text(folder, text)
    assert isinstance(problems, list), problems
    return [str(problem) for problem in problems]


@pytest.mark.parametrize(
    "written",
    ["14:30", "on", "oui", "012", "06 12 34 56 78", "1e3", "~", "null", "2026-11-22", "0x1F", ".5"],
)
def test_a_value_stays_the_text_that_was_written(tmp_path: Path, written: str) -> None:
    """YAML's own guesses (870, True, 10, None…) never happen."""
    assert tree_of(tmp_path, f"a: {written}\n") == {"a": written}


def test_texts_lists_and_mappings_keep_their_shape(tmp_path: Path) -> None:
    """Flow and block styles give the same plain lists and dictionaries."""
    flow = tree_of(tmp_path, "{a: [x, {b: y}], c: ''}")
    block = tree_of(tmp_path, "a:\n  - x\n  - b: y\nc:\n")
    assert flow == block == {"a": ["x", {"b": "y"}], "c": ""}


def test_folded_text_is_one_line_without_outer_spaces(tmp_path: Path) -> None:
    """`>-` joins lines; spaces around a value, quoted or not, are no one's intention."""
    assert tree_of(tmp_path, "a: >-\n  un\n  deux\nb: '  x  '\n") == {"a": "un deux", "b": "x"}


@pytest.mark.parametrize("text", ["\ufeffa: x\n", "a: x\r\n", "a: x\r", "a: x"])
def test_marks_of_other_systems_change_nothing(tmp_path: Path, text: str) -> None:
    """A byte-order mark, Windows or old Mac line ends, a missing last line end."""
    assert tree_of(tmp_path, text) == {"a": "x"}


def test_every_path_has_the_position_of_its_key_and_of_its_value(tmp_path: Path) -> None:
    """Lines and columns start at 1; an item of a list has no key."""
    source = read_text(tmp_path, "# note\nun:\n  deux: x\n  trois:\n    - y\n")
    assert isinstance(source, Source)
    assert source.keys == {
        ("un",): (2, 1),
        ("un", "deux"): (3, 3),
        ("un", "trois"): (4, 3),
    }
    assert source.values == {
        (): (2, 1),
        ("un",): (3, 3),
        ("un", "deux"): (3, 9),
        ("un", "trois"): (5, 5),
        ("un", "trois", 0): (5, 7),
    }


def test_a_problem_is_located_at_the_nearest_place_that_exists(tmp_path: Path) -> None:
    """What is missing has no line: its parent's is given, with the whole path."""
    source = read_text(tmp_path, "un:\n  deux: x\n")
    assert isinstance(source, Source)
    assert str(source.problem(("un", "deux"), "m")) == "x.yml:2:9: un.deux : m"
    assert str(source.problem(("un", "deux"), "m", at_key=True)) == "x.yml:2:3: un.deux : m"
    assert str(source.problem(("un", 3, "z"), "m")) == "x.yml:2:3: un.3.z : m"
    assert str(source.problem((), "m")) == "x.yml:1:1: m"


def test_a_key_written_twice_names_the_line_of_the_first(tmp_path: Path) -> None:
    """YAML would keep the last one in silence. Each level has its own names."""
    assert tree_of(tmp_path, "a: {x: 1}\nb: {x: 1}\n") == {"a": {"x": "1"}, "b": {"x": "1"}}
    assert problems_in(tmp_path, "a:\n  x: 1\n  y: 2\n  x: 3\n  x: 4\n") == [
        "x.yml:4:3: a.x : champ en double (déjà à la ligne 2)",
        "x.yml:5:3: a.x : champ en double (déjà à la ligne 2)",
    ]


def test_several_problems_of_reading_are_told_together(tmp_path: Path) -> None:
    """A double key does not hide the unreadable key that follows."""
    assert len(problems_in(tmp_path, "a: 1\na: 2\n? [b]\n: 3\n")) == 2


def test_the_size_limit_is_inclusive(tmp_path: Path) -> None:
    """A file of exactly the limit is read, one more byte is refused before parsing."""
    text = "a: " + "x" * (MAX_BYTES - 3)
    assert isinstance(read_text(tmp_path, text), Source)
    assert "Ko au plus" in problems_in(tmp_path, text + "x")[0]


def test_the_depth_limit_is_inclusive(tmp_path: Path) -> None:
    """Forty levels are read, one more is refused."""
    assert tree_of(tmp_path, "[" * MAX_DEPTH + "x" + "]" * MAX_DEPTH)
    deeper = MAX_DEPTH + 1
    (told,) = problems_in(tmp_path, "[" * deeper + "x" + "]" * deeper)
    assert told.endswith("données trop profondément imbriquées")


def test_tags_build_no_object(tmp_path: Path) -> None:
    """`!!python/…` is text like any other."""
    assert tree_of(tmp_path, "a: !!python/object/apply:os.system ['false']\n") == {"a": ["false"]}


def test_a_tab_inside_a_value_is_allowed(tmp_path: Path) -> None:
    """Only indentation is refused."""
    assert tree_of(tmp_path, 'a: "x\ty"\n') == {"a": "x\ty"}


plain = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"])).map(str.strip)
trees = st.recursive(
    plain,
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(plain, inside, max_size=4),
    max_leaves=12,
)


@same_folder
@given(trees)
def test_what_yaml_writes_is_read_back_unchanged(tmp_path: Path, tree: object) -> None:
    """Whatever the text, quotes and accents included."""
    assert tree_of(tmp_path, yaml.safe_dump(tree, allow_unicode=True, width=10_000)) == tree


@same_folder
@given(st.lists(SIGNIFICANT, max_size=60).map("".join) | st.text())
@example("? ")
@example("a: &x [*x]\n")
def test_any_text_is_read_or_refused_with_a_place(tmp_path: Path, text: str) -> None:
    """No text raises; each refusal has a line, a column and a message."""
    (tmp_path / "x.yml").write_bytes(text.encode("utf-8", "surrogatepass"))
    outcome = read(tmp_path / "x.yml", tmp_path)
    if isinstance(outcome, list):
        assert outcome
        assert all(problem.line >= 1 and problem.column >= 1 for problem in outcome)
        assert all(problem.message for problem in outcome)


@same_folder
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(tmp_path: Path, raw: bytes) -> None:
    """A file in another encoding, or no text at all, is a problem like any other."""
    (tmp_path / "x.yml").write_bytes(raw)
    assert isinstance(read(tmp_path / "x.yml", tmp_path), Source | list)


@pytest.mark.parametrize(
    "opening",
    [
        "[",
        "{a: ",
        "- ",
        "? ",
        "- ? ",
        "-  ",
    ],
)
def test_a_hundred_thousand_levels_are_refused_not_fatal(tmp_path: Path, opening: str) -> None:
    """Nesting no one could write is refused, where the C parser would kill the process."""
    (tmp_path / "x.yml").write_text(opening * 100_000, encoding="utf-8")
    code = (
        "from pathlib import Path; from macros.reading.source import read;"
        f"folder = Path({str(tmp_path)!r}); print(*read(folder / 'x.yml', folder))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert "données trop profondément imbriquées" in done.stdout


def test_bold_at_the_head_of_a_value_asks_for_quotes(tmp_path: Path) -> None:
    """The most ordinary slip of this markup must say what to do."""
    assert problems_in(tmp_path, "a: **Important** : un texte.\n") == [
        "x.yml:1:5: « * » en tête de valeur : mettez la valeur entre guillemets"
    ]


def test_an_unclosed_quote_is_located_where_it_opens(tmp_path: Path) -> None:
    """The end of a file of two hundred lines helps no one."""
    assert problems_in(tmp_path, 'a: "x\nb: y\nc: z\n') == [
        "x.yml:1:4: guillemet ouvert et jamais refermé"
    ]


def test_a_name_without_its_colon_is_located_on_its_line(tmp_path: Path) -> None:
    """The line after it is right."""
    assert problems_in(tmp_path, "a: x\nb\nc: y\n") == [
        "x.yml:2:1: « : » attendu après le nom du champ"
    ]


def test_a_control_character_is_located(tmp_path: Path) -> None:
    """It is invisible: its line is all that the author can go by."""
    assert problems_in(tmp_path, "a: é\nb: x\x07y\n") == [
        "x.yml:2:5: caractère de contrôle interdit dans le fichier"
    ]


@pytest.mark.parametrize("escape", [r"\0", r"\a", r"\e", r"\x1f"])
def test_an_escaped_control_character_is_refused_too(tmp_path: Path, escape: str) -> None:
    r"""`"\x1f"` inside quotes is the same character as the raw one, which is refused."""
    assert problems_in(tmp_path, f'a: "x{escape}"\n') == [
        "x.yml:1:4: a : caractère de contrôle interdit dans le fichier"
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: &x 1\nb: *x\n", "2:4"),
        ("- &x 1\n- *x\n", "2:3"),
        pytest.param("a: [&x 1, *x]\n", "1:11"),
        pytest.param("&x a: 1\nb: *x\n", "2:4"),
        pytest.param("a: !!str &x 1\nb: *x\n", "2:4"),
    ],
)
def test_an_alias_is_located_where_it_stands(tmp_path: Path, text: str, place: str) -> None:
    """The line of the author's star, not that of its model."""
    message = "« * » en tête de valeur : mettez la valeur entre guillemets"
    assert problems_in(tmp_path, text) == [f"x.yml:{place}: {message}"]


def test_the_column_of_a_wrong_byte_counts_signs(tmp_path: Path) -> None:
    """An accent before the wrong byte shifts nothing."""
    (tmp_path / "x.yml").write_bytes("a: été ".encode() + b"\xe9\n")
    problems = read(tmp_path / "x.yml", tmp_path)
    assert isinstance(problems, list)
    assert (problems[0].line, problems[0].column) == (1, 8)


def test_a_report_is_sorted_counted_and_without_repetition() -> None:
    """By file, line, column; one problem is singular."""
    second, first = Problem("data/b.yml", 1, 1, "", "m"), Problem("data/a.yml", 10, 2, "x", "m")
    before = Problem("data/a.yml", 9, 3, "", "m")
    assert str(InvalidCorpus([second, first, second, before])).splitlines() == [
        "data/a.yml:9:3: m",
        "data/a.yml:10:2: x : m",
        "data/b.yml:1:1: m",
        "3 erreurs dans data/",
    ]
    assert report((second,)).splitlines()[-1] == "1 erreur dans data/"
