"""Offers: at a glance, side by side, asked for; the needs that lead to them, the questions."""

import json
from pathlib import Path
from typing import Any

import pytest

from macros.corpus import Corpus
from macros.model.besoin import Besoin, Question
from macros.model.offre import Offre, Reperes
from macros.model.organisme import A_COMPLETER
from macros.model.tarif import Tarif
from macros.reading.inline import Run
from macros.tarification import CHEMINS
from macros.typography import NBSP, THIN
from macros.views.adresses import adresse
from macros.views.besoin import THEMES, besoin_views, theme_views
from macros.views.commun import plain, prose
from macros.views.comparatif import NON_PRECISE, REPERES, comparatif_view, glance
from macros.views.demande import demande_view
from macros.views.estimation import estimateur_view
from macros.views.feuillet import PROPOSE, feuillet_offre
from macros.views.offre import COMPARER, DEMANDER, ESTIMER, offre_card, offre_view
from macros.views.tarif import offers, tarifs_of
from tests.unit.judging import report
from tests.unit.samples import (
    APPUIS,
    BESOIN,
    EN_HEURES,
    OFFRE,
    POSTE,
    PRIX,
    TARIF,
    corpus_of,
)
from tests.unit.test_agenda import words

PRICE = f"100{NBSP}€ TTC par intervention"
TWO = {
    **APPUIS,
    "organisme/organisme": {},
    "offre/un": {"titre": "Un appui", "designation": "un appui"},
    "offre/deux": {"titre": "deux rencontres", "designation": "deux rencontres"},
    "tarif/sur-mesure": {"offre": "un", "titre": "Sur mesure"},
    "tarif/en-heures": {"offre": "un", "titre": "En heures", "postes": [EN_HEURES]},
    "tarif/autre": {"offre": "deux", "titre": "Autre", "postes": [EN_HEURES]},
}
"""An offer that has a price, and another that has none."""


def offer(corpus: Corpus, slug: str = "un") -> Offre:
    found = corpus.entrees[f"offre/{slug}"]
    assert isinstance(found, Offre)
    return found


def two(**fields: Any) -> Corpus:
    """The two offers, the first with these fields."""
    return corpus_of({**TWO, "offre/un": {**TWO["offre/un"], **fields}})


def test_an_offer_at_a_glance_has_the_same_points_as_every_other(corpus: Corpus) -> None:
    """The same labels in the same order, the published price last: offers can be compared."""
    labels = [*REPERES.values(), "Prix"]
    assert set(REPERES) == set(Reperes.model_fields)
    for offre in corpus.tous(Offre):
        cells = glance(offre, corpus)
        assert [cell.libelle for cell in cells] == labels
        assert all(plain(cell.texte) for cell in cells)


@pytest.mark.parametrize("nom", Reperes.model_fields)
def test_what_no_source_tells_is_said_in_the_same_words(nom: str) -> None:
    """An empty cell would be read as « no », or not at all."""
    corpus = two(reperes={**OFFRE["reperes"], nom: "non précisé"})
    for cell in glance(offer(corpus), corpus)[:-1]:
        missing = cell.libelle == REPERES[nom]
        assert cell.manque is missing
        assert plain(cell.texte) == (NON_PRECISE if missing else "Un repère")


def test_the_price_of_an_offer_at_a_glance_is_missing_when_none_is_published() -> None:
    """« Sur devis » is no price; volumes without a price are none either."""
    corpus = two()
    priced, free = (glance(offer(corpus, slug), corpus)[-1] for slug in ("un", "deux"))
    told = f"Sur mesure{NBSP}: {PRICE}{THIN}; En heures{NBSP}: sur devis"
    assert (plain(priced.texte), priced.manque) == (told, False)
    assert (plain(free.texte), free.manque) == ("Sur devis", True)


def test_the_comparison_puts_side_by_side_what_each_offer_says_alone(corpus: Corpus) -> None:
    """Row by row, column by column, in the order of the rates; no offer is left out."""
    offered = offers(corpus)
    assert set(offered) == set(corpus.tous(Offre))
    view = comparatif_view(offered, corpus)
    assert [column.slug for column in view.offres] == [offre.slug for offre in offered]
    assert [column.lien.href for column in view.offres] == [
        adresse(f"offre/{offre.slug}") for offre in offered
    ]
    columns = zip(*(row.cellules for row in view.rangees), strict=True)
    assert list(columns) == [glance(offre, corpus) for offre in offered]
    assert all(cell.libelle == row.libelle for row in view.rangees for cell in row.cellules)


def test_the_card_of_an_offer_tells_its_rates() -> None:
    """What one scans for in the index, a price or that there is none."""
    corpus = two()
    told = {
        slug: [
            (mark.libelle, mark.valeur) for mark in offre_card(offer(corpus, slug), corpus).reperes
        ]
        for slug in ("un", "deux")
    }
    assert told == {
        "un": [("Tarif", f"Sur mesure{NBSP}: {PRICE}{THIN}; En heures{NBSP}: sur devis")],
        "deux": [("Tarif", "Sur devis")],
    }


