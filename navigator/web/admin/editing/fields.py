"""The fields of a row as a form: what each is called, what it holds, what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from navigator import reading
from navigator.catalog import NATIONWIDE, Catalog
from navigator.environment import day
from navigator.findings import PROVIDER_KINDS
from navigator.reading import WEEKDAYS, records
from navigator.tables import Problem
from navigator.voices import LANGUAGES, Speech, visible
from navigator.web.admin.frame import labels

N = str  # marks a message for the catalogues; it is translated where it is shown

WHOLE_COUNTRY = N("The whole country")

Choices = Sequence[tuple[str, str]]
Groups = Sequence[tuple[str, Choices]]
Form = Literal["line", "lines", "day", "choice", "several", "few"]

LINES = frozenset(
    {"description", "text", "plain", "words", "means"}
    | {"eligibility", "documents", "duration", "start_note", "waiting", "benefit_note"}
)
DAYS = frozenset({"checked_on", "starts_on", "ends_on", "apply_from", "apply_until", "changes_on"})
CHOICE = frozenset(
    {"kind", "step", "service", "project", "provider", "audience", "who", "language"}
    | {"holidays", "accessible", "price", "referral", "appointment", "fee", "start", "benefit"}
    | {"attendance"}
)
SEVERAL = frozenset(
    {"providers", "region", "regions", "groups"}
)  # cells that hold several ids, with commas between them
THINGS: Mapping[str, str] = {  # where the things stand that can be chosen in a column
    "provider": "providers",
    "providers": "providers",
    "region": "regions",
    "regions": "regions",
    "audience": "audiences",
}
OPTIONAL = frozenset(
    {"plain", "plain_name", "words", "link", "note", "project", "audience", "who", "regions"}
    | {"starts_on", "ends_on", "apply_from", "apply_until"}
    | {"label", *WEEKDAYS, "exceptions", "holidays", "languages", "municipality", "postcode"}
    | {"municipalities"}
    | {"latitude", "longitude", "accessible", "price"}
    | {"eligibility", "minimum_age", "maximum_age", "groups", "referral", "appointment"}
    | {"documents", "fee", "fee_note", "duration", "start", "start_note", "waiting"}
    | {"benefit", "benefit_note", "attendance", "old"}
)
MAYBE_IN: Mapping[str, frozenset[str]] = {  # columns that may be empty in some tables only
    "contacts.csv": frozenset({"provider", "service", "step", "region"}),
    "flags.csv": frozenset({"region"}),
    "intake.csv": frozenset({"provider"}),
}
WHO: Mapping[str, str] = {"person": N("For individuals"), "employer": N("For employers")}
CODES: Mapping[str, Mapping[str, str]] = {"who": WHO, "kind": PROVIDER_KINDS}
HINTS: Mapping[str, str] = {
    "id": N("Small letters a–z, digits and hyphens. It becomes the address and stays for ever."),
    "checked_on": N("Such as 31.12.2026."),
    "starts_on": N("Such as 31.12.2026; empty if it is not known."),
    "ends_on": N("Such as 31.12.2026; empty if no end is known. The day itself still counts."),
    "words": N("Everyday words and phrases, separated by commas. They don’t show on the page."),
    "means": N("Words that stand in names and descriptions of services, separated by commas."),
    "link": N("Begins with https://"),
    "value": N("A number such as +358201234567, an e-mail or web address; of a place, its street."),
    "plain_name": N("What the service is, in common words, where its official name is stiff."),
    "exceptions": N("Such as 2026-12-24 closed, 2026-12-31 9:00-12:00."),
    "languages": N("Codes of languages, such as fi, sv, en, with commas between."),
    "municipality": N("By its Finnish name; of a place only."),
    "municipalities": N("Where alone it is given, by their Finnish names with commas between."),
    "old": N("Several separated by commas; empty if the word stays the same in this language."),
    "new": N("The name first; short forms of it behind a comma."),
    "changes_on": N("The first day on which the new word holds, such as 31.12.2026."),
    "eligibility": N("In easy sentences: they are shown in easy language, too."),
    **dict.fromkeys(WEEKDAYS, N("Such as 9:00-15:00; empty if closed.")),
}


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in the form, its column, and what is shown of it."""

    name: str
    label: str
    value: str
    form: Form
    hint: str
    optional: bool
    language: str  # of its words, if they are in one
    unwritten: bool  # empty, while the same text is there in another language
    choices: Choices
    groups: Groups  # the same by the staircases that they stand on, where they do
    faults: tuple[Problem, ...]

    @property
    def chosen(self) -> Choices:
        """Of several, those that are chosen, in their order; one that there is not by its id."""
        names = dict(self.choices)
        return [(id_, names.get(id_, id_)) for id_ in parts(self.value)]

    @property
    def others(self) -> Choices:
        """Of several, those that are not chosen."""
        return [choice for choice in self.choices if choice[0] not in parts(self.value)]

    @property
    def wrong(self) -> str:
        """Of several, the one at which the first fault stands; else the first of all."""
        shown = [id_ for id_, _ in (*self.chosen, *self.others)]
        said = (value for fault in self.faults for _, value in fault.values)
        return next((value for value in said if value in shown), shown[0] if shown else "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a form is made of: a table, the cells of one row of it, and their faults."""

    file: str
    cells: Mapping[str, str]
    faults: Sequence[Problem] = ()
    prefix: str = ""  # before the names of the fields, where a form holds two rows


def columns(file: str) -> tuple[str, ...]:
    """The columns of a table, in their order."""
    return records.columns(reading.TABLES[file])


def typed(column: str, cell: str) -> str:
    """What stands in a cell as it stands in a form: days as 31.12.2026, whatever the language."""
    found = day.parse(cell) if column in DAYS else None
    return f"{found.day}.{found.month}.{found.year}" if found else cell


def plain(text: str) -> str:
    """A text on one line, as it stands in a cell: browsers end lines in their own way."""
    return " ".join(visible(text).split())


def lacking(sheets: Iterable[Iterable[Field]]) -> list[str]:
    """What the fields of a form are called that are needed and still empty."""
    return [one.label for one in empty(sheets)]


def empty(sheets: Iterable[Iterable[Field]]) -> list[Field]:
    """The fields of a form that are needed and still empty."""
    return [one for some in sheets for one in some if not (one.value or one.optional)]


def parts(cell: str) -> list[str]:
    """What stands in a cell that holds several, each once."""
    return list(dict.fromkeys(records.parts(cell)))


def several(cell: str, chosen: Sequence[str]) -> str:
    """A cell that holds what was chosen: as it was if that is the same, and new ones at its end."""
    were = parts(cell)
    if {*chosen} == {*were}:
        return cell
    kept = [one for one in were if one in chosen]
    return ", ".join([*kept, *(one for one in chosen if one not in were)])


def fields(sheet: Sheet, left_out: Iterable[str], catalog: Catalog, speech: Speech) -> list[Field]:
    """The fields of a row, in the order of its columns; without those that can't be changed."""
    return [
        _field(sheet, column, catalog, speech)
        for column in columns(sheet.file)
        if column not in left_out
    ]


def _field(sheet: Sheet, column: str, catalog: Catalog, speech: Speech) -> Field:
    base, language = _parts(column)
    value = typed(column, sheet.cells.get(column, ""))
    return Field(
        name=sheet.prefix + column,
        label=labels.column(column, speech),
        value=value,
        form=_form(base),
        hint=speech.gettext(HINTS[base]) if base in HINTS else "",
        optional=base in OPTIONAL
        or base in MAYBE_IN.get(sheet.file, ())
        or not needed(language, catalog),
        language=language,
        unwritten=language in catalog.languages and not value and _written(sheet.cells, base),
        choices=_choices(sheet.file, column, catalog, speech),
        groups=_stairs(sheet.file, catalog, speech) if column == "step" else (),
        faults=tuple(fault for fault in sheet.faults if fault.column == column),
    )


def _parts(column: str) -> tuple[str, str]:
    """A column and its language: `name_sv` is a name in Swedish."""
    base, _, language = column.rpartition("_")
    return (base, language) if language in LANGUAGES else (column, "")


def needed(language: str, catalog: Catalog) -> bool:
    """Whether a text must stand in a language; what is in none always counts."""
    return not language or language in catalog.languages


def _written(cells: Mapping[str, str], base: str) -> bool:
    return any(cells.get(f"{base}_{language}") for language in LANGUAGES)


def _form(base: str) -> Form:
    if base in SEVERAL:
        return "several"
    if base in CHOICE:
        return "choice"
    if base in DAYS:
        return "day"
    return "lines" if base in LINES else "line"


def _choices(file: str, column: str, catalog: Catalog, speech: Speech) -> Choices:
    """What can be chosen in a column, by name; nothing where one writes freely."""
    if said := labels.CHOICES_OF.get(file, {}).get(column) or CODES.get(column):
        return [(code, speech.gettext(name)) for code, name in said.items()]
    if column == "language":
        return [(code, speech.language(code)) for code in LANGUAGES]
    if column == "step":
        return [choice for _, some in _stairs(file, catalog, speech) for choice in some]
    if column == "service":
        return labels.services(catalog, speech)
    if column == "project":
        found = [(project.id, project.name) for project in catalog.projects]
    else:
        things: Sequence[Any] = getattr(catalog, THINGS.get(column, ""), ())
        found = [(thing.id, str(thing.name.in_voice(speech.voice))) for thing in things]
        if column == "region" and file != "flags.csv":
            found.append((NATIONWIDE, speech.gettext(WHOLE_COUNTRY)))
    return sorted(found, key=lambda choice: speech.order(choice[1]))


def _stairs(file: str, catalog: Catalog, speech: Speech) -> Groups:
    """Each staircase with what can be chosen of it: the whole, for an offer; and its steps."""
    found = []
    for area in catalog.areas:
        name = str(area.title.in_voice(speech.voice))
        whole = (area.id, speech.gettext("%(area)s: the whole staircase", area=name))
        steps = ((step.id, str(step.title.in_voice(speech.voice))) for step in area.steps)
        found.append((name, [*([whole] if file == "offers.csv" else []), *steps]))
    return found
