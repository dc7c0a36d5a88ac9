"""Costly work in narrow lanes: who finds one full is told so at once, and pages go on."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest
from flask import Flask, g
from werkzeug.test import TestResponse

from navigator.editions.edition import Place
from navigator.server import REFUSED, Bounds
from navigator.staff.accounts import Role
from navigator.voices.text import VOICES, Voice
from navigator.web.public import path_pages
from navigator.web.request.lanes import FullError, Kind, Lane, lanes, turn
from navigator.web.request.lockout import EACH_PAIR
from tests.lint import LintingClient
from tests.people import NAMES, employ, send, sign_in, signed_in

SECONDS = 20
FOR_PAGES = 8  # threads that no lane may hold


@contextmanager
def full(app: Flask, kind: Kind) -> Iterator[None]:
    """The lane with as many in it as it holds."""
    lane: Lane = app.extensions["lanes"][kind]
    places = [f"192.0.2.{number}" for number in range(lane.holds)]
    for place in places:
        lane.enter(place)
    try:
        yield
    finally:
        for place in places:
            lane.leave(place)


def busy(answer: TestResponse) -> bool:
    return answer.status_code == 503 and answer.headers["Retry-After"] == "30"


# A lane


def test_a_lane_does_so_many_at_once_and_lets_so_many_wait() -> None:
    lane, leave = Lane(2, 1, each=3, patience=SECONDS), threading.Event()
    inside, done, entered = [0, 0], [], threading.Semaphore(0)

    def work() -> None:
        with lane.turn("here"):
            inside[0] += 1
            inside[1] = max(inside)
            entered.release()
            leave.wait(SECONDS)
            inside[0] -= 1
        done.append(1)

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    assert all(entered.acquire(timeout=SECONDS) for _ in range(2))
    while lane._inside.total() < lane.holds:
        time.sleep(0.01)
    with pytest.raises(FullError), lane.turn("here"):
        pytest.fail("there is no room")
    leave.set()
    for thread in threads:
        thread.join(SECONDS)
    assert (inside[1], len(done)) == (2, 3)
    with lane.turn("here"):
        done.append(1)


def test_whoever_waits_too_long_for_a_turn_is_told_so() -> None:
    lane = Lane(1, 1, each=2, patience=0.05)
    with lane.turn("here"), pytest.raises(FullError), lane.turn("here"):
        pytest.fail("it was somebody else’s turn")
    with lane.turn("here"):
        pass


def test_a_turn_ends_with_the_work_even_when_that_fails() -> None:
    lane = Lane(1, 0, each=1, patience=0.05)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError), lane.turn("here"):
            _ = 1 / 0


def test_nobody_alone_keeps_a_lane_from_all_others() -> None:
    lane = Lane(2, 4, each=3, patience=0.05)
    for _ in range(3):
        lane.enter("here")
    with pytest.raises(FullError):
        lane.enter("here")
    lane.enter("there")
    lane.leave("here")
    lane.enter("here")


def test_who_has_a_turn_needs_no_second_one(app: Flask) -> None:
    with app.test_request_context("/fi/"), turn("drafts"), turn("drafts"):
        assert g.turns == {"drafts"}


def test_the_lanes_together_leave_threads_for_pages() -> None:
    assert sum(lane.holds for lane in lanes().values()) + FOR_PAGES <= Bounds().threads


# Full lanes, and the pages beside them


def codes_of(client: LintingClient) -> str:
    return re.findall(r'data-code="(\w+)"', client.page("/fi/services/palkkatuki"))[0]


@pytest.mark.parametrize("voice", VOICES, ids=str)
def test_a_sheet_that_nobody_has_time_for_is_refused_with_a_word_while_pages_go_on(
    app: Flask, client: LintingClient, voice: Voice
) -> None:
    code = codes_of(client)
    with full(app, "paper"):
        refused = client.get(f"/{voice}/path.pdf?path={code}")
        assert busy(refused)
        speech = app.extensions["speeches"][voice]
        assert speech.gettext("Too many are asking for this right now") in refused.text
        assert client.get(f"/{voice}/path?path={code}").status_code == 200
    assert client.get(f"/{voice}/path.pdf?path={code}").mimetype == "application/pdf"


def test_a_password_that_nobody_has_time_for_is_not_counted_as_wrong(desk: LintingClient) -> None:
    employ(desk.application)
    with full(desk.application, "passwords"):
        for _ in range(EACH_PAIR + 1):
            assert busy(sign_in(desk, NAMES["admin"]))
        assert desk.get("/fi/").status_code == 200
    assert sign_in(desk, NAMES["admin"]).status_code == 303


ACCOUNT = "/fi/admin/account"
NEW = {"new_password": "viisi sanaa peräkkäin nyt", "repeated_password": "x"}


@pytest.mark.parametrize(
    ("role", "address", "fields"),
    [
        ("counsellor", f"{ACCOUNT}/password", {"password": "x" * 12} | NEW),
        ("counsellor", f"{ACCOUNT}/second-factor", {"password": "x" * 12}),
        ("counsellor", f"{ACCOUNT}/second-factor/off", {"password": "x" * 12}),
        ("admin", "/fi/admin/users", {"name": "Uusi Ihminen", "role": "editor"}),
    ],
)
def test_everything_that_hashes_goes_through_the_lane(
    desk: LintingClient, role: Role, address: str, fields: dict[str, str]
) -> None:
    signed_in(desk, role)
    with full(desk.application, "passwords"):
        assert busy(send(desk, address, **fields))
        assert desk.get(ACCOUNT).status_code == 200


def test_files_that_nobody_has_time_for_are_refused_with_a_word(desk: LintingClient) -> None:
    signed_in(desk, "editor")
    with full(desk.application, "drafts"):
        assert busy(send(desk, "/fi/admin/data/uploads", files=[]))
        assert desk.get("/fi/admin/data").status_code == 200


def test_no_more_sheets_are_set_at_once_than_the_lane_has_places(
    place: Place, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once, most, lock = [0], [0], threading.Lock()
    real = path_pages.pdf

    def counted(sheet: object) -> bytes:
        with lock:
            at_once[0] += 1
            most[0] = max(most[0], at_once[0])
        try:
            return real(sheet)  # type: ignore[arg-type]
        finally:
            with lock:
                at_once[0] -= 1

    monkeypatch.setattr(path_pages, "pdf", counted)
    clients = [app.test_client() for _ in range(8)]
    code, statuses = codes_of(clients[0]), []  # type: ignore[arg-type]
    with ExitStack() as stack:
        threads = [
            threading.Thread(
                target=lambda one=one: statuses.append(
                    one.get(f"/fi/path.pdf?path={code}").status_code
                )
            )
            for one in clients
        ]
        for thread in threads:
            thread.start()
            stack.callback(thread.join)
    assert most == [1]
    assert set(statuses) <= {200, 503}
    assert 200 in statuses


# What the server refuses


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (413, "Viesti on liian pitkä"),
        (431, "Selain lähetti liikaa tietoja"),
        (503, "Palvelussa on juuri nyt ruuhkaa"),
    ],
)
def test_what_the_server_refuses_is_said_in_the_words_of_the_site(
    client: LintingClient, status: int, words: str
) -> None:
    page = client.post("/fi/report", environ_overrides={REFUSED: status})
    assert (page.status_code, page.mimetype) == (status, "text/html")
    assert words in page.text
    api = client.get("/api/v1/catalog", environ_overrides={REFUSED: status})
    assert (api.status_code, api.mimetype) == (status, "application/problem+json")
    assert ("Retry-After" in api.headers) == (status == 503)


def test_files_that_the_server_refuses_are_said_to_be_too_large(desk: LintingClient) -> None:
    signed_in(desk, "editor")
    address = "/fi/admin/data/uploads"
    page = desk.post(address, environ_overrides={REFUSED: 413})
    assert "20 megatavua" in page.text
