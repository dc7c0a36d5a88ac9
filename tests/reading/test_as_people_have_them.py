"""One true map, saved in all the ways in which people’s programs save it: it is read as it is.

Or a fault says what is wrong and where; nothing becomes anything else in silence.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from navigator import reading
from navigator.catalog.whole import Catalog
from navigator.editions import desk
from navigator.tables import headings
from navigator.tables.problem import Problem
from tests.world import FIRST_DAY, TEXTS, pikkula

FILES = ("services.csv", "offers.csv", "providers.csv", "projects.csv", "thesaurus.csv")
CALLED = {
    "services.csv": ("services", "Palvelut", "Tjänster 2026", "Kouvolan palveluista, uusi"),
    "offers.csv": ("offers", "Tarjonta (1)", "utbud - kopia", "mikä mistäkin"),
    "providers.csv": ("providers", "PALVELUNTUOTTAJAT", "Serviceproducenter", "kaikki toimijat"),
    "projects.csv": ("projects copy", "Hankkeet_2026-01-15", "Projekt", "hankkeet vanha v2"),
    "thesaurus.csv": ("thesaurus", "Arkisanat", "vardagsord (3)", "slangia"),
}
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman", "cp850", "twice")
TITLES = ("", "Pikkulan palvelut;;;", "Päivitetty 1.1.2026", '"Kartta, osa 2"', "\n\nTyö")

Saved = tuple[str, str, bytes]  # the data file, the name it was given, and its bytes


def table(file: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(TEXTS[file]), delimiter=";"))


def encoded(text: str, encoding: str) -> bytes:
    """The text in an encoding; by a mail program that encodes twice, in UTF-8 of UTF-8."""
    if encoding == "twice":
        return text.encode().decode("cp1252", "replace").encode()
    return text.encode(encoding)


def separated(rows: Sequence[Sequence[str]], separator: str) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


@st.composite
def saved(draw: st.DrawFn) -> Saved:
    """One of the tables, as one of the programs saves it."""
    file = draw(st.sampled_from(FILES))
    header, *rows = table(file)
    language = draw(st.sampled_from((None, *headings.IN)))
    names = [headings.heading(name, language) if language else name for name in header]
    separator = draw(st.sampled_from(";,\t"))
    told = f"sep={separator}\r\n" * draw(st.booleans())
    title = draw(st.sampled_from(TITLES))
    text = f"{told}{title}\r\n" if title else told
    text += separated([names, *draw(st.permutations(rows))], separator)
    encoding = draw(st.sampled_from(ENCODINGS))
    apart = encoding.startswith("utf") and draw(st.booleans())
    text = unicodedata.normalize("NFD", text) if apart else text
    ending = draw(st.sampled_from((".csv", ".CSV", ".txt", ".csv.txt")))
    name = draw(st.sampled_from(CALLED[file])) + ending
    return file, unicodedata.normalize("NFD", name), encoded(text, encoding)


def known(catalog: Catalog) -> tuple[object, ...]:
    """What stands on a map, in an order of its own."""
    things = (catalog.services, catalog.offers, catalog.providers, catalog.projects)
    return tuple(sorted(map(repr, found)) for found in (*things, catalog.synonyms))


@pytest.fixture(scope="module")
def truth() -> tuple[object, ...]:
    return known(reading.read(pikkula()))


def read(files: dict[str, bytes]) -> tuple[object, ...] | tuple[Problem, ...]:
    try:
        return known(reading.read(files, FIRST_DAY))
    except reading.FaultyError as faulty:
        return faulty.problems


def names_a_row(problem: object, file: str) -> bool:
    faults = ("twice-encoded", "unsure-letters")
    return isinstance(problem, Problem) and problem.file == file and problem.fault in faults


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(one=saved())
def test_what_is_read_is_the_map_or_a_fault_names_its_row(
    truth: tuple[object, ...], one: Saved
) -> None:
    file, name, data = one
    received = desk.received([(name, data)])
    assert (received.problems, {*received.files}) == ((), {file})
    found = read({**pikkula(), **received.files})
    assert found == truth or all(names_a_row(problem, file) for problem in found)
