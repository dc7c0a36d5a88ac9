"""Where everything of one site lives, and may be made again if it is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from navigator.search import Lexicon, lexicon
from navigator.voices import LANGUAGES


@dataclass(frozen=True, slots=True)
class Place:
    """Where everything lives: the store, and what can be made again, indexes and dictionaries."""

    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "navigator.sqlite"

    @property
    def indexes(self) -> Path:
        return self.folder / "index"

    def lexicons(self) -> Mapping[str, Lexicon]:
        folder = self.folder / "dictionaries"
        folder.mkdir(parents=True, exist_ok=True)
        return {language: lexicon(language, folder) for language in LANGUAGES}
