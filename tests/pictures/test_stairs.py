"""The pictures of the stairs: their facts, their geometry, their lettering."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from navigator import reading
from navigator.catalog import graph
from navigator.editions.edition import Edition
from navigator.pictures import stairs
from navigator.pictures.lettering import lines, width
from tests import world
from tests.conftest import Clock
from tests.lint import LintingClient
from tests.world import DAY_AFTER_KAIKU, FIRST_DAY, LAST_DAY_OF_KAIKU, pikkula


def facts(pikkula: Edition, area: str, on: date) -> list[tuple[str, int, int]]:
    found = stairs.facts(pikkula.graph, pikkula.catalog.area[area], on)
    return [(one.step.id, one.services, one.ending) for one in found]


def test_a_step_knows_how_much_stands_on_it_and_ends_soon(pikkula_edition: Edition) -> None:
    assert facts(pikkula_edition, "tyonhaku", FIRST_DAY) == [("aloitan", 2, 0), ("velat", 2, 0)]
    ending = facts(pikkula_edition, "tyonhaku", LAST_DAY_OF_KAIKU)
    assert ending == [("aloitan", 2, 0), ("velat", 2, 1)]
    assert facts(pikkula_edition, "tyonhaku", DAY_AFTER_KAIKU)[1] == ("velat", 1, 0)


def test_a_service_that_another_project_carries_on_does_not_end_soon() -> None:
    projects = f"{world.PROJECTS}jatko;Jatko;saatio;2026-07-01;;;;;\n"
    rows = f"{world.OFFERS}kaikukurssi;velat;saatio;jatko;pikkula;;;;\n"
    catalog = reading.read(pikkula(projects_csv=projects, offers_csv=rows))
    _, velat = stairs.facts(graph.build(catalog), catalog.area["tyonhaku"], LAST_DAY_OF_KAIKU)
    assert (velat.services, velat.ending) == (2, 0)


def test_what_is_for_all_is_not_counted_on_a_step(pikkula_edition: Edition) -> None:
    after = facts(pikkula_edition, "yritys", DAY_AFTER_KAIKU)
    assert after == [("palkkaan", 1, 0), ("lopetan", 0, 0)]


def test_exits_lead_to_other_staircases_only(kouvola: Edition) -> None:
    for area in kouvola.catalog.areas:
        for one in stairs.facts(kouvola.graph, area, FIRST_DAY):
            assert all(step.area != area.id for step in one.exits)


def picture(kouvola: Edition, area: str) -> stairs.Picture:
    steps = stairs.facts(kouvola.graph, kouvola.catalog.area[area], FIRST_DAY)
    return stairs.picture(steps, words())


def words(**others: object) -> stairs.Words:
    told = {"title": lambda one: one.step.title.standard()["fi"], "signs": lambda _: ["5"]}
    return stairs.Words(**{**told, "names": named, **others})  # type: ignore[arg-type]


def named(one: stairs.Facts) -> list[str]:
    return [standing.service.name.standard()["fi"] for standing in one.standings]


def lowered(**measures: int) -> stairs.Frame:
    return replace(stairs.LARGE, **measures)


@pytest.mark.parametrize("area", ["tyonvalitys", "osaaminen", "yrityspalvelut"])
def test_each_step_is_higher_than_the_one_before_and_all_reach_the_ground(
    kouvola: Edition, area: str
) -> None:
    drawn = picture(kouvola, area)
    heights = [tread.height for tread in drawn.treads]
    assert heights == sorted(set(heights))
    assert {tread.y + tread.height for tread in drawn.treads} == {drawn.height}
    assert drawn.treads[-1].x + drawn.treads[-1].width <= drawn.width


def test_steps_do_not_overlap(kouvola: Edition) -> None:
    treads = picture(kouvola, "yrityspalvelut").treads
    for one, after in pairwise(treads):
        assert one.x + one.width < after.x


def test_words_stand_inside_their_step(kouvola: Edition) -> None:
    for tread in picture(kouvola, "kotoutuminen").treads:
        names = [line for name in tread.names for line in name.lines]
        for line in (*tread.title, *names, *tread.more, *tread.signs):
            assert tread.x < line.x
            assert line.x + width(line.words, stairs.LARGE.size) <= tread.x + tread.width
            assert tread.y < line.y < tread.y + tread.height


def test_a_picture_names_what_stands_on_each_step(pikkula_edition: Edition) -> None:
    area = pikkula_edition.catalog.area["tyonhaku"]
    drawn = stairs.picture(stairs.facts(pikkula_edition.graph, area, FIRST_DAY), words())
    told = [[name.words for name in tread.names] for tread in drawn.treads]
    assert told == [["Työnhakuvalmennus", "Palkkatuki"], ["Velkaneuvonta", "Kaikukurssi"]]
    assert [tread.more for tread in drawn.treads] == [(), ()]


def test_what_has_no_room_is_counted(kouvola: Edition) -> None:
    steps = stairs.facts(kouvola.graph, kouvola.catalog.area["yrityspalvelut"], FIRST_DAY)
    drawn = stairs.picture(steps, words(more=lambda number: f"+ {number}"), lowered(tallest=500))
    assert drawn.height <= 500
    for tread in drawn.treads:
        rest = tread.facts.services - len(tread.names)
        assert [line.words for line in tread.more] == ([f"+ {rest}"] if rest else [])
    assert any(tread.more for tread in drawn.treads)


def test_the_least_picture_has_room_for_titles_and_numbers(kouvola: Edition) -> None:
    steps = stairs.facts(kouvola.graph, kouvola.catalog.area["tyokyky"], FIRST_DAY)
    for tread in stairs.picture(steps, words(), lowered(tallest=1)).treads:
        assert tread.title[-1].y < min(line.y for line in (*tread.more, *tread.signs))
        assert tread.more or len(tread.names) == tread.facts.services


def test_lines_of_a_step_do_not_meet(kouvola: Edition) -> None:
    for tread in picture(kouvola, "yrityspalvelut").treads:
        names = [line for name in tread.names for line in name.lines]
        down = [line.y for line in (*tread.title, *names, *tread.more, *tread.signs)]
        assert all(after - one >= stairs.LARGE.leading for one, after in pairwise(down))


def test_names_stand_so_far_apart_that_a_finger_meets_one(kouvola: Edition) -> None:
    for tread in picture(kouvola, "tyokyky").treads:
        tops = [name.lines[0].y for name in tread.names] + [line.y for line in tread.more]
        assert all(
            after - one >= 27 for one, after in pairwise(tops)
        )  # 24 pixels, when it is small


def test_a_hyphen_of_its_own_does_not_end_a_line() -> None:
    assert lines("Toimitila- ja yritystilat", 15, width("Toimitila- ja", 15)) == (
        "Toimitila- ja",
        "yritystilat",
    )


def test_lines_break_between_words_and_words_at_their_seams() -> None:
    seams = {"korkeakoulututkintoon": (11,)}
    room = width("korkeakoulutut-", 15)
    assert lines("Tähtään korkeakoulututkintoon", 15, room, lambda w: seams.get(w, ())) == (
        "Tähtään",
        "korkeakoulu-",
        "tutkintoon",
    )


def test_a_word_without_known_seams_breaks_between_syllables() -> None:
    assert lines("kansainvälistymistä", 15, width("kansainvälisty-", 15)) == (
        "kansainvälisty-",
        "mistä",
    )


def test_a_word_that_cannot_be_cut_is_left_whole() -> None:
    assert lines("MMMMMMMMMM", 15, 20) == ("MMMMMMMMMM",)


def test_a_picture_stands_by_itself_with_its_day_and_whole_links(
    client: LintingClient, clock: Clock
) -> None:
    response = client.get("/fi/areas/tyonhaku.svg?on=2026-07-01")
    assert response.mimetype == "image/svg+xml"
    assert "1.7.2026" in response.text
    assert 'href="http://localhost/fi/steps/aloitan?on=2026-07-01"' in response.text
    assert "tyonhaku-fi-2026-07-01.svg" in response.headers["Content-Disposition"]


@pytest.mark.parametrize("voice", ["fi", "sv", "en"])
def test_numbers_in_a_picture_pass_through_no_locale(client: LintingClient, voice: str) -> None:
    svg = client.get(f"/{voice}/areas/tyonhaku.svg").text
    numbers = re.findall(r' (?:x|y|width|height|viewBox)="([^"]*)"', svg)
    assert numbers
    assert all(re.fullmatch(r"-?\d+(?: -?\d+)*", number) for number in numbers)


def test_a_picture_leads_to_each_service_and_says_how_long_it_stays(client: LintingClient) -> None:
    svg = client.get("/fi/areas/tyonhaku.svg?on=2026-06-15").text
    assert 'href="http://localhost/fi/services/velkaneuvonta?on=2026-06-15"' in svg
    assert re.sub(r"<[^>]*>", "", svg).count("Kaikukurssi, 30.6.2026 asti") == 1
    assert "no services" not in svg


def test_the_list_is_made_from_the_treads_of_the_picture(client: LintingClient) -> None:
    html = client.page("/fi/areas/tyonhaku")
    drawing, listed = html.split('<ol class="stairs">')
    for step in ("aloitan", "velat"):
        assert f"/fi/steps/{step}" in drawing.split("<svg", 2)[2]
        assert f"/fi/steps/{step}" in listed
