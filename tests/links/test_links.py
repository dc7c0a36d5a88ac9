"""Links: asked politely and on request, their answers kept until the next time."""

from __future__ import annotations

import json
import socket
import ssl
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner, Result

from navigator import store
from navigator.cli import main
from navigator.editions import edition
from navigator.editions.edition import Place
from navigator.links import visit
from navigator.links.link import Check
from navigator.links.opener import is_public
from navigator.links.visit import visits
from tests import ROOT, world
from tests.conftest import write
from tests.world import pikkula

AT = datetime(2026, 7, 1, 21, 30, tzinfo=UTC)  # half past midnight of the second, in Finland


MOVED = {
    "moved": "/there",
    "broken": "http://[oops/",
    "inwards": "http://127.0.0.1:{}/secret",
    "to-files": "file:///etc/hosts",
    "to-ftp": "ftp://127.0.0.1:{}/",
}


class Town(ThreadingHTTPServer):
    """A server of many pages: `/404` answers 404, `/slow` late, `/no-head` to GET alone.

    `/drip` sends a letter of its answer now and then; those in MOVED lead elsewhere.
    """

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Pages)
        self.asked: list[tuple[str, str, str, float]] = []
        self.open = 0
        self.most_open = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def requests(self) -> list[tuple[str, str]]:
        return [(method, path) for method, path, _, _ in self.asked]


