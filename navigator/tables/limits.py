"""How much a file may hold: far more than a map needs, and little enough to be read at once.

docs/data.md tells the same to those who keep the files.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

MOST_FAULTS = 500  # that are told; who has mended so many reads the file again
MOST_ROWS = 10_000  # of a table; sixty times the services of the shipped map
MOST_LINES = 200_000  # of a table, with those in which nothing stands
MOST_COLUMNS = 50  # of a table; ours have 17 at most
LONGEST_CELL = 20_000  # characters; no text of the map may have more than a tenth of it
MOST_VALUES = 30_000  # of a YAML or JSON file: texts, lists and groups of keys
MOST_ZIPPED = 100  # files in a zip; a map has nine
TOGETHER = 20  # megabytes of all files that are brought at once
MEGABYTES = 10  # of one file
MEGABYTES_OF: Mapping[str, int] = {".yaml": 1, ".json": 1}  # the parsers of these take their time


def megabytes(file: str) -> int:
    """How many megabytes a file of this name may have."""
    return MEGABYTES_OF.get(PurePath(file).suffix, MEGABYTES)


def too_large(file: str, data: bytes) -> bool:
    return len(data) > megabytes(file) * 2**20
