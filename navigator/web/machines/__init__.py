"""What programs ask for: the open API, the site map, the data to take along,
whether the site is well."""

from navigator.web.machines import api, crawlers, downloads, feeds, health, hsds, linked_data
from navigator.web.machines.page_forms import forms_of
from navigator.web.machines.schema_org import linked_area, linked_service, linked_step

__all__ = [
    "api",
    "crawlers",
    "downloads",
    "feeds",
    "forms_of",
    "health",
    "hsds",
    "linked_area",
    "linked_data",
    "linked_service",
    "linked_step",
]
