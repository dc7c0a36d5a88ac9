"""The server through real sockets: what clients do to it, and what it lets them do to others."""

from __future__ import annotations

import http.client
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from navigator.server.bounds import REFUSED, SMALL_BODY, Bounds
from navigator.server.listener import Server

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

SECONDS = 20  # for what must come; a busy machine may need some of them
LARGE = 8 * 2**20  # bytes, longer than what a socket takes in by itself
Serving = Callable[..., AbstractContextManager[int]]


class Town:
    """A small app: it echoes, it is slow where a test says so, and it notes what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.open = threading.Event()  # a request for `/waiting` is answered when it is set
        self.waiting = threading.Semaphore(0)  # released by each that waits

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path, refused = environ["PATH_INFO"], environ.get(REFUSED)
        self.asked.append(path)
        if path == "/waiting" and not refused:
            self.waiting.release()
            self.open.wait(SECONDS)
        size = len(environ["wsgi.input"].read())
        client = environ.get("HTTP_X_FORWARDED_FOR", "nobody")
        said = b"x" * LARGE if path == "/large" else f"{size} bytes, for {client}".encode()
        start_response(f"{refused or 200} Said", [("Content-Length", str(len(said)))])
        return [said]


@pytest.fixture
def town() -> Town:
    return Town()


@pytest.fixture
def serving(town: Town) -> Serving:
    @contextmanager
    def started(**bounds: object) -> Iterator[int]:
        server = Server(town, "127.0.0.1", 0, replace(Bounds(threads=4), **bounds))  # type: ignore[arg-type]
        thread = threading.Thread(target=server.run)
        thread.start()
        try:
            yield server.port
        finally:
            town.open.set()
            server.stop()
            thread.join(SECONDS)
            assert not thread.is_alive()

    return started


def connected(port: int, begun: bytes = b"", host: str = "127.0.0.1") -> socket.socket:
    """A client that has sent the beginning of something; from another host, if one is named."""
    client = socket.create_connection(("127.0.0.1", port), SECONDS, source_address=(host, 0))
    client.sendall(begun)
    return client


def answer(client: socket.socket) -> tuple[int, str]:
    """The status and the words that a client gets; 0, if it is parted with instead."""
    response = http.client.HTTPResponse(client)
    try:
        response.begin()
        return response.status, response.read().decode()
    except (http.client.BadStatusLine, ConnectionError):
        return 0, ""


def said_to(port: int, sent: bytes) -> tuple[int, str]:
    with closing(connected(port, sent)) as client:
        return answer(client)


def page(port: int, path: str = "/", *more: bytes) -> tuple[int, str]:
    return said_to(port, b"\r\n".join([f"GET {path} HTTP/1.1".encode(), *more, b"", b""]))


def post(length: int, *more: bytes, path: bytes = b"/") -> bytes:
    said = b"Content-Length: %d" % length
    return b"\r\n".join([b"POST " + path + b" HTTP/1.1", said, *more, b"", b""])


# Slow clients

HALF_A_HEAD = b"GET / HTTP/1.1\r\nX-Slow: "
HALF_A_BODY = post(1000) + b"half"


@pytest.mark.parametrize("begun", [b"", HALF_A_HEAD, HALF_A_BODY], ids=["nothing", "head", "body"])
def test_slow_clients_by_the_hundred_deny_nobody_the_site(serving: Serving, begun: bytes) -> None:
    with serving(connections=40) as port, ExitStack() as crowd:
        for _ in range(150):
            crowd.enter_context(closing(connected(port, begun)))
        assert page(port)[0] == 200


def test_whoever_opens_many_connections_loses_her_own(serving: Serving) -> None:
    with serving(connections=20) as port, ExitStack() as crowd:
        patient = crowd.enter_context(closing(connected(port, b"GET / HTTP/1.1\r\n", "127.0.0.2")))
        for _ in range(60):
            crowd.enter_context(closing(connected(port, HALF_A_HEAD)))
        patient.sendall(b"\r\n")
        assert answer(patient)[0] == 200


def test_nobody_who_is_being_answered_is_parted_with(serving: Serving, town: Town) -> None:
    with serving(connections=12) as port, ExitStack() as crowd:
        asking = crowd.enter_context(closing(connected(port, b"GET /waiting HTTP/1.1\r\n\r\n")))
        assert town.waiting.acquire(timeout=SECONDS)
        for _ in range(40):
            crowd.enter_context(closing(connected(port, HALF_A_HEAD)))
        town.open.set()
        assert answer(asking)[0] == 200


@pytest.mark.parametrize("begun", [HALF_A_HEAD, HALF_A_BODY], ids=["head", "body"])
def test_a_client_that_drips_is_parted_with_though_it_never_rests(
    serving: Serving, begun: bytes
) -> None:
    with serving(patience=1.0, idle=600) as port, closing(connected(port, begun)) as client:
        client.settimeout(0.1)
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            try:
                client.send(b"x")
                if client.recv(1) == b"":
                    break
            except TimeoutError:
                continue
            except ConnectionError:
                break
        else:
            pytest.fail("it is still there")


def test_a_client_that_takes_no_answer_holds_no_thread_and_is_parted_with(
    serving: Serving,
) -> None:
    with serving(threads=1, patience=1.0, rate=2**30) as port, ExitStack() as crowd:
        ask = b"GET /large HTTP/1.1\r\n\r\n"
        for _ in range(3):
            crowd.enter_context(closing(connected(port, ask)))
        with closing(connected(port, ask)) as deaf:
            assert page(port)[0] == 200
            time.sleep(4)
            taken = 0
            with ExitStack():
                while got := _received(deaf):
                    taken += len(got)
            assert taken < LARGE


def _received(client: socket.socket) -> bytes:
    try:
        return client.recv(2**20)
    except ConnectionError:
        return b""


def test_a_connection_is_kept_from_request_to_request_and_let_go_when_idle(
    serving: Serving,
) -> None:
    with serving(idle=1.0) as port, closing(connected(port)) as client:
        for _ in range(3):
            client.sendall(b"GET / HTTP/1.1\r\n\r\n")
            assert answer(client)[0] == 200
        assert client.recv(1) == b"", "after a second without a request"


# Bodies and heads


@pytest.mark.parametrize(
    "head",
    [
        post(10**9),
        post(10**9, b"Expect: 100-continue"),
        post(SMALL_BODY + 1),
    ],
    ids=["a gigabyte", "asked before", "one byte too many"],
)
def test_a_body_that_is_announced_as_too_large_is_refused_before_any_of_it_comes(
    serving: Serving, head: bytes
) -> None:
    with serving() as port:
        assert said_to(port, head) == (413, "0 bytes, for nobody")


def test_a_body_in_chunks_is_refused_where_it_becomes_too_large(serving: Serving) -> None:
    head = b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3B9ACA00\r\n"
    with serving() as port:
        assert said_to(port, head + b"x" * (SMALL_BODY + 9000))[0] == 413


def test_the_word_comes_through_though_the_client_goes_on_sending(serving: Serving) -> None:
    with serving() as port, closing(connected(port, post(10**9))) as client:
        for _ in range(30):
            client.sendall(b"x" * 65536)
        assert answer(client)[0] == 413


def test_a_body_of_the_largest_size_is_taken(serving: Serving) -> None:
    with serving() as port:
        assert said_to(port, post(SMALL_BODY) + b"x" * SMALL_BODY)[1].startswith("65536 bytes")


def only_uploads(method: str, path: str) -> int:
    return LARGE if (method, path) == ("POST", "/uploads") else SMALL_BODY


def test_an_address_may_take_more_than_others(serving: Serving) -> None:
    whole = post(200_000, path=b"/uploads") + b"x" * 200_000
    with serving(largest=only_uploads) as port:
        assert said_to(port, whole)[1].startswith("200000 bytes")
        assert said_to(port, post(200_000))[0] == 413
        assert said_to(port, post(LARGE + 1, path=b"/uploads"))[0] == 413


def test_only_so_many_large_bodies_come_in_at_once(serving: Serving) -> None:
    begun = post(200_000, path=b"/uploads")
    with serving(largest=only_uploads, large_bodies=2) as port, ExitStack() as crowd:
        first = [crowd.enter_context(closing(connected(port, begun + b"x"))) for _ in range(2)]
        until = time.monotonic() + SECONDS
        while said_to(port, begun)[0] != 503 and time.monotonic() < until:
            time.sleep(0.05)
        assert said_to(port, begun)[0] == 503
        first[0].sendall(b"x" * 199_999)
        assert answer(first[0])[0] == 200
        assert said_to(port, begun + b"x" * 200_000)[0] == 200, "there is room again"


def test_a_head_beyond_its_bound_is_refused(serving: Serving) -> None:
    with serving() as port:
        assert page(port, "/", b"Cookie: " + b"x" * 20_000)[0] == 431


def test_what_is_no_request_is_refused_without_the_app(serving: Serving, town: Town) -> None:
    with serving() as port:
        assert said_to(port, b"HELLO\r\n\r\n")[0] == 400
        assert said_to(port, b"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n")[0] == 400
    assert town.asked == []


# Queues


def test_requests_beyond_the_queue_are_told_so_while_the_others_wait(
    serving: Serving, town: Town
) -> None:
    with serving(threads=2, queue=3) as port, ExitStack() as crowd:
        ask = b"GET /waiting HTTP/1.1\r\n\r\n"
        before = [crowd.enter_context(closing(connected(port, ask))) for _ in range(2)]
        for _ in before:
            assert town.waiting.acquire(timeout=SECONDS)
        before += [crowd.enter_context(closing(connected(port, ask))) for _ in range(3)]
        statuses = [page(port)[0] for _ in range(2)]
        town.open.set()
        assert statuses == [503, 503]
        assert [answer(client)[0] for client in before] == [200] * 5


# What proxies add


def test_what_a_client_says_of_proxies_does_not_reach_the_app_unless_there_are_some(
    serving: Serving,
) -> None:
    claim = b"X-Forwarded-For: 192.0.2.1"
    with serving() as port:
        assert page(port, "/", claim)[1].endswith("for nobody")
    with serving(forwarded=True) as port:
        assert page(port, "/", claim)[1].endswith("for 192.0.2.1")


# The end


def test_what_is_in_work_is_finished_before_the_end_and_nothing_new_is_taken(town: Town) -> None:
    server = Server(town, "127.0.0.1", 0, Bounds(threads=2))
    thread = threading.Thread(target=server.run)
    thread.start()
    with closing(connected(server.port, b"GET /waiting HTTP/1.1\r\n\r\n")) as asking:
        assert town.waiting.acquire(timeout=SECONDS)
        server.stop()
        until = time.monotonic() + SECONDS
        while _accepts(server.port) and time.monotonic() < until:
            time.sleep(0.05)
        assert not _accepts(server.port)
        assert thread.is_alive()
        town.open.set()
        assert answer(asking)[0] == 200
    thread.join(SECONDS)
    assert not thread.is_alive()


def test_what_never_ends_does_not_keep_the_server_for_ever(town: Town) -> None:
    server = Server(town, "127.0.0.1", 0, Bounds(threads=1, grace=1.0))
    thread = threading.Thread(target=server.run)
    thread.start()
    with closing(connected(server.port, b"GET /waiting HTTP/1.1\r\n\r\n")):
        assert town.waiting.acquire(timeout=SECONDS)
        server.stop()
        thread.join(SECONDS)
        assert not thread.is_alive()
    town.open.set()


def _accepts(port: int) -> bool:
    try:
        connected(port).close()
    except ConnectionError:
        return False
    return True
