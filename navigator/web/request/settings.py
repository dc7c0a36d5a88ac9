"""What an organisation says about itself and its server, from the environment."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from navigator.web.request.public_address import PublicAddress

MOST_PROXIES = 9
SITE = re.compile(r"https?://[^\s/?#;,'\"@]+(/[^\s;,'\"]*)?")
FRAMER = re.compile(r"https?://(\*\.)?[A-Za-z0-9.\[\]:-]+")
MAIL = re.compile(r"[^\s@]+@[^\s@]+")


class SettingsError(ValueError):
    """Settings that can't be; one sentence for each, a line apart."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one installation; each has a sensible value without being set."""

    organisation: str = ""  # who is responsible; who the map says, if nothing is said
    contact: str = ""  # an e-mail address for feedback on accessibility and content
    front_door: str = ""  # the employment services' own site; that of the region, if nothing
    embedders: str = ""  # sites that may show the stairs in a frame, separated by spaces
    proxies: int = 0  # reverse proxies in front, whose forwarded headers are trusted
    address: PublicAddress | None = None  # where the site is for its readers

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Settings:
        """The settings in `NAVIGATOR_ORGANISATION`, `NAVIGATOR_CONTACT` and so on.

        SettingsError tells of all that are wrong at once. What is empty is not set.
        """
        given: dict[str, Any] = {}
        wrong: list[str] = []
        for field in fields(cls):
            name = f"NAVIGATOR_{field.name.upper()}"
            if text := environment.get(name, "").strip():
                try:
                    given[field.name] = READ[field.name](text)
                except ValueError as error:
                    wrong.append(f"{name} {error}; it is “{text}” now.")
        if wrong:
            raise SettingsError("\n".join(wrong))
        return cls(**given)


def _proxies(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text[:9]) <= MOST_PROXIES):
        raise ValueError(f"must be how many proxies stand in front, from 0 to {MOST_PROXIES}")
    return int(text)


def _front_door(text: str) -> str:
    if not SITE.fullmatch(text):
        raise ValueError("must be the address of a site, like https://www.kunta.fi")
    return text


def _embedders(text: str) -> str:
    if not all(map(FRAMER.fullmatch, text.split())):
        raise ValueError("must be sites with spaces between, like https://kunta.fi https://*.fi")
    return " ".join(text.split())


def _contact(text: str) -> str:
    if not MAIL.fullmatch(text):
        raise ValueError("must be an e-mail address")
    return text


READ: Mapping[str, Callable[[str], Any]] = {
    "organisation": str,
    "contact": _contact,
    "front_door": _front_door,
    "embedders": _embedders,
    "proxies": _proxies,
    "address": PublicAddress.parse,
}
