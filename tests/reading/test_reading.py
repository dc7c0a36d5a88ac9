"""The data files become the catalogue; or every fault in them is said at once, at its place."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date

import pytest

from navigator import reading
from navigator.catalog import Way
from navigator.catalog.model import Thresholds
from navigator.catalog.whole import Catalog
from navigator.reading.data_files import FILES, OPTIONAL, FaultyError
from navigator.tables import faults_of_terms, sheet
from navigator.tables.cell_faults import carrying
from navigator.tables.limits import (
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_LINES,
    MOST_ROWS,
    MOST_VALUES,
)
from navigator.tables.problem import FAULTS, Problem
from tests.world import CONTACTS, FIRST_DAY, INTAKE, LAST_DAY_OF_KAIKU, TEXTS, pikkula

Files = Mapping[str, bytes]
Where = tuple[str, str, int | None, str]  # file, fault, row, column


@pytest.fixture(scope="module")
def whole() -> Catalog:
    return reading.read(pikkula())


def changed(file: str, old: str, new: str) -> dict[str, bytes]:
    """Pikkula, in one of whose files this text, which stands there once, is another."""
    assert TEXTS[file].count(old) == 1, f"“{old}” stands once in {file}"
    return pikkula() | {file: TEXTS[file].replace(old, new).encode()}


def added(file: str, row: str) -> dict[str, bytes]:
    """Pikkula with a row at the end of a file."""
    return pikkula() | {file: f"{TEXTS[file]}{row}\n".encode()}


def known_of_getting_in(old: str, new: str) -> dict[str, bytes]:
    """Pikkula with its ways in, in which this text, which stands there once, is another."""
    assert (CONTACTS + INTAKE).count(old) == 1, f"“{old}” stands once"
    contacts, intake = CONTACTS.replace(old, new), INTAKE.replace(old, new)
    return pikkula(contacts_csv=contacts, intake_csv=intake)


def without_column(file: str, column: str) -> dict[str, bytes]:
    """Pikkula, from one of whose tables a column was taken away."""
    rows = [line.split(";") for line in TEXTS[file].splitlines()]
    place = rows[0].index(column)
    kept = (";".join(row[:place] + row[place + 1 :]) for row in rows)
    return pikkula() | {file: "\n".join(kept).encode()}


def problems(files: Files) -> tuple[Problem, ...]:
    with pytest.raises(FaultyError) as caught:
        reading.read(files, FIRST_DAY)
    return caught.value.problems


def where(files: Files) -> list[Where]:
    return [(p.file, p.fault, p.row, p.column) for p in problems(files)]


# What is read


def test_the_stairs_are_read_in_the_order_of_the_file(whole: Catalog) -> None:
    assert [step.id for step in whole.steps] == ["aloitan", "velat", "palkkaan", "lopetan"]
    assert [step.area for step in whole.steps] == ["tyonhaku", "tyonhaku", "yritys", "yritys"]


def test_every_reference_is_resolved_to_the_thing_itself(whole: Catalog) -> None:
    offer = next(o for o in whole.offers if o.project and o.step.id == "aloitan")
    assert offer.service is whole.service["valmennus"]
    assert offer.step is whole.step["aloitan"]
    assert offer.provider is whole.provider["saatio"]
    assert offer.project is whole.project["kaiku"]
    assert offer.regions == whole.regions
    assert offer.audience is whole.audiences[0]
    assert offer.project.providers == (whole.provider["saatio"],)


def test_an_empty_reference_is_nothing(whole: Catalog) -> None:
    offer = whole.offers[0]
    assert (offer.project, offer.audience, bool(offer.note)) == (None, None, False)
    assert whole.flags[0].service is None


def test_an_offer_at_the_foot_of_a_staircase_stands_on_each_of_its_steps(whole: Catalog) -> None:
    common = [offer for offer in whole.offers if offer.common]
    assert [(o.service.id, o.step.id) for o in common] == [
        ("neuvonta", "palkkaan"),
        ("neuvonta", "lopetan"),
    ]


def test_offers_stand_in_the_order_of_the_stairs_whatever_their_order_in_the_file(
    whole: Catalog,
) -> None:
    header, *rows = TEXTS["offers.csv"].splitlines(keepends=True)
    turned = reading.read(pikkula(offers_csv=header + "".join(reversed(rows))))
    on_steps = [offer.step.id for offer in turned.offers]
    assert on_steps == [offer.step.id for offer in whole.offers]


def test_a_date_may_be_written_as_finnish_excel_writes_it(whole: Catalog) -> None:
    assert whole.service["neuvonta"].checked_on == date(2025, 8, 22)  # 22.8.2025
    assert whole.service["valmennus"].checked_on == date(2025, 8, 22)  # 2025-08-22


@pytest.mark.parametrize(
    "written",
    ["30. 6. 2026", " 2026-06-30 ", "30.06.2026", "2026-06-30 00:00", "2026-06-30T00:00:00.000",
     "30.6.2026 0.00", "30.6.2026 klo 0:00:00", "30\u00a0.6.2026"],
)  # fmt: skip
def test_spaces_and_midnight_in_a_day_do_not_matter(written: str) -> None:
    files = changed("projects.csv", "2026-06-30", written)
    assert reading.read(files).project["kaiku"].ends_on == LAST_DAY_OF_KAIKU


@pytest.mark.parametrize(
    "written",
    ["30.6.20261", "30.6.2026 – 1.7.2026", "30.6.2026 noin", "30 6 2026", "kesäkuu 2026",
     "2026-06-31", "460000", "30.6.2026a", "31.2.2126"],
)  # fmt: skip
def test_what_only_begins_like_a_day_is_no_day(written: str) -> None:
    files = changed("projects.csv", "2026-06-30", written)
    assert where(files) == [("projects.csv", "bad-date", 2, "ends_on")]


def test_a_project_may_be_open_at_either_end() -> None:
    assert reading.read(pikkula()).project["kaiku"].ends_on == LAST_DAY_OF_KAIKU
    project = reading.read(changed("projects.csv", "2025-01-01;2026-06-30", ";")).project["kaiku"]
    assert (project.starts_on, project.ends_on) == (None, None)


def test_a_project_of_one_day_is_a_project() -> None:
    files = changed("projects.csv", "2025-01-01;2026-06-30", "30.6.2026;2026-06-30")
    assert reading.read(files).project["kaiku"].state(LAST_DAY_OF_KAIKU) == "running"


def test_words_are_listed_with_commas_in_a_table_and_as_a_list_in_yaml(whole: Catalog) -> None:
    assert whole.service["valmennus"].words["fi"] == ("cv", "hakemus")
    assert whole.step["velat"].words["fi"] == ("velka", "ulosotto", "rahat loppu")


def test_a_project_may_be_run_by_several() -> None:
    files = changed("projects.csv", "Kaiku;saatio", "Kaiku;saatio, tyollisyys")
    providers = reading.read(files).project["kaiku"].providers
    assert [provider.id for provider in providers] == ["saatio", "tyollisyys"]


def test_a_plain_text_may_be_written_in_one_language_only() -> None:
    files = changed("services.csv", "Saat neuvoja.;Du får råd.;You get advice.", "Saat neuvoja.;;")
    assert reading.read(files).service["neuvonta"].description.plain() == {"fi": "Saat neuvoja."}


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("tel:112", ["tel:112", "tel:112", "tel:112"]),
        ("{fi: 'tel:1', sv: 'tel:+3582', en: 'https://help.fi'}",
         ["tel:1", "tel:+3582", "https://help.fi"]),
    ],
)  # fmt: skip
def test_where_to_turn_in_danger_may_differ_by_language(written: str, told: list[str]) -> None:
    catalog = reading.read(contact(written))
    assert catalog.urgent
    ((_, address),) = catalog.urgent.contacts
    assert list(address.standard().values()) == told
    assert ("https://help.fi" in catalog.links) == ("https://help.fi" in told)


def test_the_same_offer_for_another_audience_is_another_offer() -> None:
    assert reading.read(added("offers.csv", "velkaneuvonta;velat;saatio;;pikkula;under-30"))


# Each fault


NEEDS, SERVICES, OFFERS = "needs.yaml", "services.csv", "offers.csv"
PROVIDERS, PROJECTS, FLAGS = "providers.csv", "projects.csv", "flags.csv"
THESAURUS = "thesaurus.csv"
WAYS, INTAKES = "contacts.csv", "intake.csv"
REGION = "{id: pikkula, name: {fi: Pikkula, sv: Lillby, en: Pikkula}}"
AFTER_REGIONS = TEXTS[NEEDS].partition("audiences:")[2]
STEP = """\
        audience: employer
        title: {fi: Kasvan, sv: Jag växer, en: I grow}
        description: {fi: Kun kasvat., sv: När du växer., en: When you grow.}
