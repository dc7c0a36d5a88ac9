"""One published state of the map, ready to answer: its catalogue, graph and search."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import navigator
from navigator import graph, index, meaning, reading, store
from navigator.catalog import Catalog
from navigator.lexicon import Lexicon, lexicon
from navigator.search import Search
from navigator.text import LANGUAGES

Progress = Callable[[Iterable[Any]], Iterable[Any]]
# A change in one of these makes old indexes stale.
INDEX_MAKERS = ("index", "lexicon", "meaning", "words")


@dataclass(frozen=True)
class Edition:
    """A number, and all that was made of its files. Never changed once made."""

    number: int
    digest: str
    catalog: Catalog
    graph: graph.Graph
    search: Search


@dataclass(frozen=True, slots=True)
class Place:
    """Where everything lives that can be thrown away: the store, the indexes, the dictionaries.

    Until editions are published from elsewhere than `data/`, that holds for the store, too.
    """

    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "navigator.sqlite"

    @property
    def indexes(self) -> Path:
        return self.folder / "index"

    def lexicons(self) -> Mapping[str, Lexicon]:
        folder = self.folder / "dictionaries"
        folder.mkdir(parents=True, exist_ok=True)
        return {language: lexicon(language, folder) for language in LANGUAGES}


def load(folder: Path) -> dict[str, bytes]:
    """The bytes of the data files in a folder, as far as they are there."""
    return {
        name: (folder / name).read_bytes() for name in reading.FILES if (folder / name).is_file()
    }


def build(data: Path, place: Place, at: datetime, progress: Progress = iter) -> int:
    """Publish the data folder if it changed since it was last published; the newest number.

    Everything that can fail is done first, and the store is written last, in one transaction: a
    build that is killed leaves the old edition and its index whole.
    Raises FaultyError.
    """
    files = load(data)
    catalog = reading.read(files)
    place.folder.mkdir(parents=True, exist_ok=True)
    digest = store.digest(files)
    _indexed(catalog, digest, place, progress)
    with store.opened(place.database) as opened:
        newest = opened.editions.newest
        if newest and opened.editions.row(newest).digest == digest:
            return newest
        note = "The data folder was read." if newest else "The stairs as they were shipped."
        return opened.editions.publish(files, origin="data", at=at, by="navigator build", note=note)


def newest(place: Place) -> int:
    """The number of the newest edition."""
    with store.opened(place.database) as opened:
        return opened.editions.newest


def catalogue(number: int, place: Place) -> Catalog:
    """The catalogue of the edition of this number, without its index."""
    with store.opened(place.database) as kept:
        return reading.read(kept.editions.files(number))


def opened(number: int, place: Place) -> Edition:
    """The edition of this number, its index made anew where it is missing or stale."""
    with store.opened(place.database) as kept:
        files, digest = kept.editions.files(number), kept.editions.row(number).digest
    catalog = reading.read(files)
    return _ready(number, digest, catalog, place, iter)


def draft(data: Path, place: Place, progress: Progress = iter) -> Edition:
    """The data folder as it is now, ready to answer but not published: number 0.

    Raises FaultyError.
    """
    files = load(data)
    return _ready(0, store.digest(files), reading.read(files), place, progress)


def _ready(number: int, digest: str, catalog: Catalog, place: Place, progress: Progress) -> Edition:
    folder = _indexed(catalog, digest, place, progress)
    search = Search(catalog, folder, place.lexicons())
    return Edition(number, digest, catalog, graph.build(catalog), search)


def _indexed(catalog: Catalog, digest: str, place: Place, progress: Progress) -> Path:
    """The folder of the catalogue's index; written beside and moved into place when whole."""
    means = "meaning" if meaning.model() else "words"
    target = place.indexes / f"{digest[:16]}-{_makers()}-{means}"
    if target.exists():
        return target
    place.indexes.mkdir(parents=True, exist_ok=True)
    draft = Path(mkdtemp(prefix="draft-", dir=place.indexes))
    try:
        index.write(catalog, draft, place.lexicons(), progress)
        meaning.write(catalog, draft, meaning.known(place.indexes.iterdir()), progress)
        os.rename(draft, target)
    except OSError:
        if not target.exists():  # another process may have made the same one meanwhile
            raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return target


def _makers() -> str:
    """A fingerprint of the code that makes an index."""
    folder = Path(navigator.__file__).parent
    code = b"".join((folder / f"{name}.py").read_bytes() for name in INDEX_MAKERS)
    return hashlib.sha256(code).hexdigest()[:8]
