"""The index of an edition on disk: made beside, sealed, moved into place when whole, later swept.

Its name holds the digest of the data and a fingerprint of the code that makes indexes, so that a
stale one is never opened.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp
from zipfile import BadZipFile

from navigator.catalog import Catalog
from navigator.editions import seal
from navigator.editions.place import Place
from navigator.search import Progress, Vectors, fingerprint, index, meaning
from navigator.store import Store

DRAFT = "draft-"  # begins the name of an index that is being made, or was left half-made
STALE = timedelta(days=1)  # no index takes as long to make


def indexed(
    catalog: Catalog,
    digest: str,
    place: Place,
    progress: Progress,
    beside: Sequence[Path] = (),
) -> Path:
    """The folder of the catalogue's index; written beside and moved into place when whole.

    Where the engine for meanings is away, the index holds words alone under a name of its own, and
    is looked for in vain the next time. One that has been damaged since is made anew.
    """
    target = _folder(digest, place, _means())
    if target.exists():
        if seal.whole(target):
            return target
        _take_away(target, place)
    place.indexes.mkdir(parents=True, exist_ok=True)
    draft = Path(mkdtemp(prefix=DRAFT, dir=place.indexes))
    try:
        index.write(catalog, draft, place.lexicons(), progress)
        known = _vectors([*_whole(place), *beside])
        if not meaning.write(catalog, draft, known, progress):
            target = _folder(digest, place, "words")
        seal.put(draft)
        _on_disk(draft)
        os.rename(draft, target)
    except OSError:
        if not seal.whole(target):  # another process may have made the same one meanwhile
            raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return target


def _folder(digest: str, place: Place, means: str) -> Path:
    return place.indexes / f"{digest[:16]}-{fingerprint()}-{means}"


def _means() -> str:
    return "meaning" if meaning.model() else "words"


def is_indexed(digest: str, place: Place) -> bool:
    """Whether the index of the files with this digest is there, so that none must be made."""
    return seal.whole(_folder(digest, place, _means()))


def _take_away(broken: Path, place: Place) -> None:
    """Take a damaged index out of the way, as a draft that a later build sweeps if it stays."""
    aside = Path(mkdtemp(prefix=DRAFT, dir=place.indexes))
    with suppress(FileNotFoundError):  # another process did so first
        os.rename(broken, aside / "broken")
    shutil.rmtree(aside, ignore_errors=True)


def _vectors(folders: Sequence[Path]) -> dict[str, Vectors]:
    """The vectors that earlier builds have left, as far as they can be read."""
    found: dict[str, Vectors] = {}
    for folder in folders:
        with suppress(BadZipFile, EOFError, KeyError, ValueError):  # damaged: they are made anew
            found |= meaning.known([folder])
    return found


def _whole(place: Place) -> list[Path]:
    """The indexes that are whole: another process may be writing a draft, or have died over it."""
    return [folder for folder in place.indexes.iterdir() if not folder.name.startswith(DRAFT)]


def _on_disk(folder: Path) -> None:
    """Wait until the files are on the disk: after a power cut a name must not stand for nothing."""
    for path in (path for path in folder.rglob("*") if path.is_file()):
        with path.open("rb+") as file:
            os.fsync(file.fileno())


def sweep(place: Place, at: datetime, kept: Store) -> None:
    """Take away what killed builds left half-made, and indexes of files never published."""
    known = {row.digest[:16] for row in kept.editions.all()}
    for folder in place.indexes.iterdir():
        with suppress(FileNotFoundError):  # another process may sweep, too
            age = at.timestamp() - folder.stat().st_mtime
            if age > STALE.total_seconds() and folder.name.partition("-")[0] not in known:
                shutil.rmtree(folder)
