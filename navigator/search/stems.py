"""Stems by Snowball: what is left of a word that no dictionary knows, and of English words."""

from __future__ import annotations

from threading import local
from typing import Any

import snowballstemmer

ALGORITHMS = {"fi": "finnish", "sv": "swedish", "en": "english"}

_own = local()  # a stemmer keeps the word it works on in itself: threads would mix up their words


def stem(word: str, language: str) -> str:
    """The stem of a word in small letters."""
    return str(_stemmer(language).stemWord(word))


def _stemmer(language: str) -> Any:
    """The stemmer of this thread for the language."""
    if not hasattr(_own, language):
        setattr(_own, language, snowballstemmer.stemmer(ALGORITHMS[language]))
    return getattr(_own, language)
