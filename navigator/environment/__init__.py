"""What the program finds around it: the day that it is in Finland, and the files it came with."""

from navigator.environment import day, shipped

__all__ = ["day", "shipped"]
