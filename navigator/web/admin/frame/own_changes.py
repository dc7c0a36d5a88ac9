"""Whether what came in between was done by whoever is signed in: by sending twice, or elsewhere."""

from __future__ import annotations

from flask import Flask

from navigator.web.request import the_store, the_user


def install(app: Flask) -> None:
    app.jinja_env.globals.update(done_by_me=done_by_me, published_by_me=published_by_me)


def done_by_me(subject: str) -> bool:
    """Whether the last thing that is told of a flag or a report was done by oneself."""
    with the_store() as kept:
        return kept.events.last_by(subject) in kept.accounts.names(the_user())


def published_by_me(since: int) -> bool:
    """Whether all editions after one were published by oneself."""
    with the_store() as kept:
        mine = kept.accounts.names(the_user())
        later = [row for row in kept.editions.all() if row.number > since]
    return bool(later) and all(row.published_by in mine for row in later)
