"""Headers of every answer: what a page may load, who may frame it, how long it may be kept."""

from __future__ import annotations

from flask import Flask, Response, current_app, g, request

FRAMED = frozenset({"pages.area", "pages.picture"})  # what others may show in a frame, if any may
POLICY = (
    "default-src 'none'; script-src {own}{scripts}; style-src {own}{styles}; img-src {own}; "
    "connect-src {own}; form-action 'self'; base-uri 'none'; frame-ancestors {framers}"
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
TWO_YEARS = 63_072_000  # seconds


def install(app: Flask) -> None:
    app.after_request(_add)


def _add(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers["Content-Security-Policy"] = POLICY.format(
        own=_own(),
        framers=_framers(),
        scripts=_inlined("text/javascript"),
        styles=_inlined("text/css"),
    )
    if request.args.get("path"):
        _keep_to_oneself(response)
    if request.endpoint == "pages.search" and request.args:  # of answers there is no end
        response.headers.setdefault("X-Robots-Tag", "noindex")
    if request.method == "POST":  # what somebody wrote may stand in the answer
        response.cache_control.no_store = True
    if request.is_secure:
        # Not includeSubDomains: other sites of the organisation are not ours to decide about.
        response.headers["Strict-Transport-Security"] = f"max-age={TWO_YEARS}"
    page = request.method == "GET" and response.status_code == 200  # noqa: PLR2004
    if page and not response.cache_control.no_store:
        _let_be_asked_again(response)
    return response


def _own() -> str:
    """Where our own files lie: the whole host, unless others serve parts of it."""
    return f"{request.host_url[:-1]}{request.script_root}/" if request.script_root else "'self'"


def _framers() -> str:
    allowed: str = current_app.extensions["settings"].embedders
    return f"'self' {allowed}" if allowed and request.endpoint in FRAMED else "'self'"


def _inlined(mimetype: str) -> str:
    """The fingerprints of what stands in the page itself."""
    return "".join(f" {digest}" for digest in g.get("inlined", {}).get(mimetype, ()))


def _keep_to_oneself(response: Response) -> None:
    """A path concerns those who made it: no other request and no search engine tells of it."""
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"


def _let_be_asked_again(response: Response) -> None:
    """Pages may be kept, but are asked for anew: they change with the day and the edition."""
    if not response.cache_control.max_age:
        response.cache_control.no_cache = True
    if not response.is_streamed:
        response.add_etag(weak=True)
