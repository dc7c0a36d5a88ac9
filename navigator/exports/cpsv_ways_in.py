"""Ways to reach somebody in CPSV-AP: channels, contact points, hours, and what a call costs."""

from __future__ import annotations

from collections.abc import Iterator

from navigator.access import week_said
from navigator.catalog import CALLED, ONLINE, Contact, Location, OpeningHours, Span, municipalities
from navigator.exports.cpsv_draft import Draft
from navigator.exports.cpsv_words import ACCESSIBLE, CALLS, CHANNELS
from navigator.exports.rdf import Iri
from navigator.reading import WEEKDAYS
from navigator.voices import VOICES, Text

DAYS = "http://schema.org/"
HOLIDAYS = Iri(f"{DAYS}PublicHolidays")
END_OF_DAY = 24 * 60
LAST_SECOND = "23:59:59"  # xsd:time has a 24:00:00, but it means the midnight before
EURO = Iri("http://publications.europa.eu/resource/authority/currency/EUR")


def channel(draft: Draft, one: Contact) -> Iri:
    """A contact as a channel of a service."""
    node = draft.thing("contacts", one.id, "cv:Channel")
    kind = draft.concept("channel", one.kind, draft.said(CHANNELS[one.kind]))
    draft.says.links(node, "dct:type", [kind])
    for text in (one.label, one.note):
        draft.says.text(node, "dct:description", text)
    if one.provider:
        draft.says.links(node, "cv:ownedBy", [draft.named("providers", one.provider.id)])
    draft.says.links(node, "dct:language", map(draft.language, one.languages))
    if one.kind in ONLINE:
        draft.says.links(node, "foaf:page", [draft.page(one.value)])
    if one.location:
        _place(draft, node, one.value, one.location)
    _hours(draft, node, node, one.hours)
    return node


def contact_point(draft: Draft, one: Contact) -> Iri:
    """A contact as that which one calls, writes to, opens or visits."""
    of = channel(draft, one)
    node = draft.part(of, "point", "cv:ContactPoint")
    if one.kind in CALLED:
        draft.says.value(node, "cv:telephone", one.value)
    elif one.kind == "email":
        draft.says.value(node, "cv:email", one.value)
    elif one.kind in ONLINE:
        draft.says.links(node, "cv:contactPage", [draft.page(one.value)])
    else:
        draft.says.links(node, "locn:address", [Iri(f"{of}#address")])
    _hours(draft, node, of, one.hours)
    return node


def call_costs(draft: Draft, contacts: list[Contact]) -> Iterator[Iri]:
    """What calls cost, as far as somebody has said."""
    for one in contacts:
        if one.price:
            through = channel(draft, one)
            node = draft.part(through, "cost", "cv:Cost")
            draft.says.text(node, "dct:description", draft.said(CALLS[one.price]))
            draft.says.links(node, "cv:ifAccessedThrough", [through])
            if one.price == "free":
                free_of_charge(draft, node)
            yield node


def free_of_charge(draft: Draft, cost: Iri) -> None:
    """That a cost is none."""
    draft.says.typed(cost, "cv:hasValue", "0.0", "xsd:double")
    draft.says.types(EURO, "skos:Concept")
    draft.says.value(EURO, "skos:notation", "EUR")
    draft.says.links(cost, "cv:currency", [EURO])


def _place(draft: Draft, node: Iri, street: str, where: Location) -> None:
    """Where a channel is: its address, and the point, longitude first as WKT has it."""
    place, address = Iri(f"{node}#place"), Iri(f"{node}#address")
    draft.says.types(address, "locn:Address")
    draft.says.words(address, "locn:thoroughfare", street, "fi")
    draft.says.text(address, "locn:postName", municipalities()[where.municipality].name)
    draft.says.value(address, "locn:postCode", where.postcode or None)
    draft.says.types(place, "dct:Location")
    draft.says.links(place, "locn:address", [address])
    draft.says.links(place, "dct:isPartOf", [draft.municipality(where.municipality)])
    if where.latitude is not None:
        point = f"POINT({where.longitude} {where.latitude})"
        draft.says.typed(place, "dcat:centroid", point, "geo:wktLiteral")
    draft.says.links(node, "dct:spatial", [place])
    if where.accessible is not None:
        draft.says.text(node, "dct:description", draft.said(ACCESSIBLE[where.accessible]))


def _hours(draft: Draft, node: Iri, of: Iri, hours: OpeningHours) -> None:
    """The hours of a channel; they hold for its contact point, too."""
    if hours:
        draft.says.links(node, "cv:openingHours", _usual(draft, of, hours))
        other = (*_holidays(draft, of, hours), *_special(draft, of, hours))
        draft.says.links(node, "cv:specialOpeningHoursSpecification", other)


def _usual(draft: Draft, of: Iri, hours: OpeningHours) -> Iterator[Iri]:
    """Each span of the week with the days on which it is open then."""
    said = Text(tuple((voice, week_said(hours, draft.source.speeches[voice])) for voice in VOICES))
    spans = sorted({span for day in hours.week for span in day})
    for number, span in enumerate(spans, 1):
        days = [name for name, open_ in zip(WEEKDAYS, hours.week, strict=True) if span in open_]
        node = _open(draft, f"{of}#hours-{number}", span)
        named = [Iri(f"{DAYS}{day.capitalize()}") for day in days]
        draft.says.links(node, "schema:dayOfWeek", named)
        draft.says.links(node, "schema:dayOfWeek", [HOLIDAYS] if hours.on_holidays else ())
        draft.says.text(node, "dct:description", said)
        for day in named:
            draft.says.types(day, "schema:DayOfWeek")
        yield node


def _holidays(draft: Draft, of: Iri, hours: OpeningHours) -> Iterator[Iri]:
    """Who is closed has no hour of opening: so schema.org has it."""
    draft.says.types(HOLIDAYS, "schema:DayOfWeek")
    if not hours.on_holidays:
        node = _open(draft, f"{of}#holidays", None)
        draft.says.links(node, "schema:dayOfWeek", [HOLIDAYS])
        yield node


def _special(draft: Draft, of: Iri, hours: OpeningHours) -> Iterator[Iri]:
    for number, one in enumerate(hours.special, 1):
        for nth, span in enumerate(one.spans or (None,), 1):
            node = _open(draft, f"{of}#special-{number}-{nth}", span)
            draft.says.value(node, "schema:validFrom", one.first)
            draft.says.value(node, "schema:validThrough", one.last)
            yield node


def _open(draft: Draft, name: str, span: Span | None) -> Iri:
    node = Iri(name)
    draft.says.types(node, "time:TemporalEntity", "schema:OpeningHoursSpecification")
    if span:
        draft.says.typed(node, "schema:opens", _time(span.opens), "xsd:time")
        draft.says.typed(node, "schema:closes", _time(span.closes), "xsd:time")
    return node


def _time(minute: int) -> str:
    return LAST_SECOND if minute == END_OF_DAY else f"{minute // 60:02}:{minute % 60:02}:00"
