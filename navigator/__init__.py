"""Palveluportaat navigator: which service fits this need, who gives it, and until when."""

__version__ = "0.1.0"
