"""A workbook → CSV files, as a program: `python -m navigator.tables STEM COLUMNS <IN >OUT`.

A few kilobytes can unfold to gigabytes, and what others have made is read here first; so this is a
process with nothing to lose, which may take so much memory and time and no more. Its exit status
tells what became of the file; what goes out is JSON.
"""

from __future__ import annotations

import csv
import io
import json
import sys
import xml.etree.ElementTree as ET
import zlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from zipfile import BadZipFile, ZipFile

from navigator.tables import book, office_open, open_document
from navigator.tables.book import Columns
from navigator.tables.leaf import Leaf, TooWideError
from navigator.tables.limits import MEGABYTES, TOGETHER
from navigator.tables.sheet import MARK

MEMORY = 2**30  # bytes
SECONDS = 15  # of work
GOOD, DAMAGED, TOO_WIDE, OLD = 0, 10, 11, 12  # exit statuses; Python's own are 1 and 2
# What the standard library says to a damaged file; the last is for cells that refer to nothing.
DAMAGES = (
    *(ArithmeticError, ValueError, EOFError, OSError, ET.ParseError, BadZipFile, zlib.error),
    *(NotImplementedError, RuntimeError, LookupError),
)
OF_OLD = (
    b"\xd0\xcf\x11\xe0"  # how the files of Excel began until 2007, and those with a password do
)
LOCKED = "EncryptedPackage".encode("utf-16-le")
KIND, OF_OPEN_DOCUMENT = "mimetype", b"application/vnd.oasis.opendocument.spreadsheet"


class OldError(Exception):
    """A workbook of a kind that is not read any more."""


def main() -> int:
    """Turn the workbook that comes in into the tables that go out; the exit status."""
    _limit()
    stem, shapes = sys.argv[1], json.loads(sys.argv[2])
    try:
        found = json.dumps(tables_of(sys.stdin.buffer.read(), stem, shapes))
    except (TooWideError, MemoryError):
        return TOO_WIDE
    except OldError:
        return OLD
    except DAMAGES:
        return DAMAGED
    sys.stdout.write(found)
    return GOOD


def tables_of(data: bytes, stem: str, shapes: Mapping[str, Columns]) -> dict[str, object]:
    """The tables of a workbook as CSV files by their stems, and what is wrong with the whole.

    Each is separated by semicolons. Raises TooWideError, OldError, or one of DAMAGES.
    """
    found = book.of(_leaves(data), stem, shapes)
    tables = {name: _written(table) for name, table in found.tables.items()}
    if sum(map(len, tables.values())) > TOGETHER * 2**20:
        raise TooWideError
    return {"tables": tables, "faults": found.faults}


def _limit() -> None:
    """Take no more than is granted, and leave nothing behind after a crash.

    Windows knows no such limits, macOS none of memory, and one that is lower already may stay: then
    there is the patience of whoever waits.
    """
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _leaves(data: bytes) -> list[Leaf]:
    if data.startswith(OF_OLD) and LOCKED not in data:
        raise OldError
    with ZipFile(io.BytesIO(data)) as archive:
        open_ = KIND in archive.namelist() and archive.read(KIND).startswith(OF_OPEN_DOCUMENT)
        found = list((open_document if open_ else office_open).leaves(archive))
    if not found:
        raise BadZipFile
    return found


def _written(table: Sequence[Sequence[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(table)
    written = MARK + text.getvalue()
    if len(written.encode()) > MEGABYTES * 2**20:
        raise TooWideError
    return written
