"""What one asks before going, in CPSV-AP: requirements, evidence, costs and rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from navigator.access import GROUPS, IntakeFact, intake_said
from navigator.catalog import Intake
from navigator.exports.cpsv_draft import Draft
from navigator.exports.cpsv_ways_in import free_of_charge
from navigator.exports.rdf import Iri
from navigator.voices import VOICES, Text, Voice

RULES = ("entry", "duration", "start", "waiting", "benefit", "where")


def intake(draft: Draft, service: Iri, one: Intake) -> None:
    """What is known of getting into a service; each fact where the profile has a place for it."""
    facts = _by_subject(draft, one)
    for about, write in WRITERS.items():
        if about in facts:
            write(draft, service, one, *facts[about])
    groups = (draft.concept("group", code, draft.said(GROUPS[code])) for code in one.groups)
    draft.says.links(service, "dct:audience", groups)
    draft.says.links(service, "dct:language", map(draft.language, one.languages))


def _by_subject(draft: Draft, one: Intake) -> Mapping[str, tuple[Text, Text]]:
    """Each fact with its label and its sentences, in all voices."""
    found: dict[str, dict[Voice, IntakeFact]] = {}
    for voice in VOICES:
        for fact in intake_said(one, draft.source.speeches[voice], draft.day):
            found.setdefault(fact.about, {})[voice] = fact
    return {about: (_labels(facts), _sentences(facts)) for about, facts in found.items()}


def _labels(facts: Mapping[Voice, IntakeFact]) -> Text:
    return Text(tuple((voice, fact.label) for voice, fact in facts.items()))


def _sentences(facts: Mapping[Voice, IntakeFact]) -> Text:
    """Under the voice in which they really are, so that nothing is said to be what it is not."""
    said: dict[Voice, str] = {}
    for fact in facts.values():
        own = {text.voice for text in fact.texts}
        if len(own) == 1:
            said[own.pop()] = " ".join(text.words for text in fact.texts)
        else:
            said |= {text.voice: text.words for text in fact.texts if text.voice not in said}
    return Text(tuple(said.items()))


def _named(service: Iri, one: Intake, about: str) -> str:
    """What a fact is called: with one provider it may be another one than with all."""
    return f"{about}.{one.provider.id}" if one.provider else about


def _requirement(draft: Draft, service: Iri, one: Intake, _label: Text, said: Text) -> None:
    """Who may come. The ages stand beside as numbers, since the profile has no place for them."""
    node = draft.part(service, _named(service, one, "eligibility"), "cv:Requirement")
    draft.says.text(node, "dct:title", said)
    if one.minimum_age is not None or one.maximum_age is not None:
        draft.says.types(node, "schema:PeopleAudience")
        draft.says.value(node, "schema:requiredMinAge", one.minimum_age)
        draft.says.value(node, "schema:requiredMaxAge", one.maximum_age)
    draft.says.links(service, "cv:holdsRequirement", [node])


def _evidence(draft: Draft, service: Iri, one: Intake, _label: Text, said: Text) -> None:
    """What to bring."""
    node = draft.part(service, _named(service, one, "documents"), "cv:Evidence")
    draft.says.text(node, "dct:title", said)
    draft.says.links(service, "cpsv:hasInput", [node])


def _cost(draft: Draft, service: Iri, one: Intake, _label: Text, said: Text) -> None:
    node = draft.part(service, _named(service, one, "fee"), "cv:Cost")
    draft.says.text(node, "dct:description", said)
    if one.fee == "free":
        free_of_charge(draft, node)
    if one.provider:
        draft.says.links(node, "cv:isDefinedBy", [draft.named("providers", one.provider.id)])
    draft.says.links(service, "cv:hasCost", [node])


def _rule(about: str) -> Callable[[Draft, Iri, Intake, Text, Text], None]:
    """How it goes: the profile's rules are the one place for sentences of any kind."""

    def write(draft: Draft, service: Iri, one: Intake, label: Text, said: Text) -> None:
        node = draft.part(service, _named(service, one, about), "cpsv:Rule")
        draft.says.text(node, "dct:title", label)
        draft.says.text(node, "dct:description", said)
        draft.says.links(node, "dct:type", [draft.concept("rule", about, label)])
        if about == "start":
            draft.period(node, one.apply_from, one.apply_until)
        draft.says.links(service, "cpsv:follows", [node])

    return write


WRITERS: Mapping[str, Callable[[Draft, Iri, Intake, Text, Text], None]] = {
    "eligibility": _requirement,
    "documents": _evidence,
    "fee": _cost,
} | {about: _rule(about) for about in RULES}
