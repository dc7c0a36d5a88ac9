"""A day as people and their spreadsheets write it: read as it is meant, or told what is wrong."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from navigator.environment import day

SPACES = re.compile(r"\s*([.-])\s*")  # as in “1. 5. 2026”
MIDNIGHT = re.compile(r"[T\s]+(klo|kl\.?)?\s*0?0[.:]00([.:]00(\.0+)?)?", re.IGNORECASE)
TIME = re.compile(r"[T\s]+(klo|kl\.?|at)?\s*\d{1,2}([.:]\d\d)*(\.\d+)?\s*([ap]m|Z)?", re.IGNORECASE)
WRITTEN = re.compile(r"\d{4}-\d\d?-\d\d?|\d\d?\.\d\d?\.\d{4}", re.ASCII)
SERIAL = re.compile(r"\d{5}([.,]\d+)?", re.ASCII)  # of the days since 1900: 2009 is about 40,000

Fault = Literal["bad-date", "far-day", "serial-day", "timed-day"]


def read(text: str) -> date | Fault:
    """The day that is written, or the name of what is wrong with it."""
    found = WRITTEN.match(closed := SPACES.sub(r"\1", text.strip()))
    if not found:
        return "serial-day" if SERIAL.fullmatch(closed) else "bad-date"
    rest = closed[found.end() :]
    if rest and not MIDNIGHT.fullmatch(rest):
        return "timed-day" if TIME.fullmatch(rest) and day.parse(found[0]) else "bad-date"
    return day.parse(found[0]) or ("far-day" if _in_a_calendar(found[0]) else "bad-date")


def _in_a_calendar(written: str) -> bool:
    """Whether there is such a day in some year."""
    return day.parse(re.sub(r"\d{4}", "2096", written)) is not None
