"""The pictures of the stairs: their facts, their geometry, their lettering."""

from __future__ import annotations

import re
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
    return stairs.picture(steps, lambda one: one.step.title.standard()["fi"], lambda _: ["5"])


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
        for line in (*tread.title, *tread.signs):
            assert tread.x < line.x
            assert line.x + width(line.words, stairs.LARGE.size) <= tread.x + tread.width
            assert tread.y < line.y < tread.y + tread.height


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


def test_the_list_is_made_from_the_treads_of_the_picture(client: LintingClient) -> None:
    html = client.page("/fi/areas/tyonhaku")
    drawing, listed = html.split('<ol class="stairs">')
    for step in ("aloitan", "velat"):
        assert f"/fi/steps/{step}" in drawing.split("<svg", 2)[2]
        assert f"/fi/steps/{step}" in listed
