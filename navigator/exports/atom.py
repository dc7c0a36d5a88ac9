"""Feeds as Atom (RFC 4287), one voice a feed; from the same facts always the same bytes.

By the standard library alone: it writes what is asked for and no moment of its own.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from datetime import UTC, datetime

from navigator.voices import Speech, visible

MEDIA_TYPE = "application/atom+xml"
NAMESPACE = "http://www.w3.org/2005/Atom"
RIGHTS = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is told: its id for ever, the page that tells more, HTML as its content."""

    id: str
    title: str
    updated: datetime
    page: str
    summary: str
    content: str
    categories: tuple[tuple[str, str], ...] = ()  # ids of staircases, with their names


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says of itself; its own address is its id."""

    title: str
    subtitle: str
    author: str
    own: str
    page: str
    root: str
    updated: datetime
    others: tuple[tuple[str, str], ...] = ()  # the same in other voices: code and address


def written(feed: Feed, entries: tuple[Entry, ...], speech: Speech) -> bytes:
    """The document. The newest moment of all is that of the feed."""
    root = ET.Element("feed", {"xmlns": NAMESPACE, "xml:lang": speech.voice.code})
    updated = max([feed.updated, *(entry.updated for entry in entries)])
    _text(root, "id", feed.own)
    _text(root, "title", feed.title)
    _text(root, "subtitle", feed.subtitle)
    _text(root, "updated", _moment(updated))
    author = ET.SubElement(root, "author")
    _text(author, "name", feed.author)
    _text(author, "uri", feed.root)
    _link(root, "self", feed.own, MEDIA_TYPE)
    _link(root, "alternate", feed.page, "text/html", speech.voice.code)
    for code, address in feed.others:
        _link(root, "related", address, MEDIA_TYPE, code)
    _link(root, "license", RIGHTS)
    _text(root, "generator", "Palveluportaat")
    for entry in entries:
        root.append(_entry(entry, speech))
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _entry(entry: Entry, speech: Speech) -> ET.Element:
    found = ET.Element("entry")
    _text(found, "id", entry.id)
    _text(found, "title", entry.title)
    _text(found, "updated", _moment(entry.updated))
    _link(found, "alternate", entry.page, "text/html", speech.voice.code)
    _text(found, "summary", entry.summary)
    for id_, name in entry.categories:
        ET.SubElement(found, "category", {"term": id_, "label": name})
    _text(found, "content", entry.content).set("type", "html")
    return found


def _text(parent: ET.Element, tag: str, said: str) -> ET.Element:
    """A part that says something, without characters that XML can’t hold."""
    found = ET.SubElement(parent, tag)
    found.text = visible(said)
    return found


def _link(parent: ET.Element, rel: str, href: str, type_: str = "", voice: str = "") -> None:
    known = {"rel": rel, "type": type_, "hreflang": voice, "href": href}
    ET.SubElement(parent, "link", {name: value for name, value in known.items() if value})


def _moment(at: datetime) -> str:
    """A moment as RFC 3339 writes it, in UTC to the second."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
