"""Accounts as they are kept: by administrators, by their owners, and on the command line."""

from __future__ import annotations

import re
from pathlib import Path

import pyotp
import pytest
from click.testing import CliRunner, Result
from flask import Flask
from werkzeug.test import TestResponse

from navigator import store
from navigator.cli import main
from navigator.staff import passwords, second_factor
from navigator.staff.accounts import Password, User
from navigator.web.admin.staff.sign_in import EXPIRED
from navigator.web.request import lockout
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
)

AINO, TOVE = NAMES["admin"], NAMES["editor"]
NEW = "aivan toisia sanoja"


def handed_over(page: str) -> str:
    found = re.search(r'<code class="secret">([^<]+)</code>', page)
    assert found, "a password is shown"
    return found[1]


def account(app: Flask, name: str) -> User:
    with store.opened(app.extensions["place"].database) as kept:
        found = kept.accounts.named(name)
    assert found
    return found


def verbs(app: Flask) -> list[str]:
    with store.opened(app.extensions["place"].database) as kept:
        return [event["verb"] for event in kept.events.all()]


# Administrators


def test_a_new_account_signs_in_with_the_password_that_was_shown_once(
    desk: LintingClient,
) -> None:
    page = send(signed_in(desk), "/fi/admin/users", name="  Uusi   Ihminen ", role="editor").text
    password = handed_over(page)
    assert password not in desk.page("/fi/admin/users")
    assert account(desk.application, "Uusi Ihminen").role == "editor"
    other = other_client(desk)
    assert sign_in(other, "Uusi Ihminen", password).location == "/fi/admin/account/password"
    answer = send(
        other,
        "/fi/admin/account/password",
        password=password,
        new_password=NEW,
        repeated_password=NEW,
    )
    assert answer.location == "/fi/admin/account?done=password"
    assert "Uusi Ihminen" in other.page("/fi/admin/account")


def test_a_password_that_was_never_used_expires_with_clear_words(
    desk: LintingClient, watch: Watch
) -> None:
    page = send(signed_in(desk), "/en/admin/users", name="Uusi Ihminen", role="editor").text
    assert "It is good for 7 days" in page
    watch.passes(days=7)
    other = other_client(desk)
    answer = sign_in(other, "Uusi Ihminen", handed_over(page))
    assert answer.status_code == 422
    assert other.get("/en/admin/account").location.startswith("/en/admin/sign-in")
    address, name = "/en/admin/sign-in", "Uusi Ihminen"
    assert EXPIRED in send(other, address, name=name, password=handed_over(page)).text
    assert EXPIRED not in send(other, address, name=name, password=PASSWORD).text
    assert "the first password has expired" in signed_in(desk).page("/en/admin/users")


@pytest.mark.parametrize(("name", "role"), [(AINO.upper(), "editor"), ("A", "editor")])
def test_a_name_that_can_not_be_taken_is_given_back_with_the_choice(
    desk: LintingClient, name: str, role: str
) -> None:
    answer = send(signed_in(desk), "/fi/admin/users", name=name, role=role)
    assert answer.status_code == 422
    assert f'value="{name}"' in answer.text
    assert re.search(r'value="editor" checked', answer.text)
    assert 'role="alert"' in answer.text


def test_whoever_is_renamed_signs_in_by_the_new_name_and_the_old_one_stays_taken(
    desk: LintingClient,
) -> None:
    tove = employ(desk.application, "editor")
    page = f"/en/admin/users/{tove.number}"
    answer = send(signed_in(desk), f"{page}/name", name="  Tove   Lahti ")
    assert answer.location == f"{page}?done=renamed"
    assert "new name" in desk.page(answer.location)
    assert sign_in(other_client(desk), "Tove Lahti").location == "/fi/admin/"
    assert sign_in(other_client(desk), TOVE).status_code == 422
    again = send(desk, "/en/admin/users", name=TOVE, role="editor")
    assert (again.status_code, "already" in again.text) == (422, True)
    assert "renamed an account" in desk.page("/en/admin/events")


@pytest.mark.parametrize("name", [AINO.upper(), "A", "Tove/Lahti"])
def test_a_new_name_that_can_not_be_taken_is_given_back(desk: LintingClient, name: str) -> None:
    tove = employ(desk.application, "editor")
    answer = send(signed_in(desk), f"/en/admin/users/{tove.number}/name", name=name)
    assert answer.status_code == 422
    assert f'value="{name}"' in answer.text
    assert account(desk.application, TOVE).number == tove.number


