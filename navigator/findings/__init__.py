"""What the map itself shows on a day: what is missing, too much, ending, stale or unwritten."""

from navigator.findings import beside, day_comparison, outlook
from navigator.findings.all_findings import findings, in_area, listed, narrowed, tally
from navigator.findings.coverage_matrix import matrix
from navigator.findings.finding import GROUPS, KINDS, Draft, Finding
from navigator.findings.gains_and_losses import drops, leaving, losses
from navigator.findings.kind_names import GROUP_NAMES, KIND_NAMES, PROVIDER_KINDS, method
from navigator.findings.old_words import change
from navigator.findings.outdated_terms import uses
from navigator.findings.sentences import said, subject
from navigator.findings.voice_names import IN_VOICES

__all__ = [
    "GROUPS",
    "GROUP_NAMES",
    "IN_VOICES",
    "KINDS",
    "KIND_NAMES",
    "PROVIDER_KINDS",
    "Draft",
    "Finding",
    "beside",
    "change",
    "day_comparison",
    "drops",
    "findings",
    "in_area",
    "leaving",
    "listed",
    "losses",
    "matrix",
    "method",
    "narrowed",
    "outlook",
    "said",
    "subject",
    "tally",
    "uses",
]