@pytest.mark.parametrize(
    ("cible", "label", "shown"),
    [
        ("tarif/sur-mesure", "", PRICE),
        ("tarif/en-heures", "", f"5, 10 ou 20{NBSP}heures"),
        ("tarif/sur-mesure", "ce tarif", "ce tarif"),
    ],
)
def test_a_link_to_a_rate_shows_the_price(cible: str, label: str, shown: str) -> None:
    """No text copies an amount or a volume: it takes it from the one place where it is written."""
    (run,) = prose((Run(label, lien=cible),), two())
    assert (run.texte, run.href) == (shown, f"offres-et-tarifs/tarifs.html#{cible[6:]}")


def test_a_new_price_is_new_everywhere() -> None:
    """Change it once: the glance, the card, the page, a link and the sheet tell the new one."""
    line = {**POSTE, "prix": {**PRIX, "montant": "130 €"}}
    corpus = corpus_of({**TWO, "tarif/sur-mesure": {**TWO["tarif/sur-mesure"], "postes": [line]}})
    offre = offer(corpus)
    link = prose((Run("", lien="tarif/sur-mesure"),), corpus)
    shown = (
        plain(glance(offre, corpus)[-1].texte),
        offre_card(offre, corpus).reperes[0].valeur,
        offre_view(offre, corpus, ()).tarifs[0].resume,
        plain(link),
        " ".join(words(feuillet_offre(offre, corpus))),
    )
    assert [f"130{NBSP}€ TTC" in text for text in shown] == [True] * 5
    assert not [text for text in shown if f"100{NBSP}€" in text]


def test_an_offer_leads_to_its_own_request_and_its_own_rate(corpus: Corpus) -> None:
    """The anchors that its buttons name are those of the forms, offer by offer."""
    asked = {f"demander-{offre.slug}" for offre in demande_view(corpus).offres}
    rated = {
        f"tarif-{rate.slug}": rate.offre.href for rate in estimateur_view(corpus, (), ()).tarifs
    }
    for page in (DEMANDER, COMPARER, ESTIMER):
        assert page in corpus.entrees
    for offre in corpus.tous(Offre):
        view = offre_view(offre, corpus, ())
        page, _, anchor = view.demander.partition("#")
        assert (page, anchor) == (adresse(DEMANDER), f"demander-{offre.slug}")
        assert anchor in asked
        page, _, anchor = view.estimer.partition("#")
        assert page == adresse(ESTIMER)
        assert rated[anchor] == adresse(f"offre/{offre.slug}")
        assert view.comparer == adresse(COMPARER)
        assert [rate.ancre for rate in view.tarifs] == [r.slug for r in tarifs_of(offre, corpus)]


def test_the_request_offers_every_offer_with_its_letter() -> None:
    """In the words of a sentence, which are also the choice of the letter."""
    corpus = two()
    assert [(o.slug, o.titre, o.designation) for o in demande_view(corpus).offres] == [
        ("un", "Un appui", "un appui"),
        ("deux", "Deux rencontres", "deux rencontres"),
    ]
    assert {o.lettre.href for o in demande_view(corpus).offres} == {adresse("lettre/temoin")}


@pytest.mark.parametrize(
    ("given", "shown"), [(A_COMPLETER, ""), ("ici@x.example", "ici@x.example")]
)
def test_a_message_is_addressed_once_the_publisher_gave_an_address(given: str, shown: str) -> None:
    """« à compléter » is no address to write to."""
    corpus = corpus_of({**TWO, "organisme/organisme": {"courriel": given}})
    assert demande_view(corpus).courriel == shown


def test_the_sheet_of_an_offer_says_what_the_director_must_know() -> None:
    """Every point of the glance, every rate, every limit; what the editors propose is marked."""
    proposed = [{"titre": "Relire", "texte": "On relit.", "proposition": "oui"}, OFFRE["etapes"][1]]
    corpus = two(
        etapes=proposed, service_proposition="oui", limites=["Rien n'est garanti."], livrables=["x"]
    )
    offre = offer(corpus)
    told = list(words(feuillet_offre(offre, corpus)))
    text = " ".join(told)
    for cell in glance(offre, corpus):
        assert f"{cell.libelle}{NBSP}:" in told
        assert plain(cell.texte) in text
    for rate in tarifs_of(offre, corpus):
        assert rate.titre in text
    assert "Rien n’est garanti." in told
    assert f"Relire{PROPOSE}{NBSP}:" in told
    assert f"Clore{NBSP}:" in told
    assert f"Ce qui est demandé à votre service{PROPOSE}" in told


