"""The page of ours that a report is about, by what it shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from flask import current_app, request, url_for
from werkzeug.exceptions import HTTPException

from navigator.editions import NAMED_FILES
from navigator.store import ReportRow
from navigator.voices import Text
from navigator.web.admin.frame.removed_names import once_called
from navigator.web.request import the_edition, the_speech, the_voice, the_whole_edition

N = str  # marks a message for the catalogues; it is translated where it is shown

HOME, FRONT = "pages.home", "pages.front"  # the second one only leads to the first
TITLES: Mapping[str, str] = {
    HOME: N("The front page"),
    "pages.search": N("The search page"),
    "pages.about": N("About this service"),
    "pages.accessibility": N("Accessibility statement"),
    "pages.privacy": N("Your privacy"),
    "path.show": N("Your path"),
    "path.edit": N("Your path"),
    "path.compare": N("Services side by side"),
}


@dataclass(frozen=True, slots=True)
class Page:
    """A page of ours on which something is said to be wrong."""

    address: str  # in the voice of the reader; empty, if it leads nowhere
    path: str  # without the voice
    kind: str = ""  # what of the map it shows: `step`, `service`, …
    id: str = ""
    name: Text = field(default_factory=Text)  # what that is called, or was
    title: str = ""  # of a page that shows nothing of the map
    regions: tuple[str, ...] = ()  # whose it is to see to what is said of it; none: all share it

    @property
    def gone(self) -> bool:
        """Whether it showed something that is no longer on the map."""
        return bool(self.name) and not self.address


def by_page(found: Iterable[ReportRow]) -> Mapping[Page, list[ReportRow]]:
    """The reports of each page, in whichever voice it was read; the page reported first, first."""
    pages: dict[Page, list[ReportRow]] = {}
    for report in found:
        pages.setdefault(page_of(report.page), []).append(report)
    return pages


def page_of(path: str) -> Page:
    """The page at a path of ours, the same one for every voice."""
    try:
        endpoint, found = current_app.url_map.bind("").match(path)
    except HTTPException:
        return Page("", path)
    values: dict[str, Any] = dict(found)
    if endpoint == FRONT:
        endpoint, values["voice"] = HOME, the_voice()
    if "voice" in values:
        values["voice"] = the_voice()
    here = url_for(endpoint, **values)
    short, kind = (
        here.removeprefix(f"{request.script_root}/{the_voice()}"),
        endpoint.removeprefix("pages."),
    )
    regions = _whose(kind, values)
    if kind in NAMED_FILES:
        page = _of_the_map(here, short, kind, str(values["id_"]))
        return replace(page, regions=regions)
    words = TITLES.get(endpoint)
    return Page(here, short, title=the_speech().gettext(words) if words else "", regions=regions)


def _whose(kind: str, values: Mapping[str, Any]) -> tuple[str, ...]:
    """Whose a page is: theirs on whose map it was read, or else whose what it shows is."""
    edition = the_whole_edition()
    if found := edition.localities.get(values.get("locality", "")):
        return (found.region.id,)
    part = "step" if kind == "area" else kind
    known = part in ("step", "service", "provider", "project")
    whose = edition.ownership.about(**{part: str(values["id_"])}) if known else ()
    return tuple(sorted(whose))


def _of_the_map(here: str, short: str, kind: str, id_: str) -> Page:
    there = id_ in getattr(the_edition().catalog, kind)
    return Page(here if there else "", short, kind, id_, once_called(kind, id_))
