"""What a request is about (its edition, voice and day) and who may ask: sign-ins, limits."""

from navigator.web.request import (
    addresses,
    current,
    further,
    guard,
    locality,
    lockout,
    numbers,
    public_address,
    security_log,
    sessions,
)
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
    the_whole_edition,
    today,
)
from navigator.web.request.further import wished_further
from navigator.web.request.guard import allowed, signed_in, the_user
from navigator.web.request.lanes import FullError, in_lane, lanes, turn
from navigator.web.request.locality import (
    DATA,
    LocalBlueprint,
    beyond,
    look_beyond,
    the_locality,
)
from navigator.web.request.lockout import Tries
from navigator.web.request.numbers import number
from navigator.web.request.public_address import AtAddress, here
from navigator.web.request.rate_limit import Gate, place_of
from navigator.web.request.settings import Settings, SettingsError

__all__ = [
    "DATA",
    "PATIENCE",
    "AtAddress",
    "FullError",
    "Gate",
    "LocalBlueprint",
    "Settings",
    "SettingsError",
    "Tries",
    "address",
    "addresses",
    "allowed",
    "asked_day",
    "beyond",
    "current",
    "further",
    "guard",
    "here",
    "in_lane",
    "lanes",
    "locality",
    "lockout",
    "look_beyond",
    "now",
    "number",
    "numbers",
    "own_path",
    "place_of",
    "public_address",
    "security_log",
    "sessions",
    "signed_in",
    "the_day",
    "the_edition",
    "the_locality",
    "the_other_day",
    "the_other_voice",
    "the_path",
    "the_place",
    "the_seams",
    "the_speech",
    "the_store",
    "the_user",
    "the_voice",
    "the_whole_edition",
    "this_address",
    "today",
    "turn",
    "wished_further",
]
