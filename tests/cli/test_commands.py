"""The commands, as they are typed."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from flask import Flask

from navigator.cli import main
from navigator.editions import edition
from navigator.editions.edition import Place
from navigator.search import meaning
from tests.conftest import write
from tests.lint import lint
from tests.search.quality.test_questions import DEBT, as_file
from tests.world import CONTACTS, DAY_AFTER_KAIKU, INTAKE, LAST_DAY_OF_KAIKU, TEXTS, pikkula

SERVE = "from navigator.cli import main; main()"


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    # What the command meant to end with, it ended with.
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """Pikkula with three faults in two files."""
    files = pikkula(
        services_csv=TEXTS["services.csv"].replace("22.8.2025", "eilen"),
        providers_csv=TEXTS["providers.csv"].replace("association", "säätiö").replace("https", ""),
    )
    return write(files, tmp_path / "faulty")


def test_check_says_what_the_files_hold(tmp_path: Path) -> None:
    result = run("check", write(pikkula(), tmp_path))
    assert result.exit_code == 0
    assert "2 areas, 4 steps, 5 services" in result.stdout
    assert "no faults" in result.stdout


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "6 contacts, 2 descriptions of getting in: no faults."),
        ("fi", "6 yhteystietoa, 2 pääsyn kuvausta: ei virheitä."),
        ("sv", "6 kontaktuppgifter, 2 beskrivningar av hur man kommer in: inga fel."),
    ],
)
def test_check_says_how_many_ways_in_there_are(tmp_path: Path, language: str, told: str) -> None:
    folder = write(pikkula(contacts_csv=CONTACTS, intake_csv=INTAKE), tmp_path)
    assert run("check", folder, "--lang", language).stdout.endswith(f"{told}\n")


def test_check_lists_every_fault_with_its_place_and_fails(faulty: Path) -> None:
    result = run("check", faulty)
    assert result.exit_code == 1
    assert result.stdout == ""
    lines = result.stderr.splitlines()
    places = [line.split(": ")[0] for line in lines]
    assert places[:-1] == [
        "providers.csv:2:link",
        "providers.csv:3:kind",
        "services.csv:6:checked_on",
    ]
    assert lines[-1].startswith("3 faults")
    assert "Write it as 2026-12-31 or 31.12.2026." in result.stderr


def test_check_tells_faults_and_how_many_there_are_in_the_language_asked_for(faulty: Path) -> None:
    told = run("check", faulty, "--lang", "fi").stderr.splitlines()
    assert told[0] == (
        "providers.csv:2:link: ”://www.pikkula.fi” ei ole verkko-osoite. "
        "Osoite alkaa https://, tai solu on tyhjä."
    )
    assert told[-1] == f"3 virhettä kohteessa {faulty}."


def test_check_tells_a_single_fault_as_one(tmp_path: Path) -> None:
    folder = write(pikkula(providers_csv=""), tmp_path)
    closing = {
        language: run("check", folder, "--lang", language).stderr.splitlines()[-1]
        for language in ("fi", "sv", "en")
    }
    assert closing == {
        "fi": f"1 virhe kohteessa {folder}.",
        "sv": f"1 fel i {folder}.",
        "en": f"1 fault in {folder}.",
    }


def test_check_says_that_there_are_more_faults_than_it_tells(tmp_path: Path) -> None:
    folder = write(pikkula(thesaurus_csv="language;word;means\n" + "fi;x;\n" * 600), tmp_path)
    result = run("check", str(folder))
    assert result.exit_code == 1
    *told, closing = result.stderr.splitlines()
    assert len(told) == 500
    assert closing == f"These are the first 500 faults in {folder}; there are more."


def test_check_translates_reasons_of_our_own(tmp_path: Path) -> None:
    folder = write(pikkula(needs_yaml="[" * 5000), tmp_path)
    assert "liian monta tasoa." in run("check", folder, "--lang", "fi").stderr


def test_check_says_what_the_files_hold_in_the_language_of_the_environment(tmp_path: Path) -> None:
    folder = write(pikkula(), tmp_path)
    result = CliRunner().invoke(main, ["check", str(folder)], env={"NAVIGATOR_LANG": "sv"})
    assert result.exit_code == 0
    assert result.stdout.startswith("2 serviceområden, 4 trappsteg, 5 tjänster, ")
    assert result.stdout.endswith(": inga fel.\n")


@pytest.mark.parametrize("command", ["check", "build", "search", "evaluate", "findings"])
def test_every_command_that_reads_the_folder_refuses_a_day_to_come(
    tmp_path: Path, empty_place: Place, command: str
) -> None:
    later = TEXTS["services.csv"].replace("22.8.2025", "1.1.2099")
    files = pikkula(services_csv=later) | {"questions.json": as_file(DEBT)}
    folder = write(files, tmp_path / "data")
    places = ["--data", folder, "--var", empty_place.folder]
    words = {
        "check": [folder],
        "build": places,
        "search": ["velat", *places],
        "evaluate": places,
        "findings": ["--draft", *places],
    }
    result = run(command, *words[command])
    assert result.exit_code != 0
    assert "services.csv:6:checked_on" in result.stderr


def test_check_of_a_folder_that_is_not_there_misses_every_file(tmp_path: Path) -> None:
    result = run("check", tmp_path / "nowhere")
    assert result.exit_code == 1
    assert result.stderr.count("The file is missing.") == len(TEXTS)


def test_build_says_which_edition_is_ready(tmp_path: Path, empty_place: Place) -> None:
    data = write(pikkula(), tmp_path / "data")
    for _ in range(2):
        result = run("build", "--data", data, "--var", empty_place.folder)
        assert (result.exit_code, result.stdout) == (0, "Edition 1 is ready.\n")


@pytest.mark.skipif(meaning.model() is None, reason="the model is not to be had here")
def test_vectors_are_left_in_the_data_folder(tmp_path: Path) -> None:
    data = write(pikkula(), tmp_path / "data")
    told = run("vectors", "--data", data).stdout
    number = len(meaning.known([data]))
    assert number > 20
    assert told == f"{number} vectors are in {data / meaning.FILE}.\n"


def test_vectors_need_the_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meaning, "model", lambda: None)
    result = run("vectors", "--data", write(pikkula(), tmp_path / "data"))
    assert result.exit_code == 3
    assert "There is no model on this machine" in result.stderr


def test_build_of_faulty_data_lists_the_faults_and_publishes_nothing(
    faulty: Path, empty_place: Place
) -> None:
    result = run("build", "--data", faulty, "--var", empty_place.folder)
    assert result.exit_code == 3
    assert "services.csv:6:checked_on" in result.stderr
    assert edition.newest(empty_place) == 0


def search(place: Place, *arguments: object) -> Result:
    data = place.folder.parent / "data"
    return run("search", *arguments, "--data", data, "--var", place.folder)


def as_json(place: Place, *arguments: object) -> dict[str, Any]:
    result = search(place, *arguments, "--json")
    assert result.exit_code == 0
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_search_tells_steps_services_and_who_gives_them(place: Place) -> None:
    result = search(place, "velkaneuvonta")
    assert result.exit_code == 0
    assert "fit: good" in result.stdout
    assert "Velkaneuvonta  (velkaneuvonta)" in result.stdout
    assert "Pikkulan säätiö" in result.stdout


def test_search_answers_in_the_language_that_was_asked_for(place: Place) -> None:
    result = search(place, "skuldrådgivning", "--lang", "sv")
    assert "Skuldrådgivning  (velkaneuvonta)" in result.stdout
    assert "Stiftelsen i Lillby" in result.stdout


def test_search_says_until_when(place: Place) -> None:
    result = search(place, "kaikukurssi", "--on", LAST_DAY_OF_KAIKU)
    assert f"Pikkulan säätiö until {LAST_DAY_OF_KAIKU}" in result.stdout


def test_search_for_nothing_known_is_no_error(place: Place) -> None:
    result = search(place, "xyzzyplugh")
    assert result.exit_code == 0
    assert "fit: none" in result.stdout


def test_search_as_json_repeats_what_was_asked(place: Place) -> None:
    found = as_json(place, "velkaneuvonta", "--on", LAST_DAY_OF_KAIKU, "--lang", "fi-simple")
    asked = {key: found[key] for key in ("query", "lang", "on")}
    assert asked == {"query": "velkaneuvonta", "lang": "fi-simple", "on": "2026-06-30"}
    assert "velkaneuvonta" in [service["id"] for service in found["services"]]


def test_search_asks_about_the_day(place: Place) -> None:
    on_the_last, after = (
        as_json(place, "kaikukurssi", "--on", on) for on in (LAST_DAY_OF_KAIKU, DAY_AFTER_KAIKU)
    )
    assert "kaikukurssi" in [service["id"] for service in on_the_last["services"]]
    assert "kaikukurssi" not in [service["id"] for service in after["services"]]


def test_search_gives_no_more_than_the_limit(place: Place) -> None:
    found = as_json(place, "työ neuvonta kurssi", "--on", LAST_DAY_OF_KAIKU, "--limit", 1)
    assert len(found["services"]) == 1
    assert len(found["needs"]) == 1


@pytest.mark.parametrize(
    ("option", "value"),
    [("--on", "huomenna"), ("--on", "30.6."), ("--on", "2026-02-30"), ("--lang", "de"),
     ("--limit", "0")],
)  # fmt: skip
def test_an_option_that_means_nothing_is_refused_by_name(
    place: Place, option: str, value: str
) -> None:
    result = search(place, "velka", option, value)
    assert result.exit_code == 2
    assert f"Invalid value for '{option}'" in result.stderr
    assert value in result.stderr


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A folder whose database is none."""
    folder = tmp_path / "broken"
    folder.mkdir()
    Place(folder).database.write_bytes(b"This is no database." * 100)
    return folder


