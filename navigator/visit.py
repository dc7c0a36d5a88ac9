"""Links of the data asked whether they answer: politely, one at a time, telling who asks.

Only the head of a page is asked for, and the page itself where a server can't do that. Nothing is
read of it. This is the one module that calls other hosts, and only a command uses it.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import time
from collections.abc import Iterable, Iterator
from itertools import chain, zip_longest
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import Request, urlopen

from navigator import __version__

PATIENCE = 15.0  # seconds for an answer
PAUSE = 1.0  # seconds between two requests to one host
WHO = f"palveluportaat-navigator/{__version__} (checks the links of a service map on request)"
SAFE = "%/:=&?~#+!$,;'@()*[]"  # what may stand in an address as it is
REFUSED = 400  # from here on, a status is no page


def visits(
    urls: Iterable[str], *, pause: float = PAUSE, patience: float = PATIENCE
) -> Iterator[tuple[str, str]]:
    """Each address with what it answered: a status of HTTP, or why there was no answer.

    The hosts take turns, so that none is asked twice in a row without need.
    """
    last: dict[str, float] = {}
    for url in _in_turns(urls):
        yield url, _visit(url, last, pause, patience)


def _in_turns(urls: Iterable[str]) -> Iterator[str]:
    hosts: dict[str, list[str]] = {}
    for url in urls:
        hosts.setdefault(urlsplit(url).netloc, []).append(url)
    return (url for url in chain.from_iterable(zip_longest(*hosts.values())) if url)


def _visit(url: str, last: dict[str, float], pause: float, patience: float) -> str:
    """The answer to HEAD, or to GET where HEAD is refused."""
    answer = ""
    for method in ("HEAD", "GET"):
        host = urlsplit(url).netloc
        time.sleep(max(0.0, last.get(host, -pause) + pause - time.monotonic()))
        answer = _asked(url, method, patience)
        last[host] = time.monotonic()
        if not answer.isdigit() or int(answer) < REFUSED:
            break
    return answer


def _asked(url: str, method: str, patience: float) -> str:
    try:
        request = Request(_ascii(url), method=method, headers={"User-Agent": WHO})  # noqa: S310
        with urlopen(request, timeout=patience) as response:  # noqa: S310
            return str(response.status)
    except HTTPError as error:
        error.close()
        return str(error.code)
    except URLError as error:
        return why(error.reason)
    except (OSError, http.client.HTTPException, UnicodeError) as error:
        return why(error)


def why(reason: object) -> str:
    """Why there was no answer, in a word of ours."""
    if isinstance(reason, TimeoutError):
        return "timeout"
    if isinstance(reason, ssl.SSLCertVerificationError):
        return "certificate"
    if isinstance(reason, socket.gaierror | UnicodeError):  # a name that nobody can have
        return "no-host"
    return "unreachable"


def _ascii(url: str) -> str:
    """The address as it goes over the wire: letters such as ä are written in ASCII."""
    scheme, host, path, query, _ = urlsplit(url)
    return urlunsplit(
        (scheme, host.encode("idna").decode(), quote(path, SAFE), quote(query, SAFE), "")
    )
