"""Last stage: rendered pages and documents take their places. Only here is MkDocs known."""
