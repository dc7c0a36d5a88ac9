"""The letters of a table are those that were meant, in whichever encoding a program saved them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.tables.encodings import encoding_of, is_doubtful, strange, twice_encoded

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman", "cp850"]
WORDS = ["Jyväskylä", "työllisyys", "Åbo", "på", "ÄHTÄRI", "yö", "höyry", "säätiö", "Öja", "för"]


def read(data: bytes) -> str:
    return data.decode(encoding_of(data) or "ascii").removeprefix("\ufeff")


@pytest.mark.parametrize("encoding", [*ENCODINGS, "cp437"])
def test_finnish_and_swedish_are_known_by_letters_within_words(encoding: str) -> None:
    text = "tunnus;nimi\na;Pyhäjärven työllisyyspalvelut\nb;Åbo sysselsättningstjänster\n"
    data = text.encode(encoding)
    assert (read(data), is_doubtful(data)) == (text, False)


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
def test_a_letter_is_the_one_that_was_meant_or_it_is_doubtful(
    encoding: str, words: list[str]
) -> None:
    text = ";".join(words)
    data = text.encode(encoding)
    assert is_doubtful(data) or read(data) == text


def test_quotation_marks_of_windows_are_no_letters_of_ms_dos() -> None:
    data = "Sanoi: “hyvä”, ja ”sana” – ei † vielä… 5 €".encode("cp1252")
    assert (encoding_of(data), is_doubtful(data)) == ("cp1252", False)


@pytest.mark.parametrize("text", ["Šekki", "”sana”"])
def test_what_may_be_two_things_is_doubtful_and_read_as_ever(text: str) -> None:
    data = text.encode("cp1252")
    assert (encoding_of(data), is_doubtful(data)) == ("cp1252", True)


def test_a_word_of_no_language_of_ours_is_doubtful_and_its_letter_named() -> None:
    data = "café".encode("mac_roman")
    assert is_doubtful(data)
    assert strange(read(data)) == "Ž"


@pytest.mark.parametrize("data", [b"\x81\xff", "aä".encode("utf-16-le"), b"\xff\xfea"])
def test_bytes_that_are_no_text_have_no_encoding(data: bytes) -> None:
    assert encoding_of(data) is None


@pytest.mark.parametrize("wrong", ["cp1252", "mac_roman", "cp850"])
@pytest.mark.parametrize("word", ["Jyväskylä", "työ–apu", "Åland", "”hyvä”"])
def test_letters_that_were_encoded_twice_are_known(word: str, wrong: str) -> None:
    broken = word.encode().decode(wrong, "replace")
    if "\ufffd" not in broken:
        assert twice_encoded(broken) == word


@pytest.mark.parametrize(
    ("broken", "meant"),
    [("jyvŠskylŠ", "jyväskylä"), ("jyv„skyl„", "jyväskylä"), ("jyv‰skyl‰", "jyväskylä")],
)
def test_letters_that_were_mistaken_once_and_saved_so_are_known(broken: str, meant: str) -> None:
    assert twice_encoded(broken) == meant


@pytest.mark.parametrize(
    "text", ["Škoda", "Tšekki", "café’n", "5 €/kk", "LinkedIn™", "”MELUTYÖ”", "n°5", "São", "Ваня"]
)
def test_other_letters_are_left_alone(text: str) -> None:
    assert twice_encoded(text) == ""
