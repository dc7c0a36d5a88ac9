"""Whether a telephone number can be one: E.164, or a short number such as 112."""

from __future__ import annotations

import re

import phonenumbers

COUNTRY = "FI"
SHORT = re.compile(r"1\d{2}|116\d{3}", re.ASCII)  # 112 and the European numbers of social value
WRITTEN = re.compile(r"(\+|00)?[0-9\s()-]+")


def read(text: str) -> str | None:
    """The number as +358201234567, or a short one as it is; None for what can't be one."""
    if SHORT.fullmatch(text):
        return text
    if not WRITTEN.fullmatch(text):  # a field with words in it may hide another number
        return None
    try:
        number = phonenumbers.parse(re.sub("^00", "+", text.strip()), COUNTRY)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
