"""Signing in and out: the cookie, time-outs, tries, the second factor, and where one lands."""

from __future__ import annotations

import hashlib
import re
import stat
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

import pyotp
import pytest
from argon2 import PasswordHasher
from flask import Flask
from werkzeug.test import TestResponse

from navigator import store
from navigator.editions.edition import Place
from navigator.staff import passwords, second_factor
from navigator.staff.accounts import CODE_WAIT, IDLE, WHOLE, Password, User
from navigator.web.app import create_app
from navigator.web.request import lockout, sessions
from navigator.web.request.settings import Settings
from tests.conftest import Clock
from tests.lint import LintingClient
from tests.people import (
    MORNING,
    NAMES,
    PASSWORD,
    Watch,
    employ,
    other_client,
    send,
    sign_in,
    signed_in,
    token,
)

AINO = NAMES["admin"]
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105 — made up
OTHER = "aivan toinen salasana"
CODES = ("abcd-efgh-jkmn-pqrs", "tuvw-xyz2-3456-789a")


def cookie(client: LintingClient) -> str:
    found = client.get_cookie("navigator")
    return found.value if found else ""


def in_force(client: LintingClient) -> bool:
    return client.get("/fi/admin/account").status_code == 200


def with_factor(app: Flask) -> User:
    """Aino, with a second factor."""
    user = employ(app)
    hashes = [second_factor.recovery_hash(code) for code in CODES]
    with store.opened(app.extensions["place"].database) as kept:
        kept.accounts.offer_second_factor(user, SECRET, at=MORNING)
        offered = kept.accounts.numbered(user.number)
        assert offered
        kept.accounts.turn_on_second_factor(offered, 0, hashes, at=MORNING, by=user.name)
    return user


def code(watch: Watch, steps: int = 0) -> str:
    return pyotp.TOTP(SECRET).at(watch.now, counter_offset=steps)


def type_code(client: LintingClient, typed: str) -> int:
    """Send the second step as its page has it."""
    page = client.page("/fi/admin/sign-in/code")
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found
    fields = {"csrf_token": found[1], "code": typed}
    return client.post("/fi/admin/sign-in/code", data=fields).status_code


def bare(page: str) -> str:
    """A page without the token, which holds the second at which it was made."""
    return re.sub(r'name="csrf_token" value="[^"]+"', "", page)


# Name and password


def test_the_right_password_opens_the_desk(desk: LintingClient) -> None:
    employ(desk.application)
    assert sign_in(desk, AINO).status_code == 303
    assert AINO in desk.page("/fi/admin/account")


def test_a_name_may_be_written_in_small_letters(desk: LintingClient) -> None:
    employ(desk.application)
    assert sign_in(desk, f"  {AINO.lower()} ").status_code == 303


class Counting(PasswordHasher):
    """The real hasher, which counts its work."""

    verified = 0

    def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002
        Counting.verified += 1
        return super().verify(hash, password)


