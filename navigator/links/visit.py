"""Links of the data asked whether they answer: politely, one at a time, telling who asks.

Only the head of a page is asked for, and the page itself where a server can't do that. Nothing is
read of it. This is the one module that calls other hosts, and only a command uses it. Whatever a
link does is the answer of that link, and the others are asked all the same.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import time
from collections.abc import Iterable, Iterator
from itertools import chain, zip_longest
from queue import Empty, SimpleQueue
from threading import Thread
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import OpenerDirector, Request

from navigator import __version__
from navigator.links.opener import Allowed, is_public, opener

PATIENCE = 15.0  # seconds for the answer of a link, with all that it leads to
PAUSE = 1.0  # seconds between two requests to one host
WHO = f"palveluportaat-navigator/{__version__} (checks the links of a service map on request)"
SAFE = "%/:=&?~#+!$,;'@()*[]"  # what may stand in an address as it is
REFUSED = 400  # from here on, a status is no page


def visits(
    urls: Iterable[str],
    *,
    pause: float = PAUSE,
    patience: float = PATIENCE,
    allowed: Allowed = is_public,
) -> Iterator[tuple[str, str]]:
    """Each address with what it answered: a status of HTTP, or why there was no answer.

    The hosts take turns, so that none is asked twice in a row without need.
    """
    last: dict[str, float] = {}
    through = opener(allowed)
    for url in _in_turns(urls):
        yield url, _visit(through, url, last, pause, patience)


def _in_turns(urls: Iterable[str]) -> Iterator[str]:
    hosts: dict[str, list[str]] = {}
    for url in urls:
        hosts.setdefault(_host(url), []).append(url)
    return (url for url in chain.from_iterable(zip_longest(*hosts.values())) if url)


def _host(url: str) -> str:
    """The host of an address; nothing, if it is none."""
    try:
        return urlsplit(url).netloc
    except ValueError:
        return ""


def _visit(
    through: OpenerDirector, url: str, last: dict[str, float], pause: float, patience: float
) -> str:
    """The answer to HEAD, or to GET where HEAD is refused."""
    answer, host = "", _host(url)
    for method in ("HEAD", "GET"):
        time.sleep(max(0.0, last.get(host, -pause) + pause - time.monotonic()))
        begun = time.monotonic()
        answer = _in_time(through, url, method, patience)
        last[host] = time.monotonic()
        patience = max(0.0, patience - (last[host] - begun))
        if not answer.isdigit() or int(answer) < REFUSED:
            break
    return answer


def _in_time(through: OpenerDirector, url: str, method: str, patience: float) -> str:
    """What was answered before the time was over.

    A server that sends a letter now and then could keep a socket busy for ever, and a look-up of
    a name knows no limit: whoever is late is left behind, and ends with this process at the latest.
    """
    answers: SimpleQueue[str] = SimpleQueue()
    Thread(target=lambda: answers.put(_asked(through, url, method, patience)), daemon=True).start()
    try:
        return answers.get(timeout=patience)
    except Empty:
        return "timeout"


def _asked(through: OpenerDirector, url: str, method: str, patience: float) -> str:
    try:
        request = Request(_ascii(url), method=method, headers={"User-Agent": WHO})  # noqa: S310
        with through.open(request, timeout=patience) as response:
            return str(response.status)
    except HTTPError as error:
        error.close()
        return str(error.code)
    except URLError as error:
        return why(error.reason)
    except (OSError, http.client.HTTPException, ValueError) as error:
        return why(error)


def why(reason: object) -> str:
    """Why there was no answer, in a word of ours."""
    if isinstance(reason, TimeoutError):
        return "timeout"
    if isinstance(reason, ssl.SSLCertVerificationError):
        return "certificate"
    if isinstance(reason, socket.gaierror | ValueError):  # a name that nobody can have
        return "no-host"
    return "unreachable"


def _ascii(url: str) -> str:
    """The address as it goes over the wire: letters such as ä are written in ASCII."""
    scheme, host, path, query, _ = urlsplit(url)
    return urlunsplit(
        (scheme, host.encode("idna").decode(), quote(path, SAFE), quote(query, SAFE), "")
    )
