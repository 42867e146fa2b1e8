"""Rates: what is paid for, in what unit, at what price, and what is « sur devis »."""

from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.coherence import Origine
from macros.corpus import Corpus
from macros.model.tarif import (
    MAX_CENTIMES,
    UNITES,
    Centimes,
    Demande,
    Poste,
    Prix,
    Quantite,
    QuantiteEcrite,
    Tarif,
)
from macros.publication import unfinished
from macros.reading.source import Source
from macros.tarification import counted, rate_in_words, unit_price
from macros.typography import NBSP, THIN, euros
from macros.views.tarif import VALIDITE_INCONNUE, in_brief, tarif_view, tarifs_view
from tests.unit.judging import incoherence, read_as, refusal, report
from tests.unit.samples import (
    APPUIS,
    DEMANDE,
    EN_HEURES,
    POSTE,
    PRIX,
    SUR_DEVIS,
    TARIF,
    corpus_of,
    entry,
)

LIST = """\
relu_le: 2026-11-22
relire_avant: 2027-05-22
entrees:
  sur-mesure:
    offre: temoin
    titre: Sur mesure
    description: Un texte.
    postes:
      - nom: interventions
        titre: Intervention
        unite: intervention
        precision: Un texte.
        demande: {question: Combien, aide: Peu., depart: 1, maximum: 50}
        prix:
          montant: 100 €
          par: intervention
          taxe: ttc
          facture_a: l'association
          comprend: [Un texte.]
          reserve: Un texte.
          valable_jusqu_au: 2027-03-01
          affirmation: cent
          source: temoin
      - nom: heures
        titre: Heures
        unite: heure
        precision: Un texte.
        demande: {question: Combien, aide: Peu., depart: 5, maximum: 50}
        volumes:
          - quantite: 5 heures
          - quantite: 10 heures
"""
FIGURES = """\
relu_le: 2026-11-22
relire_avant: 2027-05-22
entrees:
  cent:
    titre: 100 € TTC
    enonce: Un texte.
    nature: temoignage
    source: temoin
    date: s. d.
    portee: Un texte.
    reserve: Un texte.
"""
PUBLISHER = (Path(__file__).parents[2] / "data/_modeles/organisme.yml").read_text(encoding="utf-8")
PRICE = "entrees.sur-mesure.postes.0.prix"
HOURS = "entrees.sur-mesure.postes.1.volumes.1.quantite"


def told(root: Path, before: str = "", after: str = "") -> list[str]:
    """What check says of the rates above, one of their lines written otherwise."""
    assert before in LIST
    logo = root / "docs/assets/icone.svg"
    logo.parent.mkdir(parents=True, exist_ok=True)
    logo.touch()  # else the publisher, whose edition dates the prices, is refused
    rates = LIST.replace(before, after, 1) if before else LIST
    files = {"tarifs.yml": rates, "affirmations.yml": FIGURES, "organisme.yml": PUBLISHER}
    return [line for line in report(root, files) if "tarifs.yml" in line and "« offre/" not in line]


def test_a_right_rate_has_no_problem(tmp_path: Path) -> None:
    """What the tests below break is right before they do."""
    assert told(tmp_path) == []


MONTANT = "montant attendu, par exemple « 100 € » ou « 1 250,50 € »"
QUANTITE = "quantité attendue, par exemple « 5 heures » ; unités : " + ", ".join(UNITES.values())


