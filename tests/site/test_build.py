"""Building: in one piece or not at all, and the same bytes from the same input."""

import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Run

CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


def digests(folder: Path) -> dict[str, str]:
    """The fingerprint of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_failed_build_leaves_the_previous_site_untouched(project: Path, run: Run) -> None:
    """An author's mistake never takes the site down."""
    assert run(project, "build").returncode == 0
    before = digests(project / "site")
    sheet = project / "data" / "fiches" / "situer.yml"
    sheet.write_text(
        sheet.read_text(encoding="utf-8").replace("duree:", "dure:", 1), encoding="utf-8"
    )

    failed = run(project, "build")

    assert failed.returncode == 1
    assert "data/fiches/situer.yml:" in failed.stderr
    assert "vouliez-vous dire « duree » ?" in failed.stderr
    assert "Traceback" not in failed.stdout + failed.stderr
    assert digests(project / "site") == before


def test_a_warning_of_mkdocs_stops_the_build_too(project: Path, run: Run) -> None:
    """A dead link in a written page is refused, and the previous site stays."""
    assert run(project, "build").returncode == 0
    before = digests(project / "site")
    page = project / "docs" / "comprendre" / "index.md"
    page.write_text(
        page.read_text(encoding="utf-8") + "\n[perdu](nulle-part.md)\n", encoding="utf-8"
    )

    failed = run(project, "build")

    assert failed.returncode != 0
    assert "nulle-part.md" in failed.stdout + failed.stderr
    assert "Traceback" not in failed.stdout + failed.stderr
    assert digests(project / "site") == before


def test_the_same_input_gives_the_same_bytes(project: Path, run: Run, site_dir: Path) -> None:
    """A build from cold caches differs in nothing from the other, documents and index included."""
    shutil.rmtree(project / ".cache")
    assert run(project, "build").returncode == 0
    first, second = digests(site_dir), digests(project / "site")
    assert {name for name in first | second if first.get(name) != second.get(name)} == set()


def test_mkdocs_alone_prints_the_errors_without_a_traceback(project: Path) -> None:
    """Those who call MkDocs themselves read the same errors."""
    (project / "data" / "sora.yml").write_text("entrees: [\n", encoding="utf-8")
    line = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    failed = subprocess.run(line, cwd=project, capture_output=True, text=True, check=False)
    assert failed.returncode == 1
    assert "data/sora.yml:" in failed.stderr
    assert "Traceback" not in failed.stderr


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ('{{ fiche("situr") }}', "fiche « situr » n’existe pas (vouliez-vous dire « situer » ?)"),
        ('{{ fich("situer") }}', "macro « fich » inconnue (vouliez-vous dire « fiche » ?)"),
        ("{{ fiche() }}", "« fiche » attend un nom entre guillemets entre parenthèses"),
        (
            '{{ organisme("donnes") }}',
            "organisme « donnes » n’existe pas (vouliez-vous dire « donnees » ?)",
        ),
        ("{{ demande }}", "« demande » s’appelle avec des parenthèses"),
        ("## Titre {#ancre}", "« {# » ouvre un commentaire : écrivez « { #ancre } »"),
        ("{% for x in y %}", "appel illisible : vérifiez les accolades et les guillemets"),
    ],
)
def test_a_wrong_call_in_a_page_is_located(
    project: Path, run: Run, written: str, message: str
) -> None:
    """A page's mistake is told with its file and its line, before anything is built."""
    page = project / "docs" / "pratiquer" / "index.md"
    text = page.read_text(encoding="utf-8").rstrip() + "\n\n"
    page.write_text(f"{text}{written}\n", encoding="utf-8")

    checked = run(project, "check")

    assert checked.returncode == 1
    assert f"docs/pratiquer/index.md:{text.count(chr(10)) + 1}:" in checked.stderr
    assert message in checked.stderr


