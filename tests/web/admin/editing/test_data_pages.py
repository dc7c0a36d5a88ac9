"""The pages of the data: bring, mend, preview, publish, go back; and what is told of it."""

from __future__ import annotations

import csv
import io
import re
from datetime import timedelta
from zipfile import ZipFile

import pytest
from markupsafe import escape
from werkzeug.test import TestResponse

from navigator import reading, store
from navigator.editions import desk as desk_
from navigator.editions import edition
from navigator.editions.desk import GoneError
from navigator.editions.edition import Act, Place
from navigator.voices.text import Voice
from navigator.web.admin.editing.data_files import LARGEST
from navigator.web.admin.staff.events import VERBS
from tests.books import saved
from tests.conftest import Clock
from tests.lint import LintingClient, lint, text_of
from tests.people import MORNING, NAMES, other_client, send, signed_in, token
from tests.world import DAY_AFTER_KAIKU, FIRST_DAY, OFFERS, PROJECTS, SERVICES, pikkula

DATA = "/fi/admin/data"
YOUNG = "offers/valmennus~aloitan~saatio~kaiku~under-30"
NAMED = {f"name_{language}": "Uusi" for language in ("fi", "sv", "en")}
LONGER = PROJECTS.replace("2026-06-30", "2026-12-31")


@pytest.fixture
def editor(desk: LintingClient) -> LintingClient:
    return signed_in(desk, "editor")


def excel(text: str) -> bytes:
    """A table as Finnish Excel saves it as plain CSV: Windows-1252, CRLF, days with dots."""
    dotted = re.sub(r"(\d{4})-(\d\d)-(\d\d)", r"\3.\2.\1", text)
    return dotted.replace("\n", "\r\n").encode("cp1252")


def bring(client: LintingClient, to: str = f"{DATA}/uploads", **files: bytes) -> TestResponse:
    given = [(io.BytesIO(data), name.replace("_", ".")) for name, data in files.items()]
    return client.post(to, data={"csrf_token": token(client), "files": given})


def publish(client: LintingClient, number: int, based_on: int, note: str = "Syy.") -> TestResponse:
    where = f"{DATA}/uploads/{number}/publish"
    return send(client, where, based_on=based_on, note=note, seen=seen_in(client, number))


def seen_in(client: LintingClient, number: int) -> str:
    """What the page of an upload remembers of the files that it shows; nothing once it is gone."""
    try:
        return desk_.pending(place_of(client), number).digest
    except GoneError:
        return ""


def words(response: TestResponse) -> str:
    """The text of a page as it is read."""
    html = response.get_data(as_text=True)
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def place_of(client: LintingClient) -> Place:
    found: Place = client.application.extensions["place"]
    return found


def newest(client: LintingClient) -> int:
    return edition.newest(place_of(client))


def test_a_morning_at_the_desk(editor: LintingClient, clock: Clock) -> None:
    """Bring a table with two faults, mend it, look, publish, read the public page, go back."""
    clock.today = DAY_AFTER_KAIKU
    faulty = (
        excel(LONGER).replace(b"31.12.2026", b"31.12.26").replace(b";;;;\r\n", b";;;;kaiku.fi\r\n")
    )
    response = bring(editor, projects_csv=faulty)
    assert response.status_code == 303
    page = words(editor.get(response.location))
    assert "projects.csv" in page
    assert "2 ends_on" in page
    assert "2 link" in page
    assert newest(editor) == 1

    assert bring(editor, f"{DATA}/uploads/1", projects_csv=excel(LONGER)).status_code == 303
    page = words(editor.get(f"{DATA}/uploads/1"))
    assert "30.6.2026" in page
    assert "31.12.2026" in page

    assert "31.12.2026" not in editor.page("/fi/projects/kaiku")
    response = publish(editor, 1, 1, "Kaiku sai jatkoa.")
    assert response.status_code == 303
    assert "Kaiku sai jatkoa." in words(editor.get(response.location))
    assert "31.12.2026" in editor.page("/fi/projects/kaiku")

    assert "31.12.2026" in words(editor.get("/fi/admin/editions/1/roll-back"))
    back = send(editor, "/fi/admin/editions/1/roll-back", based_on=2, note="Ei sittenkään.")
    assert back.status_code == 303
    assert "31.12.2026" not in editor.page("/fi/projects/kaiku")
    assert newest(editor) == 3

    events = words(editor.get("/fi/admin/events"))
    for told in ("Kaiku sai jatkoa.", "Ei sittenkään.", NAMES["editor"], "projects.csv"):
        assert told in events
    assert "palautti julkaisun 1" in events
    assert "Sama kuin julkaisu 1" in words(editor.get("/fi/admin/editions"))
    old = editor.get(f"{DATA}/uploads/1")
    assert old.location == "/fi/admin/editions?old=1&new=2", "what the upload became"


def test_a_workbook_is_brought_like_a_table(editor: LintingClient) -> None:
    rows = [line.split(";") for line in LONGER.splitlines()]
    bring(editor, projects_xlsx=saved(Hankkeet=rows))
    assert publish(editor, 1, 1).status_code == 303
    assert "31.12.2026" in editor.page("/fi/projects/kaiku")


