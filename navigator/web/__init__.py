"""The application factory, and what every page has at hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

from flask import Flask, Response, abort, jsonify, send_from_directory

from navigator import day
from navigator.edition import Place
from navigator.text import VOICES
from navigator.web import addresses, api, current, faults, public
from navigator.web.current import asked_day, the_day, the_edition, the_speech, the_voice
from navigator.web.speech import speeches

ROOT = Path(__file__).resolve().parents[2]
HTMX_FILE = "htmx.min.js"


def create_app(place: Place, clock: Callable[[], date] = day.today) -> Flask:
    """The app that serves the newest edition of a place, on the day that the clock tells."""
    app = Flask(
        __name__,
        template_folder=str(ROOT / "templates"),
        static_folder=str(ROOT / "static"),
    )
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.jinja_options = {
        "extensions": ["jinja2.ext.i18n"],
        "trim_blocks": True,
        "lstrip_blocks": True,
    }
    app.extensions["shelf"] = current.Shelf(place)
    app.extensions["speeches"] = speeches(ROOT / "translations")
    app.extensions["clock"] = clock
    public.htmx.init_app(app)
    current.install(app)
    faults.install(app)
    app.register_blueprint(public.pages)
    app.register_blueprint(api.api)
    _add_own_routes(app)
    _equip_templates(app)
    return app


def _add_own_routes(app: Flask) -> None:
    @app.get("/static/js/<name>")
    def script(name: str) -> Response:
        """htmx out of the package that carries it: no copy of it stands in this repository."""
        if name != HTMX_FILE:
            abort(404)
        folder = files("js_lib_htmx") / "static" / "htmx"
        return send_from_directory(str(folder), name)

    @app.get("/healthz")
    def health() -> Response:
        """Whether an edition is there and its index answers."""
        edition = the_edition()
        step = edition.catalog.steps[0]
        answer = edition.search.ask(step.title.standard()["fi"], "fi", None)
        well = bool(answer.needs)
        response = jsonify(
            {
                "status": "ok" if well else "failing",
                "edition": edition.number,
                "index": "answers" if well else "silent",
                "search": "words and meaning" if edition.search.by_meaning else "words alone",
            }
        )
        response.status_code = 200 if well else 503
        return response


def _equip_templates(app: Flask) -> None:
    jinja = app.jinja_env
    jinja.install_gettext_callables(  # type: ignore[attr-defined]
        _gettext,
        _ngettext,
        newstyle=True,
    )
    jinja.filters["day"] = lambda found: the_speech().day(found)
    jinja.filters["in_order"] = lambda things, of: sorted(
        things, key=lambda thing: the_speech().order(of(thing))
    )
    jinja.globals.update(
        address=addresses.address,
        all_address=addresses.all_address,
        in_voice=addresses.in_voice,
        today_address=addresses.today_address,
        voices=VOICES,
        why=_why,
    )

    @app.context_processor
    def about_the_request() -> dict[str, Any]:
        return {"voice": the_voice(), "on": the_day(), "asked_day": asked_day()}


def _gettext(message: str) -> str:
    return str(the_speech().translations.gettext(message))


def _ngettext(one: str, many: str, number: int) -> str:
    return str(the_speech().translations.ngettext(one, many, number))


def _why(words: tuple[str, ...]) -> str:
    return the_speech().why(words)
