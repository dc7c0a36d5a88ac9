"""A list of questions with known answers: JSON → questions, or every fault of the list at once.

Officials keep such lists beside the data (docs/data.md). A question is counted as its author does:
the first one is number 1, and so is its first service.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Literal

from navigator.catalog import Catalog, localities
from navigator.reading import FaultyError, Filled, Language, Record, parsed
from navigator.search.quality.name_matching import same
from navigator.tables import LONGEST_CELL, MOST_VALUES, TOO_DEEP, Problem, decoded

FILE = "questions.json"
NONE = "none"  # the kind of a question that the map does not answer
SOURCES = {"needs": "needs.yaml", "services": "services.csv"}  # where the names come from

Path = Sequence[str | int]


class Judgement(Record):
    """A step or a service, by its Finnish name: 2 answers the question, 1 helps."""

    fi: Filled
    grade: Literal[1, 2]


class Question(Record):
    """A question in somebody’s words, and what answers it."""

    id: Filled
    lang: Language
    q: Filled
    kind: Filled
    needs: tuple[Judgement, ...] = ()
    services: tuple[Judgement, ...] = ()
    note: str = ""
    region: str = ""  # where it is asked, by the id that addresses have; empty: of the whole map


class QuestionList(Record):
    about: str = ""
    queries: tuple[Question, ...]


def read(file: str, data: bytes) -> tuple[Question, ...]:
    """The questions of a list. Raises FaultyError with all its faults."""
    value = _value(file, data)
    if isinstance(value, Problem):
        raise FaultyError([value])
    whole = value if isinstance(value, dict) else {"queries": value}
    found = parsed(QuestionList, whole)
    problems = [*_empty(file, whole), *_doubled(file, whole)]
    if not isinstance(found, QuestionList):
        problems += [_problem(file, whole, *fault) for fault in found]
    if problems or not isinstance(found, QuestionList):
        raise FaultyError(problems)
    return found.queries


def about(data: bytes) -> str:
    """What a list that can be read says of itself."""
    value = json.loads(data)
    return str(value.get("about", "")) if isinstance(value, dict) else ""


def written(asked: Sequence[Mapping[str, Any]], about: str) -> bytes:
    """A list of plain questions as JSON, a question a line; `read` reads it."""
    rows = ",\n".join(json.dumps(one, ensure_ascii=False) for one in asked)
    head = json.dumps(about, ensure_ascii=False)
    return f'{{\n"about": {head},\n"queries": [\n{rows}\n]\n}}\n'.encode()


def plain(question: Question) -> dict[str, Any]:
    """A question as it stands in a list, without what it lacks."""
    return {key: value for key, value in question.model_dump(mode="json").items() if value}


def _value(file: str, data: bytes) -> object:
    """The plain values of the file, or why it has none."""
    text = decoded(file, data)
    if isinstance(text, Problem):
        return text
    try:
        value = _writable(json.loads(text))
    except json.JSONDecodeError as error:
        return Problem.at(file, "not-json", column=f"line {error.lineno}", reason=error.msg)
    except RecursionError:
        return Problem.at(file, "not-json", reason=TOO_DEEP)
    except ValueError as error:  # a number with thousands of digits
        return Problem.at(file, "not-json", reason=error)
    return next(_beyond(file, value), value)


def _beyond(file: str, value: object) -> Iterator[Problem]:
    """What makes a list larger than any that can be asked; nothing of such a one is looked at."""
    values = list(islice(_values(value), MOST_VALUES + 1))
    if len(values) > MOST_VALUES:
        yield Problem.at(file, "too-many-values", limit=MOST_VALUES)
    longest = max((len(one) for one in values if isinstance(one, str)), default=0)
    if longest > LONGEST_CELL:
        yield Problem.at(file, "long-cell", length=longest, limit=LONGEST_CELL)


def _values(value: object) -> Iterator[object]:
    """A value and all that it holds; keys are values, too."""
    left = [value]
    while left:
        one = left.pop()
        yield one
        left += [*one.keys(), *one.values()] if isinstance(one, dict) else ()
        left += one if isinstance(one, list) else ()


def _writable(value: object) -> object:
    """The same values without half characters: an escape can write these, nothing can show them."""
    return json.loads(json.dumps(value, ensure_ascii=False).encode(errors="replace"))


def _problem(
    file: str, whole: Mapping[str, Any], fault: str, path: Path, values: Mapping[str, Any]
) -> Problem:
    """A fault at its question, by number and id, and there at its service or step."""
    number, *rest = path[1:] or [""]
    if not isinstance(number, int):
        return Problem.at(file, fault, column=_spoken(path), **values)
    place = _spoken([*_id(whole["queries"][number]), *rest])
    return Problem.at(file, fault, number + 1, place, **values)


def _spoken(path: Path) -> str:
    """`services 2 grade` of `services, 1, grade`: people count from one."""
    return " ".join(str(part + 1) if isinstance(part, int) else part for part in path)


def _id(question: object) -> Iterator[str]:
    """The id of a question, if it has one, however faulty it is otherwise."""
    if isinstance(question, dict) and isinstance(question.get("id"), str):
        yield question["id"]


def _empty(file: str, whole: Mapping[str, Any]) -> Iterator[Problem]:
    if whole.get("queries") == []:
        yield Problem.at(file, "missing-value", column="queries")


def _doubled(file: str, whole: Mapping[str, Any]) -> Iterator[Problem]:
    """Ids that an earlier question has, too, whatever else is wrong."""
    listed = whole.get("queries")
    first: dict[str, int] = {}
    for number, question in enumerate(listed if isinstance(listed, list) else [], start=1):
        for id_ in filter(None, _id(question)):
            if first.setdefault(id_, number) != number:
                other = first[id_]
                yield Problem.at(file, "doubled-id", number, "id", value=id_, other=other)


def unknown(file: str, questions: Sequence[Question], catalog: Catalog) -> tuple[Problem, ...]:
    """Names of the list that nothing on the map bears, so that no answer can ever meet them."""
    borne = {
        "needs": [step.title.standard()["fi"] for step in catalog.steps],
        "services": [service.name.standard()["fi"] for service in catalog.services],
    }
    return tuple(
        Problem.at(file, "unknown-id", number, place, value=name, where=SOURCES[kind])
        for number, question in enumerate(questions, start=1)
        for kind, place, name in _judged(question)
        if not any(same(name, other) for other in borne[kind])
    ) + tuple(_nowhere(file, questions, catalog))


def _nowhere(file: str, questions: Sequence[Question], catalog: Catalog) -> Iterator[Problem]:
    """Regions that the map does not have: such a question is asked of all of it."""
    known = localities(catalog)
    for number, question in enumerate(questions, start=1):
        if question.region and question.region not in known:
            where = f"{question.id} region"
            values = {"value": question.region, "where": "needs.yaml"}
            yield Problem.at(file, "unknown-id", number, where, **values)


def _judged(question: Question) -> Iterator[tuple[str, str, str]]:
    """Every name of a question: whether of a need or a service, where it stands, and the name."""
    for kind, judged in (("needs", question.needs), ("services", question.services)):
        for at, one in enumerate(judged):
            yield kind, _spoken([question.id, kind, at]), one.fi