@pytest.mark.parametrize(
    ("before", "after", "place", "message"),
    [
        ("100 €", "-100 €", f"15:20: {PRICE}.montant", MONTANT),
        ("100 €", "100", f"15:20: {PRICE}.montant", MONTANT),
        (
            "100 €",
            "0 €",
            f"15:20: {PRICE}.montant",
            "montant attendu entre 0,01 € et 100 000 €",
        ),
        (
            "100 €",
            "120 €",
            f"15:20: {PRICE}.montant",
            f"le chiffre déclaré dit « 100 € TTC », le tarif 120{NBSP}€ TTC",
        ),
        (
            "unite: intervention",
            "unite: interventions",
            "11:16: entrees.sur-mesure.postes.0.unite",
            "valeur inconnue (vouliez-vous dire « intervention » ?)",
        ),
        (
            "par: intervention",
            "par: mois",
            f"16:16: {PRICE}.par",
            "valeur inconnue ; au choix : " + ", ".join(UNITES),
        ),
        (
            "par: intervention",
            "par: heure",
            f"16:11: {PRICE}.par",
            "compté par heure, et le poste se compte par intervention :"
            " rien ne convertit l’un en l’autre",
        ),
        ("10 heures", "10 semaines", f"31:23: {HOURS}", QUANTITE),
        (
            "10 heures",
            "10 séances",
            f"31:13: {HOURS}",
            "compté par séance, et le poste se compte par heure :"
            " rien ne convertit l’un en l’autre",
        ),
        ("10 heures", "5 heures", f"31:13: {HOURS}", "5 : ce volume est déjà vendu"),
        ("10 heures", "0 heure", f"31:23: {HOURS}", "doit être au moins 1"),
        (
            "2027-03-01",
            "2026-03-01",
            f"21:29: {PRICE}.valable_jusqu_au",
            "prix périmé depuis le 01/03/2026 : confirmez-le ou retirez-le",
        ),
        (
            "2027-03-01",
            "mars 2027",
            f"21:29: {PRICE}.valable_jusqu_au",
            "date attendue, écrite année-mois-jour : 2026-11-22",
        ),
        ("          taxe: ttc\n", "", f"14:9: {PRICE}.taxe", "champ manquant"),
        (
            "taxe: ttc",
            "taxe: tva",
            f"17:17: {PRICE}.taxe",
            "valeur inconnue ; au choix : ttc, ht, sans_tva",
        ),
        ("          affirmation: cent\n", "", f"14:9: {PRICE}.affirmation", "champ manquant"),
        ("          source: temoin\n", "", f"14:9: {PRICE}.source", "champ manquant"),
    ],
)
def test_a_wrong_rate_is_told_in_french_at_its_place(
    tmp_path: Path, before: str, after: str, place: str, message: str
) -> None:
    """One mistake, one line, where it was written."""
    assert told(tmp_path, before, after) == [f"data/tarifs.yml:{place} : {message}"]


@pytest.mark.parametrize(
    ("declared", "right"),
    [
        ("100 € TTC", True),
        (f"100{NBSP}€ TTC", True),
        ("de 80 à 100 €", True),
        ("1 100 € TTC", False),
        (f"1{THIN}100 € TTC", False),
        ("1100 € TTC", False),
        ("cent euros", False),
    ],
)
def test_a_price_is_the_one_that_its_declared_figure_says(
    tmp_path: Path, declared: str, *, right: bool
) -> None:
    """To the last digit, whatever the spaces: a price that nobody declared is not published."""
    figures = FIGURES.replace("100 € TTC", declared)
    lines = report(tmp_path, {"tarifs.yml": LIST, "affirmations.yml": figures})
    assert any("le chiffre déclaré dit" in line for line in lines) is not right


@given(st.integers(1, MAX_CENTIMES))
def test_an_amount_is_read_as_it_is_shown(cents: int) -> None:
    """What the site prints, an author may write."""
    assert read_as(Centimes, euros(cents)) == cents


@given(st.integers(1, 1000), st.sampled_from(list(UNITES)))
def test_a_quantity_is_read_as_it_is_shown(number: int, unite: Any) -> None:
    """« 1 séance », « 5 heures »: in the singular or in the plural, with its accents."""
    assert read_as(QuantiteEcrite, counted(number, unite)) == Quantite(nombre=number, unite=unite)


@pytest.mark.parametrize(
    "written",
    ["", "5", "heures", "5 h", "cinq heures", "5,5 heures", "-5 heures", "5heures", "5 seances"],
)
def test_what_is_no_quantity_is_refused(written: str) -> None:
    """A whole number, then a unit in full: nothing is guessed."""
    assert refusal(QuantiteEcrite, written) == QUANTITE


