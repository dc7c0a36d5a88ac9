"""The form of a row: its fields, its faults, and what somebody else wrote meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from flask import render_template, request

from navigator.catalog import Catalog
from navigator.editions import JOINT, Cells, Edit, Files, edits
from navigator.findings import Finding
from navigator.store import DraftRow, EditionRow
from navigator.tables import Problem
from navigator.voices import Speech, Voice
from navigator.web.admin.editing import form_faults
from navigator.web.admin.editing.fields import Field, Sheet, columns, fields, lacking
from navigator.web.admin.frame import labels, row_name
from navigator.web.request import (
    address,
    number,
    the_edition,
    the_speech,
    the_store,
    the_voice,
    today,
)

N = str  # marks a message for the catalogues; it is translated where it is shown

SERVICES, OFFERS, TERMS = "services.csv", "offers.csv", "terms.csv"
NOUNS: Mapping[str, str] = {
    "services": SERVICES,
    "offers": OFFERS,
    "projects": "projects.csv",
    "providers": "providers.csv",
    "referrals": "referrals.csv",
    "contacts": "contacts.csv",
    "intake": "intake.csv",
    "terms": TERMS,
    "thesaurus": "thesaurus.csv",
}
KIND = "/<voice:voice>/admin/<row:noun>"  # where a page about rows of a table begins
NEW: Mapping[str, str] = {
    "services": N("A new service"),
    "offers": N("A new offer"),
    "projects": N("A new project"),
    "providers": N("A new provider"),
    "referrals": N("A new referral"),
    "contacts": N("A new contact"),
    "intake": N("What one asks before going"),
    "terms": N("A new word that changes"),
    "thesaurus": N("A new everyday word"),
}
AWAY: Mapping[str, str] = {
    "services": N("Take the service away"),
    "offers": N("Take the offer away"),
    "projects": N("Take the project away"),
    "providers": N("Take the provider away"),
    "referrals": N("Take the referral away"),
    "contacts": N("Take the contact away"),
    "intake": N("Take away what is asked before going"),
    "terms": N("Take the word that changes away"),
    "thesaurus": N("Take the everyday word away"),
}
TOGETHER: Mapping[str, tuple[str, ...]] = {  # forms with a list of offers, and what names one
    "services": ("step", "provider"),
    "projects": ("service", "step", "provider"),
}
WAYS_IN = ("contacts", "intake")
BELONGS: Mapping[str, tuple[str, ...]] = {  # of what a new row is told on whose page
    "offers": ("service", "project"),
    "contacts": ("service", "provider", "step"),
    "intake": ("service",),
}
FIXED = ("id",)  # addresses hang on it
OFFER = "offer-"  # before the fields of the first offer of a new service


@dataclass(frozen=True, slots=True)
class Clash:
    """Two have edited the same row: what stood there, and what the other wrote; none if removed."""

    base: Cells
    theirs: Cells | None
    newest: EditionRow

    @property
    def differing(self) -> tuple[str, ...]:
        """The columns that the other changed."""
        theirs = self.theirs or {}
        return tuple(name for name in self.base if theirs.get(name) != self.base[name])


@dataclass(frozen=True, slots=True)
class Form:
    """What is in the form, and on which edition it is based."""

    noun: str
    key: str  # empty for a new row
    cells: Cells
    based_on: int
    faults: Sequence[Problem] = ()
    numbers: Mapping[str, int] = field(default_factory=dict)  # the row of each file
    offer: Cells = field(default_factory=dict)  # the first one of a new service
    clash: Clash | None = None
    draft: DraftRow | None = None
    harm: Sequence[Finding] = ()  # what it would leave ended or empty, and is asked about

    @property
    def told(self) -> list[Problem]:
        """The faults as the form shows them: that of an id once, though an offer repeats it."""
        repeated = [one for one in self.own(OFFERS) if self.offer and one.column == "service"]
        told_of = any(one.column == "id" for one in self.own(SERVICES))
        return [one for one in self.faults if not (told_of and one in repeated)]

    def own(self, file: str) -> list[Problem]:
        """The faults of its row in a file; each stands at its field."""
        number = self.numbers.get(file)
        return [one for one in self.faults if (one.file, one.row) == (file, number)]


def numbers(files: Files, some: Sequence[Edit]) -> dict[str, int]:
    """The row that each edit is about; of a new row, the one that it would have."""
    return {one.file: _number(files, one) for one in some if one.cells is not None}


def _number(files: Files, one: Edit) -> int:
    if one.key is None:
        return edits.rows_of(edits.edited(files, [one]), one.file)[-1].number
    return edits.row_of(files, one.file, one.key).number


def page(noun: str, cells: Cells, edition: int | None = None) -> str:
    """The address of the public page on which the row shows, and where an edition is told of."""
    if noun == "thesaurus":
        return address("thesaurus.overview", q=cells["word"], edition=edition)
    if noun in WAYS_IN:
        return _where_a_way_leads(cells, edition)
    if noun == "terms":
        return address("terms.overview", edition=edition)
    if noun == "offers":
        return address("service", id_=cells["service"], edition=edition)
    return address(noun.removesuffix("s"), id_=cells["id"], edition=edition)


def _where_a_way_leads(cells: Cells, edition: int | None) -> str:
    """The page of what a contact or an intake is of; a front door shows at the foot of each."""
    for thing in ("service", "provider", "step"):
        if cells.get(thing):
            return address(thing, id_=cells[thing], edition=edition)
    return address("home", edition=edition)


def _back(form: Form, catalog: Catalog) -> str:
    """Where a form that is given up leads: to what the row is about, or was to belong to."""
    if form.key:
        return page(form.noun, form.cells)
    belongs = BELONGS.get(form.noun, ())
    for thing in belongs:
        if form.cells.get(thing) in getattr(catalog, thing):
            return address(thing, id_=form.cells[thing])
    return address("data.files", on=None)


def shown(form: Form, files: Files, *, meanwhile: bool = False) -> str:
    """The page with the form; maybe saying that somebody has changed something meanwhile."""
    catalog, speech = the_edition().catalog, the_speech()
    filled = sheets(form, catalog, speech)
    return render_template(
        "admin/row.html",
        form=form,
        title=title(form, catalog, the_voice()),
        sheets=filled,
        told=list(_all_told(form, files, [one for some in filled for one in some])),
        removal=AWAY[form.noun],
        page=_back(form, catalog),
        offers=offers_of(files, form, catalog, the_voice()) if form.noun in TOGETHER else (),
        wrong_in_form=lambda fault, field: form_faults.wrong(fault, catalog, speech, field),
        remedy_in_form=lambda fault, field: form_faults.remedy(fault, speech, field),
        label=lambda name: labels.column(name, speech),
        written=lambda name, text: labels.cell(name, text, catalog, speech),
        note=request.form.get("note", ""),
        draft=(draft := _draft(form)),
        lacking=lacking(filled),
        also=request.form.getlist("also") or (draft.also if draft else ()),
        noted=_noted(form, catalog, speech) if form.key else "",
        checked_today=_checked_today(form, catalog),
        since=request.form.get("based_on", 0, number),
        meanwhile=meanwhile or "meanwhile" in request.args,
    )


def sheets(form: Form, catalog: Catalog, speech: Speech) -> list[list[Field]]:
    """The fields of the row, and of a new service those of its first offer."""
    file = NOUNS[form.noun]
    found = [Sheet(file, form.cells, form.own(file))]
    if form.offer:
        found.append(Sheet(OFFERS, form.offer, form.own(OFFERS), OFFER))
    left_out = {file: FIXED if form.key else (), OFFERS: () if file == OFFERS else ("service",)}
    return [fields(sheet, left_out[sheet.file], catalog, speech) for sheet in found]


def _draft(form: Form) -> DraftRow | None:
    """The draft that is in the form, even if it was sent and refused."""
    sent = request.form.get("draft", 0, number)
    if form.draft or not sent:
        return form.draft
    with the_store() as kept:
        return kept.drafts.get(sent)


def _all_told(form: Form, files: Files, filled: Sequence[Field]) -> Iterator[tuple[str, str]]:
    """All faults in a sentence each: those at fields with where they stand, then the others."""
    catalog, speech = the_edition().catalog, the_speech()
    at_fields = [(one, fault) for one in filled for fault in one.faults]
    for one, fault in at_fields:
        wrong = form_faults.wrong(fault, catalog, speech, one.form)
        yield one.name, f"{one.label}: {wrong}"
    for fault in form.told:
        if all(fault is not known for _, known in at_fields):
            own = fault in form.own(fault.file)
            yield "", form_faults.both(fault, catalog, speech) if own else elsewhere(fault, files)


def elsewhere(fault: Problem, files: Files) -> str:
    """A fault that stands in another row, by what that row is about; else by its place."""
    speech, nouns = the_speech(), {file: noun for noun, file in NOUNS.items()}
    rows = edits.by_key(files, fault.file).items() if fault.file in nouns else ()
    for key, row in rows:
        if row.number == fault.row:
            about, catalog = Form(nouns[fault.file], key, row.cells, 0), the_edition().catalog
            name = title(about, catalog, the_voice())
            where = f"{speech.gettext(labels.FILES[fault.file])}: {name}"
            return f"{where}: {form_faults.both(fault, catalog, speech)}"
    return fault.said(speech.gettext, speech.written)


def _noted(form: Form, catalog: Catalog, speech: Speech) -> str:
    """What an edition tells of an edit where nobody says why, for an example."""
    file, ends = NOUNS[form.noun], ("name", f"_{speech.voice.language}")
    column = next((name for name in columns(file) if name.endswith(ends)), columns(file)[-1])
    key = list(filter(None, form.key.split(JOINT)))
    return labels.told([labels.edited(file, key, [column], catalog)], speech)


def _checked_today(form: Form, catalog: Catalog) -> bool:
    service = catalog.service.get(form.key) if form.noun == "services" else None
    return service is not None and service.checked_on == today()


def title(form: Form, catalog: Catalog, voice: Voice) -> str:
    if not form.key:
        return the_speech().gettext(NEW[form.noun])
    if form.noun in ("offers", *WAYS_IN):
        return listed(form.cells, ("service", "provider"), catalog, voice) or _labelled(form, voice)
    return row_name(form.cells, voice.language) or form.key


def _labelled(form: Form, voice: Voice) -> str:
    """What a contact that is no service's and no provider's is called."""
    return row_name(form.cells, voice.language) or form.cells.get("value") or form.key


def offers_of(files: Files, form: Form, catalog: Catalog, voice: Voice) -> list[tuple[str, str]]:
    """What the offers of a service or a project are called in addresses, and what each is."""
    thing, names = form.noun.removesuffix("s"), TOGETHER[form.noun]
    return [
        (key, listed(row.cells, names, catalog, voice))
        for key, row in edits.by_key(files, OFFERS).items()
        if row.cells[thing] == form.key
    ]


def listed(cells: Cells, kinds: Sequence[str], catalog: Catalog, voice: Voice) -> str:
    """What a row is about: the names of the things that stand in some of its columns."""
    named = (labels.name(kind, cells[kind], catalog, voice) for kind in kinds if cells[kind])
    return " · ".join(named)
