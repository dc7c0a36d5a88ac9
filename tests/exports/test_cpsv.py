"""The map in CPSV-AP 3.2: what the official shapes ask, and where they are blind."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest
import rdflib
from pyshacl import validate
from rdflib import RDF, XSD, Literal, URIRef
from rdflib.compare import isomorphic

from navigator import reading
from navigator.catalog import Catalog, Project
from navigator.editions.edition import load
from navigator.environment import shipped
from navigator.exports import Source, Statements, cpsv, rdf
from navigator.exports.rdf import PREFIXES, Iri
from navigator.voices import BY_CODE, Text, speeches
from tests import ROOT
from tests.standards import folder, needs
from tests.world import (
    BEFORE_KAIKU,
    CONTACTS,
    DAY_AFTER_KAIKU,
    FIRST_DAY,
    INTAKE,
    LAST_DAY_OF_KAIKU,
    NEEDS,
    OFFERS,
    pikkula,
)

OFFICIAL = folder("cpsv-ap-3.2")
official = needs("cpsv-ap-3.2")
# What rdflib’s own reader of JSON-LD uses is deprecated in rdflib itself (7.6).
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
BASE = "https://portaat.example"
NAME = Text.of({"fi": "Portaat", "sv": "Trappan", "en": "Stairs"})
OURS = ("cv:", "cpsv:")  # namespaces of the profile, whose every name is in its context
VALUES = {XSD.string, XSD.date, XSD.time, XSD.double, XSD.integer, RDF.langString}
VALUES |= {URIRef(f"{PREFIXES['geo']}wktLiteral")}


def source(catalog: Catalog, today: date = FIRST_DAY, on: date | None = None) -> Source:
    speaking = speeches(shipped.TRANSLATIONS)
    return Source(catalog, speaking, BASE, 7, NAME, Text(), today, on, date(2026, 1, 2))


def names(name: str) -> URIRef:
    prefix, _, local = name.partition(":")
    return URIRef(PREFIXES[prefix] + local)


def node(path: str) -> URIRef:
    return URIRef(f"{BASE}/id/{path}")


@cache
def town(today: date = FIRST_DAY, on: date | None = None, **changes: str) -> rdflib.Graph:
    """Pikkula as somebody else's program reads it."""
    files = pikkula(**({"contacts_csv": CONTACTS, "intake_csv": INTAKE} | changes))
    described = cpsv.described(source(reading.read(files, FIRST_DAY), today, on))
    return rdflib.Graph().parse(data=rdf.turtle(described), format="turtle")


def led_to(graph: rdflib.Graph, path: str, name: str) -> set[str]:
    """What a property of a thing leads to; of our own things without the address of the site."""
    found = graph.objects(node(path), names(name))
    return {str(one).removeprefix(f"{BASE}/id/") for one in found}


def said(graph: rdflib.Graph, path: str, name: str) -> dict[str, str]:
    found = graph.objects(node(path), names(name))
    return {one.language or "": str(one) for one in found if isinstance(one, Literal)}


def one(graph: rdflib.Graph, path: str, name: str) -> Literal:
    (found,) = graph.objects(node(path), names(name))
    assert isinstance(found, Literal)
    return found


# The whole shipped map


@pytest.fixture(scope="module")
def kouvola_map() -> Catalog:
    """The shipped map, without an index, which takes long to make."""
    return reading.read(load(ROOT / "data"))


@pytest.fixture(scope="module")
def shipped_map(kouvola_map: Catalog) -> Statements:
    return cpsv.described(source(kouvola_map))


@pytest.fixture(scope="module")
def as_read(shipped_map: Statements) -> rdflib.Graph:
    return rdflib.Graph().parse(data=rdf.turtle(shipped_map), format="turtle")


@cache
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(OFFICIAL / "shacl" / "cpsv-ap-SHACL.ttl")


def violations(graph: rdflib.Graph) -> str:
    conforms, _, text = validate(graph, shacl_graph=shapes())
    return "" if conforms else str(text)


