"""What waits for the staff beside the findings: reports, what was not found, and drafts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from navigator.store import OPEN_REPORTS
from navigator.web.request import the_speech, the_store, today


@dataclass(frozen=True, slots=True)
class Asking:
    """The open reports, and the questions without a good answer in the last full month."""

    reports: int
    questions: int  # 0: too few to be told
    month: str
    drafts: int


def asking() -> Asking:
    """How much of it there is today, whatever the day of the page."""
    last_month = today().replace(day=1) - timedelta(days=1)
    with the_store() as kept:
        reports = len(kept.reports.all(*OPEN_REPORTS))
        counts, drafts = kept.unanswered.all(), len(kept.drafts.all())
    questions = sum(
        count.times
        for count in counts
        if count.kind == "fit" and count.month == f"{last_month:%Y-%m}"
    )
    return Asking(reports, questions, the_speech().month(last_month), drafts)
