"""What came of an edit, told on the page to which the editor returns."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, request

from navigator import store
from navigator.editions import Change, desk, diff
from navigator.reading import FaultyError
from navigator.web.request import number as as_number
from navigator.web.request import signed_in, the_place, today

STALE = {"services.csv": "stale-service", "referrals.csv": "stale-referral"}  # by the file
LONGEST = 60  # characters of a value that is shown; of a longer one only the name of its column


@dataclass(frozen=True, slots=True)
class Outcome:
    """The edition that was made, the one before it and what differs; 0 if nothing was changed.

    `unread`: today's checks can't read the one before, and so nobody knows what differs.
    """

    number: int
    parent: int = 0
    changes: tuple[Change, ...] = ()
    unread: bool = False
    edited: bool = False  # and so can be taken back alone

    @property
    def checked(self) -> str:
        """The finding of whose kind the next one waits, if facts were said to be checked."""
        for change in self.changes:
            if any(cell.column == "checked_on" for cell in change.cells):
                return STALE.get(change.file, "")
        return ""


def install(app: Flask) -> None:
    app.jinja_env.globals.update(outcome=outcome, outcome_longest=LONGEST, the_today=today)


def outcome() -> Outcome | None:
    """What is told of the edition in `?edition=9`, as long as it is live, and to editors only."""
    number = request.args.get("edition", type=as_number)
    if number is None or not ((user := signed_in()) and user.may("editor")):
        return None
    return Outcome(0) if number == 0 else _of(number)


def _of(number: int) -> Outcome | None:
    place = the_place()
    with store.opened(place.database) as kept:
        newest = kept.editions.row(kept.editions.newest)
    if newest.number != number or newest.parent is None:
        return None
    before, after = desk.files_of(place, newest.parent), desk.files_of(place, number)
    try:
        changes = diff.between(before, after).changes
    except FaultyError:
        return Outcome(number, newest.parent, unread=True)
    return Outcome(number, newest.parent, changes, edited=newest.edited)
