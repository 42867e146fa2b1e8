"""A ZIP that depends on what it holds alone: DOCX and ODT are ZIPs of XML."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo


def steady(zipped: bytes) -> bytes:
    """The same archive whatever the hour: fixed dates, names in order, no empty folders.

    ODF wants `mimetype` first and stored, so that a file is known by its first bytes.
    """
    out = BytesIO()
    with ZipFile(BytesIO(zipped)) as source, ZipFile(out, "w") as target:
        names = (name for name in source.namelist() if not name.endswith("/"))
        for name in sorted(names, key=lambda name: (name != "mimetype", name)):
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3  # else it tells which machine made the file
            entry.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return out.getvalue()
