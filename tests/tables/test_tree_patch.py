"""A value of a YAML file changes and no other byte: comments, order and quotation marks stay."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from navigator.tables import tree_patch

TREE = """\
# The stairs of Pikkula.
regions:
  - id: pikkula   # the only one
    name: {fi: Pikkula, sv: "Lillby", en: 'Pikkula'}

areas:
  - id: tyonhaku
    steps:
      # one begins here
      - id: aloitan
        title:
          fi: Aloitan   # heading
          sv: "Jag: börjar"
        description: >-
          Kun alat etsiä työtä ja haluat, että joku auttaa sinua alkuun heti ensimmäisestä päivästä
          lähtien.
        words: [työtön, lopputili,
            duuni]

      - id: velat
        title:
          fi: Velat
        against:
          - "ei velkaa"
          # of those who have paid
          - "maksoin"
        next: []
"""
FOLDED = TREE[TREE.index("          Kun") : TREE.index("        words")]
ORDER = ("id", "title", "description", "words", "against", "next", "fi", "sv", "en")

Change = Callable[[Any], object]


def value(data: bytes) -> Any:
    return yaml.load(data.decode("utf-8-sig"), Loader=yaml.BaseLoader)  # noqa: S506 — only texts


def after(change: Change, tree: str = TREE) -> str:
    new = deepcopy(value(tree.encode()))
    change(new)
    patched = tree_patch.patched(tree.encode(), new, ORDER)
    assert value(patched) == new
    return patched.decode()


def step(tree: Any, number: int = 0) -> Any:
    return tree["areas"][0]["steps"][number]


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        (lambda t: step(t)["title"].update(fi="Alan"), "fi: Aloitan ", "fi: Alan "),
        (lambda t: step(t)["title"].update(sv="Jag"), '"Jag: börjar"', '"Jag"'),
        (lambda t: step(t)["title"].update(fi="Alan: nyt"), "Aloitan ", '"Alan: nyt" '),
        (lambda t: t["regions"][0]["name"].update(fi="A, b"), "fi: Pikkula", 'fi: "A, b"'),
        (lambda t: t["regions"][0]["name"].update(en="It's"), "'Pikkula'", "'It''s'"),
        (lambda t: step(t)["words"].append("fyrkka"), "duuni]", "duuni, fyrkka]"),
        (lambda t: step(t)["words"].remove("lopputili"), "työtön, lopputili,", "työtön,"),
        (lambda t: step(t, 1)["against"].pop(0), '          - "ei velkaa"\n', ""),
        (lambda t: step(t, 1)["against"].append("x"), '"maksoin"', '"maksoin"\n          - "x"'),
        (lambda t: step(t, 1).update(next=["aloitan"]), "next: []", "next: [aloitan]"),
        (lambda t: step(t, 1).pop("next"), "        next: []\n", ""),
        (lambda t: step(t, 1)["title"].update(en="I"), "fi: Velat", "fi: Velat\n          en: I"),
        (lambda t: t["regions"][0]["name"].pop("sv"), ' sv: "Lillby",', ""),
        (lambda t: step(t).update(description="Lyhyt."), FOLDED, "          Lyhyt.\n"),
    ],
)  # fmt: skip
def test_only_what_differs_is_written_anew(change: Change, old: str, new: str) -> None:
    assert TREE.count(old) == 1
    assert after(change) == TREE.replace(old, new)


def test_a_step_moves_with_all_that_is_written_in_it() -> None:
    moved = after(lambda tree: tree["areas"][0]["steps"].reverse())
    assert moved.index("- id: velat") < moved.index("- id: aloitan")
    kept = TREE[TREE.index("# of those") : TREE.index("        next")]
    assert kept in moved
    assert "fi: Aloitan   # heading" in moved


def test_a_step_goes_and_the_others_stay_as_they_are() -> None:
    gone = after(lambda tree: tree["areas"][0]["steps"].pop(1))
    assert gone == TREE[: TREE.index("\n      - id: velat")]


def test_a_new_step_stands_below_the_others_as_they_are_written() -> None:
    new = {"id": "uusi", "title": {"fi": "Uusi: porras"}, "words": ["a, b", "c"]}
    added = after(lambda tree: tree["areas"][0]["steps"].append(new))
    assert added == TREE + (
        "\n      - id: uusi\n        title:\n"
        '          fi: "Uusi: porras"\n        words: ["a, b", c]\n'
    )


def test_the_last_item_leaves_an_empty_list_and_a_first_one_may_come() -> None:
    empty = after(lambda tree: step(tree, 1).update(against=[]))
    assert "        against: []\n" in empty
    assert "against: [ei]\n" in after(lambda tree: step(tree, 1).update(against=["ei"]), empty)


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_line_ends_and_the_mark_of_the_file_stay(mark: bytes) -> None:
    data = mark + TREE.replace("\n", "\r\n").encode()
    new = deepcopy(value(TREE.encode()))
    step(new)["title"]["en"] = "I start"
    patched = tree_patch.patched(data, new, ORDER)
    line = b'          sv: "Jag: b\xc3\xb6rjar"\r\n'
    assert patched == data.replace(line, line + b"          en: I start\r\n")


def test_a_file_that_can_not_be_changed_piece_by_piece_is_refused() -> None:
    with pytest.raises(tree_patch.CrookedError):
        tree_patch.patched(b"? a\n: b\n", {"a": "b", "c": "d"})


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)


@given(TEXT, st.lists(TEXT, max_size=4), TEXT)
def test_whatever_is_written_is_read_again(text: str, words: list[str], other: str) -> None:
    def change(tree: Any) -> None:
        step(tree)["title"]["fi"] = text
        step(tree)["words"] = words
        step(tree, 1)["against"] = [*words, other]
        tree["regions"][0]["name"]["sv"] = other

    after(change)
