"""A real browser on a real server with the shipped data: what the browser tests stand on."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

TODAY = "2026-11-22"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
PATIENCE = 60.0  # seconds for the server to come up

SERVER = f"""
import sys, waitress
from datetime import date
from pathlib import Path
from navigator.edition import Place
from navigator.web import create_app
app = create_app(Place(Path(sys.argv[1])), lambda: date.fromisoformat("{TODAY}"))
waitress.serve(app, host="127.0.0.1", port=int(sys.argv[2]), threads=4)
"""


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a server process that serves what is built in a folder, on TODAY."""
    port = free_port()
    process = subprocess.Popen([sys.executable, "-c", SERVER, str(folder), str(port)])
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/healthz")
        yield address
    finally:
        process.terminate()
        process.wait(10)


def wait_for(address: str) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 — our own server
                return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
