"""One published state of the map, with all that an export needs to know of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from navigator import reading
from navigator.catalog import Catalog
from navigator.voices import Text


@dataclass(frozen=True)
class State:
    """An edition: its number and moment, its files, what it is called and whose it is."""

    number: int
    published_at: datetime
    files: Mapping[str, bytes]
    title: Text
    publishers: tuple[Text, ...]  # who is responsible for it, as far as somebody has said

    @property
    def moment(self) -> str:
        """When it was published, to the second, in UTC as most formats want it."""
        moment = self.published_at.astimezone(UTC).isoformat(timespec="seconds")
        return moment.replace("+00:00", "Z")

    @cached_property
    def catalog(self) -> Catalog:
        """What is read from the files, when somebody asks for it."""
        return reading.read(self.files)
