"""Pages asked for by many threads at once are those that one gets by itself: nothing is shared
that one request could change under another."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask

from navigator.editions import Place
from navigator.web.app import create_app
from tests.conftest import Clock

THREADS = 8
ADDRESSES = [
    *(f"/{voice}/{page}" for voice in ("fi", "sv", "en-simple") for page in ("", "about")),
    *("/fi/search?q=palkkatukea+velat", "/sv/search?q=l%C3%B6nesubvention+skuld"),
    *("/en/search?q=wage+subsidy+debts", "/en/services/palkkatuki", "/fi/services/velkaneuvonta"),
    *("/api/v1/search?q=velka", "/api/v1/search?q=companies&lang=en", "/api/v1/catalog"),
    *("/sitemap.xml", "/fi/privacy", "/sv/accessibility"),
]


@pytest.fixture(autouse=True)
def impatient_threads() -> Iterator[None]:
    """Threads that take turns as often as they can, so that what can go wrong does."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def pages(app: Flask, addresses: list[str]) -> dict[str, bytes]:
    client = app.test_client()
    return {address: client.get(address).data for address in addresses}


def test_eight_threads_see_the_pages_that_one_sees(place: Place, clock: Clock) -> None:
    alone = pages(create_app(place, clock), ADDRESSES)
    assert all(alone.values())
    shared = create_app(place, clock)
    orders = [ADDRESSES[start:] + ADDRESSES[:start] for start in range(THREADS)]
    with ThreadPoolExecutor(THREADS) as threads:
        for found in threads.map(lambda order: pages(shared, order), orders):
            assert [address for address in ADDRESSES if found[address] != alone[address]] == []
