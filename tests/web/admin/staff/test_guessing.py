"""Patient guessing of codes is noticed and slowed; and what the log of sign-ins tells."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

import pytest

from navigator import store
from navigator.staff import guessing
from navigator.web.request import security_log
from tests.lint import LintingClient
from tests.people import NAMES, PASSWORD, Watch, employ, other_client, send, sign_in, signed_in
from tests.web.admin.editing.test_data_pages import words
from tests.web.admin.staff.test_signing import AINO, CODES, OTHER, code, type_code, with_factor

WARNING = "Joku, joka tietää salasanasi, on viikon aikana kokeillut 20 väärää koodia."


def from_elsewhere(client: LintingClient) -> LintingClient:
    """The browser of somebody who is not where the owner is."""
    other = other_client(client)
    other.environ_base["REMOTE_ADDR"] = "203.0.113.9"
    return other


def guess(client: LintingClient, watch: Watch, times: int, **pause: float) -> list[int]:
    """Sign in with the right password and try a wrong code, again and again."""
    answers = []
    for _ in range(times):
        watch.passes(**pause)
        assert sign_in(client, AINO).status_code == 303
        answers.append(type_code(client, "000000"))
    return answers


def alarms(client: LintingClient) -> int:
    with store.opened(client.application.extensions["place"].database) as kept:
        return [event["verb"] for event in kept.events.all()].count("many-wrong-codes")


def test_patient_guessing_is_slowed_and_told_once(desk: LintingClient, watch: Watch) -> None:
    with_factor(desk.application)
    thief = from_elsewhere(desk)
    assert set(guess(thief, watch, guessing.MANY - 1, minutes=10)) == {422}
    assert alarms(desk) == 0
    assert guess(thief, watch, 1, minutes=10) == [422]
    assert alarms(desk) == 1
    assert guess(thief, watch, 2, minutes=5) == [429, 429]
    assert guess(thief, watch, 3, minutes=16) == [422, 422, 422]
    assert alarms(desk) == 1, "the same guessing is told once"


def test_it_is_remembered_when_the_site_starts_anew(desk: LintingClient, watch: Watch) -> None:
    with_factor(desk.application)
    thief = from_elsewhere(desk)
    guess(thief, watch, guessing.MANY, minutes=10)
    with store.opened(desk.application.extensions["place"].database) as kept:
        user = kept.accounts.named(AINO)
        assert user
        assert kept.code_tries.begin(user, at=watch.now, slowed=True)[0] == guessing.PAUSE


def test_the_owner_and_the_administrators_are_warned_on_the_desk_and_nobody_else(
    desk: LintingClient, watch: Watch
) -> None:
    with_factor(desk.application)
    guess(from_elsewhere(desk), watch, guessing.MANY, minutes=10)
    watch.passes(minutes=20)
    sign_in(desk, AINO)
    assert type_code(desk, code(watch)) == 303
    assert WARNING in words(desk.get("/fi/admin/"))
    other = other_client(desk)
    employ(desk.application, "admin", "Ahti Ylläpito")
    sign_in(other, "Ahti Ylläpito")
    assert f"Joku, joka tietää tunnuksen {AINO} salasanan" in words(other.get("/fi/admin/users"))
    editor = signed_in(other_client(desk), "editor")
    assert "väärää koodia" not in words(editor.get("/fi/admin/"))
    watch.passes(days=8)
    sign_in(other, "Ahti Ylläpito")
    assert "väärää koodia" not in words(other.get("/fi/admin/users"))


def test_the_owner_who_has_signed_in_lately_is_not_slowed_and_a_new_password_ends_it(
    desk: LintingClient, watch: Watch
) -> None:
    with_factor(desk.application)
    thief = from_elsewhere(desk)
    guess(thief, watch, guessing.MANY - 1, minutes=10)
    watch.passes(minutes=20)
    sign_in(desk, AINO)
    assert type_code(desk, code(watch)) == 303, "what comes right in between forgets nothing"
    assert guess(thief, watch, 1, minutes=1) == [422]
    assert alarms(desk) == 1
    watch.passes(minutes=1)
    sign_in(desk, AINO)
    assert type_code(desk, code(watch)) == 303
    fields = {"password": PASSWORD, "new_password": OTHER, "repeated_password": OTHER}
    assert send(desk, "/fi/admin/account/password", **fields).status_code == 303
    assert "väärää koodia" not in words(desk.get("/fi/admin/"))


def test_many_right_codes_are_no_guessing(desk: LintingClient, watch: Watch) -> None:
    with_factor(desk.application)
    for _ in range(guessing.MANY + 2):
        watch.passes(minutes=1)
        sign_in(desk, AINO)
        assert type_code(desk, code(watch)) == 303
    assert alarms(desk) == 0


# --- the log


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    with caplog.at_level(logging.INFO, security_log.NAME):
        yield caplog


def test_sign_ins_and_failed_ones_are_logged_by_account_alone(
    desk: LintingClient, watch: Watch, log: pytest.LogCaptureFixture
) -> None:
    with_factor(desk.application)
    tove = NAMES["editor"]
    employ(desk.application, "editor")
    sign_in(desk, "salasanani kentässä", "x")
    sign_in(desk, tove, "väärä")
    sign_in(desk, tove)
    send(desk, "/fi/admin/sign-out")
    sign_in(desk, AINO)
    type_code(desk, "000000")
    type_code(desk, code(watch))
    send(desk, "/fi/admin/sign-out-everywhere")
    sign_in(desk, AINO)
    type_code(desk, CODES[0])
    assert [record.getMessage() for record in log.records] == [
        "unknown-name -",
        f'wrong-password "{tove}"',
        f'signed-in "{tove}"',
        f'signed-out "{tove}"',
        f'password-right "{AINO}"',
        f'wrong-code "{AINO}"',
        f'signed-in "{AINO}"',
        f'signed-out-everywhere "{AINO}"',
        f'password-right "{AINO}"',
        f'recovery-code "{AINO}"',
        f'signed-in "{AINO}"',
    ]


def test_closed_accounts_waits_and_guessing_are_logged(
    desk: LintingClient, watch: Watch, log: pytest.LogCaptureFixture
) -> None:
    user = employ(desk.application, "editor")
    employ(desk.application)
    with store.opened(desk.application.extensions["place"].database) as kept:
        kept.accounts.disable(user, at=watch.now, by="Aino")
    sign_in(desk, user.name)
    for _ in range(11):
        sign_in(desk, AINO, "x")
    messages = [record.getMessage() for record in log.records]
    assert messages[0] == f'closed-account "{user.name}"'
    assert messages[-1] == f'told-to-wait "{AINO}"'


def test_the_log_on_standard_error_has_a_line_for_each_with_its_time(
    capsys: pytest.CaptureFixture[str], desk: LintingClient
) -> None:
    logger = logging.getLogger(security_log.NAME)
    before = (logger.handlers, logger.propagate, logger.level)
    try:
        security_log.to_stderr()
        security_log.bad("wrong-code", employ(desk.application))
    finally:
        logger.handlers, logger.propagate, logger.level = before
    line = capsys.readouterr().err
    assert re.fullmatch(
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ navigator\.security wrong-code \"Aino Ylläpito\"\n", line
    )
