"""The second factor: codes of an app on the phone, and codes on paper for when it is lost."""

from __future__ import annotations

import hashlib
from datetime import datetime

import pyotp
from pyotp.exceptions import OTPVerificationError

from navigator.staff import passwords

N = str  # marks a message for the catalogues; it is translated where it is shown

WRONG = N("This code is not right, or it has been used. Wait for the next one and write it here.")
CODES = 10  # recovery codes at a time
AROUND = 1  # steps of 30 seconds by which a phone's clock may be wrong


def new_secret() -> str:
    """A secret for an app, in base 32."""
    return pyotp.random_base32()


def address(secret: str, name: str, issuer: str) -> str:
    """The address by which an app takes the secret in."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=issuer)


def step(secret: str, typed: str, now: datetime) -> int | None:
    """The step of time whose code was typed; None if it is the code of no step around now."""
    code = "".join(typed.split())
    if not secret or not (code.isascii() and code.isdigit()):
        return None
    totp = pyotp.TOTP(secret)
    try:
        return totp.verify_and_get_timecode(code, for_time=now, valid_window=AROUND)
    except OTPVerificationError:
        return None


def recovery_codes() -> list[str]:
    """New codes for paper, each a password for once."""
    return [passwords.one_time() for _ in range(CODES)]


def recovery_hash(typed: str) -> str:
    """What is kept of a code, however it is spaced: a plain hash, since nobody guesses 79 bits."""
    letters = "".join(character for character in typed.casefold() if character.isalnum())
    return hashlib.sha256(letters.encode()).hexdigest()
