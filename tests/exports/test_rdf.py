"""Statements, and their two spellings."""

from __future__ import annotations

import pytest
import rdflib
from rdflib.compare import isomorphic

from navigator.exports import rdf
from navigator.exports.rdf import Iri, Statements
from navigator.voices import Text

# What rdflib’s own reader of JSON-LD uses is deprecated in rdflib itself (7.6).
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
HOUSE, DOOR, ROOM = (Iri(f"https://pikkula.fi/id/{name}") for name in ("house", "door", "room"))


def read(content: bytes, format_: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=content, format=format_)


def test_both_spellings_say_the_same() -> None:
    said = Statements()
    said.types(HOUSE, "dct:Location", "skos:Concept")
    said.text(HOUSE, "dct:title", Text.of({"fi": "Talo", "en": "House"}, {"fi": "Iso talo"}))
    said.value(HOUSE, "schema:position", 7)
    said.typed(HOUSE, "cv:hasValue", "0.0", "xsd:double")
    said.links(HOUSE, "dct:hasPart", [DOOR, ROOM])
    both = [read(rdf.turtle(said), "turtle"), read(rdf.json_ld(said), "json-ld")]
    assert isomorphic(*both)
    title = rdflib.URIRef("http://purl.org/dc/terms/title")
    found = {(str(o), o.language) for o in both[0].objects(predicate=title)}  # type: ignore[attr-defined]
    assert found == {("Talo", "fi"), ("House", "en"), ("Iso talo", "fi-simple")}


def test_whatever_somebody_writes_comes_back_as_it_was() -> None:
    odd = 'quote " back \\ line\nreturn\r tab\t bell\x07 del\x7f ☎ 𝄞 </script> @fi ^^'
    said = Statements()
    said.words(HOUSE, "dct:title", odd, "fi")
    said.value(HOUSE, "dct:identifier", odd)
    for graph in (read(rdf.turtle(said), "turtle"), read(rdf.json_ld(said), "json-ld")):
        assert {str(term) for term in graph.objects()} == {odd}


def test_the_order_in_which_things_are_said_changes_no_byte() -> None:
    one, other = Statements(), Statements()
    for said, doors in ((one, [DOOR, ROOM]), (other, [ROOM, DOOR])):
        for door in doors:
            said.types(door, "dct:Location")
            said.links(HOUSE, "dct:hasPart", [door])
    assert rdf.turtle(one) == rdf.turtle(other)
    assert rdf.json_ld(one) == rdf.json_ld(other)


def test_words_that_a_plain_voice_says_alike_are_said_once() -> None:
    said = Statements()
    said.text(HOUSE, "dct:title", Text.of({"fi": "Talo"}, {"fi": "Talo"}))
    assert [term for _, _, term in said] == [rdf.Literal("Talo", "fi")]


def test_of_one_thing_it_is_told_what_it_leads_to_and_no_more() -> None:
    said = Statements()
    for node, title in ((HOUSE, "Talo"), (DOOR, "Ovi"), (ROOM, "Huone")):
        said.words(node, "dct:title", title, "fi")
        said.words(node, "skos:note", "…", "fi")
    said.links(HOUSE, "dct:hasPart", [DOOR])
    said.links(DOOR, "dct:relation", [ROOM])
    back, brief = frozenset({"dct:hasPart"}), frozenset({"dct:title", "dct:relation"})
    house, door = said.about(HOUSE, back, brief), said.about(DOOR, back, brief)
    assert house.of[DOOR].keys() == {"dct:title", "dct:relation"}
    assert house.of[HOUSE].keys() == {"dct:title", "skos:note", "dct:hasPart"}
    assert door.of.keys() == {DOOR, ROOM}
