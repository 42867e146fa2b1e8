"""What an author reads when one field is wrong: what was expected, at its place, in French."""

from pathlib import Path
from typing import Annotated, Any

import pytest
from pydantic import Field, ValidationError, create_model

from macros.model.base import (
    Entier,
    LienEntree,
    Modele,
    Nom,
    OuiNon,
    Prose,
    Relation,
    Slug,
    Texte,
)
from macros.model.blocs import BlocDeFiche
from macros.model.courrier import BlocDeLettre
from macros.model.messages import nearly, problems_of
from macros.model.programme import Partie
from macros.model.reponse import Reponse
from macros.model.tarif import Centimes
from macros.model.temps import Duree, Heure
from macros.reading.source import Source, read


def messages(folder: Path, kind: Any, text: str) -> list[str]:
    """What an author reads when the field `a` of this kind is written so."""
    (folder / "x.yml").write_text(text, encoding="utf-8")
    source = read(folder / "x.yml", folder)
    assert isinstance(source, Source), source
    model = create_model("Essai", __base__=Modele, a=(kind, ...))
    with pytest.raises(ValidationError) as caught:
        model.model_validate(source.tree)
    return [str(problem) for problem in problems_of(caught.value, source, (), model)]


BLOCS = tuple[BlocDeFiche, ...]
CHOICE = (
    "titre, paragraphe, liste, champ, cases, tableau, colonnes, echelle, frise, dessin, legende, "
    "cartons, rappel"
)
"""The blocs of a worksheet, as an author reads them."""
RELATION = "{vers: terme/sora, pourquoi: Un texte., retour: Un texte.}"


@pytest.mark.parametrize(
    ("kind", "text", "message"),
    [
        (Texte, "b: x", "x.yml:1:1: a : champ manquant"),
        (Texte, "a: [x]", "x.yml:1:4: a : texte attendu"),
        (Texte, "a:", "x.yml:1:3: a : texte vide"),
        (OuiNon, "a: yes", "x.yml:1:4: a : « oui » ou « non » attendu"),
        (dict[Nom, Texte], "a: x", "x.yml:1:4: a : des champs sont attendus ici, sous la forme"),
        (BLOCS, "a: x", "x.yml:1:4: a : liste attendue"),
        (Slug, "a: É", "x.yml:1:4: a : nom court attendu : minuscules sans accent"),
        (LienEntree, "a: x", "x.yml:1:4: a : « genre/slug » attendu : minuscules sans accent"),
        (Entier, "a: 1_0", "x.yml:1:4: a : nombre entier attendu"),
        (Entier, "a: [1]", "x.yml:1:4: a : nombre entier attendu"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, kind: Any, text: str, message: str) -> None:
    """What was expected, at the place where it was."""
    assert any(line.startswith(message) for line in messages(tmp_path, kind, text + "\n"))


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("tabeau", "valeur inconnue (vouliez-vous dire « tableau » ?)"),
        ("zzz", f"valeur inconnue ; au choix : {CHOICE}"),
        ("signature", f"valeur inconnue ; au choix : {CHOICE}"),
    ],
)
def test_an_unknown_bloc_suggests_the_nearest_or_lists_them(
    tmp_path: Path, written: str, hint: str
) -> None:
    """A slip of the finger has one answer, a guess has them all."""
    told = messages(tmp_path, BLOCS, f"a: [{{bloc: {written}}}]\n")
    assert told == [f"x.yml:1:12: a.0.bloc : {hint}"]


def test_a_letter_has_blocs_of_its_own(tmp_path: Path) -> None:
    """Nothing is filled in there: its blocs are told, not those of a worksheet."""
    told = messages(tmp_path, tuple[BlocDeLettre, ...], "a: [{bloc: champ}]\n")
    choice = "titre, paragraphe, liste, voix, signature, releve, rappel, passage"
    assert told == [f"x.yml:1:12: a.0.bloc : valeur inconnue ; au choix : {choice}"]


def test_an_unknown_bloc_is_located_at_its_name(tmp_path: Path) -> None:
    """In a bloc of thirty lines, `bloc:` need not come first."""
    (told,) = messages(tmp_path, BLOCS, "a:\n  - nom: x\n    bloc: zzz\n")
    assert told.startswith("x.yml:3:11: a.0.bloc : ")


def test_an_unknown_name_suggests_the_nearest() -> None:
    """One, close enough, or none."""
    assert nearly("libele", ["titre", "libelle"]) == " (vouliez-vous dire « libelle » ?)"
    assert nearly("zzz", ["titre", "libelle"]) == ""


def test_the_place_of_a_bloc_has_no_name_of_pydantic(tmp_path: Path) -> None:
    """Union tags and members are not in the author's file."""
    text = "a:\n  - bloc: champ\n    nom: x\n    libele: y\n"
    assert messages(tmp_path, BLOCS, text) == [
        "x.yml:2:5: a.0.libelle : champ manquant",
        "x.yml:4:5: a.0.libele : champ inconnu (vouliez-vous dire « libelle » ?)",
    ]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Prose, "a: [x]"),
        (tuple[Prose, ...], "a: [[x]]"),
        (BLOCS, "a: [x]"),
        (BLOCS, "a: [[x]]"),
    ],
)
def test_a_list_or_a_text_in_the_wrong_place_is_told(tmp_path: Path, kind: Any, text: str) -> None:
    """The most ordinary slips: a dash too many, a bloc without its name."""
    assert messages(tmp_path, kind, text + "\n")


