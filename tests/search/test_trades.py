"""Trades in questions, read against the words and ways of the shipped map."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from navigator.catalog import Occupations, Way
from navigator.editions.edition import Edition
from navigator.search.morphology import lexicon
from navigator.search.trades import Trades
from navigator.voices import LANGUAGES

DAY = date(2025, 8, 22)
SCHOOL, UNIVERSITY = Way(("school",), ()), Way(("university",), ())
PIKKULA = Occupations(
    learning={"fi": ("koulutus", "oppia"), "sv": ("bli", "utbildning"), "en": ("become", "course")},
    unless={"fi": ("palkkaan", "tarvitaan"), "sv": ("vi behöver",), "en": ("hire",)},
    working={"fi": ("töihin", "potkut"), "sv": ("jobb",), "en": ("job",)},
    ways={"vocational": SCHOOL, "higher": UNIVERSITY},
    seeking={"fi": ("etsin", "tarvitsen", "tarvitaan"), "sv": ("söker",), "en": ("need",)},
    hiring=Way(("vacancy",), ()),
)
HIRING = [
    ("fi", "etsin hitsaria"),
    ("fi", "tarvitsen kokkia kesäksi"),
    ("fi", "tarvitaan sairaanhoitajia"),
    ("sv", "söker kock"),
    ("en", "I need a welder"),
]
NOT_HIRING = [
    ("fi", "tarvitsen hammaslääkäriä"),
    ("fi", "tarvitsen tulkkia"),
    ("fi", "etsin töitä hitsaajana, sain potkut"),
    ("fi", "etsin paikkaa kokiksi"),
    ("fi", "tarvitsen kokin koulutuksen"),
    ("fi", "hitsari"),
    ("sv", "söker jobb som kock"),
    ("en", "I need a job as a cook"),
]
LEARNING = [
    ("fi", "hitsariksi", SCHOOL),
    ("fi", "haluan parturiks", SCHOOL),
    ("fi", "putkimiehen koulutus", SCHOOL),
    ("fi", "kokki", SCHOOL),
    ("fi", "hotellikokiksi", SCHOOL),
    ("fi", "trukkikuskiksi ilman rahaa", SCHOOL),
    ("fi", "sairaanhoitajaksi", UNIVERSITY),
    ("fi", "hammaslääkäriksi", UNIVERSITY),
    ("fi", "kokin koulutus töihin", SCHOOL),
    ("sv", "undersköterska", SCHOOL),
    ("sv", "bli sjuksköterska", UNIVERSITY),
    ("sv", "utbildning till restaurangkock", SCHOOL),
    ("en", "forklift driver", SCHOOL),
    ("en", "become a class teacher", UNIVERSITY),
    ("en", "course for bus drivers", SCHOOL),
]
OTHERWISE = [
    ("fi", "tarvitaan kokki"),
    ("fi", "palkkaan hitsarin koulutukseen"),
    ("fi", "töihin kokiksi"),
    ("fi", "olen kokki ja sain potkut"),
    ("fi", "kokki huutaa minulle"),
    ("fi", "hammaslääkäri"),
    ("fi", "omaishoitajaksi"),
    ("fi", "yrittäjäksi"),
    ("fi", "työttömäksi"),
    ("fi", "kotoutumiskoulutus"),
    ("sv", "vi behöver en kock"),
    ("sv", "jobb som kock"),
    ("sv", "tolk"),
    ("en", "hire a welder"),
    ("en", "job as a cleaner"),
    ("en", "dentist"),
]
SHIPPED = [
    ("fi", "hitsariksi"),
    ("fi", "forklift driver"),
    ("fi", "undersköterska"),
    ("sv", "svetsare"),
    ("en", "hairdresser"),
]


def way(text: str, language: str, dictionaries: Path) -> Way | None:
    return Trades(PIKKULA, lexicon(language, dictionaries)).way(text)


@pytest.mark.parametrize(("language", "text", "found"), LEARNING)
def test_who_wants_to_learn_a_trade_is_shown_the_way(
    dictionaries: Path, language: str, text: str, found: Way
) -> None:
    assert way(text, language, dictionaries) == found


@pytest.mark.parametrize(("language", "text"), OTHERWISE)
def test_who_hires_or_looks_for_a_job_or_says_no_trade_is_not(
    dictionaries: Path, language: str, text: str
) -> None:
    assert way(text, language, dictionaries) is None


@pytest.mark.parametrize(("language", "text"), SHIPPED)
def test_on_the_shipped_map_learning_comes_on_top(
    kouvola: Edition, language: str, text: str
) -> None:
    part = kouvola.within(kouvola.localities["kouvola"])  # elsewhere other training comes first
    answer = part.search.ask(text, language, DAY)
    assert answer.fit == "good"
    assert "ei-ammatillista-koulutusta" in [need.step.id for need in answer.needs[:3]]
    assert "ammatillinen-koulutus" in [help_.service.id for help_ in answer.helps[:3]]


@pytest.mark.parametrize(("language", "text"), HIRING)
def test_who_looks_for_one_who_has_a_trade_hires(
    dictionaries: Path, language: str, text: str
) -> None:
    assert Trades(PIKKULA, lexicon(language, dictionaries)).hires(text)


@pytest.mark.parametrize(("language", "text"), NOT_HIRING)
def test_who_turns_to_one_or_looks_for_such_a_job_does_not(
    dictionaries: Path, language: str, text: str
) -> None:
    assert not Trades(PIKKULA, lexicon(language, dictionaries)).hires(text)


@pytest.mark.parametrize(("language", "text"), [("fi", "haemme hitsaria"), ("en", "need a cook")])
def test_on_the_shipped_map_who_hires_is_led_to_recruiting(
    kouvola: Edition, language: str, text: str
) -> None:
    answer = kouvola.search.ask(text, language, DAY)
    assert answer.needs[0].step.id == "tarve-rekrytoida"


def test_taken_literally_a_trade_is_a_word_like_others(kouvola: Edition) -> None:
    assert kouvola.search.ask("hitsariksi", "fi", DAY, literal=True).fit != "good"


def test_no_name_stands_twice_in_a_language_and_every_row_is_whole() -> None:
    file = files("navigator.search") / "occupations.csv"
    rows = [*csv.DictReader(file.read_text(encoding="utf-8").splitlines(), delimiter=";")]
    assert {row["level"] for row in rows} == {"vocational", "higher", "none"}
    assert {row["alone"] for row in rows} == {"yes", "no"}
    for language in LANGUAGES:
        names = [name for row in rows for name in row[language].split(", ") if name]
        assert [name for name, times in Counter(names).items() if times > 1] == []
        assert all(name == name.strip().lower() for name in names)
