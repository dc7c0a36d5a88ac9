"""The package without a checkout: built, installed in another place, and every part of it at work.

WHEEL_PYTHON names another Python to install it with; `make wheel-test` does so.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from navigator import __version__
from tests import ROOT
from tests.browser import free_port, wait_for

PYTHON = os.environ.get("WHEEL_PYTHON", sys.executable)
REQUIRED = os.environ.get("WHEEL_REQUIRED") == "1"
UNREACHABLE = re.compile("Could not find a version|No matching distribution|connection broken")


def run(*command: object, cwd: Path, **environment: str) -> str:
    """What a command prints; it is not told where this checkout is."""
    kept = {"HOME", "PATH", "TMPDIR", "SSL_CERT_FILE"}
    words = [str(word) for word in command]
    own = {name: value for name, value in os.environ.items() if name in kept}
    pip = {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
    done = subprocess.run(
        words, capture_output=True, text=True, check=False, cwd=cwd, env=own | pip | environment
    )
    if "pip" in words and UNREACHABLE.search(done.stderr) and not REQUIRED:
        pytest.skip("the packages of the lock file can't be downloaded here")
    assert done.returncode == 0, done.stderr
    return done.stdout


class Installed:
    """The program as a package, in an environment of its own; what it keeps lies beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.program = folder / "environment" / "bin" / "navigator"
        self.kept = {"XDG_DATA_HOME": str(folder / "share")}

    def __call__(self, *words: object) -> str:
        return run(self.program, *words, cwd=self.folder, **self.kept)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = ("wheel", "-q", "--no-deps", "--no-build-isolation", "-w", folder, ROOT)
    run(sys.executable, "-m", "pip", *build, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def navigator(
    wheel: Path, dictionaries: Path, tmp_path_factory: pytest.TempPathFactory
) -> Installed:
    """Installed with the packages of the lock file, and nothing else; the English dictionary, the
    smallest, it has to make for itself."""
    folder = tmp_path_factory.mktemp("elsewhere")
    python = folder / "environment" / "bin" / "python"
    run(PYTHON, "-m", "venv", folder / "environment", cwd=folder)
    pip = (python, "-m", "pip", "install", "-q", "--disable-pip-version-check")
    # What is never imported needs no compiling.
    run(*pip, "--no-compile", "--require-hashes", "-r", ROOT / "requirements.lock", cwd=folder)
    run(*pip, "--no-deps", wheel, cwd=folder)
    shutil.copytree(dictionaries, folder / "share/navigator/dictionaries")
    (folder / "share/navigator/dictionaries/en.dic").unlink()
    return Installed(folder)


@pytest.fixture(scope="module")
def site(navigator: Installed) -> Iterator[str]:
    """The address of the installed program, serving."""
    port = free_port()
    process = subprocess.Popen(
        [navigator.program, "serve", "--port", str(port)],
        cwd=navigator.folder,
        env={"PATH": os.environ["PATH"], **navigator.kept},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz")
        yield f"http://127.0.0.1:{port}"
    finally:
        with suppress(ProcessLookupError):
            process.terminate()
        process.wait(10)


def fetch(address: str) -> tuple[str, bytes]:
    """The type and the content of what stands at an address."""
    with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 — our own server
        return answer.headers.get_content_type(), answer.read()


def test_it_tells_its_version_and_where_its_files_lie(navigator: Installed) -> None:
    told = navigator("--version")
    assert __version__ in told
    assert str(ROOT) not in told
    assert str(navigator.folder / "share") in told


def test_it_checks_the_example_map(navigator: Installed) -> None:
    assert "no faults" in navigator("check")


def test_it_builds_the_example_map_and_keeps_nothing_inside_the_package(
    navigator: Installed,
) -> None:
    assert "Edition 1 is ready." in navigator("build")
    assert (navigator.folder / "share" / "navigator" / "navigator.sqlite").exists()
    assert (navigator.folder / "share" / "navigator" / "dictionaries" / "en.dic").exists()
    assert not list(navigator.folder.glob("environment/**/navigator/var"))


def test_it_searches(navigator: Installed) -> None:
    answer = json.loads(navigator("search", "velat", "--lang", "fi", "--json"))
    assert "velat" in {need["id"] for need in answer["needs"]} or answer["services"]


def test_it_serves_pages_with_their_styles_and_words(site: str) -> None:
    kind, page = fetch(f"{site}/sv/")
    assert kind == "text/html"
    assert "Servicetrappan" in page.decode()
    (style,) = re.findall(rb'href="(/static/[^"]+/navigator\.css)"', page)
    kind, rules = fetch(f"{site}{style.decode()}")
    assert kind == "text/css"
    assert rules


def test_it_serves_the_sheet_of_a_path(site: str) -> None:
    _, page = fetch(f"{site}/fi/services/velkaneuvonta")
    code = re.findall(rb"path=([a-z0-9]{4})\b", page)[0].decode()
    kind, sheet = fetch(f"{site}/fi/path.pdf?path={code}")
    assert kind == "application/pdf"
    assert sheet.startswith(b"%PDF")


def test_its_map_can_be_taken_out_and_served_as_ones_own(navigator: Installed) -> None:
    navigator("export", 1, navigator.folder / "own")
    assert "no faults" in navigator("check", navigator.folder / "own")


def test_it_reads_a_workbook_in_a_process_of_its_own(navigator: Installed) -> None:
    python = navigator.program.parent / "python"
    taken = "excel.tables('a.xlsx', b'PK', {}, 'a')"
    reading = f"from navigator.tables import excel; print({taken}.problems[0].fault)"
    assert run(python, "-c", reading, cwd=navigator.folder).strip() == "not-workbook"
