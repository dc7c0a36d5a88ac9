"""One example of each row that an own map is made of, plainly named so: to be written over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from navigator import reading
from navigator.beginning.plan import Plan
from navigator.tables import patch

Said = Mapping[str, str]

SOURCE = "Esimerkki"
STEP = "esimerkkiporras"
SERVICE, PROVIDER, PROJECT = "esimerkkipalvelu", "esimerkkituottaja", "esimerkkihanke"
SERVICE_NAME = {"fi": "Esimerkkipalvelu", "sv": "Exempeltjänst", "en": "Example service"}
SERVICE_TOLD = {
    "fi": "Tämä on esimerkki. Kerro tässä, mitä palvelusta saa, kenelle se sopii ja miten alkuun.",
    "sv": "Det här är ett exempel. Berätta vad tjänsten ger, vem den passar och hur man börjar.",
    "en": "This is an example. Say what the service gives, whom it suits and how one begins.",
}
SERVICE_PLAIN = {
    "fi": "Tämä on esimerkki. Kerro palvelusta tässä selkokielellä.",
    "sv": "Det här är ett exempel. Berätta om tjänsten på lätt språk.",
    "en": "This is an example. Tell about the service in plain language.",
}
PROVIDER_NAME = {"fi": "Esimerkkituottaja", "sv": "Exempelproducent", "en": "Example provider"}
FLAG_TITLE = {"fi": "Esimerkkimerkintä", "sv": "Exempelflagga", "en": "Example flag"}
FLAG_REASON = {
    "fi": "Tämä on esimerkki. Kerro tässä, mitä portaalta puuttuu ja miksi.",
    "sv": "Det här är ett exempel. Berätta vad som saknas på trappsteget och varför.",
    "en": "This is an example. Say what is missing from the step, and why.",
}
CONTACT_LABEL = {"fi": "Esimerkkiyhteys", "sv": "Exempelkontakt", "en": "Example contact"}
ELIGIBILITY = {
    "fi": "Tämä on esimerkki. Kerro tässä, kuka voi tulla.",
    "sv": "Det här är ett exempel. Berätta vem som kan komma.",
    "en": "This is an example. Say who can come.",
}


def tables(plan: Plan, step: str) -> Iterator[tuple[str, bytes]]:
    """The tables that hold an example, by name; what is offered stands on the step."""
    for name, cells in _rows(plan, step).items():
        yield name, patch.added(reading.blank(name), cells)


def _rows(plan: Plan, step: str) -> dict[str, dict[str, str]]:
    said = partial(_said, plan.languages)
    checked = {"checked_on": plan.today.isoformat(), "source": SOURCE}
    return {
        "services.csv": {
            "id": SERVICE,
            **checked,
            **said("name", SERVICE_NAME),
            **said("description", SERVICE_TOLD),
            **said("plain", SERVICE_PLAIN),
        },
        "offers.csv": {
            "service": SERVICE,
            "step": step,
            "provider": PROVIDER,
            "project": PROJECT,
            "region": plan.id,
        },
        "providers.csv": {
            "id": PROVIDER,
            "kind": "municipality",
            **said("name", PROVIDER_NAME),
        },
        "projects.csv": {
            "id": PROJECT,
            "name": "Esimerkkihanke",
            "providers": PROVIDER,
            "ends_on": f"{plan.today.year + 1}-12-31",
        },
        "flags.csv": {
            "id": "esimerkkimerkinta",
            "kind": "missing",
            "step": step,
            "source": SOURCE,
            "state": "recognised",
            "region": plan.id,
            **said("title", FLAG_TITLE),
            **said("reason", FLAG_REASON),
        },
        "contacts.csv": {
            "id": "esimerkkiyhteys",
            "region": plan.id,
            "kind": "page",
            "value": "https://example.org",
            **checked,
            **said("label", CONTACT_LABEL),
        },
        "intake.csv": {
            "id": SERVICE,
            "service": SERVICE,
            **checked,
            **said("eligibility", ELIGIBILITY),
        },
    }


def _said(languages: tuple[str, ...], column: str, text: Said) -> dict[str, str]:
    """The cells of a text in some languages."""
    return {f"{column}_{language}": text[language] for language in languages}
