"""Where the official schemas, shapes and lists of others lie: beside the project, not in it.

They are named by NAVIGATOR_STANDARDS, or lie in `../shared/standards` beside the checkout. Tests
that need them are skipped, with a word that says so, where they are not.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests import ROOT

NAMED = "NAVIGATOR_STANDARDS"
STANDARDS = Path(os.environ.get(NAMED) or ROOT.parent / "shared" / "standards")


def folder(name: str) -> Path:
    """The folder of a standard, such as `hsds-3.1`."""
    return STANDARDS / name


def needs(name: str) -> pytest.MarkDecorator:
    """Skips a test where the files of a standard are not there."""
    return pytest.mark.skipif(
        not folder(name).is_dir(),
        reason=f"the official files of {name} are not here: name their folder by {NAMED}",
    )
