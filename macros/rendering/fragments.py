"""Views → HTML, through the logic-free templates of `overrides/fragments/`."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    pass_context,
)
from jinja2.runtime import Context
from markupsafe import Markup

from macros.views.commun import RunView


def render(overrides: Path, name: str, view: object, base: str, **more: object) -> str:
    """Print `view` with the template `name`, found below `overrides`.

    `base` leads from the page to the root of the site (`../../`, or the site's whole address in
    a document). `lieu` begins every identifier, so that a kit may hold a sheet twice. `blanc` is
    the template of a letter's blanks: on a page they show what its form holds, in a PDF they are
    fields. The result is one root element without blank lines, safe inside Markdown.
    """
    known = {"lieu": "", "blanc": "fragments/blanc.html", "view": view, "base": base, **more}
    html = environment(overrides).get_template(name).render(known)
    return "\n".join(line.strip() for line in html.splitlines() if line.strip())


@lru_cache(maxsize=4)
def environment(overrides: Path) -> Environment:
    """The templates' environment: everything is escaped, nothing may be undefined."""
    return Environment(
        loader=FileSystemLoader(overrides),
        bytecode_cache=compiled(overrides.parent),
        # Whoever watches the templates clears this function's cache (see publishing/loading).
        auto_reload=False,
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def compiled(root: Path) -> FileSystemBytecodeCache:
    """Where compiled templates wait for the next build."""
    folder = root / ".cache" / "gabarits"
    folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder))


@pass_context
def _finalize(context: Context, value: Any) -> Any:
    """Print a tuple of runs with its own fragment, and braces so that no engine reads them."""
    if isinstance(value, tuple):
        if not all(isinstance(run, RunView) for run in value):
            raise TypeError(f"not a prose: {value!r}")
        template = context.environment.get_template("fragments/prose.html")
        known = {"runs": value, "base": context["base"], "blanc": context["blanc"]}
        return Markup(template.render(known).replace("\n", ""))
    if isinstance(value, str) and not isinstance(value, Markup):
        return Markup(
            str(Markup.escape(value))
            .replace("{", "&#123;")
            .replace("}", "&#125;")
            .replace("\n", " ")
        )
    return value
