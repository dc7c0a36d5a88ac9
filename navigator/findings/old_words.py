"""What is said of words that change: where an old one still stands, and when the next change is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from navigator.catalog import Term
from navigator.findings.finding import Finding
from navigator.findings.voice_names import in_voices
from navigator.voices import Speech, Voice

N = str  # marks a message for the catalogues; it is translated where it is shown

# The texts that may say an old word.
TEXTS: Mapping[str, str] = {
    "name": N("Name"),
    "title": N("Title"),
    "description": N("Description"),
    "text": N("Text"),
    "served_by": N("Who serves it"),
    "note": N("Further detail"),
    "label": N("What it is"),
    "eligibility": N("Who may come"),
    "documents": N("What to bring"),
    "fee_note": N("What it costs"),
    "duration": N("How long it takes"),
    "start_note": N("When one can begin"),
    "waiting": N("How long one waits"),
    "benefit_note": N("What it does to a benefit"),
    "flag_title": N("Title of a flag"),
    "flag_reason": N("Reason of a flag"),
    "region": N("Name of the employment area"),
    "authority": N("Responsible authority"),
    "about": N("About it"),
    "site": N("Name of the site"),
    "organisation": N("Responsible organisation"),
    "assessed_by": N("Who assessed it"),
    "method": N("How it was assessed"),
    "shortcomings": N("What does not meet the requirements"),
    "message": N("Message to those who call for help"),
    "contacts": N("Contacts for those who call for help"),
    "quiet": N("The quiet line below weak answers"),
}


def change(term: Term, speech: Speech) -> str:
    """The old word and the new one, in the language of the reader if it changes there."""
    language = next(one for one in (speech.voice.language, *term.old) if one in term.old)
    return f"{term.old[language][0]} → {term.name(language)}"


def outdated(finding: Finding, speech: Speech) -> str:
    """A sentence for each language in which an old word stands."""
    languages = dict.fromkeys(one.voice.language for one in finding.held)
    return " ".join(_outdated_in(language, finding, speech) for language in languages)


def _outdated_in(language: str, finding: Finding, speech: Speech) -> str:
    held = [one for one in finding.held if one.voice.language == language]
    texts: dict[str, list[Voice]] = {}
    for one in held:
        texts.setdefault(one.text, []).append(one.voice)
    return speech.gettext(
        "Since %(day)s one says “%(new)s”. Here it still says %(old)s: %(texts)s.",
        old=speech.listed(list(dict.fromkeys(_quoted(one.word, speech) for one in held))),
        new=finding.term.name(language) if finding.term else "",
        day=speech.day(finding.day) if finding.day else "",
        texts="; ".join(_text_in(name, voices, speech) for name, voices in texts.items()),
    )


def _quoted(word: str, speech: Speech) -> str:
    return speech.gettext("“%(word)s”", word=word)


def _text_in(name: str, voices: Sequence[Voice], speech: Speech) -> str:
    listed = in_voices(list(dict.fromkeys(voices)), speech)
    return f"{speech.gettext(TEXTS.get(name, name))} ({listed})"


def changing(finding: Finding, speech: Speech) -> str:
    """When the word changes, and how many texts say it till then."""
    when = speech.ngettext(
        "Changes on %(day)s, in %(num)s day.",
        "Changes on %(day)s, in %(num)s days.",
        int(finding.figures["days"]),
        day=speech.day(finding.day) if finding.day else "",
    )
    saying = speech.ngettext(
        "%(num)s text says the old word.",
        "%(num)s texts say the old word.",
        int(finding.figures["texts"]),
    )
    return f"{when} {saying}"
