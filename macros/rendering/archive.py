"""A ZIP that depends on what it holds alone: DOCX and ODT are ZIPs of XML."""

from collections.abc import Container, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo


def steady(archive: bytes, plain: str = "") -> bytes:
    """The same archive whatever the hour: fixed dates, names in order, no empty folders.

    ODF wants `mimetype` first and stored, so that a file is known by its first bytes. The file
    `plain` is stored too: a page that fills it in has nothing to inflate.
    """
    with ZipFile(BytesIO(archive)) as source:
        names = (name for name in source.namelist() if not name.endswith("/"))
        ordered = sorted(names, key=lambda name: (name != "mimetype", name))
        return zipped({name: source.read(name) for name in ordered}, {"mimetype", plain})


def zipped(files: Mapping[str, bytes], stored: Container[str] = ()) -> bytes:
    """An archive of these files, by name, in their order; some are stored as they are."""
    out = BytesIO()
    with ZipFile(out, "w") as target:
        for name, content in files.items():
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3  # else it tells which machine made the file
            entry.compress_type = ZIP_STORED if name in stored else ZIP_DEFLATED
            target.writestr(entry, content)
    return out.getvalue()
