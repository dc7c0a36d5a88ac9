"""The words of the lists of a description in CPSV-AP: kinds of channels, states, roles."""

from __future__ import annotations

from collections.abc import Mapping

N = str  # marks a message for the catalogues; it is translated where it is said

CHANNELS: Mapping[str, str] = {
    "telephone": N("Telephone"),
    "email": N("E-mail"),
    "form": N("Form on the web"),
    "page": N("Page that tells what to do"),
    "booking": N("Booking an appointment"),
    "chat": N("Chat"),
    "place": N("Place"),
    "interpreter": N("Interpreter line"),
}
CALLS: Mapping[str, str] = {
    "free": N("The call is free of charge."),
    "standard": N("The call costs what calls cost you."),
    "extra": N("The call costs more than other calls."),
}
ACCESSIBLE: Mapping[bool, str] = {
    True: N("The place is accessible."),
    False: N("The place is not accessible."),
}
STATES: Mapping[str, str] = {
    "running": N("On offer"),
    "coming": N("Starts later"),
    "ended": N("Ended"),
}
WHO: Mapping[str, str] = {"person": N("For individuals"), "employer": N("For employers")}
GIVES = N("Gives the service")
