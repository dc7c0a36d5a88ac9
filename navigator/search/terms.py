"""What is known of one offer for whoever narrows an answer: which choices it fits, and which not.

Of many services nobody has said what they cost or in which languages one is served: then the
offer neither fits nor is ruled out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from navigator.access import hours_on
from navigator.catalog import Contact, ContactKind, Intake, Offer
from navigator.search.ages import Ages, of_audience, of_intake

YES = "1"  # the one choice of a filter that is on or off
# Where somebody answers or receives; a form never closes, but nobody is there.
ATTENDED: frozenset[ContactKind] = frozenset({"telephone", "interpreter", "chat", "place"})
# Where one is served in a language; a page about the service may be in another than the service.
SERVING: frozenset[ContactKind] = ATTENDED | {"email", "booking", "form"}


@dataclass(frozen=True, slots=True)
class Said:
    """In one respect: the choices that an offer fits, and whether it may fit others, too."""

    fits: frozenset[str] = frozenset()
    unsure: bool = False

    def verdict(self, choice: str) -> bool | None:
        """Whether it fits; None, if nobody has said."""
        if choice in self.fits:
            return True
        return None if self.unsure else False


Terms = Mapping[str, Said]
UNSURE = Said(unsure=True)


def of_offer(
    offer: Offer,
    intake: Intake | None,
    contacts: Sequence[Contact],
    bands: Iterable[Ages],
    municipalities: frozenset[str],
) -> Terms:
    """All that doesn't change from day to day."""
    remote = _told(intake and intake.attendance, {"remote", "both"})
    return {
        "area": one(offer.step.area),
        "who": one(offer.step.audience),
        "audience": one(offer.audience.id if offer.audience else ""),
        "provider": one(offer.provider.id),
        "age": _ages(offer, intake, bands),
        "municipality": Said(municipalities) if remote.fits else _places(contacts),
        "language": _languages(intake, contacts),
        "remote": remote,
        "free": _told(intake and intake.fee, {"free"}),
        "no_referral": _told(intake and intake.referral, {False}),
    }


def one(value: str) -> Said:
    """Just this value, if there is one, and surely no other."""
    return Said(frozenset({value} - {""}))


def _told(answer: object, fitting: Collection[object]) -> Said:
    """Whether what has been said is one of those that fit."""
    return UNSURE if answer is None else one(YES if answer in fitting else "")


def open_on(contacts: Iterable[Contact], day: date) -> Said:
    """Whether somebody answers or receives at some time of the day."""
    attended = [contact for contact in contacts if contact.kind in ATTENDED]
    if any(hours_on(contact.hours, day) for contact in attended):
        return one(YES)
    return one("") if attended and all(contact.hours for contact in attended) else UNSURE


def _ages(offer: Offer, intake: Intake | None, bands: Iterable[Ages]) -> Said:
    """Where it has been said who may come, and no age is named, everybody may."""
    allowed = of_intake(intake).within(of_audience(offer.audience))
    if not allowed.limited and not (intake and intake.eligibility):
        return UNSURE
    return Said(frozenset(str(band.first) for band in bands if band in allowed))


def _places(contacts: Iterable[Contact]) -> Said:
    found = frozenset(one.location.municipality for one in contacts if one.location)
    return Said(found, unsure=not found)


def _languages(intake: Intake | None, contacts: Iterable[Contact]) -> Said:
    """What the service says is the whole; without that, each contact must have said."""
    own = intake.languages if intake else ()
    serving = [contact for contact in contacts if contact.kind in SERVING]
    found = frozenset(own).union(*(contact.languages for contact in serving))
    people = [contact for contact in serving if contact.kind in ATTENDED]
    told = bool(own) or (bool(people) and all(contact.languages for contact in people))
    return Said(found, unsure=not told)
