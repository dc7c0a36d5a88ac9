"""A need that others serve is led to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from navigator.editions import edition
from navigator.editions.edition import Edition
from navigator.search.answer import Answer
from navigator.search.engine import Search
from navigator.search.faceting import narrowed
from tests.conftest import a_place
from tests.world import FIRST_DAY, REFERRALS, pikkula

ELSEWHERE = [
    ("fi", "toimeentulotuki", "toimeentulotuki"),
    ("fi", "miten haen asumistukea", "asumistuki"),
    ("sv", "bostadsbidrag", "asumistuki"),
    ("en", "housing allowance", "asumistuki"),
    ("fi", "kuolen nälkään", "ruoka-apu"),
    ("fi", "saan häädön", "haato"),
    ("fi", "palkka ei tullut", "palkka-maksamatta"),
    ("fi", "palkkani puuttuu", "palkka-maksamatta"),
    ("fi", "avaimet hukassa", "loytotavarat"),
    ("en", "fake job offer", "huijaus"),
    ("en", "victim of a crime", "rikosilmoitus"),
]
NOT_THERE = [
    ("en", "I am looking for a job", "huijaus"),
    ("en", "wage subsidy", "opintotuki"),
    ("en", "help", "neuvola-ja-perhepalvelut"),
    ("en", "where is the office", "verokortti"),
    ("en", "phone number", "kotikunta-ja-henkilotunnus"),
    ("en", "opening hours", "kirjasto"),
    ("sv", "öppettider", "kirjasto"),
    ("fi", "haluan palkata", "syrjinta"),
    ("fi", "lapseni on hukassa", "loytotavarat"),
    ("fi", "palkka-tuki", "palkka-maksamatta"),
    ("fi", "laskut maksamatta", "palkka-maksamatta"),
    ("fi", "missä toimisto on", "kirjanpito"),
]
OURS = [("fi", "palkkatuki"), ("fi", "työkokeilu"), ("fi", "yrityksen perustaminen")]


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory, dictionaries: Path) -> Search:
    place = a_place(tmp_path_factory.mktemp("elsewhere"), dictionaries)
    return edition.draft(pikkula(referrals_csv=REFERRALS), place).search


def led(answer: Answer) -> list[str]:
    return [lead.referral.id for lead in answer.elsewhere]


@pytest.mark.parametrize(("language", "text", "where"), ELSEWHERE)
def test_what_others_serve_is_led_to_them(
    kouvola: Edition, language: str, text: str, where: str
) -> None:
    answer = kouvola.search.ask(text, language, FIRST_DAY)
    assert where in led(answer)
    assert answer.leads_first


@pytest.mark.parametrize(("language", "text", "where"), NOT_THERE)
def test_a_general_word_leads_nowhere_by_itself(
    kouvola: Edition, language: str, text: str, where: str
) -> None:
    assert where not in led(kouvola.search.ask(text, language, FIRST_DAY))


@pytest.mark.parametrize(("language", "text"), OURS)
def test_what_is_on_the_map_comes_first(kouvola: Edition, language: str, text: str) -> None:
    assert not kouvola.search.ask(text, language, FIRST_DAY).leads_first


def test_it_is_found_where_the_map_has_nothing(search: Search) -> None:
    answer = search.ask("passihakemus", "fi", FIRST_DAY)
    assert led(answer) == ["passi"]
    assert answer.leads_first


def test_its_words_are_not_taken_as_mistyped(search: Search) -> None:
    assert search.ask("arvonlisävero", "fi", FIRST_DAY).repairs == ()


def test_what_is_for_companies_is_not_told_to_whoever_chose_persons(search: Search) -> None:
    answer = search.ask("arvonlisävero", "fi", FIRST_DAY)
    assert led(narrowed(answer, {"who": "employer"}, search.conditions(FIRST_DAY))) == ["alv"]
    assert led(narrowed(answer, {"who": "person"}, search.conditions(FIRST_DAY))) == []
