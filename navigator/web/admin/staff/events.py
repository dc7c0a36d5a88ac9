"""What was done, by whom, when and why: read, narrowed, and taken out as a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from itertools import islice

from flask import Blueprint, Response, render_template, request

from navigator.editions import FOLDER
from navigator.environment import day
from navigator.voices import Voice
from navigator.web.admin.frame import changed, labels, narrowing, others
from navigator.web.admin.staff.event_details import (
    of_a_move,
    of_a_restore,
    of_a_roll_back,
    of_an_undo,
)
from navigator.web.admin.staff.event_regions import region_of_events
from navigator.web.request import address, allowed, the_speech, the_store, today
from navigator.web.response import table_to_save

events = Blueprint("events", __name__)

N = str  # marks a message for the catalogues; it is translated where it is shown

COLUMNS = ("number", "at", "by", "verb", "subject", "changed", "sentence")
SHOWN = 200  # of the newest, until the reader asks for all
Event = Mapping[str, str]
ORIGINS = {
    "edit": "edit",
    "undo": "undo",
    "publish": FOLDER,
}  # whose notes the program may have written

# What was done, as it stands in a list; what it was done to is told beside it.
VERBS: Mapping[str, str] = {
    "publish": N("published an edition"),
    "edit": N("edited a row and published it"),
    "undo": N("undid a change"),
    "roll-back": N("went back to an earlier edition"),
    "upload": N("uploaded files"),
    "edit-questions": N("edited the questions that measure the search"),
    "keep-draft": N("began a draft"),
    "discard-draft": N("threw a draft away"),
    "discard": N("threw an upload away"),
    "restore": N("put a backup in place"),
    "settle": N("dealt with a report"),
    "take-report": N("took up a report"),
    "set-aside-report": N("set a report aside"),
    "put-back-report": N("put a report back among the new ones"),
    "forget-reports": N("removed old reports"),
    "raise-flag": N("raised a flag"),
    "move-flag": N("moved a flag"),
    "reword-flag": N("corrected the text of a flag"),
    "show-flag": N("made a flag public"),
    "hide-flag": N("took a flag out of public view"),
    "check-links": N("checked the links"),
    "add-counsellor": N("added a counsellor’s account"),
    "add-editor": N("added an editor’s account"),
    "add-admin": N("added an administrator’s account"),
    "make-counsellor": N("made an account a counsellor’s"),
    "make-editor": N("made an account an editor’s"),
    "make-admin": N("made an account an administrator’s"),
    "set-regions": N("changed the employment areas of an account"),
    "rename-user": N("renamed an account"),
    "disable-user": N("closed an account"),
    "enable-user": N("opened an account again"),
    "set-password": N("set a password"),
    "turn-on-second-factor": N("turned the second factor on"),
    "turn-off-second-factor": N("turned the second factor off"),
    "use-recovery-code": N("signed in with a recovery code"),
    "many-wrong-codes": N("noticed that somebody guesses the codes of an account"),
    "sign-out-everywhere": N("ended all sign-ins of an account"),
}
SUBJECTS: Mapping[str, str] = {
    "edition": N("edition %(name)s"),
    "upload": N("upload %(name)s"),
    "questions": N("list of questions %(name)s"),
    "draft": N("draft %(name)s"),
    "report": N("report %(name)s"),
    "flag": N("flag %(name)s"),
    "user": N("account %(name)s"),
    "backup": N("the whole database"),
}


@events.get("/<voice:voice>/admin/events")
@allowed("editor")
@narrowing.by_region("list")
def every(voice: Voice) -> str:
    """All events, the newest first; narrowed by what was done, by whom, and the days."""
    known = _all()
    found = _narrowed(known)
    most = len(found) if "all" in request.args else SHOWN
    shown = [*islice(filter(region_of_events(), found), most + 1)]
    more = len(shown) > most
    return render_template(
        "admin/events.html",
        events=shown[:most],
        more=more,
        count=len(found) if narrowing.narrowed_to() is None else min(len(shown), most),
        verbs={verb: VERBS.get(verb, verb) for verb in sorted({one["verb"] for one in known})},
        people=sorted({one["by"] for one in known}),
        verb_of=_verb,
        subject_of=_subject,
        changed_of=_changed,
        sentence_of=_sentence,
        link_of=_link,
    )


@events.get("/<voice:voice>/admin/events.csv")
@allowed("editor")
@narrowing.by_region("list")
def table(voice: Voice) -> Response:
    """The same as a table, for every event that is asked for, as the page says it."""
    return table_to_save(
        f"events-{today()}", [COLUMNS, *map(_cells, filter(region_of_events(), _narrowed(_all())))]
    )


def _cells(event: Event) -> Sequence[str]:
    """An event as a row; its moment by the clocks in Finland."""
    at = datetime.fromisoformat(event["at"]).astimezone(day.HELSINKI)
    said = (_verb(event), _subject(event), _changed(event), _sentence(event))
    return (event["number"], f"{at:%Y-%m-%d %H:%M}", event["by"], *said)


def _all() -> list[dict[str, str]]:
    with the_store() as kept:
        return kept.events.all()


def _narrowed(known: list[dict[str, str]]) -> list[dict[str, str]]:
    """The events that the address asks for; what it says wrongly narrows nothing."""
    verb, by = request.args.get("verb", ""), request.args.get("by", "")
    first = day.parse(request.args.get("first", "")) or date.min
    last = day.parse(request.args.get("last", "")) or date.max
    tests: list[Callable[[Event], bool]] = [
        lambda event: verb in ("", event["verb"]),
        lambda event: by in ("", event["by"]),
        lambda event: first <= day.of(datetime.fromisoformat(event["at"])) <= last,
    ]
    return [event for event in known if all(test(event) for test in tests)]


def _verb(event: Event) -> str:
    told = of_a_move(event) or of_a_restore(event) or of_a_roll_back(event) or of_an_undo(event)
    if told:
        return told
    return the_speech().gettext(VERBS.get(event["verb"], event["verb"]))


def _sentence(event: Event) -> str:
    if event["verb"] == "restore":
        return ""  # told beside the verb
    if event["verb"] == "set-regions":
        regions = others.region_names(event["sentence"].split())
        return ", ".join(regions) or the_speech().gettext("all")
    return labels.why(event["sentence"], ORIGINS.get(event["verb"], ""), the_speech())


def _changed(event: Event) -> str:
    """What was removed, changed and added, if an edition was published."""
    kind, _, name = event["subject"].partition("/")
    if kind != "edition" or not name.isdecimal():
        return ""
    return changed(int(name), event["sentence"], ORIGINS.get(event["verb"], ""))


def _link(event: Event) -> str:
    """The page of what something was done to, where there is one that lasts."""
    kind, _, name = event["subject"].partition("/")
    if kind == "edition" and name.isdecimal():
        before = max(int(name) - 1, 1)
        return address("editions.every", old=before, new=name) + "#changes"
    return address("flags.flag", id_=name) if kind == "flag" else ""


def _subject(event: Event) -> str:
    kind, _, name = event["subject"].partition("/")
    return the_speech().gettext(SUBJECTS[kind], name=name) if kind in SUBJECTS else event["subject"]