class Pages(BaseHTTPRequestHandler):
    server: Town

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Nothing: the tests look at what was asked."""

    def _drip(self) -> None:
        for letter in b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * 200:
            with suppress(OSError):
                self.wfile.write(bytes([letter]))
            time.sleep(0.02)

    def _answer(self) -> None:
        town = self.server
        town.open += 1
        town.most_open = max(town.most_open, town.open)
        agent = self.headers.get("User-Agent", "")
        town.asked.append((self.command, self.path, agent, time.monotonic()))
        name = urlsplit(self.path).path.strip("/")
        if name == "slow":
            time.sleep(0.6)
        if name == "drip":
            self._drip()
        status = 405 if (name, self.command) == ("no-head", "HEAD") else 200
        if name in MOVED:
            self.send_response(301)
            self.send_header("Location", MOVED[name].format(town.server_port))
        else:
            self.send_response(int(name) if name.isdigit() else status)
        self.send_header("Content-Length", "0")
        self.end_headers()
        town.open -= 1


@pytest.fixture
def town() -> Iterator[Town]:
    server = Town()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def asked(*urls: str, pause: float = 0.0, patience: float = 0.3) -> dict[str, str]:
    """What the links answer, those of the town among them."""
    return dict(visits(urls, pause=pause, patience=patience, allowed=lambda _: True))


def test_only_the_head_of_a_page_is_asked_for(town: Town) -> None:
    assert asked(f"{town.url}/page") == {f"{town.url}/page": "200"}
    assert town.requests == [("HEAD", "/page")]


def test_a_server_without_heads_is_asked_for_the_page(town: Town) -> None:
    assert list(asked(f"{town.url}/no-head").values()) == ["200"]
    assert town.requests == [("HEAD", "/no-head"), ("GET", "/no-head")]


def test_a_page_that_has_moved_is_followed(town: Town) -> None:
    assert list(asked(f"{town.url}/moved").values()) == ["200"]
    assert [path for _, path in town.requests] == ["/moved", "/there"]


@pytest.mark.parametrize("status", ["403", "404", "410", "500"])
def test_a_status_is_told_as_it_is(town: Town, status: str) -> None:
    assert list(asked(f"{town.url}/{status}").values()) == [status]


def test_a_server_that_is_late_took_too_long(town: Town) -> None:
    assert list(asked(f"{town.url}/slow").values()) == ["timeout"]


def test_a_server_that_sends_letter_by_letter_is_not_waited_for(town: Town) -> None:
    begun = time.monotonic()
    assert list(asked(f"{town.url}/drip").values()) == ["timeout"]
    assert time.monotonic() - begun < 2


@pytest.mark.parametrize("link", ["https://[", "http://[oops/page", "http://a b.fi", "//", "http:"])
def test_a_link_that_is_none_is_told_so_and_the_others_are_asked(town: Town, link: str) -> None:
    told = asked(link, f"{town.url}/page")
    assert told[link] in ("no-host", "unreachable")
    assert told[f"{town.url}/page"] == "200"


def test_a_page_that_has_moved_nowhere_is_told_so(town: Town) -> None:
    told = asked(f"{town.url}/broken", f"{town.url}/to-ftp", f"{town.url}/page")
    assert list(told.values()) == ["no-host", "unreachable", "200"]


def test_no_file_of_ours_is_opened_by_a_redirect(town: Town) -> None:
    assert list(asked(f"{town.url}/to-files").values()) == ["301"]


def test_no_link_leads_into_our_own_network(town: Town) -> None:
    assert list(dict(visits([f"{town.url}/page"], pause=0)).values()) == ["no-host"]
    assert town.requests == []


def test_no_redirect_leads_into_our_own_network(town: Town) -> None:
    public = iter([True, False])  # what is said of the address of the link, and of the next one
    told = visits([f"{town.url}/inwards"], pause=0, allowed=lambda _: next(public))
    assert [answer for _, answer in told] == ["no-host"]
    assert town.requests == [("HEAD", "/inwards")]


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "100.64.0.1", "0.1.2.3",
     "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "192.88.99.1",
     "::1", "::", "fe80::1", "fe80::1%lo", "fd00::1", "fec0::1", "ff0e::1", "100::1", "4000::1",
     "2001:db8::1", "3fff::1", "5f00::1", "2001:20::1",
     "::ffff:127.0.0.1", "::10.0.0.1", "::ffff:100.64.0.1",
     "64:ff9b::10.0.0.1", "64:ff9b::127.0.0.1", "64:ff9b:1::8.8.8.8", "2002:0a00:0001::1",
     "2002:7f00:0001::1", "2001:0:808:808::1", "2001:708::5efe:10.0.0.1",
     "2001:708::200:5efe:192.168.0.1"],
)  # fmt: skip
def test_addresses_that_are_not_everybodys_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    ["193.166.4.1", "8.8.8.8", "2001:708::1", "2a00:1450::1", "::ffff:8.8.8.8", "::8.8.8.8",
     "64:ff9b::8.8.8.8", "2002:0808:0808::1", "2001:708::5efe:8.8.8.8"],
)  # fmt: skip
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public(address)


def test_through_a_proxy_the_proxy_decides(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", town.url)
    monkeypatch.delenv("no_proxy", raising=False)
    assert list(dict(visits(["http://pikkula.example/page"], pause=0)).values()) == ["200"]
    assert town.requests == [("HEAD", "http://pikkula.example/page")]


def test_a_host_that_is_not_there_is_told_so() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    long = f"https://{'a' * 70}.fi"
    told = asked(f"http://127.0.0.1:{port}", "https://nobody.invalid", long, patience=5)
    assert list(told.values()) == ["unreachable", "no-host", "no-host"]


def test_a_certificate_that_does_not_fit_is_told_so(town: Town) -> None:
    assert visit.why(ssl.SSLCertVerificationError()) == "certificate"
    assert list(asked(town.url.replace("http:", "https:")).values()) == ["unreachable"]


def test_letters_in_an_address_go_over_the_wire_in_ascii(town: Town) -> None:
    assert list(asked(f"{town.url}/työ?haku=ää&b=%20").values()) == ["200"]
    assert town.requests == [("HEAD", "/ty%C3%B6?haku=%C3%A4%C3%A4&b=%20")]


def test_one_host_is_asked_once_at_a_time_with_a_pause(town: Town) -> None:
    asked(f"{town.url}/a", f"{town.url}/no-head", f"{town.url}/b", pause=0.15)
    times = [when for _, _, _, when in town.asked]
    assert len(times) == 4
    assert all(after - before >= 0.14 for before, after in pairwise(times))
    assert town.most_open == 1


def test_hosts_take_turns(town: Town) -> None:
    here, there = town.url, town.url.replace("127.0.0.1", "localhost")
    order = list(asked(f"{here}/1st", f"{here}/2nd", f"{there}/1st", f"{there}/2nd"))
    assert order == [f"{here}/1st", f"{there}/1st", f"{here}/2nd", f"{there}/2nd"]


def test_who_asks_is_said(town: Town) -> None:
    asked(town.url)
    assert town.asked[0][2].startswith("palveluportaat-navigator/")


def keep(place: Place, *answers: tuple[str, str]) -> None:
    with store.opened(place.database) as kept:
        kept.links.begin(dict(answers), edition=1, at=AT, by="Aino")
        kept.links.keep(answers, at=AT)


def test_what_was_answered_is_kept_with_its_finnish_day_and_an_event(desk_place: Place) -> None:
    keep(desk_place, ("https://b.fi", "timeout"), ("https://a.fi", "200"))
    with store.opened(desk_place.database) as kept:
        assert kept.links.all() == (
            Check("https://a.fi", date(2026, 7, 2), "200"),
            Check("https://b.fi", date(2026, 7, 2), "timeout", since=date(2026, 7, 2)),
        )
        event = kept.events.all()[0]
    assert (event["verb"], event["subject"], event["by"]) == ("check-links", "edition/1", "Aino")


def test_only_the_last_answers_are_kept(desk_place: Place) -> None:
    keep(desk_place, ("https://a.fi", "404"), ("https://b.fi", "200"))
    keep(desk_place, ("https://a.fi", "200"))
    with store.opened(desk_place.database) as kept:
        assert [(one.url, one.status) for one in kept.links.all()] == [("https://a.fi", "200")]


@pytest.mark.parametrize(
    ("days", "silent"),
    [
        (["404"], False),
        (["404", "timeout"], True),
        (["404", "200", "404"], False),
        (["200", "404", "500", "404"], True),
    ],
)
def test_a_link_is_silent_when_it_failed_on_two_days_and_never_answered_between(
    desk_place: Place,
    days: list[str],
    silent: bool,  # noqa: FBT001
) -> None:
    with store.opened(desk_place.database) as kept:
        for later, status in enumerate(days):
            at = AT + timedelta(days=later)
            kept.links.keep([("https://a.fi", status)], at=at)
            kept.links.keep([("https://a.fi", status)], at=at)
        assert [one.silent for one in kept.links.all()] == [silent]


def run(place: Place, *arguments: str) -> Result:
    return CliRunner().invoke(
        main, ["links", "--pause", "0", "--var", str(place.folder), *arguments]
    )


@pytest.fixture
def led_here(town: Town, monkeypatch: pytest.MonkeyPatch) -> Town:
    """Every name of a host leads to the town, which does not speak TLS; so nobody is bothered."""
    find = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda _host, _port, *rest, **named: find("127.0.0.1", town.server_port, *rest, **named),
    )
    return town


@pytest.fixture
def gone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every page has gone, as far as the command is told."""
    monkeypatch.setattr(
        "navigator.cli.links.visits", lambda urls, pause: [(url, "404") for url in urls]
    )


