"""How good the search is, by questions whose answers somebody knows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from math import log2
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from navigator.cli import main
from navigator.editions import edition
from navigator.editions.edition import Edition, Place
from navigator.search.quality import evaluation, questions, report
from navigator.search.quality.evaluation import Told, mark, marks, misses, table
from navigator.search.quality.questions import Question
from tests.conftest import ROOT, a_place, write
from tests.search.quality.test_questions import DEBT, WEATHER, as_file
from tests.world import DAY_AFTER_KAIKU, FIRST_DAY, TEXTS, pikkula

SOURCE_DAY = date(2025, 8, 22)  # the day of the shipped data, and of the judgements on it
HIT, FALSE_NONE = 0.85, 0.05  # what the shipped list must reach, and may not exceed


def a_question(
    services: Sequence[tuple[str, int]] = (),
    needs: Sequence[tuple[str, int]] = (),
    **other: str,
) -> Question:
    judged = {
        key: [{"fi": name, "grade": grade} for name, grade in names]
        for key, names in (("services", services), ("needs", needs))
    }
    asked = {"id": "1", "lang": "fi", "q": "velka", "kind": "exact"} | other | judged
    return Question.model_validate(asked)


def told(
    services: Sequence[str] = (), needs: Sequence[str] = (), fit: str = "good", ms: float = 1.0
) -> Told:
    return Told(fit, tuple(needs), tuple(services), ms)


def figures(question: Question, answer: Told) -> dict[str, float]:
    return dict(mark(question, answer).figures)


def test_the_gain_is_what_one_computes_by_hand() -> None:
    asked = a_question([("Velkaneuvonta", 2), ("Kaikukurssi", 1), ("Palkkatuki", 2)])
    found = figures(asked, told(["Yritysneuvonta", "Velkaneuvonta", "Kaikukurssi"]))
    # Grade 2 gains 3 and grade 1 gains 1; rank r divides it by log2(r + 1).
    got = 0 / log2(2) + 3 / log2(3) + 1 / log2(4)
    best = 3 / log2(2) + 3 / log2(3) + 1 / log2(4)
    assert found["ndcg@10"] == pytest.approx(got / best)
    assert found["ndcg@10"] == pytest.approx(0.4438, abs=0.0001)


def test_the_best_answer_possible_gains_one() -> None:
    asked = a_question([("Kaikukurssi", 1), ("Velkaneuvonta", 2)])
    assert figures(asked, told(["Velkaneuvonta", "Kaikukurssi"]))["ndcg@10"] == 1


def test_only_the_first_ten_services_count() -> None:
    others = [f"Kurssi {letter * 9}" for letter in "abcdefghij"]
    found = figures(a_question([("Palkkatuki", 2)]), told([*others, "Palkkatuki"]))
    assert (found["ndcg@10"], found["hit@3"]) == (0, 0)


def test_a_hit_is_a_service_that_answers_among_the_first_three() -> None:
    asked = a_question([("Palkkatuki", 2), ("Kaikukurssi", 1)])
    assert figures(asked, told(["Yritysneuvonta", "Kaikukurssi", "Palkkatuki"]))["hit@3"] == 1
    assert figures(asked, told(["Kaikukurssi"]))["hit@3"] == 0
    assert "hit@3" not in figures(a_question([("Kaikukurssi", 1)]), told(["Kaikukurssi"]))


def test_a_service_that_stands_for_two_judgements_counts_once() -> None:
    twins = a_question([("Palkkatuki", 1), ("Palkkatuki ja neuvonta", 2)])
    assert figures(twins, told(["Palkkatuki"]))["ndcg@10"] == 1


def test_a_twin_of_a_service_already_counted_is_passed_over() -> None:
    asked = a_question([("Palkkatuki", 2), ("Velkaneuvonta", 2)])
    found = figures(asked, told(["Palkkatuki", "Palkkatuki yritykselle", "Velkaneuvonta"]))
    assert found["ndcg@10"] == 1


def test_twins_that_were_not_found_are_missed_once() -> None:
    once = a_question([("Velkaneuvonta", 2), ("Palkkatuki", 2)])
    twice = a_question([("Velkaneuvonta", 2), ("Palkkatuki", 2), ("Palkkatuki yritykselle", 1)])
    answer = told(["Velkaneuvonta"])
    assert figures(once, answer) == figures(twice, answer)


def test_a_step_counts_by_the_rank_at_which_it_comes() -> None:
    asked = a_question(needs=[("Lopetan yritykseni", 1), ("Yritykseni rekrytoi", 2)])
    others = ["Olen aloittamassa", "Tarvitsen apua", "Tahdon kuuhun"]
    for before in range(4):
        found = figures(asked, told(needs=[*others[:before], "Lopetan yritykseni"]))
        assert found["need_mrr"] == pytest.approx(1 / (before + 1))
        assert found["need_hit@3"] == (before < 3)
    assert figures(asked, told(needs=others))["need_mrr"] == 0


@pytest.mark.parametrize(("fit", "right"), [("good", 0), ("weak", 1), ("none", 1)])
def test_a_question_without_an_answer_is_well_answered_unless_it_is_called_good(
    fit: str, right: float
) -> None:
    assert figures(a_question(kind="none"), told(fit=fit)) == {"none_ok": right}


def test_a_question_with_an_answer_must_not_be_called_unanswered() -> None:
    asked = a_question([("Palkkatuki", 2)])
    assert figures(asked, told(fit="none"))["false_none"] == 1
    assert figures(asked, told(fit="weak"))["false_none"] == 0


def test_figures_are_means_over_the_questions_that_have_them() -> None:
    asked = [
        a_question([("Palkkatuki", 2)]),
        a_question([("Palkkatuki", 2)], id="2", lang="sv", kind="typo"),
        a_question(id="3", kind="none"),
    ]
    answers = {"fi": told(["Palkkatuki"], ms=4), "sv": told(["Velkaneuvonta"], fit="none", ms=8)}
    found = table(marks(asked, lambda question: answers[question.lang]))
    assert list(found) == ["all", "lang=fi", "lang=sv", "kind=exact", "kind=none", "kind=typo"]
    assert found["all"] == {
        "queries": 3,
        "ndcg@10": 0.5,
        "hit@3": 0.5,
        "none_ok": 0.0,
        "false_none": 0.5,
        "ms_p50": 4,
        "ms_p95": 8,
    }
    assert found["kind=none"] == {"queries": 1, "none_ok": 0, "ms_p50": 4, "ms_p95": 4}


def test_misses_are_what_somebody_should_look_at_worst_first() -> None:
    asked = {
        "none": (a_question(id="none", kind="none"), told()),
        "fine": (a_question([("Palkkatuki", 2)], id="fine"), told(["Palkkatuki"])),
        "lost": (a_question([("Palkkatuki", 2)], id="lost"), told(["Kaikukurssi"])),
        "step": (a_question(needs=[("Lopetan yritykseni", 2)], id="step"), told()),
    }
    found = marks([q for q, _ in asked.values()], lambda question: asked[question.id][1])
    assert [miss.question.id for miss in misses(found)] == ["lost", "none", "step"]
    shown = "\n".join(report.of_misses(misses(found)))
    assert "lost  fi  exact  “velka”  fit: good" in shown
    assert "Kaikukurssi" in shown
    assert "fine" not in shown


def test_the_table_has_a_dash_where_there_is_no_figure() -> None:
    head, *rows = report.lines(table(marks([a_question(kind="none")], lambda _: told(fit="weak"))))
    assert len({len(line) for line in (head, *rows)}) == 1
    cells = dict(zip(head.split(), rows[0].split()[1:], strict=True))
    assert (cells["queries"], cells["ndcg@10"], cells["none_ok"]) == ("1", "-", "1.0")


# The command.


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """A list of two questions about Pikkula."""
    return write({"own.json": as_file(DEBT, WEATHER)}, tmp_path) / "own.json"


def evaluate(place: Place, *arguments: object) -> Result:
    own = ("--data", place.folder.parent / "data", "--var", place.folder)
    result = CliRunner().invoke(main, [str(part) for part in ("evaluate", *arguments, *own)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def as_json(place: Place, *arguments: object) -> dict[str, Any]:
    result = evaluate(place, *arguments, "--json")
    assert result.exit_code == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_evaluate_prints_a_line_for_all_for_each_language_and_for_each_kind(
    place: Place, listed: Path
) -> None:
    result = evaluate(place, listed, "--on", FIRST_DAY)
    assert (result.exit_code, result.stderr) == (0, "")
    head, *rows = result.stdout.splitlines()
    assert head.split() == ["queries", *evaluation.FIGURES, *evaluation.TIMES]
    assert [row.split()[0] for row in rows] == ["all", "lang=fi", "kind=colloquial", "kind=none"]


def test_evaluate_asks_about_the_day(place: Place, tmp_path: Path) -> None:
    course = DEBT | {"q": "kaikukurssi", "services": [{"fi": "Kaikukurssi", "grade": 2}]}
    file = write({"own.json": as_file(course)}, tmp_path) / "own.json"
    hits = [as_json(place, file, "--on", on)["all"]["hit@3"] for on in (FIRST_DAY, DAY_AFTER_KAIKU)]
    assert hits == [1, 0]


def test_evaluate_tells_the_misses_where_they_are_wanted(place: Place, tmp_path: Path) -> None:
    wrong = DEBT | {"services": [{"fi": "Yritysneuvonta", "grade": 2}]}
    file = write({"own.json": as_file(wrong)}, tmp_path) / "own.json"
    assert "misses" not in as_json(place, file)
    (miss,) = as_json(place, file, "--misses", "--on", FIRST_DAY)["misses"]
    assert (miss["id"], miss["q"]) == ("fi-1", "rahat loppu")
    assert miss["services"][0] == "Velkaneuvonta"
    assert "“rahat loppu”" in evaluate(place, file, "--misses", "--on", FIRST_DAY).stdout


def test_evaluate_warns_of_names_that_are_not_on_the_map_and_goes_on(
    place: Place, tmp_path: Path
) -> None:
    named = DEBT | {"services": [{"fi": "Autokoulu", "grade": 2}]}
    file = write({"own.json": as_file(named)}, tmp_path) / "own.json"
    result = evaluate(place, file)
    assert result.exit_code == 0
    assert result.stderr.startswith("own.json:1:fi-1 services 1: There is no “Autokoulu”")


def test_evaluate_of_a_faulty_list_says_every_fault_and_fails(place: Place, tmp_path: Path) -> None:
    faulty = as_file(DEBT | {"lang": "de"}, WEATHER | {"q": ""})
    file = write({"own.json": faulty}, tmp_path) / "own.json"
    result = evaluate(place, file)
    assert (result.exit_code, result.stdout) == (3, "")
    assert [line.split(": ")[0] for line in result.stderr.splitlines()[:2]] == [
        "own.json:1:fi-1 lang",
        "own.json:2:fi-2 q",
    ]


@pytest.mark.parametrize("missing", ["nowhere.json", ""], ids=["no file", "a folder"])
def test_evaluate_without_its_list_says_so(place: Place, tmp_path: Path, missing: str) -> None:
    result = evaluate(place, tmp_path / missing)
    assert result.exit_code == 3
    assert "The file is missing." in result.stderr


def test_evaluate_asks_the_list_of_the_data_folder_if_none_is_given(
    tmp_path: Path, dictionaries: Path
) -> None:
    write(pikkula() | {"questions.json": as_file(DEBT)}, tmp_path / "data")
    found = as_json(a_place(tmp_path / "var", dictionaries))
    assert found["all"]["queries"] == 1


def test_evaluate_tries_an_edit_without_publishing_it(
    listed: Path, tmp_path: Path, dictionaries: Path
) -> None:
    own = a_place(tmp_path / "var", dictionaries)
    data = write(pikkula(), tmp_path / "data")
    before = as_json(own, listed, "--on", FIRST_DAY)["all"]["ndcg@10"]
    edited = TEXTS["offers.csv"].replace("velkaneuvonta;velat", "velkaneuvonta;lopetan")
    write(pikkula(offers_csv=edited), data)
    after = as_json(own, listed, "--on", FIRST_DAY)["all"]["ndcg@10"]
    assert after < before
    assert edition.newest(own) == 0


# The list that comes with the shipped data.


@pytest.fixture(scope="module")
def shipped() -> tuple[Question, ...]:
    return questions.read(questions.FILE, (ROOT / "data" / questions.FILE).read_bytes())


@pytest.fixture(scope="module")
def reached(kouvola: Edition, shipped: tuple[Question, ...]) -> dict[str, float]:
    def ask(question: Question) -> Told:
        answer = kouvola.search.ask(question.q, question.lang, SOURCE_DAY)
        return told(
            [help_.service.name.standard()["fi"] for help_ in answer.helps],
            [need.step.title.standard()["fi"] for need in answer.needs],
            answer.fit,
        )

    return table(marks(shipped, ask))["all"]


def test_the_shipped_list_names_nothing_that_is_not_on_the_map(
    kouvola: Edition, shipped: tuple[Question, ...]
) -> None:
    assert questions.unknown(questions.FILE, shipped, kouvola.catalog) == ()


def test_the_shipped_list_asks_in_every_language_and_in_every_manner(
    shipped: tuple[Question, ...],
) -> None:
    kinds = {"exact", "inflected", "colloquial", "typo", "paraphrase", "none"}
    for language in ("fi", "sv", "en"):
        assert {q.kind for q in shipped if q.lang == language} == kinds


def test_the_search_answers_the_shipped_list_well(reached: dict[str, float]) -> None:
    assert reached["hit@3"] >= HIT
    assert reached["need_hit@3"] >= HIT
    assert reached["none_ok"] >= HIT
    assert reached["false_none"] <= FALSE_NONE
