"""A handout as a PDF of one or two A4 pages: tagged, readable without eyes, black on white.

It is set by `templates/handout.typ`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, datetime, time
from typing import Any

from navigator.environment import shipped
from navigator.guidance.entry import Entry
from navigator.guidance.handout import Handout
from navigator.pictures import qr, typesetting

TEMPLATE = shipped.TEMPLATES / "handout.typ"
LETTERS = """#set document(title: [Letters])
#set text(font: "Source Sans 3")
"""
REFUSED = re.compile(r"\.typ:(\d+):")  # the line of a fault


def pdf(handout: Handout) -> bytes:
    """The file; always the same bytes for the same handout. Raises ValueError as `qr.svg` does.

    Own words with letters that our fonts lack are printed without them, and say so. The file is
    PDF/UA-1 unless such letters stand in the words of the map: those are printed as boxes, which
    the standard forbids, and the file is tagged all the same, but claims no standard.
    """
    lacking = _lacking(handout.letters)
    lettered = handout.lettered(lambda letter: letter not in lacking)
    try:
        return _compiled(lettered, "ua-1")
    except typesetting.RefusedError:
        return _compiled(lettered, None)


def _lacking(letters: Iterable[str]) -> frozenset[str]:
    """Those that no font has: the standard refuses a sheet with them, and tells all their lines.

    Each is a paragraph of its own, so that none becomes part of another; all are asked about at
    once, since the notes of a sheet may have two thousand letters and a sheet takes milliseconds.
    """
    by_line = dict(enumerate(sorted(letters), LETTERS.count("\n") + 1))
    lines = "".join(f'#"\\u{{{ord(letter):x}}}"#parbreak()\n' for letter in by_line.values())
    try:
        typesetting.pdf((LETTERS + lines).encode(), "ua-1")
    except typesetting.RefusedError as error:
        return frozenset(by_line[int(line)] for line in REFUSED.findall(error.diagnostic))
    return frozenset()


def _compiled(handout: Handout, standard: typesetting.Standard) -> bytes:
    day = datetime.combine(handout.day, time(), UTC)
    inputs = {"handout": _data(handout), "qr": qr.svg(handout.address)}
    return typesetting.pdf(TEMPLATE, standard, day, **inputs)


def _data(handout: Handout) -> str:
    """What the template shows, as JSON."""
    data = {
        "day": handout.day.isoformat(),
        "columns": [asdict(column) for column in handout.columns],
        "pictures": [asdict(picture) for picture in handout.pictures],
        "items": [
            {
                "note": item.note,
                "lacking": item.lacking,
                "entries": [_entry(entry) for entry in item.entries],
            }
            for item in handout.items
        ],
        "address": handout.address,
    }
    return json.dumps(data)


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "title": asdict(entry.title),
        "description": asdict(entry.description),
        "opening": entry.opening,
        "notice": entry.notice,
        "facts": [asdict(fact) for fact in entry.printed],
    }
