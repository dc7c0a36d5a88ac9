"""Files packed into one, with the same bytes each time."""

from __future__ import annotations

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FIRST = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can tell of, instead of now
READABLE = 0o644 << 16
UNIX = 3  # wherever it is packed


def packed(files: Mapping[str, bytes]) -> bytes:
    """The files as a zip."""
    whole = io.BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            about = ZipInfo(name, FIRST)
            about.compress_type, about.external_attr, about.create_system = (
                ZIP_DEFLATED,
                READABLE,
                UNIX,
            )
            archive.writestr(about, content)
    return whole.getvalue()
