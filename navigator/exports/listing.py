"""What there is to be had, for programs: all formats with their addresses, and all editions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from navigator.environment import day
from navigator.exports.formats import FORMATS
from navigator.exports.table_package import LICENCE

Json = dict[str, Any]
Saying = Callable[[str], Mapping[str, str]]  # a message in each language
KINDS = ("added", "changed", "removed")


@dataclass(frozen=True, slots=True)
class Published:
    """An edition as others may know it: without who published it, and what they noted."""

    number: int
    at: datetime
    changes: Mapping[str, int] | None  # rows of each kind; None: it is the first, or can’t be told

    @property
    def day(self) -> str:
        """The day in Finland on which it was published."""
        return day.of(self.at).isoformat()


def index(newest: Published, root: str, known: Mapping[str, Sequence[str]], say: Saying) -> Json:
    """Every format of the newest edition, with the addresses at which it answers."""
    about = {"edition": newest.number, "day": newest.day, "licence": LICENCE["name"]}
    return about | {
        "formats": [
            {
                "id": one.id,
                "name": one.name,
                "version": one.version,
                "media_type": one.media_type,
                "holds": dict(say(one.holds)),
                "template": None if one.stays else root + one.address,
                "addresses": [
                    {**chosen, "address": root + address} for chosen, address in one.filled(known)
                ],
                **about,
            }
            for one in FORMATS
        ]
    }


def editions(some: Iterable[Published], root: str, older: str | None) -> Json:
    """Editions, the newest first, and where older ones are told of."""
    return {
        "editions": [
            {
                "number": one.number,
                "day": one.day,
                "published_at": one.at.astimezone(UTC).isoformat(timespec="seconds"),
                "changes": one.changes and {kind: one.changes[kind] for kind in KINDS},
                "files": f"{root}/data/editions/{one.number}.zip",
            }
            for one in some
        ],
        "older": older,
    }
