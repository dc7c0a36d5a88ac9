"""What has gone from the map, by the name that it last had."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import get_args

from navigator import store
from navigator.editions import ItemKind, item_names
from navigator.voices import Text
from navigator.web.request import the_edition, the_place

KNOWN = 500  # names that are remembered


def once_called(kind: str, id_: str) -> Text:
    """What a thing is called, or was when it last was on the map; nothing if it never was."""
    found = next((one for one in get_args(ItemKind) if one == kind), None)
    edition = the_edition()
    if found is None or not id_:
        return Text()
    return _last(the_place().database, (edition.number, edition.digest), found, id_)


@lru_cache(KNOWN)
def _last(database: Path, _newest: tuple[int, str], kind: ItemKind, id_: str) -> Text:
    """Looked up once while an edition is the newest: addresses that visitors make up, too."""
    with store.opened(database) as kept:
        return item_names.last(kept, kind, id_)
