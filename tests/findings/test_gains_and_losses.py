"""What falls away from Pikkula and what comes; and that all who count it count the same."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from navigator import reading
from navigator.catalog import graph
from navigator.catalog.graph import Standing
from navigator.catalog.whole import Catalog
from navigator.findings import outlook
from navigator.findings.all_findings import findings
from navigator.findings.finding import Finding
from navigator.findings.gains_and_losses import (
    DAY,
    Drop,
    Loss,
    comes,
    drops,
    empty_after,
    falls_away,
    losses,
)
from tests import world
from tests.world import DAY_AFTER_KAIKU, FIRST_DAY, LAST_DAY_OF_KAIKU, pikkula

AUTUMN = date(2026, 9, 1)
# Every service stands somewhere, on stairs that are not asked about.
ASIDE = [
    f"{service};palkkaan;tyollisyys;;pikkula;;;;\n"
    for service in ("valmennus", "palkkatuki", "velkaneuvonta", "kaikukurssi", "neuvonta")
]
AUTUMN_COURSE = "jatko;Jatko;saatio;2026-09-01;2026-12-31;;;;\n"


def town(projects: str = "", *rows: str) -> Catalog:
    """Pikkula with more projects and offers, these of the form service;step;provider;project."""
    offers = world.OFFERS + "".join(f"{row};pikkula;;;;\n" for row in rows)
    return reading.read(pikkula(projects_csv=world.PROJECTS + projects, offers_csv=offers))


def services(standings: Iterable[Standing]) -> list[str]:
    return [standing.service.id for standing in standings]


def told(lost: Iterable[Loss]) -> list[tuple[str, list[str], int]]:
    return [(loss.step.id, services(loss.gone), loss.left) for loss in lost]


def lost(catalog: Catalog, on: date, until: date) -> list[tuple[str, list[str], int]]:
    return told(losses(catalog, graph.build(catalog), on, until))


def dropped(catalog: Catalog, on: date, until: date) -> tuple[Drop, ...]:
    of = graph.build(catalog)
    return drops(catalog, of, losses(catalog, of, on, until), on, until)


def missing_then(catalog: Catalog, on: date, then: date) -> list[tuple[str, list[str], int]]:
    return told(falls_away(catalog, graph.build(catalog), on, then))


def test_when_kaiku_ends_its_course_leaves_the_steps_where_nothing_else_gives_it() -> None:
    both = [("velat", ["kaikukurssi"], 1), ("lopetan", ["kaikukurssi"], 0)]
    assert lost(town(), LAST_DAY_OF_KAIKU, LAST_DAY_OF_KAIKU) == both
    assert lost(town(), FIRST_DAY, DAY_AFTER_KAIKU) == both
    assert missing_then(town(), FIRST_DAY, DAY_AFTER_KAIKU) == both


def test_nothing_is_lost_before_its_last_day_and_nothing_twice() -> None:
    assert lost(town(), FIRST_DAY, LAST_DAY_OF_KAIKU - DAY) == []
    assert missing_then(town(), FIRST_DAY, LAST_DAY_OF_KAIKU) == []
    assert lost(town(), DAY_AFTER_KAIKU, AUTUMN) == []


def test_a_step_with_only_a_common_service_left_is_empty() -> None:
    catalog = town("", "kaikukurssi;yritys;tyollisyys;")
    of = graph.build(catalog)
    velat, lopetan = losses(catalog, of, LAST_DAY_OF_KAIKU, LAST_DAY_OF_KAIKU)
    assert not velat.empty
    assert lopetan.empty
    standings = graph.on_step(of, "lopetan", DAY_AFTER_KAIKU)
    assert services(standings) == ["kaikukurssi", "neuvonta"]


def test_a_second_own_service_that_ends_too_leaves_nothing_beside_a_common_one() -> None:
    catalog = town("", "kaikukurssi;yritys;tyollisyys;", "palkkatuki;lopetan;saatio;kaiku")
    of = graph.build(catalog)
    _, lopetan = falls_away(catalog, of, FIRST_DAY, DAY_AFTER_KAIKU)
    assert told([lopetan]) == [("lopetan", ["kaikukurssi", "palkkatuki"], 0)]


def test_what_a_later_project_takes_over_is_lost_only_with_that_one() -> None:
    catalog = town(
        AUTUMN_COURSE.replace("2026-09-01", "2026-07-01"), "kaikukurssi;velat;saatio;jatko"
    )
    assert lost(catalog, FIRST_DAY, DAY_AFTER_KAIKU) == [("lopetan", ["kaikukurssi"], 0)]
    first, second = dropped(catalog, FIRST_DAY, date(2026, 12, 31))
    assert [loss.step.id for loss in first.losses] == ["lopetan"]
    assert [project.id for project in second.projects] == ["jatko"]
    assert told(second.losses) == [("velat", ["kaikukurssi"], 1)]


def test_what_comes_back_is_not_lost_but_missing_on_a_day_between() -> None:
    catalog = town(AUTUMN_COURSE, "kaikukurssi;lopetan;saatio;jatko")
    assert lost(catalog, FIRST_DAY, AUTUMN) == [("velat", ["kaikukurssi"], 1)]
    between = missing_then(catalog, FIRST_DAY, DAY_AFTER_KAIKU)
    assert ("lopetan", ["kaikukurssi"], 0) in between
    assert missing_then(catalog, FIRST_DAY, AUTUMN) == [("velat", ["kaikukurssi"], 1)]


def test_what_has_not_begun_on_the_day_is_no_loss_of_it() -> None:
    catalog = town(AUTUMN_COURSE, "neuvonta;velat;saatio;jatko")
    end = date(2026, 12, 31)
    assert lost(catalog, DAY_AFTER_KAIKU, end) == []
    assert dropped(catalog, DAY_AFTER_KAIKU, end) == ()
    assert lost(catalog, AUTUMN, end) == [("velat", ["neuvonta"], 1)]


def test_what_comes_is_what_falls_away_backwards() -> None:
    catalog = town()
    of = graph.build(catalog)
    assert comes(catalog, of, FIRST_DAY, DAY_AFTER_KAIKU) == ()
    come = comes(catalog, of, DAY_AFTER_KAIKU, FIRST_DAY)
    assert [(gain.step.id, services(gain.come)) for gain in come] == [
        ("velat", ["kaikukurssi"]),
        ("lopetan", ["kaikukurssi"]),
    ]


def test_a_last_day_takes_its_projects_and_what_they_alone_gave() -> None:
    (drop,) = dropped(town(), LAST_DAY_OF_KAIKU, LAST_DAY_OF_KAIKU)
    assert (drop.day, [project.id for project in drop.projects]) == (LAST_DAY_OF_KAIKU, ["kaiku"])
    assert [loss.step.id for loss in drop.losses] == ["velat", "lopetan"]
    assert dropped(town(), FIRST_DAY, LAST_DAY_OF_KAIKU - DAY) == ()
    assert dropped(town(), DAY_AFTER_KAIKU, date(2100, 12, 31)) == ()


def test_projects_that_end_on_one_day_fall_together() -> None:
    (drop,) = dropped(town("toinen;Toinen;saatio;;2026-06-30;;;;\n"), FIRST_DAY, DAY_AFTER_KAIKU)
    assert [project.id for project in drop.projects] == ["kaiku", "toinen"]


def test_a_step_is_empty_after_the_first_last_day_that_leaves_it_nothing() -> None:
    catalog = town(AUTUMN_COURSE, "kaikukurssi;lopetan;saatio;jatko")
    of, step = graph.build(catalog), catalog.step["lopetan"]
    end = date(2026, 12, 31)
    assert empty_after(of, step, FIRST_DAY, end) == LAST_DAY_OF_KAIKU
    assert empty_after(of, step, DAY_AFTER_KAIKU, end) is None, "it has nothing then"
    assert empty_after(of, step, AUTUMN, end) == end
    assert empty_after(of, catalog.step["velat"], FIRST_DAY, end) is None


# Towns that nobody thought of


@st.composite
def towns(draw: st.DrawFn) -> Catalog:
    """Pikkula with other projects and offers, around FIRST_DAY."""
    days = st.integers(-60, 260)
    spans = draw(st.lists(st.tuples(days, days).map(sorted), min_size=1, max_size=4))
    projects = [
        f"p{n};P{n};saatio;{FIRST_DAY + timedelta(a)};{FIRST_DAY + timedelta(b)};;;;\n"
        for n, (a, b) in enumerate(spans)
    ]
    offer = st.tuples(
        st.sampled_from(["valmennus", "palkkatuki", "neuvonta"]),
        st.sampled_from(["aloitan", "velat", "tyonhaku"]),
        st.sampled_from(["", *(f"p{n}" for n in range(len(spans)))]),
        st.sampled_from(["", "under-30"]),
    )
    offers = draw(st.lists(offer, min_size=1, max_size=8, unique=True))
    rows = [f"{s};{step};saatio;{project};pikkula;{a};;;\n" for s, step, project, a in offers]
    return reading.read(
        pikkula(
            projects_csv=world.PROJECTS.splitlines(keepends=True)[0] + "".join(projects),
            offers_csv=world.OFFERS.splitlines(keepends=True)[0] + "".join(rows + ASIDE),
        )
    )


def of_kind(kind: str, catalog: Catalog, on: date) -> list[Finding]:
    return [one for one in findings(catalog, graph.build(catalog), on) if one.kind == kind]


@given(towns())
def test_findings_horizons_and_steps_that_suffer_count_the_same(catalog: Catalog) -> None:
    of = graph.build(catalog)
    ends = of_kind("service-ends", catalog, FIRST_DAY)
    stopping = of_kind("project-ends", catalog, FIRST_DAY)
    suffering = outlook.suffering(catalog, of, FIRST_DAY)
    for place, one in enumerate(outlook.horizons(catalog, of, FIRST_DAY)):
        assert one.services == sum(f.figures["within"] <= one.days for f in ends)
        assert one.services == sum(step.losing[place] for step in suffering)
        assert one.projects == sum(f.figures["within"] <= one.days for f in stopping)
    falls = dropped(catalog, FIRST_DAY, one.until)
    assert len(ends) == sum(len(loss.gone) for drop in falls for loss in drop.losses)
    assert {*one.emptied} <= {f.step for f in of_kind("step-ends", catalog, FIRST_DAY)}
    assert {*one.emptied} <= {step.step for step in suffering}


@given(towns())
def test_what_is_about_to_end_has_ended_on_the_day_after(catalog: Catalog) -> None:
    for kind, then in (("service-ends", "service-ended"), ("project-ends", "project-ended")):
        for one in of_kind(kind, catalog, FIRST_DAY):
            assert one.day
            after = of_kind(then, catalog, one.day + DAY)
            (same,) = (
                f
                for f in after
                if (f.step, f.service, f.project) == (one.step, one.service, one.project)
            )
            assert (same.day, same.figures.get("left")) == (one.day, one.figures.get("left"))
            assert same.figures.get("lost", 0) >= one.figures.get("lost", 0)
    for one in of_kind("step-ends", catalog, FIRST_DAY):
        assert one.day
        assert one.step in [f.step for f in of_kind("empty-step", catalog, one.day + DAY)]
