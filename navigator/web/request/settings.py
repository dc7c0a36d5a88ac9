"""What an organisation says about itself and its server, from the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one installation; each has a sensible value without being set."""

    organisation: str = ""  # who is responsible; the City of Kouvola, if nothing is said
    contact: str = ""  # an e-mail address for feedback on accessibility and content
    front_door: str = "https://www.kouvola.fi"  # the employment services' own site
    embedders: str = ""  # sites that may show the stairs in a frame, separated by spaces
    proxies: int = 0  # reverse proxies in front, whose forwarded headers are trusted

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Settings:
        """The settings in `NAVIGATOR_ORGANISATION`, `NAVIGATOR_CONTACT` and so on."""
        given = {
            field: environment[f"NAVIGATOR_{field.upper()}"]
            for field in ("organisation", "contact", "front_door", "embedders")
            if environment.get(f"NAVIGATOR_{field.upper()}")
        }
        return cls(**given, proxies=int(environment.get("NAVIGATOR_PROXIES") or "0"))
