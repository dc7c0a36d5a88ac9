"""The services of an answer by the step they stand on, so that the reader sees the need, too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from navigator.catalog import Offer, Step
from navigator.search.answer import Answer, Help

FIRST = 3  # services before anything else is said


@dataclass(frozen=True, slots=True)
class Member:
    """A service in a group: its offers on the step, and the other steps it stands on."""

    help: Help
    offers: tuple[Offer, ...]
    elsewhere: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A step, and those services of an answer that fit it best."""

    step: Step
    members: tuple[Member, ...]


def groups(answer: Answer) -> tuple[Group, ...]:
    """The services of an answer, each on the step that answers best of those it stands on.

    The groups stand in the order of their best service; so does each service in its group.
    """
    rank = {need.step: place for place, need in enumerate(answer.needs)}
    found: dict[Step, list[Member]] = {}
    for help_ in answer.helps:
        step = _best(help_.steps, rank)
        offers = tuple(offer for offer in help_.offers if offer.step is step)
        elsewhere = tuple(other for other in help_.steps if other is not step)
        found.setdefault(step, []).append(Member(help_, offers, elsewhere))
    return tuple(Group(step, tuple(members)) for step, members in found.items())


def parted(groups: Sequence[Group]) -> tuple[tuple[Group, ...], tuple[Group, ...]]:
    """The first few services and all others, between which something else may be said.

    Groups stay whole, except for a first one that is longer than a few.
    """
    if groups and len(groups[0].members) > FIRST:
        step, members = groups[0].step, groups[0].members
        return (Group(step, members[:FIRST]),), (Group(step, members[FIRST:]), *groups[1:])
    ends = accumulate(len(group.members) for group in groups)
    few = sum(end <= FIRST for end in ends)
    return tuple(groups[:few]), tuple(groups[few:])


def _best(steps: Sequence[Step], rank: dict[Step, int]) -> Step:
    return min(steps, key=lambda step: rank.get(step, len(rank)))
