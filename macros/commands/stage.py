"""`stage`: generated pages and documents as plain files, for an engine without MkDocs' hooks."""

import shutil
import sys
from pathlib import Path

import click

from macros.reading.problems import InvalidCorpus
from macros.rendering.pango import MissingPango


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def command(folder: Path) -> None:
    """Écrit dans FOLDER les pages de docs/, les pages générées et les documents."""
    from macros.publishing.exports import exports
    from macros.publishing.loading import load_site
    from macros.publishing.pages import generated_pages
    from macros.publishing.staging import staged_pages

    root = Path.cwd()
    try:
        site = load_site(root)
    except (InvalidCorpus, MissingPango) as error:
        sys.exit(str(error))
    if folder.exists() and any(folder.iterdir()):
        sys.exit(f"{folder} n’est pas vide : rien n’a été écrit")
    shutil.copytree(root / "docs", folder, dirs_exist_ok=True)
    written = dict(staged_pages(root, site.corpus))
    generated = {page.src_uri: page.markdown for page in generated_pages(site)}
    for uri, text in {**written, **generated}.items():
        path = folder / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for href, text in exports(site):
        (folder / href).write_text(text, encoding="utf-8")
    for item in site.rendered:
        path = folder / item.href
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(item.path, path)
    click.echo(f"{folder} : {len(generated)} pages générées, {len(site.rendered)} documents")
