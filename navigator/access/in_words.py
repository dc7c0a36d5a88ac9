"""Hours and numbers as a voice says them: Mon–Fri 9–15; 020 615 6200."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from navigator.catalog import OpeningHours, Spans
from navigator.voices import Speech

PREFIXES = {  # digits before the first space: of services, mobiles and areas, the longest first
    4: ("0100", "0600", "0700", "0800"),
    3: ("020", "029", "030", "050"),
    2: ("02", "03", "05", "06", "08", "09"),
}
HOME = "+358"
TRIPLE, LEAST = 3, 5  # digits of a group, and of a number that has groups


def hours_said(spans: Spans, speech: Speech) -> str:
    """The hours of a day: 9–11, 12–15.30."""
    return ", ".join(f"{speech.time(one.opens)}–{speech.time(one.closes)}" for one in spans)


def week_said(hours: OpeningHours, speech: Speech) -> str:
    """The hours of a normal week, days of the same hours together; closed days are left out."""
    return "; ".join(_groups(hours, speech))


def _groups(hours: OpeningHours, speech: Speech) -> Iterator[str]:
    for spans, days in groupby(range(7), key=lambda day: hours.week[day]):
        first, *rest = days
        if spans:
            name = speech.short_weekday(first)
            until = f"–{speech.short_weekday(rest[-1])}" if rest else ""
            yield f"{name}{until} {hours_said(spans, speech)}"


def languages_said(codes: Sequence[str], speech: Speech) -> str:
    """Languages by their names: Finnish, Swedish and English."""
    return speech.listed([speech.language(code) for code in codes])


def number_said(number: str) -> str:
    """A number as it is written in Finland, in groups; of another country, as it is."""
    if not number.startswith(HOME):
        return number
    home = "0" + number.removeprefix(HOME)
    width = next((w for w, some in PREFIXES.items() if home.startswith(some)), TRIPLE)
    return f"{home[:width]} {_grouped(home[width:])}"


def _grouped(digits: str) -> str:
    """Threes from the left; what would stay alone goes with the last three."""
    if len(digits) < LEAST:
        return digits
    return f"{digits[:TRIPLE]} {_grouped(digits[TRIPLE:])}"