def test_what_is_no_data_file_is_told_and_the_rest_is_kept(editor: LintingClient) -> None:
    response = bring(editor, projects_csv=LONGER.encode(), muistio_docx=b"x")
    assert response.status_code == 422
    assert "muistio.docx" in words(response)
    assert "31.12.2026" in words(response), "and the preview of the rest is there at once"
    assert bring(editor, muistio_docx=b"x").status_code == 422
    assert bring(editor).status_code == 422


def test_files_that_are_too_large_get_a_clear_answer(editor: LintingClient) -> None:
    response = editor.post(
        f"{DATA}/uploads",
        input_stream=io.BytesIO(b"x" * (LARGEST + 1)),
        content_type="multipart/form-data; boundary=x",
        content_length=LARGEST + 1,
    )
    assert response.status_code == 413
    assert "20" in words(response)
    assert bring(editor, services_csv=b"x" * 200_000).status_code == 303


def test_who_is_not_signed_in_has_the_room_of_a_small_form(desk: LintingClient) -> None:
    response = bring(desk, services_csv=b"x" * 200_000)
    assert response.status_code in (401, 413)


def test_publishing_asks_why(editor: LintingClient) -> None:
    bring(editor, projects_csv=LONGER.encode())
    response = publish(editor, 1, 1, note="  ")
    assert response.status_code == 422
    assert newest(editor) == 1


def test_who_comes_second_sees_what_would_change_now_and_can_go_on(editor: LintingClient) -> None:
    bring(editor, projects_csv=LONGER.encode())
    bring(editor, projects_csv=PROJECTS.replace("Kaiku;", "Kaiku 2;").encode())
    assert publish(editor, 2, 1).status_code == 303
    response = publish(editor, 1, 1, "Minun syyni.")
    assert response.status_code == 409
    page = response.get_data(as_text=True)
    assert 'value="Minun syyni."' in page, "what she wrote is not lost"
    assert f"{NAMES['editor']}, 15.1.2026" in page, "who was faster"
    assert "/fi/admin/editions?old=1&amp;new=2#changes" in page
    assert "Kaiku 2" in page, "and what her file would undo is shown"
    assert publish(editor, 1, 2).status_code == 303


def test_a_file_from_an_older_edition_is_said_to_undo_what_others_did(
    editor: LintingClient,
) -> None:
    files = pikkula(projects_csv=LONGER)
    edition.publish(files, place_of(editor), Act(MORNING, "Eero", "", 1), origin="edit")
    bring(editor, projects_csv=PROJECTS.replace("Kaiku;", "Kaiku 2;").encode())
    page = words(editor.get("/en/admin/data/uploads/1"))
    assert "1 change that was published later would be undone" in page
    assert page.count("This undoes a change: Eero, edition 2") == 1


def test_each_waiting_upload_says_how_it_stands(editor: LintingClient) -> None:
    bring(editor, projects_csv=LONGER.encode())
    bring(editor, services_csv=b"wrong")
    act = Act(MORNING, "Eero", "", 1)
    changed = pikkula(projects_csv=PROJECTS.replace("Kaiku;", "Kaiku 2;"))
    edition.publish(changed, place_of(editor), act, origin="edit")
    page = words(editor.get("/en/admin/data"))
    assert "– has faults" in page
    assert "– ready to be published, others have changed the same file" in page
    with store.opened(place_of(editor).database) as kept:
        assert kept.uploads.sweep(at=MORNING + timedelta(days=29), by="navigator serve") == 0
        assert kept.uploads.sweep(at=MORNING + timedelta(days=31), by="navigator serve") == 2
    assert "has faults" not in words(editor.get("/en/admin/data"))


def test_an_upload_can_be_thrown_away(editor: LintingClient) -> None:
    bring(editor, projects_csv=LONGER.encode())
    assert "projects.csv" in words(editor.get(DATA))
    assert send(editor, f"{DATA}/uploads/1/discard").status_code == 303
    assert editor.get(f"{DATA}/uploads/1").status_code == 404
    assert publish(editor, 1, 1).status_code == 404


