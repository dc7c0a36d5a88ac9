"""One connection: what has come of a request, how long it may take, and how it is refused."""

from __future__ import annotations

import copy
import socket
import time
from contextlib import suppress
from io import BytesIO
from typing import Any, Protocol

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.task import ErrorTask, WSGITask
from waitress.utilities import (
    Error,
    RequestEntityTooLarge,
    RequestHeaderFieldsTooLarge,
)

from navigator.server.bounds import REFUSED, SMALL_BODY, Bounds


class BusyError(Error):  # type: ignore[misc]
    """There are more requests than the server can have in work."""

    code = 503
    reason = "Service Unavailable"


LINGER = 3.0  # seconds
SAID_BY_THE_APP = (BusyError, RequestEntityTooLarge, RequestHeaderFieldsTooLarge)


class Host(Protocol):
    """What a connection knows of the socket by which it came."""

    bounds: Bounds

    def large_bodies(self) -> int:
        """How many large bodies are coming in."""
        ...


class Parser(HTTPRequestParser):  # type: ignore[misc]
    """A request as it comes in, whose body may be as large as its address allows, and no larger."""

    def __init__(self, adj: Any, host: Host) -> None:
        super().__init__(adj)
        self.adj: Any = adj
        self.host = host
        self.large = False

    def parse_header(self, header_plus: bytes) -> None:
        super().parse_header(header_plus)
        if self.body_rcv is None:
            return
        most = self.host.bounds.largest(self.command, self.path)
        self.adj = copy.copy(self.adj)
        self.adj.max_request_body_size = most + 1  # waitress refuses what is as large as this
        self.large = most > SMALL_BODY and (self.chunked or self.content_length > SMALL_BODY)

    def received(self, data: bytes) -> int:
        in_head = not self.headers_finished
        taken = int(super().received(data))
        if in_head and self.headers_finished and self.large and not self.completed:
            self._ask_for_room()
        if self.error:
            self.expect_continue = False  # or waitress would ask for the body that it refuses
        return taken

    def _ask_for_room(self) -> None:
        """A large body comes in only where few others do."""
        if self.host.large_bodies() > self.host.bounds.large_bodies:
            self.error = BusyError("too many large bodies")
            self.completed = True


class RefusalTask(ErrorTask):  # type: ignore[misc]
    """The server refuses a request; the app finds the words."""

    def execute(self) -> None:
        if isinstance(self.request.error, SAID_BY_THE_APP):
            self._let_the_app_say()
        else:
            super().execute()

    def _let_the_app_say(self) -> None:
        told = WSGITask(self.channel, self.request)
        told.start_time = self.start_time
        told.set_close_on_finish()
        environ = told.get_environment()
        for name in ("CONTENT_LENGTH", "HTTP_EXPECT"):
            environ.pop(name, None)
        environ |= {REFUSED: self.request.error.code, "wsgi.input": BytesIO()}
        told.execute()
        told.finish()
        self.channel.refused = True
        self.close_on_finish = self.wrote_header = True


class Channel(HTTPChannel):  # type: ignore[misc]
    """A connection that knows since when it is waited for."""

    error_task_class = RefusalTask
    server: Host

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.begun = 0.0  # when the request at hand began to come in; 0 while there is none
        self.answered = 0.0  # when the answer at hand was first seen to wait; 0 while there is none
        self.to_go = 0  # bytes of it that were waiting then
        self.refused = False  # whether its last request was refused before all of it had come
        self.lingers = 0.0  # since when only its end is waited for

    def parser_class(self, adj: Any) -> Parser:
        return Parser(adj, self.server)

    def received(self, data: bytes) -> bool:
        self.answered = 0.0  # nothing is received while something waits to go out
        done = bool(super().received(data))
        if self.request is None:
            self.begun = 0.0
        elif not self.begun:
            self.begun = time.time()
        return done

    def readable(self) -> bool:
        return bool(self.lingers) or bool(super().readable())

    def writable(self) -> bool:
        return not self.lingers and bool(super().writable())

    def handle_read(self) -> None:
        if self.lingers:
            self.recv(self.adj.recv_bytes)  # which closes at the end
        else:
            super().handle_read()

    def handle_close(self) -> None:
        """Close; but where a body is still coming in, only when it ends or after a while.

        Else what the client has sent meanwhile would make it throw away the answer unread.
        """
        if self.refused and not self.lingers and self.connected:
            self.lingers = time.time()
            self.will_close = False
            with suppress(OSError):
                self.socket.shutdown(socket.SHUT_WR)
                return
        super().handle_close()

    @property
    def working(self) -> bool:
        """Whether there is a request of it to be answered."""
        return bool(self.requests)

    @property
    def since(self) -> float:
        """Since when its client is waited for."""
        return self.begun or self.answered or float(self.last_activity)

    def overdue(self, now: float) -> bool:
        """Whether its client has taken longer for its part than the bounds allow."""
        if self.lingers:
            return now - self.lingers > LINGER
        if self.working:
            return False
        if self.total_outbufs_len:
            return self._slow_to_take(now)
        self.answered = 0.0
        if self.begun:
            return self._slow_to_send(now)
        return bool(self.last_activity < now - self.server.bounds.idle)

    def _slow_to_send(self, now: float) -> bool:
        come = self.request.body_bytes_received if self.request else 0
        return now - self.begun > self._allowed(come)

    def _slow_to_take(self, now: float) -> bool:
        if not self.answered:
            self.answered, self.to_go = now, self.total_outbufs_len
        return now - self.answered > self._allowed(self.to_go)

    def _allowed(self, size: int) -> float:
        bounds = self.server.bounds
        return bounds.patience + size / bounds.rate
