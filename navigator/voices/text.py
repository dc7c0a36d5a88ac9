"""The six voices, and texts that know which voices they have been written in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

LANGUAGES = ("fi", "sv", "en")
# A stop after a short word may belong to an abbreviation.
STOP = re.compile(r"(?:[^\W\d_]|\)){5,}[.!?](?=\s+(\S))")
PLAIN_SUFFIX = "-simple"  # BCP 47 registers "simple" as the variant for simplified language


@dataclass(frozen=True, slots=True, order=True)
class Voice:
    """A language, spoken plainly or not; maybe to somebody who reads texts in a further language.

    That one makes it no other voice: all that is not in the data is said as without it.
    """

    language: str
    plain: bool = False
    further: str = field(default="", compare=False)

    @property
    def code(self) -> str:
        """The voice as it stands in addresses and in `lang` attributes: `fi`, `fi-simple`, …"""
        return self.language + PLAIN_SUFFIX * self.plain

    @property
    def standard(self) -> Voice:
        """The same language, not plain."""
        return Voice(self.language, further=self.further)

    def reading(self, further: str) -> Voice:
        """The same voice, for somebody who reads texts in a further language; or in none."""
        return replace(self, further=further)

    @property
    def wished(self) -> str:
        """The language in which a reader would have the texts of the data."""
        return self.further or self.language

    def __str__(self) -> str:
        return self.code


VOICES = tuple(Voice(language, plain) for plain in (False, True) for language in LANGUAGES)
BY_CODE: Mapping[str, Voice] = {voice.code: voice for voice in VOICES}


@dataclass(frozen=True, slots=True)
class Saying:
    """Words, and the voice they are really in: not always the one that was asked for."""

    words: str
    voice: Voice
    asked: Voice

    @property
    def exact(self) -> bool:
        return self.voice == Voice(self.asked.wished, self.asked.plain)

    @property
    def foreign(self) -> bool:
        """Whether it is not in the language that the reader would have."""
        return self.voice.language != self.asked.wished

    @property
    def opening(self) -> str:
        """The first sentence, where there is no room for the whole."""
        ends = (stop.end() for stop in STOP.finditer(self.words) if stop[1].isupper())
        return self.words[: next(ends, None)]

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True, slots=True)
class Text:
    """One thing said in several voices, some of which may be missing.

    What it says in further languages is told to those alone who ask for one of them.
    """

    said: tuple[tuple[Voice, str], ...] = ()
    further: tuple[tuple[Voice, str], ...] = ()

    @classmethod
    def of(cls, standard: Mapping[str, str], plain: Mapping[str, str] | None = None) -> Text:
        """The text of the non-empty strings, by language."""
        both = ((False, standard), (True, plain or {}))
        return cls(
            tuple(
                (Voice(language, is_plain), texts[language])
                for is_plain, texts in both
                for language in LANGUAGES
                if texts.get(language)
            )
        )

    def in_voice(self, voice: Voice) -> Saying:
        """The text in the voice, else the standard voice of its language, else any other.

        An empty text says nothing in the voice that was asked for.
        """
        said = dict(self.said) | dict(self.further if voice.further else ())
        own = (Voice(voice.further, voice.plain), Voice(voice.further)) if voice.further else ()
        for other in (*own, voice, voice.standard, *dict(self.said)):
            if other in said:
                return Saying(said[other], other, voice)
        return Saying("", voice, voice)

    def standard(self) -> dict[str, str]:
        """The standard voices by language, as the open data carries them."""
        return {language: self.in_voice(Voice(language)).words for language in LANGUAGES}

    @property
    def missing(self) -> tuple[str, ...]:
        """The languages in which it has not been written, while it is in others."""
        written = {voice.language for voice, _ in self.said if not voice.plain}
        return tuple(one for one in LANGUAGES if written and one not in written)

    def plain(self) -> dict[str, str]:
        """The plain voices by language, only those that have been written."""
        return {voice.language: words for voice, words in self.said if voice.plain}

    def __bool__(self) -> bool:
        return bool(self.said)

    def __iter__(self) -> Iterator[tuple[Voice, str]]:
        return iter(self.said)
