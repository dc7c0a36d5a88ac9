"""Where one can go in Pikkula: it is on no map, so that its offices are in real towns."""

from __future__ import annotations

HEAD = (
    "id;provider;service;step;region;who;kind;value;label_fi;label_sv;label_en;monday;tuesday;"
    "wednesday;thursday;friday;saturday;sunday;exceptions;holidays;languages;municipality;postcode;"
    "latitude;longitude;accessible;price;note_fi;note_sv;note_en;checked_on;source"
)
COLUMNS = HEAD.split(";")


def contact(**cells: str) -> str:
    """A row of contacts.csv with these cells."""
    cells = {"checked_on": "2026-01-10", "source": "Lähde", **cells}
    assert cells.keys() <= set(COLUMNS)
    return ";".join(cells.get(column, "") for column in COLUMNS)


def labelled(words: str) -> dict[str, str]:
    return {f"label_{language}": f"{words} {language}" for language in ("fi", "sv", "en")}


def place(id_: str, street: str, municipality: str, **cells: str) -> str:
    return contact(id=id_, kind="place", value=street, municipality=municipality, **cells)


OPEN = dict.fromkeys(("monday", "tuesday", "wednesday", "thursday", "friday"), "9:00-15:00")
EXACT = {"latitude": "60.493", "longitude": "26.633", "accessible": "yes"}
DOOR = place("ovi", "Kouvolankatu 1", "Kouvola", region="pikkula", **labelled("Toimisto"))
OFFICE = place(
    "toimisto", "Kouvolankatu 1", "Kouvola", provider="tyollisyys", **labelled("Toimisto"), **OPEN
)
HOUSE = place("talo", "Kauppakatu 1", "Pyhtää", provider="saatio", postcode="49220", **EXACT)
COURSE = place("kurssi", "Rantatie 2", "Hamina", service="kaikukurssi")
CALL = contact(id="soita", kind="telephone", value="+358501234567", provider="tyollisyys")
TO_OTHERS = contact(id="muut", kind="telephone", value="+358207654321", provider="saatio")
EMPLOYERS = {"provider": "saatio", "who": "employer"}


def contacts(*rows: str) -> str:
    """The file with these rows."""
    return "\n".join([HEAD, *rows, ""])
