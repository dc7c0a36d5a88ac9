"""What the engine has learned is kept for a whole run: hundreds of towns have the same texts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from itertools import chain
from pathlib import Path

from navigator.embedding import bounded, learned


class Remembering:
    """`learned`, with a memory in a file, which all processes of a run share."""

    def __init__(self, file: Path) -> None:
        self._file = file
        with closing(self._opened()) as kept, kept:
            kept.execute("create table if not exists vectors (text primary key, vector)")

    def __call__(
        self, batches: Sequence[Sequence[str]], processes: int
    ) -> Iterator[list[bytes | None]]:
        known = self._known(chain.from_iterable(batches))
        missing = [[text for text in texts if _key(text) not in known] for texts in batches]
        missing = [texts for texts in missing if texts]
        made = learned(missing, processes) if missing else ()
        for texts, vectors in zip(missing, made, strict=True):
            known |= self._kept({_key(t): v for t, v in zip(texts, vectors, strict=True) if v})
        yield from ([known.get(_key(text)) for text in texts] for texts in batches)

    def _opened(self) -> sqlite3.Connection:
        return sqlite3.connect(self._file, timeout=60)

    def _known(self, texts: Iterator[str]) -> dict[str, bytes]:
        sql = "select text, vector from vectors where text = ?"
        with closing(self._opened()) as kept:
            rows = (kept.execute(sql, [_key(text)]).fetchone() for text in texts)
            return dict(row for row in rows if row)

    def _kept(self, found: Mapping[str, bytes]) -> Mapping[str, bytes]:
        with closing(self._opened()) as kept, kept:
            kept.executemany("insert or ignore into vectors values (?, ?)", found.items())
        return found


def _key(text: str) -> str:
    """What the engine is given of a text."""
    return bounded(text, "passage")
