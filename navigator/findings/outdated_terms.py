"""Texts that say a word which another has taken the place of, and words that are about to change.

An old word is fine in a text that holds the new one, too, and in a sentence that says that it tells
of the past.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from navigator.catalog import Catalog, Term
from navigator.findings.finding import Finding, Held
from navigator.findings.inflected import beginning, pattern
from navigator.findings.texts import Written, texts
from navigator.voices import LANGUAGES, SOFT_HYPHEN, Voice, hyphenated

# What says that a sentence tells of the past.
PAST: Mapping[str, re.Pattern[str]] = {
    language: re.compile(rf"(?i)(?<!\w)(?:{words})(?!\w)")
    for language, words in {
        "fi": r"ent\.|entinen|entis\w+|aiem(?:min|m\w+)|aikaisem\w+|vanha\w* (?:nim|san)\w*"
        r"|nimi oli|oli ennen|ennen nim\w+",
        "sv": r"f\.d\.|före detta|tidigare|förr|gamla (?:namn|ord|benämning)\w*|hette",
        "en": r"former|formerly|previous(?:ly)?|used to be|old (?:name|word|term)s?"
        r"|was (?:called|named)",
    }.items()
}
SENTENCES = re.compile(r"(?<=[.!?])(?<!\bent\.)(?<!f\.d\.)\s+")


@dataclass(frozen=True, slots=True)
class Use:
    """A text that says an old word, in one of its voices."""

    term: Term
    written: Written
    voice: Voice
    word: str


def uses(catalog: Catalog) -> tuple[Use, ...]:
    """Every use of an old word of any day, in the order of the texts."""
    return tuple(_uses(catalog)) if catalog.terms else ()


def of_terms(catalog: Catalog, on: date) -> Iterator[Finding]:
    """What says old words that have changed by the day, and which words change in the days to come.

    What has changed first or changes next comes first.
    """
    found = uses(catalog)
    in_order = sorted(catalog.terms, key=lambda one: one.changes_on)
    using = {term.id: [use for use in found if use.term is term] for term in in_order}
    for term in in_order:
        if term.changed(on):
            yield from _by_thing(term, using[term.id])
        elif using[term.id]:
            yield from _soon(term, _places(using[term.id]), on, catalog.thresholds.ending_days)


def _soon(
    term: Term, saying: Collection[object], on: date, horizons: Sequence[int]
) -> Iterator[Finding]:
    days = (term.changes_on - on).days
    if days <= horizons[-1]:
        within = next(horizon for horizon in horizons if days <= horizon)
        figures = {"days": days, "within": within, "texts": len(saying)}
        yield Finding(kind="changing-term", term=term, day=term.changes_on, figures=figures)


def _by_thing(term: Term, found: Sequence[Use]) -> Iterator[Finding]:
    about: dict[tuple[str, ...], list[Use]] = {}
    for use in found:
        key = tuple(f"{name}/{thing.id}" for name, thing in use.written.about)
        about.setdefault(key, []).append(use)
    for some in about.values():
        held = tuple(dict.fromkeys(map(_held, some)))
        yield Finding(
            kind="outdated-term",
            term=term,
            **dict(some[0].written.about),
            held=held,
            day=term.changes_on,
            figures={"texts": len(_places(some))},
        )


def _held(use: Use) -> Held:
    return Held(use.written.name, use.voice, use.word, use.written.holder)


def _places(found: Iterable[Use]) -> set[tuple[object, ...]]:
    """The texts that hold old words, each once in each voice; an offer's once, however common."""
    return {
        (*((name, thing.id) for name, thing in use.written.about), use.written.name, use.voice)
        for use in found
    }


def _uses(catalog: Catalog) -> Iterator[Use]:
    old = {language: list(_old(catalog.terms, language)) for language in LANGUAGES}
    for written in texts(catalog):
        for voice, words in written.text:
            for term, word in _old_words(words, old[voice.language], voice.language):
                yield Use(term, written, voice, word)


def _old(terms: Iterable[Term], language: str) -> Iterator[tuple[str, Term, str]]:
    """The old words of a language with their terms, each after letters to look for first."""
    for term in terms:
        for word in term.old.get(language, ()):
            yield beginning(word, language), term, word


def _old_words(
    text: str, old: Iterable[tuple[str, Term, str]], language: str
) -> Iterator[tuple[Term, str]]:
    small = text.replace(SOFT_HYPHEN, "").casefold()
    for letters, term, word in old:
        if letters in small and _says(text, word, term, language):
            yield term, word


def _says(text: str, word: str, term: Term, language: str) -> bool:
    """Whether the text says the word as if it still held."""
    whole = hyphenated(text.replace(SOFT_HYPHEN, ""))
    old, new = pattern(word, language), [pattern(one, language) for one in term.new[language]]
    return _alone(whole, old, new) and any(
        old.search(sentence) and not PAST[language].search(sentence)
        for sentence in SENTENCES.split(whole)
    )


def _alone(text: str, old: re.Pattern[str], new: Sequence[re.Pattern[str]]) -> bool:
    """Whether the old word is there, and no new one but as a part of it."""
    olds = [one.span() for one in old.finditer(text)]
    news = [one.span() for other in new for one in other.finditer(text)]
    holding = any(not _inside(one, news) for one in olds)
    return holding and all(_inside(one, olds) for one in news)


def _inside(one: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    """Whether a span lies in one that is longer."""
    return any(a <= one[0] and one[1] <= b and (a, b) != one for a, b in others)
