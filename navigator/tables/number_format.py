"""What a number in a workbook shows: as Excel would write it into a CSV file, or that nobody knows.

Only what every spreadsheet program shows alike in every language is taken: whole numbers, with
leading zeros if the format says so, and days. `50 %`, `12,50` and `9.00` are shown in the manner of
whoever opens the file, and it isn't told whose that is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from navigator.tables.cell_faults import carrying

# What every program knows without being told; others are written out in the file.
BUILT_IN: Mapping[int, str] = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    14: "d.m.yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "d.m.yyyy h:mm", 45: "mm:ss",
    46: "[h]:mm:ss", 47: "mm:ss.0", 49: "@",
    **dict.fromkeys([*range(27, 32), 36, *range(50, 59)], "yyyy.m.d"),
}  # fmt: skip
GENERAL = ("general", "@", "")
# Signs that a format shows or skips; `[h]` is hours, as many as there are.
SAID = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
PART = re.compile(r"\[[hms]+\]|am/pm|a/p|y+|m+|d+|h+|s+", re.IGNORECASE)
WHOLE_DAY = frozenset("ymd")
MOST_DIGITS, MOST_EXACT = 11, 15  # what “General” shows in full; what a workbook keeps of a number
ZERO, LEAP, ZERO_OF_1904 = datetime(1899, 12, 31), 60, datetime(1904, 1, 1)  # 1900 had no leap day


@dataclass(frozen=True, slots=True)
class Format:
    """What a format shows of a number."""

    digits: int = 0  # of a whole number at least; 0, if it is not shown as one
    general: bool = False
    parts: frozenset[str] = frozenset()  # of y, m, d and t, the time of day


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell for a column of texts, and what for one of days."""

    text: str
    day: str


def of(code: str) -> Format:
    """What a format shows by its code, such as `d.m.yyyy` or `000`."""
    if code.lower() in GENERAL:
        return Format(general=True)
    if re.fullmatch("0+|#", code):
        return Format(digits=len(code))
    return Format(parts=_parts(SAID.sub("", code).split(";")[0]))


def _parts(code: str) -> frozenset[str]:
    """The parts of a day that a format shows; an `m` beside hours or seconds is minutes."""
    found = [match[0].lower() for match in PART.finditer(code)]
    timed = {place for place, part in enumerate(found) if part[0] in "[has"}
    beside = {place + step for place in timed for step in (1, -1) if _clock(found[place], step)}
    minutes = {place for place in beside if 0 <= place < len(found) and found[place] in ("m", "mm")}
    return frozenset("t" if i in timed | minutes else part[0] for i, part in enumerate(found))


def _clock(part: str, step: int) -> bool:
    """Whether minutes may stand behind a part, or before it."""
    return "h" in part if step > 0 else "s" in part


def shown(number: float, form: Format, since_1904: bool, name: str) -> Cell:  # noqa: FBT001
    """The cell of this name, which holds a number."""
    if form.parts & WHOLE_DAY:
        return _of_a_day(number, form, since_1904, name)
    plain = f"{number:.15g}"
    whole = number.is_integer() and abs(number) < 10 ** (
        MOST_DIGITS if form.general else MOST_EXACT
    )
    if whole and (form.general or form.digits):
        plain = ("-" if number < 0 else "") + str(abs(int(number))).zfill(form.digits)
        return Cell(plain, plain)
    return Cell(carrying("as-shown", name, plain), plain)


def _of_a_day(number: float, form: Format, since_1904: bool, name: str) -> Cell:  # noqa: FBT001
    moment = _moment(number, since_1904)
    if moment is None:
        return Cell(*[carrying("as-shown", name, f"{number:.15g}")] * 2)
    text = carrying("made-a-day", name, moment.date().isoformat())
    if not form.parts >= WHOLE_DAY:
        return Cell(text, carrying("part-of-day", name, moment.date().isoformat()))
    return Cell(text, day_of(moment, timed="t" in form.parts))


def of_iso(written: str, name: str) -> Cell:
    """The cell of this name, which holds a day or a moment as 2026-12-31T12:30:00."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return Cell(*[carrying("as-shown", name, written)] * 2)
    return Cell(carrying("made-a-day", name, written[:10]), day_of(moment, timed=True))


def day_of(moment: datetime, *, timed: bool) -> str:
    """The day of a moment; none if its time of day is shown, too, and isn't midnight."""
    if timed and moment.time() != time.min:
        return carrying("timed-day", moment.isoformat(" ", "minutes"))
    return moment.date().isoformat()


def _moment(number: float, since_1904: bool) -> datetime | None:  # noqa: FBT001
    zero = ZERO_OF_1904 if since_1904 else ZERO - timedelta(days=number >= LEAP)
    try:
        return zero + timedelta(seconds=round(number * 86400))
    except (OverflowError, ValueError):
        return None
