"""Kills the real server and the real commands at random moments, and counts what is lost.

make kill-test KILLS=1000

A server is started with `navigator serve`, asked over HTTP by a visitor, a colleague and an editor
at once, and killed. What was acknowledged until then, by an answer or by the exit status 0 of a
command, must be there. The processes are forked from one that has loaded the program already: only
so can there be many kills. SIGKILL is what the kernel sends when memory is short.
"""

from __future__ import annotations

import html
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPResponse
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from urllib.parse import urlencode

from navigator import store
from navigator.editions import Place, edition
from navigator.environment import day
from navigator.search import meaning
from navigator.store import Store, backups
from tests import ROOT
from tests.people import PASSWORD
from tests.world import PROJECTS, pikkula

FORKING = """
import json, os, sys
from argon2 import PasswordHasher
from navigator.cli import main
from navigator.staff import passwords
import navigator.server, navigator.web

passwords._hasher = PasswordHasher(1, 1024, 1)  # everybody signs in anew after each restoring
for line in sys.stdin:
    asked = json.loads(line)
    if "wait" in asked:
        print(os.waitpid(asked["wait"], 0)[1], flush=True)
        continue
    child = os.fork()
    if child == 0:
        os.setsid()
        for handle, name in ((0, os.devnull), (1, asked["out"]), (2, asked["log"])):
            os.dup2(os.open(name, os.O_RDWR | os.O_CREAT | os.O_APPEND), handle)
        main(asked["command"])
    print(child, flush=True)
"""
ADMIN = "Aino Ylläpito"
NAMES = ("Kaiku", "Kaiku jatkuu", "Kaiku kasvaa")  # what the editor calls the project by turns
LIFE = 1.2  # seconds that a server lives at most, once it answers
LONGEST = (
    1.6  # times that a command lives of what one takes on this machine: some come to their end
)
CALM = 60.0  # seconds in which a server must answer, on a busy machine
EVERY = 5  # rounds: in one of them commands are killed, and the backup is brought back
LOOKED_THROUGH = 25  # rounds after which the whole database is looked through

Kind = str  # report, flag, upload, publish, roll-back, restore
Acknowledged = dict[tuple[Kind, str], str]


class LostError(AssertionError):
    """Something that was acknowledged is not there, or something is half there."""


@dataclass
class Figures:
    """What was done and what became of it."""

    kills: int = 0
    acknowledged: Counter[Kind] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        each = ", ".join(f"{kind} {times}" for kind, times in sorted(self.acknowledged.items()))
        total = sum(self.acknowledged.values())
        return f"{self.kills} kills, {total} acknowledged ({each}), {len(self.lost)} lost"


class Processes:
    """Begins and kills processes of the program, all forked from one."""

    def __init__(self, nursery: subprocess.Popen[str], folder: Path) -> None:
        assert nursery.stdin
        assert nursery.stdout
        self._told, self._answers, self._folder = nursery.stdin, nursery.stdout, folder

    def begin(self, *command: object, out: str = os.devnull) -> int:
        """Begin a command of the program; the process."""
        log = str(self._folder / "log.txt")
        words = [str(word) for word in command]
        return self._ask({"command": words, "out": out, "log": log})

    def end(self, process: int) -> int:
        """Wait until a process has ended; its exit status, or minus the signal that ended it."""
        status = self._ask({"wait": process})
        return -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)

    def kill(self, process: int) -> int:
        """Kill a process with all that it began; how it ended."""
        with suppress(ProcessLookupError):
            os.killpg(process, signal.SIGKILL)
        return self.end(process)

    def _ask(self, question: Mapping[str, object]) -> int:
        self._told.write(json.dumps(question) + "\n")
        self._told.flush()
        return int(self._answers.readline())


@contextmanager
def processes(folder: Path) -> Iterator[Processes]:
    command = [sys.executable, "-c", FORKING]
    quick = {**os.environ, meaning.OFF: "off"}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=quick) as nursery:
        yield Processes(nursery, folder)
        assert nursery.stdin
        nursery.stdin.close()


