"""The application factory."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from flask import Flask
from flask_compress import Compress
from werkzeug.middleware.proxy_fix import ProxyFix

from navigator.editions import Lookout, Place
from navigator.environment import day, shipped
from navigator.server import SMALL_BODY, Bounds
from navigator.voices import speeches
from navigator.web import templating
from navigator.web.admin.boards import (
    checked_today,
    findings,
    flag_wording,
    flags,
    reports,
    unanswered,
)
from navigator.web.admin.editing import (
    data_files,
    drafts,
    edit_result,
    edit_undo,
    editions,
    offers_together,
    question_edit,
    row_edit,
    row_removal,
    terms,
    thesaurus,
    tree_edit,
    tree_removal,
    ways_in_list,
)
from navigator.web.admin.frame import narrowing, navigation, others, own_changes
from navigator.web.admin.staff import account, events, sign_in, users
from navigator.web.machines import api, crawlers, downloads, feeds, health, hsds, linked_data
from navigator.web.public import (
    beside_pages,
    data_page,
    pages,
    path_pages,
    preview_card,
    region_pages,
    report_form,
)
from navigator.web.request import (
    AtAddress,
    Settings,
    Tries,
    current,
    further,
    guard,
    lanes,
    locality,
    numbers,
    public_address,
    sessions,
)
from navigator.web.response import assets, faults, headers

COMPRESSED = [
    "text/html",
    "text/css",
    "text/javascript",
    "text/plain",
    "text/csv",
    "image/svg+xml",
    "application/json",
    "application/problem+json",
    "application/xml",
    "application/atom+xml",
    "text/calendar",
    "application/ld+json",
    "text/turtle",
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
    app = Flask(__name__, template_folder=str(shipped.TEMPLATES), static_folder=None)
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.url_map.strict_slashes = False
    app.config |= {
        "MAX_CONTENT_LENGTH": SMALL_BODY,
        "COMPRESS_MIMETYPES": COMPRESSED,
        "COMPRESS_EVALUATE_CONDITIONAL_REQUEST": True,
        "COMPRESS_BR_LEVEL": 5,  # a tenth less to send than by default, for a millisecond more
        "COMPRESS_ZSTD_LEVEL": 10,
    }
    chosen = settings or Settings()
    app.extensions |= {
        "place": place,
        "shelf": current.Shelf(place),
        "speeches": speeches(shipped.TRANSLATIONS),
        "clock": clock,
        "now": now,
        "settings": chosen,
        "assets": assets.shelf(shipped.STATIC),
        "gate": report_form.gate(),
        "tries": Tries(),
        "lanes": lanes(),
        "questions": questions,
        "lookout": Lookout(place, questions),
    }
    _install(app)
    _set_up(app, chosen)
    return app


def _set_up(app: Flask, chosen: Settings) -> None:
    """Behind proxies, and at the public address."""
    if chosen.address:
        app.wsgi_app = AtAddress(app.wsgi_app, chosen.address)  # type: ignore[method-assign]
    if chosen.proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=chosen.proxies, x_proto=chosen.proxies, x_host=chosen.proxies
        )


def bounds(app: Flask) -> Bounds:
    """What the server that serves the app has to know of it."""
    settings: Settings = app.extensions["settings"]
    inside = settings.address.inside if settings.address else str
    return Bounds(largest=guard.largest_body(app, inside), forwarded=settings.proxies > 0)


def _install(app: Flask) -> None:
    """The parts; answers pass through them in the opposite order, compression last."""
    Compress(app)
    pages.htmx.init_app(app)
    sessions.install(app, app.extensions["place"].folder)
    parts = (
        current,
        further,
        locality,
        numbers,
        public_address,
        faults,
        headers,
        templating,
        guard,
        navigation,
        own_changes,
        others,
        narrowing,
        edit_result,
        row_edit,
        tree_edit,
    )
    for part in parts:
        part.install(app)
    for blueprint in (
        pages.pages,
        path_pages.paths,
        preview_card.cards,
        region_pages.regions,
        beside_pages.beside,
        report_form.reporting,
        api.api,
        assets.assets,
        crawlers.machines,
        feeds.feeds,
        downloads.downloads,
        data_page.open_data,
        health.health,
        hsds.hsds,
        linked_data.linked,
        sign_in.signing,
        findings.findings,
        account.account,
        data_files.data,
        editions.editions,
        edit_undo.undoing,
        events.events,
        row_edit.rows,
        checked_today.checking,
        drafts.drafting,
        question_edit.asking,
        offers_together.together,
        row_removal.removing,
        terms.terms,
        ways_in_list.ways_in_list,
        thesaurus.thesaurus,
        tree_edit.tree,
        tree_removal.tree_removing,
        users.users,
        flags.flags,
        flag_wording.rewording,
        reports.reports,
        unanswered.unanswered,
    ):
        app.register_blueprint(blueprint)
