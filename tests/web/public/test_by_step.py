"""What one provider gives, step by step."""

from __future__ import annotations

from navigator.catalog import graph
from navigator.editions.edition import Edition
from navigator.web.public.by_step import by_step
from tests.lint import LintingClient, lint, text_of
from tests.world import FIRST_DAY


def test_services_stand_in_the_order_of_the_stairs_and_common_ones_once(
    pikkula_edition: Edition,
) -> None:
    given = graph.carried_by(pikkula_edition.graph, "provider", "tyollisyys", FIRST_DAY)
    told = [
        (group.area.id, place.step and place.step.id, [one.service.id for one in place.standings])
        for group in by_step(given, pikkula_edition.catalog)
        for place in group.steps
    ]
    assert told == [
        ("tyonhaku", "aloitan", ["valmennus", "palkkatuki"]),
        ("yritys", "palkkaan", ["palkkatuki"]),
        ("yritys", None, ["neuvonta"]),
    ]


def test_a_long_page_of_a_provider_is_told_step_by_step(
    kouvola_client: LintingClient, kouvola: Edition
) -> None:
    root = lint(kouvola_client.page("/fi/providers/tyollisyyspalvelut"))
    areas = [area.title.standard()["fi"] for area in kouvola.catalog.areas]
    assert [text_of(one) for one in root.iter("h3")] == areas
    titles = {step.title.standard()["fi"] for step in kouvola.catalog.steps}
    steps = [text_of(one) for one in root.iter("h4")]
    assert titles.issuperset(set(steps) - {"Kaikille näillä portailla"})
    anchors = [one.get("href") for one in root.iter("a") if one.get("href", "").startswith("#on-")]
    assert anchors == [f"#on-{area.id}" for area in kouvola.catalog.areas]


def test_a_short_page_of_a_provider_needs_no_steps(client: LintingClient) -> None:
    assert "by-step" not in client.page("/fi/providers/tyollisyys")
