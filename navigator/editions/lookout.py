"""Large uploads are looked at beside the site: one at a time, by a process that ends with it.

What waits stands in the store. So it does not matter which process of the site was asked, and a
look that was cut off by a restart is begun anew when somebody asks for it.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Lock, Thread

from navigator import store
from navigator.editions import desk, looks
from navigator.editions.desk import GoneError
from navigator.editions.place import Place
from navigator.environment import shipped
from navigator.store import Look, UnavailableError

PROGRAM = "navigator.editions"  # whose `__main__` runs `look_process`
LONGEST = 3600.0  # seconds of one look
PERIOD = 1.0  # seconds after which it is asked whether a look is still wanted


class Lookout:
    """Whoever looks at large uploads, as long as there are any."""

    def __init__(self, place: Place, questions: Path | None = None) -> None:
        self._place, self._questions = place, questions
        self._lock = Lock()
        self._thread: Thread | None = None

    def wake(self) -> None:
        """See to it that what waits is looked at, here or by another process of the site."""
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = Thread(target=self._work, name="lookout", daemon=True)
                self._thread.start()

    def rest(self, patience: float) -> bool:
        """Wait until nothing is left to be looked at here; whether it came so far."""
        thread = self._thread
        if thread:
            thread.join(patience)
        return thread is None or not thread.is_alive()

    def _work(self) -> None:
        # While the store can't be used nothing is found; whoever asks next wakes us again.
        with suppress(UnavailableError), store.alone(self._place.folder / "lookout.lock") as mine:
            while mine and (look := self._next()):
                self._see_to(look)

    def _next(self) -> Look | None:
        with store.opened(self._place.database) as kept:
            return next(iter(kept.looks.waiting()), None)

    def _see_to(self, look: Look) -> None:
        """Have an upload looked at. Of a look that comes to nothing it is said that it failed."""
        now = replace(look, against=self._against(look))
        looks.keep(self._place, now)
        process = self._started(look)
        try:
            self._wait(process, now)
        finally:
            _end(process)
        if self._wanted(now) and (process.returncode or self._against(now) == now.against):
            looks.keep(self._place, replace(now, state="failed"))

    def _against(self, look: Look) -> str:
        """Against what an upload would be looked at now; nothing if it is not pending any more."""
        try:
            pending = desk.pending(self._place, look.upload)
        except GoneError:
            return ""
        day = date.fromisoformat(look.day)
        return looks.case(self._place, pending, day, self._questions).against

    def _wait(self, process: subprocess.Popen[bytes], look: Look) -> None:
        until = time.monotonic() + LONGEST
        while time.monotonic() < until and self._wanted(look):
            with suppress(subprocess.TimeoutExpired):
                process.wait(PERIOD)
                return

    def _wanted(self, look: Look) -> bool:
        """Whether this look is still to be done: neither done nor closed, nor asked for anew."""
        with store.opened(self._place.database) as kept:
            now = kept.looks.of(look.upload)
        return now is not None and (now.state, now.against) == ("waiting", look.against)

    def _started(self, look: Look) -> subprocess.Popen[bytes]:
        questions = [str(self._questions.absolute())] if self._questions else []
        folder = str(self._place.folder.absolute())
        command = [sys.executable, "-m", PROGRAM, folder, str(look.upload), look.day, *questions]
        return subprocess.Popen(  # noqa: S603 — a program of ours, and no shell
            command,
            stdin=subprocess.PIPE,  # which closes when we end, however that is
            stdout=subprocess.DEVNULL,
            cwd=shipped.PROGRAM.parent,
            start_new_session=True,  # so that it can be ended with all that it has started
        )


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process with all that it has started, if it has not ended by itself."""
    if process.poll() is None:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.wait()
    if process.stdin:
        process.stdin.close()
