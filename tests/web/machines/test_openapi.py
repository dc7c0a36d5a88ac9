"""The open API against its description: whatever is asked, it answers as openapi.json says.

Schemathesis makes up the questions, good ones and bad ones; `make fuzz` asks many more of them.
"""

from __future__ import annotations

import json
import os
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.config import SchemathesisConfig

from navigator.editions.edition import Place
from navigator.web.app import create_app
from tests.world import FIRST_DAY

FILE = Path(__file__).with_name("openapi.json")
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "60"))  # of good and of bad ones, for each route

TOLD: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
GOOD, BAD = GenerationMode.POSITIVE, GenerationMode.NEGATIVE
ASKED = [
    pytest.param(route, mode, id=f"{route}-{mode.name.lower()}")
    for route, told in TOLD["paths"].items()
    for mode in (GOOD, BAD)
    if mode is GOOD or told["get"].get("parameters")  # without any, nothing is asked wrongly
]


def strict(value: Any) -> Any:
    """The description, so that an answer may hold no key that is not told."""
    if isinstance(value, list):
        return [strict(one) for one in value]
    if not isinstance(value, dict):
        return value
    closed = {"additionalProperties": False} if value.get("type") == "object" else {}
    return {key: strict(one) for key, one in value.items()} | closed


@pytest.fixture(scope="module")
def app(place: Place) -> Flask:
    return create_app(place, lambda: FIRST_DAY)


def test_every_open_route_is_described_and_no_other(app: Flask) -> None:
    rules = {rule.rule.replace("_>", ">") for rule in app.url_map.iter_rules()}
    told = {path.replace("{", "<").replace("}", ">") for path in TOLD["paths"]}
    assert told == {rule for rule in rules if rule.startswith("/api/") or rule == "/healthz"}


def operation(app: Flask, route: str) -> Any:
    config = SchemathesisConfig.from_dict({"generation": {"database": "none"}})
    schema = schemathesis.openapi.from_dict(strict(deepcopy(TOLD)), config=config)
    schema.app = app
    return schema[route]["GET"]


@pytest.mark.parametrize(("route", "mode"), ASKED)
def test_whatever_is_asked_the_answer_is_as_it_was_told(
    app: Flask, route: str, mode: GenerationMode
) -> None:
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize="FUZZ_EXAMPLES" not in os.environ,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation(app, route).as_strategy(generation_mode=mode))
    def ask(case: Case) -> None:
        case.call_and_validate(headers={"Accept-Encoding": "identity"})

    ask()