def test_an_unknown_account_and_a_wrong_password_are_answered_alike(
    desk: LintingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    employ(desk.application)
    monkeypatch.setattr(passwords, "_hasher", Counting())
    monkeypatch.setattr(Counting, "verified", 0)
    known = sign_in(desk, AINO, "väärä salasana")
    unknown = sign_in(desk, "Eino Olematon", "väärä salasana")
    assert Counting.verified == 2
    assert known.status_code == unknown.status_code == 422
    assert bare(known.text) == bare(unknown.text).replace("Eino Olematon", AINO)
    assert list(known.headers.keys()) == list(unknown.headers.keys())


def test_a_closed_account_is_answered_as_if_there_were_none(desk: LintingClient) -> None:
    user = employ(desk.application, "editor")
    employ(desk.application)
    with store.opened(desk.application.extensions["place"].database) as kept:
        kept.accounts.disable(user, at=MORNING, by=AINO)
    closed, wrong = sign_in(desk, user.name), sign_in(desk, user.name, "x")
    assert closed.status_code == 422
    assert bare(closed.text) == bare(wrong.text)


def test_a_password_hashed_with_older_parameters_is_hashed_anew(desk: LintingClient) -> None:
    user = employ(desk.application)
    old = Password(PasswordHasher(1, 512, 1).hash(PASSWORD))
    with store.opened(desk.application.extensions["place"].database) as kept:
        kept.accounts.rehash(user, old)
    sign_in(desk, AINO)
    renewed = employ(desk.application).password
    assert renewed.hash != old.hash
    assert not passwords.stale(renewed)
    assert passwords.fits(renewed, PASSWORD)


def set_meanwhile(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    """Let an administrator set Aino’s password just after each that is typed has been looked at."""
    fits = passwords.fits

    def slow(kept: Password | None, typed: str) -> bool:
        told = fits(kept, typed)
        with store.opened(app.extensions["place"].database) as opened:
            user = opened.accounts.named(AINO)
            assert user
            opened.accounts.set_password(user, passwords.hashed(OTHER), at=MORNING, by="Eino")
        return told

    monkeypatch.setattr(passwords, "fits", slow)


def test_a_password_that_is_changed_while_one_signs_in_with_it_lets_nobody_in(
    desk: LintingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    employ(desk.application)
    with monkeypatch.context() as patch:
        set_meanwhile(patch, desk.application)
        assert sign_in(desk, AINO).status_code == 422
    assert not in_force(desk)
    assert sign_in(desk, AINO, OTHER).status_code == 303


def test_a_password_that_is_set_while_the_old_one_is_hashed_anew_stays(
    desk: LintingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    employ(desk.application)
    with monkeypatch.context() as patch:
        set_meanwhile(patch, desk.application)
        patch.setattr(passwords, "stale", lambda _: True)
        sign_in(desk, AINO)
    kept = employ(desk.application).password
    assert passwords.fits(kept, OTHER)
    assert not passwords.fits(kept, PASSWORD)


def test_who_knows_the_old_password_does_not_undo_a_reset_at_the_same_moment(
    desk: LintingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_in(desk)
    third = "ihan kolmas salasana"
    mine = {"password": PASSWORD, "new_password": third, "repeated_password": third}
    with monkeypatch.context() as patch:
        set_meanwhile(patch, desk.application)
        answer = send(desk, "/fi/admin/account/password", **mine)
    assert answer.location == "/fi/admin/sign-in"
    assert not in_force(desk)
    assert passwords.fits(employ(desk.application).password, OTHER)


def test_a_code_lets_nobody_in_whose_password_was_changed_meanwhile(
    desk: LintingClient, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = with_factor(desk.application)
    sign_in(desk, AINO)
    step = second_factor.step

    def slow(secret: str, typed: str, now: datetime) -> int | None:
        with store.opened(desk.application.extensions["place"].database) as opened:
            opened.accounts.set_password(user, passwords.hashed(OTHER), at=MORNING, by="Eino")
        return step(secret, typed, now)

    monkeypatch.setattr(second_factor, "step", slow)
    type_code(desk, code(watch))
    assert not in_force(desk)


def test_without_accounts_the_page_says_how_to_make_the_first(desk: LintingClient) -> None:
    assert "navigator user add" in desk.page("/fi/admin/sign-in")
    employ(desk.application)
    assert "navigator user add" not in desk.page("/fi/admin/sign-in")


# Where one lands


def test_one_lands_on_the_page_that_was_asked_for(desk: LintingClient) -> None:
    employ(desk.application)
    sent = desk.get("/sv/admin/users?done=role").location
    form = desk.page(sent)
    assert 'name="next" value="/sv/admin/users?done=role"' in form
    assert sign_in(desk, AINO, next="/sv/admin/users?done=role").location == (
        "/sv/admin/users?done=role"
    )


@pytest.mark.parametrize(
    "target",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil.example",
     "javascript:alert(1)", "/\t/evil.example", "/\n/evil.example", "evil.example", ""],
)  # fmt: skip
def test_one_never_lands_on_another_site(desk: LintingClient, target: str) -> None:
    employ(desk.application)
    landed = sign_in(desk, AINO, next=target).location
    assert landed.startswith("/fi/admin/")
    assert desk.get("/fi/admin/sign-in", query_string={"next": target}).location == landed


# The cookie


def flags(header: str) -> set[str]:
    return {part.strip() for part in header.split(";")[1:]}


def test_the_cookie_is_guarded(desk: LintingClient) -> None:
    header = desk.get("/fi/admin/sign-in").headers["Set-Cookie"]
    assert header.startswith("navigator=")
    assert flags(header) == {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"}


def test_behind_tls_no_other_host_can_set_the_cookie(
    desk_place: Place, clock: Clock, watch: Watch
) -> None:
    client = create_app(desk_place, clock, Settings(proxies=1), watch).test_client()
    answer = client.get("/fi/admin/sign-in", headers={"X-Forwarded-Proto": "https"})
    assert answer.headers["Set-Cookie"].startswith("__Host-navigator=")


def test_a_name_that_was_planted_before_signing_in_is_worth_nothing(desk: LintingClient) -> None:
    employ(desk.application)
    planted = token(desk) and cookie(desk)
    sign_in(desk, AINO)
    victim, attacker = desk, other_client(desk)
    attacker.set_cookie("navigator", planted)
    assert cookie(victim) != planted
    assert in_force(victim)
    assert not in_force(attacker)


def test_the_name_of_a_sign_in_changes_with_each(desk: LintingClient) -> None:
    first = cookie(signed_in(desk))
    send(desk, "/fi/admin/sign-out")
    assert cookie(signed_in(desk)) != first


def test_a_token_of_before_does_not_hold_after_signing_in(desk: LintingClient) -> None:
    before = token(desk)
    signed_in(desk)
    assert desk.post("/fi/admin/sign-out", data={"csrf_token": before}).status_code == 400


def test_the_cookie_of_another_installation_is_worth_nothing(
    desk: LintingClient, watch: Watch
) -> None:
    stolen = cookie(signed_in(desk))
    (desk.application.extensions["place"].folder / sessions.KEY_FILE).unlink()
    app = create_app(desk.application.extensions["place"], now=watch)
    client = app.test_client()
    client.set_cookie("navigator", stolen)
    assert client.get("/fi/admin/account").status_code == 303


def test_the_store_holds_nothing_with_which_one_could_sign_in(desk: LintingClient) -> None:
    signed_in(desk)
    with desk.session_transaction() as kept:
        name = kept["sign_in"]
    folder = desk.application.extensions["place"].folder
    for file in folder.glob("navigator.sqlite*"):
        assert name.encode() not in file.read_bytes()
        assert PASSWORD.encode() not in file.read_bytes()


def test_the_secret_key_is_made_once_and_read_by_its_user_alone(tmp_path: Path) -> None:
    key = sessions.secret_key(tmp_path / "var")
    assert len(key) == 32
    assert sessions.secret_key(tmp_path / "var") == key
    file = tmp_path / "var" / sessions.KEY_FILE
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list((tmp_path / "var").iterdir()) == [file]


# How long it lasts


def test_a_sign_in_that_is_not_used_ends(desk: LintingClient, watch: Watch) -> None:
    signed_in(desk)
    watch.passes(seconds=IDLE.total_seconds() - 1)
    assert in_force(desk)
    watch.passes(seconds=IDLE.total_seconds())
    assert not in_force(desk)


def test_a_sign_in_ends_after_a_day_of_work_however_it_is_used(
    desk: LintingClient, watch: Watch
) -> None:
    signed_in(desk)
    end = watch.now + WHOLE
    while watch.now < end:
        assert in_force(desk)
        watch.passes(minutes=20)
    assert not in_force(desk)


def test_reading_the_public_pages_writes_nothing(desk: LintingClient, watch: Watch) -> None:
    signed_in(desk)
    watch.passes(minutes=20)
    desk.get("/fi/")
    watch.passes(minutes=20)
    assert not in_force(desk)


def test_signing_out_ends_it_for_a_copy_of_the_cookie_too(desk: LintingClient) -> None:
    copied = cookie(signed_in(desk))
    assert send(desk, "/fi/admin/sign-out").location == "/fi/"
    assert cookie(desk) == "", "and where one lands, none is set"
    thief = other_client(desk)
    thief.set_cookie("navigator", copied)
    assert not in_force(thief)


def test_signing_out_everywhere_ends_it_on_all_machines_of_one_person(
    desk: LintingClient,
) -> None:
    office, phone, colleague = signed_in(desk), other_client(desk), other_client(desk)
    signed_in(phone)
    signed_in(colleague, "editor")
    send(phone, "/fi/admin/sign-out-everywhere")
    assert [in_force(machine) for machine in (office, phone, colleague)] == [False, False, True]


def test_a_closed_account_is_out_at_once(desk: LintingClient) -> None:
    editor = other_client(desk)
    signed_in(desk)
    signed_in(editor, "editor")
    number = employ(desk.application, "editor").number
    send(desk, f"/fi/admin/users/{number}/disable")
    assert not in_force(editor)


# Tries


def sign_in_from(
    client: LintingClient, place: str, name: str, typed: str = PASSWORD
) -> TestResponse:
    """Sign in from a browser of its own at a place."""
    there = other_client(client)
    fields = {"csrf_token": token(there), "name": name, "password": typed}
    return there.post("/fi/admin/sign-in", data=fields, environ_overrides={"REMOTE_ADDR": place})


def test_after_too_many_tries_an_account_waits_and_is_told_how_long(
    desk: LintingClient, watch: Watch
) -> None:
    employ(desk.application)
    for _ in range(lockout.EACH_PAIR):
        assert sign_in(desk, AINO, "x").status_code == 422
        watch.passes(seconds=30)
    refused = sign_in(desk, AINO)
    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == "600"
    assert "10 min" in refused.text
    watch.passes(minutes=10)
    assert sign_in(desk, AINO).status_code == 303


def test_the_addresses_of_one_home_are_one_place(desk: LintingClient) -> None:
    employ(desk.application)
    tried = [
        sign_in_from(desk, f"2001:db8:1:2::{n:x}", AINO, "x").status_code
        for n in range(lockout.EACH_PAIR + 1)
    ]
    assert tried == [422] * lockout.EACH_PAIR + [429]


def test_nobody_is_locked_out_by_tries_from_another_place(desk: LintingClient) -> None:
    employ(desk.application)
    for _ in range(lockout.EACH_PAIR):
        sign_in_from(desk, "192.0.2.7", AINO, "x")
    assert sign_in_from(desk, "192.0.2.7", AINO).status_code == 429
    assert sign_in(desk, AINO).status_code == 303


def try_from_everywhere(client: LintingClient) -> None:
    """Wrong passwords for Aino from many places, until that slows the next one down."""
    for number in range(lockout.EACH_NAME):
        assert sign_in_from(client, f"192.0.2.{number}", AINO, "x").status_code == 422


def test_many_tries_from_many_places_slow_the_next_one_down_for_a_moment(
    desk: LintingClient, watch: Watch
) -> None:
    employ(desk.application)
    try_from_everywhere(desk)
    assert sign_in(desk, AINO).status_code == 429
    watch.passes(seconds=lockout.PAUSE)
    assert sign_in_from(desk, "192.0.2.200", AINO, "x").status_code == 422
    assert sign_in(desk, AINO).status_code == 429
    watch.passes(seconds=lockout.PAUSE)
    assert sign_in(desk, AINO).status_code == 303


def test_whoever_has_signed_in_from_a_place_lately_is_not_slowed_there(
    desk: LintingClient,
) -> None:
    signed_in(desk)
    send(desk, "/fi/admin/sign-out")
    try_from_everywhere(desk)
    assert sign_in(desk, AINO).status_code == 303


def test_where_somebody_has_signed_in_lately_the_tries_of_all_do_not_matter(
    watch: Watch,
) -> None:
    counted = lockout.Tries()
    counted.welcome("Aino", "office", watch.now)
    for number in range(lockout.ALL):
        assert not counted.wait(f"Joku {number}", f"place {number}", watch.now)
    assert counted.wait("Onni", "home", watch.now) > 0
    assert counted.wait("Onni", "office", watch.now) == 0


def test_an_account_that_is_none_waits_as_well(desk: LintingClient) -> None:
    employ(desk.application)
    for name in (AINO, "Eino Olematon"):
        for _ in range(lockout.EACH_PAIR):
            sign_in(desk, name, "x")
    known, unknown = sign_in(desk, AINO), sign_in(desk, "Eino Olematon")
    assert known.status_code == unknown.status_code == 429
    assert bare(known.text) == bare(unknown.text).replace("Eino Olematon", AINO)


def test_a_place_from_which_many_accounts_are_tried_waits(desk: LintingClient) -> None:
    for number in range(lockout.EACH_PLACE):
        assert sign_in(desk, f"Joku {number}", "x").status_code == 422
    assert sign_in(desk, "Joku muu", "x").status_code == 429
    assert sign_in_from(desk, "192.0.2.7", "Joku muu", "x").status_code == 422


def test_right_passwords_use_up_nothing(desk: LintingClient) -> None:
    employ(desk.application)
    for _ in range(lockout.EACH_PLACE + 1):
        assert sign_in(desk, AINO).status_code == 303
        send(desk, "/fi/admin/sign-out")


def test_the_right_password_empties_the_count(desk: LintingClient) -> None:
    employ(desk.application)
    for _ in range(3):
        for _ in range(lockout.EACH_PAIR - 1):
            sign_in(desk, AINO, "x")
        assert sign_in(desk, AINO).status_code == 303
        send(desk, "/fi/admin/sign-out")


# The second factor


def test_with_a_second_factor_the_password_is_not_enough(desk: LintingClient, watch: Watch) -> None:
    with_factor(desk.application)
    assert sign_in(desk, AINO, next="/fi/admin/users").location == (
        "/fi/admin/sign-in/code?next=/fi/admin/users"
    )
    assert not in_force(desk)
    half = cookie(desk)
    assert type_code(desk, code(watch)) == 303
    assert in_force(desk)
    assert cookie(desk) != half


@pytest.mark.parametrize("steps", [-1, 0, 1])
def test_the_clock_of_a_phone_may_be_half_a_minute_off(
    desk: LintingClient, watch: Watch, steps: int
) -> None:
    with_factor(desk.application)
    sign_in(desk, AINO)
    assert type_code(desk, code(watch, steps)) == 303


@pytest.mark.parametrize("steps", [-2, 2])
def test_an_older_or_newer_code_is_not_right(desk: LintingClient, watch: Watch, steps: int) -> None:
    with_factor(desk.application)
    sign_in(desk, AINO)
    assert type_code(desk, code(watch, steps)) == 422
    assert not in_force(desk)


def test_a_code_holds_once(desk: LintingClient, watch: Watch) -> None:
    with_factor(desk.application)
    sign_in(desk, AINO)
    seen = code(watch)
    assert type_code(desk, seen) == 303
    thief = other_client(desk)
    sign_in(thief, AINO)
    assert type_code(thief, seen) == 422
    assert type_code(thief, code(watch, -1)) == 422, "nor does the one before it"
    watch.passes(seconds=30)
    assert type_code(thief, code(watch)) == 303


def test_a_recovery_code_replaces_the_phone_once(desk: LintingClient) -> None:
    with_factor(desk.application)
    sign_in(desk, AINO)
    assert type_code(desk, CODES[0].upper().replace("-", " ")) == 303
    with store.opened(desk.application.extensions["place"].database) as kept:
        assert kept.events.all()[0]["verb"] == "use-recovery-code"
    send(desk, "/fi/admin/sign-out")
    sign_in(desk, AINO)
    assert type_code(desk, CODES[0]) == 422
    assert type_code(desk, CODES[1]) == 303


def test_the_second_step_is_not_waited_for_long(desk: LintingClient, watch: Watch) -> None:
    with_factor(desk.application)
    sign_in(desk, AINO)
    watch.passes(seconds=CODE_WAIT.total_seconds())
    assert desk.get("/fi/admin/sign-in/code").location == "/fi/admin/sign-in"


def test_codes_can_not_be_tried_for_ever_with_the_right_password(
    desk: LintingClient, watch: Watch
) -> None:
    with_factor(desk.application)
    for _ in range(lockout.EACH_PAIR):
        assert sign_in(desk, AINO).status_code == 303
        assert type_code(desk, "000000") == 422
    assert sign_in(desk, AINO).status_code == 303
    assert type_code(desk, code(watch)) == 429
    assert not in_force(desk)


def test_nobody_reaches_the_second_step_without_the_first(desk: LintingClient) -> None:
    with_factor(desk.application)
    assert desk.get("/fi/admin/sign-in/code").location == "/fi/admin/sign-in"
    fields = {"csrf_token": token(desk), "code": CODES[0]}
    assert desk.post("/fi/admin/sign-in/code", data=fields).location == "/fi/admin/sign-in"
    assert not in_force(desk)


# --- a clock that is set back


@pytest.mark.parametrize("ahead", [{"days": 400}, {"hours": 1}])
def test_a_sign_in_from_the_future_holds_nowhere(
    desk: LintingClient, watch: Watch, ahead: dict[str, float]
) -> None:
    watch.passes(**ahead)
    signed_in(desk)
    watch.passes(**{name: -length for name, length in ahead.items()})
    assert not in_force(desk)
    other = signed_in(other_client(desk))
    with store.opened(desk.application.extensions["place"].database) as kept:
        assert kept.sign_ins.find(guard_id(desk)) is None, "and is forgotten"
    assert in_force(other)


def guard_id(client: LintingClient) -> str:
    with client.session_transaction() as held:
        return hashlib.sha256(str(held["sign_in"]).encode()).hexdigest()


def test_a_clock_that_is_set_right_by_moments_ends_no_sign_in(
    desk: LintingClient, watch: Watch
) -> None:
    signed_in(desk)
    watch.passes(minutes=-2)
    assert in_force(desk)


def test_what_was_given_in_the_future_is_worth_nothing(desk: LintingClient, watch: Watch) -> None:
    later = watch.now + timedelta(days=30)
    assert Password("", later).expired(watch.now)
    user = replace(employ(desk.application), offered=SECRET, offered_at=later)
    assert user.awaited(watch.now) == ""


def test_tries_from_the_future_lock_nobody_out(desk: LintingClient, watch: Watch) -> None:
    employ(desk.application)
    watch.passes(days=2)
    for _ in range(lockout.EACH_PAIR):
        sign_in(desk, AINO, "x")
    assert sign_in(desk, AINO).status_code == 429
    watch.passes(days=-2)
    assert sign_in(desk, AINO).status_code == 303
