"""What is missing, too much, ending or out of date: in a morning's words, and one by one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from flask import Blueprint, Response, current_app, jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue

from navigator.catalog import Project, Provider, Referral, Service, Step, carried_by
from navigator.environment import day
from navigator.findings import (
    GROUP_NAMES,
    GROUPS,
    KIND_NAMES,
    KINDS,
    PROVIDER_KINDS,
    Finding,
    drops,
    in_area,
    listed,
    losses,
    method,
    narrowed,
    outlook,
    said,
    subject,
    tally,
)
from navigator.findings import day_comparison as comparing
from navigator.findings import matrix as laid_out
from navigator.pictures import in_order
from navigator.pictures import timeline as drawn
from navigator.voices import Text, Voice
from navigator.web.admin.boards.waiting_counts import asking
from navigator.web.admin.editing import drafts, mending
from navigator.web.admin.frame import narrowing
from navigator.web.request import (
    address,
    allowed,
    the_day,
    the_edition,
    the_other_day,
    the_speech,
    today,
)
from navigator.web.response import table_to_save, to_save
from navigator.web.shown import links_asked_on, resting, the_findings, the_flags

findings = Blueprint("findings", __name__)

SHOWN = 12  # findings of each kind, until one kind is asked for
COLUMNS = (
    "id", "group", "kind", "area", "step", "service", "project", "audience", "provider_kind",
    "link", "day", "about", "sentence",
)  # fmt: skip


@findings.get("/<voice:voice>/admin/")
@allowed("counsellor")
@narrowing.by_region("map")
def morning(voice: Voice) -> str:
    """What matters today, in words and figures, the worst first."""
    edition, on = the_edition(), the_day()
    ahead = outlook.horizons(edition.catalog, edition.graph, on)
    lost = losses(edition.catalog, edition.graph, on, ahead[-1].until)
    found = the_findings()
    return render_template(
        "admin/morning.html",
        found=found,
        tally=tally(found),
        horizons=ahead,
        suffering=outlook.suffering(edition.catalog, edition.graph, on),
        drops=drops(edition.catalog, edition.graph, lost, on, ahead[-1].until),
        projects=edition.catalog.projects,
        asking=asking(),
        **_words(),
    )


@findings.get("/<voice:voice>/admin/findings")
@allowed("counsellor")
@narrowing.by_region("map")
def every(voice: Voice) -> str:
    """All findings, by kind; narrowed to a kind or group, and to an area."""
    return page(request.args.get("kind", ""), request.args.get("area", ""))


def page(kind: str, area: str = "", faults: Sequence[tuple[str, str]] = ()) -> str:
    """The list of findings of a kind, a group or all, and of an area.

    Faults of what was sent from it stand above, each with the field to which it leads, if any.
    """
    found = _all()
    chosen = _narrowed(kind, area)
    return render_template(
        "admin/findings.html",
        kind=kind,
        area=area,
        faults=faults,
        found=chosen,
        chapters=[(one, narrowed(chosen, one)) for one in KINDS],
        tally=tally(found),
        shown=None if kind in KINDS else SHOWN,
        areas=the_edition().catalog.areas,
        method=partial(method, thresholds=the_edition().catalog.thresholds, speech=the_speech()),
        **_words(),
    )


@findings.get("/<voice:voice>/admin/findings.json")
@allowed("counsellor")
@narrowing.by_region("map")
def as_json(voice: Voice) -> Response:
    response = jsonify(listed(_asked(), the_day(), _said))
    return to_save(f"findings-{the_day()}.json", response)


@findings.get("/<voice:voice>/admin/findings.csv")
@allowed("counsellor")
@narrowing.by_region("map")
def as_table(voice: Voice) -> Response:
    rows = listed(_asked(), the_day(), _said)["findings"]
    about = {finding.id: _subject(finding) for finding in _all()}
    cells = [[(row | {"about": about[row["id"]]})[name] for name in COLUMNS] for row in rows]
    return table_to_save(f"findings-{the_day()}", [COLUMNS, *cells])


@findings.get("/<voice:voice>/admin/timeline")
@allowed("counsellor")
@narrowing.by_region("map")
def timeline(voice: Voice) -> str:
    """All projects, past and coming, as a picture and as a table."""
    projects = in_order(the_edition().catalog.projects)
    carried = {
        project: carried_by(the_edition().graph, "project", project.id, None)
        for project in projects
    }
    return render_template(
        "admin/timeline.html",
        timeline=drawn(projects, the_day(), today(), _note),
        carried=carried,
        **_words(),
    )


@findings.get("/<voice:voice>/admin/matrix")
@allowed("counsellor")
@narrowing.by_region("map")
def matrix(voice: Voice) -> str:
    """How many services of each kind of provider stand on each step, today and on another day."""
    then = the_other_day() or the_day()
    laid = laid_out(the_edition().catalog, the_edition().graph, the_day(), then, _by_label)
    return render_template(
        "admin/matrix.html",
        matrix=laid,
        then=then,
        **_words(),
    )


@findings.get("/<voice:voice>/admin/compare")
@allowed("counsellor")
@narrowing.by_region("map")
def compare(voice: Voice) -> ResponseReturnValue:
    """What falls away from one day to a later one, and what comes."""
    edition, on = the_edition(), the_day()
    then = the_other_day() or day.months_later(on, 6) or day.LAST
    if then < on:
        return redirect(address("findings.compare", on=then, then=on), 303)
    compared = comparing.comparison(edition.catalog, edition.graph, on, then)
    return render_template("admin/compare.html", compared=compared, then=then, **_words())


def _by_label(kind: str) -> str:
    """The sorting key of a kind of provider, in the alphabet of the reader."""
    return the_speech().order(the_speech().gettext(PROVIDER_KINDS[kind]))


def _asked() -> tuple[Finding, ...]:
    """The findings of the kind and the area that stand in the address."""
    return _narrowed(request.args.get("kind", ""), request.args.get("area", ""))


def _narrowed(kind: str, area: str) -> tuple[Finding, ...]:
    return in_area(narrowed(_all(), kind), area, the_edition().catalog)


def _all() -> tuple[Finding, ...]:
    """What the map shows on the day, and the drafts that wait today."""
    waiting = drafts.as_findings() if the_day() == today() else ()
    return (*the_findings(), *waiting)


def _said(finding: Finding) -> str:
    return said(finding, the_speech())


def _subject(finding: Finding) -> str:
    return subject(finding, the_speech())


def _words() -> dict[str, object]:
    """What the templates of this part say findings with."""
    return {
        "said": _said,
        "subject": _subject,
        "flag_address": _flag_address,
        "flags_on": resting(the_flags()).get,
        "asked_links": links_asked_on(),
        "holders": _holders,
        "mending": mending,
        "area_title": _area_title,
        "months_later": _months_later,
        "groups": GROUPS,
        "group_names": GROUP_NAMES,
        "kinds": KINDS,
        "kind_names": KIND_NAMES,
        "provider_kinds": PROVIDER_KINDS,
    }


def _holders(link: str) -> list[tuple[str, str, list[Service | Provider | Project | Referral]]]:
    """The rows of the data that hold a link: by their table, and by the kind of their page."""
    catalog = the_edition().catalog
    tables = (
        ("services", "service", catalog.services),
        ("providers", "provider", catalog.providers),
        ("projects", "project", catalog.projects),
    )
    found: list[tuple[str, str, list[Service | Provider | Project | Referral]]] = [
        (table, kind, [one for one in things if one.link == link]) for table, kind, things in tables
    ]
    leading = [one for one in catalog.referrals if link in one.links]
    return [*found, ("referrals", "referral", [*leading])]


def _area_title(step: Step) -> Text:
    return the_edition().catalog.area[step.area].title


def _months_later(months: int) -> date | None:
    return day.months_later(the_day(), months)


def _flag_address(finding: Finding) -> str:
    """Where a flag can be set that rests on the finding; nothing, where none can."""
    if not finding.flag or not finding.step or "flags.new" not in current_app.view_functions:
        return ""
    service = finding.service.id if finding.service else None
    return address(
        "flags.new",
        step=finding.step.id,
        service=service,
        kind=finding.flag,
        finding=finding.id,
    )


def _note(project: Project) -> str:
    """What stands at the end of a project's row: when it ends, ended or begins."""
    speech, state = the_speech(), project.state(the_day())
    if state == "coming" and project.starts_on:
        return speech.gettext("from %(day)s", day=speech.day(project.starts_on))
    if not project.ends_on:
        return speech.gettext("end not known")
    if state == "ended":
        return speech.gettext("ended %(day)s", day=speech.day(project.ends_on))
    return speech.gettext("until %(day)s", day=speech.day(project.ends_on))
