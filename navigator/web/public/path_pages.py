"""The path that somebody picked: composed, compared, read on a phone, printed.

Nothing of it is kept here. Its items stand in the address. The heading and the notes stay in the
tab of the browser, and behind the `#` of an address that is copied with them, which none sends;
only without JavaScript they come in the body of a form, for the moment in which the page is made,
and nobody writes bodies to a log.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from flask import current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from navigator.catalog import Step
from navigator.guidance import (
    Entry,
    Fact,
    Item,
    Path,
    PathLink,
    Teller,
    next_steps,
    pdf,
    room_on_paper,
)
from navigator.pictures import qr
from navigator.voices import Voice, visible
from navigator.web.public.path_handout import Columns, as_of, blanks, handout
from navigator.web.request import (
    LocalBlueprint,
    address,
    the_day,
    the_edition,
    the_other_voice,
    the_path,
    the_voice,
    turn,
)
from navigator.web.shown import Where

paths = LocalBlueprint("path", __name__)

LONGEST_HEADING, LONGEST_NOTE = 80, 200  # twelve such notes still fit on two sheets
FILE_NAMES = {"fi": "polku", "sv": "stig", "en": "path"}
COMPARED = 3  # services that stand side by side
PICTURES = 3  # staircases that are drawn on a sheet
# What is compared, in this order; a fact of which nothing is known of any of them is left out.
FACTS = (
    *("whom", "eligibility", "entry", "who", "touch", "fee", "duration", "start", "waiting"),
    *("benefit", "documents", "where", "until", "place", "instead"),
)


@dataclass(frozen=True, slots=True)
class Notes:
    """What a counsellor wrote on a path, as a form brought it; empty wherever JavaScript runs."""

    heading: str
    of: Mapping[str, str]  # by the code of the item

    def __bool__(self) -> bool:
        return bool(self.heading or self.of)


@dataclass(frozen=True, slots=True)
class Suggested:
    """What may come next, as an offer to take or leave."""

    after: Step
    places: tuple[Step, ...]  # the steps of the path, from each of which one may ask
    steps: tuple[next_steps.Suggestion, ...]
    to_the_top: tuple[Step, ...]
    climbed: Path  # the path with all of these on it, as far as there is room
    fits: bool  # whether there is room for all


@paths.route("/<voice:voice>/path", methods=["GET", "POST"])
def show(voice: Voice) -> str:
    """The path to be read and printed: one page that needs nothing else."""
    columns, pictures, notes = _columns(_away), _pictures(), _notes()
    return render_template(
        "path/show.html",
        columns=columns,
        notes=notes,
        pictures=pictures,
        room=room_on_paper(
            [told for _, told in columns], notes.of.values(), pictured=bool(pictures)
        ),
        short=_short(voice),
        square=qr.svg(_short(voice)),
        as_of=as_of,
        blanks=[blanks(speech) for speech, _ in columns],
    )


@paths.route("/<voice:voice>/path/edit", methods=["GET", "POST"])
def edit(voice: Voice) -> str:
    """The path to be worked on."""
    other = the_other_voice()
    return render_template(
        "path/edit.html",
        columns=_columns(_here),
        notes=_notes(),
        suggested=_suggested(),
        short=_short(other or voice) if the_path().items else "",
        square=qr.svg(_short(other or voice)) if the_path().items else "",
        services=sum(item.kind == "service" for item in the_path().items),
        area_of=lambda step: the_edition().catalog.area[step.area],
    )


@paths.route("/<voice:voice>/path.pdf", methods=["GET", "POST"])
def paper(voice: Voice) -> ResponseReturnValue:
    """The path as a sheet to be printed, with the notes that came in a form."""
    if not the_path().items:
        return redirect(url_for("path.show", voice=voice, path=request.args.get("path") or None))
    notes = _notes()
    of = [notes.of.get(item.code, "") for item in the_path().items]
    sheet = handout(_columns(_away), notes.heading, of, _pictures(), _short(voice))
    with turn("paper"):
        content = pdf(sheet)
    response = current_app.response_class(content, mimetype="application/pdf")
    name = f"{FILE_NAMES[voice.language]}-{the_day()}.pdf"
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response


@paths.route("/<voice:voice>/path/compare", methods=["GET", "POST"])
def compare(voice: Voice) -> str:
    """Two or three services of the path, each fact beside the others', in one voice or two."""
    told = _columns(_here)
    services = [entry for entry in told[0][1] if entry.item.kind == "service"]
    asked = set(request.values.getlist("c"))
    chosen = [entry.item for entry in services if entry.item.code in asked]
    compared = (chosen or [entry.item for entry in services])[:COMPARED]
    columns = [(speech, _of(entries, compared)) for speech, entries in told]
    return render_template(
        "path/compare.html",
        services=services,
        left_out=[entry for entry in told[0][1] if entry not in services],
        compared=compared,
        cut=len(chosen) > COMPARED,
        columns=columns,
        rows=[row for about in FACTS if (row := _row(about, columns))],
        notes=_notes(),
        most=COMPARED,
    )


