"""The words that change on the desk: those to come, those that have changed, and what says them."""

from __future__ import annotations

from collections import Counter

from flask import Blueprint, render_template

from navigator.catalog import Term
from navigator.findings import change, uses
from navigator.voices import Voice
from navigator.web.request import allowed, the_day, the_edition, the_speech

terms = Blueprint("terms", __name__)


@terms.get("/<voice:voice>/admin/terms")
@allowed("editor")
def overview(voice: Voice) -> str:
    """All words that change, the next change first; each with how many texts say the old one."""
    catalog, on = the_edition().catalog, the_day()
    coming = [one for one in catalog.terms if not one.changed(on)]
    changed = [one for one in catalog.terms if one.changed(on)]
    return render_template(
        "admin/terms.html",
        coming=sorted(coming, key=_day),
        changed=sorted(changed, key=_day, reverse=True),
        saying=Counter(use.term.id for use in uses(catalog)),
        named=lambda term: change(term, the_speech()),
    )


def _day(term: Term) -> str:
    return term.changes_on.isoformat()
