"""Finland's public holidays, with Christmas and Midsummer Eve: days on which offices are closed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

import holidays

COUNTRY = "FI"
IN: Mapping[str, str] = {"fi": "fi", "sv": "sv_FI", "en": "en_US"}  # others would be passed over


def holiday(day: date, language: str) -> str:
    """What the public holiday is called; nothing, if the day is none."""
    return str(_of_year(day.year, IN[language]).get(day, ""))


@cache
def _of_year(year: int, locale: str) -> Mapping[date, str]:
    return holidays.country_holidays(COUNTRY, years=year, language=locale)
