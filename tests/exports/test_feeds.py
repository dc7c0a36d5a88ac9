"""Feeds: what RFC 4287 requires of them, and what they tell."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import UTC, date, datetime, timedelta

import pytest

from navigator import reading
from navigator.catalog import graph, localities
from navigator.editions import changelog
from navigator.environment import shipped
from navigator.exports import atom, feeds
from navigator.exports.feeds import Published, Teller
from navigator.exports.happenings import Scope, happenings
from navigator.voices import BY_CODE, VOICES, Voice, speeches
from tests.neighbours import OFFERS as OFFERS_OF_BOTH
from tests.neighbours import neighbours
from tests.world import (
    DAY_AFTER_KAIKU,
    FIRST_DAY,
    INTAKE,
    LAST_DAY_OF_KAIKU,
    OFFERS,
    PROJECTS,
    SERVICES,
    pikkula,
)

NS = {"a": atom.NAMESPACE}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
FI, EN = BY_CODE["fi"], BY_CODE["en"]
ROOT = "https://pikkula.fi/"
FIRST, SECOND = (datetime(2026, 1, day, 9, tzinfo=UTC) for day in (10, 12))
BEFORE_THE_END = date(2026, 5, 1)
CATALOG = reading.read(pikkula(intake_csv=INTAKE), FIRST_DAY)
LATER = pikkula(
    projects_csv=PROJECTS.replace("2026-06-30", "2026-12-31"),
    offers_csv=OFFERS.replace("velkaneuvonta;velat;saatio;;pikkula;;;;\n", "")
    + "neuvonta;lopetan;tyollisyys;;pikkula;;;;\n",
    services_csv=SERVICES.replace("Opit hakemaan työtä.", "Opit.").replace(
        "\nvelkaneuvonta;Velkaneuvonta;Skuldrådgivning;Debt counselling;Neuvoja velkoihin.;"
        "Råd om skulder.;Advice about debts.;;;;maksuhäiriö, perintä;;;;2025-08-22;Lähde", ""
    ),
)  # fmt: skip


def teller(voice: Voice) -> Teller:
    return Teller(
        speeches(shipped.TRANSLATIONS)[voice],
        CATALOG,
        f"{ROOT}{voice.code}/feed.atom",
        f"{ROOT}{voice.code}/",
        lambda kind, id_: f"{ROOT}{voice.code}/{kind}s/{id_}",
    )


def editions() -> list[Published]:
    return [
        Published(2, SECOND, changelog.lines(pikkula(), LATER)),
        Published(1, FIRST, (), first=True),
    ]


def changes(voice: Voice, scope: Scope | None = None) -> list[atom.Entry]:
    some = feeds.narrowed(editions(), scope, None, CATALOG)
    return list(feeds.changes(some, teller(voice)))


def endings(voice: Voice, on: date, scope: Scope | None = None) -> list[atom.Entry]:
    every = happenings(CATALOG, scope, on, on + feeds.REACH)
    told = [one for one in every if one.ending]
    speech, of = speeches(shipped.TRANSLATIONS)[voice], graph.build(CATALOG)
    lost = feeds.losses_with(told, CATALOG, of, on, speech)
    return list(feeds.endings(told, lost, feeds.known_since(editions()), teller(voice)))


def document(voice: Voice, entries: list[atom.Entry]) -> ET.Element:
    """A feed, as a program that knows XML reads it."""
    own = f"{ROOT}{voice.code}/feed.atom"
    feed = atom.Feed("Portaat", "Mitä", "Pikkula", own, ROOT, ROOT, FIRST)
    data = atom.written(feed, tuple(entries), speeches(shipped.TRANSLATIONS)[voice])
    return ET.fromstring(data)  # noqa: S314 — our own


@pytest.mark.parametrize("voice", VOICES, ids=str)
def test_what_the_rfc_requires_stands_there_once(voice: Voice) -> None:
    entries = changes(voice) + endings(voice, BEFORE_THE_END)
    root = document(voice, entries)
    assert root.tag == f"{{{atom.NAMESPACE}}}feed"
    assert root.get(LANG) == voice.code
    for holder in (root, *root.findall("a:entry", NS)):
        for name in ("id", "title", "updated"):
            (found,) = holder.findall(f"a:{name}", NS)
            assert found.text
        moment = holder.findtext("a:updated", "", NS)
        assert datetime.fromisoformat(moment).tzinfo
    assert root.findtext("a:author/a:name", None, NS) == "Pikkula"
    links = [(link.get("rel"), link.get("href")) for link in root.findall("a:link", NS)]
    assert ("self", f"{ROOT}{voice.code}/feed.atom") in links
    kinds = [(one.get("rel"), one.get("type"), one.get("hreflang")) for one in root.findall("a:link", NS)]  # fmt: skip  # noqa: E501
    assert len(kinds) == len(set(kinds))


def test_ids_are_unique_and_moments_no_later_than_the_feed() -> None:
    root = document(FI, changes(FI) + endings(FI, BEFORE_THE_END))
    ids = [found.text for found in root.findall("a:entry/a:id", NS)]
    assert len(ids) == len(set(ids)) == 3
    own = root.findtext("a:updated", "", NS)
    assert all(found.text and found.text <= own for found in root.findall("a:entry/a:updated", NS))


def test_same_edition_and_day_same_bytes() -> None:
    made = [ET.tostring(document(FI, changes(FI) + endings(FI, BEFORE_THE_END))) for _ in (1, 2)]
    assert made[0] == made[1]


def test_what_an_edition_changed_is_told_in_words() -> None:
    second, first = changes(EN)
    assert second.title.startswith("Edition 2: Removed: service “Debt counselling”, offer")
    assert "project “Kaiku” (Last day: 30 June 2026 → 31 December 2026)" in second.content
    assert "service “Job-search coaching” (Description)" in second.content
    assert f'<a href="{ROOT}en/projects/kaiku">' in second.content
    assert "offer “Business advice · I am closing my company" in second.content
    assert second.updated == SECOND
    assert first.title == "Edition 1: The map was published for the first time"


@pytest.mark.parametrize("voice", VOICES, ids=str)
def test_a_feed_speaks_one_language(voice: Voice) -> None:
    own = {"fi": "Poistettu", "sv": "Borttaget", "en": "Removed"}[voice.language]
    entry = changes(voice)[0]
    said = speeches(shipped.TRANSLATIONS)[voice].gettext("Removed")
    assert said in entry.title, own
    assert " (in " not in entry.content
    assert "suomeksi" not in entry.content


def test_what_changed_is_narrowed_to_a_thing() -> None:
    (entry,) = changes(EN, Scope("steps", "lopetan"))
    assert entry.summary == (
        "Changed: project “Kaiku” (Last day: 30 June 2026 → 31 December 2026); "
        "Added: offer “Business advice · I am closing my company · Pikkula Employment Services”"
    )
    assert changes(EN, Scope("steps", "palkkaan")) == []
    (of_project,) = changes(EN, Scope("projects", "kaiku"))
    assert "Debt counselling" not in of_project.summary
    assert "project “Kaiku” (Last day" in of_project.summary


def test_what_changed_in_another_region_is_not_told_here() -> None:
    lift = "kyyti;{};suurkylan-palvelut;;suurkyla;;;;;Hamina"
    moved = OFFERS_OF_BOTH.replace(lift.format("aloitan"), lift.format("merelle"))
    before, after = neighbours(), neighbours(offers_csv=moved)
    whole = reading.read(after)
    published = [Published(2, SECOND, changelog.lines(before, after))]
    for place, told in (("suurkyla", 1), ("pikkula", 0)):
        here = localities(whole)[place]
        assert len([*feeds.narrowed(published, None, here, whole)]) == told


def test_an_edition_that_cannot_be_read_says_so() -> None:
    (entry,) = feeds.changes([Published(3, SECOND, None)], teller(EN))
    assert entry.summary == "What changed can’t be told any more"


def test_words_behind_the_search_are_told_in_one_sentence() -> None:
    found = changelog.lines(
        pikkula(), pikkula(thesaurus_csv="language;word;means\nfi;massi;raha\n")
    )
    (entry,) = feeds.changes([Published(2, SECOND, found)], teller(EN))
    assert entry.summary == "The words of the search have changed"


def test_an_ending_is_told_from_90_days_before_until_its_day() -> None:
    assert endings(EN, LAST_DAY_OF_KAIKU - timedelta(days=91)) == []
    for on in (LAST_DAY_OF_KAIKU - timedelta(days=90), LAST_DAY_OF_KAIKU):
        (entry,) = endings(EN, on)
        assert entry.title == "Last day: Kaiku, 30 June 2026"
    assert endings(EN, DAY_AFTER_KAIKU) == []


def test_an_ending_has_the_moment_of_the_day_on_which_it_came_within_reach() -> None:
    on_two_days = [endings(EN, BEFORE_THE_END + timedelta(days=days)) for days in (0, 20)]
    assert on_two_days[0][0].updated == on_two_days[1][0].updated
    assert on_two_days[0][0].updated.date() == LAST_DAY_OF_KAIKU - feeds.REACH


def test_an_ending_that_is_known_later_has_the_moment_of_its_edition() -> None:
    told = happenings(CATALOG, Scope("projects", "kaiku"), BEFORE_THE_END, LAST_DAY_OF_KAIKU)
    late = datetime(2026, 6, 1, tzinfo=UTC)
    since = feeds.known_since([Published(2, late, changelog.lines(pikkula(), LATER))])
    (entry,) = feeds.endings(told, {}, since, teller(EN))
    assert entry.updated == late


def test_an_ending_says_what_leaves_which_step() -> None:
    (entry,) = endings(EN, BEFORE_THE_END)
    assert "I am closing my company: Echo course. Nothing is left on the step." in entry.content
    assert "I need help with money: Echo course. 1 service is left on the step." in entry.content
    assert "Job-search coaching. " not in entry.content  # others go on with it
    (on_one_step,) = endings(EN, BEFORE_THE_END, Scope("steps", "lopetan"))
    assert "I need help with money" not in on_one_step.content
