"""Texts that are still to be written in some voice: those who read it see another one instead.

A description or a title is to stand in all voices of the languages that the regions of the map have
chosen; a note, which may be missing, in each of these languages as soon as it stands in one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from navigator.catalog import Area, Catalog, Offer, Step
from navigator.findings.finding import Finding
from navigator.voices import LANGUAGES, VOICES, Text, Voice

STANDARD = tuple(Voice(language) for language in LANGUAGES)
# What has no other words in plain voices: notes, and names of what people do not choose among.
NAMES = ("note", "name", "authority", "organisation", "assessed_by")
Lacking = tuple[tuple[str, tuple[Voice, ...]], ...]


def unwritten(catalog: Catalog) -> Iterator[Finding]:
    """Stairs with their steps, services, notes, and what is said of the site and its regions."""
    stairs = (*_stairs(catalog), *_services(catalog), *_offers(catalog), *_projects(catalog))
    found = (*stairs, *_regions(catalog))
    chosen = (_within(catalog.languages, finding) for finding in found)
    return (finding for finding in chosen if finding.lacking)


def _within(languages: Sequence[str], finding: Finding) -> Finding:
    """The finding as far as it is about some languages, with the number of texts."""
    kept = (
        (name, tuple(voice for voice in voices if voice.language in languages))
        for name, voices in finding.lacking
    )
    lacking = tuple((name, voices) for name, voices in kept if voices)
    texts = sum(len(voices) for _, voices in lacking)
    return replace(finding, lacking=lacking, figures={"texts": texts})


def _stairs(catalog: Catalog) -> Iterator[Finding]:
    for area in catalog.areas:
        yield Finding(kind="unwritten-step", area=area, lacking=_of_need(area))
        for step in area.steps:
            yield Finding(kind="unwritten-step", step=step, lacking=_of_need(step))


def _of_need(thing: Area | Step) -> Lacking:
    return _lacking(title=thing.title, description=thing.description)


def _services(catalog: Catalog) -> Iterator[Finding]:
    for service in catalog.services:
        lacking = _lacking(description=service.description)
        yield Finding(kind="unwritten-service", service=service, lacking=lacking)


def _projects(catalog: Catalog) -> Iterator[Finding]:
    for project in catalog.projects:
        lacking = _lacking(note=project.note)
        yield Finding(kind="unwritten-note", project=project, lacking=lacking)


def _regions(catalog: Catalog) -> Iterator[Finding]:
    """What the employment areas say of themselves, and the site that has them all."""
    for one in catalog.regions:
        lacking = _lacking(name=one.title, authority=one.authority, about=one.about)
        yield Finding(kind="unwritten-region", region=one, lacking=lacking)
    site = catalog.site
    texts = {name: getattr(site, name) for name in ("name", "organisation", "about")}
    assessed = {name: getattr(site, name) for name in ("assessed_by", "method", "shortcomings")}
    yield Finding(kind="unwritten-region", lacking=_lacking(**texts, **assessed))


def _offers(catalog: Catalog) -> Iterator[Finding]:
    """One finding for all offers of a service in one place, where they stand together."""
    places: dict[tuple[str, str], list[Offer]] = {}
    chosen = tuple(map(Voice, catalog.languages))
    for offer in catalog.offers:
        if _missing(offer.note, chosen):
            place = offer.step.area if offer.common else offer.step.id
            places.setdefault((offer.service.id, place), []).append(offer)
    for (_, place), offers in places.items():
        yield Finding(
            kind="unwritten-note",
            service=offers[0].service,
            step=catalog.step.get(place),
            area=catalog.area.get(place),
            providers=tuple(dict.fromkeys(offer.provider for offer in offers)),
            lacking=_of_all(offers),
        )


def _of_all(offers: Sequence[Offer]) -> Lacking:
    """The languages in which the note of one of them is missing."""
    missing = {voice for offer in offers for voice in _missing(offer.note, STANDARD)}
    return (("note", tuple(voice for voice in STANDARD if voice in missing)),)


def _lacking(**texts: Text) -> Lacking:
    """The voices in which each text is missing; texts that are whole are left out."""
    missing = {
        name: _missing(text, STANDARD if name in NAMES else VOICES) for name, text in texts.items()
    }
    return tuple((name, voices) for name, voices in missing.items() if voices)


def _missing(text: Text, wanted: Sequence[Voice]) -> tuple[Voice, ...]:
    """The voices that a text lacks; none if it is not there at all."""
    written = {voice for voice, _ in text}
    return tuple(voice for voice in wanted if voice not in written) if written else ()