class Browser:
    """Asks the server as a browser does, with its cookie; signed in once it has to be."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._cookies: dict[str, str] = {}
        self._token = ""

    def ask(self, method: str, path: str, body: bytes | None = None, kind: str = "") -> str:
        """Where the answer leads, or the page; raises OSError or HTTPException if none comes."""
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self._cookies.items())}
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=CALM)) as connection:
            connection.request(
                method, path, body, headers | ({"Content-Type": kind} if kind else {})
            )
            response = connection.getresponse()
            page = response.read().decode()
            self._keep(response)
        if response.status == 303:
            return response.headers["Location"]
        return page if response.status == 200 else f"status {response.status}"

    def send(self, path: str, **fields: object) -> str:
        """Send a form; where the answer leads."""
        body = urlencode({"csrf_token": self._token, **fields}).encode()
        return self.ask("POST", path, body, "application/x-www-form-urlencoded")

    def bring(self, path: str, name: str, content: bytes) -> str:
        """Send a form that holds a file."""
        parts = (
            f'--part\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{self._token}\r\n'
            f'--part\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'
        )
        body = parts.encode() + content + b"\r\n--part--\r\n"
        return self.ask("POST", path, body, "multipart/form-data; boundary=part")

    def sign_in(self) -> None:
        """Sign in if that hasn't been done, or has been ended by a backup that was brought back."""
        if "/sign-in" not in self.ask("GET", "/fi/admin/data"):
            return
        page = self.ask("GET", "/fi/admin/sign-in")
        self._token = hidden(page)["csrf_token"]
        self.send("/fi/admin/sign-in", name=ADMIN, password=PASSWORD)
        self._token = hidden(self.ask("GET", "/fi/admin/data"))["csrf_token"]

    def _keep(self, response: HTTPResponse) -> None:
        for cookie in response.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self._cookies[name] = value