@pytest.mark.parametrize("unite", UNITES)
@pytest.mark.parametrize("par", UNITES)
def test_a_line_has_a_price_in_its_own_unit_alone(unite: str, par: str) -> None:
    """A session is not an hour: nothing converts one unit into another."""
    written = {**POSTE, "unite": unite, "prix": {**PRIX, "par": par}}
    if unite == par:
        assert unit_price(read_as(Poste, written).prix).startswith(f"100{NBSP}€ TTC ")
    else:
        place, message = incoherence(Poste, written)
        assert place == "prix.par"
        assert message.endswith("rien ne convertit l’un en l’autre")


def test_the_price_of_a_volume_is_that_of_the_whole() -> None:
    """Five hours at a price by the hour would be a price that no document gives."""
    written = deepcopy(EN_HEURES)
    written["volumes"][0]["prix"] = {**PRIX, "par": "forfait"}
    whole = read_as(Poste, written).volumes[0].prix
    assert unit_price(whole) == f"100{NBSP}€ TTC le tout"
    written["volumes"][0]["prix"]["par"] = "heure"
    told = "volumes.0.prix.par", "le prix d’un volume est celui du tout : écrivez « par: forfait »"
    assert incoherence(Poste, written) == told


@pytest.mark.parametrize(
    ("kind", "written", "place", "message"),
    [
        (
            Poste,
            {**POSTE, "volumes": [{"quantite": "5 interventions"}]},
            "volumes",
            "un poste a un prix ou des volumes, pas les deux",
        ),
        (
            Poste,
            {**SUR_DEVIS, "unite": "intervention", "prix": PRIX},
            "demande",
            "un prix se multiplie : dites ce que l’on demande",
        ),
        (
            Poste,
            {**EN_HEURES, "demande": None},
            "demande",
            "un prix se multiplie : dites ce que l’on demande",
        ),
        (
            Demande,
            {**DEMANDE, "depart": "51"},
            "depart",
            "départ 51 au-dessus du maximum",
        ),
        (
            Tarif,
            {**TARIF, "postes": [POSTE, POSTE]},
            "postes.1.nom",
            "« interventions » nomme déjà un poste",
        ),
        (
            Tarif,
            {**TARIF, "postes": [{**POSTE, "rencontres": ["telephone"]}]},
            "postes.0.rencontres",
            "« telephone » n’est pas une rencontre de ce tarif",
        ),
        (
            Tarif,
            {**TARIF, "postes": [SUR_DEVIS]},
            "postes",
            "rien n’est demandé : un poste au moins a sa « demande »",
        ),
    ],
)
def test_the_parts_of_a_rate_agree(kind: Any, written: Any, place: str, message: str) -> None:
    """Each contradiction names the field to look at."""
    assert incoherence(kind, written) == (place, message)


def rate(*postes: dict[str, Any], slug: str = "temoin", **fields: Any) -> Tarif:
    """A rate of these lines."""
    made = entry(f"tarif/{slug}", postes=list(postes), **fields)
    assert isinstance(made, Tarif)
    return made


SMALL = corpus_of({**APPUIS, "offre/temoin": {}})
FREE = {**SUR_DEVIS, "nom": "seances", "demande": DEMANDE}
"""A line that asks for a number and has no price."""


def test_a_rate_in_a_few_words_is_its_price_else_its_volumes() -> None:
    """Where a text cites a rate, and nothing is published, it says « sur devis »."""
    assert rate_in_words(rate(POSTE, EN_HEURES)) == f"100{NBSP}€ TTC par intervention"
    assert rate_in_words(rate(FREE, EN_HEURES)) == f"5, 10 ou 20{NBSP}heures"
    assert rate_in_words(rate(FREE)) == "sur devis"


@pytest.mark.parametrize(
    ("taxe", "shown"),
    [("ttc", "€ TTC par"), ("ht", "€ HT par"), ("sans_tva", f"€ sans{NBSP}TVA par")],
)
def test_a_price_always_says_its_tax(taxe: str, shown: str) -> None:
    """An amount alone would be read as one likes."""
    assert shown in unit_price(read_as(Prix, {**PRIX, "taxe": taxe}))


