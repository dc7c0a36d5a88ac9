"""What one asks before going, fact by fact in the words of a voice; unknown facts are left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from navigator.access.in_words import languages_said
from navigator.catalog import Intake
from navigator.voices import Saying, Speech, Text

N = str  # marks a message for the catalogues; it is translated where it is said

LABELS: Mapping[str, str] = {
    "eligibility": N("Who may come"),
    "entry": N("How one gets in"),
    "documents": N("What to bring"),
    "fee": N("What it costs"),
    "duration": N("How long it takes"),
    "start": N("When one can begin"),
    "waiting": N("How long one waits"),
    "benefit": N("What it does to your benefit"),
    "where": N("Where it takes place"),
    "languages": N("Languages of service"),
}
GROUPS: Mapping[str, str] = {
    "unemployed": N("unemployed people"),
    "employed": N("people who work"),
    "dismissed": N("people who lose their job"),
    "student": N("students"),
    "entrepreneur": N("entrepreneurs"),
    "immigrant": N("people who have moved to Finland"),
    "partial-work-ability": N("people who can work in part"),
    "employer": N("employers"),
}
FEES = {"free": N("It is free of charge."), "paid": N("It costs something.")}
STARTS = {
    "always": N("You can begin at any time."),
    "dates": N("It begins on certain days."),
    "application": N("You apply in an application period."),
}
BENEFITS = {
    "unchanged": N("It does not change your unemployment benefit."),
    "paid-during": N("You can get unemployment benefit meanwhile."),
    "tell-first": N("It can change your benefit. Tell about it beforehand."),
}
PLACES = {
    "remote": N("You take part remotely."),
    "on-site": N("You come to the place."),
    "both": N("You can come to the place or take part remotely."),
}

REFERRAL = (  # what is said if one is needed, and if not
    N("Your advisor or another expert must send you here."),
    N("You need no referral. You can get in touch yourself."),
)
APPOINTMENT = (
    N("Book an appointment first."),
    N("You can come without an appointment."),
)


@dataclass(frozen=True, slots=True)
class IntakeFact:
    """A question that people ask, and its answer in sentences."""

    about: str
    label: str
    texts: tuple[Saying, ...]


def intake_said(intake: Intake, speech: Speech, on: date) -> tuple[IntakeFact, ...]:
    """All that is known, in the order in which people ask."""
    answers = {
        "eligibility": (*_whom(intake, speech), *_ages(intake, speech)),
        "entry": tuple(_entry(intake, speech)),
        "documents": _said(intake.documents, speech),
        "fee": _coded(intake.fee, FEES, intake.fee_note, speech),
        "duration": _said(intake.duration, speech),
        "start": (
            *_coded(intake.start, STARTS, intake.start_note, speech),
            *_period(intake, speech, on),
        ),
        "waiting": _said(intake.waiting, speech),
        "benefit": _coded(intake.benefit, BENEFITS, intake.benefit_note, speech),
        "where": _coded(intake.attendance, PLACES, Text(), speech),
        "languages": _languages(intake, speech),
    }
    return tuple(
        IntakeFact(about, speech.gettext(LABELS[about]), texts)
        for about, texts in answers.items()
        if texts
    )


def _said(text: Text, speech: Speech) -> tuple[Saying, ...]:
    return (text.in_voice(speech.voice),) if text else ()


def _own(words: str, speech: Speech) -> Saying:
    return Saying(words, speech.voice, speech.voice)


def _coded(
    code: str | None, words: Mapping[str, str], note: Text, speech: Speech
) -> tuple[Saying, ...]:
    """What somebody has written of it; else what the code says."""
    if note:
        return _said(note, speech)
    return (_own(speech.gettext(words[code]), speech),) if code else ()


def _whom(intake: Intake, speech: Speech) -> tuple[Saying, ...]:
    """What somebody has written of it; else the groups for whom it is."""
    if intake.eligibility or not intake.groups:
        return _said(intake.eligibility, speech)
    names = speech.listed([speech.gettext(GROUPS[group]) for group in intake.groups])
    return (_own(f"{names[:1].upper()}{names[1:]}.", speech),)


def _ages(intake: Intake, speech: Speech) -> Iterator[Saying]:
    """The ages, unless the sentence before tells them in words of its own."""
    least, most = intake.minimum_age, intake.maximum_age
    if intake.eligibility or not (least or most):
        return
    if least and most:
        words = speech.gettext("You are %(least)s to %(most)s years old.", least=least, most=most)
    elif least:
        words = speech.gettext("You are at least %(least)s years old.", least=least)
    else:
        words = speech.gettext("You are at most %(most)s years old.", most=most)
    yield _own(words, speech)


def _entry(intake: Intake, speech: Speech) -> Iterator[Saying]:
    for answer, (yes, no) in ((intake.referral, REFERRAL), (intake.appointment, APPOINTMENT)):
        if answer is not None:
            yield _own(speech.gettext(yes if answer else no), speech)


def _period(intake: Intake, speech: Speech, on: date) -> Iterator[Saying]:
    """The application period, unless it is over."""
    first, last = intake.apply_from, intake.apply_until
    if last and last < on:
        return
    if first and first > on:
        yield _own(speech.gettext("You can apply from %(day)s.", day=speech.day(first)), speech)
    if last:
        yield _own(speech.gettext("Apply by %(day)s.", day=speech.day(last)), speech)


def _languages(intake: Intake, speech: Speech) -> tuple[Saying, ...]:
    codes = intake.languages
    return (_own(languages_said(codes, speech), speech),) if codes else ()
