"""The bytes of the data files → a valid catalogue, or every fault in them at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from navigator.catalog import Catalog
from navigator.reading import (
    assembly,
    chosen_languages,
    further,
    newer_checks,
    records,
    references,
    region_checks,
    tree_records,
    validation,
    way_in_records,
    ways_in_checks,
    yaml_file,
)
from navigator.reading.faults import Faults, FaultyError, the_first
from navigator.tables import EMPTYING, MARK, MOST_FAULTS, Problem, headings, sheet
from navigator.voices import FURTHER

NEEDS, URGENT = "needs.yaml", "urgent.yaml"
TREES: Mapping[str, type[records.Record]] = {
    NEEDS: tree_records.NeedsRecord,
    URGENT: tree_records.UrgentFileRecord,
}
TABLES: Mapping[str, type[records.Record]] = {
    "services.csv": records.ServiceRecord,
    "offers.csv": records.OfferRecord,
    "providers.csv": records.ProviderRecord,
    "projects.csv": records.ProjectRecord,
    "flags.csv": records.FlagRecord,
    "thesaurus.csv": records.SynonymRecord,
    "referrals.csv": records.ReferralRecord,
    "contacts.csv": way_in_records.ContactRecord,
    "intake.csv": way_in_records.IntakeRecord,
    "terms.csv": records.TermRecord,
}
FILES = (NEEDS, *TABLES, URGENT)
# Maps from before they were there have none of them.
OPTIONAL = frozenset({"referrals.csv", "contacts.csv", "intake.csv", "terms.csv", URGENT})
UNREAD = (
    "not-text",
    "a-workbook",
    "too-large",
    "too-many-rows",
    "too-many-columns",
    "no-rows",
    "no-header",
    "header-below",
    "not-csv",
    "missing-column",
)  # nothing is known then


def blank(name: str) -> bytes:
    """A table without rows, for a map that has none of it yet: UTF-8 with BOM, semicolons."""
    return (MARK + ";".join(records.columns(TABLES[name])) + "\r\n").encode()


@dataclass(frozen=True, slots=True)
class _Part:
    """One file as far as it could be read."""

    rows: references.Rows
    problems: tuple[Problem, ...]


def read(
    files: Mapping[str, bytes], today: date | None = None, first: Collection[str] = ()
) -> Catalog:
    """The catalogue of the data files, by name.

    What is to be published today is also asked whether it knows of days to come, and whether its
    flags have ids of their own: newer checks, which what is published already need not pass.
    Raises FaultyError with all faults: of the form, of rows, and of what rows say of each other;
    of more than can be told with the first, those of the files that come first before others.
    """
    needs = yaml_file.read(NEEDS, files[NEEDS]).value if NEEDS in files else None
    required, codes = chosen_languages.chosen(needs), further.declared(needs)
    parts = {name: _part(name, files, required, codes) for name in FILES}
    found = {name: part.rows for name, part in parts.items()}
    faults = Faults()
    for part in parts.values():
        faults.add(part.problems)
    faults.add(_doubts(files) if today else ())
    if not faults.more:  # else there is enough to be mended before rows are compared
        faults.add(references.problems(found))
        faults.add(ways_in_checks.problems(found, required))
        faults.add(region_checks.problems(found))
        faults.add(newer_checks.new_problems(today, found) if today else ())
    if faults.found:
        raise FaultyError(_as_headed(faults.found, files), more=faults.more, first=first)
    return assembly.catalog(found)


def _as_headed(problems: Sequence[Problem], files: Mapping[str, bytes]) -> list[Problem]:
    """The faults with the names of columns as they stand in the files, such as `Päättyy`."""
    tables = {one.file for one in problems if one.file in TABLES and one.file in files}
    called = {name: headings.others(sheet.head(name, files[name])) for name in tables}
    return [replace(one, heading=called.get(one.file, {}).get(one.column, "")) for one in problems]


def _doubts(files: Mapping[str, bytes]) -> Iterator[Problem]:
    """Files whose letters are a guess; of what was published before, the guess stays as it was."""
    known = (sheet.doubt(name, files[name]) for name in FILES if name in files)
    yield from (one for one in known if one)


def rows(name: str, data: bytes) -> references.Rows:
    """The records of one data file, for whom it is enough to know that file.

    Which languages its texts must have is known to needs.yaml alone: none is missed.
    Raises FaultyError with the faults of the file itself.
    """
    part = _part(name, {name: data}, ())
    if part.problems:
        raise FaultyError(part.problems)
    return part.rows


def table(name: str, data: bytes, codes: Collection[str] = FURTHER) -> sheet.Sheet:
    """The rows of a table as they are written, whichever of the later columns it has.

    So with the columns of further languages, of which a map has declared some.
    """
    record = TABLES[name]
    others = further.columns(record, sheet.heading(name, data), codes)
    columns = (*records.columns(record), *others)
    return sheet.read(name, data, columns, records.optional(record) | {*others})


def _part(
    name: str,
    files: Mapping[str, bytes],
    required: Collection[str],
    codes: Collection[str] = FURTHER,
) -> _Part:
    if name not in files:
        missing = () if name in OPTIONAL else (Problem.at(name, "missing-file"),)
        return _Part(references.Rows(), missing)
    read_in = _tree if name in TREES else _records
    return read_in(name, files[name], required, codes)


def _tree(name: str, data: bytes, required: Collection[str], codes: Collection[str]) -> _Part:
    grown = yaml_file.read(name, data)
    if grown.value is None:
        return _Part(references.Rows(), grown.problems)
    parsed = validation.parsed(TREES[name], grown.value, required)
    seen = references.ids_of_needs(grown.value) if name == NEEDS else {}
    if isinstance(parsed, records.Record):
        told = (*grown.problems, *further.undeclared(name, grown, codes))
        return _Part(references.Rows(((1, parsed),), seen, grown.line), told)
    faults = (
        Problem.at(name, fault, grown.line(tuple(place)), yaml_file.key_of(place), **values)
        for fault, place, values in parsed
    )
    return _Part(references.Rows((), seen), tuple(the_first([*grown.problems, *the_first(faults)])))


def _records(name: str, data: bytes, required: Collection[str], codes: Collection[str]) -> _Part:
    record = TABLES[name]
    found = table(name, data, codes)
    valid: list[tuple[int, records.Record]] = []
    faulty: list[tuple[int, records.Record]] = []
    problems = list(found.problems)
    told = _told(found.problems)
    for row in found.rows if len(problems) <= MOST_FAULTS else ():
        cells = records.nested(record, row.cells)
        parsed = validation.parsed(record, cells, required)
        if isinstance(parsed, records.Record):
            valid.append((row.number, parsed))
            continue
        faulty.append((row.number, validation.salvaged(record, cells, parsed, required)))
        problems += _faults_of(name, row.number, parsed, told)
        if len(problems) > MOST_FAULTS:
            break
    rows = references.Rows(tuple(valid), _ids(name, found), faulty=tuple(faulty))
    return _Part(rows, tuple(problems))


def _told(problems: Sequence[Problem]) -> frozenset[tuple[int, str]]:
    """The cells of which it is told already why they are empty; row 0 is the whole column."""
    return frozenset(
        (0 if problem.fault == "missing-column" else problem.row or 0, problem.column)
        for problem in problems
        if problem.fault in {"missing-column", "long-cell", *EMPTYING}
    )


def _faults_of(
    name: str, row: int, faults: Sequence[validation.Fault], told: frozenset[tuple[int, str]]
) -> list[Problem]:
    """The faults of a row, without those that follow from what is told already."""
    found: Iterator[Problem] = (
        Problem.at(name, fault, row, _column(TABLES[name], place), **values)
        for fault, place, values in faults
    )
    return the_first(one for one in found if told.isdisjoint({(0, one.column), (row, one.column)}))


def _ids(name: str, table: sheet.Sheet) -> dict[str, frozenset[str]]:
    """The ids of a table; none at all if the reading stopped short, since then none is missed."""
    if any(problem.fault in UNREAD for problem in table.problems):
        return {}
    kind, column = ("services", "service") if name == "offers.csv" else ("rows", "id")
    return {kind: frozenset(row.cells.get(column, "") for row in table.rows)}


def _column(record: type[records.Record], place: Sequence[str | int]) -> str:
    names = [str(part) for part in place if isinstance(part, str)]
    joined = "_".join(names)
    return joined if joined in records.columns(record) else names[0]
