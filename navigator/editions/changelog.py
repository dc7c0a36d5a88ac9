"""What each edition changed, told by the names that things had then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from navigator import reading
from navigator.editions import desk, diff, item_names, keyed_rows, ownership
from navigator.editions.desk import Files
from navigator.editions.diff import Change, Kind
from navigator.editions.item_names import Names
from navigator.editions.ownership import Ownership
from navigator.editions.place import Place
from navigator.reading import FaultyError
from navigator.store import EditionRow
from navigator.voices import Text

KNOWN = 1000  # editions whose changes are remembered
NAMED = ("name", "title", "new")  # in which columns a row says what it is about
OFFER = ("service", "step", "provider", "project")  # an offer has no name but those of its parts


@dataclass(frozen=True, slots=True)
class Line:
    """A row that was removed, changed or added: what it was called then, and which columns."""

    file: str
    kind: Kind
    key: keyed_rows.Key
    called: tuple[Text, ...]
    columns: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()  # whose it was; none: all share it


Lines = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Chronicle:
    """What editions changed; each is asked for when it is told of."""

    place: Place
    rows: Mapping[int, EditionRow]

    def of(self, number: int) -> Lines | None:
        """What an edition changed: nothing, if it is the first; None, if one can't read it."""
        before, after = self.rows.get(number - 1), self.rows.get(number)
        return _known(self.place, number, before.digest, after.digest) if before and after else ()


def chronicle(place: Place, rows: Sequence[EditionRow]) -> Chronicle:
    """The chronicle of some editions."""
    return Chronicle(place, {row.number: row for row in rows})


@lru_cache(KNOWN)
def _known(place: Place, number: int, before: str, after: str) -> Lines | None:
    """By digests: a backup that was put in place has other editions of the same numbers."""
    try:
        return lines(desk.files_of(place, number - 1), desk.files_of(place, number))
    except FaultyError:
        return None


def lines(before: Files, after: Files) -> Lines:
    """What differs, removals first, and what a thing holds after it. Raises FaultyError."""
    was, now = ((item_names.names(files), ownership.of_files(files)) for files in (before, after))
    told = [
        _line(change, *(was if change.kind == "removed" else now))
        for change in diff.between(before, after).changes
    ]
    return tuple(sorted(told, key=_order))


def _order(line: Line) -> tuple[int, int]:
    return diff.KINDS.index(line.kind), reading.FILES.index(line.file)


def _line(change: Change, names: Names, whose: Ownership) -> Line:
    columns = [cell.column for cell in change.cells] if change.kind == "changed" else ()
    regions = tuple(sorted(whose.of(change.file, change.key, change.whole)))
    called = _called(change, names)
    return Line(change.file, change.kind, change.key, called, tuple(columns), regions)


def _called(change: Change, names: Names) -> tuple[Text, ...]:
    if change.file == "offers.csv":
        ids = ((kind, change.whole[kind]) for kind in OFFER)
        return tuple(_name(kind, id_, names) for kind, id_ in ids if id_)
    for column in NAMED:
        if said := item_names.worded(column, change.whole):
            return (said,)
    one = change.whole.get("name") or change.whole.get("word") or change.key[-1]
    return (Text.of({"fi": one}),)


def _name(kind: str, id_: str, names: Names) -> Text:
    thing = getattr(names, kind).get(id_) or (names.area.get(id_) if kind == "step" else None)
    return thing.name if thing else Text.of({"fi": id_})
