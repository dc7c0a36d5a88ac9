"""Calendars and feeds: what ends, what starts, what changed; of the whole map or of one thing.

Each is there in every voice and for every locality, and may be subscribed to. A calendar is the
same for a whole edition; what a feed tells of endings changes with the day, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, time

from flask import Response, abort, current_app, request, url_for

from navigator.editions import chronicle, edition
from navigator.environment import day
from navigator.exports import Entry, Scope, atom, calendar, happenings, named
from navigator.exports import feeds as telling
from navigator.voices import VOICES, Text, Voice
from navigator.web.request import (
    LocalBlueprint,
    look_beyond,
    the_day,
    the_edition,
    the_locality,
    the_place,
    the_speech,
    the_store,
    the_voice,
    the_whole_edition,
    today,
)
from navigator.web.shown import organisation, site_name

feeds = LocalBlueprint("feeds", __name__)

N = str  # marks a message for the catalogues; it is translated where it is shown

KINDS: Mapping[happenings.Noun, str] = {
    "areas": "area",
    "steps": "step",
    "services": "service",
    "providers": "provider",
    "projects": "project",
}
LEFT_OUT = N("What ended more than a year before this edition is left out.")


@feeds.after_request
def open_to_all(response: Response) -> Response:
    """Open data may be read by any page."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@feeds.get("/<voice:voice>/calendar.ics")
def dates(voice: Voice) -> Response:
    """What starts and what ends on the map."""
    return _calendar(None)


@feeds.get("/<voice:voice>/ending.atom")
def ending(voice: Voice) -> Response:
    """What ends on the map within reach."""
    speech = the_speech()
    about = speech.gettext("What ends within 90 days, with what leaves the steps for good.")
    return _feed(speech.gettext("What ends soon"), about, _endings(None), _midnight())


@feeds.get("/<voice:voice>/changes.atom")
def changes(voice: Voice) -> Response:
    """What each edition changed on the map."""
    speech = the_speech()
    about = speech.gettext("What was added, changed and removed, edition by edition.")
    return _feed(speech.gettext("What changes"), about, _changes(None), _moment())


def _of_one(noun: happenings.Noun, given: Callable[[Scope], Response]) -> Callable[..., Response]:
    def view(voice: Voice, id_: str) -> Response:
        _look_for(KINDS[noun], id_)
        return given(Scope(noun, id_))

    return view


def _calendar(scope: Scope | None) -> Response:
    found, at = the_edition(), _moment()
    told = happenings.happenings(found.catalog, scope, day.of(at) - happenings.KEPT)
    speech, page = the_speech(), _page_of(scope)
    cover = calendar.Cover(
        name=_titled(speech.gettext("What starts and what ends"), scope),
        about=speech.gettext(LEFT_OUT),
        page=page,
        source=_own(),
        root=_root(),
        made_at=at,
    )
    written = calendar.written(told, found.catalog, cover, speech, lambda one: _address(*one.page))
    return _answer(written, calendar.MEDIA_TYPE, at)


def _news(scope: Scope) -> Response:
    """What changes and what ends of one thing, the newest first."""
    speech = the_speech()
    entries = sorted((*_changes(scope), *_endings(scope)), key=lambda one: one.updated)
    about = speech.gettext("What changes here, and what ends within 90 days.")
    return _feed(speech.gettext("What changes"), about, entries[::-1], _midnight(), scope)


for _noun, _kind in KINDS.items():
    for _ending, _given in (("ics", _calendar), ("atom", _news)):
        _rule = f"/<voice:voice>/{_noun}/<id_>.{_ending}"
        feeds.add_url_rule(_rule, f"{_kind}_{_ending}", _of_one(_noun, _given))


def _endings(scope: Scope | None) -> Iterable[Entry]:
    found, on, speech = the_edition(), the_day(), the_speech()
    every = happenings.happenings(found.catalog, scope, on, on + telling.REACH)
    told = [one for one in every if one.ending]
    lost = telling.losses_with(told, found.catalog, found.graph, on, speech)
    return telling.endings(told, lost, telling.known_since(_published()), _teller())


def _changes(scope: Scope | None) -> Iterable[Entry]:
    whole = the_whole_edition().catalog
    return telling.changes(telling.narrowed(_published(), scope, the_locality(), whole), _teller())


def _published() -> tuple[telling.Published, ...]:
    """The newest editions, the newest first."""
    with the_store() as kept:
        rows = kept.editions.all()[: telling.NEWEST + 1]
    told = chronicle(the_place(), rows)
    return tuple(
        telling.Published(
            row.number,
            datetime.fromisoformat(row.published_at),
            told.of(row.number),
            not row.parent,
        )
        for row in rows[: telling.NEWEST]
    )


def _feed(
    what: str, about: str, entries: Iterable[Entry], at: datetime, scope: Scope | None = None
) -> Response:
    others = ((voice.code, _own(voice)) for voice in VOICES if voice != the_voice())
    feed = atom.Feed(
        title=_titled(what, scope),
        subtitle=about,
        author=named(organisation() or site_name(), the_speech()),
        own=_own(),
        page=_page_of(scope),
        root=_root(),
        updated=_moment(),
        others=tuple(others),
    )
    return _answer(atom.written(feed, tuple(entries), the_speech()), atom.MEDIA_TYPE, at)


def _answer(written: bytes, media_type: str, at: datetime) -> Response:
    response = current_app.response_class(written, content_type=f"{media_type}; charset=utf-8")
    response.last_modified = at
    return response


def _moment() -> datetime:
    """When the edition was published from which the request is answered."""
    whole = the_whole_edition()
    return edition.moment(whole.number, whole.digest, the_place())


def _midnight() -> datetime:
    """When what is told of endings was last another: with the edition, or as the day began."""
    return max(_moment(), datetime.combine(today(), time(), day.HELSINKI))


def _look_for(kind: str, id_: str) -> None:
    """The thing, where the reader lives or else wherever it is; unknown, if nowhere."""
    if id_ in getattr(the_edition().catalog, kind):
        return
    if not the_locality() or id_ not in getattr(look_beyond().catalog, kind):
        abort(404)


def _titled(what: str, scope: Scope | None) -> str:
    """What is told, and of what: a thing, where somebody lives, or the whole map."""
    here = the_locality()
    name: Text | str = here.name if here else site_name()
    if scope:
        thing = getattr(the_edition().catalog, KINDS[scope.noun])[scope.id]
        name = getattr(thing, "name", None) or thing.title
    return f"{name if isinstance(name, str) else named(name, the_speech())}: {what}"


def _teller() -> telling.Teller:
    return telling.Teller(the_speech(), the_edition().catalog, _own(), _address("home"), _address)


def _own(voice: Voice | None = None) -> str:
    """The whole address of what was asked for, as it is every day."""
    own = (request.view_args or {}) | ({"voice": voice} if voice else {})
    return url_for(request.endpoint or "", **own, _external=True)


def _page_of(scope: Scope | None) -> str:
    return _address(KINDS[scope.noun], scope.id) if scope else _address("home")


def _address(kind: str, id_: str | None = None) -> str:
    """The whole address of a page in this voice, as it is every day."""
    return url_for(f"pages.{kind}", voice=the_voice(), id_=id_, _external=True)


def _root() -> str:
    """The front door, in no voice and of no locality."""
    return url_for("pages.front", _external=True)
