"""What is not for somebody of some regions to change: refused, and said whose it is.

What is published is refused by `editions` itself, whatever a page shows; here the pages of the desk
say so first, and keep what is in the store alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from flask import Flask, abort, render_template, request
from flask.typing import ResponseReturnValue

from navigator.catalog import NATIONWIDE, Region
from navigator.editions import Cells, Change, Files, OthersError, Trespass, ownership, trespasses
from navigator.flags import Flag
from navigator.reading import NEEDS
from navigator.store import DraftRow
from navigator.web.admin.frame import labels
from navigator.web.request import signed_in, the_edition, the_speech, the_user, the_whole_edition

N = str  # marks a message for the catalogues; it is translated where it is shown

ITEMS = (*ownership.STAIRS, "regions", "audiences")  # in needs.yaml, by the name of their list
OF_OTHERS = "of-others"  # how a refusal is said that is about no row
DONE = {
    "removed": N("It would be taken away."),
    "changed": N("It would be changed."),
    "added": N("It would be added."),
    "moved": N("It would stand in another order."),
    "rewritten": N("The file would be written in another way."),
}


def install(app: Flask) -> None:
    app.register_error_handler(OthersError, _refused)
    app.jinja_env.globals.update(
        in_her_hands=in_her_hands,
        region_names=region_names,
        map_regions=map_regions,
        chosen_region=chosen_region,
        others_done=DONE,
        others_about=about,
    )


def _refused(error: OthersError) -> ResponseReturnValue:
    """All that would be changed and is not hers, row by row, with what to do instead."""
    page = render_template(
        "admin/others.html",
        trespasses=error.trespasses,
        brought_for=error.brought_for,
        regions=the_user().regions,
    )
    return page, 422 if error.brought_for else 403


def refuse(before: Files, after: Files) -> None:
    """Raises OthersError, if files that would be published change what is not hers."""
    trespasses.refuse(before, after, the_user().regions)


def refuse_row(files: Files, file: str, key: Sequence[str], cells: Cells) -> None:
    """Raises OthersError, if a row or an item is not hers."""
    user = the_user()
    if user.regions:
        owners = ownership.of_files(files).of(file, tuple(key), cells)
        if not user.has(owners):
            whose = tuple(sorted(owners))
            raise OthersError([Trespass(file, "changed", tuple(key), 0, whose, cells)])


def refuse_shared(file: str) -> None:
    """Raises OthersError for something of a file that all regions share."""
    if the_user().regions:
        raise OthersError([Trespass(file, "changed", (), 0, (), {})])


def refuse_draft(row: DraftRow, file: str) -> None:
    """Raises OthersError for a draft of a row that is not hers, or that is to be others’."""
    whose = of_draft(row, file)
    if (row.key or _names_some(row, file)) and not the_user().has(whose):
        one = Trespass(file, "changed", (row.key,), 0, tuple(sorted(whose)), row.cells)
        raise OthersError([one])


def of_draft(row: DraftRow, file: str) -> frozenset[str]:
    """The regions to which a draft belongs: of a new row those that it names so far."""
    if row.key:
        return the_whole_edition().ownership.of(file, (row.key,), row.cells)
    return _names_some(row, file) - {NATIONWIDE}


def _names_some(row: DraftRow, file: str) -> frozenset[str]:
    return ownership.named(file, row.cells) | ownership.named(ownership.OFFERS, row.offer)


def refuse_of_others(regions: Collection[str]) -> None:
    """Refuse what belongs to some regions, unless that is hers; to none: all share it."""
    if not the_user().has(regions):
        abort(403, description=OF_OTHERS)


def map_regions() -> tuple[Region, ...]:
    """The regions of the map, from which one is chosen."""
    return the_whole_edition().catalog.regions


def chosen_region() -> str:
    """The region that was chosen in a form; else her own, if she works for one."""
    own = the_user().regions
    return request.form.get("region", own[0] if len(own) == 1 else "")


def in_her_hands(file: str, key: str, cells: Cells | None = None) -> bool:
    """Whether whoever is signed in may change a row or an item of the map."""
    user = signed_in()
    parts = (file, key) if file in ITEMS else (key,)
    name = NEEDS if len(parts) > 1 else file
    whose = the_whole_edition().ownership
    return user is not None and user.has(whose.of(name, parts, cells or {"id": key}))


def of_flag(flag: Flag) -> Collection[str]:
    """The regions to which a flag belongs; none, if all share it."""
    whose = the_whole_edition().ownership
    return flag.regions or whose.about(step=flag.step, service=flag.service)


def region_names(ids: Iterable[str]) -> list[str]:
    """What some regions are called; the id of one that is not there any more."""
    known, voice = {one.id: one for one in map_regions()}, the_speech().voice
    return [str(known[id_].name.in_voice(voice)) if id_ in known else id_ for id_ in ids]


def about(one: Trespass) -> str:
    """What a row is about, in the words of its reader; without one, what its file holds."""
    speech = the_speech()
    if not one.key and not one.cells:
        return speech.gettext(labels.FILES[one.file]) if one.file in labels.FILES else one.file
    change = Change(one.file, "changed", one.key or ("",), one.row, (), one.cells)
    return labels.about(change, the_edition().catalog, speech)
