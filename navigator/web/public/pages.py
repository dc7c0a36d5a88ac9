"""The public pages, in every voice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from urllib.parse import quote, urlencode

from flask import abort, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_htmx import HTMX

from navigator.catalog import Service, Standing, graph
from navigator.search import LONGEST_QUESTION, Answer, cleaned, groups, narrowed, parted
from navigator.voices import Voice
from navigator.web.public import place_list, unanswered
from navigator.web.public.by_server import by_server
from navigator.web.public.by_step import MOST, by_step
from navigator.web.public.narrowing import narrowed_step, narrowing, the_choices, the_conditions
from navigator.web.request import (
    LocalBlueprint,
    address,
    addresses,
    look_beyond,
    the_day,
    the_edition,
    the_locality,
    the_speech,
    the_voice,
    the_whole_edition,
    this_address,
    wished_further,
)
from navigator.web.shown import drawn, flags_about, miniature, site_name

pages = LocalBlueprint("pages", __name__)
htmx = HTMX()

INTERPRETER = "tulkki"  # to this referral a question in a foreign language leads


@pages.get("/")
def front() -> ResponseReturnValue:
    """Send the reader to her own language; to English with texts in it, if it is a further one."""
    code = wished_further()
    response = redirect(addresses.in_voice(Voice("en", further=code) if code else the_voice()))
    response.vary.add("Accept-Language")
    return response


@pages.get("/<further:code>/", defaults={"rest": ""})
@pages.get("/<further:code>/<path:rest>")
def in_further(code: str, rest: str) -> ResponseReturnValue:
    """A short way to texts in a further language: the same page in English, with them in it."""
    if code not in the_edition().catalog.further_languages:
        abort(404)
    query = urlencode({**request.args.to_dict(flat=False), "in": code}, doseq=True)
    return redirect(f"{url_for('pages.home', voice=Voice('en'))}{quote(rest)}?{query}")


@pages.get("/<voice:voice>/")
def home(voice: Voice) -> str:
    areas = the_edition().catalog.areas
    doors = {
        audience: [(area, miniature(area)) for area in areas if area.audience == audience]
        for audience in ("person", "employer")
    }
    others = bool(the_edition().catalog.referrals)
    regions = the_edition().catalog.regions
    return render_template("home.html", doors=doors, others=others, regions=regions)


@pages.get("/<voice:voice>/areas/<id_>")
def area(voice: Voice, id_: str) -> str:
    found = _found("area", id_)
    common = [s for s in graph.on_step(_graph(), found.steps[0].id, the_day()) if s.common]
    return render_template("area.html", area=found, picture=drawn(found), link=_link, common=common)


@pages.get("/<voice:voice>/areas/<id_>.svg")
def picture(voice: Voice, id_: str) -> ResponseReturnValue:
    """The picture of a staircase by itself, its links leading back here."""
    found = _found("area", id_)
    drawing = render_template(
        "stairs.svg",
        area=found,
        picture=drawn(found),
        link=_whole_link,
        caption=f"{site_name().in_voice(voice)}, {the_speech().day(the_day())}",
    )
    response = current_app.response_class(drawing, mimetype="image/svg+xml")
    response.headers["Content-Disposition"] = f'inline; filename="{id_}-{voice}-{the_day()}.svg"'
    return response


def _link(kind: str, id_: str) -> str:
    return address(kind, id_=id_)


def _whole_link(kind: str, id_: str) -> str:
    return address(kind, id_=id_, _external=True)


@pages.get("/<voice:voice>/steps/<id_>")
def step(voice: Voice, id_: str) -> str:
    found = _found("step", id_)
    catalog = the_edition().catalog
    return render_template(
        "step.html",
        next_door=_next_door(id_),
        step=found,
        area=catalog.area[found.area],
        **narrowed_step(graph.on_step(_graph(), id_, the_day())),
        ended=graph.ended_on_step(_graph(), id_, the_day()),
        coming=graph.coming_on_step(_graph(), id_, the_day()),
        next_steps=graph.next_steps(_graph(), id_),
        before=graph.steps_before(_graph(), id_),
        flags=flags_about(step=id_),
    )


def _next_door(step: str) -> list[Standing]:
    """What stands on the step elsewhere and not where the reader lives."""
    if the_locality() is None or step not in the_whole_edition().catalog.step:
        return []
    here = {one.service.id for one in graph.on_step(_graph(), step, the_day())}
    everywhere = graph.own_on_step(the_whole_edition().graph, step, the_day())
    return [one for one in everywhere if one.service.id not in here]


@pages.get("/<voice:voice>/services/<id_>")
def service(voice: Voice, id_: str) -> str:
    found = _found("service", id_)
    ways = graph.ways_to(_graph(), id_, the_day())
    steps = [way.step for way in graph.ways_to(_graph(), id_, None)]
    beside = {step: graph.on_step(_graph(), step.id, the_day()) for step in steps if not ways}
    offers = the_edition().catalog.offers_of[id_]
    return render_template(
        "service.html",
        service=found,
        ways=ways,
        past=[offer for offer in offers if offer.state(the_day()) == "ended"],
        coming=[offer for offer in offers if offer.state(the_day()) == "coming"],
        beside=beside,
        flags=flags_about(service=id_),
        step_of=the_edition().catalog.step.get,
    )


@pages.get("/<voice:voice>/providers/<id_>")
def provider(voice: Voice, id_: str) -> str:
    found = _found("provider", id_)
    catalog = the_edition().catalog
    standings = graph.carried_by(_graph(), "provider", id_, the_day())
    carried = _by_name(standings)
    groups_ = by_step(standings, catalog) if len(carried) > MOST else ()
    projects = [project for project in catalog.projects if found in project.providers]
    projects.sort(key=lambda one: (one.state(the_day()) == "ended", one.ends_on or date.max))
    listed = place_list.of_provider(found)
    return render_template(
        "provider.html",
        provider=found,
        carried=carried,
        groups=groups_,
        projects=projects,
        listed=listed,
        picture=place_list.drawn(listed),
        address_of=place_list.address_of,
    )


@pages.get("/<voice:voice>/places")
def places(voice: Voice) -> str:
    """The places on a map, and the list beside it."""
    towns = place_list.towns()
    return render_template(
        "places.html",
        towns=towns,
        picture=place_list.drawn([one for town in towns for one in town.listed]),
        origins=place_list.origins(),
        address_of=place_list.address_of,
    )


@pages.get("/<voice:voice>/projects/<id_>")
def project(voice: Voice, id_: str) -> str:
    found = _found("project", id_)
    carried = graph.carried_by(_graph(), "project", id_, None)
    return render_template("project.html", project=found, carried=carried)


@pages.get("/<voice:voice>/referrals")
def referrals(voice: Voice) -> str:
    """Everything that others help with, by who does."""
    groups_ = by_server(the_edition().catalog.referrals, the_speech())
    return render_template("referrals.html", groups=groups_)


@pages.get("/<voice:voice>/referrals/<id_>")
def referral(voice: Voice, id_: str) -> str:
    found = _found("referral", id_)
    return render_template("referral.html", referral=found)


@pages.get("/<voice:voice>/search")
def search(voice: Voice) -> ResponseReturnValue:
    """The page of answers; for a request by htmx only the answers themselves."""
    typed = request.args.get("q", "")
    text, literal = cleaned(typed), "literal" in request.args
    chosen, conditions = the_choices(), the_conditions()
    whole = ask(text, voice, literal=literal)
    answer = narrowed(whole, chosen, conditions)
    block = htmx_asks_for_a_block()
    unanswered.count(text, voice, whole, block=block)
    html = render_template(
        "answer.html" if block else "search.html",
        block=block,
        q=text,
        cut=len(typed) > LONGEST_QUESTION,
        literal=literal,
        **narrowing(whole, chosen, conditions),
        **_told(answer),
    )
    response = current_app.make_response(html)
    response.vary.add("HX-Request")
    response.cache_control.no_store = whole.partial  # the next answer may be whole
    if block:
        response.headers["HX-Replace-Url"] = this_address()
    return response


def _told(answer: Answer) -> dict[str, object]:
    """The answer, and what of the map is said with it; in parts, if others help with it, too."""
    catalog = the_edition().catalog
    found = groups(answer)
    between = bool(answer.elsewhere) and not answer.leads_first
    first, rest = parted(found) if between else (found, ())
    return {
        "answer": answer,
        "first": first,
        "rest": rest,
        "quiet": catalog.cries.quiet if catalog.cries else None,
        "areas": catalog.areas,
        "area_of": lambda step: catalog.area[step.area],
        "urgent": catalog.urgent,
        "interpreter": catalog.referral.get(INTERPRETER),
    }


@pages.get("/<voice:voice>/about")
def about(voice: Voice) -> str:
    return render_template("about.html", edition=the_edition())


@pages.get("/<voice:voice>/accessibility")
def accessibility(voice: Voice) -> str:
    return render_template("accessibility.html")


@pages.get("/<voice:voice>/privacy")
def privacy(voice: Voice) -> str:
    return render_template("privacy.html")


def ask(text: str, voice: Voice, *, literal: bool = False) -> Answer:
    """The answer to what was typed, in the voice and on the day of the request."""
    return the_edition().search.ask(text, voice.language, the_day(), literal=literal)


def htmx_asks_for_a_block() -> bool:
    """Whether a part of the page is enough: not for whole pages that htmx moves to or restores."""
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def _graph() -> graph.Graph:
    return the_edition().graph


def _by_name(standings: Iterable[Standing]) -> list[tuple[Service, list[Standing]]]:
    """The services with where they stand, in the order of the reader's alphabet."""
    found: dict[Service, list[Standing]] = {}
    for standing in standings:
        found.setdefault(standing.service, []).append(standing)
    speech, voice = the_speech(), the_voice()
    return sorted(found.items(), key=lambda item: speech.order(str(item[0].name.in_voice(voice))))


def _found(kind: str, id_: str) -> Any:
    """The thing, where the reader lives or else wherever it is; an unknown page, if nowhere."""
    here = getattr(the_edition().catalog, kind)
    if id_ not in here and the_locality():
        here = getattr(look_beyond().catalog, kind)
    return here[id_] if id_ in here else abort(404)
