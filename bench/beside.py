"""How long a page takes beside clients that ask a running site for costly work without rest.

`python -m bench.beside http://127.0.0.1:5000` needs a site of its own: it tries wrong passwords.
"""

from __future__ import annotations

import argparse
import http.client
import re
import statistics
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from urllib.parse import urlencode, urlsplit

CLIENTS = 16
SECONDS = 12.0
PAGE = "/fi/areas/tyokyky"
SHEET = "/fi/path.pdf?path="
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Site:
    """A site that is up, and what is asked of it."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self.host, self.port = parts.hostname or "", parts.port or 80

    def ask(self, method: str, path: str, body: str = "", **headers: str) -> tuple[int, str, str]:
        """The status, the words and the cookie of an answer."""
        with closing(http.client.HTTPConnection(self.host, self.port, timeout=60)) as connection:
            connection.request(method, path, body or None, headers)
            answer = connection.getresponse()
            cookie = (answer.getheader("Set-Cookie") or "").partition(";")[0]
            return answer.status, answer.read().decode(errors="replace"), cookie

    def sheet(self) -> Callable[[int], int]:
        """Ask for a sheet of paper of eight items."""
        codes = []
        for step in re.findall(r'href="(/fi/steps/[\w-]+)"', self.ask("GET", PAGE)[1]):
            codes += re.findall(r'data-code="(\w+)"', self.ask("GET", step)[1])
        path = SHEET + "-".join(dict.fromkeys(codes[:8]))
        return lambda _: self.ask("GET", path)[0]

    def guess(self) -> Callable[[int], int]:
        """Try a wrong password, each for another name, so that nobody is locked out."""
        _, form, cookie = self.ask("GET", "/fi/admin/sign-in")
        token = re.findall(r'name="csrf_token" value="([^"]+)"', form)[0]

        def tried(number: int) -> int:
            sent = {"csrf_token": token, "name": f"Nobody {number}", "password": "x" * 20}
            return self.ask("POST", "/fi/admin/sign-in", urlencode(sent), Cookie=cookie, **FORM)[0]

        return tried

    def beside(self, ask: Callable[[int], int] | None) -> tuple[list[float], Counter[int]]:
        """Milliseconds of each page, and how often each status was what the others got."""
        got: Counter[int] = Counter()
        over = threading.Event()

        def again(client: int) -> None:
            number = client * 10_000
            while not over.is_set() and ask:
                number += 1
                with suppress(OSError, http.client.HTTPException):
                    got[ask(number)] += 1

        threads = [threading.Thread(target=again, args=(n,)) for n in range(CLIENTS)]
        for thread in threads:
            thread.start()
        times, until = [], time.perf_counter() + SECONDS
        while time.perf_counter() < until:
            begun = time.perf_counter()
            self.ask("GET", PAGE)
            times.append((time.perf_counter() - begun) * 1000)
            time.sleep(0.05)
        over.set()
        for thread in threads:
            thread.join()
        return times, got


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address")
    site = Site(parser.parse_args().address)
    for told, ask in (("alone", None), ("sheets", site.sheet()), ("passwords", site.guess())):
        times, got = site.beside(ask)
        whole = sorted(times)
        print(
            f"{told:10} | page p50 {statistics.median(whole):.0f} ms, "
            f"p95 {whole[int(len(whole) * 0.95)]:.0f} ms, worst {whole[-1]:.0f} ms | {dict(got)}",
            flush=True,
        )


if __name__ == "__main__":
    main()