def test_a_role_that_is_none_is_refused(desk: LintingClient) -> None:
    assert send(signed_in(desk), "/fi/admin/users", name="Uusi", role="king").status_code == 400
    with pytest.raises(AssertionError):
        account(desk.application, "Uusi")


def test_a_role_that_was_changed_counts_at_once(desk: LintingClient) -> None:
    tove = employ(desk.application, "editor")
    editor = signed_in(other_client(desk), "editor")
    assert editor.get("/fi/admin/users").status_code == 403
    send(signed_in(desk), f"/fi/admin/users/{tove.number}/role", role="admin")
    assert editor.get("/fi/admin/users").status_code == 200


def test_a_reset_password_ends_the_old_one_and_must_be_changed(desk: LintingClient) -> None:
    tove = employ(desk.application, "editor")
    editor = signed_in(other_client(desk), "editor")
    page = send(signed_in(desk), f"/fi/admin/users/{tove.number}/password").text
    assert editor.get("/fi/admin/account").status_code == 303
    assert sign_in(editor, TOVE).status_code == 422
    assert sign_in(editor, TOVE, handed_over(page)).status_code == 303
    assert editor.get("/fi/admin/account").location == "/fi/admin/account/password"


def test_an_account_is_closed_and_opened_again(desk: LintingClient) -> None:
    tove = employ(desk.application, "editor")
    send(signed_in(desk), f"/fi/admin/users/{tove.number}/disable")
    editor = other_client(desk)
    assert sign_in(editor, TOVE).status_code == 422
    send(desk, f"/fi/admin/users/{tove.number}/enable")
    assert sign_in(editor, TOVE).status_code == 303


@pytest.mark.parametrize(("action", "fields"), [("disable", {}), ("role", {"role": "editor"})])
def test_the_last_administrator_is_not_let_go(
    desk: LintingClient, action: str, fields: dict[str, str]
) -> None:
    aino = employ(desk.application)
    answer = send(signed_in(desk), f"/fi/admin/users/{aino.number}/{action}", **fields)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert account(desk.application, AINO) == aino


def test_an_unknown_account_is_an_unknown_page(desk: LintingClient) -> None:
    assert signed_in(desk).get("/fi/admin/users/99").status_code == 404


# One's own account


def change(client: LintingClient, old: str, new: str, repeated: str) -> int:
    fields = {"password": old, "new_password": new, "repeated_password": repeated}
    return send(client, "/fi/admin/account/password", **fields).status_code


def test_a_changed_password_ends_all_other_sign_ins(desk: LintingClient) -> None:
    here, elsewhere = signed_in(desk), signed_in(other_client(desk))
    assert change(here, PASSWORD, NEW, NEW) == 303
    assert here.get("/fi/admin/account").status_code == 200
    assert elsewhere.get("/fi/admin/account").status_code == 303
    assert sign_in(elsewhere, AINO, NEW).status_code == 303


