"""A program in the place of the engine, which does what the text says: a real process that dies or
is slow. `python -m tests.embedding.stand_in FOLDER` leaves a file in the folder at each start."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from itertools import chain
from pathlib import Path
from tempfile import mkstemp

from navigator.embedding.frames import read, written

NUMBERS = b"\0\0\x80?" * 4  # 1.0, four times
DIES, SLEEPS = "dies", "sleeps"


def command(folder: Path) -> list[str]:
    """How it is started."""
    return [sys.executable, "-m", "tests.embedding.stand_in", str(folder)]


def starts(folder: Path) -> int:
    """How often it was started."""
    return len(list(folder.iterdir()))


def main() -> None:
    mkstemp(dir=sys.argv[1])
    for frame in chain([b""], iter(lambda: read(sys.stdin.buffer), b"")):
        texts: list[str] = json.loads(frame or "[]")
        if any(DIES in text for text in texts):
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(max((float(t.split()[1]) for t in texts if t.startswith(SLEEPS)), default=0.0))
        sys.stdout.buffer.write(written(NUMBERS * len(texts)))
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
