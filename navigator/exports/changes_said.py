"""What an edition changed, in the words of whoever reads the map: what came, went and became other.

Who published it and what they noted is the desk’s own affair and told nowhere here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from navigator.catalog import Catalog, Locality
from navigator.editions import Line
from navigator.exports.happenings import Scope
from navigator.exports.happenings_said import named
from navigator.reading import NEEDS
from navigator.voices import LANGUAGES, Speech

N = str  # marks a message for the catalogues; it is translated where it is shown

KINDS: Mapping[str, str] = {
    "removed": N("Removed"),
    "changed": N("Changed"),
    "added": N("Added"),
}
NAMED: Mapping[str, str] = {  # a row of a file, or of a part of needs.yaml
    "services.csv": N("service “%(name)s”"),
    "offers.csv": N("offer “%(name)s”"),
    "providers.csv": N("provider “%(name)s”"),
    "projects.csv": N("project “%(name)s”"),
    "flags.csv": N("flag “%(name)s”"),
    "thesaurus.csv": N("everyday word “%(name)s”"),
    "referrals.csv": N("referral “%(name)s”"),
    "contacts.csv": N("contact “%(name)s”"),
    "intake.csv": N("what one asks before going, “%(name)s”"),
    "terms.csv": N("word that changes, “%(name)s”"),
    "urgent.yaml": N("cries for help, “%(name)s”"),
    "areas": N("service area “%(name)s”"),
    "steps": N("step “%(name)s”"),
    "regions": N("employment area “%(name)s”"),
    "audiences": N("group of clients “%(name)s”"),
}
ONCE: Mapping[str, str] = {
    "site": N("The site itself"),
    "urgent": N("Words that call for help"),
    "occupations": N("Ways to a trade"),
    "findings": N("Thresholds of the findings"),
    "sides": N("Words of those who ask"),
    "way_in": N("Words of those who look for a way in"),
}
# What nobody reads on a page, but whose change one may find something by.
BEHIND = {"thesaurus.csv", "urgent.yaml", "occupations", "findings", "sides", "way_in"}
# What is felt wherever a service is given, or a project gives one.
FELT = {"services.csv", "projects.csv", "intake.csv"}
TOPICS: Mapping[str, str] = {  # what of a row has changed, by its columns
    "name": N("Name"),
    "plain_name": N("Name"),
    "title": N("Name"),
    "plain_title": N("Name"),
    "description": N("Description"),
    "plain_description": N("Description"),
    "plain": N("Description"),
    "text": N("Description"),
    "plain_text": N("Description"),
    "note": N("Further detail"),
    "link": N("Link"),
    "next": N("Where to go next"),
    "steps": N("Steps"),
    "words": N("Search words"),
    "against": N("Search words"),
    "audience": N("For whom"),
    "eligibility": N("Who may come"),
    "groups": N("Who may come"),
    "fee": N("Price"),
    "fee_note": N("Price"),
    "value": N("Number or address"),
    "languages": N("Languages"),
    "starts_on": N("First day"),
    "ends_on": N("Last day"),
    "apply_from": N("One can apply from"),
    "apply_until": N("One can apply until"),
    "changes_on": N("Changes on"),
    "checked_on": N("Last checked"),
}


def concerning(
    lines: Iterable[Line], scope: Scope | None, locality: Locality | None, whole: Catalog
) -> tuple[Line, ...]:
    """The lines about a thing, or about the map of where somebody lives."""
    return tuple(
        line
        for line in lines
        if (scope is None or _about(line, scope, whole))
        and (locality is None or _here(line, locality))
    )


def _about(line: Line, scope: Scope, whole: Catalog) -> bool:
    """Whether a line is about a thing, of a staircase any step of it, or about what is there."""
    kind = scope.noun.removesuffix("s")
    ids = {scope.id}
    if scope.noun == "areas" and scope.id in whole.area:
        ids |= {step.id for step in whole.area[scope.id].steps}
    kinds = {"area", "step"} if scope.noun == "areas" else {kind}
    return any(one[0] in kinds and one[1] in ids for one in line.about) or (
        line.file in FELT and _given(line, scope, whole)
    )


def _given(line: Line, scope: Scope, whole: Catalog) -> bool:
    """Whether the service or the project of a line is given there today."""
    things = {one for one in line.about if one[0] in ("service", "project")}
    return any(
        ("service", offer.service.id) in things
        or (offer.project is not None and ("project", offer.project.id) in things)
        for offer in whole.offers
        if scope.has(offer)
    )


def _here(line: Line, locality: Locality) -> bool:
    """Whether it may matter there: what belongs to other regions does not."""
    return not line.regions or locality.region.id in line.regions


def told(lines: Sequence[Line], speech: Speech, most: int) -> str:
    """In a line: “Added: service ‘Debt counselling’”, and how many more there are."""
    seen = _seen(lines)
    parts = [f"{heading}: {', '.join(things)}" for heading, things in _grouped(seen[:most], speech)]
    if (more := len(seen) - most) > 0:
        parts.append(speech.ngettext("and %(num)s more", "and %(num)s more", more))
    if len(seen) < len(lines):
        parts.append(speech.gettext("The words of the search have changed"))
    return "; ".join(parts) or speech.gettext("Nothing that readers see has changed")


def groups(
    lines: Sequence[Line], speech: Speech, most: int
) -> Iterator[tuple[str, list[tuple[str, Line]]]]:
    """What was removed, changed and added, each under its heading and with its line."""
    for kind, heading in KINDS.items():
        found = [line for line in _seen(lines)[:most] if line.kind == kind]
        if found:
            yield speech.gettext(heading), [(thing(line, speech), line) for line in found]


def _grouped(lines: Sequence[Line], speech: Speech) -> Iterator[tuple[str, list[str]]]:
    for heading, found in groups(lines, speech, len(lines)):
        yield heading, [said for said, _ in found]


def _seen(lines: Iterable[Line]) -> list[Line]:
    return [line for line in lines if _part(line) not in BEHIND]


def _part(line: Line) -> str:
    return line.key[0] if line.file == NEEDS else line.file


def thing(line: Line, speech: Speech) -> str:
    """A row by what it is and what it is called, with what of it has changed."""
    part = _part(line)
    name = " · ".join(_names(line, speech))
    said = speech.gettext(ONCE[part]) if part in ONCE else speech.gettext(NAMED[part], name=name)
    topics = list(dict.fromkeys(_topics(line, speech)))
    return f"{said} ({', '.join(topics)})" if topics else said


def _names(line: Line, speech: Speech) -> Iterator[str]:
    """What it is called. The name of a project is one and the same in every language."""
    kinds = [kind for kind, _ in line.about]
    for place, text in enumerate(line.called):
        own = place < len(kinds) and kinds[place] == "project"
        yield text.in_voice(speech.voice).words if own else named(text, speech)


def _topics(line: Line, speech: Speech) -> Iterator[str]:
    days = {cell.column: (cell.old, cell.new) for cell in line.days}
    for column in line.columns:
        base, _, language = column.rpartition("_")
        topic = TOPICS.get(base if language in LANGUAGES else column)
        if topic and column in days:
            old, new = (speech.written(day) or "–" for day in days[column])
            yield f"{speech.gettext(topic)}: {old} → {new}"
        elif topic:
            yield speech.gettext(topic)


def page_of(line: Line, catalog: Catalog) -> tuple[str, str] | None:
    """The page of what a line is about, as far as it is still on the map: its kind and id."""
    return next((one for one in line.about if one[1] in getattr(catalog, one[0])), None)
