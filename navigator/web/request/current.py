"""What the current request is about: its edition, its voice, its day."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, datetime
from threading import Lock

from flask import Flask, abort, current_app, g, request
from werkzeug.routing import BaseConverter

from navigator import store
from navigator.catalog import NOTHING, Kept, Locality
from navigator.editions import Edition, Place, edition
from navigator.environment import day
from navigator.guidance import Path
from navigator.store import Store, UnavailableError
from navigator.voices import BY_CODE, LANGUAGES, Speech, Voice

LONGEST_PATH = 4000  # characters: far beyond a path that can be shown, so that one can say so
PATIENCE = 0.25  # seconds that a page waits for a store in use, for what it can do without


class Shelf:
    """The newest edition of a place, made ready once and again whenever a newer one is there.

    While the store can't be asked, or the disk has no room for the index of a newer edition, the
    last known one serves.
    """

    def __init__(self, place: Place) -> None:
        self._place = place
        self._lock = Lock()
        self._edition: Edition | None = None
        self._told = ""  # why an older edition serves

    @property
    def newest(self) -> Edition:
        try:
            return self._ready()
        except (UnavailableError, OSError) as error:
            if self._edition is None:
                raise
            self._tell(self._edition, error)
            return self._edition

    def _tell(self, known: Edition, error: Exception) -> None:
        """Log that an older edition serves; the same reason once, not at every request."""
        if str(error) != self._told:
            self._told = str(error)
            current_app.logger.error("Pages go on with edition %s: %s", known.number, error)

    def _ready(self) -> Edition:
        """A number alone is not enough: a backup that was restored goes on with the same ones."""
        number, digest = edition.newest_of(self._place, PATIENCE)
        with self._lock:
            known = self._edition and (self._edition.number, self._edition.digest)
            if self._edition is None or known != (number, digest):
                self._edition = edition.opened(number, self._place)
            self._told = ""
            return self._edition


class VoiceConverter(BaseConverter):
    """A voice in an address; an unknown one is an unknown page."""

    regex = "|".join(sorted(BY_CODE, key=len, reverse=True))

    def to_python(self, value: str) -> Voice:
        return BY_CODE[value]

    def to_url(self, value: Voice) -> str:
        return value.code


def the_place() -> Place:
    """Where this app keeps what it keeps."""
    found: Place = current_app.extensions["place"]
    return found


def the_store(patience: float = store.PATIENCE) -> AbstractContextManager[Store]:
    """The store of this app, to be opened; other writers are waited for so many seconds."""
    return store.opened(the_place().database, patience)


def install(app: Flask) -> None:
    app.url_map.converters["voice"] = VoiceConverter


def the_whole_edition() -> Edition:
    """The edition that this request is answered from, the same one until its end."""
    if "edition" not in g:
        g.edition = current_app.extensions["shelf"].newest
    found: Edition = g.edition
    return found


def the_edition() -> Edition:
    """The edition as it is where the reader lives; the whole of it, if the address doesn't say."""
    locality: Locality | None = g.get("locality")
    if locality is None:
        return the_whole_edition()
    if "part" not in g:
        g.part = the_whole_edition().within(locality, _kept())
    found: Edition = g.part
    return found


def _kept() -> Kept:
    """What a path has from elsewhere stays on the map of its pages, and is told as such there."""
    if not (request.endpoint or "").startswith("path."):
        return NOTHING
    there = the_whole_edition().within(g.locality).catalog
    items = the_whole_edition().codes.read(_path_in_address()).items
    return Kept(
        frozenset(i.thing.id for i in items if i.kind == "service") - there.service.keys(),
        frozenset(i.thing.id for i in items if i.kind == "step") - there.step.keys(),
    )


def the_voice() -> Voice:
    """The voice of the address, else the language that the browser asks for."""
    in_address = (request.view_args or {}).get("voice")
    if isinstance(in_address, Voice):
        return in_address
    first = BY_CODE.get(request.path.split("/")[1])
    return first or Voice(_wished_language())


def _wished_language() -> str:
    """The first language of ours that the browser asks for, whatever the country."""
    wishes = (tag.lower().partition("-")[0] for tag, _ in request.accept_languages)
    return next((wish for wish in wishes if wish in LANGUAGES), LANGUAGES[0])


def the_speech() -> Speech:
    found: Speech = current_app.extensions["speeches"][the_voice()]
    return replace(found, voice=the_voice()) if the_voice().further else found


def the_seams(word: str) -> Sequence[int]:
    """Where the parts of a compound meet, in the language of the voice."""
    return the_edition().search.lexicons[the_voice().language].seams(word)


def on_the_desk() -> bool:
    return "/admin" in (request.url_rule.rule if request.url_rule else "")


def the_path() -> Path:
    """The path that the reader carries along in the address; on the desk nobody carries one."""
    if "path" not in g:
        text = "" if on_the_desk() else _path_in_address()
        g.path = the_edition().codes.read(text) if text else Path()
    found: Path = g.path
    return found


def _path_in_address() -> str:
    return request.args.get("path", "")[:LONGEST_PATH]


def the_other_voice() -> Voice | None:
    """The voice in `?with=`, in which a path is told beside the page's own; None without one."""
    found = BY_CODE.get(request.args.get("with", ""))
    return found if found != the_voice() else None


def now() -> datetime:
    """The moment that it is, in UTC, asked once in a request."""
    if "now" not in g:
        g.now = current_app.extensions["now"]()
    found: datetime = g.now
    return found


def today() -> date:
    """The day that it is, asked once in a request."""
    if "today" not in g:
        g.today = current_app.extensions["clock"]()
    found: date = g.today
    return found


def asked_day() -> date | None:
    """The day in `?on=`; None without one. Anything but a day is a bad request.

    It is refused once: the page that says so is about no day in particular.
    """
    if "asked_day" not in g:
        text = request.args.get("on", "")
        g.asked_day = day.parse(text)
        if text and g.asked_day is None and not _keeps_what_it_can():
            abort(400, description="bad-day")
    found: date | None = g.asked_day
    return found


def _keeps_what_it_can() -> bool:
    """Whether the page shows what it can of a spoilt address: a path does, its paper is at home."""
    return bool(request.endpoint and request.endpoint.startswith("path."))


def the_day() -> date:
    """The day that the page is about: the one asked for, else today."""
    return asked_day() or today()


def the_other_day() -> date | None:
    """The day in `?then=` with which the page's day is compared; None without one."""
    text = request.args.get("then", "")
    found = day.parse(text)
    if text and found is None:
        abort(400, description="bad-day")
    return found
