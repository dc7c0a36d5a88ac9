"""What an event says beyond its verb, where that stands elsewhere in the store."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from navigator.web.admin.frame import labels, the_chronicle
from navigator.web.request import the_speech
from navigator.web.shown import the_flags

Event = Mapping[str, str]


def of_a_move(event: Event) -> str:
    """From which state to which a flag went; nothing for other events."""
    if event["verb"] != "move-flag":
        return ""
    at, id_ = datetime.fromisoformat(event["at"]), event["subject"].partition("/")[2]
    flag = next((one for one in the_flags() if one.id == id_), None)
    moves = flag.moves if flag else ()
    move = next((one for one in moves if (one.at, one.why) == (at, event["sentence"])), None)
    if move is None:
        return ""
    speech = the_speech()
    was, now = (speech.gettext(labels.FLAG_STATES[state]) for state in (move.was, move.now))
    return speech.gettext("moved a flag: %(was)s → %(now)s", was=was, now=now)


def of_a_restore(event: Event) -> str:
    """Up to when the backup reaches that was put in place; nothing for other events."""
    if event["verb"] != "restore" or not event["sentence"]:
        return ""
    speech = the_speech()
    last = speech.moment(datetime.fromisoformat(event["sentence"]))
    return speech.gettext("put a backup in place; its last event is of %(moment)s", moment=last)


def of_a_roll_back(event: Event) -> str:
    """To which edition somebody went back; nothing for other events."""
    if event["verb"] != "roll-back":
        return ""
    row = the_chronicle().rows[int(event["subject"].partition("/")[2])]
    return the_speech().gettext("went back to edition %(number)s", number=row.went_back_to)


def of_an_undo(event: Event) -> str:
    """Of which edition somebody undid the change; nothing for other events."""
    if event["verb"] != "undo":
        return ""
    row = the_chronicle().rows[int(event["subject"].partition("/")[2])]
    speech = the_speech()
    return speech.gettext("undid the change of edition %(number)s", number=row.undid)
