"""The employment areas side by side: what one gives for a need and another does not."""

from __future__ import annotations

from flask import abort, render_template

from navigator.catalog import graph
from navigator.findings import beside as compared
from navigator.voices import Voice
from navigator.web.request import LocalBlueprint, the_day, the_whole_edition

beside = LocalBlueprint("beside", __name__)


@beside.get("/<voice:voice>/beside")
def overview(voice: Voice) -> str:
    """All steps with how much each area gives, what ends where, and who works in several."""
    edition, on = the_whole_edition(), the_day()
    catalog = edition.catalog
    return render_template(
        "beside.html",
        regions=catalog.regions,
        areas=compared.rows(catalog, edition.graph, on),
        several=compared.in_several(catalog, on),
        endings=compared.endings(catalog, on),
    )


@beside.get("/<voice:voice>/beside/<id_>")
def step(voice: Voice, id_: str) -> str:
    """One step: each service of it with who gives it in each area."""
    edition, on = the_whole_edition(), the_day()
    found = edition.catalog.step.get(id_) or abort(404)
    return render_template(
        "beside_step.html",
        step=found,
        regions=edition.catalog.regions,
        row=compared.row(edition.catalog, edition.graph, found, on),
        standings=graph.own_on_step(edition.graph, id_, on),
        offers_in=compared.offers_in,
    )
