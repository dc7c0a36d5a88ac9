"""The clock of the product, and the days it can be asked about."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo

import pytest

from navigator.environment import day


@pytest.mark.parametrize("text", ["2026-06-05", "2026-6-5", "5.6.2026", "05.06.2026"])
def test_a_day_is_written_year_first_or_as_in_finland(text: str) -> None:
    assert day.parse(text) == date(2026, 6, 5)


@pytest.mark.parametrize(
    "text",
    ["", "30.6.26", "6/30/2026", "20260630", "30.6.", "31.6.2026",
     "2026-W27-2", "2026-06-30T00:00", " 2026-06-30", "2026-06-30\n",
     "2026-02-29", "2026-13-01", "0000-00-00", "٢٠٢٦-٠٦-٣٠"],
)  # fmt: skip
def test_what_is_no_day_of_the_calendar_is_none(text: str) -> None:
    assert day.parse(text) is None


def test_the_map_can_be_asked_about_a_century() -> None:
    assert day.parse("2000-01-01") == day.FIRST
    assert day.parse("2100-12-31") == day.LAST
    assert day.parse("1999-12-31") is None
    assert day.parse("2101-01-01") is None


@pytest.mark.parametrize(
    ("moment", "in_finland"),
    [
        (datetime(2026, 6, 30, 20, 59, tzinfo=UTC), date(2026, 6, 30)),
        (datetime(2026, 6, 30, 21, 0, tzinfo=UTC), date(2026, 7, 1)),  # three hours in summer
        (datetime(2026, 12, 31, 21, 59, tzinfo=UTC), date(2026, 12, 31)),
        (datetime(2026, 12, 31, 22, 0, tzinfo=UTC), date(2027, 1, 1)),  # two in winter
    ],
)
def test_today_is_the_day_in_finland(
    monkeypatch: pytest.MonkeyPatch, moment: datetime, in_finland: date
) -> None:
    class Stopped(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return moment.astimezone(tz)

    monkeypatch.setattr(day, "datetime", Stopped)
    assert day.today() == in_finland


def test_now_is_in_utc_to_the_second() -> None:
    now = day.now()
    assert now.tzinfo is UTC
    assert now.microsecond == 0


@pytest.mark.parametrize(
    ("since", "until", "months"),
    [
        (date(2025, 8, 22), date(2026, 2, 21), 5),
        (date(2025, 8, 22), date(2026, 2, 22), 6),
        (date(2025, 8, 31), date(2025, 9, 30), 0),
        (date(2026, 1, 1), date(2026, 1, 1), 0),
    ],
)
def test_only_full_months_are_counted(since: date, until: date, months: int) -> None:
    assert day.months_between(since, until) == months


@pytest.mark.parametrize(
    ("on", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 11, 22), 14, date(2028, 1, 22)),
        (date(2000, 1, 15), -1, None),
        (date(2100, 12, 1), 1, None),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last(
    on: date, months: int, later: date | None
) -> None:
    assert day.months_later(on, months) == later
