"""What was asked for and not found is counted, and never kept."""

from __future__ import annotations

import logging
import re
import sqlite3
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from navigator import store
from navigator.editions.edition import Edition, Place
from navigator.store.database import Store
from navigator.store.unanswered import LEAST_COUNT, UnansweredCount
from navigator.web.public.unanswered import FORM
from tests.lint import LintingClient, lint, text_of
from tests.people import signed_in
from tests.world import FIRST_DAY

NOVEMBER, DECEMBER = date(2026, 11, 30), date(2026, 12, 1)
NONE, WEAK = "koira karkasi", "velka fyrkka lentokone"


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Store]:
    with store.opened(tmp_path / "navigator.sqlite", make=True) as opened:
        yield opened


def test_fewer_than_five_are_never_told(opened: Store) -> None:
    for _ in range(LEAST_COUNT - 1):
        opened.unanswered.count(NOVEMBER, [("fit", "none")])
    assert opened.unanswered.all() == []
    opened.unanswered.count(NOVEMBER, [("fit", "none")])
    assert opened.unanswered.all() == [UnansweredCount("2026-11", "fit", "none", LEAST_COUNT)]


def test_months_are_counted_apart_and_the_newest_comes_first(opened: Store) -> None:
    for on, times in ((NOVEMBER, 6), (DECEMBER, 5)):
        for _ in range(times):
            opened.unanswered.count(on, [("fit", "none"), ("word", "fi/fyrkka")])
    assert [(c.month, c.kind, c.times) for c in opened.unanswered.all()] == [
        ("2026-12", "word", 5),
        ("2026-12", "fit", 5),
        ("2026-11", "word", 6),
        ("2026-11", "fit", 6),
    ]


def test_the_words_of_the_thesaurus_are_told_as_it_writes_them(pikkula_edition: Edition) -> None:
    found = pikkula_edition.search.everyday_words
    assert found("Mulla ei oo fyrkkaa ja selkäni on kipeä kun velka", "fi") == (
        "fyrkka",
        "selkä kipeä",
    )
    assert found("fyrkka fyrkkaa", "fi") == ("fyrkka",)
    assert found("koira karkasi", "fi") == ()
    assert found("fyrkka", "sv") == ()


def counted(client: LintingClient) -> dict[str, int]:
    """Everything that has been counted, however seldom."""
    connection = sqlite3.connect(database(client))
    rows = connection.execute("select month, kind || ' ' || thing, times from unanswered")
    found = {thing: times for month, thing, times in rows if month == f"{FIRST_DAY:%Y-%m}"}
    connection.close()
    return found


def database(client: LintingClient) -> Path:
    place: Place = client.application.extensions["place"]
    return place.database


def ask(client: LintingClient, question: str, headers: dict[str, str] | None = None) -> str:
    return client.page("/fi/search", query_string={"q": question}, headers=headers)


def test_a_question_without_an_answer_is_counted(desk: LintingClient) -> None:
    ask(desk, NONE)
    ask(desk, "hamsteri katosi")
    assert counted(desk) == {"fit none": 2}


def test_a_question_that_was_half_understood_is_counted_by_step_and_by_our_own_words(
    desk: LintingClient,
) -> None:
    ask(desk, WEAK)
    assert counted(desk) == {"fit weak": 1, "step velat": 1, "word fi/fyrkka": 1}


@pytest.mark.parametrize("question", ["palkkatukea", "", "   ", "?!"])
def test_a_question_with_an_answer_is_not_counted_nor_is_no_question(
    desk: LintingClient, question: str
) -> None:
    ask(desk, question)
    assert counted(desk) == {}


def test_what_is_being_typed_is_not_counted_but_what_is_sent_is(desk: LintingClient) -> None:
    for end in range(5, len(NONE) + 1):
        ask(desk, NONE[:end], {"HX-Request": "true", "HX-Trigger": "q"})
    assert counted(desk) == {}
    ask(desk, NONE, {"HX-Request": "true", "HX-Trigger": "ask"})
    assert counted(desk) == {"fit none": 1}


def test_the_form_that_sends_bears_the_name_by_which_it_is_known(desk: LintingClient) -> None:
    (form,) = lint(ask(desk, NONE)).iter("form")
    asking = [element for element in form.iter() if element.get("hx-trigger")]
    assert form.get("id") == FORM
    assert [(element.tag, element.get("hx-trigger")) for element in asking if element != form] == [
        ("input", "input changed delay:250ms"),
        ("details", "change"),
    ]


def test_a_question_is_counted_once_however_its_answer_is_turned(desk: LintingClient) -> None:
    zipped = {"Accept-Encoding": "gzip"}
    address = "/fi/search?q=koira+karkasi"
    tag = desk.get(address, headers=zipped).headers["ETag"]
    here = {"Referer": "http://localhost/fi/search?q=koira+karkasi"}
    for turned in (
        "/sv/search?q=koira+karkasi",
        "/fi/search?q=koira+karkasi&literal=1",
        "/fi/search?q=koira+karkasi&area=tyonhaku",
        "/fi/search?q=koira+karkasi&on=2026-07-01",
    ):
        desk.page(turned, headers=here)
    assert desk.get(address, headers=zipped | {"If-None-Match": tag}).status_code == 304
    for wish in ("max-age=0", "no-cache"):
        desk.page(address, headers={"Cache-Control": wish})
    assert counted(desk) == {"fit none": 1}


def test_another_question_after_it_is_another(desk: LintingClient) -> None:
    ask(desk, NONE)
    ask(desk, "kissa katosi", {"Referer": "http://localhost/fi/search?q=koira+karkasi"})
    assert counted(desk) == {"fit none": 2}


