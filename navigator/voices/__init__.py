"""The six voices, each a language, plain or not: texts in them and their letters, interface words,
days, numbers."""

from navigator.voices.durations import ago, ahead, left
from navigator.voices.letters import (
    SOFT_HYPHEN,
    alike,
    foreign,
    hyphenated,
    intruder,
    invisible,
    named,
    visible,
)
from navigator.voices.localisation import FURTHER, Speech, direction, own_name, speeches
from navigator.voices.text import BY_CODE, LANGUAGES, VOICES, Saying, Text, Voice

__all__ = [
    "BY_CODE",
    "FURTHER",
    "LANGUAGES",
    "SOFT_HYPHEN",
    "VOICES",
    "Saying",
    "Speech",
    "Text",
    "Voice",
    "ago",
    "ahead",
    "alike",
    "direction",
    "foreign",
    "hyphenated",
    "intruder",
    "invisible",
    "left",
    "named",
    "own_name",
    "speeches",
    "visible",
]