def _of(entries: tuple[Entry, ...], items: list[Item]) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if entry.item in items)


def _row(about: str, columns: Columns) -> list[tuple[str, list[Fact | None]]]:
    """One fact of each service with its label, in each voice; empty if it is known of none."""
    row: list[tuple[str, list[Fact | None]]] = []
    for _, entries in columns:
        facts = [entry.fact(about) for entry in entries]
        if any(fact and fact.known for fact in facts):
            row.append((next(fact.label for fact in facts if fact), facts))
    return row


def _columns(link: PathLink) -> Columns:
    """The entries of the path in the page's voice and, if one is asked for, in another."""
    tellers = [_teller(voice, link) for voice in (the_voice(), the_other_voice()) if voice]
    return [(teller.speech, teller.entries(the_path())) for teller in tellers]


def _teller(voice: Voice, link: PathLink) -> Teller:
    speech = replace(current_app.extensions["speeches"][voice], voice=voice)
    return Teller(speech, the_edition().graph, the_day(), link, the_edition().catalog)


def _here(kind: str, id_: str, voice: Voice) -> str:
    """The address of a page of the map, the path going along: one comes back and goes on."""
    other = the_voice() if voice != the_voice() else the_other_voice()
    return address(kind, id_=id_, voice=voice, **{"with": other.code if other else None})


def _away(kind: str, id_: str, voice: Voice) -> str:
    """The whole address of a page of the map, for paper and for a phone: just that page."""
    return address(kind, id_=id_, voice=voice, path=None, _external=True, **{"with": None})


def _short(voice: Voice) -> str:
    """The address that opens the path, as it is printed."""
    return url_for("path.show", voice=voice, path=the_path().text, _external=True)


def _notes() -> Notes:
    """What the form brought; nothing but an empty heading where the browser keeps it to itself."""
    codes = [item.code for item in the_path().items]
    written = {code: _typed(f"note-{code}", LONGEST_NOTE) for code in codes}
    heading = _typed("heading", LONGEST_HEADING)
    return Notes(heading, {code: note for code, note in written.items() if note})


def _typed(name: str, longest: int) -> str:
    """What was typed, tidy in its lines; numbers stay whole, which turn round in Arabic words."""
    lines = (" ".join(visible(line).split()) for line in request.form.get(name, "").splitlines())
    words = "\n".join(filter(None, lines))[:longest]
    return re.sub(r"(?<=\d) (?=\d)", "\N{NO-BREAK SPACE}", words)


def _suggested() -> Suggested | None:
    """What usually comes after the step in `?from=`, else after the last one of the path."""
    of, catalog, path = the_edition().graph, the_edition().catalog, the_path()
    places = tuple(filter(None, dict.fromkeys(next_steps.places(of, path, the_day()))))
    if not places:
        return None
    asked = catalog.step.get(request.args.get("from", ""))
    after = asked if asked in places else places[-1]
    top = next_steps.to_the_top(of, catalog, after)
    climb = [the_edition().codes.of(step) for step in top]
    climbed = path.with_(*climb)
    return Suggested(
        after=after,
        places=places,
        steps=next_steps.suggestions(of, catalog, after, path, the_day()),
        to_the_top=top,
        climbed=climbed,
        fits=all(item in climbed for item in climb),
    )


def _pictures() -> list[Where]:
    """The staircases on which the path stands, its items' numbers on their steps."""
    stands: dict[Step, list[int]] = {}
    places = next_steps.places(the_edition().graph, the_path(), the_day())
    for number, step in enumerate(places, 1):
        if step:
            stands.setdefault(step, []).append(number)
    areas = dict.fromkeys(the_edition().catalog.area[step.area] for step in stands)
    return [Where(area, stands) for area in list(areas)[:PICTURES]]
