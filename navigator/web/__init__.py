"""The application factory."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from flask import Flask
from flask_compress import Compress
from werkzeug.middleware.proxy_fix import ProxyFix

from navigator import day
from navigator.edition import Place
from navigator.speech import speeches
from navigator.web import (
    api,
    assets,
    current,
    faults,
    guard,
    headers,
    health,
    machines,
    path,
    public,
    reporting,
    sessions,
    templating,
)
from navigator.web.admin import (
    account,
    checking,
    data,
    editions,
    events,
    findings,
    flags,
    frame,
    outcome,
    removing,
    reports,
    rewording,
    rows,
    signing,
    unanswered,
    users,
)
from navigator.web.settings import Settings
from navigator.web.tries import Tries

ROOT = Path(__file__).resolve().parents[2]
LARGEST_FORM = 64 * 1024  # bytes
COMPRESSED = [
    "text/html",
    "text/css",
    "text/javascript",
    "text/plain",
    "image/svg+xml",
    "application/json",
    "application/problem+json",
    "application/xml",
]


def create_app(
    place: Place,
    clock: Callable[[], date] = day.today,
    settings: Settings | None = None,
    now: Callable[[], datetime] = day.now,
    questions: Path | None = None,
) -> Flask:
    """The app that serves the newest edition of a place, on the day that the clock tells.

    What lasts for minutes, such as a sign-in, goes by the second clock, `now`. The questions are a
    list with known answers, by which editors see what a change does to the search.
    """
    app = Flask(__name__, template_folder=str(ROOT / "templates"), static_folder=None)
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.url_map.strict_slashes = False
    app.config |= {
        "MAX_CONTENT_LENGTH": LARGEST_FORM,
        "COMPRESS_MIMETYPES": COMPRESSED,
        "COMPRESS_EVALUATE_CONDITIONAL_REQUEST": True,
        "COMPRESS_BR_LEVEL": 5,  # a tenth less to send than by default, for a millisecond more
        "COMPRESS_ZSTD_LEVEL": 10,
    }
    chosen = settings or Settings()
    app.extensions |= {
        "place": place,
        "shelf": current.Shelf(place),
        "speeches": speeches(ROOT / "translations"),
        "clock": clock,
        "now": now,
        "settings": chosen,
        "assets": assets.shelf(ROOT / "static"),
        "gate": reporting.gate(),
        "tries": Tries(),
        "questions": questions,
    }
    _install(app)
    if chosen.proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=chosen.proxies, x_proto=chosen.proxies, x_host=chosen.proxies
        )
    return app


def _install(app: Flask) -> None:
    """The parts; answers pass through them in the opposite order, compression last."""
    Compress(app)
    public.htmx.init_app(app)
    sessions.install(app, app.extensions["place"].folder)
    for part in (current, faults, headers, templating, guard, frame, outcome, rows):
        part.install(app)
    for blueprint in (
        public.pages,
        path.paths,
        reporting.reporting,
        api.api,
        assets.assets,
        machines.machines,
        health.health,
        signing.signing,
        findings.findings,
        account.account,
        data.data,
        editions.editions,
        events.events,
        rows.rows,
        checking.checking,
        removing.removing,
        users.users,
        flags.flags,
        rewording.rewording,
        reports.reports,
        unanswered.unanswered,
    ):
        app.register_blueprint(blueprint)
