"""The files to download: which there are, and a cache that renders each only once."""

import concurrent.futures
import gc
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from macros.corpus import Corpus
from macros.model.fiche import Fiche
from macros.model.genres import GENRES
from macros.model.jeu import Jeu
from macros.model.lettre import Lettre
from macros.model.offre import Offre
from macros.model.programme import Programme
from macros.publishing import cache, folders
from macros.publishing.documents import Document, documents, kits
from macros.publishing.downloads import Rendered, render_all
from macros.reading.inline import parse
from macros.reading.problems import InvalidCorpus
from macros.rendering.pango import MissingPango

Render = Callable[[Corpus], list[str]]


class Here:
    """Stands for the pool of processes: the work is done here."""

    def __init__(self, workers: int, initializer: Callable[[], None]) -> None:
        assert workers > 0
        assert callable(initializer)

    def __enter__(self) -> "Here":
        return self

    def __exit__(self, *error: object) -> None:
        """Nothing to close."""

    def map(self, work: Callable[..., Any], *rows: Any) -> Iterator[Any]:
        return map(work, *rows)


@pytest.fixture
def house(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A root with templates and writers, and no document yet."""
    for name in ("overrides", "macros/rendering"):
        shutil.copytree(root / name, tmp_path / name)
    monkeypatch.setattr(concurrent.futures, "ProcessPoolExecutor", Here)
    monkeypatch.setattr(cache, "require_pango", lambda: None)
    return tmp_path


def content(document: Document) -> str:
    """What stands for the bytes of a document: all that it says."""
    return f"{document.format} {document.view!r}"


def label(document: Document) -> str:
    return f"{document.view.intitule}, {document.format}"


def everything(corpus: Corpus) -> list[Document]:
    """What pages offer, and the pieces of kits."""
    bound = list(kits(corpus))
    inside = [document for kit in bound for _, document in kit.pieces]
    return [*documents(corpus), *(kit.whole for kit in bound), *inside]


def labels(corpus: Corpus) -> list[str]:
    """The names of all that is to be rendered, each once."""
    return sorted({content(document): label(document) for document in everything(corpus)}.values())


def printing(corpus: Corpus, more: int = 0) -> Callable[..., tuple[bytes, int]]:
    """A printer whose documents are as long as they say, and so many pages more."""
    pages = {content(document): document.pages for document in documents(corpus)}

    def printed(document: Document, overrides: Path) -> tuple[bytes, int]:
        declared = pages.get(content(document), 1) + more
        return content(document).encode(), declared if document.format == "pdf" else 0

    return printed


@pytest.fixture
def render(house: Path, monkeypatch: pytest.MonkeyPatch) -> Render:
    """Render a corpus; the names of the documents that were not in the cache."""

    def render(corpus: Corpus) -> list[str]:
        printed: list[str] = []
        work = printing(corpus)

        def spied(document: Document, overrides: Path) -> tuple[bytes, int]:
            assert overrides == house / "overrides"
            printed.append(label(document))
            return work(document, overrides)

        monkeypatch.setattr(cache, "_print", spied)
        held = {item.href: item.path for item in render_all(corpus, house)}
        for document in documents(corpus):
            assert held[href(document)].read_bytes() == content(document).encode()
        return sorted(printed)

    return render


def href(document: Document) -> str:
    return f"{document.address}.{document.format}"


def changed(corpus: Corpus, cible: str, **fields: object) -> Corpus:
    """The same corpus, but for some fields of one entry."""
    entry = corpus.entrees[cible].model_copy(update=fields)
    return Corpus(MappingProxyType({**corpus.entrees, cible: entry}), corpus.origines)


def names(corpus: Corpus) -> list[str]:
    return sorted(f"{document.nom}.{document.format}" for document in documents(corpus))


def test_each_kind_has_its_documents(corpus: Corpus) -> None:
    """A sheet has three PDFs, two office copies and perhaps a poster; each kind has its own.

    What is shown to whoever decides is in the three formats: an offer, the public information of
    a programme, the one blank estimate.
    """
    office = ("pdf", "docx", "odt")
    editions = ("vierge.pdf", "vierge.docx", "vierge.odt", "exemple.pdf", "animateur.pdf")
    readers = ("animateur.pdf", "participants.pdf", "commanditaire.pdf")
    posters = [fiche.slug for fiche in corpus.tous(Fiche) if fiche.affiche_a3]
    assert posters
    expected = [f"{fiche.slug}-{end}" for fiche in corpus.tous(Fiche) for end in editions]
    expected += [f"{slug}-a3.pdf" for slug in posters]
    expected += [f"{x.slug}.{end}" for x in corpus.tous(Lettre) for end in office]
    expected += [f"{offre.slug}.{end}" for offre in corpus.tous(Offre) for end in office]
    expected += [f"{p.slug}-programme.{end}" for p in corpus.tous(Programme) for end in office]
    expected += [f"estimation.{end}" for end in office]
    expected += [f"{jeu.slug}{end}" for jeu in corpus.tous(Jeu) for end in (".pdf", "-a6.pdf")]
    expected += [f"{p.slug}-{end}" for p in corpus.tous(Programme) for end in readers]
    assert names(corpus) == sorted(expected)


def test_addresses_are_plain_and_never_shared(corpus: Corpus) -> None:
    """A folder by kind, a name that says what the file is, no sign to escape."""
    offered = [(document.cible, href(document)) for document in documents(corpus)]
    for kit in kits(corpus):
        offered += [(kit.whole.cible, f"{kit.whole.address}.{end}") for end in ("zip", "pdf")]
    assert len({address for _, address in offered}) == len(offered)
    for cible, address in offered:
        kind, slug = cible.split("/")
        folder, name = (GENRES[kind].place, slug) if kind in GENRES else (kind, "estimation")
        assert address.startswith(f"telechargements/{folder}/{name}")
        assert re.fullmatch(r"[a-z]+/[a-z-]+/[a-z0-9-]+\.(pdf|docx|odt|zip)", address)


@pytest.mark.parametrize(
    ("format", "named", "pages"),
    [
        ("pdf", "PDF", "3_pages"),
        ("docx", "Word (DOCX)", ""),
        ("odt", "LibreOffice (ODT)", ""),
        ("zip", "Dossier (ZIP)", ""),
    ],
)
def test_a_link_tells_format_length_and_weight(
    tmp_path: Path, format: str, named: str, pages: str
) -> None:
    """Pages are counted where there are pages."""
    path = tmp_path / f"key.3.{format}"
    path.write_bytes(b"x" * 84_400)
    view = Rendered("kit/k", "", "Le kit complet", format, f"a.{format}", path).view()
    assert (view.href, view.format) == (f"a.{format}", named)
    assert view.pages == pages.replace("_", "\N{NO-BREAK SPACE}")
    assert view.poids == "84\N{NO-BREAK SPACE}Ko"


def test_everything_is_rendered_once(corpus: Corpus, render: Render) -> None:
    """The second build finds it all in the cache; a sheet of several kits is one document."""
    assert render(corpus) == labels(corpus)
    assert render(corpus) == []
    assert len(labels(corpus)) < len(everything(corpus))


def collects(document: Document, overrides: Path) -> tuple[bytes, int]:
    """Stands for the printer: whether the process that prints looks for its garbage."""
    return str(gc.isenabled()).encode(), 0


def test_a_process_that_prints_looks_for_its_garbage(
    corpus: Corpus, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build does not: its processes, which lay out hundreds of documents, would fill up."""
    for name in ("overrides", "macros/rendering"):
        shutil.copytree(root / name, tmp_path / name)
    monkeypatch.setattr(cache, "_print", collects)
    first = next(documents(corpus))
    gc.disable()
    try:
        held = cache.Cache(tmp_path)
        held.render([first])
    finally:
        gc.enable()
    assert held.path(first).read_bytes() == b"True"


def test_a_kit_is_folded_once(
    corpus: Corpus, render: Render, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder is made again when one of its pieces changes, and then alone."""
    made: list[str] = []
    real = folders._zip
    monkeypatch.setattr(
        folders, "_zip", lambda kit, *more: made.append(kit.dossier.nom) or real(kit, *more)
    )
    render(corpus)
    assert made == [kit.dossier.nom for kit in kits(corpus)]
    render(corpus)
    assert len(made) == len(list(kits(corpus)))
    slug, holding = handed_out(corpus)
    made.clear()
    render(changed(corpus, f"fiche/{slug}", consigne=parse("Une autre consigne.")))
    assert made == holding


def handed_out(corpus: Corpus) -> tuple[str, list[str]]:
    """A sheet that some kits hold and others do not, and the names of those that do."""
    bound = list(kits(corpus))
    for fiche in corpus.tous(Fiche):
        holding = [
            kit.dossier.nom
            for kit in bound
            if fiche.slug in [held.slug for held, _ in kit.dossier.fiches(corpus)]
        ]
        if 0 < len(holding) < len(bound):
            return fiche.slug, holding
    raise AssertionError("no kit holds a sheet")


def test_a_full_cache_asks_nothing_of_the_machine(
    corpus: Corpus, render: Render, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever changes a page needs Pango no more than the one who changes nothing."""

    def missing() -> None:
        raise MissingPango

    monkeypatch.setattr(cache, "require_pango", missing)
    with pytest.raises(MissingPango):
        render(corpus)
    monkeypatch.setattr(cache, "require_pango", lambda: None)
    render(corpus)
    monkeypatch.setattr(cache, "require_pango", missing)
    assert render(corpus) == []


def test_a_changed_sheet_renders_its_own_documents_again(corpus: Corpus, render: Render) -> None:
    """Its own, and the whole of the kits that hold it; its former text renders nothing."""
    render(corpus)
    slug, holding = handed_out(corpus)
    other = changed(corpus, f"fiche/{slug}", consigne=parse("Une autre consigne."))
    own = [label(document) for document in documents(other) if document.cible == f"fiche/{slug}"]
    assert len(own) >= 5
    wholes = [label(kit.whole) for kit in kits(other) if kit.dossier.nom in holding]
    assert render(other) == sorted([*own, *wholes])
    assert render(corpus) == []


def test_a_changed_answer_renders_the_example_alone(corpus: Corpus, render: Render) -> None:
    """What an edition does not print does not change it; no kit holds a worked example."""
    render(corpus)
    slug, _ = handed_out(corpus)
    sheet = corpus.entrees[f"fiche/{slug}"]
    assert isinstance(sheet, Fiche)
    told = sheet.exemple.model_copy(update={"situation": parse("Ailleurs.")})
    (only,) = render(changed(corpus, f"fiche/{slug}", exemple=told))
    assert only.endswith("(Exemple rempli (fictif)), pdf")


def test_a_new_edition_renders_everything_again(corpus: Corpus, render: Render) -> None:
    """Its date stands at the foot of every page."""
    render(corpus)
    later = corpus.organisme.edition.replace(year=2030)
    other = changed(corpus, "organisme/organisme", edition=later)
    assert render(other) == labels(other)


@pytest.mark.parametrize(
    "name",
    [
        "overrides/fragments/blocs/champ.html",
        "overrides/fragments/faces/recto.html",
        "overrides/impression/style.html",
        "overrides/impression/pieces/deroule.html",
        "macros/rendering/pdf.py",
        "macros/rendering/parts.py",
        "macros/rendering/odt_styles.py",
    ],
)
def test_a_changed_template_or_writer_renders_everything_again(
    corpus: Corpus, render: Render, house: Path, name: str
) -> None:
    """No document is left as a former template made it."""
    render(corpus)
    with (house / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert render(corpus) == labels(corpus)


def test_other_templates_change_no_document(corpus: Corpus, render: Render, house: Path) -> None:
    """The look of pages is not that of documents."""
    render(corpus)
    (house / "overrides/main.html").write_text("autre", encoding="utf-8")
    assert render(corpus) == []


@pytest.mark.parametrize(
    "library",
    [
        "weasyprint",
        "python-docx",
        "odfdo",
        "lxml",
        "resvg-py",
        "segno",
        "font-source-sans-pro",
        "jinja2",
        "fonttools",
        "pydyf",
    ],
)
def test_another_version_of_a_library_renders_everything_again(
    corpus: Corpus, render: Render, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What makes the bytes of a document is part of its key."""
    render(corpus)
    real = cache.version
    monkeypatch.setattr(cache, "version", lambda name: real(name) + "+" * (name == library))
    assert render(corpus) == labels(corpus)


def test_a_document_cut_short_is_rendered_again(
    corpus: Corpus, render: Render, house: Path
) -> None:
    """A build that was killed while it wrote leaves nothing that the next one would publish."""
    render(corpus)
    victim = next((house / ".cache" / "documents").glob("*.pdf"))
    victim.rename(victim.with_suffix(".partial")).write_bytes(b"cut")
    assert len(render(corpus)) == 1


def test_every_wrong_length_is_told_at_its_place(
    corpus: Corpus, root: Path, house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All at once, edition by edition: the file, the line, what it takes, what it announces."""
    monkeypatch.setattr(cache, "_print", printing(corpus, more=1))
    with pytest.raises(InvalidCorpus) as caught:
        render_all(corpus, house)
    wrong = [one for one in documents(corpus) if one.format == "pdf" and one.pages]
    assert len(caught.value.problems) == len(wrong)
    for document in wrong:
        file = corpus.origines[document.cible].source.file
        path = ".".join(map(str, document.place))
        (problem,) = (
            problem
            for problem in caught.value.problems
            if (problem.file, problem.path) == (file, path)
            and problem.message.startswith(f"« {document.libelle} » ")
        )
        line = (root / file).read_text(encoding="utf-8").splitlines()[problem.line - 1]
        if problem.path == "cartes":
            assert problem.message.endswith(" : une carte déborde, raccourcissez-la")
        else:
            assert f"{document.place[-1]}:" in line
            assert f"prend {document.pages + 1}" in problem.message
            assert re.search(rf", {document.pages} annoncées?$", problem.message)


def test_a_wrong_length_is_told_again_from_the_cache(
    corpus: Corpus, house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mistake stays until it is put right; putting it right renders nothing."""
    letter = corpus.tous(Lettre)[0]
    cible = f"lettre/{letter.slug}"
    monkeypatch.setattr(cache, "_print", printing(corpus))
    render_all(corpus, house)
    monkeypatch.setattr(cache, "_print", None)
    for _ in range(2):
        with pytest.raises(InvalidCorpus, match="Lettre à remplir"):
            render_all(changed(corpus, cible, pages=letter.pages + 1), house)
    assert render_all(corpus, house)
