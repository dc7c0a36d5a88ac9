"""A voice speaking: interface words from the catalogues in `translations/`, days, numbers, order.

Babel reads the .po files as they are, when the app starts, so that no compiled copy can go stale.
A plain voice has a catalogue of its own for what it says differently, on top of its language's.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType

from babel import Locale, dates, lists, numbers
from babel.localedata import locale_identifiers
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

from navigator.environment import day as calendar
from navigator.voices.text import LANGUAGES, VOICES, Voice

LOCALES: Mapping[str, Locale] = {
    "fi": Locale("fi", "FI"),
    "sv": Locale("sv", "FI"),
    "en": Locale("en", "GB"),
}
# Languages in which texts may be written beside ours, by their codes of two or three letters.
FURTHER = frozenset(code for code in locale_identifiers() if code.isalpha()) - {*LANGUAGES}
DAY_PATTERNS = {"fi": "d.M.yyyy", "sv": "d.M.yyyy", "en": "d MMMM yyyy"}
QUOTES = {"fi": ("”", "”"), "sv": ("”", "”"), "en": ("“", "”")}
LAST_LETTERS = str.maketrans({"å": "{", "ä": "|", "ö": "}"})  # they stand after z in fi and sv


@dataclass(frozen=True)
class Speech:
    """How one voice says what is not in the data."""

    voice: Voice
    translations: NullTranslations

    @property
    def locale(self) -> Locale:
        return LOCALES[self.voice.language]

    def gettext(self, message: str, **values: object) -> str:
        """The message in this voice, its values filled in."""
        said = self.translations.gettext(message)
        return said % values if values else said

    def ngettext(self, one: str, many: str, number: int, **values: object) -> str:
        """The message in the form that goes with the number, it and the values filled in."""
        said = self.translations.ngettext(one, many, number)
        return said % {"num": self.number(number), **values}

    def day(self, day: date) -> str:
        """A day as it is written: 31.12.2026; 31 December 2026."""
        return dates.format_date(day, DAY_PATTERNS[self.voice.language], locale=self.locale)

    def written(self, text: str) -> str:
        """What stands in a cell as the reader writes it: of a day such as 2026-12-31, the day."""
        found = calendar.parse(text)
        return self.day(found) if found else text

    def month(self, day: date) -> str:
        """The month of a day by its name: marraskuu 2026."""
        return dates.format_date(day, "LLLL y", locale=self.locale)

    def weekday(self, day: date) -> str:
        """A weekday by its name: maanantai, Monday."""
        return dates.format_date(day, "cccc", locale=self.locale)

    def short_weekday(self, number: int) -> str:
        """A weekday in short, Monday being 0: ma, mån, Mon."""
        return str(self.locale.days["stand-alone"]["abbreviated"][number]).removesuffix(".")

    def on_weekday(self, day: date) -> str:
        """A day by its weekday, as it is said on which: maanantaina 7.12., on Monday 7 December."""
        return self.gettext("on %(weekday)s", weekday=self._dated(day))

    def _dated(self, day: date) -> str:
        pattern = {"fi": "EEEE d.M.", "sv": "EEEE d.M", "en": "EEEE d MMMM"}
        return dates.format_date(day, pattern[self.voice.language], locale=self.locale)

    def time(self, minute: int) -> str:
        """A minute of the day as the clock shows it: 9, 15.30; 15:30 in English."""
        hour, rest = divmod(minute, 60)
        if self.voice.language == "en":
            return f"{hour}:{rest:02}"
        return f"{hour}.{rest:02}" if rest else str(hour)

    def moment(self, moment: datetime) -> str:
        """A moment as the clocks in Finland show it, to the minute."""
        time = dates.format_time(moment, "short", tzinfo=calendar.HELSINKI, locale=self.locale)
        return f"{self.day(calendar.of(moment))} {time}"

    def language(self, code: str) -> str:
        """What a language is called; its code, where nobody has said."""
        return str(self.locale.languages.get(code, code))

    def number(self, number: float) -> str:
        return numbers.format_decimal(number, locale=self.locale)

    def why(self, words: Sequence[str]) -> str:
        """Why something answers a question, in the reader's own words."""
        if not words:
            return self.gettext("Close in meaning to what you wrote.")
        opening, closing = QUOTES[self.voice.language]
        quoted = [f"{opening}{word}{closing}" for word in words]
        number = len(" ".join(words).split())  # a phrase is several
        return self.ngettext(
            "Matches your word %(words)s.",
            "Matches your words %(words)s.",
            number,
            words=self.listed(quoted),
        )

    def listed(self, words: Sequence[str]) -> str:
        """Words as a list in a sentence: a, b and c."""
        return lists.format_list(list(words), locale=self.locale)

    def order(self, text: str) -> str:
        """A sorting key for the language: å, ä and ö come last in Finnish and Swedish."""
        folded = text.casefold()
        return folded if self.voice.language == "en" else folded.translate(LAST_LETTERS)


def own_name(code: str) -> str:
    """What a language is called by those who speak it: українська."""
    return str(Locale(code).languages.get(code, code))


def direction(code: str) -> str:
    """In which direction a language is written, as `dir` says it."""
    return str(Locale(code).text_direction)


@cache
def speeches(folder: Path) -> Mapping[Voice, Speech]:
    """The six voices, with their catalogues from the folder: read once in a process."""
    found: dict[Voice, Speech] = {}
    for voice in VOICES:
        translations = _catalogue(folder / voice.code / "LC_MESSAGES" / "messages.po", voice)
        if voice.plain:
            translations.add_fallback(found[voice.standard].translations)
        found[voice] = Speech(voice, translations)
    return MappingProxyType(found)


def _catalogue(file: Path, voice: Voice) -> NullTranslations:
    with file.open("rb") as source:
        catalogue = read_po(source, locale=LOCALES[voice.language])
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)
