"""Questions that nobody would ask, put to the whole site: none may be a fault, none take long.

make fuzz, or python -m tests.fuzz [NUMBER [SEED]]

They are made at random, the same ones for the same seed: characters of all kinds, scripts mixed,
very long ones, broken bytes, real questions spoilt. What counts is the time of the processor, in
the process of the site and in that of the engine together.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote_from_bytes

from flask.testing import FlaskClient

from navigator.editions import Place, edition
from navigator.environment import day
from navigator.search import meaning
from navigator.voices import VOICES
from navigator.web import create_app
from tests import ROOT

NUMBER, SEED = 10_000, 20251130
MOST_MS = 300.0  # of the processor, for one question
FAULT = 500
LAST_CHARACTER = 0x10FFFF
# Where scripts begin: Latin, Greek, Cyrillic, Hebrew, Arabic, Devanagari, Thai, Hangul, kana, Han,
# letters of compatibility, emoji, letters of mathematics.
SCRIPTS = (
    *(0x41, 0xC0, 0x370, 0x400, 0x5D0, 0x600, 0x900, 0xE00, 0x1100, 0x3040, 0x4E00, 0xAC00),
    *(0xF900, 0xFB00, 0xFE70, 0xFF00, 0x1F300, 0x1D400),
)


@dataclass(frozen=True, slots=True)
class Took:
    """What one question took of the processor, and what it was answered with."""

    kind: str
    number: int
    status: int
    ms: float


def questions(number: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """So many questions, each with its kind, as bytes: not all of them are UTF-8."""
    listed = json.loads((ROOT / "data" / "questions.json").read_text(encoding="utf-8"))
    real = [str(one["q"]) for one in listed["queries"]]
    chance = random.Random(seed)  # noqa: S311 — the same questions each time
    makers = list(MAKERS.items())
    for place in range(number):
        kind, make = makers[place % len(makers)]
        yield kind, make(chance, real)


def _any(chance: random.Random, _: list[str]) -> bytes:
    text = "".join(chr(chance.randrange(1, LAST_CHARACTER + 1)) for _ in range(_length(chance)))
    return text.encode("utf-8", "surrogatepass")


def _scripts(chance: random.Random, _: list[str]) -> bytes:
    starts = chance.sample(SCRIPTS, chance.randint(1, 4))
    letters = (chr(chance.choice(starts) + chance.randrange(96)) for _ in range(_length(chance)))
    return "".join(letter + chance.choice(("", "", "", " ")) for letter in letters).encode()


def _one_script(chance: random.Random, _: list[str]) -> bytes:
    start = chance.choice(SCRIPTS)
    return "".join(chr(start + chance.randrange(96)) for _ in range(400)).encode()


def _same(chance: random.Random, _: list[str]) -> bytes:
    return (chr(chance.randrange(1, 0xD800)) * chance.choice((1, 60, 400, 5000))).encode()


def _marks(chance: random.Random, _: list[str]) -> bytes:
    return ("a" + "".join(chr(chance.randrange(0x300, 0x370)) for _ in range(399))).encode()


def _broken(chance: random.Random, _: list[str]) -> bytes:
    return chance.randbytes(_length(chance))


def _spoilt(chance: random.Random, real: list[str]) -> bytes:
    letters = list(chance.choice(real))
    for _ in range(chance.randint(1, 6)):
        letters[chance.randrange(len(letters))] = chr(chance.choice(SCRIPTS) + chance.randrange(64))
    return "".join(letters).encode()


def _many_words(chance: random.Random, real: list[str]) -> bytes:
    return " ".join(chance.sample(real, 12)).encode()


def _joined(chance: random.Random, real: list[str]) -> bytes:
    """Long compounds, as Finnish has them, of parts that the map has."""
    parts = " ".join(real).split()
    words = ("".join(chance.sample(parts, chance.randint(2, 7))) for _ in range(40))
    return " ".join(words).encode()


MAKERS = {
    "any characters": _any,
    "mixed scripts": _scripts,
    "one script": _one_script,
    "one character": _same,
    "marks": _marks,
    "broken bytes": _broken,
    "spoilt": _spoilt,
    "many words": _many_words,
    "joined words": _joined,
}


def _length(chance: random.Random) -> int:
    return chance.choice((1, 5, 40, 400, 400, 3000))


def warm(client: FlaskClient) -> FlaskClient:
    """The same client, when the pages have been made once and the dictionaries read."""
    for voice in VOICES:
        for question in ("raha", "pengar och jobb", "company", "!"):
            client.get(f"/{voice.code}/search?q={question}")
            client.get(f"/api/v1/search?lang={voice.code}&q={question}")
    return client


def asked(client: FlaskClient, number: int, seed: int) -> Iterator[Took]:
    """Each question, sent to a page and to the API by turns, in all voices."""
    for place, (kind, question) in enumerate(questions(number, seed)):
        voice, q = VOICES[place % len(VOICES)].code, quote_from_bytes(question)
        pages = (f"/{voice}/search?q={q}", f"/api/v1/search?lang={voice}&q={q}")
        site, engine = processor()
        status = client.get(pages[place // len(VOICES) % 2]).status_code
        own, its = (
            after - before for after, before in zip(processor(), (site, engine), strict=True)
        )
        its = its if its >= 0 else processor()[1]  # it was started again meanwhile
        yield Took(kind, place, status, (own + its) * 1000)


def processor() -> tuple[float, float]:
    """The seconds of the processor that the site and its engine have taken until now."""
    engine = meaning.model()
    running = engine._keeper.process if engine else None
    return time.process_time(), _of(running.pid) if running else 0.0


def _of(pid: int) -> float:
    """The same of another process, by the clock that Linux keeps for each; 0 elsewhere."""
    try:
        return time.clock_gettime((~pid << 3) | 2)
    except OSError:
        return 0.0


def worst(took: list[Took]) -> Mapping[str, tuple[int, float, float]]:
    """By kind: how many, the most milliseconds of all but one in a hundred, and of all."""
    kinds: dict[str, list[float]] = defaultdict(list, all=[])
    for one in took:
        kinds[one.kind].append(one.ms)
        kinds["all"].append(one.ms)
    return {
        kind: (len(times), sorted(times)[int(len(times) * 0.99)], max(times))
        for kind, times in kinds.items()
    }


def main(number: int = NUMBER, seed: int = SEED) -> int:
    """Ask, and say what it took; the exit status is 1 where something was a fault or too slow."""
    with TemporaryDirectory() as folder:
        place = Place(Path(folder))
        (place.folder / "dictionaries").symlink_to(ROOT / "var" / "dictionaries")
        edition.build(ROOT / "data", place, day.now())
        client = warm(create_app(place).test_client())
        took = list(asked(client, number, seed))
    for kind, (count, most, longest) in worst(took).items():
        say(f"{kind:16}{count:7}  p99 {most:7.1f} ms  max {longest:7.1f} ms")
    wrong = [one for one in took if one.status >= FAULT or one.ms > MOST_MS]
    for one in wrong:
        say(f"question {one.number} ({one.kind}): {one.status}, {one.ms:.0f} ms")
    return 1 if wrong else 0


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
