"""The pages of findings on the desk: what a manager reads in the morning, and the command."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner, Result

from navigator import store
from navigator.cli import main
from navigator.editions import edition
from navigator.editions.edition import Act, Place
from navigator.findings.finding import GROUPS, KINDS
from navigator.voices.localisation import speeches
from navigator.voices.text import Voice
from navigator.web.app import create_app
from tests import ROOT
from tests.conftest import Clock, write
from tests.lint import LintingClient
from tests.people import MORNING, Watch, other_client, send, signed_in
from tests.world import DAY_AFTER_KAIKU, FIRST_DAY, pikkula

PAGES = ("", "findings", "timeline", "matrix", "compare")
AFTER = DAY_AFTER_KAIKU.isoformat()


@pytest.fixture
def counsellor(desk: LintingClient) -> LintingClient:
    """The desk of Pikkula, with a counsellor signed in."""
    return signed_in(desk, "counsellor")


@pytest.fixture
def kouvola_desk(kouvola_place: Place, clock: Clock) -> Iterator[LintingClient]:
    app = create_app(kouvola_place, clock)
    app.testing = True
    app.test_client_class = LintingClient
    with app.test_client() as client:
        assert isinstance(client, LintingClient)
        yield signed_in(client, "counsellor")


def page(client: LintingClient, path: str = "", voice: str = "en") -> str:
    html = client.page(f"/{voice}/admin/{path}")
    return " ".join(re.sub(r"<[^>]+>", " ", html.split("<main")[1].split("</main>")[0]).split())


@pytest.mark.parametrize("voice", ["fi", "sv", "en", "fi-simple", "sv-simple", "en-simple"])
@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("on", ["", f"?on={AFTER}", "?on=2000-01-01", "?on=2100-12-31"])
def test_every_page_can_be_read_in_every_voice_on_every_day(
    counsellor: LintingClient, voice: str, path: str, on: str
) -> None:
    page(counsellor, path + on, voice)


def test_the_morning_page_says_what_matters_in_words(counsellor: LintingClient) -> None:
    text = page(counsellor)
    assert "Every step has something." in text
    assert "Within 180 days 2 services more leave their steps." in text
    assert "1 step is then left with nothing." in text


def test_the_morning_page_says_whom_an_ending_leaves_without_help(
    counsellor: LintingClient,
) -> None:
    text = page(counsellor, "?on=2026-06-15")
    after = text.split("Who is then left without help")[1]
    assert after.startswith(" Everyone: I am closing my company What is meant for people under 30:")


def test_the_morning_page_of_an_empty_step_begins_with_it(counsellor: LintingClient) -> None:
    text = page(counsellor, f"?on={AFTER}")
    assert "1 step has nothing. 1 project of 1 has ended." in text
    suffering = text.split("Steps that suffer, the worst first")[1]
    assert suffering.index("I am closing my company") < suffering.index("I need help with money")


def test_the_shipped_map_shows_ten_ended_projects_and_the_steps_that_suffer(
    kouvola_desk: LintingClient, clock: Clock
) -> None:
    clock.today = date(2026, 11, 22)
    text = page(kouvola_desk, "?region=kouvola")
    assert "10 projects of 20 have ended. 6 steps have lost services with that." in text
    assert "Duunidynamo" in text.split("What ends next")[1].split("Steps that suffer")[0]


def test_all_findings_stand_under_their_kind_with_its_threshold(
    counsellor: LintingClient,
) -> None:
    text = page(counsellor, f"findings?on={AFTER}")
    assert "Steps with nothing 1" in text
    assert "within 180 days" not in text
    assert "at most 1." in text


def test_findings_are_narrowed_by_kind_and_area(counsellor: LintingClient) -> None:
    text = page(counsellor, f"findings?on={AFTER}&kind=service-ended&area=yritys")
    assert "1 finding ·" in text
    assert "Echo course" in text
    assert "Nothing of the kind" in page(counsellor, "findings?kind=empty-step")
    assert "0 findings" in page(counsellor, "findings?kind=no-such-kind&area=nowhere")


def test_a_finding_leads_to_its_step_and_service_on_its_day(counsellor: LintingClient) -> None:
    html = counsellor.page(f"/fi/admin/findings?on={AFTER}&kind=service-ended")
    assert f'href="/fi/steps/velat?on={AFTER}"' in html
    assert f'href="/fi/services/kaikukurssi?on={AFTER}"' in html


def test_a_finding_about_a_step_can_be_flagged(desk: LintingClient) -> None:
    app = desk.application
    if "flags.new" not in app.view_functions:
        app.add_url_rule("/<voice:voice>/admin/flags/new", "flags.new", lambda voice: "")
    html = signed_in(desk).page(f"/fi/admin/findings?on={AFTER}")
    (flag,) = re.findall(
        r'href="(/fi/admin/flags/new\?[^"]*finding=service-ended/velat[^"]*)"', html
    )
    values = parse_qs(urlsplit(unescape(flag)).query)
    assert values == {
        "step": ["velat"],
        "service": ["kaikukurssi"],
        "kind": ["missing"],
        "finding": ["service-ended/velat/kaikukurssi"],
        "on": [AFTER],
    }
    assert "finding=stale-service" not in html
    assert "finding=project-ended" not in html


def test_findings_are_saved_as_a_table_that_excel_opens(counsellor: LintingClient) -> None:
    response = counsellor.get(f"/en/admin/findings.csv?on={AFTER}&kind=empty-step")
    assert response.mimetype == "text/csv"
    assert f"findings-{AFTER}.csv" in response.headers["Content-Disposition"]
    assert response.data.startswith("\ufeff".encode())
    text = response.data.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text, newline=""), delimiter=";")
    assert row["id"] == "empty-step/lopetan"
    assert row["about"] == "I am closing my company"


def test_findings_are_saved_as_json_like_that_of_the_command(
    counsellor: LintingClient, desk_place: Place
) -> None:
    saved = counsellor.get(f"/fi/admin/findings.json?on={AFTER}").get_json()
    told = json.loads(run(desk_place, "--on", AFTER, "--json").stdout)
    assert saved == told


def test_what_a_link_answered_stands_among_the_findings(
    counsellor: LintingClient, desk_place: Place
) -> None:
    with store.opened(desk_place.database) as kept:
        for at in (datetime(2026, 1, day, 12, tzinfo=UTC) for day in (13, 14)):
            kept.links.keep([("https://www.pikkula.fi", "timeout")], at=at)
    text = page(counsellor, "findings?kind=silent-link")
    assert "https://www.pikkula.fi Pay subsidy Pikkula Employment Services Did not" in text
    assert "palkkatuki/edit" not in counsellor.page("/en/admin/findings?kind=silent-link")
    editor = signed_in(other_client(counsellor), "editor")
    html = editor.page("/en/admin/findings?kind=silent-link")
    assert 'href="/en/admin/services/palkkatuki/edit"' in html
    assert 'href="/en/admin/providers/tyollisyys/edit"' in html
    assert "Did not answer on 14 January 2026: it took too long." in text


def test_links_that_were_never_asked_are_not_said_to_answer(
    counsellor: LintingClient, desk_place: Place
) -> None:
    for query in ("", "?kind=silent-link", "?kind=stale"):
        text = page(counsellor, f"findings{query}")
        assert "The links have not been tried yet" in text
        assert "Links that did not answer (not tried yet)" in text
    assert "Nothing of the kind" not in page(counsellor, "findings?kind=silent-link")
    assert "Links that did not answer not tried yet" in page(counsellor)
    assert "have not been tried" not in page(counsellor, "findings?kind=ended")
    with store.opened(desk_place.database) as kept:
        at = datetime(2026, 1, 14, 12, tzinfo=UTC)
        kept.links.keep([("https://www.pikkula.fi", "200")], at=at)
    text = page(counsellor, "findings?kind=silent-link")
    assert "The links were last tried on 14 January 2026. Nothing of the kind" in text
    assert "Links that did not answer (0)" in text


STALE = "/en/admin/findings?kind=stale-service"


@pytest.fixture
def late(clock: Clock, watch: Watch) -> None:
    """Ten months after the services were last checked."""
    watch.passes(days=(DAY_AFTER_KAIKU - FIRST_DAY).days)
    clock.today = DAY_AFTER_KAIKU


def checked(client: LintingClient) -> dict[str, date]:
    place = client.application.extensions["place"]
    services = edition.opened(edition.newest(place), place).catalog.services
    return {one.id: one.checked_on for one in services}


@pytest.mark.usefixtures("late")
def test_services_are_marked_as_checked_from_their_list_in_one_edition(
    desk: LintingClient, desk_place: Place
) -> None:
    editor = signed_in(desk, "editor")
    html = editor.page(STALE)
    assert html.count('name="service"') == 5
    assert 'name="based_on" value="1"' in html
    done = send(editor, "/en/admin/findings", based_on=1, service=["valmennus", "neuvonta"])
    assert (done.status_code, done.location) == (303, f"{STALE}&edition=2")
    text = page(editor, "findings?kind=stale-service&edition=2")
    assert "Edition 2 is live." in text
    assert "Job-search coaching: Last checked: 22 August 2025 → 1 July 2026" in text
    assert "Services not checked for long 3" in text
    today = [id_ for id_, on in checked(editor).items() if on == DAY_AFTER_KAIKU]
    assert today == ["valmennus", "neuvonta"]
    with store.opened(desk_place.database) as kept:
        assert kept.editions.row(2).note.count("checked_on") == 2


@pytest.mark.usefixtures("late")
def test_all_services_of_the_list_are_marked_at_once(desk: LintingClient) -> None:
    editor = signed_in(desk, "editor")
    assert "All 5 services below" in page(editor, "findings?kind=stale-service")
    shown = editor.page("/en/admin/findings?kind=stale-service")
    listed = re.search(r'name="listed" value="([^"]+)"', shown)
    assert listed
    assert len(listed[1].split()) == 5
    sent = {"every": "1", "listed": listed[1]}
    assert send(editor, "/en/admin/findings", based_on=1, **sent).status_code == 303
    assert {*checked(editor).values()} == {DAY_AFTER_KAIKU}
    assert "Nothing of the kind" in page(editor, "findings?kind=stale-service")


@pytest.mark.usefixtures("late")
def test_who_marks_nothing_or_what_others_changed_is_told_and_nothing_is_published(
    desk: LintingClient, desk_place: Place
) -> None:
    editor = signed_in(desk, "editor")
    nothing = send(editor, "/en/admin/findings", based_on=1)
    assert nothing.status_code == 422
    assert '<a href="#service-1">Choose which services' in nothing.text
    assert "<title>Error: All findings" in nothing.text
    send(editor, "/en/admin/services/neuvonta/edit", based_on=1, source="Muu", note="Syy.")
    both = {"service": ["valmennus", "neuvonta"]}
    late = send(editor, "/en/admin/findings", based_on=1, **both)
    assert late.status_code == 409
    assert "You have changed one of these services yourself meanwhile." in late.text
    assert late.text.count(" checked>") == 2, "and what was ticked is kept"
    assert 'name="based_on" value="2"' in late.text
    assert edition.newest(desk_place) == 2


@pytest.mark.usefixtures("late")
def test_what_is_to_be_mended_first_is_told_instead_of_marking(
    desk: LintingClient, desk_place: Place
) -> None:
    """A text that was published before there was a limit is still too long."""
    long = pikkula(services_csv=pikkula()["services.csv"].decode().replace("Kurssi.", "x" * 1001))
    with store.opened(desk_place.database) as kept:
        kept.editions.publish(long, origin="edit", at=MORNING, by="Aino", note="Ennen.")
    editor = signed_in(desk, "editor")
    told = "Services: Echo course: The text has 1001 characters; at most 1000 are allowed."
    for address in ("findings", "services/neuvonta/checked"):
        response = send(editor, f"/en/admin/{address}", based_on=2, service="neuvonta")
        assert response.status_code == 422
        assert told in response.text
    assert edition.newest(desk_place) == 2


def test_only_editors_mark_and_only_for_today(counsellor: LintingClient) -> None:
    assert 'name="service"' not in counsellor.page(f"{STALE}&on={AFTER}")
    editor = signed_in(other_client(counsellor), "editor")
    assert 'name="service"' not in editor.page(f"{STALE}&on={AFTER}")


def test_a_missing_text_leads_to_the_form_in_which_it_is_written(
    desk: LintingClient, desk_place: Place
) -> None:
    changed = pikkula(
        offers_csv=pikkula()["offers.csv"].decode().replace(";finansiering;funding", ";;"),
        projects_csv=pikkula()["projects.csv"].decode().replace("-30;;;;", "-30;Kesään.;;;"),
    )
    edition.publish(changed, desk_place, Act(MORNING, "Eero", "", 1), origin="edit")
    editor = signed_in(desk, "editor")
    html = editor.page("/en/admin/findings?kind=unwritten")
    for form in (
        "services/velkaneuvonta",
        "offers/palkkatuki~palkkaan~tyollisyys",
        "projects/kaiku",
    ):
        assert f'href="/en/admin/{form}/edit"' in html
    assert html.count("To the data files<") == 5, "for stairs, which have no form"
    text = page(editor, "findings?kind=unwritten-note")
    assert "The further detail is missing in Swedish and in English." in text
    counsellor = signed_in(other_client(desk), "counsellor")
    assert "velkaneuvonta/edit" not in counsellor.page("/en/admin/findings?kind=unwritten")


def test_the_timeline_tells_the_same_as_a_picture_and_as_a_table(
    counsellor: LintingClient,
) -> None:
    html = counsellor.page(f"/fi/admin/timeline?on={AFTER}")
    picture, table = html.split('class="gantt"')[1].split("</svg>")
    for part in (picture, table):
        assert f"/fi/projects/kaiku?on={AFTER}" in part
        assert "30.6.2026" in part
    assert 'class="today"' in picture
    assert 'class="today"' not in counsellor.page("/fi/admin/timeline")


@pytest.mark.parametrize("voice", ["fi", "sv", "en"])
def test_numbers_in_the_timeline_pass_through_no_locale(
    counsellor: LintingClient, voice: str
) -> None:
    svg = counsellor.page(f"/{voice}/admin/timeline").split('class="gantt"')[1].split("</svg>")[0]
    numbers = re.findall(r' (?:x1?|x2|y1?|y2|width|height|viewBox|points)="([^"]*)"', svg)
    assert len(numbers) > 10
    assert all(re.fullmatch(r"(?:-?\d+[ ,]?)+", number) for number in numbers)


def test_a_day_is_moved_by_a_form_and_by_links(counsellor: LintingClient) -> None:
    html = counsellor.page("/fi/admin/timeline?on=2026-01-31")
    assert '<input type="date" id="on" name="on" value="2026-01-31"' in html
    assert 'href="/fi/admin/timeline?on=2026-02-28"' in html
    assert 'href="/fi/admin/timeline?on=2025-12-31"' in html
    assert 'href="/fi/?on=2026-01-31"' in html


def test_the_matrix_shows_two_days_where_they_differ(counsellor: LintingClient) -> None:
    text = page(counsellor, f"matrix?then={AFTER}")
    assert "I am closing my company 0 1 , then → 0 ✕ 1 , then → 0 ✕" in text
    assert "15 January 2026 and 1 July 2026" in text
    assert "→" not in page(counsellor, "matrix").split("Services by step")[1]


@pytest.mark.parametrize("voice", ["fi", "sv", "en"])
def test_the_matrix_begins_with_the_municipality_and_goes_on_by_the_alphabet(
    kouvola_desk: LintingClient, voice: str
) -> None:
    html = kouvola_desk.page(f"/{voice}/admin/matrix").replace("\u00ad", "")
    _step, *kinds, _all = re.findall(r'<th scope="col">([^<]+)</th>', html)
    assert kinds[0] == {"fi": "Kunnat", "sv": "Kommuner", "en": "Municipalities"}[voice]
    assert len(kinds) > 3
    assert kinds[1:] == sorted(kinds[1:], key=speeches(ROOT / "translations")[Voice(voice)].order)


def test_two_days_are_compared(counsellor: LintingClient) -> None:
    text = page(counsellor, f"compare?on={FIRST_DAY}&then={AFTER}")
    assert "2 services fall away from their steps. 0 services come to a step." in text
    assert "1 step is left with nothing." in text


def test_the_earlier_of_two_days_comes_first(counsellor: LintingClient) -> None:
    answer = counsellor.get(f"/en/admin/compare?on={AFTER}&then={FIRST_DAY}")
    assert answer.location == f"/en/admin/compare?on={FIRST_DAY}&then={AFTER}"


@pytest.mark.parametrize("path", ["matrix?then=yesterday", "compare?then=2101-01-01"])
def test_another_day_that_is_no_day_is_refused(counsellor: LintingClient, path: str) -> None:
    response = counsellor.get(f"/en/admin/{path}")
    assert response.status_code == 400
    assert "The day in the address is not a day" in response.text


def run(place: Place, *arguments: object) -> Result:
    command = ["findings", "--var", str(place.folder), *map(str, arguments)]
    result = CliRunner().invoke(main, command)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def test_the_command_tells_findings_by_kind_and_names_steps_in_finnish(place: Place) -> None:
    told = run(place, "--on", FIRST_DAY)
    assert told.exit_code == 0
    assert "[few-providers/velat]" in told.stdout
    assert "Tarvitsen apua raha-asioihin: " in told.stdout


def test_the_command_fails_where_a_step_has_nothing(place: Place) -> None:
    assert run(place, "--on", DAY_AFTER_KAIKU).exit_code == 1
    assert run(place, "--on", DAY_AFTER_KAIKU, "--json").exit_code == 1


def test_the_command_speaks_three_languages(place: Place) -> None:
    told = run(place, "--on", DAY_AFTER_KAIKU, "--lang", "en").stdout
    assert "Steps with nothing (1)\n  I am closing my company: Nothing stands" in told


def test_the_command_shows_some_of_each_kind_or_all(kouvola_place: Place) -> None:
    some = run(kouvola_place, "--on", "2026-11-22").stdout.splitlines()
    everything = run(kouvola_place, "--on", "2026-11-22", "--all").stdout.splitlines()
    assert sum("[stale-service/" in line for line in some) == 20
    told = sum("[stale-service/" in line for line in everything)
    assert told > 100
    assert f"  … + {told - 20} (--all)" in some


def test_the_command_tells_findings_of_a_folder_without_publishing_it(
    place: Place, tmp_path: Path
) -> None:
    rows = (
        pikkula()["offers.csv"]
        .decode()
        .replace("kaikukurssi;lopetan;saatio;kaiku;pikkula;;;;\n", "")
    )
    folder = write(pikkula(offers_csv=rows), tmp_path)
    told = run(place, "--on", FIRST_DAY, "--draft", "--data", folder)
    assert told.exit_code == 1
    assert "[empty-step/lopetan]" in told.stdout
    assert edition.newest(place) == 1


def test_the_command_without_an_edition_says_what_to_do(tmp_path: Path) -> None:
    told = run(Place(tmp_path))
    assert told.exit_code == 3, "1 means that a step has nothing"
    assert "navigator build" in told.stderr


def test_the_command_of_a_faulty_folder_fails_otherwise_than_for_an_empty_step(
    place: Place, tmp_path: Path
) -> None:
    folder = write(pikkula(offers_csv="service;step"), tmp_path)
    assert run(place, "--draft", "--data", folder).exit_code == 3


def test_the_command_is_quiet_when_its_reader_has_seen_enough(kouvola_place: Place) -> None:
    asked = f"findings --all --on 2026-11-22 --var {kouvola_place.folder}"
    code = f"from navigator.cli import main; main({asked.split()!r})"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_the_manual_tells_every_kind_group_key_and_figure(place: Place) -> None:
    manual = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`([\w-]+)`", manual))
    answer = json.loads(run(place, "--on", DAY_AFTER_KAIKU, "--json").stdout)
    before = json.loads(run(place, "--on", "2026-06-15", "--json").stdout)
    figures = {key for one in answer["findings"] + before["findings"] for key in one["figures"]}
    assert {*KINDS, *GROUPS, *answer, *answer["findings"][0], *figures} - told == set()
