"""The bytes of the data files → a valid catalogue, or every fault in them at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from navigator.catalog import Catalog
from navigator.reading import assembly, records, references, validation, yaml_file
from navigator.tables import MARK, Problem, sheet

NEEDS, URGENT = "needs.yaml", "urgent.yaml"
TREES: Mapping[str, type[records.Record]] = {
    NEEDS: records.NeedsRecord,
    URGENT: records.UrgentFileRecord,
}
TABLES: Mapping[str, type[records.Record]] = {
    "services.csv": records.ServiceRecord,
    "offers.csv": records.OfferRecord,
    "providers.csv": records.ProviderRecord,
    "projects.csv": records.ProjectRecord,
    "flags.csv": records.FlagRecord,
    "thesaurus.csv": records.SynonymRecord,
    "referrals.csv": records.ReferralRecord,
}
FILES = (NEEDS, *TABLES, URGENT)
OPTIONAL = frozenset({"referrals.csv", URGENT})  # maps from before it was there have none
UNREAD = (
    "not-text",
    "a-workbook",
    "too-large",
    "no-rows",
    "not-csv",
    "missing-column",
)  # nothing is known then


def blank(name: str) -> bytes:
    """A table without rows, for a map that has none of it yet: UTF-8 with BOM, semicolons."""
    return (MARK + ";".join(records.columns(TABLES[name])) + "\r\n").encode()


class FaultyError(Exception):
    """The files hold faults; `problems` has all of them, in the order of files and rows."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.order))
        super().__init__(f"{len(self.problems)} faults; the first: {self.problems[0]}")


@dataclass(frozen=True, slots=True)
class _Part:
    """One file as far as it could be read."""

    rows: references.Rows
    problems: tuple[Problem, ...]


def read(files: Mapping[str, bytes], today: date | None = None) -> Catalog:
    """The catalogue of the data files, by name.

    What is to be published today is also asked whether it knows of days to come, and whether its
    flags have ids of their own: newer checks, which what is published already need not pass.
    Raises FaultyError with all faults: of the form, of rows, and of what rows say of each other.
    """
    parts = {name: _part(name, files) for name in FILES}
    found = {name: part.rows for name, part in parts.items()}
    problems = [problem for part in parts.values() for problem in part.problems]
    problems += references.problems(found)
    problems += references.new_problems(today, found) if today else ()
    if problems:
        raise FaultyError(problems)
    return assembly.catalog(found)


def rows(name: str, data: bytes) -> references.Rows:
    """The records of one data file, for whom it is enough to know that file.

    Raises FaultyError with the faults of the file itself.
    """
    part = _part(name, {name: data})
    if part.problems:
        raise FaultyError(part.problems)
    return part.rows


def _part(name: str, files: Mapping[str, bytes]) -> _Part:
    if name not in files:
        missing = () if name in OPTIONAL else (Problem.at(name, "missing-file"),)
        return _Part(references.Rows(), missing)
    return _tree(name, files[name]) if name in TREES else _records(name, files[name])


def _tree(name: str, data: bytes) -> _Part:
    grown = yaml_file.read(name, data)
    if grown.value is None:
        return _Part(references.Rows(), grown.problems)
    parsed = validation.parsed(TREES[name], grown.value)
    seen = references.ids_of_needs(grown.value) if name == NEEDS else {}
    if isinstance(parsed, records.Record):
        return _Part(references.Rows(((1, parsed),), seen, grown.line), grown.problems)
    faults = (
        Problem.at(name, fault, grown.line(tuple(place)), yaml_file.key_of(place), **values)
        for fault, place, values in parsed
    )
    return _Part(references.Rows((), seen), (*grown.problems, *faults))


def _records(name: str, data: bytes) -> _Part:
    record = TABLES[name]
    table = sheet.read(name, data, records.columns(record))
    missing = {problem.column for problem in table.problems if problem.fault == "missing-column"}
    valid: list[tuple[int, records.Record]] = []
    faulty: list[tuple[int, records.Record]] = []
    problems = list(table.problems)
    for row in table.rows:
        cells = records.nested(record, row.cells)
        parsed = validation.parsed(record, cells)
        if isinstance(parsed, records.Record):
            valid.append((row.number, parsed))
            continue
        faulty.append((row.number, validation.salvaged(record, cells, parsed)))
        problems += [
            Problem.at(name, fault, row.number, column, **values)
            for fault, place, values in parsed
            if (column := _column(record, place)) not in missing
        ]
    rows = references.Rows(tuple(valid), _ids(name, table), faulty=tuple(faulty))
    return _Part(rows, tuple(problems))


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
