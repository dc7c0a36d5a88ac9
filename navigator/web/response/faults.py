"""What the reader is told when something can't be shown: a page in her voice, or RFC 9457 JSON."""

from __future__ import annotations

import errno

from flask import Flask, Response, current_app, g, jsonify, make_response, render_template, request
from werkzeug.exceptions import HTTPException, InternalServerError, NotFound, ServiceUnavailable

from navigator.store import UnavailableError
from navigator.web.request import DATA, FullError, here, the_speech

N = str  # marks a message for the catalogues; it is translated where it is shown

# The heading and the advice for each status, and for each kind of bad request.
SAYINGS: dict[str, tuple[str, str]] = {
    "400": (
        N("The address is not quite right"),
        N("Something in the address can’t be understood. Start again from the front page."),
    ),
    "bad-day": (
        N("The day in the address is not a day"),
        N("Write it like this: on=2026-12-31. The years 2000 to 2100 are known."),
    ),
    "bad-language": (
        N("The language in the address is not known"),
        N("Choose one of: fi, sv, en, fi-simple, sv-simple, en-simple."),
    ),
    "bad-limit": (
        N("The limit in the address is not known"),
        N("Give a whole number from 1 to 100."),
    ),
    "bad-filter": (
        N("A filter in the address is not known"),
        N("Give an age as a whole number from 0 to 120, and what is on or off as 1."),
    ),
    "bad-region": (
        N("The region in the address is not known"),
        N("Give the id of an employment area, or the name of a municipality as addresses have it."),
    ),
    "bad-feed-language": (
        N("The language of the feed is not known"),
        N("Choose one of: fi, sv, en."),
    ),
    "bad-page": (
        N("The page in the address is not known"),
        N("Give a whole number, the first page being 1."),
    ),
    "bad-parameter": (
        N("A filter in the address is not known"),
        N("What is asked of this list can’t be answered, or its value can’t be read."),
    ),
    "bad-choice": (
        N("A choice in the address is not known"),
        N("Write true or false."),
    ),
    "other-host": (
        N("This is not the address of the site"),
        N("The site is reached by one address only. Start again from its front page."),
    ),
    "403": (
        N("Your role doesn’t open this page"),
        N("If you need it for your work, ask an administrator for another role."),
    ),
    "of-others": (
        N("This is not yours to change"),
        N(
            "It belongs to another employment area, or all share it. Nothing was changed. Ask "
            "those who work for that area, or for all areas, to make the change."
        ),
    ),
    "404": (
        N("This page is not here"),
        N("The address may be mistyped, or what it showed has been taken off the map."),
    ),
    "405": (
        N("This can’t be done here"),
        N("The page can be read, but not changed."),
    ),
    "409": (
        N("Somebody else was faster"),
        N("Go back, load the page anew and look at what has changed."),
    ),
    "413": (
        N("The message is too long"),
        N("Shorten it and send it again."),
    ),
    "431": (
        N("Your browser sent too much along"),
        N("Shorten the address, or remove the cookies of this site, and try again."),
    ),
    "414": (
        N("The question is too long"),
        N("Try again with a few words."),
    ),
    "500": (
        N("Something went wrong on our side"),
        N("Try again in a moment. Nothing that you did caused this."),
    ),
    "503": (
        N("Nothing can be saved right now"),
        N("Nothing of what you sent was changed. Go back and try again in a few minutes."),
    ),
    "busy": (
        N("Too many are asking for this right now"),
        N("Nothing of what you sent was changed. Go back and try again in half a minute."),
    ),
    "disk-full": (
        N("The disk of the server is full"),
        N(
            "Nothing of what you sent was saved. Try again later. If you work here, tell those who "
            "look after the server that its disk is full: once there is room, everything goes on "
            "by itself."
        ),
    ),
}
FULL = (errno.ENOSPC, errno.EDQUOT)
SOON = 30  # seconds until one may ask again for what is in great demand


def install(app: Flask) -> None:
    app.register_error_handler(HTTPException, _answer)
    app.register_error_handler(UnavailableError, _unavailable)
    app.register_error_handler(OSError, _failed)
    app.register_error_handler(FullError, lambda _error: _answer(ServiceUnavailable("busy")))


def _unavailable(error: UnavailableError) -> Response:
    """The store can't be asked, and so not who is signed in either."""
    g.user = None
    current_app.logger.error("The store is not available: %s", error)
    return _answer(ServiceUnavailable("disk-full" if error.full else "503"))


def _failed(error: OSError) -> Response:
    if error.errno not in FULL:
        raise error
    current_app.logger.error("The disk is full: %s", error)
    return _answer(ServiceUnavailable("disk-full"))


def _answer(error: HTTPException) -> Response:
    """The same fault as a page, or as JSON to those who asked the API."""
    if error.response is not None or (error.code or 500) < 400:  # noqa: PLR2004 — a redirect
        return make_response(error.get_response())
    known = error if str(error.code) in SAYINGS else _nearest(error)
    key = error.description if error.description in SAYINGS else str(known.code)
    heading, advice = SAYINGS[key or "500"]
    for_machines = request.path.startswith(DATA)
    response = _problem(error, heading, advice) if for_machines else _page(heading, advice)
    response.status_code = error.code or 500
    for name, value in error.get_headers():  # Allow, Retry-After: what a status must come with
        if name != "Content-Type":
            response.headers[name] = value
    if key == "busy":
        response.headers["Retry-After"] = str(SOON)
    return response


def _nearest(error: HTTPException) -> HTTPException:
    return NotFound() if (error.code or 500) < 500 else InternalServerError()  # noqa: PLR2004


def _page(heading: str, advice: str) -> Response:
    return make_response(render_template("fault.html", heading=heading, advice=advice))


def _problem(error: HTTPException, heading: str, advice: str) -> Response:
    speech = the_speech()
    response = jsonify(
        {
            "type": "about:blank",
            "title": speech.gettext(heading),
            "status": error.code,
            "detail": speech.gettext(advice),
            "instance": here(),
        }
    )
    response.mimetype = "application/problem+json"
    response.access_control_allow_origin = "*"
    response.vary.add("Accept-Language")
    return response