def test_others_can_write_while_a_new_password_is_hashed(
    desk: LintingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed = passwords.hashed

    def meanwhile(password: str) -> Password:
        with store.opened(desk.application.extensions["place"].database, patience=0) as kept:
            kept.events.tell(at=MORNING, by="Eino", verb="check-links", subject="edition/1")
        return hashed(password)

    signed_in(desk)
    monkeypatch.setattr(passwords, "hashed", meanwhile)
    assert change(desk, PASSWORD, NEW, NEW) == 303
    assert verbs(desk.application)[:2] == ["set-password", "check-links"]


@pytest.mark.parametrize(
    ("old", "new", "repeated"),
    [("väärä", NEW, NEW), (PASSWORD, NEW, NEW + "x"), (PASSWORD, PASSWORD, PASSWORD),
     (PASSWORD, "lyhyt", "lyhyt"), (PASSWORD, "aino ylläpito aino", "aino ylläpito aino")],
)  # fmt: skip
def test_a_password_is_not_changed_where_anything_is_wrong(
    desk: LintingClient, old: str, new: str, repeated: str
) -> None:
    assert change(signed_in(desk), old, new, repeated) == 422
    assert passwords.fits(account(desk.application, AINO).password, PASSWORD)


def test_who_finds_a_machine_signed_in_can_not_try_passwords_there_for_ever(
    desk: LintingClient,
) -> None:
    signed_in(desk)
    for _ in range(lockout.EACH_PAIR):
        assert change(desk, "väärä", NEW, NEW) == 422
    assert change(desk, PASSWORD, NEW, NEW) == 429


def begin_factor(client: LintingClient) -> str:
    """Begin to set the second factor up; the secret, as the answer shows it."""
    shown = send(client, "/fi/admin/account/second-factor", password=PASSWORD).text
    assert '<div class="code"' in shown, "as a picture, too"
    return handed_over(shown).replace(" ", "")


def confirm(client: LintingClient, typed: str) -> TestResponse:
    return send(client, "/fi/admin/account/second-factor/confirm", code=typed)


def turn_on(client: LintingClient, watch: Watch) -> tuple[str, list[str]]:
    """The secret and the recovery codes, as the pages show them."""
    secret = begin_factor(client)
    shown = confirm(client, pyotp.TOTP(secret).at(watch.now)).text
    return secret, re.findall(r"<li><code>([^<]+)</code></li>", shown)


def test_a_second_factor_counts_once_a_code_has_confirmed_it(
    desk: LintingClient, watch: Watch
) -> None:
    signed_in(desk)
    begin_factor(desk)
    assert confirm(desk, "000000").status_code == 422
    assert sign_in(other_client(desk), AINO).location == "/fi/admin/", "it doesn't count yet"
    _, codes = turn_on(desk, watch)
    assert len(codes) == second_factor.CODES
    assert "10 " in desk.page("/fi/admin/account")
    assert "/sign-in/code" in sign_in(other_client(desk), AINO).location
    assert verbs(desk.application)[0] == "turn-on-second-factor"


def test_the_key_of_a_set_up_is_shown_in_answer_to_the_password_and_never_again(
    desk: LintingClient,
) -> None:
    secret = begin_factor(signed_in(desk))
    later = desk.page("/fi/admin/account/second-factor")
    assert 'name="code"' in later, "it can be finished all the same"
    for page in (later, confirm(desk, "000000").text):
        assert '<div class="code"' not in page
        assert secret[:4] not in page


def test_after_a_wrong_code_the_right_one_goes_on(desk: LintingClient, watch: Watch) -> None:
    secret = begin_factor(signed_in(desk))
    refused = confirm(desk, "000000")
    assert (refused.status_code, 'name="code"' in refused.text) == (422, True)
    assert confirm(desk, pyotp.TOTP(secret).at(watch.now)).status_code == 200
    assert account(desk.application, AINO).secret == secret


def test_each_password_gives_another_key(desk: LintingClient, watch: Watch) -> None:
    first = begin_factor(signed_in(desk))
    assert begin_factor(desk) != first
    assert confirm(desk, pyotp.TOTP(first).at(watch.now)).status_code == 422


def test_a_set_up_that_is_cancelled_leaves_nothing_behind(
    desk: LintingClient, watch: Watch
) -> None:
    secret = begin_factor(signed_in(desk))
    cancelled = send(desk, "/en/admin/account/second-factor/cancel")
    assert "The set-up was cancelled." in desk.page(cancelled.location)
    assert 'name="code"' not in desk.page("/fi/admin/account/second-factor")
    refused = confirm(desk, pyotp.TOTP(secret).at(watch.now))
    assert refused.status_code == 422
    assert 'name="password"' in refused.text, "one begins anew"
    assert secret.encode() not in desk.application.extensions["place"].database.read_bytes()


def test_a_new_phone_that_was_cancelled_leaves_the_old_one(
    desk: LintingClient, watch: Watch
) -> None:
    old, _ = turn_on(signed_in(desk), watch)
    begin_factor(desk)
    send(desk, "/fi/admin/account/second-factor/cancel")
    assert account(desk.application, AINO).secret == old


def test_a_set_up_that_nobody_finished_is_over_after_half_an_hour(
    desk: LintingClient, watch: Watch
) -> None:
    secret = begin_factor(signed_in(desk))
    watch.passes(minutes=29)
    assert 'name="code"' in desk.page("/fi/admin/account/second-factor")
    watch.passes(minutes=1)
    assert 'name="code"' not in desk.page("/fi/admin/account/second-factor")
    assert confirm(desk, pyotp.TOTP(secret).at(watch.now)).status_code == 422
    assert not account(desk.application, AINO).secret


def test_a_new_password_ends_a_set_up_that_the_old_one_began(
    desk: LintingClient, watch: Watch
) -> None:
    secret = begin_factor(signed_in(desk))
    assert change(desk, PASSWORD, NEW, NEW) == 303
    assert confirm(desk, pyotp.TOTP(secret).at(watch.now)).status_code == 422


def test_who_finds_a_machine_signed_in_can_not_try_codes_there_for_ever(
    desk: LintingClient, watch: Watch
) -> None:
    secret = begin_factor(signed_in(desk))
    for _ in range(lockout.EACH_PAIR):
        assert confirm(desk, "000000").status_code == 422
    assert confirm(desk, pyotp.TOTP(secret).at(watch.now)).status_code == 429


def test_a_wrong_password_leads_to_the_field_in_which_it_was_written(
    desk: LintingClient, watch: Watch
) -> None:
    turn_on(signed_in(desk), watch)
    wrong = {"off": "password-off", "": "password"}
    for action, field in wrong.items():
        address = f"/fi/admin/account/second-factor/{action}".rstrip("/")
        page = send(desk, address, password=PASSWORD.upper()).text
        assert f'href="#{field}"' in page
        (marked,) = re.findall(r'<input type="password" id="([^"]+)"[^>]+aria-invalid', page)
        assert marked == field


def test_a_second_factor_ends_the_sign_ins_that_did_without_it(
    desk: LintingClient, watch: Watch
) -> None:
    here, elsewhere = signed_in(desk), signed_in(other_client(desk))
    turn_on(here, watch)
    assert here.get("/fi/admin/account").status_code == 200
    assert elsewhere.get("/fi/admin/account").status_code == 303
    assert send(here, "/fi/admin/sign-out").status_code == 303, "and its forms hold"


def test_the_code_that_confirmed_does_not_sign_in_as_well(
    desk: LintingClient, watch: Watch
) -> None:
    secret, _ = turn_on(signed_in(desk), watch)
    assert account(desk.application, AINO).counted == pyotp.TOTP(secret).timecode(watch.now)


def test_a_second_factor_is_shown_and_turned_off_with_the_password_alone(
    desk: LintingClient, watch: Watch
) -> None:
    turn_on(signed_in(desk), watch)
    off = "/fi/admin/account/second-factor/off"
    assert send(desk, off, password=PASSWORD.upper()).status_code == 422
    refused = send(desk, "/fi/admin/account/second-factor", password=PASSWORD.upper())
    assert refused.status_code == 422
    assert account(desk.application, AINO).secret
    assert send(desk, off, password=PASSWORD).status_code == 303
    assert not account(desk.application, AINO).secret


def test_nothing_can_be_confirmed_that_was_not_offered(desk: LintingClient) -> None:
    answer = send(signed_in(desk), "/fi/admin/account/second-factor/confirm", code="000000")
    assert answer.status_code == 422
    assert not account(desk.application, AINO).secret


@pytest.mark.parametrize("action", ["second-factor", "password"])
def test_an_administrator_changes_her_own_secrets_with_her_password_alone(
    desk: LintingClient, watch: Watch, action: str
) -> None:
    turn_on(signed_in(desk), watch)
    before = account(desk.application, AINO)
    page = f"/fi/admin/users/{before.number}"
    assert send(desk, f"{page}/{action}").location == f"/fi/admin/account/{action}"
    assert account(desk.application, AINO) == before
    assert f'action="{page}/{action}"' not in desk.page(page)


def test_what_was_done_to_an_account_is_told_on_its_page(desk: LintingClient) -> None:
    tove = employ(desk.application, "editor")
    sent = send(signed_in(desk), f"/en/admin/users/{tove.number}/role", role="counsellor")
    page = desk.page(sent.location)
    assert (f"<h1>{TOVE}</h1>" in page, "The role has been changed." in page) == (True, True)


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [("väärä", NEW, ["password"]), (PASSWORD, "lyhyt", ["new_password", "repeated_password"])],
)
def test_only_the_field_that_is_wrong_is_marked(
    desk: LintingClient, old: str, new: str, marked: list[str]
) -> None:
    fields = {"password": old, "new_password": new, "repeated_password": new}
    page = send(signed_in(desk), "/fi/admin/account/password", **fields).text
    assert re.findall(r'<input type="password" id="([^"]+)"[^>]+aria-invalid', page) == marked
    assert f'href="#{marked[0]}"' in page


