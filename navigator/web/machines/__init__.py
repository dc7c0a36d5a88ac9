"""What programs ask for: the open API, the site map, whether the site is well."""

from navigator.web.machines import api, crawlers, feeds, health, hsds, linked_data
from navigator.web.machines.crawlers import linked_service

__all__ = ["api", "crawlers", "feeds", "health", "hsds", "linked_data", "linked_service"]