@pytest.mark.parametrize(
    "command",
    [["build"], ["serve"], ["findings"], ["links"], ["search", "raha"], ["editions"], ["flags"],
     ["reports"], ["export", "1", "out"], ["backup", "copy"], ["diff", "1", "2"],
     ["roll-back", "1", "--note", "x"], ["user", "list"], ["user", "disable", "Aino"],
     ["user", "add", "Aino", "--role", "admin"]],
    ids=" ".join,
)  # fmt: skip
def test_a_broken_database_is_told_in_a_sentence(
    command: list[str], broken: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write(pikkula(), tmp_path / "data"))
    monkeypatch.setenv("NAVIGATOR_DATA", str(tmp_path / "data"))
    result = run(*command, "--var", broken)
    assert result.exit_code == 3
    assert result.stderr.startswith("Error: ")
    assert "file is not a database." in result.stderr


@pytest.mark.parametrize(
    "command",
    [["build"], ["serve"], ["backup", "copy"], ["restore", "copy"],
     ["user", "add", "Aino", "--role", "admin"], ["user", "list"], ["findings"]],
    ids=" ".join,
)  # fmt: skip
def test_a_folder_that_can_not_be_is_told_in_a_sentence(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write(pikkula(), tmp_path / "data"))
    monkeypatch.setenv("NAVIGATOR_DATA", str(tmp_path / "data"))
    (tmp_path / "file").write_text("no folder")
    (tmp_path / "data" / "copy").touch()
    result = run(*command, "--var", tmp_path / "file" / "var")
    assert result.exit_code == 3
    assert result.stderr.startswith("Error: ") or "\nError: " in result.stderr


