"""One measurement in a process of its own, so that its memory is its own; tells it as JSON.

python -m bench.worker ROLE SIZE FOLDER QUESTIONS [ENGINE]
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import quantiles

import numpy as np

from bench.engines import ENGINES
from bench.growth import grown, mixed_vectors
from navigator import reading
from navigator.catalog.model import Catalog
from navigator.editions import edition
from navigator.editions.edition import Place
from navigator.embedding import learned
from navigator.search import meaning
from navigator.search.meaning import FILE, Meaning
from navigator.search.quality import questions
from navigator.search.quality.questions import Question

DATA, VAR = Path("data"), Path("var")
LANGUAGE = "fi"  # of the vectors: one language is enough to time them
FEW = 100  # texts that are embedded; the rest of the vectors are put together of theirs
WARM = 3  # questions asked before the clock runs, so that files are read and dictionaries open
MEGABYTE = 1 << 20

Told = dict[str, float]


def main(role: str, size: str, folder: str, asked: str, engine: str = "") -> None:
    """Do one measurement and tell it on the last line."""
    catalog = grown(reading.read(edition.load(DATA)), int(size))
    found = questions.read(asked, Path(asked).read_bytes())
    told = ROLES[role](catalog, Path(folder), found, engine)
    print(json.dumps(told | {"memory": peak()}))


def alone(*_: object) -> Told:
    """The catalogue in memory and nothing else: what every process below carries."""
    return {}


def build(catalog: Catalog, folder: Path, _: object, engine: str) -> Told:
    lexicons = Place(VAR).lexicons()
    start = time.perf_counter()
    ENGINES[engine].write(catalog, folder, lexicons)
    seconds = time.perf_counter() - start
    return {"build": seconds, "size": megabytes(folder)}


def ask(catalog: Catalog, folder: Path, found: tuple[Question, ...], engine: str) -> Told:
    answer = ENGINES[engine].opened(catalog, folder, Place(VAR).lexicons())
    return timed(lambda question: answer(question.q, question.lang), found)


def vectors(catalog: Catalog, folder: Path, found: tuple[Question, ...], _: str) -> Told:
    """Meaning alone, in one language: the product with the vectors, and the nearness of it all."""
    embedder = meaning.model()
    if embedder is None or not embedder.start():
        return {}
    real = reading.read(edition.load(DATA))
    texts = [p.text for p in meaning.passages(real) if p.language == LANGUAGE]
    some = [[text] for text in texts[:: len(texts) // FEW]]
    start = time.perf_counter()
    made = [vector for (vector,) in learned(some, 1) if vector]
    passage = (time.perf_counter() - start) / len(made)
    few = np.array([np.frombuffer(vector, dtype=np.float32) for vector in made])
    each = round(len(texts) / (len(real.services) + len(real.steps)))
    matrix = mixed_vectors(few, each * len(catalog.services))
    owners = [service.id for service in catalog.services for _ in range(each)]
    saved(folder / FILE, owners, matrix)
    near = Meaning(folder / FILE, embedder)
    own = [question for question in found if question.lang == LANGUAGE]
    embedded = {question.id: asked(near, question) for question in own}
    return {
        "passage": passage,
        "rows": len(matrix),
        "size": megabytes(folder),
        **{f"product_{k}": v for k, v in timed(lambda q: matrix @ embedded[q.id], own).items()},
        **timed(lambda question: near.near(asked(near, question), LANGUAGE), own),
    }


def asked(near: Meaning, question: Question) -> meaning.Vectors:
    """What a question means."""
    vector = near.of(question.q, patient=True)
    if vector is None:
        raise RuntimeError("The engine of embeddings does not answer.")
    return vector


def saved(file: Path, owners: list[str], matrix: meaning.Vectors) -> None:
    """Vectors as `meaning.write` keeps them, all of one language."""
    same = np.full(len(owners), LANGUAGE)
    np.savez(file, kind=np.full(len(owners), "service"), id=owners, language=same, vector=matrix)


def timed(answer: Callable[[Question], object], found: Iterable[Question]) -> Told:
    """The milliseconds that a question takes: half of them less, and 95 in 100 less."""
    asked = list(found)
    for question in asked[:WARM]:
        answer(question)
    times = []
    for question in asked:
        start = time.perf_counter()
        answer(question)
        times.append((time.perf_counter() - start) * 1000)
    cuts = quantiles(times, n=20, method="inclusive")
    return {"p50": cuts[9], "p95": cuts[18]}


def megabytes(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / MEGABYTE


def peak() -> float:
    """The most memory that this process had at once.

    On Linux `getrusage` also counts what the parent had when it started this process.
    """
    status = Path("/proc/self/status")
    if status.is_file():
        lines = status.read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE  # bytes on macOS


ROLES: dict[str, Callable[..., Told]] = {
    "alone": alone,
    "build": build,
    "ask": ask,
    "vectors": vectors,
}

if __name__ == "__main__":
    main(*sys.argv[1:])
