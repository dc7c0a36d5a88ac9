"""What is set in type, for paper or for a picture: the same bytes on every machine.

Words reach a template as data and never as markup, and the fonts come out of packages.
"""

from __future__ import annotations

from datetime import datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

import typst

FONTS = (files("fontpkg_source_sans_3") / "files", files("manimgx_fonts"))
Template = Path | bytes
Standard = Literal["ua-1"] | None  # the accessible kind, or none
RefusedError = typst.TypstError


def pdf(
    template: Template, standard: Standard, day: datetime | None = None, **inputs: str
) -> bytes:
    """Pages that keep a standard. Raises RefusedError."""
    return typst.compile(
        template,
        format="pdf",
        pdf_standards=standard,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs=inputs,
        timestamp=day,
    )


def png(template: Template, **inputs: str) -> bytes:
    """A picture of one page, a pixel to a point."""
    return typst.compile(
        template,
        format="png",
        ppi=72.0,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs=inputs,
    )


@cache
def _fonts() -> typst.Fonts:
    folders = [Path(str(folder)) for folder in FONTS]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
