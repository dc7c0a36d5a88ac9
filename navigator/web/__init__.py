"""The site: one Flask app of all pages, made by its factory."""

from navigator.web.app import bounds, create_app

__all__ = ["bounds", "create_app"]
