"""What the named colours of staircases look like on paper; the style sheet has them for screens."""

from __future__ import annotations

from collections.abc import Mapping

from navigator.catalog import COLOURS

ON_PAPER: Mapping[str, str] = dict(
    zip(
        COLOURS,
        ("#0f5e72", "#7a4a00", "#9a2f46", "#3d6b23", "#4b3f91", "#1d4f91", "#6d4530", "#47525c"),
        strict=True,
    )
)
