"""Valid rows → the catalogue, with references resolved and everything in a settled order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from navigator.catalog import (
    NATIONWIDE,
    Area,
    Audience,
    Catalog,
    Cries,
    Flag,
    Occupations,
    Offer,
    Project,
    Provider,
    Referral,
    Region,
    Service,
    Step,
    Synonym,
    Term,
    Thresholds,
    Urgent,
    Way,
    coloured,
)
from navigator.reading import ways_in
from navigator.reading.records import NamesInLanguages, TermRecord, WordsInLanguages
from navigator.reading.references import Rows
from navigator.reading.site_and_regions import region, site, urgent_contacts
from navigator.reading.tree_records import (
    AreaRecord,
    FindingsRecord,
    NamedRecord,
    NeedsRecord,
    OccupationsRecord,
    StepRecord,
    UrgentFileRecord,
    UrgentRecord,
    WayRecord,
)
from navigator.reading.written import text
from navigator.voices import Text


def catalog(files: Mapping[str, Rows]) -> Catalog:
    """The catalogue of rows that have been found free of faults."""
    needs: NeedsRecord = files["needs.yaml"].valid[0][1]
    areas = _areas(needs.areas)
    found: dict[str, dict[str, Any]] = {
        "region": {r.id: region(r) for r in needs.regions},
        "audience": {a.id: Audience(a.id, _name(a)) for a in needs.audiences},
        "step": {step.id: step for area in areas for step in area.steps},
        "area": {area.id: area for area in areas},
        "service": {r.id: _service(r) for _, r in files["services.csv"].valid},
        "provider": {r.id: _provider(r) for _, r in files["providers.csv"].valid},
    }
    projects = (_project(r, found["provider"]) for _, r in files["projects.csv"].valid)
    found["project"] = {project.id: project for project in projects}
    offers = (offer for _, row in files["offers.csv"].valid for offer in _offers(row, found))
    climbing = {step: place for place, step in enumerate(found["step"])}
    return Catalog(
        regions=tuple(found["region"].values()),
        audiences=tuple(found["audience"].values()),
        areas=areas,
        services=tuple(found["service"].values()),
        providers=tuple(found["provider"].values()),
        projects=tuple(found["project"].values()),
        offers=tuple(sorted(offers, key=lambda offer: (climbing[offer.step.id], offer.common))),
        flags=tuple(_flag(r, found) for _, r in files["flags.csv"].valid),
        synonyms=tuple(
            Synonym(r.language, r.word, r.means) for _, r in files["thesaurus.csv"].valid
        ),
        urgent=_urgent(needs.urgent) if needs.urgent else None,
        occupations=_occupations(needs.occupations) if needs.occupations else None,
        thresholds=_thresholds(needs.findings),
        cries=_cries(files["urgent.yaml"]),
        way_in=_words(needs.way_in),
        sides={"employer": _words(needs.sides.employer), "person": _words(needs.sides.person)},
        referrals=tuple(_referral(r, found["region"]) for _, r in files["referrals.csv"].valid),
        contacts=tuple(ways_in.contact(r, found) for _, r in files["contacts.csv"].valid),
        intakes=tuple(ways_in.intake(r, found) for _, r in files["intake.csv"].valid),
        terms=tuple(_term(r) for _, r in files["terms.csv"].valid),
        further_languages=needs.further_languages,
        site=site(needs.site),
    )


def _name(record: NamedRecord) -> Text:
    return text(record.name)


def _regions(ids: Iterable[str], regions: Mapping[str, Region]) -> tuple[Region, ...]:
    """Those that are named; none, if the whole country is meant."""
    return () if NATIONWIDE in ids else tuple(regions[id_] for id_ in ids)


def _words(record: WordsInLanguages | NamesInLanguages) -> dict[str, tuple[str, ...]]:
    return {language: words for language, words in record.model_dump().items() if words}


def _areas(records: Sequence[AreaRecord]) -> tuple[Area, ...]:
    """The staircases, each in a colour: its own, or the next that none of them has."""
    colours = coloured([record.colour or "" for record in records])
    return tuple(map(_area, records, colours))


def _area(record: AreaRecord, colour: str) -> Area:
    return Area(
        id=record.id,
        audience=record.audience,
        title=text(record.title, record.plain_title),
        description=text(record.description, record.plain_description),
        steps=tuple(_step(step, record.id) for step in record.steps),
        regions=record.regions,
        colour=colour,
    )


def _step(record: StepRecord, area: str) -> Step:
    return Step(
        id=record.id,
        area=area,
        audience=record.audience,
        title=text(record.title, record.plain_title),
        description=text(record.description, record.plain_description),
        words=_words(record.words),
        against=_words(record.against),
        next=record.next,
        regions=record.regions,
    )


def _urgent(record: UrgentRecord) -> Urgent:
    return Urgent(
        words=_words(record.words),
        message=text(record.message, record.plain_message),
        contacts=urgent_contacts(record.contacts),
        services=record.services,
    )


def _cries(file: Rows) -> Cries | None:
    for _, record in file.valid:
        whole: UrgentFileRecord = record
        by_kind = {
            kind: {code: getattr(one, kind) for code, one in whole.languages.items()}
            for kind in ("phrases", "doubtful", "sentences", "calm")
        }
        quiet = text(whole.quiet.text, whole.quiet.plain_text)
        others = whole.other_languages
        return Cries(**by_kind, quiet=quiet, ask=others.ask, danger=others.danger)
    return None


def _occupations(record: OccupationsRecord) -> Occupations:
    return Occupations(
        learning=_words(record.learning),
        unless=_words(record.unless),
        working=_words(record.working),
        ways={"vocational": _way(record.vocational), "higher": _way(record.higher)},
        seeking=_words(record.seeking),
        hiring=_way(record.hiring) if record.hiring else None,
    )


def _way(record: WayRecord) -> Way:
    return Way(record.steps, record.services)


def _thresholds(record: FindingsRecord) -> Thresholds:
    return Thresholds(
        ending_days=tuple(sorted({*record.ending_days})),
        stale_months=tuple(sorted({*record.stale_months})),
        few_providers=record.few_providers,
        many_providers=record.many_providers,
        many_of_kind=record.many_of_kind,
        times_median=record.times_median,
    )


def _service(record: Any) -> Service:
    return Service(
        id=record.id,
        name=text(record.name, record.plain_name),
        description=text(record.description, record.plain),
        words=_words(record.words),
        link=record.link,
        checked_on=record.checked_on,
        source=record.source,
    )


def _provider(record: Any) -> Provider:
    return Provider(record.id, text(record.name), record.kind, record.link)


def _project(record: Any, providers: Mapping[str, Provider]) -> Project:
    return Project(
        id=record.id,
        name=record.name,
        providers=tuple(providers[id_] for id_ in record.providers),
        starts_on=record.starts_on,
        ends_on=record.ends_on,
        note=text(record.note),
        link=record.link,
    )


def _offers(record: Any, found: Mapping[str, Mapping[str, Any]]) -> Iterator[Offer]:
    """One offer; or, for one at the foot of a staircase, one on each of its steps."""
    area = found["area"].get(record.step)
    for step in area.steps if area else (found["step"][record.step],):
        yield Offer(
            service=found["service"][record.service],
            step=step,
            provider=found["provider"][record.provider],
            project=found["project"].get(record.project),
            regions=_regions(record.region, found["region"]),
            audience=found["audience"].get(record.audience),
            note=text(record.note),
            common=bool(area),
            municipalities=record.municipalities,
        )


def _referral(record: Any, regions: Mapping[str, Region]) -> Referral:
    return Referral(
        id=record.id,
        name=text(record.name),
        text=text(record.text, record.plain),
        words=_words(record.words),
        served_by=text(record.served_by),
        who=record.who,
        page=Text.of(record.link.model_dump()),
        regions=_regions(record.regions, regions),
        checked_on=record.checked_on,
        source=record.source,
    )


def _term(record: TermRecord) -> Term:
    return Term(
        id=record.id,
        old=_words(record.old),
        new=_words(record.new),
        changes_on=record.changes_on,
        checked_on=record.checked_on,
        source=record.source,
    )


def _flag(record: Any, found: Mapping[str, Mapping[str, Any]]) -> Flag:
    return Flag(
        id=record.id,
        kind=record.kind,
        step=found["step"][record.step],
        service=found["service"].get(record.service),
        title=text(record.title),
        reason=text(record.reason),
        state=record.state,
        source=record.source,
        regions=_regions(record.region, found["region"]),
    )
