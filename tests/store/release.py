"""A small database with some of everything, made by the program of a release and kept from then on.

python -m tests.store.release

It is run once for each release whose database has a new shape, before that is released, and writes
`tests/store/releases/<shape>.sqlite`. A file that is there is never made anew: it is what installed
programs have left on people's disks. `tests/store/test_upgrade.py` opens each of them.
"""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from argon2 import PasswordHasher

from navigator import store
from navigator.flags import Flag
from navigator.staff import Password
from navigator.store import Store
from navigator.store.database import GROWTH
from navigator.voices import Text
from tests.people import PASSWORD
from tests.world import PROJECTS, pikkula

FOLDER = Path(__file__).with_name("releases")
AT = datetime(2026, 11, 30, 9, tzinfo=UTC)
LATER = AT + timedelta(minutes=5)
MONTH = date(2026, 11, 1)
ADMIN, EDITOR = "Aino Ylläpito", "Tove Toimittaja"
SECRET = "JBSWY3DPEHPK3PXP"  # noqa: S105 — of a second factor that nobody has
RENAMED = PROJECTS.replace("Kaiku;", "Kaiku jatkuu;").encode()
BROUGHT = PROJECTS.replace("Kaiku;", "Kaiku kasvaa;").encode()
EVENTS = [
    "publish edition/1",
    "edit edition/2",
    "upload upload/1",
    "discard upload/1",
    "upload upload/2",
    "raise-flag flag/raised-1",
    "move-flag flag/raised-1",
    "show-flag flag/raised-1",
    "reword-flag flag/raised-1",
    "settle report/1",
    "add-admin user/Aino Ylläpito",
    "add-editor user/Tove Toimittaja",
    "turn-on-second-factor user/Tove Toimittaja",
    "check-links edition/2",
]


def text(fi: str) -> Text:
    return Text.of({"fi": fi, "sv": f"{fi} (sv)", "en": f"{fi} (en)"})


def fill(kept: Store) -> None:
    """Do some of everything that a store can keep."""
    told = {"at": AT, "by": ADMIN}
    kept.editions.publish(pikkula(), origin="data", note="Ensimmäinen.", **told)
    renamed = pikkula(projects_csv=RENAMED)
    kept.editions.publish(renamed, origin="edit", note="Kaiku jatkuu.", **told)
    for _ in range(2):
        kept.uploads.add({"projects.csv": BROUGHT}, based_on=2, **told)
        kept.uploads.discard(1, **told)
    _flag(kept)
    kept.reports.add(at=AT, page="/fi/steps/velat", message="Väärin.", contact="aino@pikkula.fi")
    kept.reports.add(at=AT, page="/", message="Puuttuu.", contact="eino@pikkula.fi")
    kept.reports.settle(1, **told)
    _accounts(kept)
    for _ in range(5):
        kept.unanswered.count(MONTH, [("fit", "none"), ("word", "fi/fyrkka")])
    kept.links.begin(["https://www.pikkula.fi"], edition=2, **told)
    kept.links.keep([("https://www.pikkula.fi", "404")], at=AT)


def _flag(kept: Store) -> None:
    told = {"at": AT, "by": ADMIN}
    raised = Flag("", "missing", "velat", "", text("Nuorille"), text("Koska."), "recognised", ADMIN)
    kept.flags.add(replace(raised, basis="report/1"), **told)
    kept.flags.move(kept.flags.all()[0], "proposed", why="Sovittiin.", **told)
    kept.flags.show(kept.flags.all()[0], text("Apua nuorille"), shown=True, **told)
    kept.flags.reword(kept.flags.all()[0], text("Nuorille apua"), text("Siksi."), **told)


def _accounts(kept: Store) -> None:
    password = PasswordHasher(1, 1024, 1).hash(PASSWORD)
    for name, role in ((ADMIN, "admin"), (EDITOR, "editor")):
        kept.accounts.add(name, role, Password(password), at=AT, by="navigator user")  # type: ignore[arg-type]
    tove = kept.accounts.named(EDITOR)
    assert tove
    kept.accounts.offer_second_factor(tove, SECRET, at=AT)
    tove = kept.accounts.named(EDITOR)
    assert tove
    kept.accounts.turn_on_second_factor(tove, 7, ["a hash", "another"], at=AT, by=EDITOR)
    aino = kept.accounts.named(ADMIN)
    assert aino
    kept.sign_ins.begin("a hash of a name", aino, "done", at=LATER)


def make(file: Path) -> None:
    """Make the database of this program, as small as SQLite can."""
    with TemporaryDirectory() as folder:
        made = Path(folder) / "navigator.sqlite"
        with store.opened(made, make=True) as kept:
            fill(kept)
        with closing(sqlite3.connect(made, isolation_level=None)) as connection:
            connection.execute("pragma journal_mode = delete")
            connection.execute("pragma page_size = 512")
            connection.execute("vacuum into ?", (str(file),))


def main() -> None:
    file = FOLDER / f"{len(GROWTH)}.sqlite"
    if file.exists():
        sys.exit(f"{file.name} is there: the shape of the database is the same as in a release.")
    make(file)
    sys.stdout.write(f"{file.name}: {file.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
