"""What every template has at hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from flask import Flask, current_app

from navigator.access import number_said
from navigator.catalog import Offer, Sequel, Standing, graph, municipalities, sequels
from navigator.environment import day
from navigator.guidance import Item, Thing
from navigator.voices import VOICES, Speech, Text, Voice, ahead, direction, left, own_name
from navigator.web import shown
from navigator.web.machines import forms_of, linked_area, linked_service, linked_step
from navigator.web.request import (
    addresses,
    asked_day,
    beyond,
    public_address,
    the_day,
    the_edition,
    the_locality,
    the_other_voice,
    the_path,
    the_seams,
    the_speech,
    the_voice,
    the_whole_edition,
    today,
)
from navigator.web.response import asset_address, inline
from navigator.web.shown import VOICE_NAMES, called, unbroken

LONG = 14  # letters of a word that may need to be cut on a narrow card
WAYS_IN = {
    "best_doors": shown.best_doors,
    "before_going": shown.before_going,
    "languages_said": shown.languages_said,
    "number_said": number_said,
    "opening_said": shown.opening_said,
    "ways_from": shown.ways_from,
    "ways_into": shown.ways_into,
    "ways_to": shown.ways_to,
    "week_of": shown.week_of,
    "whom_to_ask_there": shown.whom_to_ask,
}
NAMES = {
    "about_site": shown.about_site,
    "organisation": shown.organisation,
    "place_name": shown.place_name,
    "responsible": shown.responsible,
    "site_colour": shown.site_colour,
    "site_name": shown.site_name,
    "the_site": shown.the_site,
}
SOFT_HYPHEN = "\N{SOFT HYPHEN}"


def install(app: Flask) -> None:
    jinja = app.jinja_env
    jinja.trim_blocks = jinja.lstrip_blocks = True
    jinja.add_extension("jinja2.ext.i18n")
    jinja.install_gettext_callables(_gettext, _ngettext, newstyle=True)  # type: ignore[attr-defined]
    jinja.filters["ahead"] = _ahead
    jinja.filters["called"] = called
    jinja.filters["day"] = _day
    jinja.filters["left"] = _left
    jinja.filters["moment"] = _moment
    jinja.filters["soft"] = soft
    jinja.filters["unbroken"] = unbroken
    jinja.globals.update(
        address=addresses.address,
        asset=asset_address,
        canonical=addresses.canonical,
        chosen_languages=_chosen_languages,
        direction=direction,
        further_languages=_further_languages,
        front_site=_front_site,
        inline=inline,
        many_regions=_many_regions,
        where_given=_where_given,
        whereabouts=_whereabouts,
        item_of=_item_of,
        in_voice=addresses.in_voice,
        N=str,  # marks a message that is said in other voices than the reader's
        forms_of=forms_of,
        linked_area=linked_area,
        linked_service=linked_service,
        linked_step=linked_step,
        language_name=_language_name,
        own_name=own_name,
        said_in=_said_in,
        sequels_of=_sequels_of,
        this_address=addresses.this_address,
        the_edition_number=_the_edition_number,
        today_address=addresses.today_address,
        voice_names=VOICE_NAMES,
        **NAMES,
        **WAYS_IN,
        voices=VOICES,
        whole=public_address.whole,
        why=_why,
    )
    app.context_processor(_about_the_request)


def _about_the_request() -> dict[str, Any]:
    return {
        "voice": the_voice(),
        "on": the_day(),
        "asked_day": asked_day(),
        "other_day": asked_day() not in (None, today()),
        "path": the_path(),
        "locality": the_locality(),
        "beyond": beyond(),
        "other_voice": the_other_voice(),
        "settings": current_app.extensions["settings"],
    }


def _gettext(message: str) -> str:
    return str(the_speech().translations.gettext(message))


def _ngettext(one: str, many: str, number: int) -> str:
    return str(the_speech().translations.ngettext(one, many, number))


def _said_in(voice: Voice, message: str) -> str:
    """A message in another voice than the reader's, who may not know which one to read."""
    speech: Speech = current_app.extensions["speeches"][voice]
    return speech.gettext(message)


def _ahead(days: int) -> str:
    return ahead(days, the_speech())


def _left(days: int) -> str:
    return left(days, the_speech())


def soft(text: str) -> str:
    """The text with soft hyphens at the seams of long compounds: browsers know few languages."""
    return " ".join(word if len(word) < LONG else _softened(word) for word in text.split(" "))


def _softened(word: str) -> str:
    seams = the_seams(word)
    ends = (*seams, len(word))
    return SOFT_HYPHEN.join(word[a:b] for a, b in zip((0, *seams), ends, strict=True))


def _chosen_languages() -> tuple[str, ...]:
    return the_edition().catalog.languages


def _front_site() -> str:
    return shown.front_site(the_speech())


def _the_edition_number() -> int:
    return the_edition().number


def _many_regions() -> bool:
    """Whether the map has more than one region, wherever the reader lives."""
    return len(the_whole_edition().catalog.regions) > 1


def _whereabouts(offer: Offer) -> tuple[Text, ...]:
    """Where an offer is given, as far as the page doesn't go without saying."""
    here = None if beyond() else the_locality()
    if offer.municipalities and not (here and here.municipality):
        return tuple(municipalities()[name].name for name in offer.municipalities)
    several = len(the_edition().catalog.regions) > 1
    return tuple(region.name for region in offer.regions) if several else ()


def _further_languages() -> tuple[str, ...]:
    return the_edition().catalog.further_languages


def _language_name(code: str) -> str:
    return the_speech().language(code)


def _where_given(offers: Iterable[Offer]) -> tuple[Text, ...]:
    """The municipalities or regions in which any of the offers is given, each once."""
    named = (
        [municipalities()[name].name for name in offer.municipalities]
        or [region.name for region in offer.regions]
        for offer in offers
    )
    return tuple(dict.fromkeys(name for some in named for name in some))


def _item_of(thing: Thing) -> Item:
    return the_edition().codes.of(thing)


def _sequels_of(standing: Standing) -> tuple[Sequel, ...]:
    """What goes on with a service on its step when what stands there now has ended."""
    return sequels(graph.offers_on(the_edition().graph, standing), the_day())


def _day(found: date) -> str:
    return the_speech().day(day.of(found) if isinstance(found, datetime) else found)


def _moment(stored: str) -> str:
    """A moment as it stands in the store, in the manner of the reader."""
    return the_speech().moment(datetime.fromisoformat(stored))


def _why(words: tuple[str, ...]) -> str:
    return the_speech().why(words)
