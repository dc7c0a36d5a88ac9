"""The commands, each in the module of its subject."""

from navigator.cli.commands import main

__all__ = ["main"]
