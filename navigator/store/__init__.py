"""The database behind one door: editions, events, uploads, flags, reports, counts, accounts."""

from navigator.store import backups
from navigator.store.database import (
    PATIENCE,
    ChangedMeanwhileError,
    EditionRow,
    ReportRow,
    Store,
    UnavailableError,
    UploadRow,
    digest,
    opened,
    strange,
)
from navigator.store.looks import Look, LookState
from navigator.store.one_at_a_time import alone
from navigator.store.reports import OPEN_REPORTS, REPORT_STATES, Moved, ReportState
from navigator.store.unanswered import LEAST_COUNT, UnansweredCount, UnansweredKind

__all__ = [
    "LEAST_COUNT",
    "OPEN_REPORTS",
    "PATIENCE",
    "REPORT_STATES",
    "ChangedMeanwhileError",
    "EditionRow",
    "Look",
    "LookState",
    "Moved",
    "ReportRow",
    "ReportState",
    "Store",
    "UnansweredCount",
    "UnansweredKind",
    "UnavailableError",
    "UploadRow",
    "alone",
    "backups",
    "digest",
    "opened",
    "strange",
]
