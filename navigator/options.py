"""What several commands are told in the same way: folders and days."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from navigator import day

ROOT = Path(__file__).resolve().parents[1]

data_option = click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    default=ROOT / "data",
    envvar="NAVIGATOR_DATA",
    show_envvar=True,
    help="Folder of the data files.",
)
var_option = click.option(
    "--var",
    type=click.Path(path_type=Path, file_okay=False),
    default=ROOT / "var",
    envvar="NAVIGATOR_VAR",
    show_envvar=True,
    help="Folder for what is built.",
)


class Day(click.ParamType[date]):
    """A day on the command line."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        found = value if isinstance(value, date) else day.parse(value)
        return found or self.fail(f"{value!r} is not a day such as 2026-12-31", param, ctx)
