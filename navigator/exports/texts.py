"""Texts as the open API gives them: in each language, and never another one in silence."""

from __future__ import annotations

from typing import Any

from navigator.voices import Text


def each(text: Text) -> dict[str, Any]:
    """A text in each language; those that it lacks hold another one, and are named.

    What stands in languages beside ours is told by itself.
    """
    lacking = {"missing": [*text.missing]} if text.missing else {}
    others = {voice.language: words for voice, words in text.further if not voice.plain}
    return {**text.standard(), **lacking, **({"further": others} if others else {})}
