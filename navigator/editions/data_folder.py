"""Which folder a site was told to publish from, so that it never publishes another one unasked.

It is remembered beside the database. A site that was told its own folder once, and is started
without a word of it later, must not publish the example map over its own.
"""

from __future__ import annotations

from pathlib import Path

from navigator.editions.place import Place

FILE = "data-folder.txt"


def remember(place: Place, folder: Path) -> None:
    """Keep in mind that this folder was named."""
    if told(place) == folder.resolve():
        return
    place.folder.mkdir(parents=True, exist_ok=True)
    draft = place.folder / f"{FILE}.draft"
    draft.write_text(f"{folder.resolve()}\n", encoding="utf-8")
    draft.replace(place.folder / FILE)


def told(place: Place) -> Path | None:
    """The folder that was named last; None if none ever was."""
    try:
        written = (place.folder / FILE).read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return None
    return Path(written.removesuffix("\n"))
