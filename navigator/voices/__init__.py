"""The six voices, each a language, plain or not: texts in them, interface words, days, numbers."""

from navigator.voices.localisation import Speech, speeches
from navigator.voices.text import BY_CODE, LANGUAGES, VOICES, Saying, Text, Voice

__all__ = ["BY_CODE", "LANGUAGES", "VOICES", "Saying", "Speech", "Text", "Voice", "speeches"]
