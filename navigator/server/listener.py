"""Accepts connections, hands whole requests to threads, and parts with what is beyond the bounds.

Requests are read by one thread that waits for nobody, so that a slow client costs a connection and
no thread of the app. On top of waitress stand here: what is parted with when all connections are in
use, how long a client may take for its part, how many requests may wait, and an end in good order.
"""

from __future__ import annotations

import signal
import threading
import time
from collections import Counter
from collections.abc import Callable
from types import FrameType
from typing import Any

from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.server import TcpWSGIServer
from waitress.task import ThreadedTaskDispatcher

from navigator.server.bounds import SMALL_BODY, Bounds
from navigator.server.channel import BusyError, Channel

NEVER_WAIT = 2**40  # bytes of an answer: beyond some the rest goes to a file, and no thread waits
REST = 1.0  # seconds between two looks at who is overdue


class Listener(TcpWSGIServer):  # type: ignore[misc]
    """A socket that listens, and the connections that came by it or by its siblings."""

    channel_class = Channel
    next_channel_cleanup: float = 0

    def __init__(self, app: Any, bounds: Bounds, *, channels: dict[int, Any], **rest: Any) -> None:
        self.bounds = bounds
        self.refusals = ThreadedTaskDispatcher()
        self.refusals.set_thread_count(1)
        super().__init__(app, channels, **rest)

    def add_task(self, channel: Channel) -> None:
        """Let a request wait for a thread; what is refused goes a way of its own, not to wait."""
        request = channel.requests[0]
        if not request.error and len(self.task_dispatcher.queue) >= self.bounds.queue:
            request.error = BusyError("too many requests")
        (self.refusals if request.error else self.task_dispatcher).add_task(channel)

    def channels(self) -> list[Channel]:
        return [one for one in self._map.values() if isinstance(one, Channel)]

    def large_bodies(self) -> int:
        """How many large bodies are coming in."""
        return sum(1 for one in self.channels() if one.request and one.request.large)

    def readable(self) -> bool:
        """Go on accepting as long as there is room, or somebody who can be parted with."""
        now = time.time()
        if now >= self.next_channel_cleanup:
            self.next_channel_cleanup = now + REST
            self.maintenance(now)
        return bool(self.accepting) and (self._room() or self._longest_waited_for() is not None)

    def handle_accept(self) -> None:
        if not self._room() and (one := self._longest_waited_for()):
            one.handle_close()
        super().handle_accept()

    def maintenance(self, now: float) -> None:
        for one in self.channels():
            if one.overdue(now):
                one.handle_close()

    def stop_accepting(self) -> None:
        self.accepting = False
        wasyncore.dispatcher.close(self)

    def _room(self) -> bool:
        return len(self._map) < self.bounds.connections

    def _longest_waited_for(self) -> Channel | None:
        free = [one for one in self.channels() if not one.working]
        held = Counter(one.addr[0] for one in free)
        return min(free, key=lambda one: (-held[one.addr[0]], one.since), default=None)


class Server:
    """All the sockets that listen for one app."""

    def __init__(self, app: Any, host: str, port: int, bounds: Bounds) -> None:
        adj = _adjustments(host, port, bounds)
        self.bounds = bounds
        self.threads = ThreadedTaskDispatcher()
        self.threads.set_thread_count(bounds.threads)
        self._sockets: dict[int, Any] = {}
        shared: dict[str, Any] = {"dispatcher": self.threads, "adj": adj, "channels": self._sockets}
        self.listeners = [Listener(app, bounds, sockinfo=info, **shared) for info in adj.listen]
        self._stopping = threading.Event()

    @property
    def port(self) -> int:
        return int(self.listeners[0].effective_port)

    @property
    def stopping(self) -> bool:
        return self._stopping.is_set()

    def run(self) -> None:
        """Serve until told to stop; then finish what is in work, and take nothing new."""
        while not self.stopping:
            self._turn()
        for listener in self.listeners:
            listener.stop_accepting()
        until = time.time() + self.bounds.grace
        while self._in_work() and time.time() < until:
            self._turn()
        for threads in (self.threads, *(listener.refusals for listener in self.listeners)):
            threads.shutdown(timeout=1)
        wasyncore.close_all(self._sockets)

    def stop(self) -> None:
        """Tell it to stop; may be called by any thread and by a signal."""
        self._stopping.set()
        self.listeners[0].pull_trigger()

    def _turn(self) -> None:
        wasyncore.loop(REST, use_poll=True, map=self._sockets, count=1)

    def _in_work(self) -> bool:
        found = self.listeners[0].channels()
        return any(one.working or one.total_outbufs_len or one.begun for one in found)


def serve(
    app: Any, host: str, port: int, bounds: Bounds, ready: Callable[[], object] = lambda: None
) -> None:
    """Serve the app until the process is told to end.

    It calls `ready` when the port is taken; OSError, if somebody else has it.
    """
    server = Server(app, host, port, bounds)

    def stop(_number: int, _frame: FrameType | None) -> None:
        if server.stopping:
            raise SystemExit(1)  # told twice: at once, then
        server.stop()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    ready()
    server.run()


def _adjustments(host: str, port: int, bounds: Bounds) -> Adjustments:
    return Adjustments(
        host=host,
        port=port,
        ident=None,
        threads=bounds.threads,
        max_request_header_size=bounds.head,
        max_request_body_size=SMALL_BODY + 1,
        outbuf_high_watermark=NEVER_WAIT,
        clear_untrusted_proxy_headers=not bounds.forwarded,
        asyncore_use_poll=True,
    )
