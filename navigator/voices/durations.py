"""How long something is away, as people say it, everywhere alike: in days, weeks, months, years.

The day itself stands beside it, so the nearest whole number is enough. In Finnish what is left and
what is ahead stand in different cases; so each is a message of its own.
"""

from __future__ import annotations

from typing import Literal

from navigator.voices.localisation import Speech

Unit = Literal["day", "week", "month", "year"]

DAYS, WEEKS, MONTHS = 14, 61, 700  # so many days are no longer counted in days, weeks, months
YEAR = 365
TOLD_IN_MONTHS = 24


def span(days: int) -> tuple[int, Unit]:
    """So many days in the largest unit in which people would count them."""
    if days < DAYS:
        return days, "day"
    if days < WEEKS:
        return (days + 3) // 7, "week"
    if days < MONTHS:
        return (2 * days + 30) // 61, "month"
    return (2 * days + YEAR) // (2 * YEAR), "year"


def left(days: int, speech: Speech) -> str:
    """How much time is left: 8 months left."""
    number, unit = span(days)
    if unit == "day":
        return speech.ngettext("%(num)s day left", "%(num)s days left", number)
    if unit == "week":
        return speech.ngettext("%(num)s week left", "%(num)s weeks left", number)
    if unit == "month":
        return speech.ngettext("%(num)s month left", "%(num)s months left", number)
    return speech.ngettext("%(num)s year left", "%(num)s years left", number)


def ahead(days: int, speech: Speech) -> str:
    """When something comes: in 8 months."""
    number, unit = span(days)
    if unit == "day":
        return speech.ngettext("in %(num)s day", "in %(num)s days", number)
    if unit == "week":
        return speech.ngettext("in %(num)s week", "in %(num)s weeks", number)
    if unit == "month":
        return speech.ngettext("in %(num)s month", "in %(num)s months", number)
    return speech.ngettext("in %(num)s year", "in %(num)s years", number)


def ago(months: int, speech: Speech) -> str:
    """When something was, so many full months before: 8 months ago."""
    if months < TOLD_IN_MONTHS:
        return speech.ngettext("%(num)s month ago", "%(num)s months ago", months)
    return speech.ngettext("%(num)s year ago", "%(num)s years ago", months // 12)
