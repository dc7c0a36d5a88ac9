"""How much of a text the engine is given, and in which form.

The engine is C, and makes room for four characters for each byte that it reads: a character whose
compatibility form is longer than that would be written beyond its room. So a text is brought into
that form here, before it is measured and cut. How long the work takes goes by the tokens, and those
go by the script: 400 letters of Finnish are 80 to 140, as many Chinese characters 240 to 400. The
engine counts them itself, in a hundredth of the time; so the worker cuts by tokens what it gets.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Literal

Kind = Literal["query", "passage"]

LONGEST: Mapping[Kind, int] = {"query": 400, "passage": 4000}  # characters
# A token costs some 1.5 ms on a busy machine: a question may cost a tenth of a second and a half.
# Of a passage, what the model reads at once; the longest of ours has 99.
MOST_TOKENS: Mapping[Kind, int] = {"query": 100, "passage": 512}


def bounded(text: str, kind: Kind) -> str:
    """The text in its compatibility form, composed, and no longer than the engine is given.

    What is no character by itself, half of a pair or NUL, becomes a space.
    """
    whole = text.encode("utf-8", "replace").decode().replace("\0", " ")
    composed = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", whole))
    return composed[: LONGEST[kind]]
