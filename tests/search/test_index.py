"""The full-text index: what a word is worth by where it stands, how rare it is, and with others."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from navigator.editions import edition
from navigator.editions.edition import Place
from navigator.environment import day
from navigator.reading.data_files import read
from navigator.search import index
from navigator.search.index import Concept, Found, Index
from navigator.voices.text import LANGUAGES
from tests.conftest import a_place, write
from tests.world import SERVICES, pikkula

MOST = 100
QUESTIONS = [
    ["velka"], ["työ"], ["palkkatuki"], ["kaikukurssi"], ["työ", "velka"], ["raha"], ["neuvonta"],
    ["yritys", "raha"], ["kurssi"], ["työnhaku", "hakemus"], ["pikkula"], ["ulosotto", "kaiku"],
]  # fmt: skip


def of(*words: str) -> list[Concept]:
    return [Concept(word, {word: 1.0}) for word in words]


def scores(index: Index, *concepts: Concept) -> dict[str, float]:
    return {found.id: found.score for found in index.find(concepts, MOST)}


@pytest.fixture
def wordy(tmp_path: Path, dictionaries: Path) -> Iterator[Index]:
    """Services that hold the same rare word in a name, in search words, and in a body."""
    rows = SERVICES.replace("Kaikukurssi;", "Kaikukurssi meloen;")
    rows = rows.replace("maksuhäiriö, perintä", "meloen, perintä")
    rows = rows.replace("Neuvoja yrittäjälle.", "Neuvoja meloen.")
    catalog = read(pikkula(services_csv=rows))
    lexicons = a_place(tmp_path / "var", dictionaries).lexicons()
    index.write(catalog, tmp_path / "index", lexicons)
    opened = Index(tmp_path / "index" / "fi")
    yield opened
    opened.close()


def test_a_name_counts_more_than_search_words_and_those_more_than_a_body(wordy: Index) -> None:
    found = [hit.id for hit in wordy.find(of("meloen"), MOST) if hit.kind == "service"]
    assert found == ["kaikukurssi", "velkaneuvonta", "neuvonta"]


def test_what_stands_beside_a_thing_counts_least(wordy: Index) -> None:
    found = [(hit.kind, hit.id) for hit in wordy.find(of("meloen"), MOST)]
    assert found[:3] == [(kind, id_) for kind, id_ in found if kind == "service"]
    assert ("step", "velat") in found[3:], "the step on which the course stands"


def test_a_word_in_the_name_is_all_that_can_be_said_for_a_thing(pikkula_index: Index) -> None:
    assert scores(pikkula_index, *of("palkkatuki"))["palkkatuki"] == pytest.approx(1.0)


def test_rare_words_tell_more_than_common_ones(pikkula_index: Index) -> None:
    assert pikkula_index.rarity("ulosotto") > pikkula_index.rarity("yritys")
    assert pikkula_index.rarity("xyzzyx") >= pikkula_index.rarity("ulosotto")
    asked = of("yritys", "ulosotto")
    found = scores(pikkula_index, *asked)
    assert found["velat"] > found["lopetan"], "though that one has its word in the name"


def test_a_word_that_the_map_lacks_makes_every_answer_worth_less(pikkula_index: Index) -> None:
    alone = scores(pikkula_index, *of("palkkatuki"))
    beside = scores(pikkula_index, *of("palkkatuki", "lentokone"))
    assert 0 < beside["palkkatuki"] < alone["palkkatuki"]


def test_a_concept_counts_once_by_the_best_of_its_words(pikkula_index: Index) -> None:
    both = Concept("palkkatuki", {"palkkatuki": 1.0, "raha": 0.75})
    assert scores(pikkula_index, both)["palkkatuki"] == pytest.approx(
        scores(pikkula_index, *of("palkkatuki"))["palkkatuki"]
    )


def test_the_parts_of_a_compound_count_together(pikkula_index: Index) -> None:
    one = Concept("palkkatuki", {}, {"palkka": 0.45}, 2)
    other = Concept("palkkatuki", {}, {"tuki": 0.45}, 2)
    both = Concept("palkkatuki", {}, {"palkka": 0.45, "tuki": 0.45}, 2)

    def worth(concept: Concept) -> float:
        return scores(pikkula_index, concept)["palkkatuki"] * pikkula_index.worth(concept)

    assert worth(both) == pytest.approx(worth(one) + worth(other))
    assert scores(pikkula_index, both)["palkkatuki"] < 1.0, "less than the compound itself"


def test_a_repeated_word_counts_more_but_less_each_time(tmp_path: Path, dictionaries: Path) -> None:
    found = []
    for times in (1, 2, 9):
        body = "Meloen. " * times
        rows = SERVICES.replace("Neuvoja yrittäjälle.", body.strip())
        folder = tmp_path / str(times)
        lexicons = a_place(folder / "var", dictionaries).lexicons()
        index.write(read(pikkula(services_csv=rows)), folder / "index", lexicons)
        opened = Index(folder / "index" / "fi")
        found.append(scores(opened, *of("meloen"))["neuvonta"])
        opened.close()
    once, twice, often = found
    assert once < twice < often < 2 * once


def test_the_words_that_were_met_are_told(pikkula_index: Index) -> None:
    found = {hit.id: hit.words for hit in pikkula_index.find(of("velka", "ulosotto", "x"), MOST)}
    assert found["velat"] == ("velka", "ulosotto")


def test_no_more_is_found_than_asked_for(pikkula_index: Index) -> None:
    everything = pikkula_index.find(of("pikkula"), MOST)
    assert len(everything) > 2
    assert pikkula_index.find(of("pikkula"), 2) == everything[:2]
    assert pikkula_index.find([], MOST) == []


def test_every_thing_of_the_map_stands_in_the_index_of_every_language(place: Place) -> None:
    catalog = edition.opened(1, place).catalog
    things = {(kind, id_) for kind in index.KINDS for id_ in getattr(catalog, kind)}
    for language in LANGUAGES:
        documents = list(index.documents(catalog, language))
        assert {(document.kind, document.id) for document in documents} == things
        assert len(documents) == len(things)


def asked_at_once(index: Index, times: int) -> list[list[Found]]:
    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(lambda words: index.find(of(*words), MOST), QUESTIONS * times))


def test_threads_that_ask_at_once_get_the_answers_that_they_get_one_by_one(
    pikkula_index: Index,
) -> None:
    one_by_one = [pikkula_index.find(of(*words), MOST) for words in QUESTIONS]
    assert all(one_by_one)
    assert asked_at_once(pikkula_index, 50) == one_by_one * 50


def test_a_writer_elsewhere_does_not_disturb_those_who_ask(
    tmp_path: Path, dictionaries: Path
) -> None:
    place = a_place(tmp_path / "var", dictionaries)
    edition.build(write(pikkula(), tmp_path / "data"), place, day.now())
    opened = Index(next(place.indexes.glob("*/fi")))
    before = [opened.find(of(*words), MOST) for words in QUESTIONS]
    changed = pikkula(services_csv=SERVICES.replace("Velkaneuvonta", "Uraneuvonta"))
    write(changed, tmp_path / "data")
    builder = threading.Thread(target=edition.build, args=(tmp_path / "data", place, day.now()))
    builder.start()
    during = asked_at_once(opened, 1)
    while builder.is_alive():
        during = asked_at_once(opened, 1)
        assert during == before
    builder.join()
    assert edition.newest(place) == 2
    assert asked_at_once(opened, 1) == before
    opened.close()
