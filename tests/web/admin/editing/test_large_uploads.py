"""A large upload is looked at beside the site: its page says how far it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from navigator import store
from navigator.editions import Lookout, edition, index_folder, looks
from navigator.editions import desk as desk_
from navigator.editions.edition import Act
from navigator.store import Look
from tests.conftest import Clock
from tests.lint import LintingClient
from tests.people import MORNING, signed_in
from tests.web.admin.editing.test_data_pages import (
    LONGER,
    bring,
    newest,
    place_of,
    publish,
    words,
)
from tests.world import PROJECTS, pikkula

PAGE = "/en/admin/data/uploads/1"
PATIENCE = 120.0  # seconds: a process starts, reads Pikkula and makes its index


@pytest.fixture
def editor(desk: LintingClient) -> LintingClient:
    return signed_in(desk, "editor")


@pytest.fixture(autouse=True)
def small_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here even Pikkula is large."""
    monkeypatch.setattr(looks, "LARGE", 0)


@pytest.fixture
def lookout(editor: LintingClient) -> Iterator[Lookout]:
    found: Lookout = editor.application.extensions["lookout"]
    yield found
    assert found.rest(PATIENCE)


@pytest.fixture
def asleep(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody looks at what waits."""
    monkeypatch.setattr(Lookout, "wake", lambda _: None)


def how_far(client: LintingClient, said: str = "") -> str:
    """What the page is told when it asks how far the look is."""
    address = f"{PAGE}?said={said}"
    return client.page(address, headers={"HX-Request": "true"})


def look_at(client: LintingClient, number: int = 1) -> Look | None:
    with store.opened(place_of(client).database) as kept:
        return kept.looks.of(number)


def test_a_large_upload_is_looked_at_beside_the_site_and_then_published(
    editor: LintingClient, lookout: Lookout
) -> None:
    bring(editor, projects_csv=LONGER.encode())
    page = editor.page(PAGE)
    assert "it takes a while to find out what changes" in words_of(page)
    assert f'action="{PAGE}/publish"' not in page
    assert "Throw away" in page, "one need not wait"
    assert lookout.rest(PATIENCE)
    assert "It is ready." in how_far(editor)
    page = editor.page(PAGE)
    assert "now: 30 June 2026 after publishing: 31 December 2026" in words_of(page)
    files = pikkula(projects_csv=LONGER)
    assert index_folder.is_indexed(store.digest(files), place_of(editor)), (
        "publishing need not make it"
    )
    assert publish(editor, 1, 1).status_code == 303
    assert newest(editor) == 2
    assert look_at(editor) is None


def words_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_faults_of_a_large_upload_are_found_beside_the_site_too(
    editor: LintingClient, lookout: Lookout
) -> None:
    bring(editor, projects_csv=PROJECTS.replace("2026-06-30", "eilen").encode())
    assert "has faults" not in editor.page("/en/admin/data")
    assert lookout.rest(PATIENCE), "and the list of uploads has asked for it"
    assert "has faults" in editor.page("/en/admin/data")
    assert "“eilen” is not a day." in editor.page(PAGE)
    assert "”eilen” ei ole päivämäärä." in editor.page(PAGE.replace("/en/", "/fi/"))


def test_the_page_asks_how_far_it_is_and_is_told_in_words_only_what_is_new(
    editor: LintingClient, asleep: None
) -> None:
    bring(editor, projects_csv=LONGER.encode())
    page = editor.page(PAGE)
    assert 'hx-get="/en/admin/data/uploads/1?said=before-0"' in page
    assert f'<a href="{PAGE}">Look how far it is</a>' in page, "who has no scripts asks so"
    assert "http-equiv" not in page, "no page moves on by itself"
    look = look_at(editor)
    assert look
    with store.opened(place_of(editor).database) as kept:
        kept.looks.progress(look, "words", 3, 12)
    told = how_far(editor, "before-0")
    assert "The words are gathered for the search." in told
    assert 'max="12" value="3"' in told
    assert "gathered" not in how_far(editor, "words")


def test_what_a_restart_cut_off_is_begun_anew(
    editor: LintingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Lookout, "wake", lambda _: None)
        bring(editor, projects_csv=LONGER.encode())
        editor.page(PAGE)
    restarted = Lookout(place_of(editor))
    restarted.wake()
    assert restarted.rest(PATIENCE)
    look = look_at(editor)
    assert look
    assert look.state == "sound"


def test_a_look_that_comes_to_nothing_is_told_and_can_be_tried_again(
    editor: LintingClient, lookout: Lookout, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(editor, projects_csv=LONGER.encode())
    with monkeypatch.context() as patch:
        patch.setattr("navigator.editions.lookout.LONGEST", 0.0)
        editor.page(PAGE)
        assert lookout.rest(PATIENCE)
    assert "The upload could not be looked at." in words_of(editor.page(PAGE))
    assert "could not be looked at" in words_of(editor.page("/en/admin/data"))
    editor.page(f"{PAGE}?again=1")
    assert lookout.rest(PATIENCE)
    assert f'action="{PAGE}/publish"' in editor.page(PAGE)


def test_a_look_is_taken_anew_when_what_it_was_against_has_changed(
    editor: LintingClient, lookout: Lookout, clock: Clock
) -> None:
    bring(editor, projects_csv=LONGER.encode())
    editor.page(PAGE)
    assert lookout.rest(PATIENCE)
    first = look_at(editor)
    clock.today = clock.today.replace(day=clock.today.day + 1)
    assert "it takes a while" in editor.page(PAGE), "on another day"
    assert lookout.rest(PATIENCE)
    assert first != look_at(editor)
    changed = pikkula(projects_csv=PROJECTS.replace("Kaiku;", "Kaiku 2;"))
    edition.publish(changed, place_of(editor), Act(MORNING, "Eero", "", 1), origin="edit")
    refused = publish(editor, 1, 1)
    assert refused.status_code == 409
    assert "Eero" in words(refused)
    assert "kestää hetken" in words(refused), "over another edition"
    assert "”Syy.”" in words(refused), "and what was written is not lost"


def test_an_upload_that_is_thrown_away_is_not_looked_at_to_the_end(
    editor: LintingClient, lookout: Lookout
) -> None:
    bring(editor, projects_csv=LONGER.encode())
    editor.page(PAGE)
    desk_.discard(place_of(editor), 1, Act(MORNING, "Aino"))
    assert lookout.rest(PATIENCE)
    assert look_at(editor) is None


def test_more_uploads_than_can_wait_are_told_so(
    editor: LintingClient, asleep: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looks, "MOST_WAITING", 1)
    for _ in range(2):
        bring(editor, projects_csv=LONGER.encode())
    editor.page(PAGE)
    assert "Many other uploads are waiting." in editor.page("/en/admin/data/uploads/2")
    assert look_at(editor, 2) is None


def test_a_large_upload_is_not_published_before_its_index_is_made(
    editor: LintingClient, asleep: None
) -> None:
    bring(editor, projects_csv=PROJECTS.replace("Kaiku;", "Ennenaikainen;").encode())
    response = publish(editor, 1, 1)
    assert response.status_code == 409
    assert newest(editor) == 1
