"""A seal on the folder of an index: what its files were when it was made, by their digests.

A disk that lost something, or somebody who tidied up, is noticed by it before an index is opened.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

FILE = "seal.json"


def put(folder: Path) -> None:
    """Seal what is in the folder now."""
    (folder / FILE).write_text(json.dumps(dict(_digests(folder))), encoding="utf-8")


def whole(folder: Path) -> bool:
    """Whether the folder holds what it held when it was sealed, and nothing else."""
    try:
        sealed = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return bool(sealed == dict(_digests(folder)))
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False


def _digests(folder: Path) -> Iterator[tuple[str, str]]:
    """The name of every file but the seal, and its digest; empty ones are only locks."""
    for file in folder.rglob("*"):
        if file.is_file() and file.name != FILE and file.stat().st_size:
            name = file.relative_to(folder).as_posix()
            yield name, hashlib.sha256(file.read_bytes()).hexdigest()
