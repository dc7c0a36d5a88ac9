"""A handout as a PDF of one or two A4 pages: tagged, readable without eyes, black on white.

Typst sets it, by `templates/handout.typ`. Words reach the template as data and never as markup, and
the fonts come out of packages, so that every machine makes the same bytes.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime, time
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst

from navigator import qr
from navigator.entry import Entry
from navigator.handout import Handout

TEMPLATE = Path(__file__).resolve().parents[1] / "templates" / "handout.typ"
FONTS = ("fontpkg_source_sans_3", "fontpkg_noto_sans_arabic")


def pdf(handout: Handout) -> bytes:
    """The file; always the same bytes for the same handout. Raises ValueError as `qr.svg` does.

    It is PDF/UA-1 unless somebody wrote a letter that our fonts lack. That is printed as a box,
    which the standard forbids: then the file is tagged all the same, but claims no standard.
    """
    try:
        return _compiled(handout, "ua-1")
    except typst.TypstError:
        return _compiled(handout, None)


def _compiled(handout: Handout, standard: typst.PDFStandards) -> bytes:
    return typst.compile(
        TEMPLATE,
        format="pdf",
        pdf_standards=standard,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"handout": _data(handout), "qr": qr.svg(handout.address)},
        timestamp=datetime.combine(handout.day, time(), UTC),
    )


def _data(handout: Handout) -> str:
    """What the template shows, as JSON."""
    data = {
        "day": handout.day.isoformat(),
        "columns": [asdict(column) for column in handout.columns],
        "pictures": [asdict(picture) for picture in handout.pictures],
        "items": [
            {"note": item.note, "entries": [_entry(entry) for entry in item.entries]}
            for item in handout.items
        ],
        "address": handout.address,
    }
    return json.dumps(data)


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "title": asdict(entry.title),
        "description": asdict(entry.description),
        "notice": entry.notice,
        "facts": [asdict(fact) for fact in entry.telling],
    }


@cache
def _fonts() -> typst.Fonts:
    folders = [Path(str(files(package) / "files")) for package in FONTS]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