def test_a_need_is_told_between_quotation_marks_with_its_offers(corpus: Corpus) -> None:
    """What a service says of itself, when each offer suits, what is done without buying."""
    written = corpus.tous(Besoin)
    shown = besoin_views(corpus)
    assert [view.ancre for view in shown] == [besoin.slug for besoin in written]
    for view, besoin in zip(shown, written, strict=True):
        assert view.titre.startswith(f"«{NBSP}")
        assert view.titre.endswith(f"{NBSP}»")
        assert [answer.offre.href for answer in view.reponses] == [
            adresse(answer.offre.adresse) for answer in besoin.reponses
        ]
        assert [other.href for other in view.seul] == [adresse(o.vers) for o in besoin.seul]
        assert all(other.pourquoi for other in view.seul)


def test_every_question_is_answered_once_under_its_theme(corpus: Corpus) -> None:
    """Themes in the order in which one wonders; none is shown empty."""
    assert list(THEMES) == list(Question.model_json_schema()["properties"]["theme"]["enum"])
    shown = theme_views(corpus)
    themes = [theme.ancre.removeprefix("theme-") for theme in shown]
    assert themes == [theme for theme in THEMES if theme in themes]
    placed = [
        (theme, q.ancre) for theme, view in zip(themes, shown, strict=True) for q in view.questions
    ]
    assert sorted(placed) == sorted((q.theme, q.slug) for q in corpus.tous(Question))
    assert all(view.questions for view in shown)
    one = corpus_of({"question/a": {"theme": "prix"}})
    assert [theme.titre for theme in theme_views(one)] == ["Prix et taxes"]


# --- Offers and what leads to them ------------------------------------------------------------


def told(root: Path, **lists: dict[str, Any] | str) -> list[str]:
    """What check says of one offer beside these lists."""
    dates = {"relu_le": "2026-11-22", "relire_avant": "2027-05-22"}
    files = {"offres/temoin.yml": json.dumps(without_slug(OFFRE), ensure_ascii=False)}
    for name, written in lists.items():
        whole = {**dates, "entrees": written}
        text = written if isinstance(written, str) else json.dumps(whole, ensure_ascii=False)
        files[f"{name}.yml"] = text
    lines = [line for line in report(root, files) if line.startswith("data/offres/")]
    return [line for line in lines if "« lettre/temoin » n’existe pas" not in line]


def without_slug(written: dict[str, Any]) -> dict[str, Any]:
    return {nom: value for nom, value in written.items() if nom != "slug"}


RATE, NEED = {"a": without_slug(TARIF)}, {"a": without_slug(BESOIN)}
OTHER = {"a": {**RATE["a"], "offre": "autre"}}
ELSEWHERE = {"a": {**NEED["a"], "reponses": [{"offre": "autre", "pourquoi": "x"}]}}


@pytest.mark.parametrize(
    ("rates", "needs", "missing"),
    [
        (RATE, NEED, []),
        (OTHER, NEED, ["tarif"]),
        (RATE, ELSEWHERE, ["besoin"]),
        ({}, {}, ["besoin", "tarif"]),
    ],
)
def test_an_offer_is_bought_by_a_rate_and_reached_by_a_need(
    tmp_path: Path, rates: dict[str, Any], needs: dict[str, Any], missing: list[str]
) -> None:
    """Or check says which file to complete."""
    lines = told(tmp_path, tarifs=rates, besoins=needs)
    assert lines == [f"data/offres/temoin.yml:1:1: {CHEMINS[genre]}" for genre in missing]


@pytest.mark.parametrize(
    "rates",
    [
        {"a": {**RATE["a"], "titre": ""}},
        {"a": {**RATE["a"], "postes": []}},
        "relu_le: [\n",
        "relu_le: 2026-11-22\n",
    ],
)
def test_a_mistake_in_a_rate_is_not_told_of_its_offer_too(
    tmp_path: Path, rates: dict[str, Any] | str
) -> None:
    """One mistake, one line: the rate is there, whatever is wrong inside it."""
    assert told(tmp_path, tarifs=rates, besoins=NEED) == []


def test_a_rate_of_an_unknown_offer_is_told(tmp_path: Path) -> None:
    """A price that no offer shows would be lost."""
    rates = {"relu_le": "2026-11-22", "relire_avant": "2027-05-22", "entrees": OTHER}
    lines = report(tmp_path, {"tarifs.yml": json.dumps(rates, ensure_ascii=False)})
    assert [line.split(" : ", 1)[1] for line in lines] == ["« offre/autre » n’existe pas"]


def test_every_offer_of_the_site_has_its_rate_its_need_and_its_letter(corpus: Corpus) -> None:
    """Whoever finds an offer can price it and ask for it."""
    rated = {rate.offre for rate in corpus.tous(Tarif)}
    needed = {answer.offre for need in corpus.tous(Besoin) for answer in need.reponses}
    slugs = {offre.slug for offre in corpus.tous(Offre)}
    assert rated == needed == slugs
    assert len(slugs) >= 5
