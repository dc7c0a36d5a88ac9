"""A path is a short text in an address, and whatever stands there, something is made of it."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator import reading
from navigator.catalog import graph
from navigator.catalog.model import Service, Step
from navigator.catalog.whole import Catalog
from navigator.editions.edition import Edition
from navigator.guidance import next_steps
from navigator.guidance.path import MOST, SHORTEST, Codes, Item, Path, codes, shortened
from tests import world
from tests.world import BEFORE_KAIKU, DAY_AFTER_KAIKU, FIRST_DAY, LAST_DAY_OF_KAIKU, pikkula


@pytest.fixture(scope="module")
def coded(catalog: Catalog) -> Codes:
    return codes(catalog)


@pytest.fixture
def three(catalog: Catalog, coded: Codes) -> Path:
    """Debts, debt counselling, then job-search coaching."""
    things: list[Step | Service] = [
        catalog.step["velat"],
        catalog.service["velkaneuvonta"],
        catalog.service["valmennus"],
    ]
    return Path(tuple(coded.of(thing) for thing in things))


def ids(path: Path) -> list[str]:
    return [item.thing.id for item in path.items]


def test_a_path_is_read_as_it_was_written(coded: Codes, three: Path) -> None:
    assert coded.read(three.text) == three


def test_a_code_stays_the_same_for_ever(coded: Codes, catalog: Catalog) -> None:
    assert coded.of(catalog.step["velat"]).code == "m7pd"
    assert coded.of(catalog.service["velkaneuvonta"]).code == "4hsb"


def test_each_thing_of_the_shipped_map_has_a_code_of_four_letters(kouvola: Edition) -> None:
    assert {len(item.code) for item in kouvola.codes.fingerprints.values()} == {SHORTEST}


def test_a_code_that_was_copied_from_paper_may_mistake_letters_for_digits(coded: Codes) -> None:
    path = Path(tuple(coded.fingerprints.values()))
    misread = path.text.upper().replace("0", "O").replace("1", "I")
    assert misread != path.text
    assert coded.read(misread).items == path.items[:MOST]


def test_what_is_not_on_the_map_is_named_and_the_rest_is_shown(coded: Codes, three: Path) -> None:
    path = coded.read(f"zzzz-{three.text}-x")
    assert path.items == three.items
    assert path.unknown == ("zzzz", "x")


def test_a_code_that_two_things_share_names_neither(catalog: Catalog) -> None:
    velat = Item("step", catalog.step["velat"], "aaaa1")
    aloitan = Item("step", catalog.step["aloitan"], "aaaa2")
    shared = Codes({"aaaa1zz": velat, "aaaa2zz": aloitan})
    assert shared.read("aaaa") == Path((), ("aaaa",))
    assert shared.read("aaaa2").items == (aloitan,)


FINGERPRINTS = st.sets(st.text("01a", min_size=12, max_size=12), max_size=200)


@given(FINGERPRINTS)
def test_a_code_is_the_shortest_beginning_that_no_other_has(fingerprints: set[str]) -> None:
    for whole, code in shortened(fingerprints).items():
        assert whole.startswith(code)
        assert [other for other in fingerprints if other.startswith(code)] == [whole]
        if len(code) > SHORTEST:
            assert sum(other.startswith(code[:-1]) for other in fingerprints) > 1


@given(FINGERPRINTS, st.text("01a", max_size=13))
def test_a_code_names_what_alone_begins_with_it(
    catalog: Catalog, fingerprints: set[str], code: str
) -> None:
    velat = catalog.step["velat"]
    named = Codes({whole: Item("step", velat, whole) for whole in fingerprints})
    alike = [whole for whole in fingerprints if whole.startswith(code)]
    found = [item.code for item in named.read(code).items]
    assert found == (alike if len(alike) == 1 and len(code) >= SHORTEST else [])


def test_the_same_item_stands_on_a_path_once(coded: Codes, three: Path) -> None:
    assert coded.read(f"{three.text}-{three.text}") == three
    assert three.with_(three.items[0]) == three


def test_what_there_is_no_room_for_is_counted(kouvola: Edition) -> None:
    all_ = tuple(kouvola.codes.fingerprints.values())
    path = kouvola.codes.read(Path(all_).text)
    assert (len(path.items), path.left_out) == (MOST, len(all_) - MOST)
    assert path.full
    assert path.with_(all_[-1]) == Path(path.items)


def test_an_item_moves_and_stops_at_the_ends(three: Path) -> None:
    first, second, third = three.items
    assert three.moved(third, -1).items == (first, third, second)
    assert three.moved(first, 1).items == (second, first, third)
    assert three.moved(first, -1) == three
    assert three.moved(third, 1) == three


def test_an_item_is_taken_off(three: Path) -> None:
    assert ids(three.without(three.items[1])) == ["velat", "valmennus"]


@given(st.text(max_size=60))
def test_any_text_at_all_is_a_path(kouvola: Edition, text: str) -> None:
    path = kouvola.codes.read(text)
    assert kouvola.codes.read(path.text) == Path(path.items)


def test_a_service_stands_on_the_step_that_the_path_names(
    pikkula_edition: Edition, coded: Codes
) -> None:
    catalog, of = pikkula_edition.catalog, pikkula_edition.graph
    subsidy, hiring = catalog.service["palkkatuki"], catalog.step["palkkaan"]
    alone = Path((coded.of(subsidy),))
    assert [step.id for step in next_steps.places(of, alone, FIRST_DAY)] == ["aloitan"]
    named = alone.with_(coded.of(hiring))
    assert [step.id for step in next_steps.places(of, named, FIRST_DAY)] == ["palkkaan", "palkkaan"]


@pytest.mark.parametrize(
    ("on", "place"),
    [
        (BEFORE_KAIKU, "velat"),  # where it will stand, on the same stairs
        (LAST_DAY_OF_KAIKU, "velat"),  # the path names it
        (DAY_AFTER_KAIKU, "palkkaan"),  # all that is left
        (date(2027, 1, 1), "velat"),  # nothing is left: the path names it
    ],
)
def test_a_service_stands_where_it_is_on_the_day_even_if_the_path_names_where_it_was(
    on: date, place: str
) -> None:
    projects = (
        f"{world.PROJECTS}ennen;Ennen;saatio;2020-01-01;2020-12-31;;;;\n"
        "jatko;Jatko;saatio;2026-07-01;2026-12-31;;;;\n"
    )
    rows = (
        world.OFFERS + "kaikukurssi;aloitan;saatio;ennen;pikkula;;;;\n"
        "kaikukurssi;palkkaan;saatio;jatko;pikkula;;;;\n"
    )
    catalog = reading.read(pikkula(projects_csv=projects, offers_csv=rows))
    coded = codes(catalog)
    named = "aloitan" if on == BEFORE_KAIKU else "velat"
    path = Path((coded.of(catalog.step[named]), coded.of(catalog.service["kaikukurssi"])))
    assert [step.id for step in next_steps.places(graph.build(catalog), path, on)] == [named, place]


def test_what_usually_comes_next_is_suggested_until_it_is_on_the_path(
    pikkula_edition: Edition, coded: Codes
) -> None:
    catalog, of = pikkula_edition.catalog, pikkula_edition.graph
    start, debts = catalog.step["aloitan"], catalog.step["velat"]
    path = Path((coded.of(start),))
    (one,) = next_steps.suggestions(of, catalog, start, path, FIRST_DAY)
    assert (one.step, one.after, one.crosses, one.rises) == (debts, start, False, 1)
    assert [s.service.id for s in one.standings] == ["velkaneuvonta", "kaikukurssi"]
    assert next_steps.suggestions(of, catalog, start, path.with_(coded.of(debts)), FIRST_DAY) == ()


def test_the_way_to_the_top_ends_there(kouvola: Edition) -> None:
    for area in kouvola.catalog.areas:
        for step in area.steps[:-1]:
            climb = next_steps.to_the_top(kouvola.graph, kouvola.catalog, step)
            if climb:
                assert (climb[0], climb[-1]) == (step, area.steps[-1])
                for below, above in itertools.pairwise(climb):
                    assert above in graph.next_steps(kouvola.graph, below.id)
                    assert area.steps.index(above) > area.steps.index(below)


def test_suggestions_lead_up_and_never_below_what_the_path_has(kouvola: Edition) -> None:
    catalog, of = kouvola.catalog, kouvola.graph
    heights = {s.id: height for area in catalog.areas for height, s in enumerate(area.steps)}
    for step in catalog.steps:
        path = Path((kouvola.codes.of(step),))
        for one in next_steps.suggestions(of, catalog, step, path, FIRST_DAY):
            assert one.crosses or heights[one.step.id] > heights[step.id]


def test_where_stairs_meet_nobody_is_led_below_where_she_stood(kouvola: Edition) -> None:
    catalog, of = kouvola.catalog, kouvola.graph
    start, below = (
        catalog.step["haluan-paivittaa-osaamistani"],
        catalog.step["haen-toita-itsenaisesti"],
    )
    alone = Path((kouvola.codes.of(start),))
    stood = Path((kouvola.codes.of(catalog.area[below.area].steps[-1]), *alone.items))
    told = [
        [one.step for one in next_steps.suggestions(of, catalog, start, path, FIRST_DAY)]
        for path in (alone, stood)
    ]
    assert (below in told[0], below in told[1]) == (True, False)


def test_who_is_ill_is_not_led_through_pensions_because_that_is_short(kouvola: Edition) -> None:
    steps = kouvola.catalog.area["tyokyky"].steps
    pensions = kouvola.catalog.step["muu-etuus"]
    for step in steps[: steps.index(pensions)]:
        climb = next_steps.to_the_top(kouvola.graph, kouvola.catalog, step)
        assert climb[-1] == steps[-1]
        assert pensions not in climb


def test_from_the_top_no_way_leads_up(kouvola: Edition) -> None:
    top = kouvola.catalog.areas[0].steps[-1]
    assert next_steps.to_the_top(kouvola.graph, kouvola.catalog, top) == ()


def test_instead_of_what_ended_stands_what_is_there_and_not_yet_on_the_path(
    pikkula_edition: Edition, coded: Codes
) -> None:
    catalog, of = pikkula_edition.catalog, pikkula_edition.graph
    course = coded.of(catalog.service["kaikukurssi"])
    alone = Path((course,))
    instead = next_steps.instead(of, course, alone, DAY_AFTER_KAIKU)
    assert [standing.service.id for standing in instead] == ["velkaneuvonta"]
    advised = alone.with_(coded.of(catalog.service["velkaneuvonta"]))
    assert next_steps.instead(of, course, advised, DAY_AFTER_KAIKU) == ()


@pytest.mark.parametrize("typed", ["{0} {1}", "{0}{1}", "{0},{1}.", "({0}-{1})", "{0}--{1}-"])
def test_an_address_is_read_whatever_was_typed_between_its_codes(
    pikkula_edition: Edition, typed: str
) -> None:
    items = [pikkula_edition.codes.of(step) for step in pikkula_edition.catalog.steps[:2]]
    read = pikkula_edition.codes.read(typed.format(*(item.code.upper() for item in items)))
    assert (read.items, read.unknown) == (tuple(items), ())
