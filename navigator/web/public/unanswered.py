"""Counting the questions that found no good answer: that it happened, never what was typed."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from flask import current_app, request

from navigator.search import Answer, cleaned
from navigator.store import UnansweredKind, UnavailableError
from navigator.voices import Voice
from navigator.web.request import the_edition, the_store, today

FORM = "ask"  # the id of the form, by which htmx tells what was sent from what is being typed
PATIENCE = 0.1  # seconds to wait for another writer: no answer is kept waiting for a count


def count(text: str, voice: Voice, answer: Answer, *, block: bool) -> None:
    """Count the question if it was sent just now and found no good answer.

    A call for help is not counted, nor what others help with, nor what was answered by words alone
    while the engine was away.
    Where the store can't be written, the count is given up.
    """
    answered = answer.fit == "good" or answer.leads_first
    if answered or answer.urgent or answer.partial or not _sent(text, block=block):
        return
    try:
        with the_store(PATIENCE) as kept:
            kept.unanswered.count(today(), _things(text, voice, answer))
    except UnavailableError as error:
        current_app.logger.warning("A question without a good answer was not counted: %s", error)


def _things(text: str, voice: Voice, answer: Answer) -> Iterator[tuple[UnansweredKind, str]]:
    """What is counted: how it went, the step that was shown first, our own words for it."""
    yield "fit", answer.fit
    yield from (("step", need.step.id) for need in answer.needs[:1])
    language = answer.language or voice.language
    for word in the_edition().search.everyday_words(text, language):
        yield "word", f"{language}/{word}"


def _sent(text: str, *, block: bool) -> bool:
    """Whether somebody sent this question now, by itself.

    Not what htmx asks while one types; not a page that the browser has and asks for again; not an
    answer that is narrowed, taken literally, on another day or in another voice. A page with a path
    may be there because something was added: it tells nobody where it came from.
    """
    own = {"q", "path", "with"} if block else {"q"}
    narrowed = any(value for name, value in request.args.items() if name not in own)
    if narrowed or not any(map(str.isalnum, text)):
        return False
    if block:
        return request.headers.get("HX-Trigger") == FORM
    return not _reloaded() and not _asked_before(text)


def _reloaded() -> bool:
    """Whether the browser has the page, and asks for it once more."""
    wish = request.cache_control
    return bool(request.if_none_match) or wish.max_age == 0 or bool(wish.no_cache)


def _asked_before(text: str) -> bool:
    """Whether the page that led here answered the same question."""
    before = urlsplit(request.referrer or "")
    asked = parse_qs(before.query).get("q", [""])[0]
    return before.path.endswith("/search") and cleaned(asked) == text
