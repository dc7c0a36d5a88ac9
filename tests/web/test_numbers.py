"""Numbers in addresses and forms that nothing can have; and what a refusal must come with."""

from __future__ import annotations

import re

import pytest

from tests.lint import LintingClient
from tests.people import send, signed_in, token
from tests.routes import DESK

HUGE = "9" * 20  # beyond the 64 bits of the store
NUMBERED = [route for route in DESK if "<int:" in route]
ODD = [HUGE, "9" * 5000, "007", "٧", "+7", "-7", "7.0", "1e3"]


def filled(route: str, number: str) -> tuple[str, str]:
    method, path = route.split()
    path = re.sub(r"<int:\w+>", number, path).replace("<name>", "all.zip")
    return method, f"/en/admin{path}"


@pytest.fixture
def admin(desk: LintingClient) -> LintingClient:
    return signed_in(desk)


@pytest.mark.parametrize("route", NUMBERED)
def test_a_number_that_nothing_can_have_leads_nowhere(admin: LintingClient, route: str) -> None:
    held = token(admin)
    for number in ODD:
        method, path = filled(route, number)
        data = {"csrf_token": held} if method == "POST" else None
        assert admin.open(path, method=method, data=data).status_code == 404, path


@pytest.mark.parametrize("number", [*ODD, "", " 7", "7 ", "1_0"])
def test_a_number_in_a_query_or_a_form_that_means_nothing_is_as_good_as_none(
    admin: LintingClient, number: str
) -> None:
    for path, query in (
        ("editions", {"old": number, "new": number}),
        ("data", {"discarded": number}),
    ):
        assert admin.get(f"/en/admin/{path}", query_string=query).status_code == 200
    page = admin.get("/en/projects/kaiku", query_string={"edition": number})
    assert page.status_code == 200
    assert "Undo" not in page.text
    where = "/en/admin/services/palkkatuki/edit"
    assert send(admin, where, based_on=number, source="x").status_code == 400
    assert send(admin, "/en/admin/editions/1/roll-back", based_on=number).status_code == 409
    seen = send(admin, "/en/admin/flags/mentori/moves", seen=number, now="aside", why="x")
    assert seen.status_code == 409


def test_who_asks_in_a_way_that_is_not_taken_is_told_which_ways_are(desk: LintingClient) -> None:
    for method, path, taken in (
        ("POST", "/fi/", {"GET", "HEAD", "OPTIONS"}),
        ("DELETE", "/fi/report", {"GET", "HEAD", "OPTIONS", "POST"}),
        ("PUT", "/healthz", {"GET", "HEAD", "OPTIONS"}),
        ("PATCH", "/api/v1/search", {"GET", "HEAD", "OPTIONS"}),
        ("GET", "/fi/admin/sign-out", {"OPTIONS", "POST"}),
        ("HEAD", "/fi/admin/sign-out", {"OPTIONS", "POST"}),
    ):
        answer = desk.open(path, method=method)
        assert answer.status_code == 405
        assert set(answer.allow) == taken, path
    options = desk.open("/api/v1/search", method="OPTIONS")
    assert (options.status_code, set(options.allow)) == (200, {"GET", "HEAD", "OPTIONS"})
    head = desk.head("/api/v1/search?q=raha")
    assert (head.status_code, head.data) == (200, b"")
    assert head.mimetype == "application/json"
