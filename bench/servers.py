"""Web servers beside one another: what each does under clients that are slow, many or large.

`python -m bench.servers` measures the server of this project, and those of others that happen to be
installed, each with eight threads and the settings that protect it best, on one small app.
"""

from __future__ import annotations

import argparse
import http.client
import importlib.util
import os
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

APP = """
import time
PAGE = b"<p>" + b"x" * 20_000
def app(environ, start_response):
    if environ["PATH_INFO"] == "/slow":
        time.sleep(2)
    length, chunked = environ.get("CONTENT_LENGTH"), environ.get("HTTP_TRANSFER_ENCODING")
    environ["wsgi.input"].read(-1 if chunked and not length else int(length or 0))
    headers = [("Content-Length", str(len(PAGE))), ("Content-Type", "text/html")]
    start_response(f"{environ.get('navigator.refused', 200)} OK", headers)
    return [PAGE]
"""
# How each is started: at a port, in a process that ends when it is told to.
STARTS = {
    "ours": (
        "navigator",
        (
            "from navigator.server import Bounds, serve\n"
            "serve(app, '127.0.0.1', {port}, Bounds(threads=8))"
        ),
    ),
    "waitress": ("waitress", "import waitress; waitress.serve(app, port={port}, threads=8)"),
    "cheroot": (
        "cheroot",
        (
            "from cheroot import wsgi; import signal, sys\n"
            "s = wsgi.Server(('127.0.0.1', {port}), app, numthreads=8, max=8)\n"
            "s.max_request_body_size = 65536\n"
            "signal.signal(signal.SIGTERM, lambda *_: (_ for _ in ()).throw(KeyboardInterrupt()))\n"
            "try: s.start()\n"
            "except KeyboardInterrupt: s.stop()"
        ),
    ),
    "gunicorn": (
        "gunicorn",
        (
            "import sys; sys.argv = ['gunicorn', '-k', 'gthread', '--threads', '8', '-b',"
            " '127.0.0.1:{port}', '--log-level', 'error', 'served:app']\n"
            "from gunicorn.app.wsgiapp import run; run()"
        ),
    ),
    "granian": (
        "granian",
        (
            "from granian import Granian\n"
            "from granian.http import HTTP1Settings\n"
            "if __name__ == '__main__':\n"
            "    Granian('served:app', port={port}, interface='wsgi', blocking_threads=8,"
            " backpressure=2048, log_enabled=False,"
            " http1_settings=HTTP1Settings(header_read_timeout=10_000)).serve()"
        ),
    ),
    "hypercorn": (
        "hypercorn",
        (
            "import asyncio; from hypercorn.config import Config\n"
            "from hypercorn.asyncio import serve\n"
            "c = Config(); c.bind = ['127.0.0.1:{port}']; c.wsgi_max_body_size = 65536\n"
            "c.errorlog = None; c.read_timeout = 10\n"
            "asyncio.run(serve(app, c, mode='wsgi'))"
        ),
    ),
    "uvicorn": (
        "a2wsgi",
        (
            "import uvicorn; from a2wsgi import WSGIMiddleware\n"
            "uvicorn.run(WSGIMiddleware(app, workers=8), port={port}, log_level='error',"
            " limit_concurrency=2048)"
        ),
    ),
}
PATIENCE = 5.0  # seconds in which a page must come to count as one


class Measured:
    """One server that is up, and what is asked of it."""

    def __init__(self, port: int, process: subprocess.Popen[bytes]) -> None:
        self.port, self.process = port, process

    def page(self, path: str = "/") -> float:
        """Milliseconds that a page takes a new client; infinite if it doesn't come in time."""
        begun = time.perf_counter()
        try:
            with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)) as c:
                c.request("GET", path)
                good = c.getresponse().read()[:3] == b"<p>"
        except (OSError, http.client.HTTPException):
            good = False
        return (time.perf_counter() - begun) * 1000 if good else float("inf")

    def usual(self, times: int = 5) -> float:
        return statistics.median(self.page() for _ in range(times))

    def memory(self) -> int:
        """Megabytes of the process and of those that it started."""
        return sum(map(_resident, [self.process.pid, *_children(self.process.pid)])) // 1024

    def throughput(self, clients: int = 8, seconds: float = 3.0) -> float:
        """Pages a second for clients that keep their connections."""
        counts = [0] * clients
        until = time.perf_counter() + seconds

        def ask(number: int) -> None:
            with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)) as c:
                while time.perf_counter() < until:
                    c.request("GET", "/")
                    c.getresponse().read()
                    counts[number] += 1

        threads = [threading.Thread(target=ask, args=(n,)) for n in range(clients)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return sum(counts) / seconds

    @contextmanager
    def crowd(self, size: int, first: bytes, drip: bytes) -> Iterator[list[socket.socket]]:
        """So many clients that begin a request, and go on with it a byte a second."""
        held, over = [], threading.Event()
        for _ in range(size):
            with suppress(OSError):
                one = socket.create_connection(("127.0.0.1", self.port), timeout=1)
                one.sendall(first)
                held.append(one)

        def go_on() -> None:
            while not over.wait(1):
                for one in held:
                    with suppress(OSError):
                        one.send(drip)

        thread = threading.Thread(target=go_on)
        thread.start()
        try:
            yield held
        finally:
            over.set()
            thread.join()
            for one in held:
                one.close()

    def taken(self, first: bytes, most: int = 64 * 2**20) -> str:
        """What is said to a large body, and how many megabytes of it were taken until then."""
        sent = 0
        with closing(socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)) as one:
            with suppress(OSError):
                one.sendall(first)
                time.sleep(0.3)
                one.settimeout(0)
                while sent < most:
                    with suppress(BlockingIOError):
                        if one.recv(1, socket.MSG_PEEK):
                            break
                    try:
                        sent += one.send(b"x" * 65536)
                    except BlockingIOError:
                        time.sleep(0.005)
            one.settimeout(PATIENCE)
            try:
                status = one.recv(15).decode(errors="replace")[9:12] or "closed"
            except TimeoutError:
                status = "goes on"
            except OSError:
                status = "closed"
        return f"{status} at {sent / 2**20:.1f} MB"

    def stop(self) -> str:
        """Whether a page that is being made when the server is told to stop still comes."""
        answer: list[float] = []
        asking = threading.Thread(target=lambda: answer.append(self.page("/slow")))
        asking.start()
        time.sleep(0.5)
        begun = time.perf_counter()
        self.process.terminate()
        asking.join()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            return "does not stop"
        came = "comes" if answer[0] < PATIENCE * 1000 else "lost"
        return f"{came}, {time.perf_counter() - begun:.1f} s"


