"""What files, columns and figures are called on the desk, and what a changed row is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from navigator.catalog import Catalog
from navigator.editions import FOLDER, READ, SHIPPED, Change, Line, Names, diff
from navigator.exports import KINDS, NAMED, ONCE
from navigator.findings import IN_VOICES
from navigator.reading import NEEDS, records
from navigator.voices import LANGUAGES, Speech, Text, Voice
from navigator.web.admin.frame.column_names import (
    CHOICES_OF,
    COLUMNS,
    FIGURES,
    FILES,
    FLAG_STATES,
    MOST,
    SAID,
    THINGS,
)
from navigator.web.admin.frame.row_names import row_name

__all__ = ["CHOICES_OF", "COLUMNS", "FIGURES", "FILES", "FLAG_STATES", "ONCE", "SAID"]

SUMMARY = re.compile(
    r"(\w+\.(?:csv|yaml)) (\S+): (\w+(?:, \w+)*)"
)  # of an edition, made of its diff
SUMMED_UP = ("edit", "undo")  # origins of editions that may go without a reason


def column(name: str, speech: Speech) -> str:
    """What a column is called: “Name, in Swedish”; its own name, if it has no other."""
    base, _, language = name.rpartition("_")
    if base in COLUMNS and language in LANGUAGES:
        return f"{speech.gettext(COLUMNS[base])}, {speech.gettext(IN_VOICES[language])}"
    if name in LANGUAGES:  # words alone, of those who look for a way in
        return speech.gettext(IN_VOICES[name])
    return speech.gettext(COLUMNS[name]) if name in COLUMNS else name


def cell(column_: str, text: str, catalog: Catalog | Names, speech: Speech) -> str:
    """What stands in a cell, in the words of its reader: days, and things by their names."""
    if column_ == "languages":
        return ", ".join(map(speech.language, records.parts(text)))
    if column_ not in THINGS:
        return speech.written(text)
    ids = records.parts(text)
    return ", ".join(name(THINGS[column_], id_, catalog, speech.voice) for id_ in ids)


def about(change: Change, catalog: Catalog | Names, speech: Speech) -> str:
    """What a row is about, in the words of its reader."""
    whole, language = change.whole, speech.voice.language
    if change.file == "offers.csv":
        kinds = ("service", "step", "provider", "project")
        names = (name(kind, whole[kind], catalog, speech.voice) for kind in kinds)
        return " · ".join(filter(None, names))
    if change.file == NEEDS and change.key[0] in ONCE:
        return speech.gettext(ONCE[change.key[0]])
    return row_name(whole, language) or change.key[-1]


def services(catalog: Catalog, speech: Speech) -> list[tuple[str, str]]:
    """The ids and names of all services, in the order of the reader's alphabet.

    Where several have the same name in that language, with who provides them.
    """
    names = {one.id: str(one.name.in_voice(speech.voice)) for one in catalog.services}
    times = Counter(name.casefold() for name in names.values())
    told = (
        (id_, name if times[name.casefold()] == 1 else _with_providers(id_, name, catalog, speech))
        for id_, name in names.items()
    )
    return sorted(told, key=lambda service: speech.order(service[1]))


def _with_providers(id_: str, name: str, catalog: Catalog, speech: Speech) -> str:
    offers = catalog.offers_of[id_]
    providers = {str(offer.provider.name.in_voice(speech.voice)) for offer in offers}
    return f"{name} ({', '.join(sorted(providers, key=speech.order)) or id_})"


def note(text: str, origin: str, catalog: Catalog, speech: Speech) -> str:
    """Why an edition of this origin was published, as it was written.

    Only what the program itself notes is told in the words of the reader: that the folder was
    read, or what was edited where nobody said why.
    """
    lines = [_line(one, catalog) for one in _summary(text, origin)]
    return told(lines, speech) or why(text, origin, speech)


def why(text: str, origin: str, speech: Speech) -> str:
    """What somebody noted; nothing, where the program noted by itself what was edited."""
    if origin == FOLDER and text in (READ, SHIPPED):
        return speech.gettext(text)
    return "" if _summary(text, origin) else text


def told(lines: Sequence[Line], speech: Speech, most: int = MOST) -> str:
    """What was removed, changed and added, by name: “Removed: service ‘Debt counselling’”."""
    said = [
        f"{speech.gettext(words)}: {', '.join(_thing(line, speech) for line in found)}"
        for kind, words in KINDS.items()
        if (found := [line for line in lines[:most] if line.kind == kind])
    ]
    if (more := len(lines) - most) > 0:
        said.append(speech.ngettext("and %(num)s more", "and %(num)s more", more))
    return "; ".join(said)


def _thing(line: Line, speech: Speech) -> str:
    """A row by what it is and what it is called, with the columns that changed."""
    part = line.key[0] if line.file == NEEDS else line.file
    if part in ONCE:
        named = speech.gettext(ONCE[part])
    else:
        name = " · ".join(str(text.in_voice(speech.voice)) for text in line.called)
        named = speech.gettext(NAMED[part], name=name)
    columns = ", ".join(column(one, speech) for one in line.columns)
    return f"{named} ({columns})" if columns else named


def _summary(text: str, origin: str) -> list[re.Match[str]]:
    """The parts of a summary of what was edited; none, if it is something else."""
    ours = origin.partition("/")[0] in SUMMED_UP
    told = [SUMMARY.fullmatch(part) for part in text.split("; ")] if ours else []
    found = [one for one in told if one and _names_columns(one)]
    return found if len(found) == len(told) else []


def _names_columns(one: re.Match[str]) -> bool:
    """Whether it can be a summary: people may write what only looks like one."""
    file, _, what = one.groups()
    return file in FILES and all(part in KINDS or _is_column(part) for part in what.split(", "))


def _is_column(name: str) -> bool:
    base, _, language = name.rpartition("_")
    return name in COLUMNS or name in LANGUAGES or (base in COLUMNS and language in LANGUAGES)


def _line(one: re.Match[str], catalog: Catalog) -> Line:
    """A part of a summary, with the names that its ids stand for today."""
    file, joined, what = one.groups()
    changed = edited(file, joined.split("/"), what.split(", "), catalog)
    for kind in diff.KINDS:
        if what == kind:
            return replace(changed, kind=kind, columns=())
    return changed


def edited(file: str, key: Sequence[str], columns: Sequence[str], catalog: Catalog) -> Line:
    """A row that is changed in some columns, with the names that its ids stand for today."""
    ids = key[1:] if file == NEEDS and len(key) > 1 else key  # of `steps, velat` the step
    called = tuple(_called(id_, catalog) for id_ in ids)
    return Line(file, "changed", tuple(key), called, tuple(columns))


def _called(id_: str, catalog: Catalog) -> Text:
    """What the thing with an id is called, of whatever kind it is."""
    for kind in ("service", "step", "provider", "project", "area", "referral"):
        if thing := getattr(catalog, kind).get(id_):
            called = getattr(thing, "name", None) or thing.title
            return called if isinstance(called, Text) else Text.of({"fi": called})
    return Text.of({"fi": id_})


def name(kind: str, id_: str, catalog: Catalog | Names, voice: Voice) -> str:
    """What a service, step, provider or project is called; its id, if the map doesn’t have it."""
    thing = getattr(catalog, kind).get(id_) or (catalog.area.get(id_) if kind == "step" else None)
    called = getattr(thing, "name", None) or getattr(thing, "title", id_)
    return str(called.in_voice(voice)) if isinstance(called, Text) else str(called)