@official
def test_the_whole_map_conforms_to_the_official_shapes(as_read: rdflib.Graph) -> None:
    assert violations(as_read) == ""


@official
def test_the_shapes_would_tell_of_a_service_without_its_authority() -> None:
    whole = cpsv.described(source(reading.read(pikkula(), FIRST_DAY)))
    for properties in whole.of.values():
        properties.pop("cv:hasCompetentAuthority", None)
    graph = rdflib.Graph().parse(data=rdf.turtle(whole), format="turtle")
    assert "hascompetentauthority" in violations(graph).lower()


@official
@pytest.mark.parametrize("kind", ["area", "step", "service", "provider", "project"])
def test_the_description_of_each_thing_conforms_by_itself(
    kind: str, kouvola_map: Catalog, shipped_map: Statements
) -> None:
    first = next(iter(getattr(kouvola_map, kind)))
    found = cpsv.thing(shipped_map, source(kouvola_map), f"{kind}s", first)
    assert found
    assert violations(rdflib.Graph().parse(data=rdf.turtle(found), format="turtle")) == ""


@official
def test_the_names_of_the_profile_are_spelt_as_it_has_them(shipped_map: Statements) -> None:
    """Shapes are open: they say nothing of a property that there is not."""
    context = json.loads((OFFICIAL / "context" / "cpsv-ap.jsonld").read_text(encoding="utf-8"))
    entries = context["@context"].values()
    known = {one if isinstance(one, str) else one["@id"] for one in entries}
    known |= {f"{PREFIXES['cv']}{name}" for name in ("email", "telephone")}
    used = {name for properties in shipped_map.of.values() for name in properties}
    used |= {str(t) for p in shipped_map.of.values() for t in p.get("rdf:type", ())}
    assert {
        name for name in used if name.startswith(OURS) and str(names(name)) not in known
    } == set()


def test_json_ld_says_the_same_as_turtle(shipped_map: Statements, as_read: rdflib.Graph) -> None:
    other = rdflib.Graph().parse(data=rdf.json_ld(shipped_map), format="json-ld")
    assert len(other) == len(as_read)
    assert set(other) == set(as_read)  # there are no nodes without a name


def test_every_value_is_of_a_type_and_can_be_read(as_read: rdflib.Graph) -> None:
    literals = [term for term in as_read.objects() if isinstance(term, Literal)]
    assert [term for term in literals if term.ill_typed or not str(term).strip()] == []
    kinds = {RDF.langString if term.language else term.datatype for term in literals}
    assert kinds - VALUES - {None} == set()


def test_every_text_is_in_a_voice_of_ours(as_read: rdflib.Graph) -> None:
    tags = {term.language for term in as_read.objects() if isinstance(term, Literal)}
    assert tags - {None} == BY_CODE.keys()


def test_every_node_that_something_leads_to_is_of_a_class(as_read: rdflib.Graph) -> None:
    classes = set(as_read.objects(predicate=RDF.type))
    reached = {term for term in as_read.objects() if not isinstance(term, Literal)} - classes
    assert {term for term in reached if (term, RDF.type, None) not in as_read} == set()
    assert all(isinstance(term, URIRef) for term in (*reached, *as_read.subjects()))


def ends(catalog: Catalog) -> dict[str, tuple[date | None, date | None]]:
    def days(project: Project) -> tuple[date | None, date | None]:
        return project.starts_on, project.ends_on

    return {project.id: days(project) for project in catalog.projects}


def test_the_days_of_all_projects_come_back(kouvola_map: Catalog, as_read: rdflib.Graph) -> None:
    def day(id_: str, name: str) -> date | None:
        found = as_read.value(node(f"projects/{id_}"), names(name))
        return found.toPython() if isinstance(found, Literal) else None

    told = ends(kouvola_map)
    assert {id_: (day(id_, "schema:startDate"), day(id_, "schema:endDate")) for id_ in told} == told


