"""The everyday words on the desk: all of them, or those that hold what one looks for."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Blueprint, render_template, request

from navigator.editions import Files, desk, edits
from navigator.voices import LANGUAGES, Voice
from navigator.web.admin.editing.forms import NOUNS
from navigator.web.request import allowed, the_place

thesaurus = Blueprint("thesaurus", __name__)

SHOWN = 100  # of each language, until one looks for some
LONGEST = 100  # letters of what is looked for

Word = tuple[str, str, str]  # what it is called in addresses, the word, and what it means


@thesaurus.get("/<voice:voice>/admin/thesaurus")
@allowed("editor")
def overview(voice: Voice) -> str:
    """The everyday words by language; in `?q=potkut`, those in which that stands."""
    _, files = desk.newest(the_place())
    asked = request.args.get("q", "").strip()[:LONGEST]
    found = list(_words(files, asked.casefold()))
    by_language = {
        language: [word for of, word in found if of == language] for language in LANGUAGES
    }
    return render_template("admin/thesaurus.html", q=asked, words=by_language, shown=SHOWN)


def _words(files: Files, asked: str) -> Iterator[tuple[str, Word]]:
    """The words in which something stands, each after its language."""
    for key, row in edits.by_key(files, NOUNS["thesaurus"]).items():
        word, means = row.cells["word"], row.cells["means"]
        if asked in word.casefold() or asked in means.casefold():
            yield row.cells["language"], (key, word, means)
