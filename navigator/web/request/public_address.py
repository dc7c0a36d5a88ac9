"""Where the site is for its readers: what `NAVIGATOR_ADDRESS` says, and no client.

With it, the host, the scheme and the path of every address that is written come from the setting:
on paper, in QR codes, site map, cards and redirects. A request for another host is refused, but for
those by which a server is watched, since they are often sent to its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

from flask import Flask, abort, current_app, request

from navigator.server import REFUSED
from navigator.voices import BY_CODE

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

ASKED_HOST = "navigator.asked_host"  # in the WSGI environment: the host that was asked for
PORTS = {"http": ":80", "https": ":443"}
OURS = {*BY_CODE, "api", "data", "hsds", "id", "static", "healthz", "robots.txt", "sitemap.xml"}
HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\]")
PATH = re.compile(r"(/[A-Za-z0-9._~-]+)*")
MOST_TOLD = 20  # hosts of which the log tells that they were refused
WATCHING = "health"  # the pages by which a server is watched


@dataclass(frozen=True, slots=True)
class PublicAddress:
    """The address of the site's front door, as a browser writes it."""

    scheme: str
    host: str  # with its port, if that is not the usual one
    path: str  # without a slash at the end; mostly empty

    @classmethod
    def parse(cls, text: str) -> PublicAddress:
        """Read one such as `https://kunta.fi/palveluportaat`; ValueError says what is wrong."""
        try:
            parts = urlsplit(text.strip())
            port = f":{parts.port}" if parts.port else ""
        except ValueError as error:
            raise ValueError("is no address of a site") from error
        if parts.scheme not in PORTS or not parts.hostname:
            raise ValueError("must begin with https:// and a host, like https://kunta.fi")
        if parts.username is not None or parts.query or parts.fragment:
            raise ValueError("must hold a host and a path and nothing else")
        path = _path(parts.path)
        return cls(parts.scheme, _host(parts) + ("" if port == PORTS[parts.scheme] else port), path)

    def __str__(self) -> str:
        return f"{self.scheme}://{self.host}{self.path}"

    def is_host(self, asked: str) -> bool:
        """Whether a client that asked for this host asked for this site."""
        return asked.lower().removesuffix(PORTS[self.scheme]).rstrip(".") == self.host

    def inside(self, path: str) -> str:
        """The path below the site's own, whether a proxy passed it on whole or without that."""
        if self.path and (path == self.path or path.startswith(f"{self.path}/")):
            return path[len(self.path) :] or "/"
        return path


def _host(parts: SplitResult) -> str:
    """The host in lower case, as browsers send it: letters beyond English in their own code."""
    name = parts.hostname or ""
    try:
        host = f"[{name}]" if ":" in name else name.encode("idna").decode().rstrip(".")
    except UnicodeError as error:
        raise ValueError(f"names no host: {name}") from error
    if not HOST.fullmatch(host):
        raise ValueError(f"names no host: {name}")
    return host


def _path(path: str) -> str:
    short = path.rstrip("/")
    if not PATH.fullmatch(short) or {".", ".."} & set(short.split("/")):
        raise ValueError("may have letters, digits and - . _ ~ in its path, and nothing else")
    if (first := short.split("/")[1] if short else "") in OURS:
        raise ValueError(f"can’t have a path that begins with /{first}, as pages of the site do")
    return short


class AtAddress:
    """A WSGI app at the public address, whatever a client says of host, scheme and path."""

    def __init__(self, app: WSGIApplication, address: PublicAddress) -> None:
        self.app, self.address = app, address

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        environ |= {
            ASKED_HOST: environ.get("HTTP_HOST", ""),
            "HTTP_HOST": self.address.host,
            "wsgi.url_scheme": self.address.scheme,
            "SCRIPT_NAME": self.address.path,
            "PATH_INFO": self.address.inside(environ.get("PATH_INFO", "")),
        }
        return self.app(environ, start_response)


def install(app: Flask) -> None:
    app.extensions["told_hosts"] = set()
    app.before_request(_refuse)


def _refuse() -> None:
    """Say what the server has refused; and refuse what was sent to another host."""
    if status := request.environ.get(REFUSED):
        busy = status == 503  # noqa: PLR2004
        abort(status, description="busy" if busy else None)
    asked = request.environ.get(ASKED_HOST)
    address: PublicAddress | None = current_app.extensions["settings"].address
    if address is None or asked is None or address.is_host(asked):
        return
    if request.blueprint != WATCHING:
        _tell(asked, address)
        abort(400, description="other-host")


def _tell(asked: str, address: PublicAddress) -> None:
    """Tell those who look after the server, once for each host: a proxy may not pass it on."""
    told: set[str] = current_app.extensions["told_hosts"]
    if asked not in told and len(told) < MOST_TOLD:
        told.add(asked)
        current_app.logger.warning(
            "Refused a request for the host %r, since NAVIGATOR_ADDRESS says %s. If it came "
            "through your proxy, that must pass on the Host of the request.",
            asked[:100],
            address,
        )


def whole(path: str) -> str:
    """The whole address of a path of ours."""
    return request.host_url[:-1] + path


def here() -> str:
    """The path of this request as a browser asks for it."""
    return request.script_root + request.path
