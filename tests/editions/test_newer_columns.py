"""An old table that is brought back leaves what stands in columns that came later."""

from __future__ import annotations

from navigator.editions import newer_columns
from tests.neighbours import neighbours
from tests.world import SERVICES

NAME = "services.csv"
HEADER, *ROWS = SERVICES.splitlines()
BEFORE = "\n".join(
    [
        HEADER + ";plain_name_fi",
        *(f"{row};Selko" if row.startswith("palkka") else row for row in ROWS),
    ]
)


def kept(brought: str, before: str = BEFORE) -> str:
    return newer_columns.kept({NAME: brought.encode()}, {NAME: before.encode()})[NAME].decode()


def test_what_stands_in_a_later_column_stays_with_its_row() -> None:
    found = kept(SERVICES).splitlines()
    assert found[0].endswith(";plain_name_fi;plain_name_sv;plain_name_en")
    assert [row for row in found[1:] if "Selko" in row] == [
        f"{row};Selko;;" for row in ROWS if row.startswith("palkka")
    ]


def test_a_column_that_is_there_and_empty_is_meant_to_be_empty() -> None:
    emptied = BEFORE.replace(";Selko", ";")
    assert kept(emptied) == emptied


def test_a_table_comes_as_it_is_where_nothing_would_be_lost() -> None:
    assert kept(SERVICES, SERVICES) == SERVICES
    assert kept("no table", BEFORE) == "no table"


def test_an_offer_has_no_id_and_keeps_what_stands_in_a_later_column_all_the_same() -> None:
    before = neighbours()["offers.csv"]
    older = "\n".join(row.rpartition(";")[0] for row in before.decode().splitlines()) + "\n"
    brought = {"offers.csv": older.encode()}
    assert newer_columns.kept(brought, {"offers.csv": before}) == {"offers.csv": before}
