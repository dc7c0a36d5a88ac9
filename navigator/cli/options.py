"""What several commands are told in the same way: folders and days."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from navigator.environment import day, shipped
from navigator.voices import LANGUAGES

Command = TypeVar("Command", bound=Callable[..., Any])


class Folder(click.Path):
    """A folder on the command line; an empty name doesn't mean the one in which one is."""

    name = "directory"

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        if value == "":
            self.fail("The name of the folder is empty.", param, ctx)
        return super().convert(value, param, ctx)


def _not_empty(ctx: click.Context, param: click.Parameter, value: Path) -> Path:
    """Refuse a variable that is set to nothing: who sets it means a folder, not the default."""
    by_default = ctx.get_parameter_source(param.name or "") == ParameterSource.DEFAULT
    if by_default and os.environ.get(str(param.envvar)) == "":
        said = f"{param.envvar} is set, but to nothing. Name the folder in it, or unset it."
        raise click.BadParameter(said, ctx, param)
    return value


def _folder(name: str, default: Path, told: str, holds: str) -> Callable[[Command], Command]:
    """An option that names a folder, and how the help tells the one that it is by default."""
    return click.option(
        f"--{name}",
        type=Folder(path_type=Path, file_okay=False),
        callback=_not_empty,
        default=default,
        show_default=told,
        envvar=f"NAVIGATOR_{name.upper()}",
        show_envvar=True,
        help=f"Folder {holds}.",
    )


data_option = _folder(
    "data", shipped.EXAMPLE_MAP, "data in a checkout, else the example map", "of the data files"
)
var_option = _folder(
    *("var", shipped.KEPT),
    "var in a checkout, else what --version tells",
    "for what is built and kept",
)


def lang_option(default: str, told: str) -> Callable[[Command], Command]:
    """An option for the language in which something is told."""
    return click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        default=default,
        show_default=True,
        envvar="NAVIGATOR_LANG",
        show_envvar=True,
        help=f"The language in which {told} are told.",
    )


def region_option(told: str) -> Callable[[Command], Command]:
    """An option for one employment area of the map."""
    return click.option("--region", type=Text(), default="", metavar="ID", help=told)


class Text(click.ParamType[str]):
    """Words in the letters that were typed, even where the terminal claims to know only ASCII."""

    name = "text"

    def convert(self, value: Any, param: Any, ctx: Any) -> str:
        return str(value).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


class Number(click.ParamType[int]):
    """The number of something that is kept, as it is written once: no sign, no zero in front."""

    name = "integer"

    def convert(self, value: Any, param: Any, ctx: Any) -> int:
        if isinstance(value, int) or re.fullmatch(r"[1-9][0-9]{0,17}", value):
            return int(value)
        return self.fail(f"{value!r} is not a number such as 7", param, ctx)


class Day(click.ParamType[date]):
    """A day on the command line."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        found = value if isinstance(value, date) else day.parse(value)
        return found or self.fail(f"{value!r} is not a day such as 2026-12-31", param, ctx)
