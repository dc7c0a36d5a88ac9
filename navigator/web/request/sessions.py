"""The one cookie: what it is called, how it is guarded, and the key that signs it.

Only those get it who open the page for signing in. It holds a token for forms and, once somebody
has signed in, a random name of the sign-in, of which everything else stands in the store.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from flask import Flask, current_app, request
from flask.sessions import SecureCookieSessionInterface

from navigator import store
from navigator.staff import WHOLE

KEY_FILE = store.SECRET_KEY
NAME = "navigator"


class Sessions(SecureCookieSessionInterface):
    """Flask's signed cookies, under a name that no other host can set.

    Browsers take a name with `__Host-` over TLS alone, and some of them not even from this very
    machine, where one tries things out; there the name is without it. Nor do they take it for a
    part of a host: there the cookie stays within the site's own path, so that what else is served
    by that host never gets it, and the name says at least that it came over TLS.
    """

    def get_cookie_name(self, app: Flask) -> str:
        if not request.is_secure:
            return NAME
        return f"__Secure-{NAME}" if request.script_root else f"__Host-{NAME}"

    def get_cookie_path(self, app: Flask) -> str:
        return request.script_root or "/"


def install(app: Flask, folder: Path) -> None:
    app.secret_key = secret_key(folder)
    app.session_interface = Sessions()
    app.config |= {
        "SESSION_COOKIE_SECURE": True,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",  # Strict would lose who follows a link in a mail
        "PERMANENT_SESSION_LIFETIME": WHOLE,
    }


def there() -> bool:
    """Whether the browser sent the cookie; asking so doesn't make the answer vary by it."""
    return Sessions().get_cookie_name(current_app) in request.cookies


def secret_key(folder: Path) -> bytes:
    """The key of this installation, made once and readable by its user alone.

    It is written beside and linked into place: of two processes that start at once, one wins.
    """
    file = folder / KEY_FILE
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=folder) as draft:  # readable by nobody else from the start
            draft.write(secrets.token_bytes(32))
            draft.flush()
            os.fsync(draft.fileno())
            with suppress(FileExistsError):
                os.link(draft.name, file)
    return file.read_bytes()
