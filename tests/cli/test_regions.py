"""The regions of accounts, files and findings on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from navigator.cli import main
from navigator.editions import Place, desk
from tests.conftest import a_town
from tests.neighbours import neighbours
from tests.people import PASSWORD

OFFERS = "offers.csv"


@pytest.fixture
def town(tmp_path: Path, dictionaries: Path) -> Place:
    return a_town(neighbours(), tmp_path, dictionaries)


def run(town: Place, *words: object, typed: str = "") -> Result:
    given = [*map(str, words), "--var", str(town.folder)]
    result = CliRunner().invoke(main, given, input=typed)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def employed(town: Place, name: str, role: str) -> None:
    add = ("user", "add", name, "--role", role, "--password-stdin")
    assert run(town, *add, typed=PASSWORD).exit_code == 0


def test_an_account_works_for_some_regions_or_for_all(town: Place) -> None:
    employed(town, "Suvi", "editor")
    assert "There is no employment area muu" in run(town, "user", "regions", "Suvi", "muu").output
    assert run(town, "user", "regions", "Suvi", "suurkyla").exit_code == 0
    assert run(town, "user", "list").output == "Suvi: editor, of suurkyla\n"
    assert run(town, "user", "regions", "Suvi").output == "Suvi works for all employment areas.\n"
    assert run(town, "user", "list").output == "Suvi: editor\n"


def test_the_only_administrator_stays_one_of_all_regions(town: Place) -> None:
    employed(town, "Aino", "admin")
    refused = run(town, "user", "regions", "Aino", "pikkula")
    assert (refused.exit_code, "last admin" in refused.output) == (3, True)


def test_the_rows_of_a_region_go_out_and_come_back(town: Place, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    assert run(town, "export", 1, folder, "--region", "suurkyla").exit_code == 0
    own = (folder / OFFERS).read_bytes()
    assert (b"Hamina" in own, b"pikkula" in own) == (True, False)
    (folder / OFFERS).write_bytes(own.replace(b"Hamina", b"Kotka"))
    note = ("--note", "Kotkaan.")
    made = run(town, "publish", folder / OFFERS, "--region", "suurkyla", *note)
    assert made.output == "Edition 2 is ready.\n"
    before, after = (desk.files_of(town, number)[OFFERS] for number in (1, 2))
    assert after == before.replace(b"Hamina", b"Kotka")


def test_rows_of_others_in_a_file_of_a_region_are_told_and_nothing_is_published(
    town: Place, tmp_path: Path
) -> None:
    file = tmp_path / OFFERS
    file.write_bytes(neighbours()[OFFERS].replace(b"rahoitus", b"raha"))
    refused = run(town, "publish", file, "--region", "suurkyla", "--note", "x")
    assert refused.exit_code == 3
    assert "offers.csv:5: palkkatuki palkkaan tyollisyys belongs to pikkula" in refused.output
    assert run(town, "publish", file, "--region", "muu", "--note", "x").exit_code == 3
    assert run(town, "publish", file, "--note", "Raha.").output == "Edition 2 is ready.\n"


def test_findings_are_told_of_one_region(town: Place) -> None:
    told = run(town, "findings", "--json", "--region", "suurkyla").output
    assert '"step": "merelle"' in told or "merelle" in told
    assert "kaikukurssi" not in told
