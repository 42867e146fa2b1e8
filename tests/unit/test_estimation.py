"""Estimates: what the calculation promises, whatever is asked, and what its examples must give."""

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from macros.corpus import Corpus
from macros.model.estimation import Estimation, Ligne, estimer, totals
from macros.model.tarif import Tarif
from macros.tarification import TAXES
from macros.typography import NBSP, THIN, euros
from macros.views.calcul import calcul_view, ligne_view
from macros.views.commun import RunView, VariableView
from macros.views.estimation import estimateur_view, exemple_views
from macros.views.feuillet import blancs_d_estimation, feuillet_estimation
from tests.unit.judging import report
from tests.unit.samples import (
    APPUIS,
    DEMANDE,
    EN_HEURES,
    ESTIMATION,
    POSTE,
    PRIX,
    SUR_DEVIS,
    corpus_of,
    entry,
)

FORMATS = ("reunion", "face_a_face", "telephone", "visioconference")
TAX_NAMES = st.sampled_from(list(TAXES))
SMALL = corpus_of({**APPUIS, "offre/temoin": {}, "organisme/organisme": {}})


def price(cents: int, taxe: str, par: str) -> dict[str, Any]:
    return {**PRIX, "montant": f"{cents // 100},{cents % 100:02} €", "taxe": taxe, "par": par}


@st.composite
def postes(draw: st.DrawFn, nom: str, kind: str) -> dict[str, Any]:
    """A line of a kind: with a price, with volumes, without any price, or that asks for nothing."""
    cents = st.integers(1, 1_000_000)
    poste: dict[str, Any] = {**SUR_DEVIS, "nom": nom, "titre": nom, "unite": "heure"}
    if kind == "rappel":
        return poste
    poste["demande"] = DEMANDE
    if kind == "prix":
        poste["prix"] = price(draw(cents), draw(TAX_NAMES), "heure")
    elif kind == "volumes":
        poste["volumes"] = [
            {
                "quantite": f"{number} heures",
                "prix": draw(st.none() | st.builds(price, cents, TAX_NAMES, st.just("forfait"))),
            }
            for number in draw(st.lists(st.integers(1, 12), min_size=1, max_size=4, unique=True))
        ]
    return poste


class Demande(NamedTuple):
    """A rate and what is asked of it."""

    tarif: Tarif
    rencontre: str | None
    nombres: dict[str, int]

    def lines(self) -> tuple[Ligne, ...]:
        return estimer(*self)


@st.composite
def demandes(draw: st.DrawFn) -> Demande:
    """Any rate, any format of meeting, any number for each line, in any order."""
    kinds = draw(st.lists(st.sampled_from(["prix", "volumes", "devis", "rappel"]), max_size=5))
    kinds.append(draw(st.sampled_from(["prix", "volumes", "devis"])))
    formats = draw(st.lists(st.sampled_from(FORMATS), unique=True))
    some = st.lists(st.sampled_from(formats), unique=True) if formats else st.just([])
    lines = [
        draw(postes(f"p{i}", kind)) | {"rencontres": draw(some)} for i, kind in enumerate(kinds)
    ]
    tarif = entry("tarif/temoin", postes=lines, rencontres=formats)
    assert isinstance(tarif, Tarif)
    asked = draw(st.permutations([poste.nom for poste in tarif.postes if poste.demande]))
    numbers = {nom: draw(st.integers(0, 12)) for nom in asked}
    return Demande(tarif, draw(st.sampled_from(formats)) if formats else None, numbers)


