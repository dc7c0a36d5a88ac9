"""What of a class is asked for: the filters of the standard that the feed has, all at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from navigator.exports.hsds_feed import Record

Filter = Callable[[Record, str], bool]


def _of_organization(record: Record, id_: str) -> bool:
    return bool(record["organization_id"] == id_)


def _with_term(record: Record, id_: str) -> bool:
    return any(one["taxonomy_term_id"] == id_ for one in record["attributes"])


def _with_taxonomy(record: Record, id_: str) -> bool:
    return any(one["taxonomy_term"]["taxonomy_id"] == id_ for one in record["attributes"])


def _modified_since(record: Record, moment: str) -> bool:
    return datetime.fromisoformat(record["last_modified"]) >= datetime.fromisoformat(moment)


def _in_taxonomy(record: Record, id_: str) -> bool:
    return bool(record["taxonomy_id"] == id_)


def _below(record: Record, id_: str) -> bool:
    return record.get("parent_id") == id_


FILTERS: Mapping[str, Mapping[str, Filter]] = {
    "services": {
        "organization_id": _of_organization,
        "taxonomy_term_id": _with_term,
        "taxonomy_id": _with_taxonomy,
        "modified_after": _modified_since,
    },
    "taxonomy_terms": {"taxonomy_id": _in_taxonomy, "parent_id": _below},
}
# Those of the standard that nothing here answers to. Passed over, they would give too much.
LACKING = ("search", "minimal", "postcode", "proximity", "top_only", "full_service")
ALL = tuple(dict.fromkeys(name for some in FILTERS.values() for name in some))


def narrowed(
    class_: str, records: Iterable[Record], asked: Mapping[str, str]
) -> tuple[Record, ...]:
    """The records of a class that fit all that is asked."""
    filters = [(FILTERS[class_][name], value) for name, value in asked.items()]
    return tuple(one for one in records if all(fits(one, value) for fits, value in filters))


def lacking(class_: str, names: Iterable[str]) -> list[str]:
    """The parameters of the standard among these that the class does not answer to."""
    known = FILTERS.get(class_, {})
    return [name for name in names if name in (*LACKING, *ALL) and name not in known]
