"""The parts of a finding in words: its day, those who are meant, those who give it."""

from __future__ import annotations

from collections.abc import Iterable

from navigator.findings.finding import Finding
from navigator.voices import Speech, Text


def day(finding: Finding, speech: Speech) -> str:
    """The day of a finding, in the manner of the reader."""
    return speech.day(finding.day) if finding.day else ""


def audience(finding: Finding, speech: Speech) -> str:
    """For whom it is meant."""
    return named(finding.audience.name, speech) if finding.audience else ""


def providers(finding: Finding, speech: Speech) -> str:
    """Who gives it."""
    return listed((provider.name for provider in finding.providers), speech)


def listed(names: Iterable[Text], speech: Speech) -> str:
    """Names as a list in words."""
    return speech.listed([named(name, speech) for name in names])


def named(name: Text, speech: Speech) -> str:
    """A name in the voice of the reader."""
    return name.in_voice(speech.voice).words
