"""What was asked for last and takes long to make, kept ready: made once, the oldest forgotten."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Recent(Generic[T]):
    """So many things by their keys, shared by threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = Lock()
        self._known: OrderedDict[tuple[object, ...], T] = OrderedDict()

    def of(self, key: tuple[object, ...], make: Callable[[], T]) -> T:
        """What is kept under the key, else what is made now; making must be quick, for it locks."""
        with self._lock:
            if key not in self._known:
                self._known[key] = make()
            self._known.move_to_end(key)
            while len(self._known) > self._most:
                self._known.popitem(last=False)
            return self._known[key]