@given(demandes())
def test_the_total_is_the_sum_of_the_lines_that_have_a_price(asked: Demande) -> None:
    """Counted again from the rate alone: prices times numbers, volumes whole, in cents."""
    expected: dict[str, int] = {}
    for poste in asked.tarif.postes:
        number = asked.nombres.get(poste.nom, 0)
        if poste.rencontres and asked.rencontre not in poste.rencontres:
            continue
        if poste.prix and number:
            tax = poste.prix.taxe
            expected[tax] = expected.get(tax, 0) + sum([poste.prix.montant] * number)
        for volume in poste.volumes:
            if volume.prix and volume.quantite.nombre == number:
                tax = volume.prix.taxe
                expected[tax] = expected.get(tax, 0) + volume.prix.montant
    assert totals(asked.lines()) == expected
    assert all(type(cents) is int for cents in expected.values())


@given(demandes())
def test_no_line_is_both_priced_and_on_quotation(asked: Demande) -> None:
    """What is shown as « sur devis » is not in the total; what is in the total has a price."""
    lines = asked.lines()
    shown = calcul_view(asked.tarif, lines, SMALL)
    for line, view in zip(lines, shown.lignes, strict=True):
        priced = line.montant is not None
        assert priced is (line.prix is not None)
        assert priced is (view.montant != "sur devis")
        waiting = [one.split(" (")[0] for one in shown.reste.split(f"{NBSP}; ")]
        assert priced is (view.titre not in waiting)


@given(demandes())
def test_what_is_on_quotation_never_changes_the_total(asked: Demande) -> None:
    """The lines without a price, taken away or asked for in any number, change nothing."""
    total = totals(asked.lines())
    waiting = {line.poste.nom for line in asked.lines() if line.montant is None}
    without = {nom: number for nom, number in asked.nombres.items() if nom not in waiting}
    assert totals(asked._replace(nombres=without).lines()) == total
    free = {p.nom for p in asked.tarif.postes if p.demande and not p.prix and not p.volumes}
    more = asked.nombres | dict.fromkeys(free, 7)
    assert totals(asked._replace(nombres=more).lines()) == total


@given(demandes())
def test_nothing_depends_on_the_order_of_the_answers(asked: Demande) -> None:
    """Lines come in the order of the rate, whatever was answered first."""
    backwards = dict(reversed(asked.nombres.items()))
    lines = asked._replace(nombres=backwards).lines()
    assert lines == asked.lines()
    order = [poste.nom for poste in asked.tarif.postes]
    assert [line.poste.nom for line in lines] == sorted(
        (line.poste.nom for line in lines), key=order.index
    )


@given(demandes())
def test_a_line_stands_for_each_answer_and_for_what_is_to_be_asked(asked: Demande) -> None:
    """A zero leaves its line out, and so does another format of meeting; the rest is there."""
    expected = [
        poste.nom
        for poste in asked.tarif.postes
        if asked.rencontre in (poste.rencontres or [asked.rencontre])
        if not poste.demande or asked.nombres[poste.nom] > 0
    ]
    assert [line.poste.nom for line in asked.lines()] == expected


@given(demandes())
def test_taxes_are_never_mixed(asked: Demande) -> None:
    """One sum for each tax status, each shown with its own."""
    lines = asked.lines()
    found = totals(lines)
    assert set(found) == {line.prix.taxe for line in lines if line.prix}
    told = calcul_view(asked.tarif, lines, SMALL).total
    sums = [f"{euros(cents)} {TAXES[taxe]}" for taxe, cents in found.items()]
    assert told == (f"{NBSP}; ".join(sums) or "aucun prix publié")


@given(st.integers(1, 50))
def test_hours_that_make_no_published_volume_have_no_price(hours: int) -> None:
    """Twelve hours are neither ten and two, nor a share of twenty: they are « sur devis »."""
    sold = {5: 40_000, 10: 75_000, 20: 140_000}
    volumes = [
        {"quantite": f"{number} heures", "prix": price(cents, "ttc", "forfait")}
        for number, cents in sold.items()
    ]
    tarif = entry("tarif/temoin", postes=[{**EN_HEURES, "volumes": volumes}])
    assert isinstance(tarif, Tarif)
    lines = estimer(tarif, None, {"heures": hours})
    (line,) = calcul_view(tarif, lines, SMALL).lignes
    if hours in sold:
        amount = f"{euros(sold[hours])} TTC"
        assert (line.calcul, line.montant) == (amount, amount)
    else:
        assert totals(lines) == {}
        assert (line.calcul, line.montant) == ("aucune formule publiée à ce volume", "sur devis")


