"""The beginning of a map: its first files, what all of Finland has in common, and examples."""

from navigator.beginning.first_files import NOTES, first_files
from navigator.beginning.one_more_region import with_region
from navigator.beginning.plan import Plan, PlanError

__all__ = ["NOTES", "Plan", "PlanError", "first_files", "with_region"]
