"""Which data file is meant by the name of a file, as people and their computers call files.

`Hankkeet 2026.xlsx`, `projects - Kopio (2).csv` and `needs.yaml.txt` say what they are. A name that
says more than a known word, a number and that it is a copy says nothing for sure; then it is asked
what the file holds.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from navigator import reading

# What a data file may be called, in small letters: by its own name, in Finnish, in Swedish.
CALLED: Mapping[str, tuple[str, ...]] = {
    reading.NEEDS: ("needs", "tarpeet", "portaat", "palveluportaat", "behov", "trappsteg"),
    "services.csv": ("services", "palvelut", "tjänster", "tjanster"),
    "offers.csv": ("offers", "tarjonta", "utbud"),
    "providers.csv": (
        *("providers", "palveluntuottajat", "tuottajat"),
        *("serviceproducenter", "tjänsteproducenter", "producenter"),
    ),
    "projects.csv": ("projects", "hankkeet", "projektit", "projekt"),
    "flags.csv": ("flags", "merkinnät", "merkinnat", "flaggor"),
    "thesaurus.csv": ("thesaurus", "arkisanat", "vardagsord"),
    "referrals.csv": ("referrals", "ohjaukset", "hänvisningar", "hanvisningar"),
    "contacts.csv": ("contacts", "yhteystiedot", "kontaktuppgifter", "kontakter"),
    "intake.csv": ("intake", "pääsy", "paasy", "intagning"),
    "terms.csv": ("terms", "termit", "termer"),
    reading.URGENT: ("urgent", "hätä", "hata", "nöd", "nod"),
}
BY_WORD: Mapping[str, str] = {word: file for file, words in CALLED.items() for word in words}
FILLING = frozenset({"copy", "kopio", "kopia", "of"})  # what systems add, beside numbers
TABLE, TREE, BOOK, OLD_BOOK, TEXT = ".csv", ".yaml", ".xlsx", ".xls", ".txt"
KINDS: Mapping[str, str] = {
    ".csv": TABLE,
    ".tsv": TABLE,
    ".tab": TABLE,
    ".yaml": TREE,
    ".yml": TREE,
    ".xlsx": BOOK,
    ".xlsm": BOOK,
    ".ods": BOOK,
    ".xls": OLD_BOOK,
    ".txt": TEXT,
}

IN_FOLDERS = (TABLE, TREE)  # what is read from a data folder


@dataclass(frozen=True, slots=True)
class Told:
    """What a name says: of which kind the file is, and which data file, if it says so."""

    kind: str
    file: str


def told(name: str) -> Told:
    """What the name of a file says, whatever folder stands before it."""
    plain = unicodedata.normalize("NFC", PurePath(name.replace("\\", "/")).name).lower().strip()
    stem, kind = _parted(plain)
    words = [word for word in re.findall(r"[^\W\d_]+", stem) if word not in FILLING]
    file = BY_WORD.get(words[0], "") if len(words) == 1 else ""
    return Told(kind, file if file and _fits(kind, file) else "")


def _parted(name: str) -> tuple[str, str]:
    """A name without what tells its kind, and the kind: `.yaml.txt` is YAML."""
    stem, kind = name, ""
    while (ending := PurePath(stem).suffix.strip()) in KINDS:
        stem = PurePath(stem).stem.strip()
        kind = KINDS[ending] if kind in ("", TEXT) else kind
    return stem, kind


def _fits(kind: str, file: str) -> bool:
    """Whether a data file can be of such a kind."""
    trees = (TREE, TEXT)
    return kind in ((TABLE, BOOK, OLD_BOOK, TEXT) if file in reading.TABLES else trees)
