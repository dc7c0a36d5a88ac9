"""The staff of Pikkula: accounts, and how they sign in and send forms in the tests."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import cache

from flask import Flask
from werkzeug.test import TestResponse

from navigator import store
from navigator.staff import passwords
from navigator.staff.accounts import Password, Role, User
from tests.lint import LintingClient

NAMES: dict[Role, str] = {
    "counsellor": "Onni Ohjaaja",
    "editor": "Tove Toimittaja",
    "admin": "Aino Ylläpito",
}
PASSWORD = "neljä sanaa peräkkäin"  # noqa: S105 — everybody's in Pikkula
MORNING = datetime(2026, 1, 15, 8, tzinfo=UTC)


class Watch:
    """A clock of moments that a test can move."""

    def __init__(self) -> None:
        self.now = MORNING

    def __call__(self) -> datetime:
        return self.now

    def passes(self, **duration: float) -> None:
        self.now += timedelta(**duration)


@cache
def hashed() -> Password:
    return passwords.hashed(PASSWORD)


def employ(app: Flask, role: Role = "admin", name: str = "") -> User:
    """The account of somebody with a role, made if it is not there."""
    name = name or NAMES[role]
    with store.opened(app.extensions["place"].database) as kept:
        if kept.accounts.named(name) is None:
            kept.accounts.add(name, role, hashed(), at=MORNING, by="navigator user")
        found = kept.accounts.named(name)
    assert found
    return found


def token(client: LintingClient) -> str:
    """The token for forms, as it stands on a short page, or on that on which one signs in."""
    page = client.get("/fi/admin/account/password", follow_redirects=True).get_data(as_text=True)
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found, "every page of the desk has a form"
    return found[1]


def send(client: LintingClient, address: str, **fields: object) -> TestResponse:
    """Send a form of the desk, with its token."""
    return client.post(address, data={"csrf_token": token(client), **fields})


def sign_in(
    client: LintingClient, name: str, typed: str = PASSWORD, **fields: object
) -> TestResponse:
    """Fill in the form of the first step."""
    return send(client, "/fi/admin/sign-in", name=name, password=typed, **fields)


def other_client(client: LintingClient) -> LintingClient:
    """Another browser at the same site."""
    other = client.application.test_client()
    assert isinstance(other, LintingClient)
    return other


def signed_in(client: LintingClient, role: Role = "admin") -> LintingClient:
    """The client, after somebody with the role signed in with it."""
    employ(client.application, role)
    assert sign_in(client, NAMES[role]).status_code == 303
    return client
