"""Whether a question is in none of our languages: then nothing in it is mended into them.

Letters tell at once, words by how much of the question is made of such as one of our languages
has. Where that is too little in each of them, the question is foreign. Single words tell
nothing, except by a letter that none of ours is written with. How the line was drawn is told in
docs/search.md.
"""

from __future__ import annotations

from collections.abc import Mapping

from navigator.search.question import Reader
from navigator.search.words import stopwords, tokens, word

OURS = 0.42  # the share of the letters that stand in words of one of our languages
MENDED = 0.6  # the same, where words count that are ours but for a slip
LAST_LATIN = "\u024f"
# Of Finnish, Swedish and English and of names and loans in them; a dot or two are often forgotten.
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzåäöéèêëáàâüñçæøšž'’-+0123456789")
SHORTEST_SLIP = 5  # letters of a word that may be one of ours with a slip
LONG = 8  # letters of a word in which more is forgiven


def foreign(text: str, readers: Mapping[str, Reader]) -> bool:
    """Whether the question is in none of the languages that the readers read."""
    if other_letters(text):
        return True
    asked = [token for token in tokens(text) if any(c.isalpha() for c in token)]
    if len(asked) == 1:
        return not set(asked[0]) <= LETTERS
    return bool(asked) and not any(_enough(asked, reader) for reader in readers.values())


def other_letters(text: str) -> bool:
    """Whether the text is mostly in other letters than Latin ones."""
    letters = [character for character in text if character.isalpha()]
    other = sum(character > LAST_LATIN for character in letters)
    return other * 2 > len(letters)


def _enough(asked: list[str], reader: Reader) -> bool:
    """Whether enough of the letters are in words of the language, or in such with a slip."""
    known = [token for token in asked if _known(token, reader)]
    whole = sum(map(len, asked))
    if sum(map(len, known)) >= OURS * whole:
        return True
    slips = (token for token in asked if token not in known and _nearly(token, reader))
    return sum(map(len, (*known, *slips))) >= MENDED * whole


def _known(token: str, reader: Reader) -> bool:
    """Whether the language, its map or its thesaurus has the word or all parts of it."""
    if not set(token) <= LETTERS:
        return False
    lexicon = reader.lexicon
    return (
        token in stopwords(lexicon.language)
        or lexicon.known(token)
        or lexicon.compound(token)
        or any(base in reader.vocabulary for base in lexicon.bases(token))
        or bool(reader.thesaurus.at([word(token, lexicon)], 0)[1])
        or reader.spelling.without_marks(token) is not None
        or ("-" in token and all(_known(part, reader) for part in token.split("-")))
    )


def _nearly(token: str, reader: Reader) -> bool:
    """Whether the word is one of the map with few slips for its length."""
    slips = reader.spelling.slips(token) if len(token) >= SHORTEST_SLIP else None
    return slips is not None and slips <= len(token) // (4 if len(token) >= LONG else 5)