def test_the_files_come_out_as_they_went_in(editor: LintingClient) -> None:
    for name, data in pikkula().items():
        assert editor.get(f"{DATA}/editions/1/{name}").data == data
    packed = editor.get(f"{DATA}/editions/1/all.zip")
    with ZipFile(io.BytesIO(packed.data)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == pikkula()
    assert editor.get(f"{DATA}/editions/1/passwd").status_code == 404
    assert editor.get(f"{DATA}/editions/9/all.zip").status_code == 404


def test_bringing_back_what_was_taken_out_changes_nothing(editor: LintingClient) -> None:
    data = editor.get(f"{DATA}/editions/1/offers.csv").data
    page = words(editor.get(bring(editor, offers_csv=data).location))
    assert f'action="{DATA}/uploads/1/publish"' not in page
    assert publish(editor, 1, 1).status_code == 303
    assert newest(editor) == 1


@pytest.mark.parametrize("headings", ["", "?headings=fi", "?headings=sv", "?headings=x"])
def test_the_zip_can_be_brought_back_in_whichever_language(
    editor: LintingClient, headings: str
) -> None:
    packed = editor.get(f"{DATA}/editions/1/all.zip{headings}").data
    page = words(editor.get(bring(editor, edition_zip=packed).location))
    assert "projects.csv" in page
    assert "Muutettu" not in page


def test_a_zip_that_cannot_be_opened_is_told_in_one_sentence(editor: LintingClient) -> None:
    response = bring(editor, kartta_zip=b"x")
    assert response.status_code == 422
    assert "Zip-pakettia ei voi avata." in words(response)


def test_a_change_that_nobody_sees_is_told_as_such(editor: LintingClient) -> None:
    services = SERVICES.replace("Råd om skulder.", "Råd\u00a0om skulder.").encode()
    page = words(editor.get(bring(editor, services_csv=services).location))
    assert "Tässä muuttuu vain jotain, mitä kukaan ei näe" in page


def test_all_tables_go_out_as_one_workbook_and_coming_back_change_nothing(
    editor: LintingClient,
) -> None:
    assert "editions/1/all.xlsx" in editor.get(DATA).text
    data = editor.get(f"{DATA}/editions/1/all.xlsx").data
    bring(editor, omat_xlsx=data)
    assert {*desk_.pending(place_of(editor), 1).files} < {*pikkula()}
    assert publish(editor, 1, 1).status_code == 303
    _, files = desk_.newest(place_of(editor))
    assert reading.read(files) == reading.read(pikkula())


def test_any_two_editions_can_be_compared(editor: LintingClient) -> None:
    bring(editor, projects_csv=LONGER.encode())
    publish(editor, 1, 1)
    there = words(editor.get("/fi/admin/editions?old=1&new=2"))
    back = words(editor.get("/fi/admin/editions?old=2&new=1"))
    assert there.index("30.6.2026") < there.index("31.12.2026")
    assert back.index("31.12.2026") < back.index("30.6.2026")
    assert editor.get("/fi/admin/editions?old=1&new=99").status_code == 200
    assert editor.get("/fi/admin/editions?old=x").status_code == 200


def test_an_edition_from_before_a_check_came_is_said_to_be_past_comparing(
    editor: LintingClient,
) -> None:
    old = pikkula(projects_csv="id;nimike\nkaiku;Kaiku\n")
    with store.opened(place_of(editor).database) as kept:
        for files in (old, pikkula()):
            kept.editions.publish(files, origin="edit", at=MORNING, by="Aino", note="Ennen.")
    for query in ("old=1&new=2", "old=2&new=3"):
        page = words(editor.get(f"/en/admin/editions?{query}"))
        assert "These editions can’t be compared" in page
        assert re.search(r"Faults of edition 2 \d+ faults projects\.csv", page)
        assert page.startswith("Editions"), "the reader has done nothing wrong"
        assert "There is no column called “nimike” in this file." in page
        assert "Faults of edition 1" not in page
    page = words(editor.get("/en/projects/kaiku?edition=3"))
    assert "Edition 3 is live. The change can’t be shown" in page


def test_going_back_needs_the_newest_edition_and_a_reason(editor: LintingClient) -> None:
    bring(editor, projects_csv=LONGER.encode())
    publish(editor, 1, 1)
    where = "/fi/admin/editions/1/roll-back"
    assert send(editor, where, based_on=1, note="x").status_code == 409
    assert send(editor, where, based_on=2, note="").status_code == 422
    assert editor.get("/fi/admin/editions/9/roll-back").status_code == 404
    assert newest(editor) == 2


# --- events


def test_events_are_narrowed_by_what_who_and_when(editor: LintingClient) -> None:
    bring(editor, projects_csv=LONGER.encode())
    send(editor, f"{DATA}/uploads/1/discard")
    day = MORNING.date().isoformat()
    for query, there in (
        ("verb=upload", True),
        ("verb=discard", False),
        ("by=navigator+build", False),
        (f"by={NAMES['editor']}", True),
        (f"first={day}&last={day}", True),
        ("last=2020-01-01", False),
        ("first=eilen", True),
        ("endpoint=x&_external=1&_scheme=x&voice=sv", True),
    ):
        page = words(editor.get(f"/fi/admin/events?{query}"))
        assert ("projects.csv" in page) is there, query


def test_events_are_a_table_too_in_which_no_text_is_a_formula(editor: LintingClient) -> None:
    bring(editor, projects_csv=LONGER.encode())
    publish(editor, 1, 1, "=1+1")
    response = editor.get("/en/admin/events.csv?verb=publish")
    assert f"events-{MORNING:%Y-%m-%d}.csv" in response.headers["Content-Disposition"]
    lines = response.data.decode("utf-8-sig").splitlines()
    rows = [*csv.DictReader(lines, delimiter=";")]
    assert [row["subject"] for row in rows] == ["edition 2", "edition 1"]
    assert rows[0]["sentence"] == "'=1+1"
    assert rows[0]["changed"] == "Changed: project “Kaiku” (Last day)"
    assert rows[0]["at"] == "2026-01-15 10:00", "by the clocks in Finland"
    assert rows[0]["verb"] == "published an edition"


def test_an_edit_without_a_reason_says_what_was_edited(editor: LintingClient) -> None:
    edit(editor, "/fi/admin/projects/kaiku/edit", ends_on="31.3.2027", note_fi="Jatkuu.")
    edit(editor, "/fi/admin/projects/kaiku/edit", note_fi="", note="Ei sittenkään.")
    place = place_of(editor)
    with store.opened(place.database) as kept:
        notes = [kept.editions.row(number).note for number in (2, 3)]
    assert notes == ["projects.csv kaiku: ends_on, note_fi", "Ei sittenkään."]
    for address in ("editions", "events"):
        page = words(editor.get(f"/en/admin/{address}"))
        assert "Changed: project “Kaiku” (Last day, Further detail, in Finnish)" in page
        assert "Ei sittenkään." in page
    assert "/en/admin/editions?old=1&amp;new=2#changes" in editor.page("/en/admin/events")


HOSTILE = (
    "hinnat.csv uusi: hinnat",
    "projects.csv kaiku: hinnat",
    "projects.csv kaiku: ends_on; hinnat.csv uusi: added",
    "50 %s of 100 %d, {0} {name} {{ note }} ${x}",
    "<b>offers.csv</b> x: added",
    "The data folder was read.",
    "Editions",
)


@pytest.mark.parametrize("note", HOSTILE)
def test_what_people_write_is_shown_as_they_wrote_it_whatever_it_looks_like(
    editor: LintingClient, note: str
) -> None:
    edit(editor, "/fi/admin/projects/kaiku/edit", note_fi="Jatkuu.", note=note)
    send(editor, "/fi/admin/editions/1/roll-back", based_on=2, note=note)
    send(editor, "/fi/admin/flags/mentori/moves", seen=0, now="aside", why=note)
    with store.opened(place_of(editor).database) as kept:
        kept.reports.add(at=MORNING, page="/fi/", message="Väärin.", contact="")
    send(editor, "/fi/admin/reports/1/moves", was="new", now="aside", why=note)
    for page, times in (("events", 4), ("editions", 2), ("data", 1), ("flags/mentori", 1)):
        assert editor.page(f"/fi/admin/{page}").count(str(escape(note))) == times, page
    table = editor.get("/fi/admin/events.csv").data.decode("utf-8-sig")
    assert [row[6] for row in csv.reader(io.StringIO(table), delimiter=";")].count(note) == 4


def test_faults_of_what_was_brought_hide_those_that_follow_from_them(
    editor: LintingClient,
) -> None:
    broken = PROJECTS.replace("kaiku;", "KAIKU!;")
    bring(editor, projects_csv=broken.encode())
    page = words(editor.get("/en/admin/data/uploads/1"))
    assert "is not an id" in page
    assert "Faults in offers.csv" not in editor.page("/en/admin/data/uploads/1")
    assert "offers.csv" not in page
    bring(editor, projects_csv=PROJECTS.replace("kaiku;", "kuku;").encode())
    assert "offers.csv" in words(editor.get("/en/admin/data/uploads/2")), "alone, they are told"


def test_a_preview_says_what_is_now_and_what_will_be(editor: LintingClient) -> None:
    bring(editor, projects_csv=LONGER.encode())
    page = words(editor.get("/en/admin/data/uploads/1"))
    assert "now: 30 June 2026 after publishing: 31 December 2026" in page
    publish(editor, 1, 1)
    page = words(editor.get("/en/admin/editions?old=1&new=2"))
    assert "before: 30 June 2026 after: 31 December 2026" in page


def test_a_form_shows_days_as_they_are_written(editor: LintingClient) -> None:
    for voice in ("fi", "sv", "en"):
        assert 'value="30.6.2026"' in editor.page(f"/{voice}/admin/projects/kaiku/edit")
    response = edit(editor, "/en/admin/projects/kaiku/edit", ends_on="1.1.2024")
    assert "1 January 2024" in words(response)


def test_every_event_that_is_told_has_words(editor: LintingClient) -> None:
    with store.opened(place_of(editor).database) as kept:
        for verb in VERBS:
            kept.events.tell(at=MORNING, by="Aino", verb=verb, subject="edition/1")
        kept.events.tell(at=MORNING, by="Aino", verb="of-tomorrow", subject="thing/1")
    page = words(editor.get("/en/admin/events"))
    assert all(sentence in page for sentence in VERBS.values())
    assert "of-tomorrow" in page, "and one without words is shown all the same"


# --- editing in place


Filled = dict[str, str | list[str]]  # what a browser sends of a form; of boxes, those ticked


def form(client: LintingClient, address: str) -> Filled:
    """What a form holds, as a browser would send it."""
    return filled(client.page(address))


def filled(page: str) -> Filled:
    """What the form of a row in a page holds, as a browser would send it."""
    (found,) = (f for f in lint(page).iter("form") if "row" in (f.get("class") or "").split())
    fields: Filled = {}
    for element in found.iter():
        name, value = element.get("name"), element.get("value") or element.text or ""
        if not name or element.tag == "button":
            continue
        if element.tag == "select":
            chosen = (one for one in element.iter("option") if "selected" in one.attrib)
            value = next((one.get("value", "") for one in chosen), "")
        if element.get("type") != "checkbox":
            fields[name] = value
        elif "checked" in element.attrib:
            fields[name] = [*(fields[name] or []), value]
    return fields


def edit(client: LintingClient, address: str, **changes: str | list[str]) -> TestResponse:
    return client.post(address, data=form(client, address) | changes)


def test_an_end_date_is_mended_in_one_form(editor: LintingClient) -> None:
    assert "/fi/admin/projects/kaiku/edit" in editor.page("/fi/projects/kaiku")
    response = edit(editor, "/fi/admin/projects/kaiku/edit", ends_on="31.12.2026")
    assert (response.status_code, response.location) == (303, "/fi/projects/kaiku?edition=2")
    assert "31.12.2026" in editor.page("/fi/projects/kaiku")
    files = edition_files(editor)
    assert files == pikkula(projects_csv=PROJECTS.replace("2026-06-30", "31.12.2026"))


def edition_files(client: LintingClient) -> dict[str, bytes]:
    with store.opened(place_of(client).database) as kept:
        return kept.editions.files(kept.editions.newest)


def test_a_form_that_is_sent_unchanged_publishes_nothing(editor: LintingClient) -> None:
    for row in ("services/palkkatuki", "offers/palkkatuki~palkkaan~tyollisyys", "providers/saatio"):
        assert edit(editor, f"/fi/admin/{row}/edit").status_code == 303
    assert newest(editor) == 1


def test_each_fault_stands_at_its_field_and_what_was_written_stays(editor: LintingClient) -> None:
    response = edit(
        editor, "/fi/admin/projects/kaiku/edit", ends_on="joulukuu", name="", providers="saatio"
    )
    assert response.status_code == 422
    page = response.get_data(as_text=True)
    assert 'value="joulukuu"' in page
    assert re.search(r'id="ends_on"[^>]*aria-describedby="[^"]*fault-ends_on"', page)
    assert re.search(r'id="name"[^>]*aria-invalid="true"', page)
    assert newest(editor) == 1


def test_a_missing_translation_is_easy_to_see_and_to_add(editor: LintingClient) -> None:
    address = "/en/admin/services/velkaneuvonta/edit"
    assert editor.page(address).count("not written yet") == 2, "the search words of two languages"
    edit(editor, address, plain_fi="Saat apua velkoihin.")
    assert editor.page(address).count("not written yet") == 4
    edit(editor, address, plain_sv="Du får hjälp.", plain_en="You get help.")
    assert editor.page(address).count("not written yet") == 2
    assert "Du får hjälp." in editor.page("/sv-simple/services/velkaneuvonta")


def test_a_service_is_marked_as_checked_today_with_one_click(editor: LintingClient) -> None:
    page = editor.page("/fi/services/palkkatuki")
    assert "/fi/admin/services/palkkatuki/checked" in page
    response = send(editor, "/fi/admin/services/palkkatuki/checked", based_on=1)
    assert (response.status_code, response.location) == (303, "/fi/services/palkkatuki?edition=2")
    assert "15.1.2026" in editor.page("/fi/services/palkkatuki")
    expected = SERVICES.replace(
        "https://www.pikkula.fi;2025-08-22", "https://www.pikkula.fi;2026-01-15"
    )
    assert edition_files(editor) == pikkula(services_csv=expected)


def test_checked_facts_that_changed_meanwhile_are_looked_at_again(editor: LintingClient) -> None:
    edit(editor, "/fi/admin/services/palkkatuki/edit", source="Muu")
    response = send(editor, "/fi/admin/services/palkkatuki/checked", based_on=1)
    assert "/fi/admin/services/palkkatuki/edit" in response.location
    assert newest(editor) == 2
    assert editor.get(response.location).status_code == 200


def test_two_editors_do_not_overwrite_each_other(editor: LintingClient) -> None:
    address = "/en/admin/services/valmennus/edit"
    hers = form(editor, address)
    edit(editor, address, name_fi="Toisen nimi", source="Toisen lähde")
    response = editor.post(address, data=hers | {"name_fi": "Minun nimi", "name_sv": "Mitt namn"})
    assert response.status_code == 409
    assert newest(editor) == 2
    page = response.get_data(as_text=True)
    assert "Toisen nimi" in page, "the other version is shown"
    assert f"The newest is edition 2: {NAMES['editor']}, " in page
    assert "/en/admin/editions?old=1&amp;new=2#changes" in page
    assert 'value="Minun nimi"' in page, "her own text stays in the form"
    assert 'value="Toisen lähde"' in page, "with what only the other changed"
    again = editor.post(address, data=filled(page))
    assert again.status_code == 303
    service = edition.opened(3, place_of(editor)).catalog.service["valmennus"]
    names = service.name.standard()
    assert (names["fi"], names["sv"], service.source) == ("Minun nimi", "Mitt namn", "Toisen lähde")


def test_what_another_took_away_is_said_and_what_was_written_is_shown(
    editor: LintingClient,
) -> None:
    address = "/en/admin/projects/kaiku/edit"
    hers = form(editor, address)
    files = pikkula(
        projects_csv=PROJECTS.splitlines()[0],
        offers_csv="\n".join(line.replace(";kaiku;", ";;") for line in OFFERS.splitlines()),
    )
    act = Act(MORNING, "Eero", "Pois.", 1)
    edition.publish(files, place_of(editor), act, origin="edit")
    response = editor.post(address, data=hers | {"note_fi": "Minun huomioni"})
    assert response.status_code == 409
    assert 'value="Minun huomioni"' in response.get_data(as_text=True)


def test_a_new_service_comes_with_its_first_offer(editor: LintingClient) -> None:
    address = "/fi/admin/services/new"
    columns = ("name", "description")
    texts = {f"{column}_{lang}": "Uusi" for column in columns for lang in ("fi", "sv", "en")}
    response = edit(editor, address, id="uusi", source="Tove", **texts)
    assert response.status_code == 422
    page = response.get_data(as_text=True)
    assert 'id="fault-offer-step"' in page
    assert 'id="fault-offer-provider"' in page
    offer = {"offer-step": "velat", "offer-provider": "saatio"}
    response = edit(editor, address, id="uusi", source="Tove", **texts, **offer)
    assert (response.status_code, response.location) == (303, "/fi/services/uusi?edition=2")
    assert "Pikkulan säätiö" in editor.page("/fi/services/uusi")


@pytest.mark.parametrize(
    ("noun", "cells"),
    [
        ("projects", {"id": "uusi", "name": "Uusi", "providers": "saatio"}),
        ("providers", {"id": "uusi", "kind": "state", **NAMED}),
        ("offers", {"service": "neuvonta", "step": "lopetan", "provider": "saatio"}),
    ],
)  # fmt: skip
def test_other_things_are_added_alone(
    editor: LintingClient, noun: str, cells: dict[str, str]
) -> None:
    assert edit(editor, f"/fi/admin/{noun}/new", **cells).status_code == 303
    assert newest(editor) == 2


@pytest.mark.parametrize("noun", ["services", "offers", "projects", "providers"])
def test_an_empty_form_adds_nothing(editor: LintingClient, noun: str) -> None:
    address = f"/fi/admin/{noun}/new"
    for fields in ({}, dict.fromkeys(form(editor, address), "")):
        fields.pop("csrf_token", None)
        response = send(editor, address, **fields)
        assert response.status_code == 422
        assert 'aria-invalid="true"' in response.get_data(as_text=True)
    assert newest(editor) == 1


def test_an_offer_is_taken_away_unless_the_service_would_stand_nowhere(
    editor: LintingClient,
) -> None:
    address = "/en/admin/offers/valmennus~aloitan~tyollisyys/remove"
    assert "Removed 1 − Job-search coaching" in words(editor.get(address))
    assert send(editor, address, based_on=1, note=" ").status_code == 422
    assert newest(editor) == 1, "without a reason nothing goes"
    done = send(editor, address, based_on=1, note="Loppui.")
    assert done.status_code == 303
    assert edition_files(editor)["offers.csv"].decode().count("valmennus;") == 1
    page = editor.page(done.location)
    assert "Edition 2 is live." in page
    assert "/en/admin/editions/2/undo" in page
    last = send(editor, f"/en/admin/{YOUNG}/remove", based_on=2, note="Loppui.")
    assert last.status_code == 422
    assert "stands on this step only: I am starting my job search." in words(last)
    assert "offers.csv" not in words(last)
    assert 'href="/en/admin/services/valmennus/remove"' in last.text
    assert newest(editor) == 2


def test_an_offer_that_changed_meanwhile_is_not_taken_away(editor: LintingClient) -> None:
    edit(editor, "/en/admin/offers/valmennus~aloitan~tyollisyys/edit", note_fi="Uusi huomio")
    response = send(
        editor, "/en/admin/offers/valmennus~aloitan~tyollisyys/remove", based_on=1, note="Loppui."
    )
    assert response.status_code == 409
    assert "You have published edition 2 yourself meanwhile" in words(response)
    assert "/en/admin/editions?old=1&amp;new=2#changes" in response.text
    assert 'value="Loppui."' in response.text, "and the reason is not lost"
    assert newest(editor) == 2


def test_a_form_that_is_sent_twice_is_done_once(editor: LintingClient) -> None:
    form, changed = "/en/admin/offers/valmennus~aloitan~tyollisyys/edit", {"note_fi": "Uusi"}
    first = send(editor, form, based_on=1, **changed)
    second = send(editor, form, based_on=1, **changed)
    assert (first.status_code, second.status_code) == (303, 303)
    assert second.location == first.location
    assert newest(editor) == 2


def test_an_own_change_in_another_window_is_not_told_as_somebody_elses(
    editor: LintingClient,
) -> None:
    form = "/en/admin/offers/valmennus~aloitan~tyollisyys/edit"
    send(editor, form, based_on=1, note_fi="Ensin näin")
    late = send(editor, form, based_on=1, note_fi="Sitten näin")
    assert late.status_code == 409
    assert "You have changed this yourself meanwhile" in words(late)
    assert "Somebody" not in words(late)


def test_an_offer_keeps_its_address_when_a_row_above_it_goes(editor: LintingClient) -> None:
    address = "/fi/admin/offers/palkkatuki~aloitan~tyollisyys/edit"
    fields = form(editor, address) | {"note_fi": "vain aamuisin"}
    send(editor, f"/fi/admin/{YOUNG}/remove", based_on=1, note="Loppui.")
    assert send(editor, address, **fields).status_code == 303
    rows = edition_files(editor)["offers.csv"].decode().splitlines()
    assert [row for row in rows if "vain aamuisin" in row] == [
        "palkkatuki;aloitan;tyollisyys;;pikkula;;vain aamuisin;;"
    ]


def test_publishing_twice_leads_to_the_edition_that_was_made(editor: LintingClient) -> None:
    bring(editor, projects_csv=LONGER.encode())
    first, again = publish(editor, 1, 1), publish(editor, 1, 1)
    assert (first.status_code, again.status_code) == (303, 303)
    assert again.location == first.location
    assert newest(editor) == 2


def test_other_files_in_an_upload_are_looked_at_before_they_are_published(
    editor: LintingClient,
) -> None:
    bring(editor, projects_csv=LONGER.encode())
    seen = seen_in(editor, 1)
    assert f'name="seen" value="{seen}"' in editor.page(f"{DATA}/uploads/1")
    bring(editor, f"{DATA}/uploads/1", offers_csv=OFFERS.replace("rahoitus", "rahaa").encode())
    response = send(editor, f"{DATA}/uploads/1/publish", based_on=1, note="Syy.", seen=seen)
    assert response.status_code == 409
    assert "Joku on lisännyt tähän tuontiin" in words(response)
    assert "rahaa" in words(response)
    assert newest(editor) == 1


def test_facts_cannot_be_checked_on_a_day_to_come(editor: LintingClient) -> None:
    response = edit(editor, "/en/admin/services/palkkatuki/edit", checked_on="16.1.2026")
    assert response.status_code == 422
    assert "checked on 16 January 2026, which is still to come" in words(response)
    bring(editor, services_csv=SERVICES.replace("22.8.2025", "16.1.2026").encode())
    assert "16 January 2026" in words(editor.get("/en/admin/data/uploads/1"))
    assert publish(editor, 1, 1).status_code == 422
    assert newest(editor) == 1


def test_an_edit_that_ends_something_or_empties_a_step_is_asked_about_once(
    editor: LintingClient,
) -> None:
    address = "/en/admin/projects/kaiku/edit"
    response = edit(editor, address, ends_on="31.12.2025")
    assert response.status_code == 422
    assert newest(editor) == 1
    page = response.get_data(as_text=True)
    assert "Publish all the same" in page
    assert 'value="31.12.2025"' in page
    sent = editor.post(address, data=filled(page))
    assert sent.status_code == 303, "asked again, it is published"
    assert newest(editor) == 2


def test_the_page_one_returns_to_says_what_happened(editor: LintingClient) -> None:
    done = edit(editor, "/en/admin/projects/kaiku/edit", ends_on="31.3.2027")
    page = words(editor.get(done.location))
    assert "Edition 2 is live." in page
    assert "Last day: 30 June 2026 → 31 March 2027" in page
    again = edit(editor, "/en/admin/projects/kaiku/edit")
    assert "Nothing changed." in words(editor.get(again.location))
    assert "Edition 1 is live" not in words(editor.get("/en/projects/kaiku?edition=1"))
    visitor = other_client(editor)
    assert "Edition 2 is live" not in words(visitor.get(done.location))


def test_what_was_typed_is_published_with_the_check_of_today(editor: LintingClient) -> None:
    address = "/en/admin/services/palkkatuki/edit"
    done = edit(editor, address, description_en="Money for pay.", checked="1")
    assert (done.status_code, done.location) == (303, "/en/services/palkkatuki?edition=2")
    service = edition.opened(2, place_of(editor)).catalog.service["palkkatuki"]
    assert service.checked_on == FIRST_DAY
    assert str(service.description.in_voice(Voice("en"))) == "Money for pay."
    back = "/en/admin/findings?kind=stale-service"
    assert f'href="{back}">To the services not checked' in editor.page(done.location)


def test_a_fault_does_not_lose_what_was_typed_with_the_check(editor: LintingClient) -> None:
    address = "/en/admin/services/palkkatuki/edit"
    response = edit(editor, address, description_en="Money.", source="", checked="1")
    assert response.status_code == 422
    assert filled(response.text)["description_en"] == "Money."
    assert newest(editor) == 1


def test_enter_in_a_field_does_not_mark_a_service_as_checked(editor: LintingClient) -> None:
    """A browser then sends the form with the first button that it holds."""
    page = editor.page("/en/admin/services/palkkatuki/edit")
    form = next(one for one in lint(page).iter("form") if "row" in (one.get("class") or ""))
    buttons = [button.get("name") for button in form.iter("button")]
    assert buttons == [None, "checked", "keep"]


def test_who_checked_today_is_not_asked_to_check_again(editor: LintingClient) -> None:
    send(editor, "/en/admin/services/palkkatuki/checked", based_on=1)
    for address in ("/en/services/palkkatuki", "/en/admin/services/palkkatuki/edit"):
        page = words(editor.get(address))
        assert "Checked today" in page
        assert "Mark as checked today" not in page


def test_what_is_not_there_cannot_be_edited(editor: LintingClient) -> None:
    for address in ("services/ei", "offers/2", "offers/x~y", "projects/ei", "providers/ei"):
        assert editor.get(f"/fi/admin/{address}/edit").status_code == 404
    answer = send(editor, "/fi/admin/projects/kaiku/edit", based_on=77, name="x")
    assert answer.status_code == 400


def test_a_reader_of_the_public_pages_sees_nothing_of_editing(desk: LintingClient) -> None:
    for client in (desk, signed_in(other_client(desk), "counsellor")):
        assert "/admin/services" not in client.page("/fi/services/palkkatuki")


@pytest.mark.parametrize("voice", ["fi", "sv", "en", "fi-simple", "sv-simple", "en-simple"])
def test_every_page_keeps_the_rules_in_every_voice(editor: LintingClient, voice: str) -> None:
    bring(editor, projects_csv=LONGER.encode(), offers_csv=OFFERS.replace("rahoitus", "").encode())
    bring(editor, services_csv=SERVICES.replace("22.8.2025", "eilen").encode())
    for address in (
        "data", "data/uploads/1", "data/uploads/2", "editions?old=1&new=1", "editions/1/roll-back",
        "events", "services/valmennus/edit", "services/new", f"{YOUNG}/edit", "offers/new",
        "projects/kaiku/edit", "projects/new", "providers/saatio/edit", "providers/new",
    ):  # fmt: skip
        assert editor.get(f"/{voice}/admin/{address}").status_code == 200, address


@pytest.mark.parametrize("form", ["flags/new", "offers/new"])
def test_services_of_the_same_name_are_told_apart_by_who_provides_them(
    editor: LintingClient, form: str
) -> None:
    alike = SERVICES.replace("Skuldrådgivning", "Råd").replace("Företagsrådgivning", "RÅD")
    bring(editor, services_csv=alike.encode())
    assert publish(editor, 1, 1).status_code == 303
    root = lint(editor.page(f"/sv/admin/{form}"))
    services = next(one for one in root.iter("select") if one.get("name") == "service")
    assert [text_of(option) for option in services.iter("option")][1:] == [
        "Ekokurs",
        "Jobbsökarträning",
        "Lönesubvention",
        "RÅD (Lillby sysselsättningstjänster)",
        "Råd (Stiftelsen i Lillby)",
    ]


def test_who_publishes_without_a_reason_is_told_at_the_top_and_led_to_the_field(
    editor: LintingClient,
) -> None:
    bring(editor, projects_csv=LONGER.encode())
    response = publish(editor, 1, 1, note="")
    assert response.status_code == 422
    root = lint(response.text)
    assert text_of(next(root.iter("title"))).startswith("Virhe: Tuonti 1")
    (summary,) = (one for one in root.iter("div") if one.get("role") == "alert")
    (link,) = summary.iter("a")
    field = next(one for one in root.iter("input") if f"#{one.get('id')}" == link.get("href"))
    assert field.get("aria-invalid") == "true"


def test_a_faulty_row_tells_all_its_faults_at_the_top(editor: LintingClient) -> None:
    fields = {"id": "uusi", "name_sv": "Nytt", "based_on": 1}
    root = lint(send(editor, "/fi/admin/services/new", **fields).text)
    assert text_of(next(root.iter("title"))).startswith("Virhe: Uusi palvelu")
    (summary,) = (one for one in root.iter("div") if one.get("role") == "alert")
    assert "Nimi, suomeksi: " in text_of(summary)
    ids = {one.get("id") for one in root.iter() if one.get("aria-invalid")}
    assert {(link.get("href") or "")[1:] for link in summary.iter("a")} == ids


def test_a_restored_backup_is_told_in_one_sentence(editor: LintingClient) -> None:
    with store.opened(place_of(editor).database) as kept:
        last = "2026-01-14T21:41:00+00:00"
        told = {"verb": "restore", "subject": "backup", "sentence": last}
        kept.events.tell(at=MORNING, by="navigator restore", **told)
    assert "palautti varmuuskopion; sen viimeinen tapahtuma on 14.1.2026 23.41" in editor.page(
        "/fi/admin/events"
    )


def test_an_overtaken_upload_names_who_published_what_meanwhile(editor: LintingClient) -> None:
    bring(editor, projects_csv=LONGER.encode())
    bring(editor, projects_csv=PROJECTS.replace("Kaiku", "Kajo").encode())
    assert publish(editor, 2, 1).status_code == 303
    page = words(editor.get(f"{DATA}/uploads/1"))
    assert "Julkaisu 2: Tove Toimittaja, 15.1.2026" in page
    assert "0 poistoa, 1 muutos, 0 lisäystä" in page


def test_what_waits_can_be_thrown_away_from_the_list(editor: LintingClient) -> None:
    bring(editor, projects_csv=LONGER.encode())
    there = f"{DATA}/uploads/1/discard"
    assert f'href="{there}"' in editor.page(DATA)
    assert f'href="{there}"' in editor.page(f"{DATA}/uploads/1")
    asked = words(editor.get(there))
    assert "Hylätäänkö tuonti 1?" in asked
    assert "projects.csv" in asked
    assert "uploads/1" in editor.page(DATA), "nothing is thrown away by asking"
    done = send(editor, there)
    assert 'role="status">Tuonti 1 hylättiin.' in editor.page(done.location)
    assert "uploads/1" not in editor.page(DATA)
    assert editor.get(there).status_code == 404


def test_only_what_was_thrown_away_is_said_to_be(editor: LintingClient) -> None:
    bring(editor, projects_csv=LONGER.encode())
    for said in ("discarded=1", "discarded=9", "discarded=x"):
        assert "hylättiin" not in editor.page(f"{DATA}?{said}")
    publish(editor, 1, 1)
    late = send(editor, f"{DATA}/uploads/1/discard")
    assert late.location.endswith("/fi/admin/editions?old=1&new=2"), "by then it was an edition"
