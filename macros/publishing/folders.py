"""A kit as a folder: a ZIP of its pieces, a note that says how to print them, their digests."""

import hashlib
from pathlib import Path

from macros.corpus import Corpus
from macros.publishing.cache import Cache
from macros.publishing.documents import Recueil
from macros.rendering.archive import zipped
from macros.typography import day, french
from macros.views.adresses import adresse
from macros.views.commun import plain
from macros.views.liasse import Piece, fichier

ENTIER, LISEZMOI, EMPREINTES = "00-kit-complet.pdf", "LISEZMOI.txt", "SHA256SUMS.txt"


def folder(kit: Recueil, cache: Cache, corpus: Corpus) -> Path:
    """Where the ZIP of a kit waits."""
    note = _note(kit, corpus)
    files = {ENTIER: cache.path(kit.whole)}
    pieces = enumerate(kit.pieces)
    files |= {fichier(i, piece): cache.path(document) for i, (piece, document) in pieces}
    told = "|".join([note, *(f"{name} {path.name}" for name, path in files.items())])
    return cache.made(told, "zip", lambda: _zip(kit, note, files))


def _zip(kit: Recueil, note: str, files: dict[str, Path]) -> bytes:
    contents = {LISEZMOI: note.encode()} | {n: path.read_bytes() for n, path in files.items()}
    digests = (f"{hashlib.sha256(content).hexdigest()}  {n}\n" for n, content in contents.items())
    contents[EMPREINTES] = "".join(digests).encode()
    return zipped({f"{kit.dossier.nom}/{name}": content for name, content in contents.items()})


def _note(kit: Recueil, corpus: Corpus) -> str:
    """What the folder holds and how to print it, for whoever opens it without the site."""
    dossier, publisher = kit.dossier, corpus.organisme
    recipe = (_line(fichier(i, piece), piece) for i, (piece, _) in enumerate(kit.pieces))
    lines = (
        dossier.titre,
        "=" * len(dossier.titre),
        "",
        plain(dossier.besoin),
        "",
        f"{ENTIER} contient tout le kit en un seul fichier, pour le copieur.",
        "Les autres fichiers sont les mêmes pages, pièce par pièce :",
        "",
        *recipe,
        "",
        f"Nombres comptés pour {dossier.participants} personnes. Tout s’imprime en noir et blanc.",
        f"{EMPREINTES} permet de vérifier qu’aucun fichier n’a changé.",
        "",
        f"{french(publisher.titre)}, édition du {day(publisher.edition)}",
        f"{publisher.adresse_du_site}{adresse(dossier.cible)}",
    )
    return "\r\n".join([*lines, ""])


def _line(name: str, piece: Piece) -> str:
    told = ", ".join(filter(None, (piece.titre, piece.regle, piece.papier)))
    return f"{piece.nombre:>3} × {name} : {told}"
