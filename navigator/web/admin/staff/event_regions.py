"""Which region an event concerns: by what was done to what, or else by who did it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from navigator.web.admin.frame import concerning, narrowing, others, page_of
from navigator.web.request import the_store
from navigator.web.shown import the_flags

Event = Mapping[str, str]


def region_of_events() -> Callable[[Event], bool]:
    """Whether an event concerns the region to which the page is narrowed; all do, if to none."""
    if narrowing.narrowed_to() is None:
        return lambda _event: True
    with the_store() as kept:
        accounts, reports = kept.accounts.all(), kept.reports.all()
        people = {name: user.regions for user in accounts for name in kept.accounts.names(user)}
    known: Mapping[str, Mapping[str, Collection[str]]] = {
        "flag": {flag.id: others.of_flag(flag) for flag in the_flags()},
        "report": {str(one.number): page_of(one.page).regions for one in reports},
        "user": people,
    }

    def concerned(event: Event) -> bool:
        kind, _, name = event["subject"].partition("/")
        if kind == "edition" and name.isdecimal():
            return concerning(int(name))
        whose = known.get(kind, {}).get(name)
        return narrowing.concerns(people.get(event["by"], ()) if whose is None else whose)

    return concerned
