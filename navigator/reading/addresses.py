"""Whether a web address can be one, and if not, why not: by RFC 3986, names of sites by IDNA.

Whatever a browser would open is good: capitals, ports, queries, letters of any alphabet. Nothing is
asked of the network.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from ipaddress import ip_address
from urllib.parse import SplitResult, quote, urlsplit

import idna

from navigator.tables import reasons
from navigator.voices import invisible

Fault = tuple[str, dict[str, str]]

SCHEME = "https://"
SEVERAL = re.compile(r"[\s,;|]+(https?:|www\.)", re.IGNORECASE)
BAD_SIGNS = re.compile(r'[<>"\\]')
BROKEN_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
LONGEST_LABEL, LONGEST_PORT = 63, 65535
KEPT = "/%:@!$&'()*+,;=-._~"  # signs that stand for themselves, and what is written by % already
ALIKE = ("LATIN", "CYRILLIC", "GREEK")  # alphabets that share the shapes of letters
OLD = re.compile(r"https://[a-zåäö0-9.-]+\.[a-z]{2,}(/\S*)?")  # what was published as good before


def fault_of(address: str) -> Fault | None:
    """What is wrong with an address; nothing, if it may well be one.

    What nobody sees in it is not told here, but as in any other text.
    """
    text = "".join(c for c in address if not invisible(c))
    if SEVERAL.search(text):
        return "two-links", {}
    if not text.lower().startswith(SCHEME):
        return "no-https" if text.lower().startswith("http://") else "bad-link", {}
    if re.search(r"\s", text):
        return "spaced-link", {}
    reason = _wrong(text)
    return ("wrong-link", {"reason": reason}) if reason else None


def was_good(address: str) -> bool:
    """Whether it may have been published before addresses were looked at more closely."""
    return bool(OLD.fullmatch(address))


def settled(address: str) -> str:
    """The address with its scheme and site in small letters, as all programs understand it."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    return parts._replace(netloc=parts.netloc.lower()).geturl() if parts.netloc else address


def _wrong(text: str) -> str:
    """Why it can't be an address; nothing, if it can."""
    if BAD_SIGNS.search(text):
        return reasons.BAD_SIGN
    if BROKEN_PERCENT.search(text):
        return reasons.PERCENT
    try:
        parts = urlsplit(text)
    except ValueError:
        return reasons.BAD_LETTER
    return next(_of_site(parts), "")


def _of_site(parts: SplitResult) -> Iterator[str]:
    if "@" in parts.netloc:
        yield reasons.USER
    if not _port_is_good(parts):
        yield reasons.BAD_PORT
    name = (parts.hostname or "").removesuffix(".")
    if not name:
        yield reasons.NO_NAME
    yield from _of_name(name)


def _port_is_good(parts: SplitResult) -> bool:
    port = re.search(r":([^:\]]*)$", parts.netloc)
    return not port or bool(
        re.fullmatch("[0-9]{0,5}", port[1]) and 0 < int(port[1] or 443) <= LONGEST_PORT
    )


def _of_name(name: str) -> Iterator[str]:
    """What is wrong with the name of a site; first of all, what one sees."""
    labels = re.split("[.。．｡]", name)
    if not all(labels):
        yield reasons.EMPTY_LABEL
    if _is_number(name):
        yield reasons.A_NUMBER
    if any(label[0] == "-" or label[-1] == "-" for label in labels if label):
        yield reasons.EDGED_LABEL
    if any(map(_is_mixed, labels)):
        yield reasons.MIXED
    for label in labels:
        yield from _of_label(label)
    if len(labels) == 1 or not re.fullmatch("xn--.+|[^\\W\\d_]{2,}", labels[-1]):
        yield reasons.NO_ENDING


def _of_label(label: str) -> Iterator[str]:
    try:
        ascii_ = label if label.isascii() else idna.encode(label, uts46=True).decode()
    except idna.IDNAError as error:
        yield reasons.LONG_LABEL if "too long" in str(error) else reasons.BAD_LETTER
        return
    if not re.fullmatch("[A-Za-z0-9_-]+", ascii_):
        yield reasons.BAD_LETTER
    if len(ascii_) > LONGEST_LABEL:
        yield reasons.LONG_LABEL


def _is_number(name: str) -> bool:
    try:
        return bool(ip_address(name))
    except ValueError:
        return bool(re.fullmatch(r"[\d.]+", name))


def _is_mixed(label: str) -> bool:
    """Whether letters of several alphabets that look alike stand in one word."""
    names = [unicodedata.name(c, "") for c in label if c.isalpha()]
    return sum(any(name.startswith(one) for name in names) for one in ALIKE) > 1


def as_uri(address: str) -> str:
    """The address in English letters alone, as RFC 3986 has it: the site by IDNA, the rest by %."""
    parts = urlsplit(address)
    host, _, port = parts.netloc.partition(":")
    name = host if host.isascii() else idna.encode(host, uts46=True).decode()
    whole = parts._replace(
        netloc=f"{name}:{port}" if port else name,
        path=quote(parts.path, safe=KEPT),
        query=quote(parts.query, safe=f"{KEPT}?"),
        fragment=quote(parts.fragment, safe=f"{KEPT}?"),
    )
    return whole.geturl()