def test_who_has_few_recovery_codes_left_is_told_where_new_ones_come_from(
    desk: LintingClient, watch: Watch
) -> None:
    _, codes = turn_on(signed_in(desk), watch)
    hint = "New ones come with a new key."
    assert hint not in desk.page("/en/admin/account")
    user = account(desk.application, AINO)
    with store.opened(desk.application.extensions["place"].database) as kept:
        for code in codes[:8]:
            kept.accounts.use_recovery_code(user, second_factor.recovery_hash(code), at=MORNING)
    assert hint in desk.page("/en/admin/account")


def test_an_administrator_takes_off_the_factor_of_a_lost_phone(
    desk: LintingClient, watch: Watch
) -> None:
    tove = employ(desk.application, "editor")
    editor = other_client(desk)
    turn_on(signed_in(editor, "editor"), watch)
    send(signed_in(desk), f"/fi/admin/users/{tove.number}/second-factor")
    assert "/code" not in sign_in(other_client(desk), TOVE).location


# The command line


def run(var: Path, *arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, ["user", *arguments, "--var", str(var)], input=typed)


@pytest.fixture
def var(tmp_path: Path) -> Path:
    """A folder in which Aino has an account."""
    folder = tmp_path / "var"
    result = run(folder, "add", AINO, "--role", "admin", "--password-stdin", typed=PASSWORD + "\n")
    assert result.exit_code == 0, result.output
    return folder