@pytest.mark.usefixtures("gone")
def test_the_command_prints_what_does_not_answer_and_fails_on_the_second_day(
    desk_place: Place,
) -> None:
    result = run(desk_place)
    assert result.exit_code == 0, "one bad day is no finding"
    assert "https://www.pikkula.fi  404  since " in result.stdout
    with store.opened(desk_place.database) as kept:
        answers = [("https://www.pikkula.fi", "200")], [("https://www.pikkula.fi", "404")]
        for days, known in enumerate(answers, 400):
            kept.links.keep(known, at=AT - timedelta(days=800 - days))
    assert run(desk_place).exit_code == 1


def test_without_a_connection_nothing_is_kept(desk_place: Place, led_here: Town) -> None:
    keep(desk_place, ("https://www.pikkula.fi", "200"))
    result = run(desk_place)
    assert result.exit_code == 3
    assert "nothing was kept" in result.stderr
    assert led_here.requests == []
    with store.opened(desk_place.database) as kept:
        assert [one.status for one in kept.links.all()] == ["200"]


def stopping(monkeypatch: pytest.MonkeyPatch, *statuses: str) -> None:
    """Let the links answer so, one after the other, and then let somebody press Ctrl-C."""

    def answers(urls: Iterable[str], pause: float) -> Iterator[tuple[str, str]]:
        assert pause == 0
        yield from zip(urls, statuses, strict=False)
        raise KeyboardInterrupt

    monkeypatch.setattr("navigator.cli.links.visits", answers)