@pytest.mark.parametrize("text", ["a:\n  - Pour tous : oui\n", "a: [{date}]\n"])
def test_a_text_read_as_a_mapping_asks_for_quotes(tmp_path: Path, text: str) -> None:
    """« - Pour tous : oui » is what a French author writes first."""
    (told,) = messages(tmp_path, tuple[Prose, ...], text)
    assert "texte attendu" in told
    assert "guillemets" in told


def test_a_list_with_a_wrong_item_is_not_too_short(tmp_path: Path) -> None:
    """« 2 au moins, 1 ici », when the author sees two, is false."""
    kind = Annotated[tuple[Texte, ...], Field(min_length=2)]
    assert messages(tmp_path, kind, "a: [x, [y]]\n") == ["x.yml:1:8: a.1 : texte attendu"]


@pytest.mark.parametrize(
    "text", ["a:\n  - {bloc: champ, nom: x, libelle: y, texte: z}\n", "a: []\ntexte: x\n"]
)
def test_a_name_known_elsewhere_is_not_suggested_to_itself(tmp_path: Path, text: str) -> None:
    """« texte : champ inconnu (vouliez-vous dire « texte » ?) » makes fun of the author."""
    assert not [line for line in messages(tmp_path, BLOCS, text) if "dire « texte »" in line]


def test_a_title_bloc_with_a_wrong_key_keeps_its_place(tmp_path: Path) -> None:
    """The missing key is in the bloc, not inside the wrong one."""
    lines = messages(tmp_path, BLOCS, "a:\n  - bloc: titre\n    titre: x\n")
    assert "x.yml:2:5: a.0.texte : champ manquant" in lines


@pytest.mark.parametrize(
    ("kind", "text", "message"),
    [
        (BLOCS, "a:\n  - bloc: paragraphe\n    paragraphe: x\n", "a.0.paragraphe : champ inconnu"),
        (tuple[Partie, ...], "a:\n  - type: jour\n    jour: x\n", "a.0.jour : champ inconnu"),
    ],
)
def test_a_key_named_like_its_bloc_is_told_by_its_name(
    tmp_path: Path, kind: Any, text: str, message: str
) -> None:
    """« paragraphe: » in place of « texte: » is what one writes first."""
    assert f"x.yml:3:5: {message}" in messages(tmp_path, kind, text)


def test_a_bloc_without_its_name_is_told_without_quotes(tmp_path: Path) -> None:
    """« bloc », and no apostrophes around it."""
    told = messages(tmp_path, BLOCS, "a: [{texte: x}]\n")
    assert told == ["x.yml:1:5: a.0.bloc : champ manquant"]


@pytest.mark.parametrize("amount", ["0 €", "999 999 €"])
def test_the_bounds_of_an_amount_are_in_euros(tmp_path: Path, amount: str) -> None:
    """Its author counts in euros, not in cents."""
    told = messages(tmp_path, Centimes, f"a: {amount}\n")
    assert told == ["x.yml:1:4: a : montant attendu entre 0,01 € et 100 000 €"]


@pytest.mark.parametrize(
    ("kind", "word"), [(Duree, "durée"), (Heure, "heure"), (Centimes, "montant")]
)
def test_a_list_for_a_measure_is_told_as_such(tmp_path: Path, kind: Any, word: str) -> None:
    """« nombre entier attendu » would make the author write « 90 », which is refused."""
    (line,) = messages(tmp_path, kind, "a: [x]\n")
    assert f"{word} attendu" in line


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: [[x, {y: z}]]", "x.yml:1:9: a.0.1 : texte attendu"),
        ("a: [x, {y: z}]", "x.yml:1:8: a.1 : texte attendu"),
        ("a: {texte: x}", "x.yml:1:1: a.places : champ manquant"),
        (
            "a: {texte: x, places: [{nom: b, texte: B, x: 101, y: 5}]}",
            "x.yml:1:46: a.places.0.x : doit être au plus 100",
        ),
        (
            "a: {texte: x, places: [{nom: b, texte: B, x: 1, y: 5, forme: cercle}]}",
            "x.yml:1:62: a.places.0.forme : valeur inconnue ; au choix : rond, carre, texte",
        ),
        (
            "a: {texte: x, places: [{nom: b, texte: B, x: 1, y: 5}], traits: [{de: b, vers: c}]}",
            "x.yml:1:74: a.traits.0.vers : « c » n’est pas une place du dessin",
        ),
    ],
)
def test_a_wrong_answer_is_one_problem(tmp_path: Path, text: str, message: str) -> None:
    """A mapping among boxes, among cells, or a drawing with one slip, is wrong once."""
    assert messages(tmp_path, Reponse, text + "\n") == [message]


@pytest.mark.parametrize("text", ["a: {Été: x}", "a: {../x: y}"])
def test_no_regular_expression_is_shown(tmp_path: Path, text: str) -> None:
    """Authors are practitioners."""
    (told,) = messages(tmp_path, dict[Nom, Texte], text)
    assert told.endswith(" : nom attendu : minuscules sans accent, chiffres et « _ »")


def test_a_wrong_name_is_located_at_the_name(tmp_path: Path) -> None:
    """It is the name that is wrong, not what it holds."""
    (told,) = messages(tmp_path, dict[Nom, Relation], f"a:\n  Été:\n    {RELATION}\n")
    assert told.startswith("x.yml:2:3: a.Été : nom attendu")
