"""Statements about things, and their two spellings: Turtle and JSON-LD.

Same statements, same bytes: everything is sorted, and every node has a name. Both are written by
hand, in a few lines, since no blank nodes and no relative names are needed; rdflib takes eight
seconds for the Turtle of the shipped map. The tests read both by rdflib, and find the same graph.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from navigator.voices import Text

PREFIXES: Mapping[str, str] = {
    "adms": "http://www.w3.org/ns/adms#",
    "cpsv": "http://purl.org/vocab/cpsv#",
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "locn": "http://www.w3.org/ns/locn#",
    "org": "http://www.w3.org/ns/org#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "schema": "http://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "xkos": "http://rdf-vocabulary.ddialliance.org/xkos#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
TYPE = "rdf:type"
NEXT = "\n  "
XSD: Mapping[type, str] = {str: "xsd:string", int: "xsd:integer", float: "xsd:double"}


class Iri(str):
    """The name of a node, in full."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, order=True)
class Literal:
    """Words in a language, or a value of a type."""

    words: str
    language: str = ""
    type: str = ""


Term = Iri | Literal


@dataclass(frozen=True)
class Statements:
    """What is said of each node, by property; properties and classes are written with prefixes."""

    of: dict[Iri, dict[str, set[Term]]] = field(default_factory=dict)

    def _say(self, node: Iri, predicate: str, *terms: Term) -> None:
        if terms:
            self.of.setdefault(node, {}).setdefault(predicate, set()).update(terms)

    def types(self, node: Iri, *names: str) -> None:
        self._say(node, TYPE, *(Iri(name) for name in names))

    def links(self, node: Iri, predicate: str, others: Iterable[Iri]) -> None:
        self._say(node, predicate, *others)

    def text(self, node: Iri, predicate: str, text: Text) -> None:
        """A text in each voice in which it has been written, tagged with that voice."""
        own = dict(text.said)
        for voice, words in text:
            if not (voice.plain and own.get(voice.standard) == words):
                self.words(node, predicate, words, voice.code)

    def words(self, node: Iri, predicate: str, words: str, language: str) -> None:
        self._say(node, predicate, Literal(words, language))

    def value(self, node: Iri, predicate: str, value: str | int | float | date | None) -> None:
        """A value of a type; nothing, where it is not known."""
        if value is not None:
            type_ = "xsd:date" if isinstance(value, date) else XSD[type(value)]
            self.typed(node, predicate, str(value), type_)

    def typed(self, node: Iri, predicate: str, value: str, type_: str) -> None:
        self._say(node, predicate, Literal(value, type=type_))

    def __iter__(self) -> Iterator[tuple[Iri, str, Term]]:
        """All statements, in an order that depends on nothing else."""
        for node in sorted(self.of):
            for predicate in sorted(self.of[node]):
                for term in sorted(self.of[node][predicate], key=_order):
                    yield node, predicate, term

    def about(self, root: Iri, back: frozenset[str], brief: frozenset[str]) -> Statements:
        """What is said of one node, and what one needs to know of those that it leads to.

        Some properties lead back to where others come from. They are followed from the root alone,
        and only what is brief is told of what they lead to.
        """
        found = Statements()
        waiting = [(root, False)]
        while waiting:
            node, short = waiting.pop()
            for predicate, terms in self.of.get(node, {}).items():
                if (short and predicate not in brief) or (node != root and predicate in back):
                    continue
                found._say(node, predicate, *terms)
                short_there = short or predicate in back
                waiting += [(one, short_there) for one in self._nodes(predicate, terms)
                            if one not in found.of]  # fmt: skip
        return found

    def _nodes(self, predicate: str, terms: set[Term]) -> list[Iri]:
        """The nodes that are led to, in a settled order; classes are none."""
        known = (one for one in terms if isinstance(one, Iri) and one in self.of)
        return [] if predicate == TYPE else sorted(known)


def _order(term: Term) -> tuple[str, ...]:
    return (term,) if isinstance(term, Iri) else (term.words, term.language, term.type)


def json_ld(statements: Statements) -> bytes:
    """The statements as JSON-LD, with a context of its own: it is read without the network."""
    nodes: dict[Iri, dict[str, Any]] = {}
    for node, predicate, term in statements:
        own = nodes.setdefault(node, {"@id": node})
        key, value = ("@type", term) if predicate == TYPE else (predicate, _json(term))
        own.setdefault(key, []).append(value)
    context = json.dumps(_used(statements))
    lines = ",\n".join(json.dumps(node, ensure_ascii=False) for node in nodes.values())
    return f'{{"@context": {context},\n"@graph": [\n{lines}\n]}}\n'.encode()


def _json(term: Term) -> dict[str, str]:
    if isinstance(term, Iri):
        return {"@id": term}
    if term.language:
        return {"@language": term.language, "@value": term.words}
    return {"@value": term.words} | ({} if term.type == XSD[str] else {"@type": term.type})


def turtle(statements: Statements) -> bytes:
    """The statements as Turtle."""
    heads = (f"@prefix {name}: <{address}> ." for name, address in _used(statements).items())
    nodes = (_node(node, statements.of[node]) for node in sorted(statements.of))
    return "\n".join([*heads, "", *nodes]).encode()


def _node(node: Iri, said: Mapping[str, set[Term]]) -> str:
    lines = (
        f"{'a' if predicate == TYPE else predicate} {_objects(predicate, said[predicate])}"
        for predicate in sorted(said, key=lambda one: (one != TYPE, one))
    )
    return f"<{node}>\n  {f' ;{NEXT}'.join(lines)} .\n"


def _objects(predicate: str, terms: set[Term]) -> str:
    found = sorted(terms, key=_order)
    return ", ".join(map(str, found) if predicate == TYPE else map(_term, found))


def _term(term: Term) -> str:
    """A term as Turtle; its strings are those of JSON."""
    if isinstance(term, Iri):
        return f"<{term}>"
    words = json.dumps(term.words, ensure_ascii=False)
    if term.language:
        return f"{words}@{term.language}"
    return words if term.type == XSD[str] else f"{words}^^{term.type}"


def _used(statements: Statements) -> dict[str, str]:
    """The prefixes of properties, classes and types of values that there are."""
    names: set[str] = set()
    for said in statements.of.values():
        names |= said.keys()
        names |= {str(term) for term in said.get(TYPE, ())}
        names |= {t.type for some in said.values() for t in some if isinstance(t, Literal)}
    used = {name.partition(":")[0] for name in names}
    return {prefix: address for prefix, address in PREFIXES.items() if prefix in used}
