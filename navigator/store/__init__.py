"""The database behind one door: editions, events, uploads, flags, reports, counts, accounts."""

from navigator.store import backups
from navigator.store.database import (
    PATIENCE,
    ChangedMeanwhileError,
    DraftRow,
    EditionRow,
    ReportRow,
    Store,
    UploadRow,
    condition,
    digest,
    opened,
    strange,
)
from navigator.store.looks import Look, LookState
from navigator.store.one_at_a_time import alone
from navigator.store.presence import SECRET_KEY, there
from navigator.store.reports import OPEN_REPORTS, REPORT_STATES, Moved, ReportState
from navigator.store.unanswered import LEAST_COUNT, UnansweredCount, UnansweredKind
from navigator.store.unavailable import UnavailableError

__all__ = [
    "LEAST_COUNT",
    "OPEN_REPORTS",
    "PATIENCE",
    "REPORT_STATES",
    "SECRET_KEY",
    "ChangedMeanwhileError",
    "DraftRow",
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
    "condition",
    "digest",
    "opened",
    "strange",
    "there",
]
