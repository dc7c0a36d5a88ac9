"""What waits for the staff: findings, flags, reports, questions without an answer."""

from navigator.web.admin.boards import (
    checked_today,
    findings,
    flag_wording,
    flags,
    reports,
    unanswered,
)

__all__ = ["checked_today", "findings", "flag_wording", "flags", "reports", "unanswered"]
