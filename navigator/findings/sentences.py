"""A finding in words: what it is about, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from navigator.findings import lacking, old_words
from navigator.findings.finding import Finding
from navigator.findings.in_words import audience, day, listed, named, providers
from navigator.findings.kind_names import PROVIDER_KINDS
from navigator.findings.voice_names import in_voices
from navigator.voices import VOICES, Speech, ago, ahead

N = str  # marks a message for the catalogues; it is translated where it is shown

QUESTIONS: Mapping[str, str] = {
    "eligibility": N("who may come"),
    "referral": N("whether somebody must send one there"),
    "fee": N("what it costs"),
    "duration": N("how long it takes"),
    "start": N("when one can begin"),
    "attendance": N("remote or on the spot"),
    "benefit": N("what it does to a benefit"),
}
# Why a link gave no answer; a status of HTTP is said as a number.
SILENCES: Mapping[str, str] = {
    "no-host": N("there is no such site"),
    "timeout": N("it took too long"),
    "certificate": N("its certificate is not valid"),
    "unreachable": N("no connection"),
}


def subject(finding: Finding, speech: Speech) -> str:
    """What a finding is about: a step, a service on it, a project, a link, a draft."""
    if finding.draft:
        return finding.draft.title
    names = (
        named(finding.area.title, speech) if finding.area else "",
        named(finding.step.title, speech) if finding.step else "",
        named(finding.service.name, speech) if finding.service else "",
        finding.project.name if finding.project else "",
        named(finding.provider.name, speech) if finding.provider else "",
        named(finding.referral.name, speech) if finding.referral else "",
        finding.link,
        lacking.of_the_map(finding, speech) if finding.kind == "unwritten-region" else "",
    )
    word = old_words.change(finding.term, speech) if finding.term else ""
    return " · ".join(name for name in names if name) or word


def said(finding: Finding, speech: Speech) -> str:
    """What a finding says, in a sentence or two, without naming again what it is about."""
    return SAYINGS[finding.kind](finding, speech)


def _empty(finding: Finding, speech: Speech) -> str:
    ended = int(finding.figures["ended"])
    if not ended:
        return speech.gettext("Nothing stands on this step.")
    return speech.ngettext(
        "Nothing stands on this step: its %(num)s service has ended.",
        "Nothing stands on this step: its %(num)s services have ended.",
        ended,
    )


def _closed(finding: Finding, speech: Speech) -> str:
    return speech.gettext(
        "Everything here is only %(audiences)s.",
        audiences=listed((audience.name for audience in finding.audiences), speech),
    )


def _projects_only(finding: Finding, speech: Speech) -> str:
    first = (
        speech.gettext(
            "What is meant %(audience)s comes through projects only.",
            audience=audience(finding, speech),
        )
        if finding.audience
        else speech.gettext("Everything here comes through projects only.")
    )
    if not finding.day:
        return first
    last = speech.gettext("The last of it ends on %(day)s.", day=day(finding, speech))
    return f"{first} {last}"


def _gone(finding: Finding, speech: Speech) -> str:
    return speech.gettext(
        "What was meant %(audience)s ended on %(day)s.",
        audience=audience(finding, speech),
        day=day(finding, speech),
    )


def _few(finding: Finding, speech: Speech) -> str:
    return speech.ngettext(
        "Everything here comes from %(num)s provider: %(providers)s.",
        "Everything here comes from %(num)s providers: %(providers)s.",
        len(finding.providers),
        providers=providers(finding, speech),
    )


def _unreached(_finding: Finding, speech: Speech) -> str:
    return speech.gettext("No way leads here from the bottom of any stairs.")


def _next_door(finding: Finding, speech: Speech) -> str:
    return speech.ngettext(
        "Nothing of its own here: %(region)s. Elsewhere there is %(num)s service: %(regions)s.",
        "Nothing of its own here: %(region)s. Elsewhere there are %(num)s services: %(regions)s.",
        int(finding.figures["services"]),
        region=named(finding.region.name, speech) if finding.region else "",
        regions=listed((region.name for region in finding.regions), speech),
    )


def _step_ends(finding: Finding, speech: Speech) -> str:
    return _ends(finding, speech) + " " + speech.gettext("After that nothing is left here.")


def _service_ends(finding: Finding, speech: Speech) -> str:
    return f"{_ends(finding, speech)} {_left(finding, speech)}"


def _project_ends(finding: Finding, speech: Speech) -> str:
    takes = speech.ngettext(
        "It takes %(num)s service from a step.",
        "It takes %(num)s services from their steps.",
        int(finding.figures["lost"]),
    )
    return f"{_ends(finding, speech)} {takes if finding.figures['lost'] else _spared(speech)}"


def _service_ended(finding: Finding, speech: Speech) -> str:
    return f"{_ended(finding, speech)} {_left(finding, speech)}"


def _project_ended(finding: Finding, speech: Speech) -> str:
    took = speech.ngettext(
        "It took %(num)s service from a step.",
        "It took %(num)s services from their steps.",
        int(finding.figures["lost"]),
    )
    return f"{_ended(finding, speech)} {took if finding.figures['lost'] else _spared(speech)}"


def _many_providers(finding: Finding, speech: Speech) -> str:
    return speech.ngettext(
        "%(num)s provider gives it here: %(providers)s.",
        "%(num)s providers give it here: %(providers)s.",
        len(finding.providers),
        providers=providers(finding, speech),
    )


def _many_of_kind(finding: Finding, speech: Speech) -> str:
    return speech.ngettext(
        "%(kind)s: %(num)s service here. The median of the steps that have any is %(median)s.",
        "%(kind)s: %(num)s services here. The median of the steps that have any is %(median)s.",
        int(finding.figures["services"]),
        kind=speech.gettext(PROVIDER_KINDS[finding.provider_kind]),
        median=speech.number(finding.figures["median"]),
    )


def _silent(finding: Finding, speech: Speech) -> str:
    why = SILENCES.get(finding.status)
    return speech.gettext(
        "Did not answer on %(day)s: %(why)s.",
        day=day(finding, speech),
        why=speech.gettext(why) if why else f"HTTP {finding.status}",
    )


def _stale(finding: Finding, speech: Speech) -> str:
    return speech.gettext(
        "Last checked on %(day)s, %(ago)s.",
        day=day(finding, speech),
        ago=ago(int(finding.figures["months"]), speech),
    )


def _ends(finding: Finding, speech: Speech) -> str:
    days = int(finding.figures["days"])
    if not days:
        return speech.gettext("Ends today, %(day)s.", day=day(finding, speech))
    return speech.gettext(
        "Ends on %(day)s, %(ahead)s.", day=day(finding, speech), ahead=ahead(days, speech)
    )


def _ended(finding: Finding, speech: Speech) -> str:
    return speech.gettext("Ended on %(day)s.", day=day(finding, speech))


def _left(finding: Finding, speech: Speech) -> str:
    left = int(finding.figures["left"])
    if not left:
        return speech.gettext("Nothing is left on the step.")
    return speech.ngettext(
        "%(num)s service is left on the step.", "%(num)s services are left on the step.", left
    )


def _spared(speech: Speech) -> str:
    return speech.gettext(
        "Others give the same, now or later, so no step loses a service for good."
    )


def _draft(finding: Finding, speech: Speech) -> str:
    """That a draft waits, and for what."""
    draft, kept = finding.draft, day(finding, speech)
    name = draft.by if draft else ""
    said = [speech.gettext("A draft waits: %(name)s kept it on %(day)s.", name=name, day=kept)]
    voices = {voice for _, some in finding.lacking for voice in some}
    if voices:
        spoken = in_voices([voice for voice in VOICES if voice in voices], speech)
        said.append(speech.gettext("It is still to be written %(voices)s.", voices=spoken))
    if draft and draft.empty:
        fields = "; ".join(draft.empty)
        said.append(speech.gettext("Still to be filled in: %(fields)s.", fields=fields))
    if len(said) == 1:
        said.append(speech.gettext("Nothing that is needed is missing: it can be published."))
    return " ".join(said)


def _no_way_in(finding: Finding, speech: Speech) -> str:
    who = providers(finding, speech)
    return speech.gettext("Nobody has said how one reaches it. Ask: %(providers)s.", providers=who)


def _unknown(finding: Finding, speech: Speech) -> str:
    asked = speech.listed([speech.gettext(QUESTIONS[one]) for one in finding.unknown])
    return speech.gettext("Not known: %(questions)s.", questions=asked)


SAYINGS: Mapping[str, Callable[[Finding, Speech], str]] = {
    "empty-step": _empty,
    "closed-step": _closed,
    "projects-only": _projects_only,
    "audience-gone": _gone,
    "few-providers": _few,
    "unreached-step": _unreached,
    "given-next-door": _next_door,
    "step-ends": _step_ends,
    "service-ends": _service_ends,
    "project-ends": _project_ends,
    "service-ended": _service_ended,
    "project-ended": _project_ended,
    "many-providers": _many_providers,
    "many-of-kind": _many_of_kind,
    "outdated-term": old_words.outdated,
    "changing-term": old_words.changing,
    "silent-link": _silent,
    "stale-service": _stale,
    "stale-referral": _stale,
    "unwritten-step": lacking.unwritten,
    "unwritten-service": lacking.unwritten,
    "unwritten-note": lacking.unwritten,
    "unwritten-region": lacking.unwritten,
    "no-way-in": _no_way_in,
    "unknown-intake": _unknown,
    "draft": _draft,
}
