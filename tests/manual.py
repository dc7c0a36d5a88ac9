"""Puts what each command says of itself (`--help`) into docs/commands.md, in place of what it said.

make docs
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

import click

from navigator.cli import main
from tests import ROOT

FILE = ROOT / "docs" / "commands.md"
WIDTH = 90  # letters of a line
CHAPTER = re.compile(
    r"^### `navigator ([\w -]+)`\n(.*?)```text\n(.*?)```", re.MULTILINE | re.DOTALL
)


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command with its name after `navigator`; of a group, its parts."""
    for name, command in main.commands.items():
        parts = command.commands if isinstance(command, click.Group) else {}
        yield from ((f"{name} {part}", one) for part, one in parts.items())
        if not parts:
            yield name, command


def said(name: str, command: click.Command) -> str:
    """What a command says when it is asked for help, after the line of its usage."""
    context = click.Context(
        command, info_name=f"navigator {name}", terminal_width=WIDTH, max_content_width=WIDTH
    )
    return command.get_help(context)


def renewed(document: str) -> str:
    """The document, with what the commands say of themselves now."""
    known = dict(commands())

    def chapter(found: re.Match[str]) -> str:
        name, own, _ = found.groups()
        help_ = said(name, known[name]) if name in known else "There is no such command.\n"
        return f"### `navigator {name}`\n{own}```text\n{help_.rstrip()}\n```"

    return CHAPTER.sub(chapter, document)


def main_() -> None:
    FILE.write_text(renewed(FILE.read_text(encoding="utf-8")), encoding="utf-8")
    sys.stdout.write(f"{FILE.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main_()
