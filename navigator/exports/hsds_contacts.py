"""How somebody is reached, as HSDS has it: phones, contacts with mail, links, places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from navigator.access import number_said
from navigator.catalog import CALLED, ONLINE, Contact, Location, municipalities
from navigator.exports.hsds_feed import Feed, Record, in_any, known, said, uuid
from navigator.exports.hsds_schedules import Owner, of_hours
from navigator.exports.hsds_taxonomies import Attributes, Terms
from navigator.reading import as_uri

N = str  # marks a message for the catalogues; it is translated where it is said

LABELS = {
    "form": N("Fill in the form on the web"),
    "page": N("Read how to get started"),
    "booking": N("Book an appointment"),
    "chat": N("Chat"),
    "telephone": N("Telephone"),
    "interpreter": N("Interpreter line"),
}
PRICES = {
    "free": N("The call is free of charge."),
    "standard": N("The call costs what calls cost you."),
    "extra": N("The call costs more than other calls."),
}


@dataclass(frozen=True, slots=True)
class Reached:
    """Contacts as they stand at one thing of the feed: a service or an organisation."""

    feed: Feed
    terms: Terms
    owner: Owner
    contacts: tuple[Contact, ...]

    def _of_kind(self, kinds: Iterable[str]) -> Iterable[Contact]:
        return (one for one in self.contacts if one.kind in kinds)

    def _id(self, kind: str, one: Contact) -> Record:
        return {"id": uuid(kind, self.owner.id, one.id), self.owner.column: self.owner.id}

    def _label(self, one: Contact) -> str:
        named = said(one.label, self.feed)
        return named or self.feed.speech.gettext(LABELS[one.kind])

    def phones(self) -> list[Record]:
        return [self._phone(one) for one in self._of_kind(CALLED)]

    def _phone(self, one: Contact) -> Record:
        id_ = self._id("phone", one)
        price = self.feed.speech.gettext(PRICES[one.price]) if one.price else ""
        parts = (f"{self._label(one)}.", said(one.note, self.feed), price)
        return known(
            id_
            | {
                "number": one.value,
                "type": "voice",
                "description": " ".join(part for part in parts if part),
                "languages": languages(self.feed, one.languages, "phone_id", id_["id"]),
            }
        )

    def interpreting(self) -> str:
        """By which numbers one gets an interpreter."""
        lines = self._of_kind({"interpreter"})
        return " ".join(f"{self._label(one)}: {number_said(one.value)}." for one in lines)

    def mails(self) -> list[Record]:
        """Contacts with an address of mail."""
        return [
            known(
                self._id("contact", one)
                | {"name": said(one.label, self.feed), "email": one.value}
                | self._further("contact", one)
            )
            for one in self._of_kind({"email"})
        ]

    def links(self) -> list[Record]:
        """Pages, forms, bookings and chats."""
        return [
            known(
                self._id("url", one)
                | {"label": self._label(one), "url": as_uri(one.value)}
                | self._further("url", one)
            )
            for one in self._of_kind(ONLINE)
        ]

    def _further(self, kind: str, one: Contact) -> Record:
        attributes = Attributes(self.terms, kind, self._id(kind, one)["id"])
        codes = ", ".join(one.languages)
        facts = (("languages", codes), ("note", said(one.note, self.feed)))
        return {"attributes": attributes.facts(facts)}

    def hours(self) -> list[Record]:
        """When one can be reached; those of a place stand at the place."""
        return [
            schedule
            for one in self.contacts
            if one.hours and one.kind != "place"
            for schedule in of_hours(self.feed, one.hours, self.owner, one.id, self._whose(one))
        ]

    def _whose(self, one: Contact) -> str:
        value = number_said(one.value) if one.kind in CALLED else one.value
        named = said(one.label, self.feed) if one.kind == "email" else self._label(one)
        return f"{named}: {value}" if named else value

    def places(self) -> tuple[Contact, ...]:
        return tuple(self._of_kind({"place"}))


def languages(feed: Feed, codes: Iterable[str], column: str, of: str) -> list[Record]:
    """The languages in which one is served, by their names and codes."""
    return [
        {
            "id": uuid("language", of, code),
            column: of,
            "name": feed.speech.language(code),
            "code": code,
        }
        for code in codes
    ]


def location(feed: Feed, terms: Terms, one: Contact) -> Record:
    """A place where one can go. The same place has one id, whatever is given there."""
    if one.location is None:
        return {}
    id_ = uuid("location", one.id)
    town = in_any(municipalities()[one.location.municipality].name, feed)
    post = " ".join(part for part in (one.location.postcode, town) if part)
    return known(
        {
            "id": id_,
            "location_type": "physical",
            "organization_id": one.provider and uuid("organization", one.provider.id),
            "name": said(one.label, feed) or one.value,
            "description": f"{one.value}, {post}",
            "latitude": one.location.latitude,
            "longitude": one.location.longitude,
            "languages": languages(feed, one.languages, "location_id", id_),
            "addresses": _addresses(one, town, id_),
            "accessibility": _accessibility(feed, one.location, id_),
            "schedules": of_hours(feed, one.hours, Owner("location_id", id_), one.id, one.value),
            "attributes": Attributes(terms, "location", id_).facts(
                [("note", said(one.note, feed))]
            ),
        }
    )


def _addresses(one: Contact, town: str, of: str) -> list[Record]:
    """The address, which HSDS takes with a postcode only. Finland has no states: the town again."""
    if one.location is None or not one.location.postcode:
        return []
    return [
        {
            "id": uuid("address", of),
            "location_id": of,
            "address_1": one.value,
            "city": town,
            "state_province": town,
            "postal_code": one.location.postcode,
            "country": "FI",
            "address_type": "physical",
        }
    ]


def _accessibility(feed: Feed, place: Location, of: str) -> list[Record]:
    if place.accessible is None:
        return []
    words = N("The place is accessible.") if place.accessible else N("The place is not accessible.")
    said_so = feed.speech.gettext(words)
    return [{"id": uuid("accessibility", of), "location_id": of, "description": said_so}]
