"""The log of sign-ins, for whoever looks after the server: names of accounts and times, no more.

It goes to the logger `navigator.security`, and so wherever the server writes its log. No address is
in it, since those of an office are its people's; and no name that is no account's, since people
type passwords into the wrong field.
"""

from __future__ import annotations

import json
import logging
import time
from typing import Literal

from navigator.staff import User

NAME = "navigator.security"
Good = Literal[
    "signed-in", "password-right", "recovery-code", "signed-out", "signed-out-everywhere"
]
Bad = Literal[
    "wrong-password",
    "unknown-name",
    "closed-account",
    "expired-password",
    "wrong-code",
    "told-to-wait",
    "many-wrong-codes",
]


def good(what: Good, user: User) -> None:
    """Something that is as it should be."""
    logging.getLogger(NAME).info("%s %s", what, _named(user))


def bad(what: Bad, user: User | None) -> None:
    """Something that may be an attack; without an account, if the name is nobody's."""
    logging.getLogger(NAME).warning("%s %s", what, _named(user))


def _named(user: User | None) -> str:
    return json.dumps(user.name, ensure_ascii=False) if user else "-"


def to_stderr() -> None:
    """Write it to standard error, a line each, with the time in UTC."""
    form = logging.Formatter(f"%(asctime)s {NAME} %(message)s", "%Y-%m-%dT%H:%M:%SZ")
    form.converter = time.gmtime
    handler = logging.StreamHandler()
    handler.setFormatter(form)
    logger = logging.getLogger(NAME)
    logger.handlers = [handler]
    logger.propagate = False
    logger.setLevel(logging.INFO)
