"""Where the files lie that come with the program, and where it keeps its own unless told otherwise.

In a checkout, pages, styles, interface words and the example map stand at its top level, beside the
package; a wheel carries them inside it.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from platformdirs import user_data_path

PROGRAM = Path(str(files("navigator")))  # pip unpacks a wheel: its files are files
IN_A_CHECKOUT = not (PROGRAM / "templates").is_dir()
ROOT = PROGRAM.parent if IN_A_CHECKOUT else PROGRAM

TEMPLATES = ROOT / "templates"
STATIC = ROOT / "static"
TRANSLATIONS = ROOT / "translations"
EXAMPLE_MAP = ROOT / "data"

# What is built and kept must outlive an upgrade, and so it never stands in an installed package.
KEPT = ROOT / "var" if IN_A_CHECKOUT else user_data_path("navigator", appauthor=False)
