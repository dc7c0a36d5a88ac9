"""Narrowing an answer on its page, where ways in and what one asks before going are known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from navigator.editions import edition
from navigator.editions.edition import Place
from navigator.search.conditions import SWITCHES
from navigator.search.faceting import facets, narrowed
from navigator.voices.text import VOICES, Voice
from navigator.web.app import create_app
from tests.conftest import Clock, a_town
from tests.lint import LintingClient, lint, text_of
from tests.ways_in_world import CONTACTS, INTAKE
from tests.world import FIRST_AID, FIRST_DAY, NEEDS, URGENT, pikkula

MANY = "palkkatukea velka kurssi työnhaku valmennus"


@pytest.fixture(scope="module")
def known_place(tmp_path_factory: pytest.TempPathFactory, dictionaries: Path) -> Place:
    """Pikkula with what is known of ways in, and of distress."""
    files = pikkula(
        intake_csv=INTAKE,
        contacts_csv=CONTACTS,
        needs_yaml=FIRST_AID + NEEDS,
        urgent_yaml=URGENT,
    )
    return a_town(files, tmp_path_factory.mktemp("known"), dictionaries)


@pytest.fixture
def known_client(known_place: Place, clock: Clock) -> Iterator[LintingClient]:
    app = create_app(known_place, clock)
    app.testing = True
    app.test_client_class = LintingClient
    with app.test_client() as client:
        assert isinstance(client, LintingClient)
        yield client


def page(client: LintingClient, voice: str = "fi", **query: str) -> Element:
    return lint(client.page(f"/{voice}/search", query_string={"q": MANY, "all": "1"} | query))


def by_id(root: Element, id_: str) -> Element | None:
    return next((element for element in root.iter() if element.get("id") == id_), None)


def fields(root: Element) -> dict[str, str]:
    """What each filter says, by its name; a select, all its choices."""
    found = {}
    for label in root.iter("label"):
        for field in (*label.iter("input"), *label.iter("select")):
            found[field.get("name", "")] = text_of(label)
    return found


def unsure(root: Element) -> list[str]:
    block = by_id(root, "unsure")
    return [] if block is None else [text_of(link) for link in block.iter("a")]


def shown(root: Element) -> set[str]:
    answer = by_id(root, "answer")
    assert answer is not None
    return cards(answer)


def cards(root: Element) -> set[str]:
    found = [one for one in root.iter("li") if "card" in (one.get("class") or "").split()]
    return {text_of(next(one.iter("a"))) for one in found}


def test_what_people_expect_can_be_chosen_and_says_what_it_leaves(
    known_client: LintingClient,
) -> None:
    said = fields(page(known_client))
    assert said["free"] == "Maksuton (2)"
    assert said["no_referral"] == "Ilman lähetettä (2)"
    assert said["remote"] == "Etänä (1)"
    assert said["open_today"] == "Avoinna tänään (2)"
    assert "16–29 (4)" in said["age"]
    assert "Alle 16" in said["age"]
    assert "65 tai vanhempi" in said["age"]
    assert "Kotka (2)" in said["municipality"]
    assert "ruotsi (2)" in said["language"]


def test_what_fits_is_the_answer_and_what_may_fit_stands_below_it(
    known_client: LintingClient,
) -> None:
    root = page(known_client, free="1")
    assert shown(root) == {"Työnhakuvalmennus", "Palkkatuki"}
    assert {"Velkaneuvonta", "Kaikukurssi"} <= set(unsure(root))
    count = text_of(by_id(root, "count"))  # type: ignore[arg-type]
    assert count.startswith("Löytyi 2 palvelua. Vastausta on rajattu. Lisäksi ")
    assert f" {len(unsure(root))} palvelusta ei tiedetä, sopivatko ne." in count


def test_what_is_known_not_to_fit_is_neither_here_nor_there(known_client: LintingClient) -> None:
    root = page(known_client, no_referral="1")
    assert "Palkkatuki" not in shown(root) | set(unsure(root))


def test_filters_combine_in_one_offer(known_client: LintingClient) -> None:
    root = page(known_client, remote="1", age="20")
    assert shown(root) == {"Työnhakuvalmennus"}
    both = page(known_client, remote="1", free="1")
    assert shown(both) == set(), "remotely it costs something"


def test_where_nothing_is_known_to_fit_one_can_undo_it_and_sees_what_may_fit(
    known_client: LintingClient,
) -> None:
    root = page(known_client, remote="1", free="1")
    block = by_id(root, "unsure")
    assert block is not None
    assert block.get("open") is not None
    (undo, *_) = [
        link.get("href", "") for link in root.iter("a") if text_of(link) == "Poista rajaukset"
    ]
    assert not re.search("remote|free", undo)
    assert shown(lint(known_client.page(undo)))


def test_how_many_are_chosen_is_said_where_the_filters_are_folded(
    known_client: LintingClient,
) -> None:
    root = page(known_client, free="1", age="20")
    (summary,) = [s for s in root.iter("summary") if "Rajaa" in text_of(s)]
    assert text_of(summary) == "Rajaa vastausta (2 valittu)"


def test_a_page_of_another_day_says_open_on_that_day(known_client: LintingClient) -> None:
    said = fields(page(known_client, on="2026-01-19"))
    assert said["open_today"].startswith("Avoinna 19.1.2026 (")


@pytest.mark.parametrize("voice", VOICES, ids=str)
def test_filters_speak_every_voice(known_client: LintingClient, voice: Voice) -> None:
    root = page(known_client, voice.code, age="20", free="1", language="fi")
    assert {"age", "free", "language"} <= set(fields(root))


def test_every_promise_is_kept_also_of_a_second_choice(known_place: Place) -> None:
    found = edition.opened(1, known_place)
    conditions = found.search.conditions(FIRST_DAY)
    answer = found.search.ask(MANY, "fi", FIRST_DAY)
    for first in facets(answer, {}, conditions):
        for choice in first.choices:
            chosen = {first.name: choice.value}
            for facet in facets(answer, chosen, conditions):
                for second in facet.choices:
                    both = chosen | {facet.name: second.value}
                    left = narrowed(answer, both, conditions)
                    assert len(left.helps) == second.services > 0
                    ids = [help_.service.id for help_ in (*left.helps, *left.unsure)]
                    assert len(ids) == len(set(ids))


def test_a_cry_for_help_is_never_narrowed(known_client: LintingClient) -> None:
    root = page(known_client, q="haluan kuolla", free="1", area="yritys")
    assert "Velkaneuvonta" in shown(root)
    assert unsure(root) == []


def test_a_step_of_few_services_has_no_filters_but_keeps_to_those_in_its_address(
    known_client: LintingClient,
) -> None:
    assert "open_today" not in fields(lint(known_client.page("/fi/steps/aloitan")))
    left = lint(known_client.page("/fi/steps/aloitan?open_today=1"))
    assert cards(left) == {"Työnhakuvalmennus", "Palkkatuki"}
    assert fields(left)["open_today"] == "Avoinna tänään (2)"
    remote = lint(known_client.page("/fi/steps/aloitan?remote=1"))
    assert cards(remote) == {"Työnhakuvalmennus"}
    assert unsure(remote) == ["Palkkatuki"]


def test_a_step_of_many_services_keeps_its_promises(kouvola_client: LintingClient) -> None:
    address = "/fi/steps/tyonhakuvalmiuksia-edistettava?on=2026-11-30"
    said = fields(lint(kouvola_client.page(address)))
    switches = [name for name in SWITCHES if name in said]
    assert switches
    for name in switches:
        (promised,) = re.findall(r"\((\d+)\)", said[name])
        left = lint(kouvola_client.page(f"{address}&{name}=1"))
        assert len(cards(left)) == int(promised)
        assert "(1 valittu)" in text_of(left)
