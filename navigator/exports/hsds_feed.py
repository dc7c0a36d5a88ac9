"""What every part of the HSDS feed stands on: what it is a feed of, and the ids in it.

HSDS wants UUIDs. Ours are made of the short ids of the map, so that they are the same in every
edition, language and region, and on every day (docs/standards.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any
from uuid import UUID, uuid5

from navigator.catalog import Catalog
from navigator.environment import day
from navigator.voices import Saying, Speech, Text, Voice

Record = dict[str, Any]

NAMESPACE = UUID("e034a727-ebf2-4e66-82b3-a0fc02025c53")  # never to be changed: all ids hang on it
VERSION = "3.1"


@dataclass(frozen=True)
class Feed:
    """A map on a day, to be told in one language to those who found it at an address."""

    catalog: Catalog
    today: date
    on: date | None  # if only what is offered on this day is asked for
    speech: Speech
    base: str  # the site’s front door, as a URI without a slash at its end
    edition: int
    published: datetime

    @property
    def language(self) -> str:
        return self.speech.voice.language

    @property
    def day(self) -> date:
        """The day that the feed is about."""
        return self.on or self.today

    @cached_property
    def modified(self) -> str:
        """The moment of the edition, to the millisecond as HSDS wants it."""
        moment = self.published.astimezone(UTC).isoformat(timespec="milliseconds")
        return moment.replace("+00:00", "Z")

    def page(self, kind: str, id_: str) -> str:
        """The address of a page of the site, in the language of the feed."""
        return f"{self.base}/{self.language}/{kind}/{id_}"


def uuid(kind: str, *parts: str) -> str:
    """The id of a thing: no part of a short id holds a slash, so no two things share one."""
    return str(uuid5(NAMESPACE, "/".join((kind, *parts))))


def known(record: Mapping[str, Any]) -> Record:
    """What is known of a thing: what is empty stays out."""
    return {key: value for key, value in record.items() if value not in (None, "", [], {})}


def said(text: Text, feed: Feed) -> str:
    """A text in the language of the feed; nothing, where it was not written in it."""
    return joined([text.in_voice(feed.speech.voice)], feed)


def in_any(text: Text, feed: Feed) -> str:
    """What must not be missing, such as a name: in another language rather than not at all."""
    return text.in_voice(feed.speech.voice).words


def plainly(text: Text, feed: Feed) -> str:
    """A text in the plain voice of the language, if it was written in it."""
    return text.plain().get(feed.language, "")


def joined(sayings: Iterable[Saying], feed: Feed) -> str:
    """Sentences one after the other, those in the language of the feed."""
    voices = (Voice(feed.language), Voice(feed.language, plain=True))
    return " ".join(one.words for one in sayings if one.voice in voices)


def offset(on: date) -> int:
    """How many hours the clocks of Finland are ahead of UTC on a day, at noon."""
    noon = datetime(on.year, on.month, on.day, 12, tzinfo=day.HELSINKI)
    ahead = noon.utcoffset()
    return int(ahead.total_seconds() // 3600) if ahead else 0
