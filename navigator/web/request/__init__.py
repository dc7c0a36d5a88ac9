"""What a request is about (its edition, voice and day) and who may ask: sign-ins, limits."""

from navigator.web.request import addresses, current, guard, lockout, sessions
from navigator.web.request.addresses import address, own_path, this_address
from navigator.web.request.current import (
    PATIENCE,
    asked_day,
    now,
    the_day,
    the_edition,
    the_other_day,
    the_other_voice,
    the_path,
    the_place,
    the_seams,
    the_speech,
    the_store,
    the_voice,
    today,
)
from navigator.web.request.guard import allowed, signed_in, the_user
from navigator.web.request.lockout import Tries
from navigator.web.request.rate_limit import Gate, place_of
from navigator.web.request.settings import Settings

__all__ = [
    "PATIENCE",
    "Gate",
    "Settings",
    "Tries",
    "address",
    "addresses",
    "allowed",
    "asked_day",
    "current",
    "guard",
    "lockout",
    "now",
    "own_path",
    "place_of",
    "sessions",
    "signed_in",
    "the_day",
    "the_edition",
    "the_other_day",
    "the_other_voice",
    "the_path",
    "the_place",
    "the_seams",
    "the_speech",
    "the_store",
    "the_user",
    "the_voice",
    "this_address",
    "today",
]