def test_what_has_no_published_price_is_on_quotation() -> None:
    """Line by line: a published volume without a price is still « sur devis »."""
    view = tarif_view(rate(POSTE, EN_HEURES, SUR_DEVIS), SMALL)
    assert view.resume == f"100{NBSP}€ TTC par intervention"
    assert [(poste.quantite, poste.tarif) for poste in view.postes] == [
        ("par intervention", f"100{NBSP}€ TTC par intervention"),
        (f"5, 10 ou 20{NBSP}heures", "sur devis"),
        ("à préciser", "sur devis"),
    ]
    assert tarif_view(rate(EN_HEURES), SMALL).resume == "sur devis"


def test_a_price_tells_until_when_it_holds_or_that_nobody_knows() -> None:
    """With its figure, its document and what it comprises."""
    (open_,) = tarif_view(rate(POSTE), SMALL).prix
    assert open_.validite == VALIDITE_INCONNUE
    dated = {**POSTE, "prix": {**PRIX, "valable_jusqu_au": "2027-03-01"}}
    (closed,) = tarif_view(rate(dated), SMALL).prix
    assert closed.validite == f"Valable jusqu’au 1er{NBSP}mars 2027."
    assert closed.chiffre.href == "ressources/chiffres.html#temoin"
    assert closed.origine.href == "ressources/bibliographie.html#temoin"
    assert closed.facture_a == "l’association"


def test_rates_in_brief_are_told_by_name_or_once() -> None:
    """Two rates without a price are « Sur devis », not twice; a name tells two others apart."""
    hours = rate(EN_HEURES, slug="b", titre="En heures")
    assert in_brief((hours, rate(FREE))) == "Sur devis"
    price = f"100{NBSP}€ TTC par intervention"
    assert in_brief((rate(POSTE), hours)) == (
        f"Sur mesure{NBSP}: {price}{THIN}; En heures{NBSP}: sur devis"
    )
    # Two rates of one name hide neither.
    namesake = rate(EN_HEURES, slug="b")
    assert in_brief((rate(POSTE), namesake)) == (
        f"Sur mesure{NBSP}: {price}{THIN}; Sur mesure{NBSP}: sur devis"
    )


def test_rates_are_shown_offer_by_offer_in_the_order_of_the_file() -> None:
    """Each once, under the offer that it buys."""
    written = [("a", "x"), ("b", "y"), ("c", "x")]
    corpus = corpus_of(
        {
            **APPUIS,
            **{f"offre/{slug}": {"titre": f"Offre {slug}"} for slug in ("y", "x")},
            **{f"tarif/{slug}": {"offre": offre} for slug, offre in written},
        }
    )
    shown = [
        (group.offre.libelle, [one.ancre for one in group.tarifs]) for group in tarifs_view(corpus)
    ]
    assert shown == [("Offre x", ["a", "c"]), ("Offre y", ["b"])]


def test_every_published_price_stands_in_the_rates_alone(root: Path, corpus: Corpus) -> None:
    """Nobody has two places to correct: no offer, question or need writes an amount by hand."""
    amounts = {euros(price.montant) for rate in corpus.tous(Tarif) for price in rate.prix}
    assert amounts
    for place in ("offres", "besoins.yml", "questions.yml", "competences.yml", "programmes"):
        path = root / "data" / place
        for file in path.glob("*.yml") if path.is_dir() else (path,):
            text = file.read_text(encoding="utf-8").replace(" ", NBSP)
            assert not [amount for amount in amounts if amount in text], file


def test_a_price_that_has_expired_since_waits_for_the_publisher() -> None:
    """The edition was right on its day; publishing it again after the price's last day is not."""
    dated = {**POSTE, "prix": {**PRIX, "valable_jusqu_au": "2027-03-01"}}
    rate = {"tarif/temoin": entry("tarif/temoin", postes=[dated])}
    origin = {"tarif/temoin": Origine(Source("data/tarifs.yml", "", {}, {}, {}), ())}
    for day, waits in ((date(2027, 3, 1), False), (date(2027, 3, 2), True)):
        told = {problem.message for problem in unfinished(rate, origin, day)}
        assert ("un prix de ce tarif n’est plus valable" in told) is waits