def test_same_edition_and_day_same_bytes(kouvola_map: Catalog, shipped_map: Statements) -> None:
    again = cpsv.described(source(kouvola_map))
    assert rdf.turtle(again) == rdf.turtle(shipped_map)
    assert rdf.json_ld(again) == rdf.json_ld(shipped_map)


# Pikkula, rule by rule


def test_a_service_is_told_in_each_voice_in_which_it_was_written() -> None:
    assert said(town(), "services/palkkatuki", "dct:title") == {
        "fi": "Palkkatuki",
        "sv": "Lönesubvention",
        "en": "Pay subsidy",
    }
    assert said(town(), "services/palkkatuki", "dct:description").keys() == BY_CODE.keys()
    assert said(town(), "services/velkaneuvonta", "dct:description").keys() == {"fi", "sv", "en"}


def test_a_need_of_a_person_is_a_life_event_and_that_of_a_company_a_business_event() -> None:
    graph = town()
    assert (node("steps/aloitan"), RDF.type, names("cv:LifeEvent")) in graph
    assert (node("steps/palkkaan"), RDF.type, names("cv:BusinessEvent")) in graph
    assert led_to(graph, "services/palkkatuki", "cv:isGroupedBy") == {
        "steps/aloitan",
        "steps/palkkaan",
    }
    assert led_to(graph, "steps/velat", "cv:hasRelatedService") == {
        "services/velkaneuvonta",
        "services/kaikukurssi",
    }


def test_the_order_of_the_stairs_is_kept() -> None:
    assert one(town(), "steps/aloitan", "schema:position").toPython() == 1
    assert one(town(), "steps/velat", "schema:position").toPython() == 2
    assert led_to(town(), "steps/aloitan", "xkos:precedes") == {"steps/velat"}


def authority(graph: rdflib.Graph, service: str) -> set[str]:
    return led_to(graph, f"services/{service}", "cv:hasCompetentAuthority")


def test_a_public_organisation_answers_for_what_it_gives_itself() -> None:
    assert authority(town(), "neuvonta") == {"providers/tyollisyys"}


def test_for_what_others_give_the_authority_of_the_employment_area_answers() -> None:
    assert authority(town(), "velkaneuvonta") == {"authorities/pikkula"}
    assert authority(town(), "valmennus") == {"providers/tyollisyys", "authorities/pikkula"}


def test_what_is_given_in_the_whole_country_is_in_finland_and_each_authority_vouches_for_it() -> (
    None
):
    everywhere = OFFERS.replace("velat;saatio;;pikkula", "velat;saatio;;nationwide")
    graph = town(offers_csv=everywhere)
    country = "http://publications.europa.eu/resource/authority/country/FIN"
    assert led_to(graph, "services/velkaneuvonta", "dct:spatial") == {country}
    assert led_to(graph, "services/kaikukurssi", "dct:spatial") == {"regions/pikkula"}
    assert authority(graph, "velkaneuvonta") == {"authorities/pikkula"}


def test_an_authority_has_the_name_that_the_data_gives_it_else_that_of_its_area() -> None:
    assert said(town(), "authorities/pikkula", "dct:title")["fi"] == "Pikkulan työllisyysalue"
    told = "authority: {fi: Pikkulan kunta, sv: Lillby kommun, en: Pikkula}\naudiences:"
    graph = town(needs_yaml=NEEDS.replace("audiences:", f"    {told}"))
    assert said(graph, "authorities/pikkula", "dct:title")["fi"] == "Pikkulan kunta"


def offers(graph: rdflib.Graph, service: str) -> set[str]:
    found = led_to(graph, f"services/{service}", "cv:hasParticipation")
    return {name.partition("#offer.")[2] for name in found}


YOUNG = "saatio.through.kaiku.in.pikkula.for.under-30"


