"""A zip of data files, as one may download it, brought back: its files by their names.

A zip can hold far more than it weighs, name places outside itself, or be damaged. So no more is
unpacked than may be brought at once, nothing is ever written under a name of it, and what can't be
understood is refused as a whole.
"""

from __future__ import annotations

import io
import stat
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from navigator.tables.limits import MOST_ZIPPED, TOGETHER
from navigator.tables.problem import Problem

ZIP = b"PK\x03\x04"
ENTRY = b"PK\x01\x02"  # before each entry of the list at the end
UTF_8 = 0x800  # the flag of names in UTF-8
LOCKED = 0x41  # the flags of files that a password protects
NAMES = 0xFFFF  # how many entries the list may seem to have, those of workbooks within included
ROOM = TOGETHER * 2**20  # bytes of all files together
JUNK = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")  # what systems add by themselves
DAMAGES = (BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError, RuntimeError)

Given = tuple[str, bytes]


def unpacked(file: str, data: bytes, room: int = ROOM) -> tuple[Given, ...] | Problem:
    """The files in a zip, in their order; or why there are none to be had in so many bytes."""
    if not data.startswith(ZIP):
        return Problem.at(file, "not-zip")
    if data.count(ENTRY) > NAMES:  # before a list is made of them
        return Problem.at(file, "full-zip", limit=MOST_ZIPPED)
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            entries = [one for one in archive.infolist() if not _is_junk(one)]
            return _refused(file, entries, room) or _read(file, archive, entries)
    except DAMAGES:
        return Problem.at(file, "not-zip")


def _is_junk(entry: ZipInfo) -> bool:
    parts = PurePosixPath(entry.filename).parts
    return entry.is_dir() or not parts or parts[0] == JUNK[0] or parts[-1] in JUNK


def _refused(file: str, entries: list[ZipInfo], room: int) -> Problem | None:
    """What makes the whole of it untrustworthy, before anything is unpacked."""
    if len(entries) > MOST_ZIPPED:
        return Problem.at(file, "full-zip", limit=MOST_ZIPPED)
    if any(entry.flag_bits & LOCKED for entry in entries):
        return Problem.at(file, "locked-zip")
    if sum(entry.file_size for entry in entries) > room:
        return Problem.at(file, "large-zip", limit=TOGETHER)
    return next(_odd(file, entries), None)


def _odd(file: str, entries: list[ZipInfo]) -> Iterator[Problem]:
    for entry in entries:
        name = _name(entry)
        if _leads_out(entry, name):
            yield Problem.at(file, "outside-zip", name=name[:80])
        if name.lower().endswith(".zip"):
            yield Problem.at(file, "zip-in-zip", name=name[:80])
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):  # others may take any memory
            yield Problem.at(file, "not-zip")


def _leads_out(entry: ZipInfo, name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    link = stat.S_ISLNK(entry.external_attr >> 16)
    return link or ".." in parts or parts[0] == "/" or ":" in parts[0]


def _read(file: str, archive: ZipFile, entries: list[ZipInfo]) -> tuple[Given, ...] | Problem:
    """The files, no more of each than it says of itself, whatever it would grow to."""
    found: list[Given] = []
    for entry in entries:
        with archive.open(entry) as part:
            data = part.read(entry.file_size + 1)
        if len(data) != entry.file_size:
            return Problem.at(file, "not-zip")
        found.append((_name(entry), data))
    return tuple(found)


def _name(entry: ZipInfo) -> str:
    """The name of a file; a Mac writes UTF-8 without saying so, Windows MS-DOS’ letters."""
    if entry.flag_bits & UTF_8:
        return entry.filename
    raw = entry.orig_filename.encode("cp437", "replace")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("cp850")
