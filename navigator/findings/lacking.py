"""What is said of texts that are still to be written in some voice."""

from __future__ import annotations

from collections.abc import Mapping

from navigator.findings.finding import Finding
from navigator.findings.voice_names import in_voices
from navigator.voices import Speech

N = str  # marks a message for the catalogues; it is translated where it is shown

LACKING: Mapping[str, str] = {
    "title": N("The title is missing %(voices)s."),
    "description": N("The description is missing %(voices)s."),
    "note": N("The further detail is missing %(voices)s."),
    "name": N("The name is missing %(voices)s."),
    "authority": N("The responsible authority is missing %(voices)s."),
    "organisation": N("The responsible organisation is missing %(voices)s."),
    "about": N("What it says of itself is missing %(voices)s."),
    "assessed_by": N("Who assessed it is missing %(voices)s."),
    "method": N("How it was assessed is missing %(voices)s."),
    "shortcomings": N("What does not meet the requirements is missing %(voices)s."),
}


def unwritten(finding: Finding, speech: Speech) -> str:
    """Each text with the voices in which it is missing."""
    return " ".join(
        speech.gettext(LACKING[name], voices=in_voices(voices, speech))
        for name, voices in finding.lacking
    )


def of_the_map(finding: Finding, speech: Speech) -> str:
    """An employment area, or the site that has them all."""
    region = finding.region
    if region is None:
        return speech.gettext("The site itself")
    return region.name.in_voice(speech.voice).words
