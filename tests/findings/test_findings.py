"""What is found in Pikkula: holes, endings, too much, what is out of date; and what is not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

import pytest

from navigator import reading
from navigator.catalog import graph
from navigator.catalog.whole import Catalog
from navigator.editions.edition import Edition
from navigator.findings.all_findings import findings, in_area, listed, narrowed, plain, tally
from navigator.findings.finding import GROUPS, KINDS, Finding
from navigator.findings.kind_names import GROUP_NAMES, KIND_NAMES, PROVIDER_KINDS, method
from navigator.findings.sentences import SAYINGS, said, subject
from navigator.links.link import Check
from navigator.reading.records import ProviderKind
from navigator.voices.localisation import Speech, speeches
from navigator.voices.text import LANGUAGES, VOICES, Voice
from tests import ROOT, world
from tests.two_languages import pikkula_in
from tests.world import DAY_AFTER_KAIKU, FIRST_DAY, LAST_DAY_OF_KAIKU, pikkula

TOO_SOON = date(2025, 9, 1)  # everything has just been checked, and nothing ends for long


@pytest.fixture(scope="module")
def english() -> Speech:
    return speeches(ROOT / "translations")[Voice("en")]


def found(on: date, checks: Iterable[Check] = (), **changes: str | bytes) -> list[Finding]:
    catalog = reading.read(pikkula(**changes))
    return list(findings(catalog, graph.build(catalog), on, checks))


def ids(on: date, kind: str = "", **changes: str | bytes) -> list[str]:
    return [finding.id for finding in narrowed(found(on, **changes), kind)]


def one(on: date, id_: str, **changes: str | bytes) -> Finding:
    (finding,) = (finding for finding in found(on, **changes) if finding.id == id_)
    return finding


def offers(*rows: str) -> str:
    """The offers of Pikkula and some more, of the form service;step;provider;project;audience."""
    cells = (row.split(";") for row in rows)
    more = (f"{s};{step};{p};{project};pikkula;{a};;;\n" for s, step, p, project, a in cells)
    return world.OFFERS + "".join(more)


def thresholds(**values: str) -> str:
    return world.NEEDS + "findings:\n" + "".join(f"  {k}: {v}\n" for k, v in values.items())


# Missing


def test_a_step_whose_services_have_all_ended_has_nothing() -> None:
    empty = one(DAY_AFTER_KAIKU, "empty-step/lopetan")
    assert empty.figures == {"ended": 1}
    assert ids(LAST_DAY_OF_KAIKU, "empty-step") == []


def test_common_services_do_not_fill_a_step() -> None:
    catalog = reading.read(pikkula())
    standing = graph.on_step(graph.build(catalog), "lopetan", DAY_AFTER_KAIKU)
    assert [s.service.id for s in standing] == ["neuvonta"]
    assert ids(DAY_AFTER_KAIKU, "empty-step") == ["empty-step/lopetan"]


def test_an_empty_step_is_told_once_and_not_in_other_ways_as_well() -> None:
    there = in_area(found(DAY_AFTER_KAIKU), "yritys", reading.read(pikkula()))
    holes = (f for f in there if f.group != "unwritten")
    about = [f.kind for f in holes if f.step and f.step.id == "lopetan"]
    assert about == ["empty-step", "service-ended"]


def test_a_step_that_is_only_for_some_leaves_others_without() -> None:
    row = "velkaneuvonta;velat;saatio;;pikkula;"
    rows = world.OFFERS.replace(row, f"{row}under-30")
    closed = one(FIRST_DAY, "closed-step/velat", offers_csv=rows)
    assert [audience.id for audience in closed.audiences] == ["under-30"]
    assert ids(FIRST_DAY, "closed-step") == []


def test_a_step_stands_through_projects_only_until_the_last_of_them_ends() -> None:
    only = one(FIRST_DAY, "projects-only/lopetan")
    assert (only.day, only.figures) == (LAST_DAY_OF_KAIKU, {"projects": 1, "offers": 1})


def test_a_project_without_an_end_has_no_last_day() -> None:
    projects = world.PROJECTS.replace("2026-06-30", "")
    assert one(FIRST_DAY, "projects-only/lopetan", projects_csv=projects).day is None


def test_what_is_meant_for_a_group_may_stand_through_projects_only() -> None:
    assert ids(FIRST_DAY, "projects-only") == [
        "projects-only/aloitan/under-30",
        "projects-only/velat/under-30",
        "projects-only/lopetan",
    ]


def test_a_group_is_left_without_when_what_was_meant_for_it_has_ended() -> None:
    assert ids(LAST_DAY_OF_KAIKU, "audience-gone") == []
    gone = one(DAY_AFTER_KAIKU, "audience-gone/velat/under-30")
    assert (gone.day, gone.figures) == (LAST_DAY_OF_KAIKU, {"ended": 1})


def test_what_comes_back_later_has_not_ended_and_leaves_no_group_without() -> None:
    projects = f"{world.PROJECTS}jatko;Jatko;saatio;2026-09-01;;;;;\n"
    rows = offers("kaikukurssi;velat;saatio;jatko;under-30")
    told = ids(DAY_AFTER_KAIKU, projects_csv=projects, offers_csv=rows)
    assert "service-ended/velat/kaikukurssi" not in told
    assert "audience-gone/velat/under-30" not in told
    assert "service-ended/lopetan/kaikukurssi" in told


def test_a_group_that_has_something_else_on_the_step_is_not_left_without() -> None:
    rows = offers("velkaneuvonta;velat;tyollisyys;;under-30")
    assert ids(DAY_AFTER_KAIKU, "audience-gone", offers_csv=rows) == [
        "audience-gone/aloitan/under-30"
    ]


def test_a_step_hangs_on_one_provider() -> None:
    few = one(FIRST_DAY, "few-providers/velat")
    assert [provider.id for provider in few.providers] == ["saatio"]
    assert "few-providers/aloitan" not in ids(FIRST_DAY)


def test_how_few_providers_are_few_is_a_threshold_of_the_data() -> None:
    needs = thresholds(few_providers="2")
    assert "few-providers/aloitan" in ids(FIRST_DAY, needs_yaml=needs)


def test_every_step_of_pikkula_can_be_reached() -> None:
    assert ids(FIRST_DAY, "unreached-step") == []


def test_a_step_that_no_other_leads_to_is_out_of_reach_unless_it_is_the_bottom() -> None:
    needs = world.NEEDS.replace("        next: [velat]\n", "")
    assert ids(FIRST_DAY, "unreached-step", needs_yaml=needs) == ["unreached-step/velat"]


def test_steps_that_lead_only_to_each_other_are_out_of_reach() -> None:
    needs = re.sub(r" +next: .*\n", "", world.NEEDS)
    for title, target in (("apua raha-asioihin", "lopetan"), ("Lopetan yritykseni", "velat")):
        needs = re.sub(rf"( +title: .*{title}.*\n)", rf"\g<1>        next: [{target}]\n", needs)
    assert [step.next for step in reading.read(pikkula(needs_yaml=needs)).steps] == [
        (), ("lopetan",), (), ("velat",),
    ]  # fmt: skip
    assert ids(FIRST_DAY, "unreached-step", needs_yaml=needs) == [
        "unreached-step/velat",
        "unreached-step/lopetan",
    ]


# Ending and ended


@pytest.mark.parametrize(("days", "within"), [(0, 30), (30, 30), (31, 90), (90, 90), (180, 180)])
def test_an_ending_falls_into_the_first_horizon_that_holds_it(days: int, within: int) -> None:
    ends = one(LAST_DAY_OF_KAIKU - timedelta(days), "project-ends/kaiku")
    assert (ends.figures["days"], ends.figures["within"]) == (days, within)


def test_what_ends_beyond_the_farthest_horizon_is_not_told() -> None:
    day_181 = LAST_DAY_OF_KAIKU - timedelta(181)
    assert ids(day_181, "ending") == []
    needs = thresholds(ending_days="[365, 30]")
    assert "project-ends/kaiku" in ids(day_181, needs_yaml=needs)


def test_a_step_that_loses_its_last_service_is_told_before_the_services() -> None:
    assert ids(FIRST_DAY, "ending") == [
        "step-ends/lopetan",
        "service-ends/velat/kaikukurssi",
        "service-ends/lopetan/kaikukurssi",
        "project-ends/kaiku",
    ]


def test_a_step_that_is_filled_on_the_next_day_does_not_end_empty() -> None:
    projects = f"{world.PROJECTS}jatko;Jatko;saatio;2026-07-01;;;;;\n"
    rows = offers("velkaneuvonta;lopetan;saatio;jatko;")
    told = ids(FIRST_DAY, "ending", projects_csv=projects, offers_csv=rows)
    assert "step-ends/lopetan" not in told
    assert "service-ends/lopetan/kaikukurssi" in told


def test_what_only_starts_later_does_not_end_yet() -> None:
    coming = world.PROJECTS.replace("2025-01-01", "2026-02-01")
    assert ids(FIRST_DAY, "ending", projects_csv=coming) == []
    assert "project-ends/kaiku" in ids(date(2026, 2, 1), projects_csv=coming)


def test_a_step_that_is_empty_for_a_while_ends_though_its_service_comes_back() -> None:
    projects = f"{world.PROJECTS}jatko;Jatko;saatio;2026-09-01;;;;;\n"
    rows = offers("kaikukurssi;lopetan;saatio;jatko;")
    told = ids(FIRST_DAY, "ending", projects_csv=projects, offers_csv=rows)
    assert "step-ends/lopetan" in told
    assert "service-ends/lopetan/kaikukurssi" not in told
    assert "service-ends/velat/kaikukurssi" in told


def test_a_service_that_lives_on_through_another_offer_does_not_end() -> None:
    assert "service-ends/aloitan/valmennus" not in ids(FIRST_DAY)
    assert one(FIRST_DAY, "project-ends/kaiku").figures["lost"] == 2


def test_what_has_ended_says_what_it_took_and_what_is_left() -> None:
    gone = one(DAY_AFTER_KAIKU, "service-ended/velat/kaikukurssi")
    assert (gone.day, gone.figures) == (LAST_DAY_OF_KAIKU, {"days": 1, "left": 1})
    project = one(DAY_AFTER_KAIKU, "project-ended/kaiku")
    assert project.figures == {"days": 1, "lost": 2, "services": 2, "steps": 3}
    assert ids(DAY_AFTER_KAIKU, "ending") == []


def test_a_service_that_is_only_common_from_then_on_ends_on_the_step_like_any_other() -> None:
    rows = offers("kaikukurssi;yritys;tyollisyys;;")
    assert ids(LAST_DAY_OF_KAIKU, "ending", offers_csv=rows)[:3] == [
        "step-ends/lopetan",
        "service-ends/velat/kaikukurssi",
        "service-ends/lopetan/kaikukurssi",
    ]
    after = ids(DAY_AFTER_KAIKU, offers_csv=rows)
    assert {"empty-step/lopetan", "service-ended/lopetan/kaikukurssi"} <= {*after}


# Too much


def test_one_service_from_many_on_a_step_is_told_from_the_threshold_on() -> None:
    many = one(
        FIRST_DAY,
        "many-providers/aloitan/valmennus",
        needs_yaml=thresholds(many_providers="2"),
    )
    assert [provider.id for provider in many.providers] == ["tyollisyys", "saatio"]
    assert ids(FIRST_DAY, "many-providers", needs_yaml=thresholds(many_providers="3")) == []


def test_who_gives_a_service_to_the_whole_staircase_is_not_one_of_many_on_a_step() -> None:
    rows = offers("kaikukurssi;yritys;tyollisyys;;")
    needs = thresholds(many_providers="2")
    told = ids(FIRST_DAY, "many-providers", needs_yaml=needs, offers_csv=rows)
    assert "many-providers/lopetan/kaikukurssi" not in told


def test_many_services_of_one_kind_are_compared_with_the_steps_that_have_any() -> None:
    rows = offers("neuvonta;aloitan;tyollisyys;;", "velkaneuvonta;aloitan;tyollisyys;;")
    needs = thresholds(many_of_kind="4", times_median="2")
    # Of the town: four services on the first step, one on another; the median is two and a half.
    assert ids(FIRST_DAY, "many-of-kind", needs_yaml=needs, offers_csv=rows) == []
    needs = thresholds(many_of_kind="4", times_median="1")
    (many,) = narrowed(found(FIRST_DAY, needs_yaml=needs, offers_csv=rows), "many-of-kind")
    assert many.id == "many-of-kind/aloitan/municipality"
    assert many.figures == {"services": 4, "median": 2.5}


# Out of date


@pytest.mark.parametrize(
    ("on", "over"),
    [(date(2026, 2, 21), None), (date(2026, 2, 22), 6), (date(2026, 8, 22), 12)],
)
def test_a_service_is_stale_from_the_full_month_on(on: date, over: int | None) -> None:
    stale = {f.id: f.figures["over"] for f in narrowed(found(on), "stale-service")}
    assert stale.get("stale-service/palkkatuki") == over


def test_links_that_were_silent_are_told_if_they_are_still_in_the_data() -> None:
    checks = [
        Check("https://www.pikkula.fi", FIRST_DAY, "404", FIRST_DAY - timedelta(1)),
        Check("https://www.elsewhere.fi", FIRST_DAY, "404", FIRST_DAY - timedelta(1)),
    ]
    (silent,) = narrowed(found(FIRST_DAY, checks), "silent-link")
    assert silent.id == "silent-link/https://www.pikkula.fi"
    assert silent.figures == {"places": 2}
    assert silent.service
    assert silent.service.id == "palkkatuki"


@pytest.mark.parametrize(
    ("status", "silent"),
    [("200", False), ("403", False), ("429", False), ("404", True), ("410", True), ("503", True),
     ("timeout", True), ("no-host", True)],
)  # fmt: skip
def test_a_server_that_refuses_programs_answers(status: str, silent: bool) -> None:  # noqa: FBT001
    assert Check("https://www.pikkula.fi", FIRST_DAY, status).failed is silent


# Still to be written


def test_a_description_is_to_be_written_in_all_six_voices() -> None:
    assert ids(TOO_SOON, "unwritten-service") == ["unwritten-service/velkaneuvonta"]
    lacking = one(TOO_SOON, "unwritten-service/velkaneuvonta").lacking
    assert lacking == (("description", tuple(Voice(lang, plain=True) for lang in LANGUAGES)),)
    written = world.SERVICES.replace("Advice about debts.;;;;", "Advice about debts.;A;B;C;")
    assert ids(TOO_SOON, "unwritten-service", services_csv=written) == []


def test_stairs_and_steps_are_told_with_each_of_their_texts() -> None:
    stairs = one(TOO_SOON, "unwritten-step/tyonhaku")
    assert [name for name, _ in stairs.lacking] == ["description"], "its title is whole"
    assert [name for name, _ in one(TOO_SOON, "unwritten-step/velat").lacking] == [
        "title",
        "description",
    ]
    assert "unwritten-step/aloitan" not in ids(TOO_SOON)
    assert stairs in in_area(found(TOO_SOON), "tyonhaku", reading.read(pikkula()))
    assert stairs not in in_area(found(TOO_SOON), "yritys", reading.read(pikkula()))


def test_a_note_is_missed_in_a_language_as_soon_as_it_stands_in_another() -> None:
    assert ids(TOO_SOON, "unwritten-note") == [], "neither where it stands in all nor in none"
    offers_csv = (
        world.OFFERS.replace("rahoitus;finansiering;funding", "rahoitus;;")
        .replace("aloitan;tyollisyys;;pikkula;;;;", "aloitan;tyollisyys;;pikkula;;A;B;")
        .replace("yritys;tyollisyys;;pikkula;;;;", "yritys;tyollisyys;;pikkula;;;;C")
    )
    projects_csv = world.PROJECTS.replace("2026-06-30;;;;", "2026-06-30;;Till juni.;;")
    changed = {"offers_csv": offers_csv, "projects_csv": projects_csv}
    missed = {
        f.id: [str(voice) for _, voices in f.lacking for voice in voices]
        for f in narrowed(found(TOO_SOON, **changed), "unwritten-note")
    }
    assert missed == {
        "unwritten-note/aloitan/valmennus": ["en"],
        "unwritten-note/aloitan/palkkatuki": ["en"],
        "unwritten-note/palkkaan/palkkatuki": ["sv", "en"],
        "unwritten-note/yritys/neuvonta": ["fi", "sv"],
        "unwritten-note/kaiku": ["fi", "en"],
    }


def test_a_text_is_not_missed_in_a_language_that_no_region_has_chosen() -> None:
    catalog = reading.read(pikkula_in("fi", "sv"))
    there = findings(catalog, graph.build(catalog), TOO_SOON)
    lacking = {one.id: dict(one.lacking) for one in narrowed(there, "unwritten")}
    plain = (Voice("fi", plain=True), Voice("sv", plain=True))
    assert lacking["unwritten-service/velkaneuvonta"] == {"description": plain}
    voices = {
        voice.language for texts in lacking.values() for some in texts.values() for voice in some
    }
    assert voices == {"fi", "sv"}
    assert not [id_ for id_ in lacking if id_.startswith("unwritten-note")]


def test_the_shipped_map_has_no_text_still_to_be_written(kouvola: Edition) -> None:
    told = findings(kouvola.catalog, kouvola.graph, FIRST_DAY)
    waiting = {"no-way-in", "unknown-intake"}  # of getting in much is still to be asked
    assert [one for one in narrowed(told, "unwritten") if one.kind not in waiting] == []


# All together


def test_a_finding_has_the_same_id_on_every_day_on_which_it_is_found() -> None:
    later = DAY_AFTER_KAIKU + timedelta(100)
    assert set(ids(DAY_AFTER_KAIKU, "missing")) == set(ids(later, "missing"))
    assert len(ids(later)) == len(set(ids(later)))


def test_findings_stand_in_the_order_of_their_kinds() -> None:
    order = list(KINDS)
    kinds = [order.index(finding.kind) for finding in found(DAY_AFTER_KAIKU)]
    assert kinds == sorted(kinds)


def test_findings_are_narrowed_by_kind_or_group_and_by_area() -> None:
    everything = found(DAY_AFTER_KAIKU)
    assert {f.group for f in narrowed(everything, "missing")} == {"missing"}
    assert list(narrowed(everything, "")) == everything
    assert narrowed(everything, "nothing-of-the-kind") == ()
    counted = tally(everything)
    assert sum(counted.values()) == len(everything)
    assert list(counted) == list(KINDS)


def test_a_finding_is_of_the_areas_where_what_it_is_about_stands() -> None:
    catalog, late = reading.read(pikkula()), date(2027, 1, 1)
    everything = found(late, [Check("https://www.pikkula.fi", late, "404", late - timedelta(1))])
    here = {
        area: {f.id for f in in_area(everything, area, catalog)} for area in ("tyonhaku", "yritys")
    }
    assert {f.step.area for f in in_area(everything, "yritys", catalog) if f.step} == {"yritys"}
    assert here["tyonhaku"] & here["yritys"] >= {
        "project-ended/kaiku",
        "stale-service/palkkatuki",
        "silent-link/https://www.pikkula.fi",
    }
    assert "stale-service/neuvonta" in here["yritys"] - here["tyonhaku"]
    assert list(in_area(everything, "", catalog)) == everything


def test_a_flag_can_rest_on_what_is_about_a_step() -> None:
    kinds = {
        f.id: f.flag for f in found(DAY_AFTER_KAIKU, needs_yaml=thresholds(many_providers="1"))
    }
    assert kinds["empty-step/lopetan"] == "missing"
    assert kinds["many-providers/velat/velkaneuvonta"] == "oversupplied"
    assert kinds["project-ended/kaiku"] is None
    assert kinds["stale-service/palkkatuki"] is None


def test_every_kind_has_a_name_a_method_and_words(english: Speech, catalog: Catalog) -> None:
    assert KIND_NAMES.keys() == SAYINGS.keys() == KINDS.keys()
    assert GROUP_NAMES.keys() == set(GROUPS)
    assert PROVIDER_KINDS.keys() == set(ProviderKind.__args__)  # type: ignore[attr-defined]
    for kind in KINDS:
        assert "%(" not in method(kind, catalog.thresholds, english)


def test_the_method_of_a_kind_names_the_value_of_its_threshold(english: Speech) -> None:
    catalog = reading.read(pikkula(needs_yaml=thresholds(many_providers="17")))
    assert "17 providers" in method("many-providers", catalog.thresholds, english)


def test_the_method_of_silent_links_is_the_rule_by_which_they_are_found(
    english: Speech, catalog: Catalog
) -> None:
    link = "https://www.pikkula.fi"
    assert not Check(link, FIRST_DAY, "404", FIRST_DAY).silent
    assert Check(link, FIRST_DAY, "404", FIRST_DAY - timedelta(1)).silent
    assert "on two different days" in method("silent-link", catalog.thresholds, english)


SENTENCES = {
    "empty-step/lopetan": "Nothing stands on this step: its 1 service has ended.",
    "audience-gone/velat/under-30": "What was meant for people under 30 ended on 30 June 2026.",
    "few-providers/velat": "Everything here comes from 1 provider: Pikkula Foundation.",
    "service-ended/velat/kaikukurssi": ("Ended on 30 June 2026. 1 service is left on the step."),
    "project-ended/kaiku": "Ended on 30 June 2026. It took 2 services from their steps.",
    "stale-service/neuvonta": "Last checked on 22 August 2025, 10 months ago.",
    "unwritten-service/velkaneuvonta": "The description is missing in easy language.",
    "unwritten-step/velat": (
        "The title is missing in easy language. The description is missing in easy language."
    ),
}
SENTENCES_BEFORE = {
    "projects-only/lopetan": (
        "Everything here comes through projects only. The last of it ends on 30 June 2026."
    ),
    "projects-only/velat/under-30": (
        "What is meant for people under 30 comes through projects only. "
        "The last of it ends on 30 June 2026."
    ),
    "step-ends/lopetan": "Ends today, 30 June 2026. After that nothing is left here.",
    "service-ends/lopetan/kaikukurssi": "Ends today, 30 June 2026. Nothing is left on the step.",
    "project-ends/kaiku": "Ends today, 30 June 2026. It takes 2 services from their steps.",
}


@pytest.mark.parametrize(("id_", "words"), SENTENCES.items())
def test_a_finding_is_said_in_a_sentence(english: Speech, id_: str, words: str) -> None:
    assert said(one(DAY_AFTER_KAIKU, id_), english) == words


@pytest.mark.parametrize(("id_", "words"), SENTENCES_BEFORE.items())
def test_what_is_about_to_end_is_said_with_its_day(english: Speech, id_: str, words: str) -> None:
    assert said(one(LAST_DAY_OF_KAIKU, id_), english) == words


def test_a_project_whose_services_others_carry_on_takes_nothing_for_good(english: Speech) -> None:
    projects = f"{world.PROJECTS}jatko;Jatko;saatio;2026-09-01;;;;;\n"
    rows = offers("kaikukurssi;velat;saatio;jatko;", "kaikukurssi;lopetan;saatio;jatko;")
    for on, id_ in (
        (LAST_DAY_OF_KAIKU, "project-ends/kaiku"),
        (DAY_AFTER_KAIKU, "project-ended/kaiku"),
    ):
        told = said(one(on, id_, projects_csv=projects, offers_csv=rows), english)
        assert "Others give the same, now or later" in told


def test_why_a_link_was_silent_is_said_in_words_or_as_a_status(english: Speech) -> None:
    told = [
        said(one, english)
        for status in ("timeout", "404")
        for one in narrowed(
            found(
                FIRST_DAY,
                [Check("https://www.pikkula.fi", FIRST_DAY, status, FIRST_DAY - timedelta(1))],
            ),
            "silent-link",
        )
    ]
    assert told == [
        "Did not answer on 15 January 2026: it took too long.",
        "Did not answer on 15 January 2026: HTTP 404.",
    ]


def test_what_a_finding_is_about_is_named_by_its_parts(english: Speech) -> None:
    about = subject(one(FIRST_DAY, "service-ends/velat/kaikukurssi"), english)
    assert about == "I need help with money · Echo course"


def test_a_finding_as_plain_values_holds_ids_and_figures(english: Speech) -> None:
    row = plain(one(DAY_AFTER_KAIKU, "service-ended/velat/kaikukurssi"), "x")
    assert row["step"] == "velat"
    assert row["area"] == "tyonhaku"
    assert row["day"] == "2026-06-30"
    assert row["figures"] == {"days": 1, "left": 1}
    whole = listed(found(DAY_AFTER_KAIKU), DAY_AFTER_KAIKU, lambda one: said(one, english))
    assert whole["on"] == "2026-07-01"
    assert whole["tally"]["empty-step"] == 1


def test_the_map_of_kouvola_has_ten_ended_projects_in_the_autumn_of_2026(kouvola: Edition) -> None:
    there = kouvola.within(kouvola.localities["kouvola"])
    everything = findings(there.catalog, there.graph, date(2026, 11, 22))
    counted = tally(everything)
    assert counted["project-ended"] == 10
    assert counted["empty-step"] == 0
    steps = {f.step.id for f in narrowed(everything, "service-ended") if f.step}
    assert len(steps) == 6


def test_there_is_nothing_to_find_where_all_is_well() -> None:
    assert ids(TOO_SOON, "stale") == []
    assert ids(TOO_SOON, "ended") == []
    assert ids(TOO_SOON, "ending") == []


def test_what_the_site_and_its_areas_say_of_themselves_is_missed_as_soon_as_it_is_begun() -> None:
    site = "site:\n  name: {fi: Portaat, sv: Trappan, en: Stairs}\n  about: {fi: Portaat.}\n"
    title = "    title: {fi: Pikkulan portaat, sv: Trappan i Lillby}\naudiences:"
    needs = site + world.NEEDS.replace("audiences:", title, 1)
    missed = {
        f.id: f.lacking for f in narrowed(found(TOO_SOON, needs_yaml=needs), "unwritten-region")
    }
    others = tuple(voice for voice in VOICES if voice != Voice("fi"))
    assert missed == {
        "unwritten-region/pikkula": (("name", (Voice("en"),)),),
        "unwritten-region": (("about", others),),
    }
    assert ids(TOO_SOON, "unwritten-region") == [], "what stands nowhere is not missed"
