"""Who may open what: one list of all routes, walked with every role; and forms without a token."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing

import pytest
from flask import Flask, request
from werkzeug.test import TestResponse

from navigator.staff.accounts import ROLES, Role
from navigator.web.admin.frame.navigation import ENTRIES
from navigator.web.request.guard import DESK as PREFIX
from navigator.web.request.guard import Least, allowed
from tests.lint import LintingClient, lint, text_of
from tests.people import Watch, employ, other_client, send, sign_in, signed_in, token
from tests.routes import DESK, PUBLIC

SPARED = {"HEAD", "OPTIONS"}
ONES = [(route.split()[0], route.split()[1], least) for route, least in DESK.items()]


def routes(app: Flask) -> Iterator[str]:
    for rule in app.url_map.iter_rules():
        yield from (f"{method} {rule.rule}" for method in (rule.methods or set()) - SPARED)


def filled(path: str) -> str:
    """An address of the desk with something in each place: of what there is none."""
    path = path.replace("<row:noun>", "services").replace("<item:noun>", "steps")
    return "/fi/admin" + re.sub(r"<int:[^>]+>", "987654", re.sub(r"<(?!int)[^>]+>", "x", path))


def ask(client: LintingClient, method: str, path: str) -> TestResponse:
    fields = {"csrf_token": token(client)} if method == "POST" else None
    return client.open(filled(path), method=method, data=fields)


def let_in(answer: TestResponse) -> bool:
    """Whether the page itself answered, be it that it misses something."""
    asked_to_sign_in = answer.status_code == 303 and "/admin/sign-in?next=" in answer.location
    return answer.status_code not in (401, 403) and not asked_to_sign_in


def test_every_route_stands_in_the_list_and_no_other(desk: LintingClient) -> None:
    listed = PUBLIC | {f"{r.split()[0]} {PREFIX}{r.split()[1]}" for r in DESK}
    assert set(routes(desk.application)) == listed


def test_every_entry_of_the_frame_leads_to_a_page_of_its_role(desk: LintingClient) -> None:
    rules = {rule.endpoint: rule.rule for rule in desk.application.url_map.iter_rules()}
    found = {rules[entry.endpoint].removeprefix(PREFIX): entry.least for entry in ENTRIES}
    assert {path: DESK[f"GET {path}"] for path in found} == found


@pytest.mark.parametrize(("method", "path", "least"), ONES)
def test_nobody_opens_the_desk_without_signing_in(
    desk: LintingClient, method: str, path: str, least: Least
) -> None:
    assert let_in(ask(desk, method, path)) == (least == "anybody")


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("method", "path", "least"), ONES)
def test_each_role_opens_what_is_hers_and_nothing_else(
    desk: LintingClient, method: str, path: str, least: Least, role: Role
) -> None:
    expected = least in ("anybody", "newcomer") or ROLES.index(role) >= ROLES.index(least)  # type: ignore[arg-type]
    assert let_in(ask(signed_in(desk, role), method, path)) == expected


@pytest.mark.parametrize(("method", "path"), [(m, p) for m, p, _ in ONES if m == "POST"])
def test_no_form_of_the_desk_is_taken_without_its_token(
    desk: LintingClient, method: str, path: str
) -> None:
    assert signed_in(desk).post(filled(path)).status_code == 400
    assert desk.post(filled(path), data={"csrf_token": "made-up"}).status_code == 400


@pytest.mark.parametrize("path", sorted(r.split()[1] for r in PUBLIC if r.startswith("GET")))
def test_a_visitor_gets_no_cookie_and_no_page_that_varies_by_one(
    desk: LintingClient, path: str
) -> None:
    address = path.replace("<voice:voice>", "fi").replace("<id_>", "velat")
    answer = desk.get(address)
    assert "Set-Cookie" not in answer.headers
    assert "Cookie" not in answer.headers.get("Vary", "")


def test_a_visitor_gets_no_cookie_for_a_report(desk: LintingClient) -> None:
    answer = desk.post("/fi/report", data={"message": "Linkki ei toimi"})
    assert answer.status_code == 303
    assert "Set-Cookie" not in answer.headers


def test_what_is_shown_to_one_person_is_kept_by_nobody(desk: LintingClient) -> None:
    stranger, wish = other_client(desk), {"Accept-Encoding": "br"}
    known = {"If-None-Match": stranger.get("/fi/", headers=wish).headers["ETag"]}
    own = signed_in(desk).get("/fi/", headers=known)
    assert own.status_code == 200
    assert own.headers["Cache-Control"] == "no-store"
    assert "ETag" not in own.headers
    assert "/fi/admin/" in own.text
    assert stranger.get("/fi/", headers=known | wish).status_code == 304


def test_pages_of_the_desk_are_kept_by_nobody(desk: LintingClient) -> None:
    assert desk.get("/fi/admin/sign-in").headers["Cache-Control"] == "no-store"
    assert signed_in(desk).get("/fi/admin/users").headers["Cache-Control"] == "no-store"


def test_the_desk_is_read_without_delay_while_another_writes(
    desk: LintingClient, watch: Watch
) -> None:
    place = signed_in(desk).application.extensions["place"]
    desk.page("/fi/admin/account")
    watch.passes(minutes=20)
    with closing(sqlite3.connect(place.database)) as other:
        other.execute("begin immediate")
        start = time.monotonic()
        desk.page("/fi/admin/account")
        desk.page("/fi/")
        assert time.monotonic() - start < 2
    desk.page("/fi/admin/account")
    watch.passes(minutes=20)
    desk.page("/fi/admin/account")


def test_a_page_that_names_no_role_is_shown_to_nobody(desk: LintingClient) -> None:
    app = desk.application
    app._got_first_request = False  # a page added by the test
    app.add_url_rule(f"{PREFIX}/forgotten", "forgotten", lambda voice: "secret")
    assert signed_in(desk).get("/fi/admin/forgotten").status_code == 403


def test_a_form_may_be_larger_where_its_page_says_so(desk: LintingClient) -> None:
    app = desk.application
    app._got_first_request = False  # pages added by the test
    for name, largest in (("small", None), ("large", 1_000_000)):
        taken = allowed("admin", largest=largest)(
            lambda voice: ({"size": len(request.form["note"])})
        )
        app.add_url_rule(f"{PREFIX}/{name}", name, taken, methods=["POST"])
    signed_in(desk)
    note = "a" * 100_000
    assert send(desk, "/fi/admin/small", note=note).status_code == 413
    assert send(desk, "/fi/admin/large", note=note).status_code == 200


def test_a_form_without_its_token_is_shown_to_be_sent_again(desk: LintingClient) -> None:
    employ(desk.application, "counsellor")
    signed_in(desk, "admin")
    answer = desk.post("/fi/admin/users", data={"name": "Uusi <Ihminen>", "role": "editor"})
    assert answer.status_code == 400
    assert "editor" not in text_of(lint(answer.text)), "ids and such are for the form alone"
    assert 'value="Uusi &lt;Ihminen&gt;"' in answer.text
    assert 'action="/fi/admin/users"' in answer.text


def test_what_another_site_sent_is_not_offered_again(desk: LintingClient) -> None:
    answer = signed_in(desk).post(
        "/fi/admin/users",
        data={"name": "Uusi Ihminen"},
        headers={"Origin": "https://evil.example"},
    )
    assert answer.status_code == 400
    assert "Uusi Ihminen" not in answer.text


def test_no_password_stands_in_a_page(desk: LintingClient) -> None:
    answer = signed_in(desk).post("/fi/admin/account/password", data={"new_password": "salaista"})
    assert "salaista" not in answer.text


@pytest.mark.parametrize(
    ("sent", "page"),
    [("/account/password", "/account/password"), ("/users/1/disable", "/users/1"),
     ("/account/second-factor/off", "/account/second-factor")],
)  # fmt: skip
def test_what_can_not_be_sent_again_leads_to_the_page_of_its_form(
    desk: LintingClient, sent: str, page: str
) -> None:
    answer = desk.post(f"/fi/admin{sent}", data={"password": "salaista"})
    assert answer.status_code == 401
    assert f'<a href="/fi/admin{page}">' in answer.text


def test_what_was_written_when_the_sign_in_had_ended_is_given_back(desk: LintingClient) -> None:
    signed_in(desk)
    send(desk, "/fi/admin/sign-out")
    answer = desk.post("/fi/admin/users", data={"name": "Uusi Ihminen", "role": "editor"})
    assert answer.status_code == 401
    assert 'value="Uusi Ihminen"' in answer.text


def test_a_newcomer_changes_her_password_before_anything_else(desk: LintingClient) -> None:
    signed_in(desk)
    handed = send(desk, "/fi/admin/users", name="Uusi Ihminen", role="admin").text
    password = re.search(r'class="secret">([^<]+)', handed)
    assert password
    other = other_client(desk)
    assert sign_in(other, "Uusi Ihminen", password[1]).status_code == 303
    for address in ("/fi/admin/users", "/fi/admin/account"):
        assert other.get(address).location == "/fi/admin/account/password"
    assert "/fi/admin/users" not in other.page("/fi/admin/account/password")
