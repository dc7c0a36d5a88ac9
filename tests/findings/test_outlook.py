"""What the days to come take from Pikkula: horizons, steps that suffer, two days compared."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from navigator import reading
from navigator.catalog import graph
from navigator.catalog.graph import Graph
from navigator.catalog.whole import Catalog
from navigator.findings import coverage_matrix, outlook
from navigator.findings.all_findings import findings
from navigator.findings.coverage_matrix import Cell
from navigator.findings.day_comparison import Comparison, comparison
from navigator.findings.outlook import Horizon, Outlook
from tests import world
from tests.world import DAY_AFTER_KAIKU, FIRST_DAY, LAST_DAY_OF_KAIKU, pikkula

A_MONTH_BEFORE = LAST_DAY_OF_KAIKU - timedelta(30)
NEXT = f"{world.PROJECTS}jatko;Jatko;saatio;2026-08-01;;;;;\n"


@pytest.fixture(scope="module")
def town() -> Catalog:
    return reading.read(pikkula())


@pytest.fixture(scope="module")
def stairs(town: Catalog) -> Graph:
    return graph.build(town)


@pytest.fixture(scope="module")
def with_next() -> Catalog:
    """Pikkula with a second project, which begins a month after Kaiku has ended."""
    rows = world.OFFERS + "velkaneuvonta;lopetan;saatio;jatko;pikkula;;;;\n"
    return reading.read(pikkula(projects_csv=NEXT, offers_csv=rows))


def horizons(town: Catalog, stairs: Graph, on: date) -> dict[int, Horizon]:
    return {one.days: one for one in outlook.horizons(town, stairs, on)}


def suffering(town: Catalog, stairs: Graph, on: date) -> dict[str, Outlook]:
    return {one.step.id: one for one in outlook.suffering(town, stairs, on)}


def compared(catalog: Catalog, on: date, then: date) -> Comparison:
    return comparison(catalog, graph.build(catalog), on, then)


def test_a_horizon_counts_what_ends_on_its_last_day(town: Catalog, stairs: Graph) -> None:
    month = horizons(town, stairs, A_MONTH_BEFORE)[30]
    assert month.until == LAST_DAY_OF_KAIKU
    assert (month.projects, month.services, month.steps) == (1, 2, 2)
    assert [step.id for step in month.emptied] == ["lopetan"]
    assert [(s.id, a.id) for s, a in month.without] == [
        ("aloitan", "under-30"),
        ("velat", "under-30"),
    ]


def test_a_horizon_that_is_a_day_too_near_counts_nothing(town: Catalog, stairs: Graph) -> None:
    month = horizons(town, stairs, A_MONTH_BEFORE - timedelta(1))[30]
    assert (month.projects, month.services, month.emptied, month.without) == (0, 0, (), ())


def test_a_step_that_something_comes_to_in_time_is_not_emptied(with_next: Catalog) -> None:
    stairs = graph.build(with_next)
    far = horizons(with_next, stairs, A_MONTH_BEFORE)
    assert [step.id for step in far[30].emptied] == ["lopetan"]
    assert far[90].emptied == ()


def test_a_project_that_only_starts_later_takes_nothing_from_what_stands_now() -> None:
    coming = world.PROJECTS.replace("2025-01-01", "2026-02-01")
    catalog = reading.read(pikkula(projects_csv=coming))
    stairs = graph.build(catalog)
    for one in horizons(catalog, stairs, FIRST_DAY).values():
        assert (one.projects, one.services, one.emptied, one.without) == (0, 0, (), ())
    assert list(suffering(catalog, stairs, FIRST_DAY)) == ["lopetan"], "it has nothing yet"


def test_a_group_for_whom_something_comes_back_or_is_common_is_counted_by_its_own_offers() -> None:
    back = f"{world.PROJECTS}jatko;Jatko;saatio;2026-09-01;;;;;\n"
    rows = [
        "kaikukurssi;velat;saatio;jatko;pikkula;under-30;;;\n",
        "valmennus;tyonhaku;tyollisyys;;pikkula;under-30;;;\n",
    ]
    catalog = reading.read(pikkula(projects_csv=back, offers_csv=world.OFFERS + "".join(rows)))
    month = horizons(catalog, graph.build(catalog), A_MONTH_BEFORE)[30]
    assert [(step.id, group.id) for step, group in month.without] == [("aloitan", "under-30")]
    after = findings(catalog, graph.build(catalog), DAY_AFTER_KAIKU)
    gone = [one.id for one in after if one.kind == "audience-gone"]
    assert gone == ["audience-gone/aloitan/under-30"]


def test_the_worst_step_comes_first(town: Catalog, stairs: Graph) -> None:
    assert list(suffering(town, stairs, FIRST_DAY)) == ["lopetan", "velat"]
    after = suffering(town, stairs, DAY_AFTER_KAIKU)
    assert list(after) == ["lopetan", "velat"]
    assert (after["lopetan"].now, after["lopetan"].ended) == (0, 1)


def test_a_step_says_what_it_has_loses_and_keeps(town: Catalog, stairs: Graph) -> None:
    velat = suffering(town, stairs, A_MONTH_BEFORE)["velat"]
    assert (velat.now, velat.ended, velat.losing, velat.left) == (2, 0, (1, 1, 1), 1)


def test_a_step_that_keeps_all_it_has_does_not_suffer(town: Catalog, stairs: Graph) -> None:
    assert "aloitan" not in suffering(town, stairs, FIRST_DAY)


@pytest.fixture(scope="module")
def common_too() -> Catalog:
    """Pikkula, with the course that ends on a step common to the whole staircase, too."""
    rows = world.OFFERS + "kaikukurssi;yritys;tyollisyys;;pikkula;;;;\n"
    return reading.read(pikkula(offers_csv=rows))


def test_a_step_on_which_only_something_common_is_left_has_nothing_of_its_own(
    common_too: Catalog,
) -> None:
    stairs = graph.build(common_too)
    assert [s.id for s in horizons(common_too, stairs, A_MONTH_BEFORE)[30].emptied] == ["lopetan"]
    lopetan = suffering(common_too, stairs, A_MONTH_BEFORE)["lopetan"]
    assert (lopetan.now, lopetan.losing, lopetan.left, lopetan.providers) == (1, (1, 1, 1), 0, 1)
    after = suffering(common_too, stairs, DAY_AFTER_KAIKU)["lopetan"]
    assert (after.now, after.ended) == (0, 1)


def test_two_days_compared_tell_of_own_services_alone(common_too: Catalog) -> None:
    found = compared(common_too, FIRST_DAY, DAY_AFTER_KAIKU)
    assert [loss.step.id for loss in found.emptied] == ["lopetan"]
    back = compared(common_too, DAY_AFTER_KAIKU, FIRST_DAY)
    assert [gain.step.id for gain in back.come] == ["velat", "lopetan"]


def test_two_days_compared_show_what_falls_away(town: Catalog) -> None:
    found = compared(town, FIRST_DAY, DAY_AFTER_KAIKU)
    assert [(loss.step.id, loss.left) for loss in found.gone] == [("velat", 1), ("lopetan", 0)]
    assert [loss.step.id for loss in found.emptied] == ["lopetan"]
    assert [project.id for project in found.stop] == ["kaiku"]
    assert [drop.day for drop in found.drops] == [LAST_DAY_OF_KAIKU]
    assert found.come == ()


def test_a_project_that_still_runs_on_the_other_day_has_not_stopped(town: Catalog) -> None:
    found = compared(town, FIRST_DAY, LAST_DAY_OF_KAIKU)
    assert (found.gone, found.stop, found.drops) == ((), (), ())


def test_two_days_compared_backwards_show_what_comes(town: Catalog) -> None:
    found = compared(town, DAY_AFTER_KAIKU, FIRST_DAY)
    assert [gain.step.id for gain in found.come] == ["velat", "lopetan"]
    assert [project.id for project in found.start] == ["kaiku"]


def test_a_step_that_loses_one_service_and_gets_another_is_not_emptied(
    with_next: Catalog,
) -> None:
    found = compared(with_next, FIRST_DAY, date(2026, 9, 1))
    assert [gain.step.id for gain in found.come] == ["lopetan"]
    assert found.emptied == ()


def test_the_matrix_counts_services_of_each_kind_of_provider(town: Catalog, stairs: Graph) -> None:
    laid = coverage_matrix.matrix(town, stairs, FIRST_DAY, DAY_AFTER_KAIKU)
    assert laid.kinds == ("municipality", "association")
    rows = {row.step.id: row for _, rows in laid.areas for row in rows}
    assert rows["aloitan"].cells == (Cell(2, 2), Cell(1, 0))
    assert rows["aloitan"].total == Cell(2, 2)
    assert rows["lopetan"].cells == (Cell(0, 0), Cell(1, 0))


@pytest.mark.parametrize(("services", "shade"), [(0, 0), (1, 1), (2, 2), (4, 3), (7, 4), (99, 4)])
def test_a_cell_is_the_darker_the_more_there_is(services: int, shade: int) -> None:
    assert Cell(services, 0).shade == shade
