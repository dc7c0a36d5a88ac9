"""The frame of the desk: its pages in one list, of which each reader sees what she may open."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, current_app, request

from navigator.findings import said, subject
from navigator.staff import Role
from navigator.web.admin.frame import labels
from navigator.web.admin.frame.guessed_codes import guessed_codes
from navigator.web.request import address, signed_in, the_edition, the_speech
from navigator.web.shown import opening

N = str  # marks a message for the catalogues; it is translated where it is shown


@dataclass(frozen=True, slots=True)
class Entry:
    """A page that one can go to from every other one."""

    endpoint: str
    words: str
    least: Role

    @property
    def address(self) -> str:
        return address(self.endpoint, on=None)

    @property
    def current(self) -> bool:
        """Whether the request is about this page, or one of the same part."""
        return (request.endpoint or "").split(".")[0] == self.endpoint.split(".")[0]


# In the order in which they are shown; the first is where one begins after signing in.
ENTRIES = (
    Entry("findings.morning", N("Findings"), "counsellor"),
    Entry("flags.overview", N("Flags"), "counsellor"),
    Entry("reports.overview", N("Reports"), "counsellor"),
    Entry("unanswered.overview", N("Not found"), "counsellor"),
    Entry("data.files", N("Data"), "editor"),
    Entry("editions.every", N("Editions"), "editor"),
    Entry("events.every", N("Events"), "editor"),
    Entry("users.overview", N("Accounts"), "admin"),
    Entry("account.overview", N("Your account"), "counsellor"),
)


def install(app: Flask) -> None:
    app.jinja_env.globals.update(
        desk_entries=entries,
        desk_start=start,
        guessed_codes=guessed_codes,
        labels=labels,
        flag_opening=lambda flag, here: opening(flag, here, the_speech()),
        the_edition=the_edition,
        finding_subject=lambda finding: subject(finding, the_speech()),
        finding_said=lambda finding: said(finding, the_speech()),
    )
    app.context_processor(lambda: {"speech": the_speech()})


def entries() -> list[Entry]:
    """What the one who is signed in may open of what there is."""
    user = signed_in()
    if user is None or user.password.one_time:
        return []
    there = current_app.view_functions
    return [entry for entry in ENTRIES if entry.endpoint in there and user.may(entry.least)]


def start() -> str:
    """Where one begins after signing in."""
    first = next(iter(entries()), None)
    return first.address if first else address("account.password", on=None)
