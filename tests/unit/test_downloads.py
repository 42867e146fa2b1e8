"""The documents to download: which there are, and a cache that renders each only once."""

import concurrent.futures
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from macros.corpus import Corpus, load
from macros.model.fiche import Fiche
from macros.model.lettre import Lettre
from macros.publishing import downloads
from macros.publishing.downloads import Document, Rendered, documents, render_all
from macros.reading.inline import parse
from macros.reading.problems import InvalidCorpus
from macros.rendering.pango import MissingPango

Render = Callable[[Corpus], list[str]]


@pytest.fixture(scope="module")
def corpus(root: Path) -> Corpus:
    return load(root)


class Here:
    """Stands for the pool of processes: the work is done here."""

    def __init__(self, workers: int) -> None:
        assert workers > 0

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
    monkeypatch.setattr(downloads, "require_pango", lambda: None)
    return tmp_path


@pytest.fixture
def render(house: Path, monkeypatch: pytest.MonkeyPatch) -> Render:
    """Render a corpus; the names of the files that were not in the cache."""
    printed: list[str] = []

    def fake(document: Document, overrides: Path) -> tuple[bytes, int]:
        assert overrides == house / "overrides"
        printed.append(f"{document.nom}.{document.format}")
        return document.nom.encode(), document.pages if document.format == "pdf" else 0

    monkeypatch.setattr(downloads, "_print", fake)

    def render(corpus: Corpus) -> list[str]:
        printed.clear()
        held = render_all(corpus, house)
        assert [item.document for item in held] == list(documents(corpus))
        for item in held:
            assert item.path.read_bytes() == item.document.nom.encode()
        return sorted(printed)

    return render


def names(corpus: Corpus) -> list[str]:
    return sorted(f"{document.nom}.{document.format}" for document in documents(corpus))


def changed(corpus: Corpus, cible: str, **fields: object) -> Corpus:
    """The same corpus, but for some fields of one entry."""
    entry = corpus.entrees[cible].model_copy(update=fields)
    return Corpus(MappingProxyType({**corpus.entrees, cible: entry}), corpus.origines)


def test_a_sheet_has_five_documents_and_a_letter_three(corpus: Corpus) -> None:
    """Three PDFs and two office copies; a letter in each format."""
    sheets, letters = corpus.tous(Fiche), corpus.tous(Lettre)
    assert len(sheets) > 1
    assert letters
    editions = ("vierge.pdf", "vierge.docx", "vierge.odt", "exemple.pdf", "animateur.pdf")
    expected = [f"{sheet.slug}-{edition}" for sheet in sheets for edition in editions]
    expected += [f"{letter.slug}.{end}" for letter in letters for end in ("pdf", "docx", "odt")]
    assert names(corpus) == sorted(expected)


def test_addresses_are_plain_and_never_shared(corpus: Corpus) -> None:
    """A folder by kind, a name that says what the file is, no sign to escape."""
    hrefs = [document.href for document in documents(corpus)]
    assert len(set(hrefs)) == len(hrefs)
    for document in documents(corpus):
        kind, slug = document.cible.split("/")
        assert document.href.startswith(f"telechargements/{kind}s/{slug}")
        assert re.fullmatch(r"[a-z]+/[a-z]+/[a-z0-9-]+\.(pdf|docx|odt)", document.href)


def test_a_link_tells_format_length_and_weight(corpus: Corpus, tmp_path: Path) -> None:
    """Pages are counted where there are pages."""
    path = tmp_path / "file"
    path.write_bytes(b"x" * 84_400)
    for document in documents(corpus):
        view = Rendered(document, path).view()
        assert (view.href, view.poids) == (document.href, "84\N{NO-BREAK SPACE}Ko")
        assert bool(view.pages) == (document.format == "pdf")
        assert view.pages.startswith(str(document.pages) if view.pages else "")


def test_everything_is_rendered_once(corpus: Corpus, render: Render) -> None:
    """The second build finds it all in the cache, bytes included."""
    assert render(corpus) == names(corpus)
    assert render(corpus) == []


