"""Stylesheet, script and pictures: addressed by their content, so that they may be kept for ever.

htmx comes out of the package that carries it; no copy of it stands in this repository.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path

import brotli
from flask import Blueprint, Response, abort, current_app, g, request, url_for
from markupsafe import Markup

assets = Blueprint("assets", __name__, url_prefix="/static")

A_YEAR = 31_536_000  # seconds
TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}


@dataclass(frozen=True)
class Asset:
    """A file that pages need."""

    name: str
    content: bytes

    @cached_property
    def packed(self) -> bytes:
        """As small as can be, which takes a while: done once, as it is kept for ever."""
        return bytes(brotli.compress(self.content))

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.content).hexdigest()[:12]

    @property
    def mimetype(self) -> str:
        return TYPES[Path(self.name).suffix]


def shelf(folder: Path) -> Mapping[str, Asset]:
    """Our own files of the folder, and htmx."""
    own = {file.name: file.read_bytes() for file in folder.iterdir() if file.suffix in TYPES}
    htmx = files("js_lib_htmx") / "static" / "htmx" / "htmx.min.js"
    found = own | {"htmx.min.js": htmx.read_bytes()}
    return {name: Asset(name, content) for name, content in found.items()}


def asset_address(name: str, *, whole: bool = False) -> str:
    """The address of an asset as it is now."""
    asset: Asset = current_app.extensions["assets"][name]
    return url_for("assets.asset", digest=asset.digest, name=name, _external=whole)


def inline(name: str) -> Markup:
    """The content of an asset, for a page that needs nothing else; its policy allows just it."""
    asset: Asset = current_app.extensions["assets"][name]
    digest = base64.b64encode(hashlib.sha256(asset.content).digest()).decode()
    g.setdefault("inlined", {}).setdefault(asset.mimetype, []).append(f"'sha256-{digest}'")
    return Markup(asset.content.decode())  # noqa: S704 — a file of our own


@assets.get("/<digest>/<name>")
def asset(digest: str, name: str) -> Response:
    """An asset; under an address of other content it isn't given."""
    found: Asset | None = current_app.extensions["assets"].get(name)
    if found is None or found.digest != digest:
        abort(404)
    response = current_app.response_class(found.content, mimetype=found.mimetype)
    if found.mimetype.startswith("text/"):
        response.vary.add("Accept-Encoding")
        if request.accept_encodings["br"]:
            response.set_data(found.packed)
            response.content_encoding = "br"
    response.cache_control.public = True
    response.cache_control.max_age = A_YEAR
    response.cache_control.immutable = True
    return response
