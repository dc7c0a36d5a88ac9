"""What is asked of files that are to be published today, and not of what was published before.

These checks came later than the first editions: those that don't pass them are still read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from navigator.flags import RAISED
from navigator.reading import addresses
from navigator.reading.lengths import too_long
from navigator.reading.records import OfferRecord
from navigator.reading.references import Rows
from navigator.reading.unseen import broken, lost, mixed, texts, unseen
from navigator.reading.yaml_file import Path, key_of
from navigator.tables import Problem
from navigator.voices import named, visible

# Tables that tell when their facts were checked.
CHECKED = ("services.csv", "referrals.csv", "contacts.csv", "intake.csv", "terms.csv")
SNIPPET = 80  # characters of a text that a fault tells


def new_problems(today: date, files: Mapping[str, Rows]) -> Iterator[Problem]:
    """Faults of what is to be published today; what was published before goes on with them."""
    yield from _checked_after(today, files)
    yield from _raised(files["flags.csv"])
    yield from _too_long(files)
    yield from _letters(files)
    yield from _links(files)
    yield from _twin_offers(files["offers.csv"])


def _checked_after(today: date, files: Mapping[str, Rows]) -> Iterator[Problem]:
    """What is said to have been checked on a day that is still to come."""
    for file in CHECKED:
        for number, row in files[file].all:
            if row.checked_on and row.checked_on > today:
                values = {"day": row.checked_on}
                yield Problem.at(file, "checked-later", number, "checked_on", **values)


def _raised(flags: Rows) -> Iterator[Problem]:
    """Flags with ids that the desk gives to its own: two flags would be taken for one."""
    for number, flag in flags.valid:
        if flag.id.startswith(RAISED):
            yield Problem.at("flags.csv", "raised-id", number, "id", value=flag.id, start=RAISED)


def _too_long(files: Mapping[str, Rows]) -> Iterator[Problem]:
    for name, rows in files.items():
        for number, record in rows.all:
            for path, length, limit in too_long(record):
                here, column = _place(name, rows, number, path)
                values = {"length": length, "limit": limit}
                yield Problem.at(name, "too-long", here, column, **values)


def _letters(files: Mapping[str, Rows]) -> Iterator[Problem]:
    """Characters that nobody sees, and letters that were broken or lost on their way."""
    for name, rows in files.items():
        for number, record in rows.all:
            for path, text, character in unseen(record):
                values = {"value": visible(text)[:SNIPPET], "character": named(character)}
                yield _at(name, "invisible", rows, number, path, **values)
            for path, word, character in mixed(record):
                values = {"value": word[:SNIPPET], "character": named(character)}
                yield _at(name, "look-alike", rows, number, path, **values)
            for path, word in lost(record):
                yield _at(name, "lost-letter", rows, number, path, value=word[:SNIPPET])
            for path, word, meant in broken(record):
                values = {"value": word[:SNIPPET], "meant": meant[:SNIPPET]}
                yield _at(name, "twice-encoded", rows, number, path, **values)


def _links(files: Mapping[str, Rows]) -> Iterator[Problem]:
    """Addresses that cannot be right, though they were good enough before."""
    for name, rows in files.items():
        for number, record in rows.all:
            links = {text: path for path, text in texts(record) if _is_link(path, text)}
            for text, path in links.items():
                if fault := addresses.fault_of(text):
                    yield _at(name, fault[0], rows, number, path, value=text[:SNIPPET], **fault[1])


def _is_link(path: Path, text: str) -> bool:
    return bool(text) and not {"link", "address"}.isdisjoint(path) and not text.startswith("tel:")


def _at(name: str, fault: str, rows: Rows, number: int, path: Path, /, **values: str) -> Problem:
    row, column = _place(name, rows, number, path)
    return Problem(name, fault, row, column, tuple(values.items()))


def _place(name: str, rows: Rows, number: int, path: Path) -> tuple[int, str]:
    """The row and column of what a path leads to, or its line and key."""
    if name.endswith(".yaml"):
        return rows.line(path), key_of(path)
    return number, "_".join(part for part in path if isinstance(part, str))


def _twin_offers(offers: Rows) -> Iterator[Problem]:
    """Offers that differ in nothing but their notes: on the pages they look like a mistake."""
    first: dict[tuple[object, ...], tuple[int, OfferRecord]] = {}
    for number, offer in offers.valid:
        other, twin = first.setdefault(_all_but_note(offer), (number, offer))
        if twin != offer:  # the same note, too: another fault
            yield Problem.at("offers.csv", "twin-offer", number, other=other, step=offer.step)


def _all_but_note(offer: OfferRecord) -> tuple[object, ...]:
    return (
        offer.service,
        offer.step,
        offer.provider,
        offer.project,
        offer.region,
        offer.audience,
        offer.municipalities,
    )
