"""Why a YAML file can't be read is told in our own words, with its line and its character."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yaml import composer, parser, scanner

from navigator.reading import yaml_file
from navigator.tables import reasons
from navigator.tables.problem import Problem

Told = tuple[str, int | None, str]


def told(text: str) -> Told:
    """The reason of the one fault, its line and the character in it."""
    (problem,) = yaml_file.read("needs.yaml", text.encode()).problems
    assert problem.fault == "not-yaml"
    values = dict(problem.values)
    return values["reason"], problem.row, values["at"]


def of(said: str) -> str:
    return reasons.yaml_reason(said)


@pytest.mark.parametrize(
    ("text", "reason", "line", "at"),
    [
        ("a:\n\tb: c\n", reasons.TAB, 2, "1"),
        ("a:\n  - b\n\u00a0 - c\n", reasons.NO_BREAK, 4, "1"),
        ("a: b: c\n", of("mapping values are not allowed"), 1, "5"),
        (
            "a:\n  b: c\n d: e\n",
            of("expected <block end>, but found '?'"),
            3,
            "2",
        ),
        ("a: [b, c\nd: e\n", of("expected ',' or ']'"), 2, "2"),
        ("a: {b: c\nd: e\n", of("expected ',' or '}'"), 2, "2"),
        ('a: "b\n', of("found unexpected end of stream"), 2, "1"),
        ("a: @b\n", of("character '@' that cannot"), 1, "4"),
        ("a: %b\n", of("character '%' that cannot"), 1, "4"),
        ("a: &\n", of("expected alphabetic or numeric character"), 1, "5"),
        ("a\nb: c\n", of("mapping values are not allowed"), 2, "2"),
        ("a: b\nc\n", of("could not find expected ':'"), 3, "1"),
        ("a: b\n- c\n", of("expected <block end>, but found '-'"), 2, "1"),
        ("a: - b\n", of("sequence entries are not allowed"), 1, "4"),
        ('a: "\\k"\n', of("found unknown escape character"), 1, "6"),
        ("a: >x\n  b\n", of("chomping or indentation"), 1, "5"),
        ("a: !b!c d\n", of("tag handle"), 1, "4"),
        ("a: b\n---\nc: d\n", of("single document"), 2, "1"),
        ("%YAML 1\n---\n", of("directive"), 1, "8"),
        ("a: ]\n", of("expected the node content"), 1, "4"),
    ],
)
def test_each_reason_has_words_of_ours(text: str, reason: str, line: int, at: str) -> None:
    assert told(text) == (reason, line, at)


def test_characters_that_no_file_may_hold_are_all_named_at_their_lines() -> None:
    found = yaml_file.read("needs.yaml", b"a: b\0c\nd: \x1be\n").problems
    assert found == (
        Problem.at("needs.yaml", "invisible", 1, value="a: bc", character="U+0000 NULL"),
        Problem.at("needs.yaml", "invisible", 2, value="d: e", character="U+001B ESCAPE"),
    )


def said_by(module: ModuleType) -> Iterator[str]:
    """What a module of the parser says of a file, with a letter in place of what it found there."""
    for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            yield ": ".join(
                one.value
                for part in node.exc.args
                for one in ast.walk(part)
                if isinstance(one, ast.Constant) and isinstance(one.value, str)
            )


@pytest.mark.parametrize("module", [scanner, parser, composer])
def test_everything_that_the_parser_may_say_is_known(module: ModuleType) -> None:
    said = {one for one in said_by(module) if ": " in one or " " in one}
    assert len(said) > 2
    escapes = {"while scanning a %s"}  # of UTF-8 in a tag, where Python says what is wrong
    unknown = {one for one in said if reasons.yaml_reason(one) == reasons.OTHERWISE}
    assert unknown - escapes == set()


@given(st.text("ab:- \n\t[]{}\"'&*!|>%@`#?,\\\u00a0~", max_size=30))
def test_no_fault_speaks_the_language_of_the_parser(text: str) -> None:
    for problem in yaml_file.read("needs.yaml", text.encode()).problems:
        if problem.fault == "not-yaml":
            assert dict(problem.values)["reason"] in reasons.REASONS
            assert problem.row