@pytest.fixture
def linked_place(desk_place: Place, tmp_path: Path) -> Place:
    """Pikkula with three links."""
    rows = world.PROVIDERS.replace("association;", "association;https://saatio.example")
    services = world.SERVICES.replace("cv, application;;", "cv, application;https://cv.example;")
    edition.build(
        write(pikkula(providers_csv=rows, services_csv=services), tmp_path / "data"), desk_place, AT
    )
    return desk_place


def kept_of(place: Place) -> dict[str, str]:
    with store.opened(place.database) as kept:
        return {one.url: one.status for one in kept.links.all()}


def test_each_answer_is_kept_as_it_comes(
    linked_place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    known: list[int] = []

    def answers(urls: Iterable[str], pause: float) -> Iterator[tuple[str, str]]:
        assert pause == 0
        for url in urls:
            known.append(len(kept_of(linked_place)))
            yield url, "200"

    monkeypatch.setattr("navigator.cli.links.visits", answers)
    assert run(linked_place).exit_code == 0
    assert known == [0, 1, 2]


def test_a_run_that_is_stopped_has_kept_what_it_learned_and_what_was_known(
    linked_place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, third = edition.catalogue(2, linked_place).links
    keep(linked_place, (first, "404"), (third, "404"), ("https://no-longer.example", "200"))
    stopping(monkeypatch, "200", "no-host")
    result = run(linked_place, "--json")
    assert result.exit_code == 130
    assert "Stopped. What 2 of 3 links answered is kept." in result.stderr
    assert result.stdout == "", "half an answer is none"
    assert kept_of(linked_place) == {first: "200", second: "no-host", third: "404"}
    with store.opened(linked_place.database) as kept:
        assert [e["verb"] for e in kept.events.all()].count("check-links") == 2


def test_a_run_that_is_stopped_before_anything_was_reached_keeps_nothing(
    linked_place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopping(monkeypatch, "unreachable", "no-host")
    result = run(linked_place)
    assert result.exit_code == 130
    assert "nothing was kept" in result.stderr
    assert kept_of(linked_place) == {}


def test_what_could_not_be_reached_counts_once_something_was(
    linked_place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "navigator.cli.links.visits",
        lambda urls, pause: zip(urls, ["no-host", "unreachable", "200"], strict=True),
    )
    assert run(linked_place).exit_code == 0
    assert sorted(kept_of(linked_place).values()) == ["200", "no-host", "unreachable"]


@pytest.mark.usefixtures("gone")
def test_the_command_tells_every_link_as_json(desk_place: Place) -> None:
    (link,) = json.loads(run(desk_place, "--json").stdout)["links"]
    assert (link["url"], link["answers"]) == ("https://www.pikkula.fi", False)
    told = (ROOT / "docs" / "findings.md").read_text("utf-8")
    assert all(f"`{key}`" in told for key in (*link, "links"))


def test_the_command_needs_an_edition(tmp_path: Path) -> None:
    result = run(Place(tmp_path))
    assert result.exit_code == 3
    assert "Nothing is published yet." in result.stderr
    assert list(tmp_path.iterdir()) == []
