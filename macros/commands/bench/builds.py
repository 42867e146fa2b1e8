"""The build of the site beside a bare MkDocs build of the same pages."""

import shutil
from pathlib import Path

import yaml

from macros.commands.bench.corpora import enlarged
from macros.commands.bench.timing import RUNS, cost, figure, middle, title

PROJECT = ("data", "docs", "macros", "overrides", "mkdocs.yml")
LIMIT = 1.5
TIMES = (1, 5, 20)
GROWTH = 1.25

CAPTURE = """
from pathlib import Path
from macros.corpus import load
from macros.publishing.site import base_of
from macros.publishing.staging import linked
CORPUS = load(Path.cwd())
def on_page_markdown(markdown, page, config, files):
    uri = page.file.src_uri
    if page.file.generated_by is None:
        text = linked(markdown, base_of(uri), CORPUS)
        front = f"---\\ntitle: {page.title!r}\\n---\\n\\n"
        target = Path(config.config_file_path).parent / "nu" / "docs" / uri
        target.write_text(front + text, encoding="utf-8")
on_page_markdown.mkdocs_priority = -100
"""
"""A hook that writes each authored page's Markdown once its macros have run."""


def measure(root: Path, place: Path) -> Path:
    """Print the ratio of our build to the bare one; return the folder of the built site."""
    title("Construction du site, documents en cache")
    project = copy_project(root, place)
    cost(project, "-m", "macros", "build")
    bare = _bare(project)
    ours, theirs = [], []
    for _ in range(RUNS):
        # One after the other, so that both meet the same neighbours.
        ours.append(cost(project, "-m", "macros", "build"))
        theirs.append(cost(bare, "-m", "mkdocs", "build", "--quiet"))
    us, them = middle(ours), middle(theirs)
    pages = sum(1 for _ in (project / "site").rglob("*.html"))
    figure("pages", str(pages))
    figure("mkdocs nu, mêmes pages (horloge, processeur)", f"{them.wall:.2f} s {them.cpu:.2f} s")
    figure("ce projet, recherche comprise (horloge, processeur)", f"{us.wall:.2f} s {us.cpu:.2f} s")
    ratio = us.cpu / them.cpu
    figure("rapport, processeur", f"{ratio:.2f} ×", f"≤ {LIMIT} ×", ratio <= LIMIT)
    ratio = us.wall / them.wall
    figure("rapport, horloge", f"{ratio:.2f} ×", f"≤ {LIMIT} ×", ratio <= LIMIT)
    return project / "site"


def measure_growth(root: Path, place: Path, cache: Path) -> None:
    """Print what a page costs when the corpus grows: the same, or the site would not last.

    `cache` holds the documents, already rendered.
    """
    title("Construction du site quand le corpus grandit (documents en cache, processeur)")
    per_page = {}
    for times in TIMES:
        project = place / str(times)
        enlarged(root, project, times, documents=False)
        shutil.copytree(cache, project / ".cache" / "documents")
        spent = cost(project, "-m", "macros", "build").cpu
        pages = sum(1 for _ in (project / "site").rglob("*.html"))
        per_page[times] = spent / pages
        value = f"{per_page[times] * 1e3:.1f} ms par page"
        figure(f"{times} × le corpus ({pages} pages, {spent:.0f} s)", value)
        shutil.rmtree(project)
    growth = per_page[TIMES[-1]] / per_page[TIMES[0]]
    kept = growth <= GROWTH
    figure("une page, de 1 × à 20 × (1 = linéaire)", f"{growth:.2f}", f"≤ {GROWTH}", kept)


def copy_project(root: Path, target: Path) -> Path:
    """A copy of the project to build elsewhere, documents already rendered."""
    target.mkdir(parents=True)
    for name in PROJECT:
        copy = shutil.copytree if (root / name).is_dir() else shutil.copy
        copy(root / name, target / name)
    cache = root / ".cache" / "documents"
    if cache.is_dir():
        shutil.copytree(cache, target / ".cache" / "documents")
    return target


def _bare(project: Path) -> Path:
    """The same pages, their macros already run, for MkDocs and Material as they come."""
    bare = project / "nu"
    cost(project, "-m", "macros", "stage", str(bare / "docs"))
    (project / "capture.py").write_text(CAPTURE, encoding="utf-8")
    config = yaml.safe_load((project / "mkdocs.yml").read_text(encoding="utf-8"))
    capture = {**config, "hooks": [*config["hooks"], "capture.py"]}
    (project / "capture.yml").write_text(yaml.safe_dump(capture), encoding="utf-8")
    cost(project, "-m", "mkdocs", "build", "--config-file", "capture.yml", "--site-dir", "capturé")
    plain = {
        "site_name": "Guide",
        "use_directory_urls": False,
        "theme": {"name": "material", "language": "fr", "font": False},
        "markdown_extensions": config["markdown_extensions"],
    }
    (bare / "mkdocs.yml").write_text(yaml.safe_dump(plain), encoding="utf-8")
    return bare
