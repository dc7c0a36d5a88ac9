"""All contacts, and all that is known of what one asks before going, each with its form."""

from __future__ import annotations

from flask import Blueprint, render_template

from navigator.catalog import Contact, Intake
from navigator.voices import Voice
from navigator.web.admin.frame import labels
from navigator.web.request import allowed, the_edition, the_speech

ways_in_list = Blueprint("ways_in", __name__)


@ways_in_list.get("/<voice:voice>/admin/ways-in")
@allowed("editor")
def overview(voice: Voice) -> str:
    """The front doors first; then those of services, providers and steps, by their names."""
    catalog = the_edition().catalog
    return render_template(
        "admin/ways_in.html",
        front_doors=catalog.front_doors,
        contacts=sorted((c for c in catalog.contacts if not c.front_door), key=_place),
        intakes=sorted(catalog.intakes, key=_place),
        owner=owner,
        kinds=labels.CHOICES_OF["contacts.csv"]["kind"],
    )


def owner(one: Contact | Intake) -> str:
    """Whose it is: service, provider and step by their names."""
    things = (one.service, one.provider)
    names = [str(thing.name.in_voice(the_speech().voice)) for thing in things if thing]
    step = getattr(one, "step", None)
    return " · ".join([*names, str(step.title.in_voice(the_speech().voice))] if step else names)


def _place(one: Contact | Intake) -> str:
    return the_speech().order(owner(one))
