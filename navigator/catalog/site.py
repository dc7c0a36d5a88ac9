"""What the site itself is called, who keeps it, and what was assessed of its accessibility."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from navigator.voices import Text


@dataclass(frozen=True, slots=True)
class Site:
    """What is said of the site as a whole; of a map with one region, that says most of it."""

    name: Text = field(default_factory=Text)
    organisation: Text = field(default_factory=Text)  # who is responsible for the site
    about: Text = field(default_factory=Text)
    assessed_on: date | None = None  # when accessibility was; never, without it
    assessed_by: Text = field(default_factory=Text)
    method: Text = field(default_factory=Text)  # of the assessment
    shortcomings: Text = field(default_factory=Text)  # that it found
