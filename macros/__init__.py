"""The generator of the guide: `data/` and `docs/` in, a site and its documents out.

Read the folders in the order of the data's way: reading, model, corpus, views, rendering,
publishing. `commands` is the command line.
"""
