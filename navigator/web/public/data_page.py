"""The page of the open data: what can be had, under which licence, and what editions changed."""

from __future__ import annotations

from itertools import groupby

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from navigator.exports import FORMATS, Format
from navigator.voices import Voice
from navigator.web.machines import downloads
from navigator.web.request import LocalBlueprint, the_voice

open_data = LocalBlueprint("open_data", __name__)

Addresses = list[dict[str, str]]

SHOWN = 10  # editions on the page; the list for programs has all
AGREED = "https://creativecommons.org/licenses/by/4.0/"


@open_data.get("/data/")
def front() -> ResponseReturnValue:
    """Send the reader to the page in her own language."""
    response = redirect(url_for("open_data.page", voice=the_voice()))
    response.vary.add("Accept-Language")
    return response


@open_data.get("/<voice:voice>/data")
def page(voice: Voice) -> str:
    """What can be had, as the list for programs has it."""
    some, older = downloads.published(None, SHOWN)
    return render_template(
        "data.html",
        formats=_formats(),
        editions=some,
        older=older,
        licence=AGREED,
        root=downloads.root(),
    )


def _formats() -> list[tuple[tuple[str, str], list[tuple[Format, Addresses]]]]:
    """The formats by name and version, each with its addresses."""
    told = downloads.the_index("")["formats"]
    each = [(one, entry["addresses"]) for one, entry in zip(FORMATS, told, strict=True)]
    names = list(dict.fromkeys((one.name, one.version) for one in FORMATS))
    each.sort(key=lambda pair: names.index((pair[0].name, pair[0].version)))
    return [
        (name, list(some))
        for name, some in groupby(each, lambda pair: (pair[0].name, pair[0].version))
    ]
