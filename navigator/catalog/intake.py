"""What one asks before going to a service: who may come, what it costs, how long it takes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from navigator.catalog.model import Provider, Service
from navigator.voices import Text

Group = Literal[
    "unemployed",
    "employed",
    "dismissed",
    "student",
    "entrepreneur",
    "immigrant",
    "partial-work-ability",
    "employer",
]
Fee = Literal["free", "paid"]
Start = Literal["always", "dates", "application"]
Benefit = Literal["unchanged", "paid-during", "tell-first"]
Attendance = Literal["remote", "on-site", "both"]


@dataclass(frozen=True, slots=True)
class Intake:
    """What is known of getting into a service, with all providers or with one of them.

    Each text is in plain sentences, for plain voices and others alike. What is not known is empty
    or None.
    """

    id: str
    service: Service
    provider: Provider | None  # None: whoever gives it
    eligibility: Text
    minimum_age: int | None
    maximum_age: int | None  # the last year of age, included
    groups: tuple[Group, ...]
    referral: bool | None  # whether somebody has to send one there
    appointment: bool | None
    documents: Text
    fee: Fee | None
    fee_note: Text
    duration: Text
    start: Start | None
    apply_from: date | None
    apply_until: date | None
    start_note: Text
    waiting: Text
    benefit: Benefit | None
    benefit_note: Text
    attendance: Attendance | None
    languages: tuple[str, ...]
    checked_on: date
    source: str
