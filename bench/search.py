"""How good and how fast the search is beside others, on the same data and the same questions.

`make bench` runs it; docs/search.md tells what came out. First the shipped map: quality and time.
Then the map grown to other sizes: time, memory and size on disk.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from bench.engines import ENGINES, PEERS, WORDS, Ask
from bench.worker import DATA, VAR, WARM
from navigator import reading
from navigator.catalog.model import Catalog
from navigator.editions import edition
from navigator.editions.edition import Place
from navigator.search import meaning
from navigator.search.quality import evaluation, questions
from navigator.search.quality.evaluation import Mark, Told
from navigator.search.quality.questions import Question

QUALITY = ("ndcg@10", "hit@3", "need_hit@3")
TIMES = ("ms_p50", "ms_p95")
GROWN = ("build s", "build MB", "disk MB", "p50 ms", "p95 ms", "p50/ours", "ask MB")
HOUR = 3600

Figures = Mapping[str, float]


@click.command()
@click.argument(
    "asked",
    metavar="[QUESTIONS]",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=DATA / questions.FILE,
)
@click.option("--sizes", default="10000", show_default=True, help="How many services to grow to.")
def main(asked: Path, sizes: str) -> None:
    """Measure this search and others with the graded QUESTIONS."""
    found = questions.read(asked.name, asked.read_bytes())
    catalog = reading.read(edition.load(DATA))
    with part(f"The map: {len(catalog.services)} services, {len(found)} questions"):
        on_the_map(catalog, found)
    for size in map(int, sizes.split()):
        with part(f"{size} services by recombination, the same questions"):
            grown_to(size, asked)


@contextmanager
def part(title: str) -> Iterator[None]:
    print(f"\n{title}\n", flush=True)
    start = time.perf_counter()
    yield
    print(f"\nThis part took {time.perf_counter() - start:.0f} s.", flush=True)


def line(name: str, *cells: str) -> None:
    print(name.ljust(32) + "".join(cell.rjust(11) for cell in cells), flush=True)


def ratio(figure: float, ours: float) -> str:
    return f"{figure / ours:.2f}" if ours else "-"


# The shipped map


def on_the_map(catalog: Catalog, found: Sequence[Question]) -> None:
    """A line for each engine; the ratios are against the first, which is this search."""
    if meaning.model() is None:
        print("No model here: this search goes by words alone.\n")
    line("", *QUALITY, "p50 ms", "p95 ms", "ndcg/ours", "p50/ours")
    ours: Figures = {}
    for name in ENGINES:
        with TemporaryDirectory() as folder:
            figures = evaluation.summary(marked(name, catalog, Path(folder), found))
        ours = ours or figures
        cells = [f"{figures.get(key, 0):.3f}" for key in QUALITY]
        cells += [f"{figures[key]:.1f}" for key in TIMES]
        line(name, *cells, *(ratio(figures.get(k, 0), ours[k]) for k in ("ndcg@10", "ms_p50")))


def marked(
    name: str, catalog: Catalog, folder: Path, found: Sequence[Question]
) -> tuple[Mark, ...]:
    """What an engine says to the questions, marked."""
    lexicons = Place(VAR).lexicons()
    ENGINES[name].write(catalog, folder, lexicons)
    ask = ENGINES[name].opened(catalog, folder, lexicons)
    for question in found[:WARM]:
        ask(question.q, question.lang)
    if embedder := meaning.model():
        embedder.forget()  # else those would be answered from memory
    return evaluation.marks(found, lambda question: told(ask, question, catalog))


def told(ask: Ask, question: Question, catalog: Catalog) -> Told:
    """What an engine says, by Finnish names. The fit is ours alone, and not compared."""
    start = time.perf_counter()
    steps, services = ask(question.q, question.lang)
    ms = (time.perf_counter() - start) * 1000
    titles = (catalog.step[id_].title.standard()["fi"] for id_ in steps)
    names = (catalog.service[id_].name.standard()["fi"] for id_ in services)
    return Told("weak", tuple(titles), tuple(names), ms)


# The map grown


def grown_to(size: int, asked: Path) -> None:
    """A line for each engine; the ratios are against the first, our search by words."""
    line("", *GROWN)
    line("the catalogue alone", "", f"{measured('alone', size, asked)['memory']:.0f}")
    ours = 0.0
    for name in (WORDS, *PEERS):
        with TemporaryDirectory() as folder:
            built = measured("build", size, asked, folder, name)
            answered = measured("ask", size, asked, folder, name)
        ours = ours or answered["p50"]
        line(
            name,
            f"{built['build']:.1f}",
            f"{built['memory']:.0f}",
            f"{built['size']:.0f}",
            f"{answered['p50']:.1f}",
            f"{answered['p95']:.1f}",
            ratio(answered["p50"], ours),
            f"{answered['memory']:.0f}",
        )
    if meaning.model():
        by_meaning(size, asked, ours)


def by_meaning(size: int, asked: Path, ours: float) -> None:
    """Two lines for the vectors of one language: the product alone, and nearness as a whole."""
    with TemporaryDirectory() as folder:
        found = measured("vectors", size, asked, folder)
    disk, memory = f"{found['size']:.0f}", f"{found['memory']:.0f}"
    for name, key in (("meaning, one language: product", "product_"), ("meaning, nearness", "")):
        p50, p95 = found[f"{key}p50"], found[f"{key}p95"]
        line(name, "", "", disk, f"{p50:.1f}", f"{p95:.1f}", ratio(p50, ours), memory)
    texts, each = found["rows"], found["passage"]
    print(
        f"\n{texts:.0f} vectors in one language. They are recombined; to make them of texts, at "
        f"{each * 1000:.0f} ms each, would take {texts * each / HOUR:.1f} hours."
    )


def measured(role: str, size: int, asked: Path, folder: str = "", name: str = "") -> Figures:
    """What one measurement tells that is done in a process of its own."""
    command = [sys.executable, "-m", "bench.worker", role, str(size), folder, str(asked), name]
    alone = {} if role == "vectors" else {meaning.OFF: "off"}  # no model in memory unless needed
    done = subprocess.run(
        command, env=os.environ | alone, stdout=subprocess.PIPE, text=True, check=True
    )
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    return figures


if __name__ == "__main__":
    main()