@given(st.integers(1, 1_000_000), st.integers(1, 1000))
def test_no_cent_is_ever_rounded(cents: int, number: int) -> None:
    """A number times a price, to the cent."""
    poste = {**POSTE, "prix": price(cents, "ttc", "intervention")}
    tarif = entry("tarif/temoin", postes=[poste])
    assert isinstance(tarif, Tarif)
    assert totals(estimer(tarif, None, {"interventions": number})) == {"ttc": cents * number}


def test_the_examples_of_the_site_give_what_they_say(root: Path, corpus: Corpus) -> None:
    """Each counted again from the two files as PyYAML reads them, without any of our code."""

    def read(name: str) -> dict[str, Any]:
        entries = yaml.safe_load((root / f"data/{name}.yml").read_text(encoding="utf-8"))["entrees"]
        assert isinstance(entries, dict)
        return entries

    def amount(written: str) -> float:
        return float(written.removesuffix("€").replace(" ", "").replace(",", "."))

    rates, examples = read("tarifs"), read("estimations")
    assert len(examples) == len(corpus.tous(Estimation)) >= 5
    for slug, example in examples.items():
        found: list[tuple[str, float | None]] = []
        for poste in rates[example["tarif"]]["postes"]:
            number = int(example["nombres"].get(poste["nom"], "0").split()[0])
            format = example.get("rencontre")
            elsewhere = format not in poste.get("rencontres", [format])
            if elsewhere or ("demande" in poste and not number):
                continue
            given_price = poste.get("prix")
            for volume in poste.get("volumes", []):
                if int(volume["quantite"].split()[0]) == number and "prix" in volume:
                    given_price, number = volume["prix"], 1
            found.append(
                (poste["nom"], amount(given_price["montant"]) * number if given_price else None)
            )
        said = [
            (line["poste"], None if line["montant"] == "sur devis" else amount(line["montant"]))
            for line in example["lignes"]
        ]
        assert said == found, slug
        sums = [cents for _, cents in found if cents is not None]
        total = None if example["total"] == "sur devis" else amount(example["total"])
        assert total == (sum(sums) if sums else None), slug


def test_an_example_shows_its_calculation_line_by_line(corpus: Corpus) -> None:
    """The words of the site: the price once, what waits for a quotation apart."""
    shown = {example.ancre: example for example in exemple_views(corpus)}
    three = shown["trois-situations-a-distance"]
    assert (three.tarif, three.rencontre, three.choix) == (
        "soutien-sur-mesure",
        "visioconference",
        "visioconférence",
    )
    (line,) = three.calcul.lignes
    assert (line.quantite, line.calcul, line.montant) == (
        f"3{NBSP}interventions",
        f"3{NBSP}× 100{NBSP}€ TTC",
        f"300{NBSP}€ TTC",
    )
    assert (three.calcul.total, three.calcul.reste) == (f"300{NBSP}€ TTC", "")
    once = shown["une-situation-sur-place"].calcul
    assert once.total == f"100{NBSP}€ TTC"
    seances = "Séances en plus de celle que comprend l’intervention"
    assert once.reste == f"{seances} (1{NBSP}séance){NBSP}; Déplacements"
    hours = shown["dix-heures"].calcul
    assert (hours.total, [line.montant for line in hours.lignes]) == (
        "aucun prix publié",
        ["sur devis", "sur devis"],
    )
    assert [line.quantite for line in hours.lignes] == [f"10{NBSP}heures", "à préciser"]