def test_an_empty_question_is_answered_with_nothing(place: Place) -> None:
    found = as_json(place, "")
    assert (found["fit"], found["services"]) == ("none", [])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def get(port: int, address: str) -> tuple[int, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", address)
        response = connection.getresponse()
        return response.status, response.read().decode()
    finally:
        connection.close()


def wait_until_up(process: subprocess.Popen[bytes], port: int) -> None:
    patience = time.monotonic() + 60
    while True:
        assert process.poll() is None, "the server ended by itself"
        assert time.monotonic() < patience, "the server never answered"
        try:
            get(port, "/healthz")
        except OSError:
            time.sleep(0.05)
        else:
            return


def test_serve_answers_until_it_is_told_to_stop(tmp_path: Path, empty_place: Place) -> None:
    port = free_port()
    command = [sys.executable, "-c", SERVE, "serve", "--port", str(port)]
    command += [
        "--data",
        str(write(pikkula(), tmp_path / "data")),
        "--var",
        str(empty_place.folder),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=tmp_path) as process:
        try:
            wait_until_up(process, port)
            status, health = get(port, "/healthz")
            assert (status, json.loads(health)["status"]) == (200, "ok")
            status, page = get(port, "/")
            while status in (301, 302, 303, 307, 308):
                status, page = get(port, "/fi/")
            assert status == 200
            lint(page)
            process.send_signal(signal.SIGTERM)
            told, _ = process.communicate(timeout=30)
            assert process.returncode in (0, -signal.SIGTERM)
            assert f"Edition 1 at http://127.0.0.1:{port}/" in told.decode()
        finally:
            process.kill()


def test_a_port_that_is_taken_is_told_in_a_sentence(place: Place) -> None:
    """In a process of its own: the server leaves open what it had begun to set up."""
    program = [sys.executable, "-c", SERVE, "serve", "--var", str(place.folder)]
    data = ["--data", str(place.folder.parent / "data")]
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = ["--port", str(taken.getsockname()[1])]
        result = subprocess.run([*program, *data, *port], capture_output=True, check=False)
    assert result.returncode == 3
    told = result.stderr.splitlines()[-1].decode()
    assert told.startswith("Error: The site can’t be served at http://127.0.0.1:")
    assert told.endswith("/: Address already in use.")


def test_serve_reads_its_settings_from_the_environment(
    tmp_path: Path, empty_place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    served: list[Flask] = []
    monkeypatch.setattr("navigator.server.serve", lambda app, *_: served.append(app))
    monkeypatch.setenv("NAVIGATOR_ORGANISATION", "Pikkulan kunta")
    data = write(pikkula(), tmp_path / "data")
    assert run("serve", "--data", data, "--var", empty_place.folder).exit_code == 0
    (app,) = served
    assert app.extensions["settings"].organisation == "Pikkulan kunta"


def test_serve_says_at_which_address_it_is_found(
    tmp_path: Path, empty_place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("navigator.server.serve", lambda *given: given[-1]())
    command = ["serve", "--data", write(pikkula(), tmp_path / "data"), "--var", empty_place.folder]
    monkeypatch.setenv("NAVIGATOR_PROXIES", "1")
    assert "NAVIGATOR_PROXIES is set without NAVIGATOR_ADDRESS" in run(*command).stdout
    monkeypatch.setenv("NAVIGATOR_ADDRESS", "https://kunta.fi/portaat/")
    assert "at https://kunta.fi/portaat/, and at no other" in run(*command).stdout


def test_wrong_settings_are_told_before_anything_starts(
    tmp_path: Path, empty_place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NAVIGATOR_PROXIES", "many")
    monkeypatch.setenv("NAVIGATOR_ADDRESS", "kunta.fi")
    data = write(pikkula(), tmp_path / "data")
    result = run("serve", "--data", data, "--var", empty_place.folder)
    assert result.exit_code == 3
    assert result.stdout == ""
    assert "NAVIGATOR_PROXIES must be how many" in result.stderr
    assert "NAVIGATOR_ADDRESS must begin with https://" in result.stderr
    assert not empty_place.database.exists()


def test_serve_of_faulty_data_does_not_start(faulty: Path, empty_place: Place) -> None:
    result = run("serve", "--data", faulty, "--var", empty_place.folder)
    assert result.exit_code == 3
    assert "3 faults" in result.stderr
