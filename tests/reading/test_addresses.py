"""A web address is taken as a browser takes it, or it is said what is wrong with it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.reading import addresses
from navigator.tables import reasons


@pytest.mark.parametrize(
    "address",
    [
        "https://www.pikkula.fi",
        "https://www.pikkula.fi/",
        "HTTPS://WWW.Pikkula.FI/Tietoa",
        "https://pikkula.fi:8443/sivu",
        "https://pikkula.fi?haku=ty%C3%B6&sivu=2",
        "https://pikkula.fi#yhteys",
        "https://pikkula.fi/a/?b=c#d:e/f",
        "https://työ.fi/polku",
        "https://xn--ty-fka.fi",
        "https://пример.рф/страница",
        "https://例え.テスト",
        "https://pikkula.fi./",
        "https://my_site.pikkula.fi",
        "https://web.archive.org/web/2020/https://pikkula.fi/",
        "https://pikkula.fi/työ-ja-elinkeino",
        "https://pikkula.fi/a,b;c|d",
    ],
)
def test_what_a_browser_opens_is_good(address: str) -> None:
    assert addresses.fault_of(address) is None


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("www.pikkula.fi", "bad-link"),
        ("javascript:alert(1)", "bad-link"),
        ("https:/pikkula.fi", "bad-link"),
        ("http://pikkula.fi", "no-https"),
        ("https://pikkula.fi/a b", "spaced-link"),
        ("https://pikkula .fi", "spaced-link"),
        ("https://a.fi https://b.fi", "two-links"),
        ("https://a.fi, https://b.fi", "two-links"),
        ("https://a.fi;www.b.fi", "two-links"),
        ("https://a.fi\nhttps://b.fi", "two-links"),
    ],
)
def test_what_no_address_is_has_a_fault_of_its_own(address: str, fault: str) -> None:
    assert addresses.fault_of(address) == (fault, {})


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("https://a..fi", reasons.EMPTY_LABEL),
        ("https://.a.fi", reasons.EMPTY_LABEL),
        ("https://", reasons.NO_NAME),
        ("https:///polku", reasons.NO_NAME),
        ("https://pikkula", reasons.NO_ENDING),
        ("https://pikkula.1", reasons.NO_ENDING),
        ("https://192.168.1.1/", reasons.A_NUMBER),
        ("https://[::1]/", reasons.A_NUMBER),
        ("https://-a.fi", reasons.EDGED_LABEL),
        ("https://a-.fi", reasons.EDGED_LABEL),
        (f"https://{'a' * 64}.fi", reasons.LONG_LABEL),
        ("https://a!b.fi", reasons.BAD_LETTER),
        ("https://a☺.fi", reasons.BAD_LETTER),
        ("https://[a.fi", reasons.BAD_LETTER),
        ("https://p\u0430ikkula.fi", reasons.MIXED),
        ("https://a.fi:99999", reasons.BAD_PORT),
        ("https://a.fi:x", reasons.BAD_PORT),
        ("https://kela.fi@b.fi", reasons.USER),
        ("https://a.fi/<b>", reasons.BAD_SIGN),
        ("https://a.fi\\b", reasons.BAD_SIGN),
        ("https://pikkula.fi/100%", reasons.PERCENT),
        ("https://pikkula.fi/?q=%C3%A", reasons.PERCENT),
        ("https://pikkula.fi/%zz", reasons.PERCENT),
    ],
)
def test_an_address_that_cannot_be_right_says_why(address: str, reason: str) -> None:
    assert addresses.fault_of(address) == ("wrong-link", {"reason": reason})


def test_capitals_of_a_site_mean_nothing_and_those_of_a_page_do() -> None:
    assert addresses.settled("HTTPS://Työ.FI:8443/Sivu?A#B") == "https://työ.fi:8443/Sivu?A#B"


@given(st.text("htps:/.aäб0-@[]% \t\u200b\ufffd#?:;,|", max_size=30).map("https://".__add__))
def test_any_text_gets_an_answer(text: str) -> None:
    addresses.fault_of(text)
    addresses.settled(text)
