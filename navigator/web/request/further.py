"""Texts in a further language, as it stands in the address: `/en/steps/…?in=uk`.

The voice stays as it is, for that is what the page itself speaks: a reader of Ukrainian may take it
in English or in plain Finnish. Where a text has not been written so, she gets it in the voice.
"""

from __future__ import annotations

from typing import Any

from flask import Flask, current_app, request
from werkzeug.routing import BaseConverter

from navigator.voices import LANGUAGES, Voice
from navigator.web.request.current import on_the_desk, the_voice, the_whole_edition

IN_QUERY = "in"


class FurtherConverter(BaseConverter):
    """What may be a further language, and is no voice and no other beginning of ours."""

    regex = f"(?!(?:{'|'.join((*LANGUAGES, 'api'))})/)[a-z]{{2,3}}"


def install(app: Flask) -> None:
    app.url_map.converters["further"] = FurtherConverter
    app.url_value_preprocessor(_settle)
    app.url_defaults(_go_on)


def _settle(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Let the voice know it; a language that the map has not declared changes nothing."""
    voice, code = (values or {}).get("voice"), request.args.get(IN_QUERY)
    if not values or not isinstance(voice, Voice) or not code or on_the_desk():
        return
    if code in the_whole_edition().catalog.further_languages:
        values["voice"] = voice.reading(code)


def _go_on(endpoint: str, values: dict[str, Any]) -> None:
    """Links lead on in the further language of the page, unless they name another, or none."""
    if not request or not (further := the_voice().further):
        return
    if current_app.url_map.is_endpoint_expecting(endpoint, "voice"):
        values.setdefault(IN_QUERY, further)


def wished_further() -> str:
    """The further language of the map that the browser asks for before any of ours; or none."""
    known = the_whole_edition().catalog.further_languages
    wishes = (tag.lower().partition("-")[0] for tag, _ in request.accept_languages)
    first = next((wish for wish in wishes if wish in {*LANGUAGES, *known}), "")
    return first if first in known else ""
