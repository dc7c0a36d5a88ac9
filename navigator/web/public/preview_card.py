"""The card that others show beside a link to these pages, made of the map that it leads to."""

from __future__ import annotations

from flask import Response, current_app

from navigator.catalog import Area
from navigator.pictures import Card, CardStairs, card
from navigator.voices import Voice
from navigator.web.request import LocalBlueprint, the_edition, the_speech, turn
from navigator.web.shown import site_name

cards = LocalBlueprint("cards", __name__)

A_DAY = 86_400  # seconds


@cards.get("/<voice:voice>/card.png")
def preview(voice: Voice) -> Response:
    """The stairs in their colours, under the name of the site, in the language of the voice."""
    speech = the_speech()
    drawn = Card(
        language=voice.language,
        site=site_name().in_voice(voice).words,
        heading=speech.gettext("Which service can help you?"),
        lead=speech.gettext(
            "Say what you need in your own words. You see which services help, who provides them "
            "and until when."
        ),
        stairs=tuple(_stairs(area, voice) for area in the_edition().catalog.areas),
    )
    with turn("paper"):
        content = card(drawn)
    response = current_app.response_class(content, mimetype="image/png")
    response.cache_control.public = True
    response.cache_control.max_age = A_DAY
    return response


def _stairs(area: Area, voice: Voice) -> CardStairs:
    return CardStairs(area.title.in_voice(voice).words, len(area.steps), area.colour)
