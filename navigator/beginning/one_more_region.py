"""A region put beside others on a map that is there: its record, and not a byte more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from navigator import reading
from navigator.beginning.first_files import record
from navigator.beginning.plan import Plan
from navigator.tables import tree_patch


def with_region(files: Mapping[str, bytes], plan: Plan) -> bytes:
    """The file of needs with the region after the others. Raises CrookedError of `tree_patch`."""
    data = files[reading.NEEDS]
    tree: Any = reading.yaml_file.read(reading.NEEDS, data).value
    return tree_patch.patched(data, {**tree, "regions": [*tree["regions"], record(plan)]})
