"""The fields of a step, an area, words or thresholds: made from what the record may hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from navigator.catalog import Catalog
from navigator.findings import IN_VOICES
from navigator.reading import Leaf, Leaves, records
from navigator.tables import Problem
from navigator.voices import LANGUAGES, Speech
from navigator.web.admin.editing.fields import HINTS, WHO, Choices, Field, Form, needed, plain
from navigator.web.admin.frame import labels

N = str  # marks a message for the catalogues; it is translated where it is shown

IDS = frozenset(  # leaves that hold ids, to be ticked
    {"next", "steps", "services", "languages", "regions"}
)
NUMBERS = frozenset({"ending_days", "stale_months"})
LINES = frozenset(
    {"description", "plain_description", "message", "plain_message", "text"}
    | {"about", "plain_about", "method", "plain_method", "shortcomings", "plain_shortcomings"}
)
NEEDED = frozenset(
    {"title", "description", "name", "message", "learning", "audience", "id", "languages"}
    | {"assessed_on"}
)
PARTS: Mapping[str, str] = {  # what a leaf is a part of, where several parts have the same leaves
    "vocational": N("Trades that are learned at school or at work"),
    "higher": N("Trades that are learned at university"),
    "hiring": N("When somebody is sought"),
    "accessibility": N("Accessibility"),
}
OF_LEAVES: Mapping[str, str] = {
    "audience": N("Persons or employers"),
    "address": N("Telephone or web address"),
    "languages": N("Languages in which everything is to be written"),
    "authority": N("Responsible authority"),
    "about": N("About it"),
    "plain_about": N("About it in easy language"),
    "colour": N("Colour"),
    "organisation": N("Responsible organisation"),
    "assessed_on": N("Day of the assessment"),
    "assessed_by": N("Who assessed it"),
    "method": N("How it was assessed"),
    "plain_method": N("How it was assessed, in easy language"),
    "shortcomings": N("What does not meet the requirements"),
    "plain_shortcomings": N("What does not meet the requirements, in easy language"),
}
COLOURS: Mapping[str, str] = {
    "teal": N("teal"),
    "amber": N("amber"),
    "rose": N("rose"),
    "green": N("green"),
    "violet": N("violet"),
    "blue": N("blue"),
    "brown": N("brown"),
    "slate": N("slate"),
}
SAID: Mapping[str, Mapping[str, str]] = {"audience": WHO, "colour": COLOURS}
CONTACT = N("Contact %(number)s")
WORDS = N("One word or phrase on each line.")
WHOLES = N("Whole numbers from 1 to 9999, with commas between them.")
TOWNS = N("The Finnish name of one municipality on each line.")
HAVING = N("None, if all employment areas have it.")
CHOSEN = N(
    "A text may be published when it stands in the languages that any employment area has chosen."
)
ADDRESS = N("tel:112 or https://…; empty all fields of a contact to take it away.")


@dataclass(frozen=True, slots=True)
class Bed:
    """What the fields are made of: the leaves of an item, their faults, and a prefix of names."""

    leaves: Leaves
    faults: Sequence[Problem] = ()
    prefix: str = ""


def shown(leaf: Leaf, name: str) -> str:
    """A leaf as it stands in its field: words on lines, ids and numbers with commas."""
    if isinstance(leaf, str):
        return leaf
    return (", " if _base(name)[0] in IDS | NUMBERS else "\n").join(leaf)


def leaf_of(name: str, texts: Sequence[str], old: Leaf) -> Leaf:
    """What a form holds in a field, as a leaf like the old one."""
    if isinstance(old, str):
        return plain(texts[-1])
    if _base(name)[0] in IDS:
        chosen = list(filter(None, texts))
        return (*(one for one in old if one in chosen), *(one for one in chosen if one not in old))
    if _base(name)[0] in NUMBERS:
        return records.parts(texts[-1])
    return tuple(filter(None, map(plain, texts[-1].splitlines())))


def fields(bed: Bed, left_out: Sequence[str], catalog: Catalog, speech: Speech) -> list[Field]:
    """The fields of an item, in the order of its leaves."""
    return [_field(bed, name, catalog, speech) for name in bed.leaves if name not in left_out]


def _field(bed: Bed, name: str, catalog: Catalog, speech: Speech) -> Field:
    base, language = _base(name)
    value = shown(bed.leaves[name], name)
    choices = _choices(base, catalog, speech)
    return Field(
        name=bed.prefix + name,
        label=label(name, speech),
        value=value,
        form=_form(base, bed.leaves[name]),
        hint=_hint(base, bed.leaves[name], speech),
        optional=base not in NEEDED or not needed(language, catalog),
        language=language if language in LANGUAGES else "",
        unwritten=language in catalog.languages and not value and _written(bed.leaves, name),
        choices=choices,
        groups=(),
        faults=tuple(one for one in bed.faults if one.column in (name, _part(name))),
    )


def _base(name: str) -> tuple[str, str]:
    """What a leaf is, and its language: `words.fi` are words in Finnish."""
    parts = [part for part in name.split(".") if not part.isdigit()]
    return (
        (parts[-2] if len(parts) > 1 else "", parts[-1])
        if parts[-1] in LANGUAGES
        else (parts[-1], "")
    )


def _part(name: str) -> str:
    """Where a fault stands that is about a text as a whole: `title` of `title.fi`."""
    return name.removesuffix(".fi")


def _written(leaves: Leaves, name: str) -> bool:
    start = name.rpartition(".")[0]
    return any(leaves.get(f"{start}.{language}") for language in LANGUAGES)


def label(name: str, speech: Speech) -> str:
    """What a leaf is called: “Contact 2: Name, in Swedish”."""
    base, language = _base(name)
    first, *rest = name.split(".")
    said = _called(base, language, speech)
    if first in PARTS:
        return f"{speech.gettext(PARTS[first])}: {said}"
    if rest and rest[0].isdigit():
        contact = speech.gettext(CONTACT, number=int(rest[0]) + 1)
        return f"{contact}: {said}"
    return said


def _called(base: str, language: str, speech: Speech) -> str:
    """A leaf by itself; what is said in any language, by the name of that."""
    known = OF_LEAVES.get(base) or labels.COLUMNS.get(base, "")
    if not known:
        return speech.language(language or base).capitalize()
    spoken = f", {speech.gettext(IN_VOICES[language])}" if language else ""
    return f"{speech.gettext(known)}{spoken}"


def _form(base: str, leaf: Leaf) -> Form:
    if base in IDS:
        return "few" if base == "languages" else "several"
    if base in ("audience", "colour"):
        return "choice"
    if base in ("checked_on", "assessed_on"):
        return "day"
    words = isinstance(leaf, tuple) and base not in NUMBERS
    return "lines" if words or base in LINES else "line"


def _hint(base: str, leaf: Leaf, speech: Speech) -> str:
    if base in NUMBERS:
        return speech.gettext(WHOLES)
    if isinstance(leaf, tuple) and base not in IDS:
        return speech.gettext(WORDS)
    if base == "municipalities":
        return speech.gettext(TOWNS)
    known = {"id": HINTS["id"], "address": ADDRESS, "languages": CHOSEN, "regions": HAVING}
    return speech.gettext(known[base]) if base in known else ""


def _choices(base: str, catalog: Catalog, speech: Speech) -> Choices:
    if base in SAID:
        return [(code, speech.gettext(said)) for code, said in SAID[base].items()]
    if base == "languages":
        return [(code, speech.language(code).capitalize()) for code in LANGUAGES]
    if base == "regions":
        return [(one.id, str(one.name.in_voice(speech.voice))) for one in catalog.regions]
    if base == "services":
        return labels.services(catalog, speech)
    if base in ("steps", "next"):
        return [(one.id, str(one.title.in_voice(speech.voice))) for one in catalog.steps]
    return ()
