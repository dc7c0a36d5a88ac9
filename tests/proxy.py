"""A real nginx in front of a real server: the very lines of the manual, and TLS."""

from __future__ import annotations

import os
import re
import shutil
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from email.message import Message
from functools import partial
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests import ROOT
from tests.browser import PATIENCE

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
REQUIRED = os.environ.get("PROXY_REQUIRED") == "1"
needs_nginx = pytest.mark.skipif(
    not (NGINX and shutil.which("openssl")) and not REQUIRED,
    reason="there is no nginx, or no openssl for its certificate, on this machine",
)
HOST = "kunta.localhost"
TRUSTING = ssl._create_unverified_context()  # noqa: S323 — a certificate of our own
MANUAL = ROOT / "docs" / "operations.md"
BACKEND = "http://127.0.0.1:5000"
CONFIGURATION = """
daemon off;
master_process off;
pid {folder}/pid;
error_log stderr;
events {{ }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port} ssl;
        ssl_certificate {folder}/certificate;
        ssl_certificate_key {folder}/key;
        {lines}
    }}
}}
"""


def of_the_manual(site: str, path: str) -> str:
    """The lines for nginx that the manual gives, for a site at another port and path."""
    found = re.findall(r"```nginx\n(.+?)```", MANUAL.read_text(encoding="utf-8"), re.DOTALL)
    assert len(found) == 1
    assert found[0].count(BACKEND) == 1
    lines = found[0].replace(BACKEND, site)
    if path:
        return lines.replace("/palveluportaat", path)
    return re.sub(r"^location = .*\n", "", lines).replace("/palveluportaat/", "/")


@contextmanager
def proxied(site: str, folder: Path, port: int, path: str = "") -> Iterator[None]:
    """nginx at a port, with TLS, in front of a site."""
    folder.mkdir(parents=True, exist_ok=True)
    _certificate(folder)
    file = folder / "nginx.conf"
    lines = of_the_manual(site, path)
    file.write_text(CONFIGURATION.format(folder=folder, port=port, lines=lines), encoding="utf-8")
    process = subprocess.Popen([str(NGINX), "-p", folder, "-c", file])
    try:
        _wait(port)
        yield
    finally:
        process.terminate()
        process.wait(10)


def _certificate(folder: Path) -> None:
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    command += ["-subj", f"/CN={HOST}", "-keyout", folder / "key", "-out", folder / "certificate"]
    subprocess.run(command, check=True, capture_output=True)


def _wait(port: int) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            ask(f"https://{HOST}:{port}", "GET", "/")
            return
        except ConnectionError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


@dataclass(frozen=True)
class Answer:
    """What a client got, read whole."""

    status: int
    headers: Message
    words: str


def ask(
    site: str, method: str, path: str, *, body: str = "", source: str = "127.0.0.1", **headers: str
) -> Answer:
    """Ask a site on this machine, from an address of it, with headers such as `X_Real_IP`."""
    parts = urlsplit(site)
    kind = partial(HTTPSConnection, context=TRUSTING) if parts.scheme == "https" else HTTPConnection
    connection = kind("127.0.0.1", parts.port, timeout=PATIENCE, source_address=(source, 0))
    sent = {"Host": parts.netloc} | {name.replace("_", "-"): v for name, v in headers.items()}
    with closing(connection):
        connection.request(method, parts.path + path, body or None, sent)
        answer = connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read().decode(errors="replace"))
