"""The generator of the guide: `data/` and `docs/` in, a site and its documents out.

Read the folders in the order of the data's way: reading, model, corpus, views, rendering,
publishing. `commands` is the command line.
"""

from pathlib import Path
from typing import Any


def define_env(env: Any) -> None:
    """Give the pages their macros (called by mkdocs-macros-plugin).

    Raises PluginError, which MkDocs prints without a traceback, when the data has errors or when
    a library is missing.
    """
    # Imported here so that `python -m macros check` does not load what only pages need.
    from mkdocs.exceptions import PluginError

    from macros.publishing.loading import load_site
    from macros.publishing.macros import macros_for
    from macros.publishing.site import base_of
    from macros.reading.problems import InvalidCorpus
    from macros.rendering.pango import MissingPango

    try:
        site = load_site(Path(env.conf.config_file_path).parent)
    except (InvalidCorpus, MissingPango) as error:
        raise PluginError(str(error)) from None
    for name, function in macros_for(site, lambda: base_of(env.page.file.dest_uri)).items():
        env.macro(function, name)