def test_html_and_jinja_in_a_value_are_only_text(project: Path, run: Run) -> None:
    """What an author types is shown, never run."""
    sheet = project / "data" / "fiches" / "situer.yml"
    lines = sheet.read_text(encoding="utf-8").splitlines()
    hostile = 'titre: "<img src=x onerror=alert(1)> {{ 7 * 7 }} {% raw %} </textarea>"'
    at = next(i for i, line in enumerate(lines) if line.startswith("titre:"))
    lines[at] = hostile
    sheet.write_text("\n".join(lines) + "\n", encoding="utf-8")

    built = run(project, "build")

    assert built.returncode == 0, built.stdout + built.stderr
    for page in (project / "site").rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        assert "<img src=x" not in html, page
        assert "49 {% raw" not in html, page
    html = (project / "site/boite-a-outils/fiches/situer.html").read_text(encoding="utf-8")
    assert "&lt;img src=x onerror=alert(1)&gt;" in html


def test_html_in_the_head_of_a_page_is_only_text(project: Path, run: Run) -> None:
    """Its title stands in menus, in the plan and in the window; its description for engines."""
    page = project / "docs" / "projet" / "journal.md"
    hostile = '<img src=x onerror=alert(1)> {{ 7 * 7 }} </title>, "plus d\'un mot", pour voir'
    text = page.read_text(encoding="utf-8")
    for name in ("titre", "description"):
        text = re.sub(rf"^{name}: .*$", f"{name}: >-\n  {hostile}", text, count=1, flags=re.M)
    page.write_text(text, encoding="utf-8")

    built = run(project, "build")

    assert built.returncode == 0, built.stdout + built.stderr
    for path in (project / "site").rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert "<img src=x" not in html, path
        assert "onerror=alert(1)> 49" not in html, path
    html = (project / "site/projet/journal.html").read_text(encoding="utf-8")
    assert "&lt;img src=x onerror=alert(1)&gt;" in html


def test_templates_stay_out_of_the_site(site_dir: Path) -> None:
    """MkDocs copies what it finds in the theme's folder: no template may be among it."""
    names = {path.relative_to(site_dir).parts[0] for path in site_dir.rglob("*") if path.is_file()}
    assert not names & {"impression", "fragments", "partials"}


def test_a_sheet_longer_than_it_says_is_refused(project: Path, run: Run) -> None:
    """« Tient sur 1 page » is checked, edition by edition, and located."""
    sheet = project / "data" / "fiches" / "situer.yml"
    text = sheet.read_text(encoding="utf-8")
    assert "  vierge: 1\n" in text
    sheet.write_text(text.replace("  vierge: 1\n", "  vierge: 2\n"), encoding="utf-8")
    line = text[: text.index("  vierge: 1\n")].count("\n") + 1

    failed = run(project, "build")

    assert failed.returncode == 1
    assert f"data/fiches/situer.yml:{line}:" in failed.stderr
    assert "« Édition vierge » prend 1\N{NO-BREAK SPACE}page, 2 annoncées" in failed.stderr
    assert "Traceback" not in failed.stdout + failed.stderr


def test_staged_pages_are_those_of_the_site(project: Path, run: Run, site_dir: Path) -> None:
    """`stage` writes to disk all that the hooks generate, for another engine."""
    staged = project / "pages"
    assert run(project, "stage", str(staged)).returncode == 0
    written = {p.relative_to(staged).with_suffix("").as_posix() for p in staged.rglob("*.md")}
    built = {p.relative_to(site_dir).with_suffix("").as_posix() for p in site_dir.rglob("*.html")}
    assert built - {"404"} == written
    for kind in ("pdf", "docx", "odt", "bib"):
        names = {p.name for p in staged.rglob(f"*.{kind}")}
        assert names == {p.name for p in site_dir.rglob(f"*.{kind}")} != set()
    for path in staged.rglob("*.md"):
        text = CODE.sub("", path.read_text(encoding="utf-8"))
        assert text.startswith("---\n"), path
        assert "[[" not in text, path
    assert run(project, "stage", str(staged)).returncode == 1
