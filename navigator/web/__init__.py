"""The application factory, and what every page has at hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

from flask import Flask, Response, abort, jsonify, request, send_from_directory, url_for

from navigator import day
from navigator.edition import Place
from navigator.text import VOICES, Voice
from navigator.web import api, current, faults, public
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
        address=address,
        all_address=all_address,
        in_voice=in_voice,
        today_address=today_address,
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


def address(endpoint: str, **values: Any) -> str:
    """The address of a page in this voice, on the day that this page is about."""
    on = asked_day()
    kept = {"voice": the_voice()} | ({"on": on.isoformat()} if on else {})
    return url_for(f"pages.{endpoint}", **(kept | values))


def in_voice(voice: Voice) -> str:
    """The address of this page and its query in another voice; the front page's, of a fault."""
    if request.endpoint is None or "voice" not in (request.view_args or {}):
        return url_for("pages.home", voice=voice)
    return _this_page({"voice": voice}, request.args.to_dict(flat=False))


def today_address() -> str:
    """The address of this page as it is today."""
    query = {key: value for key, value in request.args.to_dict(flat=False).items() if key != "on"}
    return _this_page({}, query)


def all_address() -> str:
    """The address of this page with everything on it, not only the best."""
    return _this_page({}, request.args.to_dict(flat=False) | {"all": ["1"]})


def _this_page(changed: dict[str, Any], query: dict[str, Any]) -> str:
    own = (request.view_args or {}) | changed
    known = {key: value for key, value in query.items() if key.isidentifier() and key not in own}
    return url_for(
        request.endpoint or "pages.home",
        _external=False,
        **own,
        **{key: value for key, value in known.items() if not key.startswith("_")},
    )
