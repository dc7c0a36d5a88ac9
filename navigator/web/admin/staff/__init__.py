"""Accounts on the desk: signing in, one’s own account, all accounts, what was done by whom."""

from navigator.web.admin.staff import account, events, sign_in, users

__all__ = ["account", "events", "sign_in", "users"]
