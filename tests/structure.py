"""The program as rooms: what each holds, what its face names, and who imports what."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests import ROOT

PACKAGE = ROOT / "navigator"

# From the ground up: a room imports only from those before it.
ROOMS = (
    "environment",
    "voices",
    "catalog",
    "access",
    "links",
    "staff",
    "flags",
    "findings",
    "tables",
    "reading",
    "pictures",
    "store",
    "embedding",
    "search",
    "search.quality",
    "guidance",
    "editions",
    "beginning",
    "exports",
    "server",
    "web.request",
    "web.response",
    "web.shown",
    "web.machines",
    "web.public",
    "web.admin.frame",
    "web.admin.editing",
    "web.admin.boards",
    "web.admin.staff",
    "web",
    "cli",
)
HALLS = {"", "web.admin"}  # packages that hold rooms and nothing else


@dataclass(frozen=True, slots=True)
class Import:
    """A name taken from a module or a package of ours; the name is empty for the whole of it."""

    source: str  # without `navigator.`
    name: str

    @property
    def room(self) -> str:
        return room_of(self.source)


@cache
def path_of(module: str) -> Path:
    """The file of a module; of a package, its face."""
    folder = PACKAGE / module.replace(".", "/")
    return folder / "__init__.py" if folder.is_dir() else folder.with_suffix(".py")


@cache
def packages() -> frozenset[str]:
    """Every package below `navigator`, by its short name; itself as an empty one."""
    return frozenset(_short(file.parent) for file in PACKAGE.rglob("__init__.py"))


@cache
def modules() -> tuple[str, ...]:
    """Every module that is no face, by its short name: `catalog.graph`."""
    files = (file for file in PACKAGE.rglob("*.py") if file.name != "__init__.py")
    return tuple(sorted(_short(file.with_suffix("")) for file in files))


def _short(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE).parts)


@cache
def room_of(module: str) -> str:
    """The room in which a module or package stands, the innermost; empty in a hall."""
    houses = (room for room in ROOMS if module == room or module.startswith(f"{room}."))
    return max(houses, key=len, default="")


def modules_in(room: str) -> list[str]:
    return [module for module in modules() if room_of(module) == room]


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(path_of(module).read_text(encoding="utf-8"))


@cache
def libraries(module: str) -> set[str]:
    """The top-level names of all that a module imports."""
    found = set()
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


@cache
def imports(module: str) -> tuple[Import, ...]:
    """What a module takes from our own code."""
    return tuple(_imports(module))


def _imports(module: str) -> Iterator[Import]:
    """The same, one by one.

    Of a package that it has under a name of its own (`from navigator import store`), each name
    that it uses: `store.opened`.
    """
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("navigator"):
            source = (node.module or "").removeprefix("navigator").lstrip(".")
            for alias in node.names:
                whole = f"{source}.{alias.name}".lstrip(".")
                if whole in packages():
                    yield from _used_of(module, alias.asname or alias.name, whole)
                else:
                    yield Import(source, alias.name)


def _used_of(module: str, name: str, package: str) -> Iterator[Import]:
    attributes = (node for node in ast.walk(tree(module)) if isinstance(node, ast.Attribute))
    for attribute in attributes:
        if isinstance(attribute.value, ast.Name) and attribute.value.id == name:
            yield Import(package, attribute.attr)


def face(room: str) -> set[str]:
    """The names that others may use: those in `__all__`."""
    for node in tree(room).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return set(ast.literal_eval(node.value))
    return set()


def sentence(room: str) -> str:
    """What a room is about, as its face says it."""
    return (ast.get_docstring(tree(room)) or "").partition("\n\n")[0].replace("\n", " ")


@cache
def uses(room: str) -> set[str]:
    """The other rooms from which the modules of a room import."""
    taken = {one.room for module in modules_in(room) for one in imports(module)}
    return taken - {room, ""}