def test_an_offer_is_the_participation_of_who_makes_it_with_its_days() -> None:
    assert offers(town(), "valmennus") == {"tyollisyys.in.pikkula", YOUNG}
    own = f"services/valmennus#offer.{YOUNG}"
    assert led_to(town(), own, "cv:hasParticipant") == {"providers/saatio"}
    assert led_to(town(), own, "dct:audience") == {"concepts/audience-under-30"}
    assert one(town(), own, "schema:validThrough").toPython() == LAST_DAY_OF_KAIKU
    assert one(town(), own, "schema:validThrough").datatype == XSD.date
    assert led_to(town(), "services/valmennus#offer.tyollisyys.in.pikkula", "dct:isPartOf") == set()


def test_on_a_day_only_the_offers_of_that_day_are_there() -> None:
    assert offers(town(on=DAY_AFTER_KAIKU), "valmennus") == {"tyollisyys.in.pikkula"}
    assert offers(town(on=DAY_AFTER_KAIKU), "kaikukurssi") == set()
    assert offers(town(today=DAY_AFTER_KAIKU), "valmennus") == {"tyollisyys.in.pikkula", YOUNG}


@pytest.mark.parametrize(
    ("day", "state"),
    [(BEFORE_KAIKU, "coming"), (LAST_DAY_OF_KAIKU, "running"), (DAY_AFTER_KAIKU, "ended")],
)
def test_a_service_is_in_the_state_of_the_best_of_its_offers(day: date, state: str) -> None:
    for graph in (town(on=day), town(today=day)):
        status = led_to(graph, "services/kaikukurssi", "adms:status")
        assert status == {f"concepts/state-{state}"}


@official
@pytest.mark.parametrize("day", [BEFORE_KAIKU, FIRST_DAY, DAY_AFTER_KAIKU])
def test_on_each_day_the_map_conforms(day: date) -> None:
    assert violations(town(on=day)) == ""


def hours(graph: rdflib.Graph, contact: str) -> Iterator[tuple[str, str, str]]:
    """The days and the times of a channel: Monday, 9, 15."""
    for part in graph.objects(node(f"contacts/{contact}"), names("cv:openingHours")):
        opens, closes = (graph.value(part, names(f"schema:{end}")) for end in ("opens", "closes"))
        for day in graph.objects(part, names("schema:dayOfWeek")):
            yield str(day).removeprefix(PREFIXES["schema"]), str(opens), str(closes)


def test_the_hours_of_a_channel_can_be_reckoned_with() -> None:
    assert set(hours(town(), "ovi")) == {
        ("Monday", "09:00:00", "15:00:00"),
        ("Tuesday", "09:00:00", "15:00:00"),
        ("Wednesday", "09:00:00", "15:00:00"),
        ("Thursday", "09:00:00", "15:00:00"),
        ("Friday", "09:00:00", "11:00:00"),
        ("Friday", "12:00:00", "14:00:00"),
    }
    point = set(town().objects(node("contacts/ovi#point"), names("cv:openingHours")))
    assert point == set(town().objects(node("contacts/ovi"), names("cv:openingHours")))


def test_a_day_that_ends_at_midnight_ends_with_its_last_second() -> None:
    """The 24:00:00 of xsd:time is the midnight before, and some programs can't read it."""
    graph = town(contacts_csv=CONTACTS.replace("9:00-11:00, 12:00-14:00", "0:00-24:00"))
    assert ("Friday", "00:00:00", "23:59:59") in set(hours(graph, "ovi"))


def test_days_that_are_otherwise_are_told_and_holidays_are_closed() -> None:
    graph = town()
    special = led_to(graph, "contacts/ovi", "cv:specialOpeningHoursSpecification")
    assert special == {f"contacts/ovi#{n}" for n in ("holidays", "special-1-1", "special-2-1")}
    closed = led_to(graph, "contacts/ovi#special-1-1", "schema:opens")
    assert closed == set()
    assert one(graph, "contacts/ovi#special-2-1", "schema:validThrough").toPython() == date(
        2026, 1, 22
    )


