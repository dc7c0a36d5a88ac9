"""Where the files that come with the program lie: pages, styles, interface words, an example map.

In a checkout they stand at its top level, beside the package; a wheel carries them inside it.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

PROGRAM = Path(str(files("navigator")))  # pip unpacks a wheel: its files are files
IN_A_CHECKOUT = not (PROGRAM / "templates").is_dir()
ROOT = PROGRAM.parent if IN_A_CHECKOUT else PROGRAM

TEMPLATES = ROOT / "templates"
STATIC = ROOT / "static"
TRANSLATIONS = ROOT / "translations"
EXAMPLE_MAP = ROOT / "data"
