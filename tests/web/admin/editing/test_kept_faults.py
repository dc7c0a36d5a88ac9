"""Faults of an upload are found once and kept with it, until what they hang on has changed."""

from __future__ import annotations

import pytest

from navigator import reading
from navigator.editions import edition, looks
from navigator.editions.edition import Act
from navigator.tables import MOST_FAULTS
from tests.conftest import Clock
from tests.lint import LintingClient
from tests.people import MORNING, signed_in
from tests.web.admin.editing.test_data_pages import bring, place_of, words
from tests.world import PROJECTS, SERVICES, pikkula

PAGE = "/en/admin/data/uploads/1"
FAULTY = PROJECTS.replace("2026-06-30", "eilen").encode()
MANY = "\n".join([SERVICES.splitlines()[0], *["x"] * 9_999]).encode()  # 20 kB


@pytest.fixture
def editor(desk: LintingClient) -> LintingClient:
    return signed_in(desk, "editor")


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How often files have been read."""
    times, real = [0], reading.read

    def counted(*given: object, **named: object) -> object:
        times[0] += 1
        return real(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "read", counted)
    return times


def test_kept_faults_are_shown_in_any_language_without_reading_again(
    editor: LintingClient, read: list[int]
) -> None:
    bring(editor, projects_csv=FAULTY)
    editor.page(PAGE)
    before = read[0]
    assert "“eilen” is not a day." in editor.page(PAGE)
    assert "”eilen” ei ole päivämäärä." in editor.page(PAGE.replace("/en/", "/fi/"))
    assert "has faults" in editor.page("/en/admin/data")
    assert read[0] == before


def test_faults_are_found_anew_over_another_edition_on_another_day_and_of_other_files(
    editor: LintingClient, read: list[int], clock: Clock
) -> None:
    bring(editor, projects_csv=FAULTY)

    def read_anew() -> bool:
        before = read[0]
        editor.page(PAGE)
        return read[0] > before

    assert read_anew()
    assert not read_anew()
    clock.today = clock.today.replace(day=clock.today.day + 1)
    assert read_anew()
    changed = pikkula(providers_csv=pikkula()["providers.csv"].replace(b"saatio;", b"seura;"))
    for name in ("offers.csv", "projects.csv"):
        changed[name] = changed[name].replace(b"saatio", b"seura")
    edition.publish(changed, place_of(editor), Act(MORNING, "Eero", "", 1), origin="edit")
    assert read_anew()
    assert "There is no “saatio” in providers.csv." in words(editor.get(PAGE))
    bring(editor, PAGE, projects_csv=FAULTY.replace(b"eilen", b"huomenna"))
    assert read_anew()


def test_a_page_of_very_many_faults_stays_small_and_says_that_there_are_more(
    editor: LintingClient,
) -> None:
    """A wrong letter on each row of 40 kB once made 29 megabytes."""
    bring(editor, services_csv=MANY)
    page = editor.page(PAGE)
    assert f"These are the first {MOST_FAULTS} faults; there are more." in page
    assert "500 faults of those that are shown" in page
    assert page.count("<tr>") < 2 * MOST_FAULTS
    assert len(page) < 200_000
    for voice in ("fi", "sv"):
        editor.page(PAGE.replace("/en/", f"/{voice}/"))


def test_a_page_of_very_many_changes_stays_small_and_says_how_many_more_there_are(
    editor: LintingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looks, "MANY", 1000)
    rows = [f"fi;sana{number};raha" for number in range(320)]
    bring(editor, thesaurus_csv="\n".join(["language;word;means", *rows]).encode())
    page = editor.page(PAGE)
    assert page.count("sana") < 310
    assert "20 more are not shown here." in words(editor.get(PAGE))