@given(demandes())
def test_the_page_carries_what_the_browser_counts_with(asked: Demande) -> None:
    """Units in cents, volumes parted by spaces, each with its price and its tax if it has any."""
    for poste in asked.tarif.postes:
        row = ligne_view(poste, SMALL)
        assert (row.quantite, row.calcul, row.montant) == ("", "", "")
        assert row.centimes == (str(poste.prix.montant) if poste.prix else "")
        assert row.taxe == (TAXES[poste.prix.taxe] if poste.prix else "")
        assert row.demandee is bool(poste.demande)
        sold = [
            (volume.quantite.nombre, volume.prix and (volume.prix.montant, TAXES[volume.prix.taxe]))
            for volume in poste.volumes
        ]
        read = []
        for volume in row.volumes.split(" ") if row.volumes else []:
            number, _, told = volume.partition("=")
            cents, _, tax = told.partition("-")
            read.append((int(number), (int(cents), tax) if told else None))
        assert read == sold


def test_the_form_asks_each_rate_its_own_questions(corpus: Corpus) -> None:
    """As many numbers as the rate counts, formats where it has some, and no number filled in."""
    view = estimateur_view(corpus, (), ())
    for shown, tarif in zip(view.tarifs, corpus.tous(Tarif), strict=True):
        assert [number.nom for number in shown.demandes] == [
            poste.nom for poste in tarif.postes if poste.demande
        ]
        assert [choice.nom for choice in shown.rencontres] == list(tarif.rencontres)
        assert [line.nom for line in shown.calcul.lignes] == [poste.nom for poste in tarif.postes]
        assert not any(line.quantite or line.calcul or line.montant for line in shown.calcul.lignes)


def test_the_page_knows_every_blank_of_the_sheet_that_it_fills_in(corpus: Corpus) -> None:
    """A blank without a name on the page would stay empty in the file."""

    def blanks(value: object) -> set[str]:
        match value:
            case VariableView():
                return {value.libelle}
            case RunView():
                return blanks(value.variable)
            case tuple():
                return set().union(*map(blanks, value))
        return set().union(*(blanks(getattr(value, n)) for n in getattr(value, "__slots__", ())))

    known = blancs_d_estimation(corpus)
    for nom in ("nom", "libelle"):
        assert len({getattr(blank, nom) for blank in known}) == len(known)
    assert blanks(feuillet_estimation(corpus).blocs) == {blank.libelle for blank in known}
    libelles = json.loads(estimateur_view(corpus, (), ()).libelles)
    assert libelles == {blank.libelle: blank.nom for blank in known}


RATES: dict[str, Any] = {
    "sur-mesure": {
        "offre": "temoin",
        "titre": "Sur mesure",
        "description": "Un texte.",
        "rencontres": ["reunion", "telephone"],
        "postes": [
            POSTE,
            {**POSTE, "nom": "hors_taxe", "prix": {**PRIX, "taxe": "ht"}},
            {**SUR_DEVIS, "rencontres": ["reunion"]},
        ],
    },
    "en-heures": {
        "offre": "temoin",
        "titre": "En heures",
        "description": "Un texte.",
        "postes": [EN_HEURES],
    },
}
RIGHT: dict[str, Any] = {
    **{nom: ESTIMATION[nom] for nom in ("titre", "fictif", "recit", "lignes", "total")},
    "tarif": "sur-mesure",
    "rencontre": "telephone",
    "nombres": {"interventions": "3 interventions"},
}
"""A right example of the first rate, at a distance."""


def told(root: Path, **fields: Any) -> list[str]:
    """What check says of the example above, some of its fields written otherwise."""
    dates = {"relu_le": "2026-11-22", "relire_avant": "2027-05-22"}
    example = {nom: value for nom, value in {**RIGHT, **fields}.items() if value is not None}
    lists = {"tarifs.yml": RATES, "estimations.yml": {"essai": example}}
    files = {
        name: json.dumps({**dates, "entrees": entries}, ensure_ascii=False)
        for name, entries in lists.items()
    }
    lines = [line for line in report(root, files) if "« offre/temoin »" not in line]
    assert all(line.startswith("data/estimations.yml:") for line in lines), lines
    return [line.split("entrees.essai.", 1)[1] for line in lines]


