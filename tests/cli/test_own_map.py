"""The chapter about an own map, done as it says: every command typed, every row written."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from navigator.cli import main
from navigator.tables import patch
from tests import ROOT
from tests.browser import free_port, wait_for

CHAPTERS = ("oma-kartta.md", "own-map.md")
SERVE = "navigator serve"


def chapter(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def commands(text: str) -> list[str]:
    return re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def rows(text: str) -> dict[str, dict[str, str]]:
    """What the chapter says to write: by file, the cells by their columns."""
    tables = re.findall(r"^`(\w+\.csv)`, [^\n]*\n\n((?:\|[^\n]*\n)+)", text, re.MULTILINE)
    return {file: dict(re.findall(r"^\| `(\w+)` \| `(.+)` \|$", table, re.MULTILINE))
            for file, table in tables}  # fmt: skip


class Desk:
    """A folder in which somebody types the commands of the chapter, one block after the other."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port, self.done = folder, port, ""
        program = folder / "bin" / "navigator"
        program.parent.mkdir()
        script = 'from navigator.cli import main; main(prog_name="navigator")'
        program.write_text(f"#!/bin/sh\nexec {sys.executable} -c '{script}' \"$@\"\n")
        program.chmod(0o755)
        kept = {key: os.environ[key] for key in ("HOME", "TMPDIR") if key in os.environ}
        path = f"{program.parent}:{os.environ['PATH']}"
        self.environment = {**kept, "PATH": path, "PYTHONPATH": str(ROOT)}

    @property
    def moves(self) -> str:
        """What of the earlier blocks lasts in a window: where one is, and the settings in use."""
        lines = self.done.splitlines(keepends=True)
        return "".join(line for line in lines if line.startswith(("cd ", "set -a")))

    def typed(self, block: str) -> str:
        """What the block prints, typed in the window in which the others were."""
        done = subprocess.run(
            ["sh", "-e", "-c", self.moves + block], cwd=self.folder, env=self.environment,
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        self.done += block
        return done.stdout

    @contextmanager
    def served(self) -> Iterator[str]:
        """The site as the chapter starts it, at a port that is free."""
        script = f"{self.moves}exec {SERVE} --port {self.port}"
        run = subprocess.Popen(
            ["sh", "-c", script], cwd=self.folder, env=self.environment,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        try:
            here = f"http://127.0.0.1:{self.port}"
            wait_for(here)
            yield here
        finally:
            run.terminate()
            run.wait(20)
            assert run.stdout
            run.stdout.close()


def page(address: str) -> str:
    with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 — our own server
        return str(answer.read().decode())


@pytest.mark.parametrize("name", CHAPTERS)
def test_the_chapter_leads_from_nothing_to_a_published_map_and_to_paper(
    name: str, tmp_path: Path, dictionaries: Path
) -> None:
    text, desk = chapter(name), Desk(tmp_path, free_port())
    begin, serve, publish, beside, keep = commands(text)
    assert serve == f"{SERVE}\n"
    assert "ei virheitä" in desk.typed(begin)
    shutil.copytree(dictionaries, tmp_path / "kartta-var" / "dictionaries")
    with desk.served() as here:
        assert "Esimerkkipalvelu" in page(f"{here}/fi/services/esimerkkipalvelu")
        written = rows(text)
        assert [*written] == ["providers.csv", "services.csv", "offers.csv"]
        for file, cells in written.items():
            table = tmp_path / "kartta" / file
            table.write_bytes(patch.added(table.read_bytes(), cells))
        assert "Ansioluettelopaja" in desk.typed(publish)
        service = page(f"{here}/fi/services/ansioluettelopaja")
        assert "Kunnan työllisyyspalvelut" in service
        (path,) = set(re.findall(r'/fi/services/ansioluettelopaja\?path=([^"#]+)', service))
        with urllib.request.urlopen(f"{here}/fi/path.pdf?path={path}", timeout=60) as pdf:  # noqa: S310
            assert pdf.read(5) == b"%PDF-"
    assert "toinen-alue" in desk.typed(beside)
    assert "varmuuskopio" in desk.typed(keep)
    assert (tmp_path / "kartta-varmuuskopio.sqlite").is_file()


def test_both_chapters_say_to_type_and_to_write_the_same() -> None:
    finnish, english = map(chapter, CHAPTERS)
    assert commands(finnish) == commands(english)
    assert rows(finnish) == rows(english)
    assert len(re.findall("^## ", finnish, re.MULTILINE)) == len(
        re.findall("^## ", english, re.MULTILINE)
    )


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_other_command_in_a_chapter_is_one_that_there_is(name: str) -> None:
    text = re.sub(r"\s+", " ", chapter(name))
    named = re.findall(r"`navigator ([\w-]+)", text)
    assert {*named} - main.commands.keys() == set()
    options = {option for one in main.commands.values() for p in one.params for option in p.opts}
    assert {*re.findall(r"--[a-z][\w-]+", text)} - options == set()
