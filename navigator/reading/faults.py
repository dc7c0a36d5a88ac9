"""The faults of a reading: as many as one mends before reading again, and whether there are more.

Faults of the files that somebody brings come first; what may only follow from them comes after.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import islice

from navigator.tables import MOST_FAULTS, Problem


class FaultyError(Exception):
    """The files hold faults; `problems` has the first of them, in the order of files and rows.

    `more` says whether there are others that are not told.
    """

    def __init__(
        self, problems: Sequence[Problem], *, more: bool = False, first: Collection[str] = ()
    ) -> None:
        ordered = sorted(problems, key=lambda problem: (problem.file not in first, problem.order))
        self.problems = tuple(ordered[:MOST_FAULTS])
        self.more = more or len(ordered) > MOST_FAULTS
        number = f"{len(self.problems)} faults{' and more' if self.more else ''}"
        super().__init__(f"{number}; the first: {self.problems[0]}")


class Faults:
    """Faults as they are found, so many of each file and no more."""

    def __init__(self) -> None:
        self.found: list[Problem] = []
        self.more = False
        self._of: Counter[str] = Counter()

    def add(self, problems: Iterable[Problem]) -> None:
        """Take what there is room for; the rest is looked at only until a file has too many."""
        for problem in problems:
            if self._of[problem.file] < MOST_FAULTS:
                self._of[problem.file] += 1
                self.found.append(problem)
            else:
                self.more = True


def the_first(problems: Iterable[Problem]) -> list[Problem]:
    """As many as are told, and one more if there is one; the rest is never looked for."""
    return list(islice(problems, MOST_FAULTS + 1))
