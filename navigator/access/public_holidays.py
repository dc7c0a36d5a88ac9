"""Finland's public holidays, with Christmas and Midsummer Eve: days on which offices are closed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

import holidays

COUNTRY = "FI"
IN: Mapping[str, str] = {"fi": "fi", "sv": "sv_FI", "en": "en_US"}  # others would be passed over


def holiday(day: date, language: str) -> str:
    """What the public holiday is called, as in a sentence; nothing, if the day is none."""
    name = str(_of_year(day.year, IN[language]).get(day, ""))
    return name if language == "en" else name.lower()


@cache
def _of_year(year: int, locale: str) -> Mapping[date, str]:
    return holidays.country_holidays(COUNTRY, years=year, language=locale)