def test_a_full_cache_asks_nothing_of_the_machine(
    corpus: Corpus, render: Render, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever changes a page needs Pango no more than the one who changes nothing."""

    def missing() -> None:
        raise MissingPango

    monkeypatch.setattr(downloads, "require_pango", missing)
    with pytest.raises(MissingPango):
        render(corpus)
    monkeypatch.setattr(downloads, "require_pango", lambda: None)
    render(corpus)
    monkeypatch.setattr(downloads, "require_pango", missing)
    assert render(corpus) == []


def test_a_changed_sheet_renders_its_own_documents_again(corpus: Corpus, render: Render) -> None:
    """Five files, and only these; going back to the former text renders nothing."""
    render(corpus)
    sheet = corpus.tous(Fiche)[0]
    other = changed(corpus, f"fiche/{sheet.slug}", consigne=parse("Une autre consigne."))
    own = [name for name in names(corpus) if name.startswith(f"{sheet.slug}-")]
    assert len(own) == 5
    assert render(other) == own
    assert render(corpus) == []


def test_a_changed_answer_renders_the_example_alone(corpus: Corpus, render: Render) -> None:
    """What an edition does not print does not change it."""
    render(corpus)
    sheet = corpus.tous(Fiche)[0]
    told = sheet.exemple.model_copy(update={"situation": parse("Ailleurs.")})
    other = changed(corpus, f"fiche/{sheet.slug}", exemple=told)
    assert render(other) == [f"{sheet.slug}-exemple.pdf"]


def test_a_new_edition_renders_everything_again(corpus: Corpus, render: Render) -> None:
    """Its date stands at the foot of every page."""
    render(corpus)
    later = corpus.organisme.edition.replace(year=2030)
    assert render(changed(corpus, "organisme/organisme", edition=later)) == names(corpus)


@pytest.mark.parametrize(
    "name",
    [
        "overrides/fragments/blocs/champ.html",
        "overrides/impression/style.html",
        "macros/rendering/pdf.py",
        "macros/rendering/docx.py",
    ],
)
def test_a_changed_template_or_writer_renders_everything_again(
    corpus: Corpus, render: Render, house: Path, name: str
) -> None:
    """No document is left as a former template made it."""
    render(corpus)
    with (house / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert render(corpus) == names(corpus)


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
    real = downloads.version
    monkeypatch.setattr(downloads, "version", lambda name: real(name) + "+" * (name == library))
    assert render(corpus) == names(corpus)


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
    monkeypatch.setattr(downloads, "_print", lambda document, _: (b"x", document.pages + 1))
    with pytest.raises(InvalidCorpus) as caught:
        render_all(corpus, house)
    problems = {(problem.file, problem.path): problem for problem in caught.value.problems}
    wrong = [document for document in documents(corpus) if document.format == "pdf"]
    assert len(problems) == len(wrong)
    for document in wrong:
        file = corpus.origines[document.cible].source.file
        problem = problems.pop((file, ".".join(map(str, document.place))))
        line = (root / file).read_text(encoding="utf-8").splitlines()[problem.line - 1]
        assert f"{document.place[-1]}:" in line
        assert problem.message.startswith(f"« {document.libelle} » prend {document.pages + 1}")
        assert re.search(rf", {document.pages} annoncées?$", problem.message)


def test_a_wrong_length_is_told_again_from_the_cache(
    corpus: Corpus, house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mistake stays until it is put right; putting it right renders nothing."""
    letter = corpus.tous(Lettre)[0]
    cible = f"lettre/{letter.slug}"
    monkeypatch.setattr(downloads, "_print", lambda document, _: (b"x", document.pages))
    render_all(corpus, house)
    monkeypatch.setattr(downloads, "_print", None)
    for _ in range(2):
        with pytest.raises(InvalidCorpus, match="Lettre à remplir"):
            render_all(changed(corpus, cible, pages=letter.pages + 1), house)
    assert render_all(corpus, house)
