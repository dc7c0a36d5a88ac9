"""What was asked for and not found, in counts: by month, by step, by word of our own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from flask import Blueprint, Response, render_template

from navigator.store import LEAST_COUNT, UnansweredCount
from navigator.voices import Voice
from navigator.web.request import allowed, the_edition, the_speech, the_store, the_voice, today
from navigator.web.response import table_to_save

unanswered = Blueprint("unanswered", __name__)


@unanswered.get("/<voice:voice>/admin/unanswered")
@allowed("counsellor")
def overview(voice: Voice) -> str:
    """The counts of five or more, the newest month first."""
    counts = _counts()
    return render_template(
        "admin/unanswered.html",
        months=_months(counts),
        steps=[count for count in counts if count.kind == "step"],
        words=[count for count in counts if count.kind == "word"],
        step_of=the_edition().catalog.step.get,
        month_name=_month_name,
        least=LEAST_COUNT,
    )


@unanswered.get("/<voice:voice>/admin/unanswered.csv")
@allowed("counsellor")
def as_table(voice: Voice) -> Response:
    """The same counts as a table."""
    rows = [(c.month, c.kind, c.thing, _name(c), c.times) for c in _counts()]
    columns = ("month", "kind", "thing", "name", "times")
    return table_to_save(f"unanswered-{today()}", [columns, *rows])


def _counts() -> list[UnansweredCount]:
    with the_store() as kept:
        return kept.unanswered.all()


def _months(counts: Iterable[UnansweredCount]) -> Mapping[str, Mapping[str, int]]:
    """For each month how often each fit was counted, as far as that is told."""
    found: dict[str, dict[str, int]] = {}
    for count in counts:
        of_month = found.setdefault(count.month, {})
        if count.kind == "fit":
            of_month[count.thing] = count.times
    return found


def _name(count: UnansweredCount) -> str:
    """What the thing is called by readers: the title of a step, else the thing itself."""
    step = the_edition().catalog.step.get(count.thing) if count.kind == "step" else None
    return step.title.in_voice(the_voice()).words if step else count.thing.partition("/")[2]


def _month_name(month: str) -> str:
    return the_speech().month(date.fromisoformat(f"{month}-01"))