"""
START = "id: aloitan\n        audience: person"


def contact(address: str) -> Files:
    """Pikkula with one contact for those in danger."""
    text = "{fi: Apua, sv: Hjälp, en: Help}"
    urgent = f"urgent:\n  words: {{fi: [hätä]}}\n  message: {text}\n  contacts:\n"
    rows = f"    - name: {text}\n      address: {address}\n"
    return pikkula(needs_yaml=urgent + rows + TEXTS[NEEDS])


CASES: Mapping[str, list[tuple[Files, Where]]] = {
    "checked-later": [
        (changed(SERVICES, "22.8.2025", "16.1.2026"), (SERVICES, "checked-later", 6, "checked_on")),
    ],
    "missing-file": [
        ({name: data for name, data in pikkula().items() if name != FLAGS},
         (FLAGS, "missing-file", None, "")),
        ({name: data for name, data in pikkula().items() if name != NEEDS},
         (NEEDS, "missing-file", None, "")),
    ],
    "not-text": [
        (pikkula(providers_csv=b"id;name\n\x81\x8d"), (PROVIDERS, "not-text", None, "")),
        (pikkula(needs_yaml=b"regions: \x81\x8d"), (NEEDS, "not-text", None, "")),
    ],
    "a-workbook": [
        (pikkula(projects_csv=b"PK\x03\x04 and so on"), (PROJECTS, "a-workbook", None, "")),
        (pikkula(projects_csv=b"\xd0\xcf\x11\xe0 too"), (PROJECTS, "a-workbook", None, "")),
    ],
    "too-many-rows": [
        (pikkula(thesaurus_csv="language;word;means\n" + "fi;a;b\n" * (MOST_ROWS + 1)),
         (THESAURUS, "too-many-rows", None, "")),
        (pikkula(thesaurus_csv="language;word;means\n" + "\n" * MOST_LINES),
         (THESAURUS, "too-many-rows", None, "")),
    ],
    "too-many-columns": [
        (pikkula(flags_csv=";".join(map(str, range(MOST_COLUMNS + 1)))),
         (FLAGS, "too-many-columns", 1, "")),
    ],
    "too-many-values": [
        (pikkula(needs_yaml="- a\n" * MOST_VALUES), (NEEDS, "too-many-values", None, "")),
    ],
    "long-cell": [
        (changed(PROJECTS, "Kaiku", "x" * (LONGEST_CELL + 1)),
         (PROJECTS, "long-cell", 2, "name")),
        (changed(NEEDS, "Kun lopetat.", "x" * (LONGEST_CELL + 1)), (NEEDS, "long-cell", 41, "")),
    ],
    "too-large": [
        (pikkula(services_csv=b" " * (sheet.MEGABYTES * 2**20 + 1)),
         (SERVICES, "too-large", None, "")),
    ],
    "not-csv": [
        (changed(SERVICES, "Neuvoja velkoihin.", '"Neuvoja velkoihin.'),
         (SERVICES, "not-csv", 4, "")),
        (changed(OFFERS, "rahoitus", '"rahoitus'), (OFFERS, "not-csv", 5, "")),
    ],
    "no-rows": [
        (pikkula(providers_csv=""), (PROVIDERS, "no-rows", None, "")),
        (pikkula(needs_yaml="# nothing yet\n"), (NEEDS, "no-rows", None, "")),
    ],
    "missing-column": [
        (without_column(SERVICES, "checked_on"), (SERVICES, "missing-column", 1, "checked_on")),
        (without_column(PROVIDERS, "id"), (PROVIDERS, "missing-column", 1, "id")),
        (without_column(OFFERS, "service"), (OFFERS, "missing-column", 1, "service")),
    ],
    "unknown-column": [
        (changed(PROVIDERS, "kind;link", "kind;link;telephone"),
         (PROVIDERS, "unknown-column", 1, "telephone")),
    ],
    "doubled-column": [
        (changed(PROVIDERS, "kind;link", "kind;link;link"),
         (PROVIDERS, "doubled-column", 1, "link")),
    ],
    "too-many-cells": [
        (changed(FLAGS, "recognised;Lähde", "recognised;Lähde;ja toinen"),
         (FLAGS, "too-many-cells", 2, "")),
    ],
    "not-yaml": [
        (changed(NEEDS, "id: lopetan", "id: [lopetan"), (NEEDS, "not-yaml", 39, "")),
        (changed(NEEDS, "Etsin työtä", r'"\UFFFFFFFF"'), (NEEDS, "not-yaml", 11, "")),
        (changed(NEEDS, "Etsin työtä", r'"\uD800"'), (NEEDS, "not-yaml", 11, "")),
        (changed(NEEDS, "    steps:\n      - id: aloitan", "\tsteps:\n      - id: aloitan"),
         (NEEDS, "not-yaml", 13, "")),
        (pikkula(needs_yaml=TEXTS[NEEDS] + "---\nregions: []\n"), (NEEDS, "not-yaml", 42, "")),
        (pikkula(needs_yaml="[" * 5000), (NEEDS, "not-yaml", 1, "")),
    ],
    "yaml-alias": [
        (changed(NEEDS, "words: {fi: [velka,", "words: &w {fi: [velka,"),
         (NEEDS, "yaml-alias", 26, "")),
        (changed(NEEDS, "next: [velat]", "next: *w"), (NEEDS, "yaml-alias", 21, "")),
    ],
    "yaml-tag": [
        (changed(NEEDS, "next: [velat]", "next: !foo [velat]"), (NEEDS, "yaml-tag", 21, "")),
        (changed(NEEDS, "next: [velat]", "next: [!!python/name:os.system velat]"),
         (NEEDS, "yaml-tag", 21, "")),
    ],
    "doubled-key": [
        (changed(NEEDS, START, f"{START}\n        audience: person"),
         (NEEDS, "doubled-key", 16, "")),
    ],
    "unknown-key": [
        (changed(NEEDS, "next: [velat]", "nxt: [velat]"), (NEEDS, "unknown-key", 21, "nxt")),
        (changed(NEEDS, "next: [velat]", "nxt:"), (NEEDS, "unknown-key", 21, "nxt")),
        (changed(NEEDS, "next: [velat]", "? [a, b]\n        : c"), (NEEDS, "unknown-key", 21, "?")),
        (changed(NEEDS, "sv: [skuld]", "se: [skuld]"), (NEEDS, "unknown-key", 26, "words.se")),
    ],
    "missing-value": [
        (contact("''"), (NEEDS, "missing-value", 6, "address")),
        (changed(PROVIDERS, "Foundation;association", "Foundation;"),
         (PROVIDERS, "missing-value", 3, "kind")),
        (changed(SERVICES, "22.8.2025", ""), (SERVICES, "missing-value", 6, "checked_on")),
        (changed(NEEDS, START, START.replace("person", "")),
         (NEEDS, "missing-value", 15, "audience")),
        (changed(NEEDS, "        audience: person\n        title: {fi: Tarv",
                 "        title: {fi: Tarv"),
         (NEEDS, "missing-value", 22, "audience")),
        (added(THESAURUS, "fi;duuni;"), (THESAURUS, "missing-value", 6, "means")),
        (added(THESAURUS, "fi;duuni; ,"), (THESAURUS, "missing-value", 6, "means")),
        (pikkula(needs_yaml=f"regions: []\naudiences:{AFTER_REGIONS}"),
         (NEEDS, "missing-value", 1, "regions")),
    ],
    "missing-language": [
        (changed(SERVICES, "Debt counselling", ""), (SERVICES, "missing-language", 4, "name_en")),
        (changed(NEEDS, "sv: Mitt företag rekryterar, ", ""),
         (NEEDS, "missing-language", 34, "title.sv")),
        (contact("{fi: 'tel:1', en: 'tel:2'}"), (NEEDS, "missing-language", 6, "address.sv")),
        (contact("{fi: 'tel:1', sv: '', en: 'tel:2'}"),
         (NEEDS, "missing-language", 6, "address.sv")),
    ],
    "wrong-shape": [
        (contact("[tel:112]"), (NEEDS, "wrong-shape", 6, "address")),
        (changed(NEEDS, "{fi: Kun palkkaat., sv: När du anställer., en: When you hire someone.}",
                 "Kun palkkaat."),
         (NEEDS, "wrong-shape", 35, "description")),
        (pikkula(needs_yaml="- regions\n- areas\n"), (NEEDS, "wrong-shape", 1, "")),
        (pikkula(needs_yaml="regions"), (NEEDS, "wrong-shape", 1, "")),
        (changed(NEEDS, "fi: [velka, ulosotto, rahat loppu]", "fi: [[velka]]"),
         (NEEDS, "wrong-shape", 26, "words.fi")),
    ],
    "bad-id": [
        (changed(PROJECTS, "kaiku;Kaiku;saatio", "kaiku;Kaiku;Pikkulan säätiö"),
         (PROJECTS, "bad-id", 2, "providers")),
        (changed(NEEDS, "next: [lopetan]", "next: [lopetan!]"), (NEEDS, "bad-id", 37, "next")),
        (changed(FLAGS, "mentori;missing", f"{'m' * 61};missing"), (FLAGS, "bad-id", 2, "id")),
    ],
    "bad-date": [
        (changed(SERVICES, "22.8.2025", "elokuu 2025"), (SERVICES, "bad-date", 6, "checked_on")),
        (changed(SERVICES, "22.8.2025", "31.2.2025"), (SERVICES, "bad-date", 6, "checked_on")),
        (changed(PROJECTS, "2026-06-30", "30.6.26"), (PROJECTS, "bad-date", 2, "ends_on")),
    ],
    "serial-day": [
        (changed(SERVICES, "22.8.2025", "45891"), (SERVICES, "serial-day", 6, "checked_on")),
        (changed(PROJECTS, "2026-06-30", "46203,5"), (PROJECTS, "serial-day", 2, "ends_on")),
    ],
    "timed-day": [
        (changed(PROJECTS, "2026-06-30", "30.6.2026 klo 12"),
         (PROJECTS, "timed-day", 2, "ends_on")),
        (changed(PROJECTS, "2026-06-30", "2026-06-30T08:30"),
         (PROJECTS, "timed-day", 2, "ends_on")),
    ],
    "far-day": [
        (changed(PROJECTS, "2026-06-30", "30.6.2126"), (PROJECTS, "far-day", 2, "ends_on")),
        (changed(SERVICES, "22.8.2025", "1999-12-31"), (SERVICES, "far-day", 6, "checked_on")),
    ],
    "excel-error": [
        (changed(PROJECTS, "2026-06-30", "#PUUTTUU!"), (PROJECTS, "excel-error", 2, "ends_on")),
        (changed(FLAGS, "Tarvitaan.", "#REF!"), (FLAGS, "excel-error", 2, "reason_fi")),
    ],
    "narrow-column": [
        (changed(PROJECTS, "2026-06-30", "########"), (PROJECTS, "narrow-column", 2, "ends_on")),
    ],
    **{
        fault: [(changed(PROJECTS, "2026-06-30", carrying(fault, *values)),
                 (PROJECTS, fault, 2, "ends_on"))]
        for fault, values in (("as-shown", ("E2", "0.5")), ("made-a-day", ("E2", "2026-05-01")),
                              ("part-of-day", ("E2", "2026-05-01")),
                              ("never-computed", ("E2", "=A1")), ("merged-cells", ("E2:E3",)))
    },
    "bad-contact": [
        (contact("09 2525 0111"), (NEEDS, "bad-contact", 6, "address")),
        (contact("{fi: 'tel:1', sv: 'tel:0 2', en: 'https://a.fi'}"),
         (NEEDS, "bad-contact", 6, "address.sv")),
    ],
    "no-header": [
        (pikkula(projects_csv="Hankkeen tunniste;Mikä;Kuka\nkaiku;Kaiku;saatio\n"),
         (PROJECTS, "no-header", 1, "")),
    ],
    "header-below": [
        (pikkula(thesaurus_csv="fi;fyrkka;raha\nlanguage;word;means\nsv;stålar;pengar\n"),
         (THESAURUS, "header-below", 2, "")),
    ],
    "unsure-letters": [
        (pikkula(thesaurus_csv="language;word;means\nfi;Tšekki;maa\n".encode("cp1252")),
         (THESAURUS, "unsure-letters", 2, "")),
    ],
    "twice-encoded": [
        (changed(OFFERS, "rahoitus", "tyÃ¶tÃ¤"), (OFFERS, "twice-encoded", 5, "note_fi")),
        (changed(SERVICES, "Neuvoja velkoihin.", "JyvŠskylŠ neuvoo."),
         (SERVICES, "twice-encoded", 4, "description_fi")),
        (changed(NEEDS, "Kun lopetat.", "Kun lÃ¤hdet."),
         (NEEDS, "twice-encoded", 41, "description.fi")),
    ],
    "lost-letter": [
        (changed(OFFERS, "rahoitus", "ty\ufffdtä"), (OFFERS, "lost-letter", 5, "note_fi")),
    ],
    "look-alike": [
        (changed(FLAGS, "mentori;", "m\u0435ntori;"), (FLAGS, "look-alike", 2, "id")),
        (changed(PROJECTS, "Kaiku;saatio", "Kaiku;saa\u200btio"),
         (PROJECTS, "look-alike", 2, "providers")),
        (changed(NEEDS, "next: [lopetan]", "next: [lope\u00a0tan]"),
         (NEEDS, "look-alike", 37, "next")),
        (changed(PROVIDERS, "Foundation;association", "Foundation;asso\u00adciation"),
         (PROVIDERS, "look-alike", 3, "kind")),
        (changed(PROJECTS, "2026-06-30", "2026-06-\u200e30"),
         (PROJECTS, "look-alike", 2, "ends_on")),
        (changed(NEEDS, "next: [lopetan]", "next\u200b: [lopetan]"),
         (NEEDS, "look-alike", 37, "next\u200b")),
    ],
    "two-links": [
        (changed(SERVICES, "https://www.pikkula.fi", "https://pikkula.fi, www.pikkula.fi/b"),
         (SERVICES, "two-links", 3, "link")),
    ],
    "no-https": [
        (changed(SERVICES, "https://www.pikkula.fi", "http://www.pikkula.fi"),
         (SERVICES, "no-https", 3, "link")),
    ],
    "wrong-link": [
        (changed(SERVICES, "https://www.pikkula.fi", "https://www..pikkula.fi"),
         (SERVICES, "wrong-link", 3, "link")),
        (changed(SERVICES, "https://www.pikkula.fi", "https://pikkula"),
         (SERVICES, "wrong-link", 3, "link")),
        (contact("https://a..fi"), (NEEDS, "wrong-link", 6, "address.en")),
    ],
    "bad-link": [
        (changed(PROVIDERS, "https://www.pikkula.fi", "www.pikkula.fi"),
         (PROVIDERS, "bad-link", 2, "link")),
        (changed(SERVICES, "https://www.pikkula.fi", "javascript:alert(1)"),
         (SERVICES, "bad-link", 3, "link")),
    ],
    "spaced-link": [
        (changed(SERVICES, "https://www.pikkula.fi", "https://pikkula.fi/a b"),
         (SERVICES, "spaced-link", 3, "link")),
    ],
    "too-long": [
        (changed(OFFERS, "rahoitus", "x" * 301), (OFFERS, "too-long", 5, "note_fi")),
        (changed(PROJECTS, "Kaiku", "x" * 201), (PROJECTS, "too-long", 2, "name")),
        (changed(SERVICES, "cv, hakemus", "cv, " * 501), (SERVICES, "too-long", 2, "words_fi")),
        (changed(NEEDS, "Kun lopetat.", "x" * 1001),
         (NEEDS, "too-long", 41, "description.fi")),
    ],
    "invisible": [
        (changed(SERVICES, "cv, hakemus", "cv, hake\u200bmus"),
         (SERVICES, "invisible", 2, "words_fi")),
        (changed(SERVICES, "https://www.pikkula.fi", "https://www.pikkula.fi/\u00ada"),
         (SERVICES, "invisible", 3, "link")),
        (changed(SERVICES, "Neuvoja velkoihin.", "Neuvoja\u200b velkoihin."),
         (SERVICES, "invisible", 4, "description_fi")),
        (changed(OFFERS, "rahoitus", "raha\0"), (OFFERS, "invisible", 5, "note_fi")),
        (changed(NEEDS, "Kun palkkaat.", "Kun\u202e palkkaat."),
         (NEEDS, "invisible", 35, "description.fi")),
        (changed(NEEDS, "Etsin työtä", "Etsin\x07 työtä"), (NEEDS, "invisible", 11, "")),
        (added(THESAURUS, "fi;fyr\u2060kat;raha"), (THESAURUS, "invisible", 6, "word")),
        (added(THESAURUS, "fi;fyrkat;ra\u200dha"), (THESAURUS, "invisible", 6, "means")),
        (changed(NEEDS, "lopputili", "loppu\u200etili"), (NEEDS, "invisible", 20, "words.fi")),
    ],
    "bad-number": [
        (added(NEEDS, "findings: {many_of_kind: some}"),
         (NEEDS, "bad-number", 42, "findings.many_of_kind")),
    ],
    "bad-choice": [
        (changed(PROVIDERS, "Foundation;association", "Foundation;säätiö"),
         (PROVIDERS, "bad-choice", 3, "kind")),
        (added(THESAURUS, "de;Job;työ"), (THESAURUS, "bad-choice", 6, "language")),
        (changed(FLAGS, "missing", "puuttuu"), (FLAGS, "bad-choice", 2, "kind")),
        (changed(NEEDS, START, START.replace("person", "everyone")),
         (NEEDS, "bad-choice", 15, "audience")),
    ],
    "unknown-id": [
        (added(NEEDS, "occupations: {learning: {fi: [oppia]}, vocational: {steps: [koulu]}}"),
         (NEEDS, "unknown-id", 42, "steps")),
        (added(NEEDS, "occupations: {learning: {}, vocational: {}, higher: {services: [koulu]}}"),
         (NEEDS, "unknown-id", 42, "services")),
        (changed(OFFERS, "neuvonta;yritys", "neuvonta;yrityss"), (OFFERS, "unknown-id", 9, "step")),
        (changed(OFFERS, "palkkatuki;aloitan;tyollisyys", "palkkatuki;aloitan;kunta"),
         (OFFERS, "unknown-id", 4, "provider")),
        (changed(OFFERS, "velat;saatio;;pikkula", "velat;saatio;;suurkyla"),
         (OFFERS, "unknown-id", 6, "region")),
        (changed(OFFERS, "velat;saatio;;pikkula;", "velat;saatio;;pikkula;over-50"),
         (OFFERS, "unknown-id", 6, "audience")),
        (changed(OFFERS, "velat;saatio;;", "velat;saatio;hanke;"),
         (OFFERS, "unknown-id", 6, "project")),
        (added(OFFERS, "uudelleenkoulutus;velat;saatio;;pikkula"),
         (OFFERS, "unknown-id", 10, "service")),
        (changed(PROJECTS, "Kaiku;saatio", "Kaiku;saatio, kunta"),
         (PROJECTS, "unknown-id", 2, "providers")),
        (changed(FLAGS, "palkkaan", "yritys"), (FLAGS, "unknown-id", 2, "step")),
        (changed(FLAGS, "palkkaan;", "palkkaan;mentorointi"), (FLAGS, "unknown-id", 2, "service")),
        (changed(NEEDS, "next: [lopetan]", "next: [lopeta]"), (NEEDS, "unknown-id", 37, "next")),
    ],
    "doubled-id": [
        (added(PROVIDERS, "saatio;Toinen;Andra;Other;company"), (PROVIDERS, "doubled-id", 4, "id")),
        (changed(NEEDS, "audiences:\n", f"  - {REGION}\naudiences:\n"),
         (NEEDS, "doubled-id", 4, "id")),
        # An area and a step: an offer may stand on either.
        (changed(NEEDS, "      - id: lopetan", f"      - id: tyonhaku\n{STEP}      - id: lopetan"),
         (NEEDS, "doubled-id", 38, "id")),
        (pikkula(needs_yaml=f"regions: [{REGION}, {REGION}]\naudiences:{AFTER_REGIONS}"),
         (NEEDS, "doubled-id", 1, "id")),
    ],
    "raised-id": [
        (changed(FLAGS, "mentori;missing", "raised-1;missing"), (FLAGS, "raised-id", 2, "id")),
    ],
    "doubled-offer": [
        (added(OFFERS, "velkaneuvonta;velat;saatio;;pikkula"), (OFFERS, "doubled-offer", 10, "")),
    ],
    "twin-offer": [
        (added(OFFERS, "velkaneuvonta;velat;saatio;;pikkula;;aamulla"),
         (OFFERS, "twin-offer", 10, "")),
    ],
    "end-before-start": [
        (changed(PROJECTS, "2026-06-30", "2024-12-31"),
         (PROJECTS, "end-before-start", 2, "ends_on")),
    ],
    "nobody-runs": [
        (changed(PROJECTS, "Kaiku;saatio", "Kaiku; , "), (PROJECTS, "nobody-runs", 2, "providers")),
    ],
    "not-its-provider": [
        (changed(OFFERS, "aloitan;saatio;kaiku", "aloitan;tyollisyys;kaiku"),
         (OFFERS, "not-its-provider", 3, "provider")),
    ],
    "stands-nowhere": [
        (changed(OFFERS, "neuvonta;yritys;tyollisyys;;pikkula;;;;\n", ""),
         (SERVICES, "stands-nowhere", 6, "id")),
    ],
    "own-next": [
        (changed(NEEDS, "next: [lopetan]", "next: [palkkaan]"), (NEEDS, "own-next", 37, "next")),
    ],
    "bad-hours": [
        (known_of_getting_in("9:00-11:00, 12", "9:00-15:00, 12"), (WAYS, "bad-hours", 2, "friday")),
        (known_of_getting_in("2026-01-20 closed", "joulun ajan"),
         (WAYS, "bad-hours", 2, "exceptions")),
    ],
    "bad-coordinate": [
        (known_of_getting_in("60.493", "pohjoinen"), (WAYS, "bad-coordinate", 5, "latitude")),
    ],
    "far-coordinate": [
        (known_of_getting_in("26.633", "60.493"), (WAYS, "far-coordinate", 5, "longitude")),
    ],
    "half-coordinates": [
        (known_of_getting_in("26.633", ""), (WAYS, "half-coordinates", 5, "longitude")),
    ],
    "bad-language": [
        (known_of_getting_in(";fi, sv, en;", ";suomi, sv;"),
         (WAYS, "bad-language", 7, "languages")),
        (known_of_getting_in(";both;fi, sv;", ";both;FI;"),
         (INTAKES, "bad-language", 2, "languages")),
    ],
    "bad-telephone": [
        (known_of_getting_in("+358207654321", "+358207654321 / vaihde"),
         (WAYS, "bad-telephone", 7, "value")),
    ],
    "bad-mail": [
        (known_of_getting_in("neuvonta@pikkula.fi", "neuvonta (at) pikkula.fi"),
         (WAYS, "bad-mail", 4, "value")),
    ],
    "unknown-municipality": [
        (known_of_getting_in("Pyhtää;49220", "Pikkula;49220"),
         (WAYS, "unknown-municipality", 5, "municipality")),
    ],
    "bad-postcode": [
        (known_of_getting_in("Pyhtää;49220", "Pyhtää;4922"), (WAYS, "bad-postcode", 5, "postcode")),
    ],
    "nobodys-contact": [
        (known_of_getting_in("posti;saatio;", "posti;;"), (WAYS, "nobodys-contact", 4, "provider")),
    ],
    "no-place": [
        (known_of_getting_in("fi, sv, en;;;", "fi, sv, en;;49220;"),
         (WAYS, "no-place", 7, "postcode")),
    ],
    "high-age": [
        (known_of_getting_in(";16;29;", ";16;290;"), (INTAKES, "high-age", 2, "maximum_age")),
    ],
    "ages-crossed": [
        (known_of_getting_in(";16;29;", ";29;16;"), (INTAKES, "ages-crossed", 2, "maximum_age")),
    ],
    "applied-backwards": [
        (known_of_getting_in("2026-02-28", "2026-01-31"),
         (INTAKES, "applied-backwards", 3, "apply_until")),
    ],
    "no-application": [
        (known_of_getting_in(";application;", ";always;"), (INTAKES, "no-application", 3, "start")),
    ],
    "doubled-intake": [
        (known_of_getting_in("valmennus-saatio;valmennus;saatio;", "valmennus-saatio;valmennus;;"),
         (INTAKES, "doubled-intake", 3, "service")),
    ],
    "not-its-service": [
        (known_of_getting_in("soita;;velkaneuvonta;", "soita;tyollisyys;velkaneuvonta;"),
         (WAYS, "not-its-service", 3, "provider")),
        (known_of_getting_in("valmennus;saatio;;", "palkkatuki;saatio;;"),
         (INTAKES, "not-its-service", 3, "provider")),
    ],
}  # fmt: skip

EVERY_CASE = [
    pytest.param(files, place, id=":".join(str(part) for part in place if part))
    for cases in CASES.values()
    for files, place in cases
]


def test_each_fault_that_can_be_said_is_shown_here() -> None:
    # A file of questions is no data file: tests/test_questions.py shows what it can hold. What can
    # be wrong with a workbook is shown in tests/test_workbook.py, with an upload in test_desk.py.
    elsewhere = {
        "crooked",
        "not-json",
        "no-time",
        "not-workbook",
        "old-workbook",
        "too-wide",
        "no-sheet",
        "unknown-file",
        "unknown-sheet",
        "two-sheets",
        "doubled-file",
        "other-table",
        "not-zip",
        "locked-zip",
        "full-zip",
        "large-zip",
        "zip-in-zip",
        "outside-zip",
        *faults_of_terms.FAULTS,  # tests/reading/test_terms.py
        *("two-regions", "taken-address", "not-in-region"),  # tests/reading/test_regions.py
    }
    assert set(CASES) == set(FAULTS) - elsewhere
    for fault, cases in CASES.items():
        assert {place[1] for _, place in cases} == {fault}


@pytest.mark.parametrize(("files", "place"), EVERY_CASE)
def test_a_fault_is_found_at_its_place_and_alone(files: Files, place: Where) -> None:
    assert where(files) == [place]


@pytest.mark.parametrize(("files", "place"), EVERY_CASE)
def test_a_fault_says_what_is_wrong_and_what_to_do_in_whole_sentences(
    files: Files, place: Where
) -> None:
    (problem,) = problems(files)
    for sentence in (problem.wrong(), problem.remedy()):
        assert sentence.endswith(".")
        assert "%(" not in sentence
    assert all(value in problem.wrong() + problem.remedy() for _, value in problem.values)


@pytest.mark.parametrize(
    "fault",
    [
        *("checked-later", "invisible", "raised-id", "too-long", "twin-offer"),
        *("unsure-letters", "twice-encoded", "lost-letter", "wrong-link"),
    ],
)
def test_what_was_published_before_a_check_came_is_read_all_the_same(fault: str) -> None:
    (files, _), *_others = CASES[fault]
    assert reading.read(files)


def test_the_ways_to_a_trade_are_read_with_the_words_around_them() -> None:
    ways = "vocational: {steps: [aloitan], services: [valmennus]}"
    words = "learning: {fi: [oppia, kurssi]}, unless: {en: [hire]}"
    read = reading.read(added(NEEDS, f"occupations: {{{words}, {ways}}}"), FIRST_DAY).occupations
    assert read
    assert (read.learning, read.unless, read.working) == (
        {"fi": ("oppia", "kurssi")},
        {"en": ("hire",)},
        {},
    )
    assert read.ways == {"vocational": Way(("aloitan",), ("valmennus",)), "higher": Way((), ())}


def test_a_text_that_is_shown_may_say_where_a_long_word_is_broken() -> None:
    read = reading.read(changed(SERVICES, ";Velkaneuvonta;", ";Velka\u00adneuvonta;"), FIRST_DAY)
    assert "Velka\u00adneuvonta" in read.service["velkaneuvonta"].name.standard()["fi"]


@pytest.mark.parametrize("file", [SERVICES, NEEDS])
def test_letters_that_were_written_in_pieces_are_read_as_one(file: str) -> None:
    pieces = unicodedata.normalize("NFD", TEXTS[file])
    assert pieces != TEXTS[file]
    assert reading.read(pikkula() | {file: pieces.encode()}) == reading.read(pikkula())


def test_a_fault_can_be_said_in_another_language() -> None:
    (problem,) = problems(changed(SERVICES, "22.8.2025", "eilen"))
    finnish = {"“%(value)s” is not a day.": "”%(value)s” ei ole päivä."}
    assert problem.wrong(lambda sentence: finnish[sentence]) == "”eilen” ei ole päivä."


# Together


def test_every_fault_of_every_file_comes_at_once_by_file_and_from_the_top_down() -> None:
    offers = TEXTS[OFFERS].replace("velkaneuvonta;velat", "velkaneuvonta;VELAT")
    files = pikkula(
        services_csv=TEXTS[SERVICES].replace("22.8.2025", "eilen"),
        providers_csv=TEXTS[PROVIDERS].replace("association", "säätiö"),
        needs_yaml=TEXTS[NEEDS].replace("next: [lopetan]", "next: [palkkaan]"),
        offers_csv=offers.replace("valmennus;aloitan;tyo", "valmennus;alussa;tyo"),
    )
    del files[FLAGS]
    assert where(files) == [
        (FLAGS, "missing-file", None, ""),
        (NEEDS, "own-next", 37, "next"),
        (OFFERS, "unknown-id", 2, "step"),
        (OFFERS, "bad-id", 6, "step"),
        (PROVIDERS, "bad-choice", 3, "kind"),
        (SERVICES, "bad-date", 6, "checked_on"),
    ]


def test_rows_are_ordered_as_numbers() -> None:
    many = "".join(f"palvelu-{n};velat;saatio;;pikkula\n" for n in range(20))
    rows = [p.row for p in problems(added(OFFERS, many.rstrip()))]
    assert rows == list(range(10, 30))


def test_several_faults_of_one_row_are_all_found() -> None:
    files = changed(PROJECTS, "kaiku;Kaiku;saatio;2025-01-01", "kaiku;;Säätiö;eilen")
    assert where(files) == [
        (PROJECTS, "missing-value", 2, "name"),
        (PROJECTS, "bad-id", 2, "providers"),
        (PROJECTS, "bad-date", 2, "starts_on"),
    ]


def test_a_fault_of_a_row_hides_no_other_of_the_same_row() -> None:
    row = "uusi;;nemo;2026-05-05;2026-01-01;;;;ei linkki"
    assert where(added(PROJECTS, row)) == [
        (PROJECTS, "end-before-start", 3, "ends_on"),
        (PROJECTS, "bad-link", 3, "link"),
        (PROJECTS, "missing-value", 3, "name"),
        (PROJECTS, "unknown-id", 3, "providers"),
    ]


def test_a_row_without_a_name_is_asked_for_days_to_come_too() -> None:
    row = "valmennus;Työnhakuvalmennus"
    late = TEXTS[SERVICES].replace(row, "valmennus;").replace("2025-08-22", "2030-01-01", 1)
    assert [fault for _, fault, _, _ in where(pikkula(services_csv=late))] == [
        "checked-later",
        "missing-language",
    ]


def test_a_faulty_project_is_no_other_projects_owner() -> None:
    files = added(PROJECTS, "VÄÄRÄ;Väärä;saatio;;;;;;")
    assert where(files) == [(PROJECTS, "bad-id", 3, "id")]


def test_the_error_names_the_first_fault_and_how_many_there_are() -> None:
    others = len(FILES) - len(OPTIONAL) - 1
    with pytest.raises(FaultyError, match=rf"^{others} faults; the first: flags\.csv: "):
        reading.read({NEEDS: pikkula()[NEEDS]})


# One fault is said once, not again by all that refers to it


def test_a_faulty_service_is_still_known_to_its_offers() -> None:
    files = changed(SERVICES, "22.8.2025", "eilen")
    assert where(files) == [(SERVICES, "bad-date", 6, "checked_on")]


def test_a_faulty_step_is_still_known_to_its_offers() -> None:
    files = changed(NEEDS, "sv: Mitt företag rekryterar, ", "")
    assert where(files) == [(NEEDS, "missing-language", 34, "title.sv")]


def test_a_faulty_offer_still_gives_its_service_a_place() -> None:
    files = changed(OFFERS, "neuvonta;yritys;tyollisyys;;pikkula", "neuvonta;yritys;;;pikkula")
    assert where(files) == [(OFFERS, "missing-value", 9, "provider")]


def test_an_unknown_provider_is_not_also_said_to_be_the_wrong_one_for_the_project() -> None:
    files = changed(OFFERS, "aloitan;saatio;kaiku", "aloitan;saatioo;kaiku")
    assert where(files) == [(OFFERS, "unknown-id", 3, "provider")]


def test_a_faulty_thing_in_a_list_does_not_make_the_list_faulty() -> None:
    files = changed(NEEDS, "sv: Lillby sysselsättningsområde, ", "")
    assert where(files) == [(NEEDS, "missing-language", 3, "name.sv")]


def test_a_misspelt_list_of_regions_is_not_said_again_by_each_offer() -> None:
    files = changed(NEEDS, "regions:", "region:")
    assert where(files) == [
        (NEEDS, "unknown-key", 1, "region"),
        (NEEDS, "missing-value", 1, "regions"),
    ]


def test_a_table_without_rows_leaves_its_ids_unknown() -> None:
    files = pikkula(projects_csv=TEXTS[PROJECTS].splitlines()[0])
    assert where(files) == [
        (OFFERS, "unknown-id", 3, "project"),
        (OFFERS, "unknown-id", 7, "project"),
        (OFFERS, "unknown-id", 8, "project"),
    ]


def test_without_any_offer_every_service_stands_nowhere() -> None:
    files = pikkula(offers_csv=TEXTS[OFFERS].splitlines()[0])
    assert [fault for _, fault, _, _ in where(files)] == ["stands-nowhere"] * 5


# Thresholds of findings


def thresholds(text: str) -> dict[str, bytes]:
    return pikkula(needs_yaml=f"{TEXTS['needs.yaml']}findings: {text}\n")


def test_thresholds_that_are_not_given_are_the_usual_ones(whole: Catalog) -> None:
    assert whole.thresholds == Thresholds()
    assert reading.read(thresholds("{}")).thresholds == Thresholds()


def test_thresholds_are_read_in_any_order_and_kept_from_the_nearest_on() -> None:
    found = reading.read(thresholds("{ending_days: [365, 30, 30], many_providers: 9}")).thresholds
    assert found == Thresholds(ending_days=(30, 365), many_providers=9)


@pytest.mark.parametrize("value", ["0", "-1", "two", "1.5", "10000", "٣"])
def test_a_threshold_that_is_no_whole_number_is_a_fault(value: str) -> None:
    line = len(TEXTS["needs.yaml"].splitlines()) + 1
    found = where(thresholds(f"{{many_of_kind: {value}}}"))
    assert found == [("needs.yaml", "bad-number", line, "findings.many_of_kind")]


def test_every_fault_of_the_thresholds_is_told() -> None:
    found = where(
        thresholds("{ending_days: [], stale_months: [6, soon], many: 3, few_providers: }")
    )
    assert sorted((fault, column) for _, fault, _, column in found) == [
        ("bad-number", "findings.stale_months"),
        ("missing-value", "findings.ending_days"),
        ("missing-value", "findings.few_providers"),
        ("unknown-key", "findings.many"),
    ]
