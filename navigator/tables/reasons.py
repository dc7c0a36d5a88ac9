"""Why something can't be read, in our own words: what libraries say of it is English, or jargon.

The words are message ids of the catalogues, as faults are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

N = str  # marks a message for the catalogues; it is translated where it is shown

TOO_DEEP = N("too many levels")
NO_CHARACTER = N("no such character")
NOT_KEYS = N("it should be keys with their values")
NOT_A_LIST = N("it should be a list")
NOT_A_TEXT = N("it should be a text")
NOT_A_CODE = N("it should be the code of a language, such as fi")
SHAPES = (NOT_KEYS, NOT_A_LIST, NOT_A_TEXT, NOT_A_CODE)

TAB = N("a tab stands here; indent with spaces")
OTHERWISE = N("something stands here that does not belong to a file of this kind")

# What the reader of CSV says, and what it means.
CSV: Mapping[str, str] = {
    "unexpected end of data": N("a quotation mark is opened here and never closed"),
    "expected after": N("text goes on behind a closing quotation mark"),
}

# What the parser of YAML says, as a pattern, and what it means. The first that fits is taken.
YAML: Mapping[str, str] = {
    r"character '\\t' that cannot": TAB,
    r"character '[@`]' that cannot": N("a text that begins with @ or ` needs quotation marks"),
    r"character '%' that cannot": N("a text that begins with % needs quotation marks"),
    r"cannot start any token": N("a character stands here with which no value can begin"),
    r"found unexpected end of stream|unexpected document separator": N(
        "a quotation mark is opened here and never closed"
    ),
    r"could not find expected ':'": N("a colon is missing behind the key"),
    r"mapping values are not allowed": N(
        "a colon stands here where none belongs; put the text in quotation marks, "
        "or look at the indentation"
    ),
    r"sequence entries are not allowed": N(
        "a list begins here where none belongs; look at the indentation of the hyphen"
    ),
    r"mapping keys are not allowed": N("a key stands here where none belongs"),
    r"expected <block end>, but found '(<block sequence start>|-)'": N(
        "a hyphen is indented otherwise than those above it"
    ),
    r"expected <block end>, but found '(\?|<block mapping start>)'": N(
        "a line is indented otherwise than those above it"
    ),
    r"expected <block end>": N(
        "something follows here that belongs neither to the value nor to the next line"
    ),
    r"expected ',' or '\]'": N("a list in square brackets lacks a comma or its closing bracket"),
    r"expected ',' or '\}'": N("keys in curly brackets lack a comma or the closing bracket"),
    r"expected the node content|expected '!'|expected '>'|tag handle|expected URI": N(
        "a value is missing here, or it begins with a character that needs quotation marks"
    ),
    r"unknown escape character|hexadecimal numbers": N(
        "a backslash stands in double quotation marks; write two of them, or use single ones"
    ),
    r"chomping or indentation|a comment or a line break|indentation indicator": N(
        "behind | or > the line must end; the text begins on the next one"
    ),
    r"expected alphabetic or numeric character": N(
        "a text that begins with & or * needs quotation marks"
    ),
    r"single document|document start": N("a second document begins here; the file is one"),
    r"directive|YAML document|a digit|expected ' '": N(
        "a text that begins with % needs quotation marks"
    ),
    r"undefined alias|duplicate anchor": N("a text that begins with & or * needs quotation marks"),
}
NO_BREAK = N("the line is indented with a space that is none; indent with the space bar")

# What can be wrong with a web address.
EMPTY_LABEL = N("two dots stand side by side in its name, or a dot stands before it")
LONG_LABEL = N("a part of its name has more than 63 characters")
EDGED_LABEL = N("a part of its name begins or ends with a hyphen")
BAD_LETTER = N("a character stands in its name that no name can hold")
MIXED = N("letters of two alphabets that look alike are mixed in its name")
NO_ENDING = N("its name has no ending such as .fi")
A_NUMBER = N("it names a number and no site")
NO_NAME = N("the name of the site is missing")
BAD_PORT = N("what stands behind the colon is no port from 1 to 65535")
USER = N("a user name stands before the name of the site")
BAD_SIGN = N("a character stands in it that no address can hold")
ADDRESSES = (EMPTY_LABEL, LONG_LABEL, EDGED_LABEL, BAD_LETTER, MIXED, NO_ENDING, A_NUMBER)
PERCENT = N("behind a percent sign two digits or letters from a to f are missing")
MORE_ADDRESSES = (NO_NAME, BAD_PORT, USER, BAD_SIGN, PERCENT)

REASONS = frozenset(
    {
        *(TOO_DEEP, NO_CHARACTER, OTHERWISE, NO_BREAK, *SHAPES),
        *(*ADDRESSES, *MORE_ADDRESSES, *CSV.values(), *YAML.values()),
    }
)


def csv_reason(error: object) -> str:
    """Why a row is none, by what the reader says."""
    return next((words for said, words in CSV.items() if said in str(error)), OTHERWISE)


def yaml_reason(said: str) -> str:
    """Why a file can't be read as YAML, by what its parser says."""
    return next((words for pattern, words in YAML.items() if re.search(pattern, said)), OTHERWISE)
