"""What every answer carries: its headers, its style sheets and scripts; faults, downloads."""

from navigator.web.response import assets, faults, headers
from navigator.web.response.assets import asset_address, inline
from navigator.web.response.downloads import table_to_save, to_save

__all__ = ["asset_address", "assets", "faults", "headers", "inline", "table_to_save", "to_save"]
