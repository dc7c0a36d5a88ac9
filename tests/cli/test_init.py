"""`navigator init`, as it is typed."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from navigator.cli import main
from navigator.search import meaning
from tests import ROOT
from tests.cli.test_commands import run
from tests.conftest import write
from tests.world import pikkula


def test_what_it_writes_passes_the_check_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "oma"
    done = run("init", folder)
    assert done.exit_code == 0, done.output
    assert f"begun in {folder}" in done.stdout
    checked = run("check", folder, "--lang", "fi")
    assert "1 palvelu, 1 tarjontarivi, 1 palveluntuottaja, 1 hanke" in checked.stdout
    assert "ei virheitä" in checked.stdout
    assert (folder / meaning.FILE).read_bytes() == (ROOT / "data" / meaning.FILE).read_bytes()


def test_it_writes_over_nothing(tmp_path: Path) -> None:
    (tmp_path / "needs.yaml").write_text("oma", encoding="utf-8")
    done = run("init", tmp_path)
    assert done.exit_code == 3
    assert "is not empty, and nothing in it is written over" in done.stderr
    assert [one.name for one in tmp_path.iterdir()] == ["needs.yaml"]


def test_what_can_not_be_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "oma"
    for words, told in (
        (("--municipality", "Kotkka"), "Is it Kotka?"),
        (("--languages", "fi,sv", "--region", "Meri"), "no name in: sv"),
    ):
        done = run("init", folder, *words)
        assert done.exit_code == 2
        assert told in done.stderr
    taken = run("init", folder, "--region", "Hamina", "--municipality", "Kotka")
    assert taken.exit_code in {0, 3}
    assert run("init").exit_code == 2


def test_a_region_is_put_beside_others_and_no_other_file_is_touched(tmp_path: Path) -> None:
    folder = write(pikkula(), tmp_path / "data")
    names = ("--region", "Meren alue", "--region-sv", "Havet", "--region-en", "The sea")
    done = run("init", "--into", folder, *names, "--languages", "fi,sv,en")
    assert done.exit_code == 0, done.output
    assert "stands in" in done.stdout
    assert "meren-alue" in done.stdout
    changed = [name for name, data in pikkula().items() if (folder / name).read_bytes() != data]
    assert changed == ["needs.yaml"]
    assert "no faults" in run("check", folder).stdout


def test_a_region_that_can_not_stand_beside_the_others_is_refused(tmp_path: Path) -> None:
    folder = write(pikkula(), tmp_path / "data")
    before = (folder / "needs.yaml").read_bytes()
    lacking = run("init", "--into", folder, "--region", "Meren alue")
    assert lacking.exit_code == 3
    assert "needs.yaml" in lacking.stderr
    same = run(
        "init", "--into", folder, "--region", "Pikkula", "--region-sv", "B", "--region-en", "C"
    )
    assert same.exit_code == 3
    assert (folder / "needs.yaml").read_bytes() == before


def test_check_looks_at_the_folder_that_the_settings_name(tmp_path: Path) -> None:
    run("init", tmp_path / "oma")
    named = CliRunner(env={"NAVIGATOR_DATA": str(tmp_path / "oma")})
    assert "1 service, 1 offer" in named.invoke(main, ["check"]).stdout
