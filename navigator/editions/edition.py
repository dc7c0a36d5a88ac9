"""One published state of the map, ready to answer: its catalogue, graph and search."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache
from itertools import takewhile
from pathlib import Path

from navigator import reading, store
from navigator.catalog import NOTHING, Catalog, Kept, Locality, graph, localities, within
from navigator.editions import file_names, ownership, trespasses
from navigator.editions.index_folder import indexed, sweep
from navigator.editions.ownership import Ownership
from navigator.editions.place import Place
from navigator.environment import day
from navigator.guidance import Codes, codes
from navigator.search import Progress, Search
from navigator.store import EditionRow, Store, UnavailableError

N = str  # marks a message for the catalogues; it is translated where it is shown

FOLDER = "data"  # the origin of editions that were read from the data folder
KNOWN = 64  # editions of which it is remembered when they were published
READ, SHIPPED = N("The data folder was read."), N("The stairs as they were shipped.")


class DivergedError(Exception):
    """Both the data folder and the published data have changed since they were the same."""

    def __init__(self, newest: int) -> None:
        super().__init__(f"Edition {newest} is not in the data folder.")
        self.newest = newest


class MeanwhileError(Exception):
    """Somebody published another edition meanwhile."""

    def __init__(self, newest: int) -> None:
        super().__init__(f"Edition {newest} was published meanwhile.")
        self.newest = newest


@dataclass(frozen=True, slots=True)
class Act:
    """Who does something and when, why in their own words, and on which edition it is based.

    Whoever works for some regions may change what is theirs alone; for none in particular, all.
    """

    at: datetime
    by: str
    note: str = ""
    based_on: int = 0
    regions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Edition:
    """A number, and all that was made of its files. Never changed once made."""

    number: int
    digest: str
    catalog: Catalog
    graph: graph.Graph
    search: Search

    @cached_property
    def codes(self) -> Codes:
        """The short codes of what can stand on a path."""
        return codes(self.catalog)

    @cached_property
    def ownership(self) -> Ownership:
        """Which regions what is on the map belongs to."""
        return ownership.of_catalog(self.catalog)

    @cached_property
    def localities(self) -> Mapping[str, Locality]:
        """The regions and municipalities of the map, by what they are called in addresses."""
        return localities(self.catalog)

    @cached_property
    def _parts(self) -> dict[Locality, Edition]:
        return {}

    def within(self, locality: Locality, kept: Kept = NOTHING) -> Edition:
        """The same edition as it is in a locality; made once, but where more is kept on it."""
        if kept != NOTHING:
            return self._part(locality, kept)
        if locality not in self._parts:
            self._parts[locality] = self._part(locality, kept)
        return self._parts[locality]

    def asked_in(self, region: str) -> Search:
        """The search of a locality by its id; that of the whole map, if it has no such one."""
        found = self.localities.get(region)
        return self.within(found).search if found else self.search

    def _part(self, locality: Locality, kept: Kept) -> Edition:
        part = within(self.catalog, locality, kept)
        search = self.search.within(part)
        return _Part(self.number, self.digest, part, graph.build(part), search, self)


@dataclass(frozen=True)
class _Part(Edition):
    """An edition as it is in a locality; the codes of paths are the same everywhere."""

    whole: Edition

    @cached_property
    def codes(self) -> Codes:
        return self.whole.codes.on(self.catalog)

    @cached_property
    def localities(self) -> Mapping[str, Locality]:
        return self.whole.localities


def load(folder: Path) -> dict[str, bytes]:
    """The bytes of the data files in a folder, as far as they are there.

    A file that is missing may be there under a name that says the same: `needs.yaml.txt`, say.
    """
    found = {name: folder / name for name in reading.FILES if (folder / name).is_file()}
    others = {} if len(found) == len(reading.FILES) or not found else _called_otherwise(folder)
    named = {name: others.get(name, folder / name) for name in reading.FILES} | found
    return {name: file.read_bytes() for name, file in named.items() if file.is_file()}


def _called_otherwise(folder: Path) -> dict[str, Path]:
    """The data files by another name, where there is just one that may be meant."""
    told = [(file_names.told(file.name), file) for file in sorted(folder.iterdir())]
    files = [(one.file, file) for one, file in told if one.kind in file_names.IN_FOLDERS]
    times = Counter(name for name, _ in files)
    return {name: file for name, file in files if name and times[name] == 1}


def build(
    data: Path, place: Place, at: datetime, progress: Progress = iter, *, over: bool = False
) -> int:
    """Publish the data folder if it changed since it was last published; the newest number.

    Everything that can fail is done first, and the store is written last, in one transaction: a
    build that is killed leaves the old edition and its index whole.
    Raises FaultyError; and DivergedError if others published meanwhile what the folder does not
    hold, unless the folder is to win over it.
    """
    files = load(data)
    reading.read(files)
    place.folder.mkdir(parents=True, exist_ok=True)
    digest = store.digest(files)
    with store.opened(place.database, make=True) as kept:
        news = _is_news(digest, kept.editions.all(), over=over)
        files = files if news else kept.editions.files(kept.editions.newest)
    catalog = reading.read(files, day.of(at) if news else None)
    indexed(catalog, store.digest(files), place, progress, [data])
    with store.opened(place.database) as kept, kept.writing():
        sweep(place, at, kept)
        newest = kept.editions.newest
        if not _is_news(digest, kept.editions.all(), over=over):
            return newest
        note = READ if newest else SHIPPED
        return kept.editions.publish(files, origin=FOLDER, at=at, by="navigator build", note=note)


def _is_news(digest: str, rows: Sequence[EditionRow], *, over: bool) -> bool:
    """Whether a data folder is to be published, given all editions, the newest first.

    It counts only if it has changed since it was last published or agreed with an edition: else a
    restart would undo what was published by other ways. Raises DivergedError.
    """
    others = list(takewhile(lambda row: row.origin != FOLDER, rows))
    last = rows[len(others) : len(others) + 1]
    if over or not rows:
        return not rows or rows[0].digest != digest
    if digest in {row.digest for row in (*others, *last)}:
        return False
    if rows[0].digest not in {row.digest for row in last}:
        raise DivergedError(rows[0].number)
    return True


def publish(
    files: Mapping[str, bytes],
    place: Place,
    act: Act,
    *,
    origin: str,
    also: Callable[[Store], None] = lambda _: None,
) -> int:
    """Publish files in place of the newest edition, and do more in the same transaction.

    The number of the new edition; of the old one, if there is nothing new in the files.
    Raises FaultyError; OthersError for what is not theirs whose act it is, by whatever way they
    came here; and MeanwhileError if the act is based on an older one.
    """
    digest, catalog = store.digest(files), reading.read(files, day.of(act.at))
    if act.regions:
        with store.opened(place.database) as kept:
            base = kept.editions.files(act.based_on)
        trespasses.refuse(base, files, act.regions)
    indexed(catalog, digest, place, iter)
    with store.opened(place.database) as kept, kept.writing():
        if (newest := kept.editions.newest) != act.based_on:
            raise MeanwhileError(newest)
        also(kept)
        if kept.editions.row(newest).digest == digest:
            return newest
        return kept.editions.publish(files, origin=origin, at=act.at, by=act.by, note=act.note)


def newest(place: Place) -> int:
    """The number of the newest edition; 0 before the first, also where there is no database yet."""
    if not store.there(place.database):
        return 0
    with store.opened(place.database) as kept:
        return kept.editions.newest


def catalogue(number: int, place: Place) -> Catalog:
    """The catalogue of the edition of this number, without its index."""
    with store.opened(place.database) as kept:
        return reading.read(kept.editions.files(number))


def newest_of(place: Place, patience: float) -> tuple[int, str]:
    """The number and the digest of the newest edition, waiting no longer than so many seconds.

    Raises UnavailableError, also before the first edition.
    """
    with store.opened(place.database, patience) as kept:
        if not kept.editions.newest:
            raise UnavailableError(place.database, "empty", "nothing is published yet")
        row = kept.editions.row(kept.editions.newest)
        return row.number, row.digest


@lru_cache(KNOWN)
def moment(number: int, digest: str, place: Place) -> datetime:
    """When an edition was published; once known, the store need not be there.

    By its digest too: a backup that was put in place has other editions of the same numbers.
    """
    with store.opened(place.database) as kept:
        return datetime.fromisoformat(kept.editions.row(number).published_at)


def opened(number: int, place: Place) -> Edition:
    """The edition of this number, its index made anew where it is missing or stale."""
    with store.opened(place.database) as kept:
        files, digest = kept.editions.files(number), kept.editions.row(number).digest
    catalog = reading.read(files)
    return _ready(number, digest, catalog, place, indexed(catalog, digest, place, iter))


def draft(
    files: Mapping[str, bytes],
    place: Place,
    progress: Progress = iter,
    today: date | None = None,
    beside: Sequence[Path] = (),
) -> Edition:
    """Files as they are now, ready to answer but not published: number 0.

    Known vectors may lie in folders beside them. Raises FaultyError.
    """
    catalog, digest = reading.read(files, today), store.digest(files)
    folder = indexed(catalog, digest, place, progress, beside)
    return _ready(0, digest, catalog, place, folder)


def _ready(number: int, digest: str, catalog: Catalog, place: Place, folder: Path) -> Edition:
    search = Search(catalog, folder, place.lexicons())
    return Edition(number, digest, catalog, graph.build(catalog), search)
