"""Pikkula as a region keeps it that has chosen some of the languages: no text in the others."""

from __future__ import annotations

import csv
import io
import re

from tests.world import FIRST_AID, REFERRALS, URGENT, pikkula

# One language of a text in needs.yaml or urgent.yaml, with the comma beside it.
SAID = r"{language}: (?:\[[^\]]*\]|[^,}}\n]*)"


def pikkula_in(*languages: str, **changes: str) -> dict[str, bytes]:
    """The data files of Pikkula with its texts in some languages, which its region has chosen.

    It has referrals and first aid, too.
    """
    whole = pikkula(
        needs_yaml=FIRST_AID + changes.pop("needs_yaml", pikkula()["needs.yaml"].decode()),
        referrals_csv=REFERRALS,
        urgent_yaml=URGENT,
        **changes,
    )
    left_out = [one for one in ("fi", "sv", "en") if one not in languages]
    found = {name: _without(name, data.decode(), left_out) for name, data in whole.items()}
    chosen = f"  - id: pikkula\n    languages: [{', '.join(languages)}]\n"
    found["needs.yaml"] = found["needs.yaml"].replace("  - id: pikkula\n", chosen, 1)
    return {name: text.encode() for name, text in found.items()}


def _without(name: str, text: str, languages: list[str]) -> str:
    return _tree(text, languages) if name.endswith(".yaml") else _table(text, languages)


def _tree(text: str, languages: list[str]) -> str:
    for language in languages:
        said = SAID.format(language=language)
        text = re.sub(rf"(?<=\{{){said}(, )?|, {said}(?=[,}}])", "", text)
    return text


def _table(text: str, languages: list[str]) -> str:
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    written = io.StringIO()
    writer = csv.DictWriter(written, rows[0].keys(), delimiter=";", lineterminator="\n")
    writer.writeheader()
    for row in rows:
        if row.get("language") not in languages:
            writer.writerow(
                {name: "" if name[-2:] in languages and name[-3:-2] == "_" else cell
                 for name, cell in row.items()}
            )  # fmt: skip
    return written.getvalue()
