"""Telephone numbers as they are written, and what can be none."""

from __future__ import annotations

import pytest

from navigator.reading import telephones


@pytest.mark.parametrize(
    "written",
    ["+358206156200", "020 615 6200", "+358 20 615 6200", "020-6156200", "(020) 6156200",
     "00358206156200", " 020 6156200 ", "+358\u00a020\u00a06156200"],
)  # fmt: skip
def test_a_number_is_read_however_it_is_grouped(written: str) -> None:
    assert telephones.read(written) == "+358206156200"


@pytest.mark.parametrize("number", ["112", "116117", "116111"])
def test_a_short_number_stays_as_it_is(number: str) -> None:
    assert telephones.read(number) == number


def test_a_number_of_another_country_keeps_its_country() -> None:
    assert telephones.read("+46 8 123 456 78") == "+46812345678"


@pytest.mark.parametrize(
    "written",
    ["", "soita", "020 615 6200 (vaihde)", "020 615 6200, 020 615 6201", "tel:+358206156200",
     "12", "212", "+35820", "+999123456789", "+358206156200" * 2, "٠٢٠٦١٥٦٢٠٠"],
)  # fmt: skip
def test_what_cannot_be_a_number_is_none(written: str) -> None:
    assert telephones.read(written) is None