def _resident(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), 0)


def _children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [int(child) for child in found]


@contextmanager
def started(name: str, folder: Path) -> Iterator[Measured]:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    (folder / "served.py").write_text(APP, encoding="utf-8")
    script = folder / f"{name}_start.py"
    script.write_text(f"from served import app\n{STARTS[name][1].format(port=port)}\n", "utf-8")
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(
        [sys.executable, script],
        cwd=folder,
        stdout=quiet,
        stderr=quiet,
        env=os.environ | {"PYTHONPATH": str(Path.cwd())},
    )
    up = Measured(port, process)
    try:
        until = time.monotonic() + 15
        while up.page() == float("inf") and time.monotonic() < until:
            time.sleep(0.2)
        if up.page() == float("inf"):
            raise SystemExit(f"{name} does not come up")
        yield up
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


HEAD = b"GET / HTTP/1.1\r\nHost: a\r\nX-A: "
BODY = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 5000\r\n\r\n"
ONE_GB = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000000\r\n\r\n"
CHUNKED = b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3B9ACA00\r\n"
WHOLE = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"


def measure(name: str, folder: Path, hold: float) -> dict[str, str]:
    """Every figure of one server, by what it tells."""
    found = {}
    with started(name, folder) as up:
        found["memory, MB"] = f"{up.memory()}"
        found["page, ms"] = f"{up.usual():.1f}"
        found["pages a second"] = f"{up.throughput():.0f}"
        for size in (110, 600):
            with up.crowd(size, HEAD, b"a"):
                found[f"page beside {size} slow heads, ms"] = f"{up.usual(3):.1f}"
        with up.crowd(110, BODY, b"a") as held:
            found["page beside 110 slow bodies, ms"] = f"{up.usual(3):.1f}"
            time.sleep(hold)
            found[f"of those there after {hold:.0f} s"] = f"{sum(map(_open, held))}"
    with started(name, folder) as up:
        with up.crowd(500, WHOLE, b""):
            found["page beside 500 idle connections, ms"] = f"{up.usual(3):.1f}"
            found["memory then, MB"] = f"{up.memory()}"
        found["1 GB announced"] = up.taken(ONE_GB)
        found["1 GB in a chunk"] = up.taken(CHUNKED)
        found["page made while it stops"] = up.stop()
    return found


def in_turns(names: list[str], folder: Path, turns: int) -> None:
    """Pages a second of each, all up at once and asked one after the other, again and again.

    So what else the machine does falls on all of them alike.
    """
    with ExitStack() as stack:
        up = {name: stack.enter_context(started(name, folder)) for name in names}
        found: dict[str, list[float]] = {name: [] for name in names}
        for _ in range(turns):
            for name in names:
                found[name].append(up[name].throughput(seconds=1.5))
        for name, rates in found.items():
            print(f"{name:10} | pages a second, median | {statistics.median(rates):.0f}")


def _open(one: socket.socket) -> bool:
    """Whether the other side has neither answered nor closed."""
    one.settimeout(0)
    try:
        return bool(one.recv(1) is None)
    except BlockingIOError:
        return True
    except OSError:
        return False


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="ours, waitress, cheroot, gunicorn …")
    parser.add_argument("--folder", type=Path, required=True, help="where the small app is written")
    parser.add_argument("--hold", type=float, default=45, help="seconds of slowness")
    parser.add_argument("--turns", type=int, help="only pages a second, in so many turns")
    asked = parser.parse_args()
    if asked.turns:
        in_turns(asked.names, asked.folder, asked.turns)
        return
    for name in asked.names or STARTS:
        if importlib.util.find_spec(STARTS[name][0]) is None:
            print(f"{name}: not installed")
            continue
        for told, figure in measure(name, asked.folder, asked.hold).items():
            print(f"{name:10} | {told:38} | {figure}", flush=True)


if __name__ == "__main__":
    main()
