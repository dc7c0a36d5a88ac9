"""What a path tells of its items: who, for whom, until when, and the truth when it has ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from navigator import reading
from navigator.catalog import graph
from navigator.editions.edition import Edition
from navigator.guidance.description import LATELY, Teller
from navigator.guidance.entry import Entry, Fact, Line
from navigator.guidance.path import Path, codes
from navigator.voices.localisation import speeches
from navigator.voices.text import BY_CODE, Voice
from tests import ROOT, world
from tests.world import DAY_AFTER_KAIKU, FIRST_DAY, LAST_DAY_OF_KAIKU, pikkula

SPEECHES = speeches(ROOT / "translations")
Tell = Callable[..., Entry]


def linked(kind: str, id_: str, voice: Voice) -> str:
    return f"/{voice}/{kind}s/{id_}"


@pytest.fixture
def tell(pikkula_edition: Edition) -> Tell:
    """The entry of one service or step, alone on its path."""

    def entry(id_: str, voice: str = "en", on: date = FIRST_DAY) -> Entry:
        catalog = pikkula_edition.catalog
        thing = catalog.service[id_] if id_ in catalog.service else catalog.step[id_]
        teller = Teller(
            SPEECHES[BY_CODE[voice]],
            pikkula_edition.graph,
            on,
            linked,
            catalog,
        )
        (found,) = teller.entries(Path((pikkula_edition.codes.of(thing),)))
        return found

    return entry


def words(entry: Entry, about: str) -> list[str]:
    fact = entry.fact(about)
    assert isinstance(fact, Fact)
    return [written(line) for line in fact.lines]


def written(line: Line) -> str:
    """A line as it stands on a page."""
    return "".join(f"{run.words}{run.mark} " for run in line[:-1]) + str(line[-1].words)


def test_a_service_tells_what_it_is_and_who_gives_it(tell: Tell) -> None:
    entry = tell("palkkatuki", "en-simple")
    assert str(entry.title) == "Pay subsidy"
    assert str(entry.description) == "A pay subsidy is money."
    assert words(entry, "who") == [
        "Pikkula Employment Services",
        "Pikkula Employment Services, funding",
    ]
    assert words(entry, "touch") == ["pikkula.fi"]


def test_who_has_stopped_giving_a_service_is_told_for_half_a_year_but_not_on_paper(
    tell: Tell,
) -> None:
    assert tell("valmennus", on=LAST_DAY_OF_KAIKU).fact("former") is None
    after = tell("valmennus", on=DAY_AFTER_KAIKU)
    assert words(after, "former") == ["Pikkula Foundation"]
    assert words(after, "who") == ["Pikkula Employment Services"]
    assert "former" not in [fact.about for fact in after.printed]
    assert tell("valmennus", on=LAST_DAY_OF_KAIKU + LATELY).fact("former")
    assert tell("valmennus", on=DAY_AFTER_KAIKU + LATELY).fact("former") is None


def test_a_service_of_a_step_that_is_common_too_has_no_end_for_a_client() -> None:
    rows = world.OFFERS + "kaikukurssi;yritys;tyollisyys;;pikkula;;;;\n"
    catalog = reading.read(pikkula(offers_csv=rows))
    path = Path((codes(catalog).of(catalog.step["lopetan"]),))
    (told,) = Teller(
        SPEECHES[BY_CODE["en"]], graph.build(catalog), FIRST_DAY, linked, catalog
    ).entries(path)
    assert words(told, "helps") == ["Echo course: Pikkula Employment Services and 1 more"]


def test_who_gives_a_service_the_longest_comes_first() -> None:
    rows = world.OFFERS.replace("valmennus;aloitan;tyollisyys;;pikkula;;;;\n", "")
    rows += "valmennus;aloitan;tyollisyys;;pikkula;;;;\n"
    catalog = reading.read(pikkula(offers_csv=rows))
    service, step = catalog.service["valmennus"], catalog.step["aloitan"]
    path = Path((codes(catalog).of(service), codes(catalog).of(step)))
    teller = Teller(SPEECHES[BY_CODE["en"]], graph.build(catalog), FIRST_DAY, linked, catalog)
    told, at_step = teller.entries(path)
    givers = ["Pikkula Employment Services", "Pikkula Foundation"]
    assert [line.split(",")[0] for line in words(told, "who")] == givers
    assert f"Job-search coaching: {givers[0]} and 1 more" in words(at_step, "helps")


def test_a_project_without_a_known_end_does_not_go_on_for_ever() -> None:
    projects = world.PROJECTS.replace("2026-06-30", "")
    catalog = reading.read(pikkula(projects_csv=projects))
    path = Path((codes(catalog).of(catalog.service["kaikukurssi"]),))
    teller = Teller(SPEECHES[BY_CODE["en"]], graph.build(catalog), FIRST_DAY, linked, catalog)
    (told,) = teller.entries(path)
    assert words(told, "until") == ["its end is not known"]
    assert "until" in [fact.about for fact in told.telling]


def test_an_offer_through_a_project_tells_for_whom_and_until_when(tell: Tell) -> None:
    entry = tell("valmennus")
    assert words(entry, "who") == [
        "Pikkula Employment Services",
        "Pikkula Foundation, for people under 30, Kaiku, until 30 June 2026",
    ]
    assert words(entry, "whom") == ["for everyone"]
    assert [fact.about for fact in entry.telling] == ["who", "touch"]


def test_the_name_of_a_project_is_finnish_in_every_voice(tell: Tell) -> None:
    fact = tell("valmennus", "sv").fact("who")
    assert fact
    kaiku = next(run.words for line in fact.lines for run in line if str(run.words) == "Kaiku")
    assert kaiku.voice.code == "fi"


def test_what_ends_says_its_last_day(tell: Tell) -> None:
    assert words(tell("kaikukurssi", "fi", LAST_DAY_OF_KAIKU), "until") == ["30.6.2026 asti"]


def successor(tell_of: str, starts: str, ends: str = "", row: str = "") -> list[str]:
    """What is told when the employment services go on with the Echo course in a project Tuiku."""
    projects = world.PROJECTS + f"tuiku;Tuiku;tyollisyys;{starts};{ends};;;;\n"
    offers = world.OFFERS + (row or "kaikukurssi;velat;tyollisyys;tuiku;pikkula;under-30;;;") + "\n"
    catalog = reading.read(pikkula(projects_csv=projects, offers_csv=offers))
    thing = catalog.service.get(tell_of) or catalog.step[tell_of]
    path = Path((codes(catalog).of(thing),))
    teller = Teller(
        SPEECHES[BY_CODE["en"]], graph.build(catalog), LAST_DAY_OF_KAIKU, linked, catalog
    )
    (entry,) = teller.entries(path)
    return words(entry, "until" if tell_of in catalog.service else "helps")


UNTIL = "until 30 June 2026"
EMPLOYMENT = "Pikkula Employment Services"


def test_what_somebody_else_goes_on_with_does_not_end() -> None:
    onward = f"goes on from 1 July 2026, {EMPLOYMENT}, for people under 30"
    assert successor("kaikukurssi", "2026-07-01") == [UNTIL, onward]
    assert successor("velat", "2026-07-01")[-1] == (
        f"Echo course: Pikkula Foundation, {UNTIL}, {onward}"
    )


def test_what_goes_on_only_later_tells_of_the_break_and_of_the_next_end() -> None:
    onward = f"{EMPLOYMENT}, for people under 30"
    assert successor("kaikukurssi", "2026-09-01", "2027-05-31") == [
        UNTIL,
        f"after a break again from 1 September 2026, {onward}, until 31 May 2027",
    ]


def test_another_service_that_starts_later_changes_nothing() -> None:
    advice = "velkaneuvonta;velat;tyollisyys;tuiku;pikkula;;;;"
    assert successor("kaikukurssi", "2026-07-01", row=advice) == [UNTIL]
    assert successor("velkaneuvonta", "2026-07-01", row=advice) == ["until further notice"]


def test_on_another_step_a_service_does_not_go_on_for_this_one() -> None:
    elsewhere = "kaikukurssi;lopetan;tyollisyys;tuiku;pikkula;;;;"
    assert successor("velat", "2026-07-01", row=elsewhere)[-1].endswith(UNTIL)


def test_who_comes_back_is_not_said_to_have_stopped() -> None:
    projects = world.PROJECTS + "kaiku2;Kaiku 2;saatio;2026-09-01;;;;;\n"
    offers = world.OFFERS + "valmennus;aloitan;saatio;kaiku2;pikkula;;;;\n"
    catalog = reading.read(pikkula(projects_csv=projects, offers_csv=offers))
    path = Path((codes(catalog).of(catalog.service["valmennus"]),))
    teller = Teller(SPEECHES[BY_CODE["en"]], graph.build(catalog), DAY_AFTER_KAIKU, linked, catalog)
    (entry,) = teller.entries(path)
    assert entry.fact("former") is None


def test_what_has_ended_says_so_and_what_stands_instead(tell: Tell) -> None:
    entry = tell("kaikukurssi", "en", DAY_AFTER_KAIKU)
    assert entry.state == "ended"
    assert entry.notice == "This ended on 30 June 2026."
    assert words(entry, "instead") == ["Debt counselling: Pikkula Foundation"]
    assert entry.fact("who") is None, "nobody gives it any more"
    assert str(entry.description) == "", "it does not go on telling what one gets"


def test_what_has_not_begun_says_when_it_starts(tell: Tell) -> None:
    entry = tell("kaikukurssi", "en", date(2024, 12, 31))
    assert (entry.state, entry.notice) == ("coming", "This starts on 1 January 2025.")
    assert words(entry, "who")[0].startswith("Pikkula Foundation")
    assert words(entry, "until") == ["until 30 June 2026"]
    assert words(entry, "instead") == ["Debt counselling: Pikkula Foundation"]


def test_a_step_names_what_helps_there_today_and_who_gives_it(tell: Tell) -> None:
    advice = "Debt counselling: Pikkula Foundation"
    course = "Echo course: Pikkula Foundation, until 30 June 2026"
    assert words(tell("velat"), "helps") == [advice, course]
    assert words(tell("velat", on=DAY_AFTER_KAIKU), "helps") == [advice]


def test_an_empty_step_says_that_nothing_stands_there(tell: Tell) -> None:
    entry = tell("lopetan", on=DAY_AFTER_KAIKU)
    assert entry.notice == "No service stands here right now."
    assert entry.facts == ()


def test_a_text_that_a_voice_lacks_knows_which_voice_it_is_in(tell: Tell) -> None:
    entry = tell("velkaneuvonta", "fi-simple")
    assert not entry.description.exact
    assert entry.description.voice.code == "fi"


@pytest.mark.parametrize("voice", BY_CODE)
def test_every_item_of_the_shipped_map_can_be_told_on_any_day(kouvola: Edition, voice: str) -> None:
    items = list(kouvola.codes.fingerprints.values())
    for on in (date(2025, 8, 22), date(2026, 11, 22), date(2030, 1, 1)):
        teller = Teller(
            SPEECHES[BY_CODE[voice]], kouvola.graph, on, lambda *_: "/", kouvola.catalog
        )
        for item in items:
            (entry,) = teller.entries(Path((item,)))
            assert str(entry.title)
            assert entry.state == "now" or entry.notice
