"""Questions with known answers, and what the search said to them → how good the search is.

The figures of one question; a list of questions shows their means:

- `ndcg@10`: how near its first ten services come to the best list possible. One that answers
  (grade 2) weighs three times one that helps (grade 1), and the earlier, the more.
- `hit@3`: whether a service that answers is among the first three
- `need_mrr`: 1 for a judged step on the first rank, 1/2 on the second and so on, 0 for none
- `need_hit@3`: whether a judged step is among the first three
- `none_ok`: of a question that the map does not answer, whether its fit is not “good”
- `false_none`: of one that it answers, whether its fit is “none”
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from statistics import fmean

from navigator.search import Answer
from navigator.search.quality.name_matching import same
from navigator.search.quality.questions import NONE, Judgement, Question

MOST = 10  # answers that are looked at
FIRST = 3  # answers that everybody looks at
WORTH = {0: 0, 1: 1, 2: 3}  # what each grade gains
ANSWERS = 2  # the grade of what answers, not only helps
POOR = 0.5  # the ndcg below which an answer is a miss
FIGURES = ("ndcg@10", "hit@3", "need_mrr", "need_hit@3", "none_ok", "false_none")
TIMES = {"ms_p50": 0.5, "ms_p95": 0.95}

Figures = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Told:
    """What the search said: steps and services by their Finnish names, best first; how fast."""

    fit: str
    needs: tuple[str, ...]
    services: tuple[str, ...]
    ms: float

    @classmethod
    def of(cls, answer: Answer, ms: float) -> Told:
        """What an answer says, given in so many milliseconds."""
        needs = (need.step.title.standard()["fi"] for need in answer.needs)
        services = (help_.service.name.standard()["fi"] for help_ in answer.helps)
        return cls(answer.fit, tuple(needs), tuple(services), ms)


@dataclass(frozen=True, slots=True)
class Mark:
    """A question, what was said to it, and how good that was."""

    question: Question
    told: Told
    figures: Figures

    @property
    def missed(self) -> bool:
        """Whether somebody should look why."""
        got = self.figures
        return got.get("ndcg@10", 1) < POOR or 0 in (got.get("none_ok"), got.get("need_hit@3"))


def marks(questions: Sequence[Question], ask: Callable[[Question], Told]) -> tuple[Mark, ...]:
    """Every question asked, and its answer marked."""
    return tuple(mark(question, ask(question)) for question in questions)


def mark(question: Question, told: Told) -> Mark:
    if question.kind == NONE:
        return Mark(question, told, {"none_ok": float(told.fit != "good")})
    found = {"false_none": float(told.fit == "none")}
    if question.services:
        found |= _of_services(told.services[:MOST], question.services)
    if question.needs:
        found |= _of_needs(told.needs[:MOST], question.needs)
    return Mark(question, told, found)


def _of_services(names: Sequence[str], judged: Sequence[Judgement]) -> dict[str, float]:
    got, best = _grades(names, judged)
    found = {"ndcg@10": _gain(got) / _gain(best)}
    if any(one.grade == ANSWERS for one in judged):
        found["hit@3"] = float(ANSWERS in got[:FIRST])
    return found


def _of_needs(names: Sequence[str], judged: Sequence[Judgement]) -> dict[str, float]:
    met = (any(same(one.fi, name) for one in judged) for name in names)
    rank = next((rank for rank, hit in enumerate(met, start=1) if hit), None)
    return {
        "need_mrr": 1 / rank if rank else 0.0,
        "need_hit@3": float(rank is not None and rank <= FIRST),
    }


def _grades(names: Sequence[str], judged: Sequence[Judgement]) -> tuple[list[int], list[int]]:
    """The grades of the services that were found, and those of the best list possible.

    A name may stand for several judgements, when the source had twins; each counts once. A further
    service that only bears judgements already counted is passed over: it is neither good nor bad.
    """
    left, got = list(judged), []
    for name in names:
        meant = [one for one in judged if same(one.fi, name)]
        fresh = [one for one in meant if one in left]
        if fresh or not meant:
            got.append(max((one.grade for one in fresh), default=0))
        left = [one for one in left if one not in fresh]
    best = [grade for grade in got if grade] + _unmet(left)
    return got, sorted(best, reverse=True)[:MOST]


def _unmet(left: Sequence[Judgement]) -> list[int]:
    """The grades of the judgements that nothing met, twins once."""
    grades: list[int] = []
    while left:
        twins = [left[0], *(one for one in left[1:] if same(left[0].fi, one.fi))]
        grades.append(max(one.grade for one in twins))
        left = [one for one in left if one not in twins]
    return grades


def _gain(grades: Sequence[int]) -> float:
    """The discounted gain of a list of grades, in the order of their ranks."""
    return sum(WORTH[grade] / log2(rank + 1) for rank, grade in enumerate(grades, start=1))


def table(found: Sequence[Mark]) -> dict[str, dict[str, float]]:
    """The figures of all questions, then of each language, of each kind and of each region."""
    groups = {"all": list(found)}
    for key in ("lang", "kind", "region"):
        for name in sorted({getattr(one.question, key) for one in found} - {""}):
            groups[f"{key}={name}"] = [m for m in found if getattr(m.question, key) == name]
    return {name: summary(group) for name, group in groups.items()}


def summary(found: Sequence[Mark]) -> dict[str, float]:
    """How many questions, the mean of each figure over those that have it, and the times."""
    told = {name: [m.figures[name] for m in found if name in m.figures] for name in FIGURES}
    means = {name: round(fmean(values), 4) for name, values in told.items() if values}
    times = sorted(one.told.ms for one in found)
    slow = {name: round(times[int(len(times) * share)], 1) for name, share in TIMES.items()}
    return {"queries": len(found)} | means | slow


def misses(found: Sequence[Mark]) -> tuple[Mark, ...]:
    """The answers that somebody should look at, worst first."""
    ranked = sorted(found, key=lambda one: one.figures.get("ndcg@10", 1))
    return tuple(one for one in ranked if one.missed)
