"""What the HSDS feed classifies by: needs, for whom something is, and further facts.

A term has a code that is unique in the whole feed, as the standard asks, and so begins with its
kind: `step/velat`. Terms stand in the order of the stairs, which is the only order they have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from navigator.access import GROUPS
from navigator.catalog import Area
from navigator.exports.hsds_feed import Feed, Record, in_any, known, said, uuid

N = str  # marks a message for the catalogues; it is translated where it is said

TAXONOMIES: Mapping[str, tuple[str, str]] = {
    "needs": (
        N("Needs"),
        N("The staircases and their steps, each a need of its own, the lowest step first."),
    ),
    "people": (N("For whom"), N("The people for whom a service is meant in particular.")),
    "facts": (
        N("Further facts"),
        N("What is known of a service and has no field of its own in the standard."),
    ),
}
WHO = {"person": N("Persons"), "employer": N("Employers")}
FACTS: Mapping[str, str] = {
    "plain-description": N("In plain language"),
    "duration": N("How long it takes"),
    "waiting": N("How long one waits"),
    "benefit": N("What it does to your benefit"),
    "where": N("Where it takes place"),
    "languages": N("Languages of service"),
    "note": N("Further information"),
    "source": N("Source"),
}

Terms = Mapping[str, Record]


def taxonomies(feed: Feed) -> tuple[Record, ...]:
    """The three taxonomies."""
    return tuple(
        {
            "id": uuid("taxonomy", code),
            "name": feed.speech.gettext(name),
            "description": feed.speech.gettext(about),
            "uri": f"{feed.base}/hsds/3.1/taxonomies/{uuid('taxonomy', code)}",
            "version": str(feed.edition),
        }
        for code, (name, about) in TAXONOMIES.items()
    )


def terms(feed: Feed) -> Terms:
    """All terms by their codes, in the order of the stairs."""
    names = {one["id"]: one["name"] for one in taxonomies(feed)}
    found = (*_needs(feed), *_people(feed), *_facts(feed))
    return {
        one["code"]: known(one | {"taxonomy": names[one["taxonomy_id"]], "language": feed.language})
        for one in found
    }


def _needs(feed: Feed) -> Iterator[Record]:
    for area in feed.catalog.areas:
        description = said(area.description, feed)
        yield _need(feed, "area", area.id, in_any(area.title, feed), description)
        yield from _steps(feed, area)


def _steps(feed: Feed, area: Area) -> Iterator[Record]:
    for step in area.steps:
        description = said(step.description, feed)
        found = _need(feed, "step", step.id, in_any(step.title, feed), description)
        yield found | {"parent_id": uuid("term", "area", area.id)}


def _need(feed: Feed, kind: str, id_: str, name: str, description: str) -> Record:
    page = feed.page(f"{kind}s", id_)
    return _term("needs", kind, id_, name, description) | {"term_uri": page}


def _people(feed: Feed) -> Iterator[Record]:
    term, gettext = partial(_term, "people"), feed.speech.gettext
    yield from (term("who", code, gettext(name)) for code, name in WHO.items())
    yield from (term("audience", a.id, in_any(a.name, feed)) for a in feed.catalog.audiences)
    yield from (term("group", code, gettext(name)) for code, name in GROUPS.items())


def _facts(feed: Feed) -> Iterator[Record]:
    yield from (_term("facts", "fact", c, feed.speech.gettext(name)) for c, name in FACTS.items())


def _term(taxonomy: str, kind: str, id_: str, name: str, description: str = "") -> Record:
    """A term. A description must not be missing: without one it is described by its name."""
    return {
        "id": uuid("term", kind, id_),
        "code": f"{kind}/{id_}",
        "name": name,
        "description": description or name,
        "taxonomy_id": uuid("taxonomy", taxonomy),
    }


class Attributes:
    """What one thing of the feed is classified by."""

    def __init__(self, terms: Terms, entity: str, of: str) -> None:
        self._terms, self._entity, self._of = terms, entity, of

    def of_kind(self, kind: str, id_: str, value: str = "", *apart: str) -> Record:
        """One attribute; what else tells it apart from others by the same term goes last."""
        term = self._terms[f"{kind}/{id_}"]
        return known(
            {
                "id": uuid("attribute", self._entity, self._of, kind, id_, *apart),
                "link_id": self._of,
                "link_entity": self._entity,
                "link_type": "need" if kind in ("area", "step") else kind,
                "label": term["name"],
                "value": value,
                "taxonomy_term_id": term["id"],
                "taxonomy_term": term,
            }
        )

    def facts(self, values: Iterable[tuple[str, str]]) -> list[Record]:
        """Further facts, as far as anything is known of them. Of notes there may be several."""
        return [
            self.of_kind("fact", code, value, *([value] if code == "note" else []))
            for code, value in values
            if value
        ]
