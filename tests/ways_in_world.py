"""What one asks before going to the services of Pikkula, and how they are reached."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

INTAKE_COLUMNS = (
    "id;service;provider;eligibility_fi;eligibility_sv;eligibility_en;minimum_age;maximum_age;"
    "groups;referral;appointment;documents_fi;documents_sv;documents_en;fee;fee_note_fi;"
    "fee_note_sv;fee_note_en;duration_fi;duration_sv;duration_en;start;apply_from;apply_until;"
    "start_note_fi;start_note_sv;start_note_en;waiting_fi;waiting_sv;waiting_en;benefit;"
    "benefit_note_fi;benefit_note_sv;benefit_note_en;attendance;languages;checked_on;source"
)
CONTACT_COLUMNS = (
    "id;provider;service;step;region;who;kind;value;label_fi;label_sv;label_en;monday;tuesday;"
    "wednesday;thursday;friday;saturday;sunday;exceptions;holidays;languages;municipality;"
    "postcode;latitude;longitude;accessible;price;note_fi;note_sv;note_en;checked_on;source"
)
CHECKED = {"checked_on": "2026-01-10", "source": "Lähde"}
ALL = {"eligibility_fi": "Kaikille.", "eligibility_sv": "Alla.", "eligibility_en": "Everybody."}


def rows(columns: str, some: Sequence[Mapping[str, str]]) -> str:
    """The rows as a file, each with a day and a source."""
    names = columns.split(";")
    cells = [";".join((CHECKED | dict(row)).get(name, "") for name in names) for row in some]
    return "\n".join([columns, *cells]) + "\n"


# Coaching with the foundation is for those under 30, remotely; with the municipality for 16–64.
INTAKE = rows(
    INTAKE_COLUMNS,
    [
        {"id": "v", "service": "valmennus", "minimum_age": "16", "maximum_age": "64"}
        | {"referral": "no", "fee": "free", "attendance": "on-site", "languages": "fi, sv"},
        {"id": "v-s", "service": "valmennus", "provider": "saatio", "maximum_age": "29"}
        | {"attendance": "both", "fee": "paid", "referral": "yes"},
        {"id": "p", "service": "palkkatuki", "referral": "yes", "fee": "free"} | ALL,
        {"id": "d", "service": "velkaneuvonta", "referral": "no"} | ALL,
    ],
)
# FIRST_DAY is a Thursday.
CONTACTS = rows(
    CONTACT_COLUMNS,
    [
        {"id": "soita", "provider": "tyollisyys", "kind": "telephone", "value": "+35851234567"}
        | {"thursday": "9:00-15:00", "languages": "fi, en"},
        {"id": "talo", "service": "palkkatuki", "kind": "place", "value": "Raitti 1"}
        | {"municipality": "Kotka", "monday": "9:00-15:00", "languages": "fi"},
        {"id": "velka", "service": "velkaneuvonta", "kind": "place", "value": "Raitti 2"}
        | {"municipality": "Hamina", "monday": "9:00-15:00", "languages": "fi"},
        {"id": "lomake", "service": "velkaneuvonta", "kind": "form", "languages": "sv"}
        | {"value": "https://www.pikkula.fi/velat"},
    ],
)