def test_the_password_is_asked_for_twice_and_not_shown(var: Path) -> None:
    typed = f"{PASSWORD}\n{PASSWORD}\n"
    result = run(var, "add", TOVE, "--role", "editor", typed=typed)
    assert result.exit_code == 0
    assert PASSWORD not in result.output
    assert f"{TOVE}: editor" in run(var, "list").output


@pytest.mark.parametrize(
    "command",
    [["list"], ["role", AINO, "editor"], ["disable", AINO], ["enable", AINO],
     ["password", AINO], ["reset-second-factor", AINO]],
    ids=" ".join,
)  # fmt: skip
def test_where_there_are_no_accounts_none_is_looked_for(command: list[str], tmp_path: Path) -> None:
    result = run(tmp_path / "mistyped", *command)
    assert result.exit_code == 3
    assert "There are no accounts in" in result.output
    assert not (tmp_path / "mistyped").exists()


def test_a_password_typed_differently_the_second_time_is_asked_for_again(var: Path) -> None:
    typed = f"{PASSWORD}\nvirhe\n{PASSWORD}\n{PASSWORD}\n"
    assert run(var, "add", TOVE, "--role", "editor", typed=typed).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "typed", "words"),
    [
        (["add", AINO.lower(), "--role", "editor"], "", "already"),
        (["add", "A", "--role", "editor"], "", "2 to 60"),
        (["add", TOVE, "--role", "editor", "--password-stdin"], "lyhyt\n", "at least 12"),
        (["add", TOVE, "--role", "king"], "", "king"),
        (["password", AINO, "--password-stdin"], "\n", "at least 12"),
        (["role", "Eino Olematon", "editor"], "", "no account"),
        (["role", AINO, "editor"], "", "last admin"),
        (["disable", AINO], "", "last admin"),
    ],
)
def test_what_can_not_be_done_is_said_and_not_done(
    var: Path, arguments: list[str], typed: str, words: str
) -> None:
    result = run(var, *arguments, typed=typed)
    assert result.exit_code != 0
    assert words in result.output
    assert run(var, "list").output == f"{AINO}: admin\n"


def test_an_account_is_changed_from_the_command_line(var: Path) -> None:
    run(var, "add", TOVE, "--role", "editor", "--password-stdin", typed=PASSWORD + "\n")
    for arguments in (["role", TOVE, "counsellor"], ["disable", TOVE]):
        assert run(var, *arguments).exit_code == 0
    assert f"{TOVE}: counsellor, disabled" in run(var, "list").output
    assert run(var, "enable", TOVE).exit_code == 0
    assert run(var, "password", TOVE, "--password-stdin", typed=NEW + "\n").exit_code == 0
    assert run(var, "reset-second-factor", TOVE).exit_code == 0
    assert run(var, "list").output.splitlines() == [f"{AINO}: admin", f"{TOVE}: counsellor"]
    with store.opened(var / "navigator.sqlite") as kept:
        tove = kept.accounts.named(TOVE)
        assert tove
        assert passwords.fits(tove.password, NEW)
        assert [event["verb"] for event in kept.events.all()][:2] == [
            "turn-off-second-factor",
            "set-password",
        ]