def test_contacts_lead_to_the_service_for_whose_offers_they_are() -> None:
    channels = led_to(town(), "services/velkaneuvonta", "cv:hasChannel")
    assert channels == {f"contacts/{id_}" for id_ in ("velat-soita", "saatio-posti", "saatio-talo")}
    assert str(one(town(), "contacts/velat-soita#point", "cv:telephone")) == "+358401234567"
    doors = led_to(town(), "authorities/pikkula", "cv:contactPoint")
    assert doors == {"contacts/ovi#point"}


def test_a_place_has_an_address_and_a_point_with_its_longitude_first() -> None:
    graph = town()
    assert str(one(graph, "contacts/saatio-talo#address", "locn:thoroughfare")) == "Kauppakatu 1"
    assert str(one(graph, "contacts/saatio-talo#place", "dcat:centroid")) == "POINT(26.633 60.493)"


def test_what_one_asks_before_going_stands_where_the_profile_has_a_place_for_it() -> None:
    graph = town()
    (requirement,) = led_to(graph, "services/valmennus", "cv:holdsRequirement")
    assert said(graph, requirement, "dct:title")["en"] == "You can come if you look for work."
    assert one(graph, requirement, "schema:requiredMinAge").toPython() == 16
    assert one(graph, requirement, "schema:requiredMaxAge").datatype == XSD.integer
    (evidence,) = led_to(graph, "services/valmennus", "cpsv:hasInput")
    assert said(graph, evidence, "dct:title")["fi"] == "Ota todistus."
    rules = led_to(graph, "services/valmennus", "cpsv:follows")
    told = ("entry", "duration", "start", "benefit", "where", "start.saatio")
    assert rules == {f"services/valmennus#{about}" for about in told}
    assert said(graph, "services/valmennus#duration", "dct:description")["sv"] == "Tre månader."


def test_a_free_service_costs_nothing_in_euros() -> None:
    cost = "services/valmennus#fee"
    assert one(town(), cost, "cv:hasValue").datatype == XSD.double
    assert float(one(town(), cost, "cv:hasValue")) == 0.0
    assert led_to(town(), "services/velkaneuvonta", "cv:hasCost") == {"contacts/velat-soita#cost"}


def test_a_period_of_application_is_told_by_its_days() -> None:
    period = "services/valmennus#start.saatio.period"
    assert led_to(town(), "services/valmennus#start.saatio", "dct:temporal") == {period}
    assert one(town(), period, "dcat:endDate").toPython() == date(2026, 2, 28)


def served_in(*codes: str) -> set[str]:
    return {f"http://publications.europa.eu/resource/authority/language/{code}" for code in codes}


def test_the_languages_of_a_service_are_those_in_which_one_is_served() -> None:
    assert led_to(town(), "services/velkaneuvonta", "dct:language") == served_in("FIN")
    assert led_to(town(), "services/palkkatuki", "dct:language") == served_in("FIN", "SWE", "ENG")


def test_the_dataset_tells_its_edition_its_day_and_its_licence() -> None:
    assert str(one(town(), "dataset", "dcat:version")) == "7"
    assert one(town(), "dataset", "dct:issued").toPython() == date(2026, 1, 2)
    assert led_to(town(), "dataset", "dct:license") == {
        "https://creativecommons.org/licenses/by/4.0/"
    }
    assert len(led_to(town(), "dataset", "dct:hasPart")) == 5


def test_an_address_that_no_iri_can_hold_is_made_one() -> None:
    providers = pikkula()["providers.csv"].decode()
    graph = town(providers_csv=providers.replace("www.pikkula.fi", "www.pikkula.fi/{a}|b"))
    assert led_to(graph, "providers/tyollisyys", "foaf:page") == {
        "https://www.pikkula.fi/%7Ba%7D%7Cb"
    }


def test_names_of_things_are_addresses_of_this_site() -> None:
    assert all(
        re.fullmatch(r"[!-~]+", str(subject)) for subject in town().subjects() if BASE in subject
    )
    assert isomorphic(town(), town())
    assert Iri(f"{BASE}/id/services/palkkatuki") in set(map(str, town().subjects()))
