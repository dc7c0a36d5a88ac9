"""Who works at the desk: accounts and roles, passwords, the second factor."""

from navigator.staff import guessing, passwords, second_factor
from navigator.staff.accounts import (
    AHEAD,
    ROLES,
    WHOLE,
    LastAdminError,
    NameTakenError,
    Password,
    Role,
    SignIn,
    Stage,
    User,
    name_fault,
    name_key,
)

__all__ = [
    "AHEAD",
    "ROLES",
    "WHOLE",
    "LastAdminError",
    "NameTakenError",
    "Password",
    "Role",
    "SignIn",
    "Stage",
    "User",
    "guessing",
    "name_fault",
    "name_key",
    "passwords",
    "second_factor",
]
