"""In which voices something is said, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from navigator.voices import VOICES, Speech, Voice

N = str  # marks a message for the catalogues; it is translated where it is shown

IN_VOICES: Mapping[str, str] = {
    "fi": N("in Finnish"),
    "sv": N("in Swedish"),
    "en": N("in English"),
    "fi-simple": N("in easy Finnish"),
    "sv-simple": N("in easy Swedish"),
    "en-simple": N("in easy English"),
}


def in_voices(voices: Sequence[Voice], speech: Speech) -> str:
    """Each voice; the plain ones together, where all of them are meant."""
    plain = [voice for voice in VOICES if voice.plain]
    whole = all(voice in voices for voice in plain)
    each = [voice for voice in voices if not (whole and voice.plain)]
    names = [speech.gettext(IN_VOICES[str(voice)]) for voice in each]
    return speech.listed([*names, speech.gettext("in easy language")] if whole else names)
