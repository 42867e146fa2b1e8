"""The markup inside YAML text: bold, stress, links, blanks, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.reading.inline import Run, parse


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("", ()),
        ("mot", (Run("mot"),)),
        ("**mot**", (Run("mot", fort=True),)),
        ("*mot*", (Run("mot", accent=True),)),
        ("***mot***", (Run("mot", fort=True, accent=True),)),
        ("un **mot** fort", (Run("un "), Run("mot", fort=True), Run(" fort"))),
        ("l'*accent*,", (Run("l'"), Run("accent", accent=True), Run(","))),
        ("**a *b* c**", (Run("a ", True), Run("b", True, True), Run(" c", True))),
        ("*a\nb*", (Run("a\nb", accent=True),)),
        ("[[terme/sora]]", (Run("", lien="terme/sora"),)),
        ("[[terme/sora|S.O.R.A.]]", (Run("S.O.R.A.", lien="terme/sora"),)),
        ("[[terme/sora|]]", (Run("", lien="terme/sora"),)),
        ("**[[terme/a-1|x]]**", (Run("x", fort=True, lien="terme/a-1"),)),
        ("[[terme/a|x *y*]]", (Run("x *y*", lien="terme/a"),)),
        ("Bonjour {prenom_1},", (Run("Bonjour "), Run("", variable="prenom_1"), Run(","))),
        ("*{nom}*", (Run("", accent=True, variable="nom"),)),
    ],
)
def test_markup_is_split_into_runs(text: str, runs: tuple[Run, ...]) -> None:
    """Each stretch of one style is a run, in the order of the text."""
    assert parse(text) == runs


@pytest.mark.parametrize(
    "text",
    [
        "2 * 3 * 4",
        "<b>gras</b> <script>alert(1)</script> <!-- x -->",
        "{{ config }} {{config}} {% if x %} {# note #} {{{x}}}",
        "&amp; &lt; &#42;",
        "[x] ]] (y)[z] ![a](b)",
        "# titre",
        "`code` ~~barré~~ _souligné_ __gras__",
        "{} {A} {a b} {1} {é}",
        "\\n $x$ C:\\dossier",
    ],
)
def test_anything_else_is_plain_text(text: str) -> None:
    """HTML, Jinja, Markdown and lone signs are words among others."""
    assert parse(text) == (Run(text),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("**mot", "« ** » ouvert et jamais refermé"),
        ("mot**", "« ** » ouvert et jamais refermé"),
        ("*mot", "« * » ouvert et jamais refermé"),
        ("2*3", "« * » ouvert et jamais refermé"),
        ("**mot*", "« ** » ouvert et jamais refermé"),
        ("*mot**", "« ** » ouvert et jamais refermé"),
        ("[[terme/x", "« [[ » ouvert et jamais refermé"),
        ("[[terme/x|mot]", "« [[ » ouvert et jamais refermé"),
    ],
)
def test_markup_never_closed_is_refused(text: str, message: str) -> None:
    """The sign to close is named."""
    with pytest.raises(ValueError, match=r"jamais refermé") as caught:
        parse(text)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    "address",
    [
        "",
        "sora",
        "terme/",
        "/terme/x",
        "Terme/x",
        "terme/X",
        "terme/é",
        "terme/x#y",
        "terme/x/y",
        "terme/x-",
        "terme/-x",
        "terme/x--y",
        "../x",
        "terme/../x",
        " terme/x",
        "terme/x\n",
        "https://exemple.fr",
        "javascript:alert(1)",
        "terme/x\u0000",
    ],
)
def test_a_link_goes_to_an_entry_and_nowhere_else(address: str) -> None:
    """An address is `genre/slug`: no path, no scheme, no fragment."""
    with pytest.raises(ValueError, match="illisible : écrivez") as caught:
        parse(f"vers [[{address}|là]]")
    assert f"« {address} »" in str(caught.value)


@given(st.text())
def test_any_text_is_parsed_or_refused_in_french(text: str) -> None:
    """The only exception is ValueError, and its message is for the author."""
    try:
        runs = parse(text)
    except ValueError as error:
        assert "jamais refermé" in str(error) or "illisible" in str(error)
    else:
        assert all(run.texte or run.lien or run.variable for run in runs)


@given(st.text(st.characters(exclude_characters="*[{")))
def test_text_without_markup_is_kept_to_the_letter(text: str) -> None:
    """Not a sign is lost or changed."""
    assert "".join(run.texte for run in parse(text)) == text


words = st.text(st.characters(exclude_characters="*[]{}|"), min_size=1).filter(
    lambda word: word == word.strip()
)


@given(st.lists(st.tuples(words, st.sampled_from(["", "*", "**", "***"]))))
def test_the_words_outlive_the_marks(parts: list[tuple[str, str]]) -> None:
    """Whatever is stressed, the words come out in order and in their style."""
    runs = parse(" ".join(f"{mark}{word}{mark}" for word, mark in parts))
    assert "".join(run.texte for run in runs) == " ".join(word for word, _ in parts)
    styled = [(run.texte, run.fort, run.accent) for run in runs if run.fort or run.accent]
    assert styled == [
        (word, mark in ("**", "***"), mark in ("*", "***")) for word, mark in parts if mark
    ]


def test_a_label_may_hold_brackets() -> None:
    """`[…]` is how French marks a cut in a quotation."""
    assert parse("[[terme/x|le réseau […] tient]]") == (Run("le réseau […] tient", lien="terme/x"),)
