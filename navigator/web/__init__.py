"""The site: one Flask app of all pages, made by its factory."""

from navigator.web.app import create_app

__all__ = ["create_app"]
