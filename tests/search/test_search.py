"""What the map answers to a question, how well, and why."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from navigator.editions.edition import Edition
from navigator.reading.data_files import read
from navigator.search import index
from navigator.search.answer import Answer
from navigator.search.engine import Search
from navigator.search.question import Repair
from tests.conftest import a_place
from tests.world import DAY_AFTER_KAIKU, FIRST_DAY, LAST_DAY_OF_KAIKU, OFFERS, pikkula

BEFORE_KAIKU = date(2024, 12, 31)


def ask(edition: Edition, text: str, language: str = "fi", on: date | None = FIRST_DAY) -> Answer:
    return edition.search.ask(text, language, on)


def services(answer: Answer) -> list[str]:
    return [help_.service.id for help_ in answer.helps]


def steps(answer: Answer) -> list[str]:
    return [need.step.id for need in answer.needs]


PIKKULA = [
    ("fi", "palkkatukea", "good"),
    ("fi", "velkaneuvonta", "good"),
    ("fi", "rahat loppu", "good"),
    ("sv", "lönesubvention", "good"),
    ("en", "debt", "good"),
    ("fi", "palkkatuki lentokone", "weak"),
    ("en", "I was fired yesterday", "weak"),
    ("fi", "qwertyuiop", "none"),
    ("fi", "koira karkasi", "none"),
    ("en", "weather forecast", "none"),
    ("fi", "", "none"),
    ("fi", "?!… 🙂", "none"),
]
KOUVOLA = [
    ("fi", "palkkatuki", "good"),
    ("fi", "en osaa suomea", "good"),
    ("fi", "lasku meni perintään", "good"),
    ("fi", "pankkitili näyttää nollaa", "weak"),
    ("fi", "lasagnen resepti", "none"),
    ("fi", "koirani karkasi metsään", "none"),
    ("fi", "jääkiekon mm-kisat", "none"),
]


@pytest.mark.parametrize(("language", "text", "fit"), PIKKULA)
def test_it_is_told_how_well_an_answer_fits(
    pikkula_edition: Edition, language: str, text: str, fit: str
) -> None:
    assert ask(pikkula_edition, text, language).fit == fit


@pytest.mark.parametrize(("language", "text", "fit"), KOUVOLA)
def test_the_shipped_map_knows_what_it_answers_and_what_not(
    kouvola: Edition, language: str, text: str, fit: str
) -> None:
    assert ask(kouvola, text, language).fit == fit


def test_what_fits_nothing_gets_nothing(pikkula_edition: Edition) -> None:
    assert ask(pikkula_edition, "koira karkasi") == Answer("none")


BEST = [
    ("fi", "palkkatukea rekrytointiin", "palkkatuki", "palkkaan"),
    ("fi", "hakemukseni ei mene läpi", "valmennus", "aloitan"),
    ("fi", "kaikukurssi, lopetan yritykseni", "kaikukurssi", "lopetan"),
    ("fi", "maksuhäiriö", "velkaneuvonta", "velat"),
    ("sv", "jag har skulder", "velkaneuvonta", "velat"),
    ("en", "hiring a worker", "palkkatuki", "palkkaan"),
]


@pytest.mark.parametrize(("language", "text", "service", "step"), BEST)
def test_the_best_comes_first(
    pikkula_edition: Edition, language: str, text: str, service: str, step: str
) -> None:
    answer = ask(pikkula_edition, text, language)
    assert (services(answer)[0], steps(answer)[0]) == (service, step)
    for found in (answer.helps, answer.needs):
        scores = [one.score for one in found]
        assert scores == sorted(scores, reverse=True)


def test_why_is_told_in_the_words_of_the_reader(pikkula_edition: Edition) -> None:
    best = ask(pikkula_edition, "mulla ei ole fyrkkaa, selkää kipeää, velkaneuvota").helps[0]
    assert best.service.id == "velkaneuvonta"
    assert set(best.why) == {"selkää kipeää", "velkaneuvonta"}
    (subsidy,) = [
        help_
        for help_ in ask(pikkula_edition, "Fyrkkaa palkkaan").helps
        if help_.service.id == "palkkatuki"
    ]
    assert subsidy.why == ("fyrkkaa", "palkkaan")


def test_a_thing_that_holds_no_word_of_the_question_does_not_say_that_it_does(
    pikkula_edition: Edition,
) -> None:
    found = {help_.service.id: help_.why for help_ in ask(pikkula_edition, "ulosotto").helps}
    assert found["velkaneuvonta"] == ()


def test_a_repair_is_told_and_not_made_for_who_insists(pikkula_edition: Edition) -> None:
    mended = pikkula_edition.search.ask("velkaneuvota", "fi", FIRST_DAY)
    assert mended.repairs == (Repair("velkaneuvota", "velkaneuvonta"),)
    literal = pikkula_edition.search.ask("velkaneuvota", "fi", FIRST_DAY, literal=True)
    assert (literal.fit, literal.repairs) == ("none", ())


def test_a_service_gains_from_the_step_on_which_it_stands(pikkula_edition: Edition) -> None:
    answer = pikkula_edition.search.ask("ulosotto", "fi", FIRST_DAY, literal=True)
    assert {need.step.id: need.why for need in answer.needs} == {"velat": ("ulosotto",)}
    assert {help_.service.id: help_.why for help_ in answer.helps} == {
        "velkaneuvonta": (),
        "kaikukurssi": (),
    }


def test_a_step_gains_from_the_services_that_stand_on_it(pikkula_edition: Edition) -> None:
    answer = pikkula_edition.search.ask("maksuhäiriö", "fi", FIRST_DAY, literal=True)
    assert services(answer) == ["velkaneuvonta"]
    assert {need.step.id: need.why for need in answer.needs} == {"velat": ()}


def test_a_step_gains_nothing_from_a_service_that_has_ended(pikkula_edition: Edition) -> None:
    before, after = (
        {need.step.id: need.score for need in ask(pikkula_edition, "kurssi nuorille", on=on).needs}
        for on in (LAST_DAY_OF_KAIKU, DAY_AFTER_KAIKU)
    )
    assert after.get("lopetan", 0.0) < before["lopetan"]


def test_what_stands_on_a_whole_staircase_lifts_none_of_its_steps(
    pikkula_edition: Edition, tmp_path: Path, dictionaries: Path
) -> None:
    of_the_step = read(pikkula(offers_csv=OFFERS.replace("neuvonta;yritys", "neuvonta;palkkaan")))
    lexicons = a_place(tmp_path / "var", dictionaries).lexicons()
    index.write(of_the_step, tmp_path / "index", lexicons)
    searches = (pikkula_edition.search, Search(of_the_step, tmp_path / "index", lexicons))
    common, own = (
        {need.step.id: need.score for need in answer.needs}
        for answer in (s.ask("yritysneuvonta", "fi", FIRST_DAY, literal=True) for s in searches)
    )
    assert own["palkkaan"] > common["palkkaan"] + 0.3


def test_what_ends_is_offered_on_its_last_day_and_not_after(pikkula_edition: Edition) -> None:
    last = ask(pikkula_edition, "kaikukurssi", on=LAST_DAY_OF_KAIKU)
    assert services(last)[0] == "kaikukurssi"
    assert last.ended == ()
    after = ask(pikkula_edition, "kaikukurssi", on=DAY_AFTER_KAIKU)
    assert "kaikukurssi" not in services(after)
    assert [service.id for service in after.ended] == ["kaikukurssi"]


def test_of_a_service_only_what_is_offered_on_the_day_is_told(pikkula_edition: Edition) -> None:
    def providers(on: date) -> list[str]:
        (found,) = [
            help_
            for help_ in ask(pikkula_edition, "työnhakuvalmennus", on=on).helps
            if help_.service.id == "valmennus"
        ]
        return [offer.provider.id for offer in found.offers]

    assert providers(FIRST_DAY) == ["tyollisyys", "saatio"]
    assert providers(DAY_AFTER_KAIKU) == ["tyollisyys"]


def test_what_has_not_begun_is_neither_offered_nor_ended(pikkula_edition: Edition) -> None:
    answer = ask(pikkula_edition, "kaikukurssi", on=BEFORE_KAIKU)
    assert "kaikukurssi" not in services(answer)
    assert answer.ended == ()


def test_on_no_day_in_particular_everything_is_offered(pikkula_edition: Edition) -> None:
    answer = ask(pikkula_edition, "kaikukurssi", on=None)
    assert services(answer)[0] == "kaikukurssi"
    assert answer.ended == ()


@pytest.mark.parametrize("text", ["en osaa suomea", "peruskoulu jäi kesken", "palkkatuki"])
@pytest.mark.parametrize("on", [FIRST_DAY, date(2026, 11, 22)])
def test_what_is_said_to_have_ended_has(kouvola: Edition, text: str, on: date) -> None:
    for service in ask(kouvola, text, on=on).ended:
        states = {offer.state(on) for offer in kouvola.catalog.offers_of[service.id]}
        assert states == {"ended"}, service.id


def test_a_provider_and_a_project_are_found_by_their_names(pikkula_edition: Edition) -> None:
    by_provider = ask(pikkula_edition, "Pikkulan säätiö")
    assert by_provider.providers[0].id == "saatio"
    by_project = ask(pikkula_edition, "kaiku")
    assert [project.id for project in by_project.projects] == ["kaiku"]
    assert ask(pikkula_edition, "velka").providers == ()
    assert ask(pikkula_edition, "velka").projects == ()


@pytest.mark.parametrize(
    ("text", "kind", "id_"),
    [("Kela", "providers", "kela"), ("xamk", "providers", "xamk"), ("Kiito", "projects", "kiito")],
)
def test_those_of_the_shipped_map_are_found_too(
    kouvola: Edition, text: str, kind: str, id_: str
) -> None:
    assert id_ in [thing.id for thing in getattr(ask(kouvola, text), kind)]


@pytest.mark.parametrize("text", ["palkkatukea", "velkaneuvota", "rahat loppu", "koira karkasi"])
def test_the_same_question_gets_the_same_answer(pikkula_edition: Edition, text: str) -> None:
    assert ask(pikkula_edition, text) == ask(pikkula_edition, text)


@pytest.mark.parametrize("text", ["RAHAT LOPPU", "  Rahat   loppu! "])
def test_capitals_and_spaces_do_not_change_the_words(pikkula_edition: Edition, text: str) -> None:
    best = ask(pikkula_edition, text).needs[0]
    assert (best.step.id, best.why) == ("velat", ("rahat", "loppu"))