def hidden(page: str) -> dict[str, str]:
    """The hidden fields of the forms of a page."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    return {name: html.unescape(value) for name, value in found}


class Town:
    """Pikkula in a folder, who writes into it, and the book of what was acknowledged."""

    def __init__(self, folder: Path, begun: Processes, port: int, seed: str) -> None:
        self.folder, self.begun, self.port = folder, begun, port
        self.place = Place(folder / "var")
        self.browser = Browser(port)
        self.book: Acknowledged = {}
        self.saved: Acknowledged = {}  # what the backup holds
        self.figures = Figures()
        self.chance = random.Random(seed)  # noqa: S311 — any moments, but told which
        self._numbers = count(1)
        self._one_takes = self._measured()

    @property
    def places(self) -> list[object]:
        return ["--data", self.folder / "data", "--var", self.place.folder]

    def name(self, what: str) -> str:
        return f"{what} {next(self._numbers)}"

    def acknowledge(self, kind: Kind, name: str, more: str = "") -> None:
        self.book[kind, name] = more
        self.figures.acknowledged[kind] += 1

    @contextmanager
    def server(self) -> Iterator[None]:
        """A server that answers, killed at the end."""
        process = self.begun.begin("serve", "--port", self.port, *self.places)
        try:
            until = time.monotonic() + CALM
            while not self._answers():
                if time.monotonic() > until:
                    raise LostError("the server doesn't start any more")
                time.sleep(0.01)
            yield
        finally:
            self._count(self.begun.kill(process))

    def _answers(self) -> bool:
        try:
            return '"ok"' in self.browser.ask("GET", "/healthz/ready")
        except (OSError, HTTPException):
            return False

    def _count(self, ended: int) -> None:
        self.figures.kills += ended == -signal.SIGKILL

    def command(self, *words: object, within: float) -> str | None:
        """What a command said that was not killed within so many seconds; else None."""
        out = self.folder / "out.txt"
        out.write_text("", encoding="utf-8")
        process = self.begun.begin(*words, "--var", self.place.folder, out=str(out))
        time.sleep(within)
        ended = self.begun.kill(process)
        self._count(ended)
        if ended > 0:
            raise LostError(f"{words} ended with {ended}: {self.said}")
        return out.read_text(encoding="utf-8") if ended == 0 else None

    @property
    def said(self) -> str:
        """The last that the processes said."""
        return (self.folder / "log.txt").read_text(encoding="utf-8")[-2000:]

    def live_and_die(self, life: float) -> None:
        """Write on and on until the server is killed."""
        with self.server():
            self.browser.sign_in()
            writers = [
                Thread(target=self._until_the_end, args=(write,))
                for write in (self.report, self.flag, self.edit)
            ]
            for writer in writers:
                writer.start()
            time.sleep(life)
        for writer in writers:
            writer.join(CALM * 2)

    def _until_the_end(self, write: Callable[[], None]) -> None:
        with suppress(OSError, HTTPException, UnicodeDecodeError):
            while True:
                write()

    def report(self) -> None:
        message = self.name("Väärin")
        if "/report/thanks" in self.browser.send("/fi/report", message=message, page="/"):
            self.acknowledge("report", message)
        else:
            time.sleep(0.05)  # five an hour is all that is taken from one place

    def flag(self) -> None:
        title = self.name("Puute")
        fields = {"kind": "missing", "step": "velat", "title": title, "reason": "Tarvitaan."}
        if "/admin/flags/" in self.browser.send("/fi/admin/flags/new", **fields):
            self.acknowledge("flag", title)

    def edit(self) -> None:
        """An editor brings files, publishes some of them, and mends a row."""
        name = self.chance.choice([name for name in NAMES if name != self._now()])
        if self.chance.random() < 0.5:
            self._edit_row(name)
        else:
            self._upload(name, publish=self.chance.random() < 0.5)

    def _now(self) -> str:
        with store.opened(self.place.database) as kept:
            rows = kept.editions.files(kept.editions.newest)["projects.csv"].decode()
        return rows.splitlines()[1].split(";")[1]

    def _edit_row(self, name: str) -> None:
        address, note = "/fi/admin/projects/kaiku/edit", self.name("Muutos")
        based_on = hidden(self.browser.ask("GET", address))["based_on"]
        answer = self.browser.send(address, based_on=based_on, name=name, note=note)
        if "/projects/kaiku" in answer:
            self.acknowledge("publish", note)

    def _upload(self, name: str, *, publish: bool) -> None:
        content = PROJECTS.replace("Kaiku;", f"{name};").encode()
        address = self.browser.bring("/fi/admin/data/uploads", "projects.csv", content)
        found = re.search(r"/uploads/(\d+)", address)
        if not found:
            return
        self.acknowledge("upload", found[1], store.digest({"projects.csv": content}))
        if publish:
            note = self.name("Tuotu")
            path = f"/fi/admin/data/uploads/{found[1]}"
            fields = hidden(self.browser.ask("GET", path))
            if "/editions" in self.browser.send(f"{path}/publish", **{**fields, "note": note}):
                self.acknowledge("publish", note)

    def command_and_die(self) -> None:
        """Publish by commands, save and bring back, each killed at some moment."""
        note = self.name("Takaisin")
        said = self.command("roll-back", 1, "--note", note, within=self._moment())
        if said and "is ready" in said:
            self.acknowledge("roll-back", note)
        copy = self.folder / "backup.sqlite"
        saved = dict(self.book)
        self.command("backup", copy, "--over", within=self._moment())
        self.look()
        if self._holds(copy, saved):
            self.saved = saved
        if copy.exists():
            self._restore(copy)

    def _moment(self) -> float:
        return self.chance.uniform(0, LONGEST * self._one_takes)

    def _measured(self) -> float:
        """Seconds that a command takes here and now."""
        started = time.monotonic()
        copy = self.folder / "backup.sqlite"
        assert self.begun.end(self.begun.begin("backup", copy, "--var", self.place.folder)) == 0
        return time.monotonic() - started

    def _holds(self, copy: Path, book: Acknowledged) -> bool:
        """Whether the file, which must be whole, is the new copy already."""
        if not copy.exists():
            return False
        backups.check(copy)
        return not missing(copy, book)

    def _restore(self, copy: Path) -> None:
        """Bring the backup back while a site runs: after a kill there is the old or the new."""
        before = restorings(self.place.database)
        with self.server():
            said = self.command("restore", copy, within=self._moment())
            self.browser.ask("GET", "/fi/")
        restored = restorings(self.place.database) != before
        if said is not None:
            self.figures.acknowledged["restore"] += 1
            if not restored:
                self.figures.lost.append("restore")
        if restored:
            self.book = dict(self.saved)

    def look(self) -> None:
        """Look for everything that was acknowledged; what is not there is lost."""
        gone = missing(self.place.database, self.book)
        self.figures.lost += [" ".join(key) for key in gone]
        for key in gone:
            del self.book[key]

    def look_through(self) -> None:
        """Look through every page and edition."""
        copy = self.folder / "looked-through.sqlite"
        backups.back_up(self.place.database, copy)
        if gone := missing(copy, self.book):
            raise LostError(f"a copy lacks {gone}")


def missing(database: Path, book: Acknowledged) -> list[tuple[Kind, str]]:
    """What stands in the book and not in the database. Raises LostError for what is half there."""
    with store.opened(database) as kept:
        there = dict(_kept(kept))
    return [key for key, more in book.items() if key not in there or there[key] not in (more, "")]


def _kept(kept: Store) -> Iterator[tuple[tuple[Kind, str], str]]:
    """Everything that there is of what the town writes."""
    for report in kept.reports.all():
        yield ("report", report.message), ""
    for flag in kept.flags.all():
        yield ("flag", str(next(iter(flag.title))[1])), ""
    events = {event["subject"] for event in kept.events.all()}
    for row in kept.editions.all():
        if f"edition/{row.number}" not in events:
            raise LostError(f"edition {row.number} came without its event")
        kind = "roll-back" if row.went_back_to else "publish"
        yield (kind, row.note), ""
    pending = {row.number for row in kept.uploads.pending()}
    number = 1
    while row_ := kept.uploads.row(number):
        files = kept.uploads.files(number)
        yield ("upload", str(number)), store.digest(files) if row_.number in pending else ""
        number += 1


def restorings(database: Path) -> tuple[str, ...]:
    """The moments at which a backup was brought back, as its events tell."""
    with store.opened(database) as kept:
        return tuple(
            f"{e['number']} {e['at']}" for e in kept.events.all() if e["verb"] == "restore"
        )


def prepare(folder: Path, dictionaries: Path) -> None:
    """Pikkula, built, with an admin and the indexes of all that the editor makes of it."""
    from navigator.staff import passwords  # noqa: PLC0415 — the tests' own hasher is patched in

    data, place = folder / "data", Place(folder / "var")
    data.mkdir()
    shutil.copytree(dictionaries, place.folder / "dictionaries")
    for name, content in pikkula().items():
        (data / name).write_bytes(content)
    edition.build(data, place, day.now())
    for name in NAMES:
        files = pikkula(projects_csv=PROJECTS.replace("Kaiku;", f"{name};"))
        edition.draft(files, place)
    with store.opened(place.database) as kept:
        password = passwords.hashed(PASSWORD)
        kept.accounts.add(ADMIN, "admin", password, at=day.now(), by="navigator user")


def run(folder: Path, kills: int, seed: str, told: Callable[[Figures], None]) -> Figures:
    """Kill so many processes over a prepared town, and tell how it goes; what became of it."""
    from tests.browser import free_port  # noqa: PLC0415 — asks for Playwright

    with processes(folder) as begun:
        town = Town(folder, begun, free_port(), seed)
        for round_ in count(1):
            if round_ % EVERY:
                town.live_and_die(town.chance.uniform(0, LIFE))
            else:
                town.command_and_die()
            town.look()
            done = town.figures.kills >= kills
            if done or round_ % LOOKED_THROUGH == 0:
                town.look_through()
                told(town.figures)
            if done:
                return town.figures
    raise AssertionError


def dictionaries() -> Path:
    """The dictionaries of this checkout, made if they are not there."""
    place = Place(ROOT / "var")
    for lexicon in place.lexicons().values():
        lexicon.listed("palkkatuella")
    return place.folder / "dictionaries"


def main() -> None:
    kills, seed = int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else str(os.getpid())
    os.environ[meaning.OFF] = "off"
    sys.stdout.write(f"Moments by chance of {seed}.\n")
    with TemporaryDirectory() as folder:
        prepare(Path(folder), dictionaries())
        figures = run(Path(folder), kills, seed, lambda now: sys.stdout.write(f"{now}\n"))
    sys.exit("\n".join(figures.lost) or 0)


if __name__ == "__main__":
    main()
