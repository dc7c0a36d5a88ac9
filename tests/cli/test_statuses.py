"""What commands end with, and on which terminals: for scripts, and for jobs by night."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from navigator.cli import flags_reports
from navigator.editions.edition import Place
from tests.cli.test_commands import SERVE, run
from tests.conftest import write
from tests.world import DAY_AFTER_KAIKU, TEXTS, pikkula

PROGRAM = [sys.executable, "-c", SERVE]
TERMINALS = [  # each says of itself that it has few letters
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONIOENCODING": "ascii"},
    {"PYTHONIOENCODING": "cp1252"},
    {"PYTHONIOENCODING": "latin-1"},
]


def on_terminal(terminal: dict[str, str], *words: object) -> subprocess.CompletedProcess[bytes]:
    env = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG"))}
    command = [*PROGRAM, *map(str, words)]
    return subprocess.run(command, env=env | terminal, capture_output=True, check=False)


def test_what_was_found_what_was_typed_wrongly_and_what_could_not_be_done_are_told_apart(
    place: Place, tmp_path: Path
) -> None:
    var = ("--var", place.folder)
    faulty = write(pikkula(flags_csv=TEXTS["flags.csv"].replace("missing", "x")), tmp_path / "x")
    for status, words in (
        (0, ("check", write(pikkula(), tmp_path / "data"))),
        (1, ("check", faulty)),
        (1, ("findings", "--on", DAY_AFTER_KAIKU, *var)),
        (2, ("findings", "--on", "someday", *var)),
        (2, ("check", faulty, "--lang", "de")),
        (2, ("nothing",)),
        (3, ("findings", "--draft", "--data", faulty)),
        (3, ("build", "--data", faulty, "--var", tmp_path / "var")),
        (3, ("evaluate", "--data", faulty, *var)),
        (3, ("diff", 1, 99, *var)),
        (3, ("editions", "--var", tmp_path / "nowhere")),
    ):
        assert run(*words).exit_code == status, words


@pytest.mark.parametrize("command", ["findings", "flags"])
def test_a_fault_of_ours_is_shown_and_says_nothing_about_the_stairs(
    command: str, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a fault of ours")

    monkeypatch.setattr(flags_reports.edition, "catalogue", fault)
    result = run(command, "--var", place.folder)
    assert result.exit_code == 3
    assert "ZeroDivisionError: a fault of ours" in result.stderr


def test_stopping_a_command_says_so(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(flags_reports.edition, "catalogue", stop)
    result = run("findings", "--var", place.folder)
    assert (result.exit_code, result.stderr) == (130, "\nStopped.\n")


NUMBERS = ["9" * 20, "0", "07", "+7", "-1", " 7", "٧", "7_0", "1e3", "x"]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_that_nothing_can_have_is_refused_by_name(place: Place, number: str) -> None:
    for words in (
        ("diff", "--", number, 1),
        ("export", "--", number, "out"),
        ("roll-back", "--note", "x", "--", number),
        ("reports", f"--settle={number}"),
    ):
        result = run(words[0], "--var", place.folder, *words[1:])
        assert result.exit_code == 2
        assert "is not a number such as 7" in result.stderr


@pytest.mark.parametrize("terminal", TERMINALS, ids=str)
def test_what_a_terminal_can_not_print_is_replaced(place: Place, terminal: dict[str, str]) -> None:
    var = ("--var", place.folder)
    told = on_terminal(terminal, "findings", "--on", DAY_AFTER_KAIKU, "--lang", "fi", *var)
    assert (told.returncode, told.stderr) == (1, b"")
    assert b"[empty-step" in told.stdout
    data = ("--data", place.folder.parent / "data", *var)
    found = on_terminal(terminal, "search", "työnhaku", *data)
    assert (found.returncode, found.stderr) == (0, b"")
    assert b"(valmennus)" in found.stdout
    as_json = on_terminal(terminal, "search", "työnhaku", "--json", *data)
    assert as_json.returncode == 0
    encoding = terminal.get("PYTHONIOENCODING", "utf-8")
    answer = json.loads(as_json.stdout.decode(encoding if encoding != "ascii" else "utf-8"))
    assert answer["query"] == "työnhaku"
    assert answer["needs"][0]["title"]["fi"].startswith("Olen aloittamassa työnhaun")
