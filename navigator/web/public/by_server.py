"""What others help with, in groups by who does: a long list is found through by a few names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from navigator.catalog import Referral
from navigator.voices import Speech, Text

FEWEST = 2  # referrals that make a group: those who help with one thing alone stand together


@dataclass(frozen=True, slots=True)
class ServerGroup:
    """The referrals to one who helps with several things; without a name, those to all others."""

    served_by: Text
    referrals: tuple[Referral, ...]


def by_server(referrals: Iterable[Referral], speech: Speech) -> tuple[ServerGroup, ...]:
    """The groups, and what is in each, in the order of the reader's alphabet; all others last."""
    in_order = sorted(referrals, key=lambda one: speech.order(_said(one.name, speech)))
    names = {_said(one.served_by, speech): one.served_by for one in in_order}
    of: dict[str, list[Referral]] = {name: [] for name in sorted(names, key=speech.order)}
    for one in in_order:
        of[_first(_said(one.served_by, speech), names)].append(one)
    several = [name for name, some in of.items() if len(some) >= FEWEST]
    grouped = {one for name in several for one in of[name]}
    others = tuple(one for one in in_order if one not in grouped)
    found = tuple(ServerGroup(names[name], tuple(of[name])) for name in several)
    return (*found, ServerGroup(Text(), others)) if others else found


def _first(served_by: str, names: Mapping[str, Text]) -> str:
    """Who is named first, if that one is named alone elsewhere: “Kela or …” stands with Kela."""
    return min((name for name in names if _begins(served_by, name)), key=len)


def _begins(served_by: str, name: str) -> bool:
    """Whether the words of a name stand first, whole."""
    rest = served_by.removeprefix(name)
    return served_by.startswith(name) and not (rest and (rest[0].isalnum() or rest[0] == "-"))


def _said(text: Text, speech: Speech) -> str:
    return text.in_voice(speech.voice).words
