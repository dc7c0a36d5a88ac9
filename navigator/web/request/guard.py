"""Who may: each page of the desk names the least role, and shows itself to nobody else."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any, Literal, TypeVar

from flask import (
    Flask,
    Response,
    abort,
    current_app,
    g,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError, CSRFProtect, generate_csrf
from markupsafe import Markup
from werkzeug.exceptions import HTTPException

from navigator.staff import Role, SignIn, Stage, User
from navigator.store import Store, UnavailableError
from navigator.web.request import sessions
from navigator.web.request.current import PATIENCE, now, the_store, the_voice
from navigator.web.request.public_address import here

DESK = "/<voice:voice>/admin"  # all addresses of the desk begin so
LEAST, LARGEST = "least_role", "largest_form"
SECRET_FIELDS = ("password", "code")
SEEN_EVERY = timedelta(minutes=1)  # between two notes that a sign-in is in use

View = TypeVar("View", bound=Callable[..., Any])
Least = Role | Literal["anybody", "newcomer"]

csrf_protect = CSRFProtect()


def allowed(least: Least, largest: int | None = None) -> Callable[[View], View]:
    """Show the page of the desk to those who are signed in with at least this role.

    A *newcomer* may still have to change a password; *anybody* need not be signed in. A page that
    says nothing is shown to nobody. A form that holds files says how many bytes it may have.
    """

    def marked(view: View) -> View:
        setattr(view, LEAST, least)
        setattr(view, LARGEST, largest)
        return view

    return marked


def largest_body(app: Flask, inside: Callable[[str], str]) -> Callable[[str, str], int]:
    """How many bytes a request may bring, by its method and the path that it was sent to.

    So the server can refuse it before any of it has come. `inside` makes the path of a route of it.
    """
    small = int(app.config["MAX_CONTENT_LENGTH"])
    routes = app.url_map.bind("")

    def largest(method: str, path: str) -> int:
        try:
            endpoint, _ = routes.match(inside(path), method)
        except HTTPException:
            return small
        return getattr(app.view_functions[endpoint], LARGEST, None) or small

    return largest


def the_user() -> User:
    """Who is signed in, on a page of the desk."""
    found = signed_in()
    if found is None:
        abort(401)
    return found


def signed_in() -> User | None:
    """Who is signed in, if anybody; without the cookie nothing is looked up."""
    if "user" not in g:
        g.user = _recognised("done")
    found: User | None = g.user
    return found


def awaiting_code() -> User | None:
    """Whose password was right, and whose second factor is still asked for."""
    return _recognised("code")


def begin(kept: Store, user: User, stage: Stage) -> None:
    """Sign in, or as far as the second factor, under a new name: an old one is worth nothing."""
    end(kept)
    token = secrets.token_urlsafe(32)
    session["sign_in"] = token
    kept.sign_ins.begin(_id(token), user, stage, at=now())


def end(kept: Store) -> None:
    """Sign out: in the store as well as in the browser."""
    if token := _token():
        kept.sign_ins.end(_id(token))
    session.clear()
    g.pop("csrf_token", None)
    g.pop("user", None)


def csrf() -> Markup:
    """The hidden field that every form of the desk holds."""
    return Markup('<input type="hidden" name="csrf_token" value="{}">').format(generate_csrf())


def install(app: Flask) -> None:
    app.config |= {
        "WTF_CSRF_CHECK_DEFAULT": False,  # the desk checks; the public forms know nobody
        "WTF_CSRF_TIME_LIMIT": None,  # as long as the sign-in lasts
        "WTF_CSRF_SSL_STRICT": False,  # the token is enough for browsers that send no referrer
    }
    csrf_protect.init_app(app)
    app.before_request(_guard)
    app.after_request(_keep_private)
    app.register_error_handler(CSRFError, _without_token)
    app.jinja_env.globals["csrf"] = csrf
    app.context_processor(lambda: {"the_user": signed_in()})


def _guard() -> ResponseReturnValue | None:
    if not _on_the_desk():
        return None
    view = current_app.view_functions[request.endpoint or ""]
    least = getattr(view, LEAST, None)
    if least is None:
        abort(403)
    if getattr(view, LARGEST):
        request.max_content_length = getattr(view, LARGEST)  # the token stands in the form, too
    refused = None if least == "anybody" else _refused(least)
    if refused is None:
        csrf_protect.protect()
        _note_use()
    return refused


def _refused(least: Least) -> ResponseReturnValue | None:
    user = signed_in()
    if user is None:
        return _sign_in_first()
    if least == "newcomer":
        return None
    if user.password.one_time:
        return redirect(url_for("account.password", voice=the_voice()), 303)
    if not user.may(least):  # type: ignore[arg-type]
        abort(403)
    return None


def _sign_in_first() -> ResponseReturnValue:
    if request.method in ("GET", "HEAD"):
        target = url_for("signing.sign_in", voice=the_voice(), next=_asked())
        return redirect(target, 303)
    return _again("ended"), 401


def _asked() -> str:
    """The path that was asked for, with its query."""
    return request.script_root + request.full_path.rstrip("?")


def _without_token(_error: CSRFError) -> ResponseReturnValue:
    return _again("token"), 400


def _again(why: str) -> str:
    """What was sent, to be sent again: nothing that somebody wrote is lost.

    Not what came from another site, and no password or code.
    """
    ours = request.headers.get("Origin", request.host_url.rstrip("/"))
    repeated = [] if ours != request.host_url.rstrip("/") else _repeatable()
    return render_template(
        "admin/again.html",
        why=why,
        fields=repeated,
        files=bool(request.files),
        page=_page(),
        here=here(),
    )


def _page() -> str:
    """The page on which the form stands: the nearest address at or above its own that is one."""
    adapter, page = current_app.create_url_adapter(request), request.path
    while page and not (adapter and adapter.test(page, method="GET")):
        page = page.rpartition("/")[0]
    return request.script_root + page


def _repeatable() -> list[tuple[str, str]]:
    fields = [
        (name, value) for name, value in request.form.items(multi=True) if name != "csrf_token"
    ]
    secret = any(part in name for name, _ in fields for part in SECRET_FIELDS)
    return [] if secret or request.files else fields


def _keep_private(response: Response) -> Response:
    """What is shown to one person is kept by nobody: neither by her browser nor on the way."""
    if _on_the_desk() or g.get("user"):
        response.cache_control.no_store = True
    return response


def _on_the_desk() -> bool:
    rule = request.url_rule.rule if request.url_rule else ""
    return rule == DESK or rule.startswith(f"{DESK}/")


def _recognised(stage: Stage) -> User | None:
    token = _token()
    if not token:
        return None
    with the_store() as kept:
        found = kept.sign_ins.find(_id(token))
        if found is None or found.stage != stage or not found.alive(now()):
            return None
        user = kept.accounts.numbered(found.user)
    if user is None or user.disabled:
        return None
    g.sign_in = found
    return user


def _note_use() -> None:
    """The sign-in lasts longer when the desk is used; the public pages are only ever read.

    While the store can't be written, it is let be: a page can be read all the same.
    """
    found: SignIn | None = g.get("sign_in")
    if found and now() - found.seen >= SEEN_EVERY:
        with suppress(UnavailableError), the_store(PATIENCE) as kept:
            kept.sign_ins.use(found.id, at=now())


def _token() -> str:
    return str(session.get("sign_in", "")) if sessions.there() else ""


def _id(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
