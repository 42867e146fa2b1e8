"""Another publisher's site, small enough to be built in a test: the generator, the style sheet and
the pages on the site are the real ones, the rest is made of `samples`.
"""

import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from macros.coherence import liens
from macros.corpus import Corpus
from tests.unit import samples

HERE = Path(__file__).parent
PAGES = ("mentions-legales", "vie-privee", "accessibilite")

NAV = """nav:
  - Accueil: index.md
  - Boîte à outils:
      - boite-a-outils/fiches/*
      - boite-a-outils/lettres/*
  - Se former:
      - se-former/*
  - Offres et tarifs:
      - offres-et-tarifs/*
  - Le reste:
      - comprendre/principes-regulateurs/*
      - comprendre/partialite-multidirectionnelle/*
      - pratiquer/sora/*
      - ressources/glossaire/*
"""

SENT = {
    "service": ["nom"],
    "adresse": ["siege"],
    "numeros": ["immatriculation", "declaration_activite"],
    "contact": ["telephone", "courriel"],
}
"""The blanks of the letter that the publisher's file fills, and with what."""

LETTRE = {
    **samples.LETTRE,
    "variables": {
        **samples.LETTRE["variables"],
        **{
            nom: {
                **samples.LETTRE["variables"]["service"],
                "libelle": f"Un libellé de {nom}",
                "coordonnees": "oui" if nom == "service" else "non",
                "organisme": fields,
            }
            for nom, fields in SENT.items()
        },
    },
    "expediteur": [f"{{{nom}}}" for nom in SENT],
}


def small_project(root: Path, corpus: Corpus, project: Path) -> Path:
    """Write it in `project`: one entry of each kind, and whatever the real pages lead to."""
    for folder in ("macros", "overrides", "docs/assets"):
        shutil.copytree(root / folder, project / folder)
    (project / "docs/assets/icone.svg").unlink()
    shutil.copy(HERE / "passerelles.svg", project / "docs/assets")
    real = [f"ressources/{nom}" for nom in PAGES]
    linked = {cible for page in real for _, cible in liens(corpus.entrees[page])} - {*real}
    references = {cible for cible in linked if cible.startswith("reference/")}
    stubs = dict.fromkeys(("index", *sorted(linked - references)), "")
    stubs["ressources/bibliographie"] = '{{ liste("bibliographie") }}\n'
    for page in real:
        shutil.copy(root / f"docs/{page}.md", _place(project, f"docs/{page}.md"))
    for rank, (cible, body) in enumerate(stubs.items()):
        titre, description = f"Une page {rank}", samples.PAGE["description"]
        head = json.dumps({**samples.DATES, "titre": titre, "description": description})
        _place(project, f"docs/{cible}.md").write_text(f"---\n{head}\n---\n\n# {titre}\n\n{body}")
    listed = "".join(f"      - {cible}.md\n" for cible in (*real, *stubs) if "/" in cible)
    config = (root / "mkdocs.yml").read_text(encoding="utf-8").partition("nav:\n")[0]
    _place(project, "mkdocs.yml").write_text(config + NAV + listed, encoding="utf-8")
    for place, content in _data([cible.partition("/")[2] for cible in references]):
        _place(project, f"data/{place}").write_text(json.dumps(content))  # JSON is YAML too
    shutil.copy(HERE / "organisme.yml", project / "data")
    return project


def _data(references: list[str]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    steps = {f"repere-{n}": {**samples.COMPOSANTE, "rang": str(n)} for n in range(1, 8)}
    terms = {nom: {**samples.TERME, "titre": nom} for nom in ("temoin", "alpha", "beta")}
    works = dict.fromkeys(["temoin", *references], samples.REFERENCE)
    yield "composantes.yml", _liste(steps)
    yield "sora.yml", _liste({f"etape-{n}": {**samples.SORA, "rang": str(n)} for n in range(1, 5)})
    yield "principes.yml", _liste({"temoin": samples.PRINCIPE})
    yield "glossaire.yml", _liste(terms)
    yield "bibliographie.yml", _liste(works)
    yield "affirmations.yml", _liste({"temoin": samples.AFFIRMATION})
    yield "fiches/temoin.yml", _bare(samples.FICHE)
    yield "lettres/temoin.yml", _bare(LETTRE)
    yield "offres/temoin.yml", _bare(samples.OFFRE)
    yield "besoins.yml", _liste({"temoin": samples.BESOIN})
    yield "tarifs.yml", _liste({"temoin": samples.TARIF})
    yield "estimations.yml", _liste({"temoin": samples.ESTIMATION})
    yield "questions.yml", _liste({"temoin": samples.QUESTION})
    yield "competences.yml", _liste({"temoin": samples.COMPETENCE})
    yield "programmes/temoin.yml", _bare({**samples.PROGRAMME, "termes": list(terms)})


def _liste(entries: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    return {**samples.DATES, "entrees": {slug: _bare(entry) for slug, entry in entries.items()}}


def _bare(entry: Mapping[str, Any]) -> dict[str, Any]:
    """An entry as its file holds it, without the slug that the file's name gives."""
    return {nom: value for nom, value in entry.items() if nom != "slug"}


def _place(project: Path, name: str) -> Path:
    """Where a file goes, its folder made."""
    path = project / name
    path.parent.mkdir(parents=True, exist_ok=True)
    return path