def lines_of(**amounts: str) -> list[dict[str, str]]:
    return [{"poste": nom, "montant": montant} for nom, montant in amounts.items()]


def test_a_right_example_has_no_problem(tmp_path: Path) -> None:
    """What the tests below break is right before they do."""
    assert told(tmp_path) == []


UNITES = "unités : intervention, séance, heure, entretien, jour, matinée, personne, forfait"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"total": "301 €"}, f"total : le calcul donne 300{NBSP}€"),
        ({"total": "sur devis"}, f"total : le calcul donne 300{NBSP}€"),
        (
            {"lignes": lines_of(interventions="200 €")},
            f"lignes : le calcul donne : interventions 300{NBSP}€",
        ),
        (
            {"rencontre": "reunion"},
            f"lignes : le calcul donne : interventions 300{NBSP}€, deplacements sur devis",
        ),
        (
            {"rencontre": "visioconference"},
            "rencontre : ce tarif ne connaît pas « visioconference »",
        ),
        ({"rencontre": None}, "rencontre : une rencontre est demandée pour ce tarif"),
        (
            {"tarif": "en-heures", "nombres": {"heures": "5 heures"}},
            "rencontre : aucune rencontre à choisir pour ce tarif",
        ),
        (
            {"nombres": {"interventions": "3 séances"}},
            "nombres.interventions : compté par intervention, donné par séance :"
            " rien ne convertit l’un en l’autre",
        ),
        (
            {"nombres": {"interventions": "51 interventions"}},
            "nombres.interventions : 50 au plus pour ce tarif",
        ),
        (
            {"nombres": {"intervention": "3 interventions"}},
            "nombres.intervention : ce tarif ne demande rien de ce nom"
            " (vouliez-vous dire « interventions » ?)",
        ),
        (
            {"nombres": {"deplacements": "1 forfait"}},
            "nombres.deplacements : ce tarif ne demande rien de ce nom",
        ),
        (
            {"nombres": {"interventions": "trois"}},
            "nombres.interventions : quantité attendue, par exemple « 5 heures » ; " + UNITES,
        ),
        (
            {
                "nombres": {"interventions": "1 intervention", "hors_taxe": "1 intervention"},
                "lignes": lines_of(interventions="100 €", hors_taxe="100 €"),
                "total": "200 €",
            },
            "total : prix TTC et HT : rien ne les additionne, faites-en deux exemples",
        ),
        (
            {
                "tarif": "en-heures",
                "rencontre": None,
                "nombres": {"heures": "12 heures"},
                "lignes": lines_of(heures="500 €"),
                "total": "sur devis",
            },
            "lignes : le calcul donne : heures sur devis",
        ),
        (
            {"fictif": "non"},
            "fictif : un exemple doit être fictif : aucune situation réelle n’entre ici",
        ),
        (
            {"total": "trois cents"},
            "total : montant attendu, par exemple « 100 € » ou « 1 250,50 € »",
        ),
    ],
)
def test_a_wrong_example_is_told_with_what_the_calculation_gives(
    tmp_path: Path, fields: dict[str, Any], message: str
) -> None:
    """A result copied wrong, a unit for another, an unknown format: each at its place, once."""
    assert told(tmp_path, **fields) == [message]


def test_a_great_total_is_grouped() -> None:
    """« 1 250,50 € », as one reads it."""
    tarif = entry(
        "tarif/temoin", postes=[{**POSTE, "prix": price(125_050, "sans_tva", "intervention")}]
    )
    assert isinstance(tarif, Tarif)
    view = calcul_view(tarif, estimer(tarif, None, {"interventions": 1}), SMALL)
    assert view.total == f"1{THIN}250,50{NBSP}€ sans{NBSP}TVA"
