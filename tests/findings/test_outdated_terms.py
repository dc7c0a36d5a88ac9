"""Texts that say an old word are found from its day on, and counted before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from typing import Any, get_args, get_type_hints

import pytest

from navigator import reading
from navigator.catalog import graph
from navigator.catalog.whole import Catalog
from navigator.findings.all_findings import findings, in_area, narrowed, plain
from navigator.findings.finding import Finding
from navigator.findings.old_words import TEXTS
from navigator.findings.outdated_terms import uses
from navigator.findings.sentences import said, subject
from navigator.findings.texts import CALLED
from navigator.voices.localisation import Speech, speeches
from navigator.voices.text import Text, Voice
from tests import ROOT, world
from tests.world import DAY_AFTER_KAIKU, FIRST_DAY, TERMS, pikkula

FOUND = "outdated-term/palkkatuki/tyollistamistuki"
COMMON_NOTE = world.OFFERS.replace(
    "neuvonta;yritys;tyollisyys;;pikkula;;;;", "neuvonta;yritys;tyollisyys;;pikkula;;palkkatuki;b;c"
)


@pytest.fixture(scope="module")
def english() -> Speech:
    return speeches(ROOT / "translations")[Voice("en")]


def read(**changes: str) -> Catalog:
    return reading.read(pikkula(**{"terms_csv": TERMS} | changes))


def found(on: date, kind: str = "outdated-term", **changes: str) -> list[Finding]:
    catalog = read(**changes)
    return list(narrowed(findings(catalog, graph.build(catalog), on), kind))


def described(finnish: str) -> list[str]:
    """What is found if that is what the debt counselling says of itself in Finnish."""
    services = world.SERVICES.replace("Neuvoja velkoihin.", finnish)
    assert services != world.SERVICES
    return [one.id for one in found(DAY_AFTER_KAIKU, services_csv=services) if one.id != FOUND]


def test_a_text_is_outdated_from_the_day_on_which_its_word_changes() -> None:
    assert found(DAY_AFTER_KAIKU - timedelta(days=1)) == []
    (one,) = found(DAY_AFTER_KAIKU)
    assert one.id == FOUND
    assert one.day == DAY_AFTER_KAIKU
    assert one.figures == {"texts": 6}
    assert [(held.text, str(held.voice)) for held in one.held] == [
        *(("name", language) for language in ("fi", "sv", "en")),
        *(("description", f"{language}-simple") for language in ("fi", "sv", "en")),
    ]
    assert {held.holder for held in one.held} == {("service", "palkkatuki")}


def test_a_word_that_is_about_to_change_is_told_with_the_texts_that_say_it() -> None:
    (one,) = found(FIRST_DAY, "changing-term")
    assert one.id == "changing-term/tyollistamistuki"
    assert one.figures == {"days": 167, "within": 180, "texts": 6}
    assert found(FIRST_DAY - timedelta(days=14), "changing-term") == []
    assert found(DAY_AFTER_KAIKU, "changing-term") == []


def test_a_word_that_no_text_says_changes_in_silence() -> None:
    terms = TERMS.replace(";palkkatuki;lönesubvention;pay subsidy;", ";satula;sadel;saddle;")
    assert found(FIRST_DAY, "changing-term", terms_csv=terms) == []


@pytest.mark.parametrize(
    "text",
    [
        "Palkkatuella saat apua.",
        "Hae palkkatukea velkoihin. Se auttaa.",
        "Palk\u00adka\u00adtuki auttaa.",
        "Palkkatukihakemus auttaa.",
    ],
)
def test_an_old_word_is_found_in_whichever_form(text: str) -> None:
    assert described(text) == ["outdated-term/velkaneuvonta/tyollistamistuki"]


@pytest.mark.parametrize(
    "text",
    [
        "Hae työllistämistukea. Ennen se oli palkkatuki.",
        "Tuella työllistämiseen (palkkatuki) saat apua.",
        "Saat apua. Vanha nimi on palkkatuki.",
        "Tämän entinen nimi oli palkkatuki.",
        "Tuki (ent. palkkatuki) auttaa.",
        "Aiemmin tämä oli palkkatuki.",
        "Palkka tukee.",
    ],
)
def test_a_text_may_tell_what_was(text: str) -> None:
    assert described(text) == []


def test_a_sentence_of_the_past_does_not_excuse_the_next_one() -> None:
    assert described("Aiemmin neuvoi kunta. Nyt palkkatuki auttaa.")


@pytest.mark.parametrize(
    ("old", "new"), [("uusi tuki", "uusi"), ("tuki", "uusi tuki"), ("uusi tuki", "uusi tuki nyt")]
)
def test_an_old_word_within_the_new_one_is_no_old_word(old: str, new: str) -> None:
    terms = TERMS.replace(";palkkatuki;", f";{old};").replace("työllistämistuki, ", f"{new}, ")
    told = []
    for word in (old, new):
        services = world.SERVICES.replace("Neuvoja velkoihin.", f"Hae {word}.")
        some = found(DAY_AFTER_KAIKU, terms_csv=terms, services_csv=services)
        told.append(any(one.service and one.service.id == "velkaneuvonta" for one in some))
    assert told == [True, False]


def test_search_words_and_addresses_do_not_count() -> None:
    services = world.SERVICES.replace("maksuhäiriö, perintä", "palkkatuki")
    referrals = world.REFERRALS.replace("https://vero.fi;", "https://palkkatuki.fi;")
    assert [one.id for one in found(DAY_AFTER_KAIKU, services_csv=services)] == [FOUND]
    assert [one.id for one in found(DAY_AFTER_KAIKU, referrals_csv=referrals)] == [FOUND]


def test_every_kind_of_text_is_looked_at() -> None:
    """Stairs, steps, providers, notes of offers and projects, flags, referrals, first aid."""
    changes = {
        "needs_yaml": (world.NEEDS + world.FIRST_AID)
        .replace("Kun etsit työtä.", "Hae palkkatukea.")
        .replace("Työnhaun alku.", "Palkkatuki heti.")
        .replace("alle 30-vuotiaille", "palkkatukea saaville")
        .replace("Pikkulan työllisyysalue", "Palkkatuki-Pikkula")
        .replace("Soita 112.", "Palkkatuki tai 112."),
        "providers_csv": world.PROVIDERS.replace("Pikkulan säätiö", "Palkkatuen säätiö"),
        "projects_csv": world.PROJECTS.replace("2026-06-30;;;;", "2026-06-30;palkkatuki;b;c;"),
        "offers_csv": COMMON_NOTE.replace("rahoitus", "palkkatuki"),
        "flags_csv": world.FLAGS.replace("Tarvitaan.", "Palkkatukea tarvitaan."),
        "referrals_csv": world.REFERRALS.replace(";Poliisi;", ";Palkkatukipoliisi;"),
    }  # fmt: skip
    told = {
        one.id.removeprefix("outdated-term/"): sorted({held.text for held in one.held})
        for one in found(DAY_AFTER_KAIKU, **changes)
    }
    term = "tyollistamistuki"
    assert told == {
        term: ["message", "region"],
        f"under-30/{term}": ["name"],
        f"tyonhaku/{term}": ["description"],
        f"aloitan/{term}": ["description"],
        f"palkkatuki/{term}": ["description", "name"],
        f"saatio/{term}": ["name"],
        f"kaiku/{term}": ["note"],
        f"palkkaan/palkkatuki/{term}": ["note"],
        f"yritys/neuvonta/{term}": ["note"],
        f"palkkaan/{term}": ["flag_reason"],
        f"passi/{term}": ["served_by"],
    }


def test_a_common_note_is_one_text_and_stands_on_its_stairs() -> None:
    some = found(DAY_AFTER_KAIKU, offers_csv=COMMON_NOTE)
    (note,) = (one for one in some if one.area)
    assert note.figures == {"texts": 1}
    assert [one.id for one in in_area(some, "yritys", read())] == [FOUND, note.id]
    assert [one.id for one in in_area(some, "tyonhaku", read())] == [FOUND]


def test_a_finding_says_which_word_stands_where_and_what_has_taken_its_place(
    english: Speech,
) -> None:
    (one,) = found(DAY_AFTER_KAIKU)
    words = said(one, english)
    assert words.startswith(
        "Since 1 July 2026 one says “työllistämistuki”. Here it still says “palkkatuki”: "
        "Name (in Finnish); Description (in easy Finnish)."
    )
    assert "“pay subsidy”: Name (in English)" in words
    assert subject(one, english) == "Pay subsidy"


def test_a_word_about_to_change_is_said_with_its_day(english: Speech) -> None:
    (one,) = found(FIRST_DAY, "changing-term")
    assert subject(one, english) == "pay subsidy → employment subsidy"
    assert said(one, english) == ("Changes on 1 July 2026, in 167 days. 6 texts say the old word.")


def test_a_word_that_stays_in_the_language_of_the_reader_is_told_in_another(
    english: Speech,
) -> None:
    terms = TERMS.replace(";pay subsidy;", ";;")
    (one,) = found(FIRST_DAY, "changing-term", terms_csv=terms)
    assert subject(one, english) == "palkkatuki → työllistämistuki"


def test_plain_values_tell_the_word_and_where_it_stands(english: Speech) -> None:
    (one,) = found(DAY_AFTER_KAIKU)
    values = plain(one, said(one, english))
    assert values["term"] == "tyollistamistuki"
    assert values["held"][0] == {"text": "name", "voice": "fi", "word": "palkkatuki"}


def test_no_term_no_looking() -> None:
    assert uses(reading.read(pikkula())) == ()


def test_every_text_of_the_catalogue_has_a_name_that_findings_can_say() -> None:
    """A text that the catalogue gets one day must be named in `old_words`, too."""
    kinds = {kind for kind in _kinds(Catalog) if kind is not Catalog}
    names = {
        CALLED.get((kind, one.name), one.name)
        for kind in kinds
        for one in fields(kind)
        if Text in _within(get_type_hints(kind)[one.name])
    }
    assert names - {"page", "link"} == set(TEXTS)  # these are addresses


def _kinds(kind: Any) -> Iterator[Any]:
    """The dataclasses that a dataclass holds, directly or in lists."""
    yield kind
    for hint in get_type_hints(kind).values() if is_dataclass(kind) else ():
        for one in _within(hint):
            if is_dataclass(one) and one not in (Text, kind):
                yield from _kinds(one)


def _within(hint: Any) -> set[Any]:
    return {hint, *(part for one in get_args(hint) for part in _within(one))}


def test_an_old_word_in_what_one_asks_before_going_is_told_with_the_service() -> None:
    asked = world.INTAKE.replace("Voit tulla, jos etsit työtä.", "Kysy palkkatuesta.")
    assert asked != world.INTAKE
    told = found(DAY_AFTER_KAIKU, intake_csv=asked)
    assert "outdated-term/valmennus/tyollistamistuki" in [one.id for one in told]