def test_the_open_api_is_not_counted(desk: LintingClient) -> None:
    assert desk.get("/api/v1/search", query_string={"q": NONE}).get_json()["fit"] == "none"
    assert counted(desk) == {}


@pytest.mark.parametrize(
    ("voice", "q", "line"),
    [("fi", "haluan kuolla", "0925250111"), ("sv", "självmord", "0925250112"),
     ("sv-simple", "självmord", "0925250112"), ("en", "suicide", None)],
)  # fmt: skip
def test_who_calls_for_help_is_led_to_a_line_that_speaks_the_language(
    kouvola_client: LintingClient, voice: str, q: str, line: str | None
) -> None:
    page = kouvola_client.get(f"/{voice}/search", query_string={"q": q}).text
    called = [number for number in ("112", line, "080005005") if number]
    assert re.findall(r'href="tel:(\d+)"', page) == called
    assert ("https://mieli.fi/en/" in page) is (line is None)


def test_a_call_for_help_is_not_counted(kouvola_client: LintingClient) -> None:
    assert "tel:112" in ask(kouvola_client, "haluan kuolla")
    assert not any(thing.startswith("fit") for thing in counted(kouvola_client))


def test_nothing_that_was_typed_reaches_the_disk(desk: LintingClient) -> None:
    ask(desk, "Kissani Mirrikki-Petronella karkasi")
    ask(desk, "fyrkka lentokone Mirrikki-Petronella")
    assert counted(desk)
    for file in database(desk).parent.glob("navigator.sqlite*"):
        assert b"petronella" not in file.read_bytes().lower()


def test_a_store_that_is_being_written_neither_fails_nor_holds_up_an_answer(
    desk: LintingClient, caplog: pytest.LogCaptureFixture
) -> None:
    ask(desk, NONE)
    connection = sqlite3.connect(database(desk), isolation_level=None)
    connection.execute("begin immediate")
    start = time.monotonic()
    assert "Emme löytäneet vastausta" in ask(desk, "hamsteri katosi")
    assert time.monotonic() - start < 2
    connection.rollback()
    connection.close()
    (record,) = caplog.records
    assert record.levelno == logging.WARNING
    assert "hamsteri" not in record.getMessage()
    assert "database is locked" in record.getMessage()
    assert counted(desk) == {"fit none": 1}


def fill(client: LintingClient) -> None:
    with store.opened(database(client)) as opened:
        for on, times in ((NOVEMBER, 7), (DECEMBER, 5)):
            for _ in range(times):
                opened.unanswered.count(on, [("fit", "weak"), ("step", "velat")])
        for _ in range(LEAST_COUNT):
            opened.unanswered.count(DECEMBER, [("word", "fi/fyrkka")])
        opened.unanswered.count(DECEMBER, [("fit", "none"), ("word", "sv/stålar")])


@pytest.mark.parametrize("voice", ["fi", "sv", "en", "fi-simple", "sv-simple", "en-simple"])
def test_the_page_is_there_in_every_voice_before_anything_was_counted(
    desk: LintingClient, voice: str
) -> None:
    signed_in(desk, "counsellor")
    assert "<table" not in desk.page(f"/{voice}/admin/unanswered")
    fill(desk)
    assert "<table" in desk.page(f"/{voice}/admin/unanswered")


def test_the_page_tells_counts_by_month_by_step_and_by_word(desk: LintingClient) -> None:
    fill(desk)
    root = lint(signed_in(desk, "counsellor").page("/fi/admin/unanswered"))
    months, steps, words = (
        [" ".join(map(text_of, row)) for row in table.iter("tr")] for table in root.iter("table")
    )
    assert months[1:] == ["joulukuu 2026 alle 5 5", "marraskuu 2026 alle 5 7"]
    assert steps[1:] == [
        "joulukuu 2026 Tarvitsen apua raha-asioihin 5",
        "marraskuu 2026 Tarvitsen apua raha-asioihin 7",
    ]
    assert words[1:] == ["joulukuu 2026 fyrkka suomi 5"]


def test_the_same_counts_come_as_a_table(desk: LintingClient) -> None:
    fill(desk)
    response = signed_in(desk, "counsellor").get("/fi/admin/unanswered.csv")
    assert response.data.startswith(b"\xef\xbb\xbfmonth;kind;thing;name;times\r\n")
    rows = response.data.decode("utf-8-sig").splitlines()[1:]
    assert "2026-12;step;velat;Tarvitsen apua raha-asioihin;5" in rows
    assert "2026-12;word;fi/fyrkka;fyrkka;5" in rows
    assert not any("stålar" in row or "none" in row for row in rows), "fewer than five"


def test_the_morning_tells_of_the_last_full_month(desk: LintingClient) -> None:
    signed_in(desk, "counsellor")
    with store.opened(desk.application.extensions["place"].database) as opened:
        for _ in range(LEAST_COUNT):
            opened.unanswered.count(date(2025, 12, 24), [("fit", "none")])
        opened.unanswered.count(date(2025, 12, 24), [("fit", "weak")])
    told = text_of(lint(desk.page("/fi/admin/")))
    assert "5 kysymystä jäi vaille hyvää vastausta viime kuussa (joulukuu 2025)" in told


def test_what_others_help_with_first_of_all_is_not_counted(kouvola_client: LintingClient) -> None:
    before = counted(kouvola_client)
    assert "Tässä auttavat ensi sijassa muut" in ask(kouvola_client, "verokortti")
    assert counted(kouvola_client) == before
