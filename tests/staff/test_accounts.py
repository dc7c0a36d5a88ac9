"""Accounts by themselves: names, passwords, codes, how long sign-ins last, what the store keeps."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Thread

import pytest
from argon2 import PasswordHasher

from navigator import store
from navigator.catalog import municipalities
from navigator.environment import day
from navigator.pictures import qr
from navigator.staff import accounts, passwords, second_factor
from navigator.staff.accounts import (
    IDLE,
    ONE_TIME,
    ROLES,
    WHOLE,
    LastAdminError,
    NameTakenError,
    Password,
    Role,
    SignIn,
    User,
)
from navigator.store import database
from navigator.store.accounts import GIVEN, OFFERED_AT
from navigator.store.database import Store
from tests.people import MORNING, NAMES, PASSWORD

AINO = NAMES["admin"]
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105 — made up
KEPT = Password("$argon2id$made-up")


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Store]:
    with store.opened(tmp_path / "navigator.sqlite", make=True) as opened:
        yield opened


def employ(kept: Store, name: str = AINO, role: Role = "admin") -> User:
    number = kept.accounts.add(name, role, KEPT, at=MORNING, by="navigator user")
    return again(kept, number)


def again(kept: Store, number: int) -> User:
    found = kept.accounts.numbered(number)
    assert found
    return found


def told(kept: Store) -> list[tuple[str, str, str]]:
    """The events, the last first: who did what to whom."""
    return [(event["by"], event["verb"], event["subject"]) for event in kept.events.all()]


# Names and roles


def test_each_role_may_what_the_ones_before_it_may(kept: Store) -> None:
    for place, role in enumerate(ROLES):
        user = employ(kept, NAMES[role], role)
        assert [user.may(least) for least in ROLES] == [number <= place for number in range(3)]


@pytest.mark.parametrize("name", ["A", "A" * 61, "Aino/Eino", "Aino\nEino", "Aino\u202eoniA", ""])
def test_a_name_that_could_mislead_is_not_taken(name: str) -> None:
    assert accounts.name_fault(name)


@pytest.mark.parametrize("name", ["\u0410ino", "Ain\u043e", "Bo E\u039a", "Aino \u0412irtanen"])
def test_a_name_of_mixed_alphabets_is_refused_with_the_reason(name: str) -> None:
    assert "of one alphabet" in accounts.name_fault(name)


@pytest.mark.parametrize("name", ["Ольга Петрова 2", "Ελένη", "高橋 みなみ", "Nguyễn Thị Ánh"])
def test_a_name_in_another_alphabet_is_taken(name: str) -> None:
    assert accounts.name_fault(name) == ""


@pytest.mark.parametrize("name", ["Aino Ylläpito", "Bo Ek", "O’Neill-Åström 2"])
def test_a_name_of_a_person_is_taken(name: str) -> None:
    assert accounts.name_fault(name) == ""


def test_names_count_as_the_same_however_they_are_written(kept: Store) -> None:
    employ(kept, "Åke Öhman")
    for name in ("åke öhman", "ÅKE  ÖHMAN", "Åke Öhman"):
        assert kept.accounts.named(name)
        with pytest.raises(NameTakenError):
            employ(kept, name)
    assert len(kept.accounts.all()) == 1


def test_a_password_for_once_is_good_for_seven_days(kept: Store) -> None:
    user = employ(kept)
    assert not user.password.expired(MORNING + timedelta(days=1000)), "one’s own lasts"
    kept.accounts.set_password(user, Password("made-up", MORNING), at=MORNING, by=AINO)
    given = again(kept, user.number).password
    assert given.one_time
    assert not given.expired(MORNING + timedelta(days=7, seconds=-1))
    assert given.expired(MORNING + timedelta(days=7))


@contextmanager
def grown_until(script: str, path: Path) -> Iterator[sqlite3.Connection]:
    """A store of the time before the script was added."""
    before = database.GROWTH.index(script)
    with closing(sqlite3.connect(path)) as connection:
        for earlier in database.GROWTH[:before]:
            connection.executescript(earlier)
        yield connection
        connection.execute(f"pragma user_version = {before}")
        connection.commit()


def test_a_password_for_once_from_before_they_expired_has_its_days_yet(tmp_path: Path) -> None:
    path = tmp_path / "navigator.sqlite"
    sql = "insert into users (name, key, role, password, one_time) values (?, ?, 'admin', 'x', ?)"
    with grown_until(GIVEN, path) as connection:
        connection.executemany(sql, [("Uusi", "uusi", 1), ("Vanha", "vanha", 0)])
    with store.opened(path, make=True) as opened:
        old, new = (user.password for user in reversed(opened.accounts.all()))
    assert not old.one_time
    assert new.one_time
    assert not new.expired(day.now() + timedelta(days=6))
    assert new.expired(day.now() + timedelta(days=8))


def test_nothing_secret_is_printed(kept: Store) -> None:
    user = replace(employ(kept), secret=SECRET, offered=SECRET)
    assert SECRET not in repr(user)
    assert KEPT.hash not in repr(user)


# Passwords


def test_a_password_is_hashed_so_that_guessing_is_dear(monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = PasswordHasher.from_parameters(passwords.PARAMETERS)
    monkeypatch.setattr(passwords, "_hasher", shipped)
    kept = passwords.hashed(PASSWORD)
    assert kept.hash.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert passwords.fits(kept, PASSWORD)
    assert not passwords.fits(kept, PASSWORD + " ")
    assert not passwords.stale(kept)


def test_the_same_password_has_another_hash_each_time() -> None:
    assert passwords.hashed(PASSWORD).hash != passwords.hashed(PASSWORD).hash


def test_nothing_fits_where_there_is_no_account() -> None:
    assert not passwords.fits(None, PASSWORD)


@pytest.mark.parametrize(
    "password",
    ["lyhyt", "a" * 201, "aaaaaaaaaaaaa", "121212121212", "Salasana2026!", "SALASANA123456",
     "Palveluportaat1", "kesä202620262026", "ylläpito-on-kiva", "olen AINO ja nauran"],
)  # fmt: skip
def test_a_password_that_is_soon_guessed_is_refused(password: str) -> None:
    assert passwords.fault(password, AINO)


@pytest.mark.parametrize("password", ["LAPPEENRANTA1", "Pikkulan portaat 2026", "pikkulan-kunta-1"])
def test_a_password_that_is_the_name_of_a_town_or_of_the_site_is_refused(password: str) -> None:
    near = [*municipalities(), "Pikkulan portaat", "Pikkulan kunta"]
    assert passwords.fault(password, AINO, near)
    assert passwords.fault(password + "xyz", AINO, near) == ""


@pytest.mark.parametrize(
    "password", [PASSWORD, "koiratuolipilvi", "x9!x9?x9;x9:a", "å" * 3 + "bcdefghij"]
)
def test_a_long_password_of_any_signs_is_taken(password: str) -> None:
    assert passwords.fault(password, AINO) == ""


def test_a_password_for_once_keeps_the_rules_and_comes_once() -> None:
    made = {passwords.one_time() for _ in range(100)}
    assert len(made) == 100
    assert {passwords.fault(password, AINO) for password in made} == {""}


# The second factor


def test_the_app_shows_the_codes_that_we_expect() -> None:
    """The first value of the table in RFC 6238, at 59 seconds."""
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # noqa: S105 — “12345678901234567890”
    at = MORNING.fromtimestamp(59, MORNING.tzinfo)
    assert second_factor.step(secret, "287 082", at) == 1


@pytest.mark.parametrize("typed", ["", "12345", "abcdef", "１２３４５６", "1234567", "-12345"])
def test_what_is_no_code_is_the_code_of_no_step(typed: str) -> None:
    assert second_factor.step(SECRET, typed, MORNING) is None
    assert second_factor.step("", typed, MORNING) is None


def test_the_key_is_taken_in_by_any_app() -> None:
    address = second_factor.address(SECRET, "Åke Öhman", "Palveluportaat")
    assert address.startswith("otpauth://totp/Palveluportaat:%C3%85ke%20%C3%96hman?")
    assert f"secret={SECRET}" in address
    picture = qr.svg(address)
    assert picture.startswith("<svg ")
    assert "viewBox" in picture, "it is shown whole at any size"


def test_a_recovery_code_is_the_same_however_it_is_spaced() -> None:
    code, *others = second_factor.recovery_codes()
    assert len({code, *others}) == second_factor.CODES
    hashed = second_factor.recovery_hash(code)
    assert second_factor.recovery_hash(f" {code.upper().replace('-', '  ')} ") == hashed
    assert second_factor.recovery_hash(others[0]) != hashed


def test_a_set_up_from_before_they_were_over_is_thrown_away(tmp_path: Path) -> None:
    path = tmp_path / "navigator.sqlite"
    columns = "name, key, role, password, secret, offered"
    with grown_until(OFFERED_AT, path) as connection:
        sql = f"insert into users ({columns}) values ('A', 'a', 'admin', 'x', 'old', 'new')"  # noqa: S608
        connection.execute(sql)
    with store.opened(path, make=True) as opened:
        (user,) = opened.accounts.all()
    assert (user.secret, user.offered, user.offered_at) == ("old", "", None)


def test_a_set_up_that_was_begun_anew_is_not_confirmed_by_the_code_of_the_first(
    kept: Store,
) -> None:
    number = employ(kept).number
    kept.accounts.offer_second_factor(again(kept, number), "first", at=MORNING)
    first = again(kept, number)
    kept.accounts.offer_second_factor(first, "second", at=MORNING)
    assert not kept.accounts.turn_on_second_factor(first, 1, ["h"], at=MORNING, by=AINO)
    assert not again(kept, number).secret
    assert kept.accounts.recovery_codes_left(first) == 0


# How long a sign-in lasts


@pytest.mark.parametrize(
    ("age", "unused", "alive"),
    [
        (timedelta(0), timedelta(0), True),
        (IDLE, IDLE, False),
        (WHOLE - timedelta(seconds=1), IDLE - timedelta(seconds=1), True),
        (WHOLE, timedelta(0), False),
    ],
)
def test_a_sign_in_lasts_while_it_is_used_and_no_longer_than_a_day_of_work(
    age: timedelta, unused: timedelta, *, alive: bool
) -> None:
    sign_in = SignIn("x", 1, "done", MORNING - age, MORNING - unused)
    assert sign_in.alive(MORNING) == alive


# The store


def test_every_change_of_an_account_is_told_with_who_made_it(kept: Store) -> None:
    user, other = employ(kept), employ(kept, NAMES["editor"], "editor")
    kept.accounts.change_role(other, "counsellor", at=MORNING, by=AINO)
    kept.accounts.set_password(other, KEPT, at=MORNING, by=AINO)
    kept.accounts.turn_on_second_factor(other, 1, ["h"], at=MORNING, by=other.name)
    kept.accounts.turn_off_second_factor(other, at=MORNING, by=AINO)
    kept.sign_ins.end_all(other, at=MORNING, by=other.name)
    kept.accounts.disable(other, at=MORNING, by=AINO)
    kept.accounts.enable(other, at=MORNING, by=AINO)
    subject = f"user/{other.name}"
    assert told(kept)[::-1] == [
        ("navigator user", "add-admin", f"user/{user.name}"),
        ("navigator user", "add-editor", subject),
        (AINO, "make-counsellor", subject),
        (AINO, "set-password", subject),
        (other.name, "turn-on-second-factor", subject),
        (AINO, "turn-off-second-factor", subject),
        (other.name, "sign-out-everywhere", subject),
        (AINO, "disable-user", subject),
        (AINO, "enable-user", subject),
    ]


def test_the_last_administrator_stays_one(kept: Store) -> None:
    aino = employ(kept)
    employ(kept, NAMES["editor"], "editor")
    with pytest.raises(LastAdminError):
        kept.accounts.disable(aino, at=MORNING, by=AINO)
    with pytest.raises(LastAdminError):
        kept.accounts.change_role(aino, "editor", at=MORNING, by=AINO)
    assert again(kept, aino.number) == aino
    assert [verb for _, verb, _ in told(kept)] == ["add-editor", "add-admin"]


def test_a_closed_administrator_is_none(kept: Store) -> None:
    aino, eino = employ(kept), employ(kept, "Eino Toinen")
    kept.accounts.disable(eino, at=MORNING, by=AINO)
    with pytest.raises(LastAdminError):
        kept.accounts.disable(aino, at=MORNING, by=AINO)


def test_an_administrator_whose_password_for_once_has_expired_is_none(kept: Store) -> None:
    aino, eino = employ(kept), employ(kept, "Eino Toinen")
    kept.accounts.set_password(eino, Password("made-up", MORNING), at=MORNING, by=AINO)
    later = MORNING + ONE_TIME
    with pytest.raises(LastAdminError):
        kept.accounts.disable(aino, at=later, by=AINO)
    with pytest.raises(LastAdminError):
        kept.accounts.change_role(aino, "editor", at=later, by=AINO)
    kept.accounts.disable(eino, at=later, by=AINO)
    kept.accounts.enable(eino, at=later, by=AINO)
    kept.accounts.disable(aino, at=later - timedelta(seconds=1), by=AINO)
    kept.accounts.change_role(employ(kept, "Tove", "editor"), "counsellor", at=later, by=AINO)


def test_two_administrators_who_close_each_other_at_once_leave_one(tmp_path: Path) -> None:
    path = tmp_path / "navigator.sqlite"
    with store.opened(path, make=True) as kept:
        both = [employ(kept, name) for name in ("Aino Yksi", "Eino Kaksi")]

    def close(user: User) -> None:
        with store.opened(path, make=True) as own:
            try:
                own.accounts.disable(user, at=MORNING, by="x")
            except LastAdminError:
                refused.append(user)

    refused: list[User] = []
    threads = [Thread(target=close, args=(user,)) for user in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert len(refused) == 1


def test_a_new_password_ends_the_sign_ins_of_the_account_alone(kept: Store) -> None:
    aino, eino = employ(kept), employ(kept, "Eino Toinen")
    for user in (aino, eino):
        kept.sign_ins.begin(f"id of {user.name}", user, "done", at=MORNING)
    kept.accounts.set_password(aino, KEPT, at=MORNING, by=AINO)
    assert kept.sign_ins.find(f"id of {aino.name}") is None
    assert kept.sign_ins.find(f"id of {eino.name}")


def test_sign_ins_of_yesterday_are_forgotten(tmp_path: Path, kept: Store) -> None:
    aino = employ(kept)
    kept.sign_ins.begin("old", aino, "done", at=MORNING)
    kept.sign_ins.begin("new", aino, "done", at=MORNING + WHOLE)
    rows = sqlite3.connect(tmp_path / "navigator.sqlite")
    assert rows.execute("select id from sign_ins").fetchall() == [("new",)]
    rows.close()


def test_the_code_of_a_step_is_used_once(kept: Store) -> None:
    user = employ(kept)
    assert [kept.accounts.use_step(user, step) for step in (5, 5, 4, 6)] == [
        True,
        False,
        False,
        True,
    ]
