"""Requests to other hosts that never lead into the network of whoever asks.

A link of the data, or what it redirects to, may name an address that only we can reach. What is
looked at is the address that is connected to, not the name, which may change its mind. Behind a
proxy it is the proxy that connects, and that decides.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from functools import partial
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import IO, Any
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

Allowed = Callable[[str], bool]

GIVEN_OUT = ip_network(
    "2000::/3"
)  # of IPv6, all that has been given out to be reached by everybody
# Within it, and in IPv4, what is set apart for other ends and the library does not know of yet.
SET_APART = tuple(map(ip_network, ("3fff::/20", "2001::/23", "192.88.99.0/24")))
# Addresses of IPv6 that stand for one of IPv4, in their last four bytes: mapped, compatible, NAT64.
STANDING_IN = tuple(map(ip_network, ("::ffff:0:0/96", "::/96", "64:ff9b::/96")))
ISATAP = (0x00005EFE, 0x02005EFE)  # before an address of IPv4, in the last eight bytes


def is_public(address: str) -> bool:
    """Whether an IP address means the same host to everybody.

    One of IPv6 that carries one of IPv4 leads to where that leads, by whichever translation.
    """
    found = ip_address(address)
    if isinstance(found, IPv4Address):
        return _is_global(found)
    if any(found in network for network in STANDING_IN):
        return _is_global(_last_four(found))
    carried = found.sixtofour or (_last_four(found) if _is_isatap(found) else None)
    return found in GIVEN_OUT and _is_global(found) and (carried is None or _is_global(carried))


def _is_global(found: IPv4Address | IPv6Address) -> bool:
    apart = any(found in network for network in SET_APART)
    return found.is_global and not found.is_multicast and not apart


def _last_four(found: IPv6Address) -> IPv4Address:
    return IPv4Address(int(found) & 0xFFFFFFFF)


def _is_isatap(found: IPv6Address) -> bool:
    return int(found) >> 32 & 0xFFFFFFFF in ISATAP


def opener(allowed: Allowed = is_public) -> OpenerDirector:
    """Opens addresses of HTTP whose hosts have an allowed IP address, and follows what has moved.

    What it opens raises OSError, `http.client.HTTPException` or ValueError.
    """
    director = OpenerDirector()
    for handler in (
        ProxyHandler(),
        _Connections(allowed),
        _Redirects(),
        HTTPDefaultErrorHandler(),
        HTTPErrorProcessor(),
        UnknownHandler(),
    ):
        director.add_handler(handler)
    return director


class _Connection(HTTPConnection):
    """A connection to an allowed address; without one, the host is as good as unknown."""

    allowed: Allowed

    def connect(self) -> None:
        failed: OSError = socket.gaierror("no address that is allowed")
        for *_, place in socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM):
            address, port = str(place[0]), int(place[1])
            if self.allowed(address):
                try:
                    self.sock = socket.create_connection((address, port), self.timeout)
                except OSError as error:
                    failed = error
                else:
                    return
        raise failed


class _TlsConnection(HTTPSConnection, _Connection):
    """The same with TLS: HTTPSConnection calls the connect above."""


class _Connections(HTTPHandler, HTTPSHandler):
    """Makes such connections, and to a proxy the usual ones."""

    def __init__(self, allowed: Allowed) -> None:
        super().__init__()
        self._allowed = allowed

    def http_open(self, req: Request) -> HTTPResponse:
        if req.has_proxy():
            return super().http_open(req)
        return self.do_open(partial(self._made, _Connection), req)

    def https_open(self, req: Request) -> HTTPResponse:
        if getattr(req, "_tunnel_host", None):  # what tells a proxy here
            return super().https_open(req)
        return self.do_open(partial(self._made, _TlsConnection), req)

    def _made(self, kind: type[_Connection], host: str, **named: Any) -> _Connection:
        connection = kind(host, **named)
        connection.allowed = self._allowed
        return connection


class _Redirects(HTTPRedirectHandler):
    def redirect_request(self, req: Request, fp: IO[bytes], *told: Any) -> Request | None:
        """Where it goes on; the page that says so is not read, however long it is."""
        fp.close()
        return super().redirect_request(req, fp, *told)
