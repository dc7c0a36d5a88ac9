"""The board of flags, one flag with its story, and what the public sees of it."""

from __future__ import annotations

import csv
import io
from threading import Barrier, Thread
from xml.etree.ElementTree import Element

import pytest
from werkzeug.test import TestResponse

from navigator import store
from navigator.flags.flag import Flag
from navigator.voices.text import BY_CODE, VOICES, Text
from navigator.web.admin.boards.flag_form import LONGEST_TEXT, LONGEST_TITLE
from tests.lint import LintingClient, lint, text_of
from tests.people import MORNING, NAMES, Watch, other_client, send, signed_in, token

BOARD = "/fi/admin/flags"
NEW = f"{BOARD}/new"
MENTOR = f"{BOARD}/mentori"
GOOD = {
    "kind": "oversupplied",
    "step": "velat",
    "title": "Kolme samanlaista ryhmää",
    "reason": "Kävijöitä riittäisi yhteen.",
}


@pytest.fixture
def counsellor(desk: LintingClient) -> LintingClient:
    return signed_in(desk, "counsellor")


@pytest.fixture
def admin(desk: LintingClient) -> LintingClient:
    return signed_in(other_client(desk), "admin")


def kept(client: LintingClient) -> dict[str, Flag]:
    with store.opened(client.application.extensions["place"].database) as opened:
        return {flag.id: flag for flag in opened.flags.all()}


def raised(client: LintingClient, **changes: str) -> str:
    """The address of a flag that somebody raised."""
    response = send(client, NEW, **(GOOD | changes))
    assert response.status_code == 303, response.text
    return response.location.partition("?")[0]


def move(
    client: LintingClient, address: str, now: str, seen: int = 0, why: str = "Sovittu."
) -> int:
    return send(client, f"{address}/moves", now=now, seen=seen, why=why).status_code


def show(client: LintingClient, address: str, seen: int = 0, **fields: str) -> int:
    told = {
        "shown": "yes", "title_fi": "Mentoreita", "title_sv": "Mentorer", "title_en": "Mentors",
    } | fields  # fmt: skip
    return send(client, f"{address}/showing", seen=seen, **told).status_code


def flags_on(page: str) -> dict[str, str]:
    """The state of each flag that a page shows, from its place on the board."""
    return {
        (link.get("href") or "").rpartition("/")[2]: text_of(next(column.iter("h2")))
        for column in lint(page).iter("section")
        for link in column.iter("a")
        if (link.get("href") or "").startswith(f"{BOARD}/")
    }


def headings(root: Element) -> list[str]:
    return [text_of(heading) for heading in root.iter() if heading.tag in ("h2", "h3")]


@pytest.mark.parametrize("voice", VOICES, ids=str)
def test_every_page_of_flags_is_there_in_every_voice(
    desk: LintingClient, admin: LintingClient, voice: object
) -> None:
    raised(admin)
    for path in ("", "/new", "/mentori", "/raised-1", "/raised-1/words"):
        admin.page(f"/{voice}/admin/flags{path}")


def test_the_board_has_a_column_for_every_state_and_in_it_the_areas(
    counsellor: LintingClient,
) -> None:
    raised(counsellor)
    assert headings(lint(counsellor.page(BOARD))) == [
        "Tunnistettu 2", "Työnhaku", "Yrityspalvelut",
        "Ratkaisua ehdotettu 0", "Viety käytäntöön 0", "Siirretty sivuun 0",
    ]  # fmt: skip


def test_a_flag_that_is_moved_stands_in_another_column(counsellor: LintingClient) -> None:
    assert flags_on(counsellor.page(BOARD)) == {"mentori": "Tunnistettu 1"}
    assert move(counsellor, MENTOR, "proposed") == 303
    assert flags_on(counsellor.page(BOARD)) == {"mentori": "Ratkaisua ehdotettu 1"}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"mentori", "raised-1", "raised-2"}),
        ("kind=oversupplied", {"raised-1"}),
        ("state=aside", {"raised-2"}),
        ("area=yritys", {"mentori", "raised-2"}),
        ("q=ryhmää+YHTEEN", {"raised-1"}),
        ("q=företagsmentorer", {"mentori"}),
        ("q=neuvonta", {"raised-2"}),
        ("q=turha", {"raised-2"}),
        ("q=avaruus", set()),
        ("kind=nonsense&area=nowhere&state=%3Cb%3E", {"mentori", "raised-1", "raised-2"}),
    ],
)
def test_the_board_is_narrowed_by_kind_state_area_and_words(
    counsellor: LintingClient, query: str, found: set[str]
) -> None:
    raised(counsellor)
    about_a_service = raised(
        counsellor, step="", service="neuvonta", kind="missing", title="Iltavastaanotto"
    )
    assert move(counsellor, about_a_service, "aside", why="Turha.") == 303
    assert set(flags_on(counsellor.page(f"{BOARD}?{query}"))) == found


def test_the_board_comes_as_a_table_narrowed_in_the_same_way(counsellor: LintingClient) -> None:
    raised(counsellor, title="=1+1")
    move(counsellor, MENTOR, "proposed")
    response = counsellor.get(f"{BOARD}.csv")
    assert response.data.startswith(b"\xef\xbb\xbfid;kind;state;")
    assert response.headers["Content-Disposition"] == 'attachment; filename="flags-2026-01-15.csv"'
    table = csv.DictReader(io.StringIO(response.data.decode("utf-8-sig")), delimiter=";")
    mine, mentor = sorted(table, key=lambda row: row["state"], reverse=True)
    assert (mentor["id"], mentor["state"], mentor["moved_by"], mentor["moved_why"]) == (
        "mentori", "proposed", NAMES["counsellor"], "Sovittu.",
    )  # fmt: skip
    assert mine["title"] == "'=1+1", "no formula"
    assert mine["step_title"] == "Tarvitsen apua raha-asioihin"
    assert len(counsellor.get(f"{BOARD}.csv?kind=missing").data.splitlines()) == 2


def test_a_flag_is_raised_with_its_reason_in_the_name_of_who_is_signed_in(
    counsellor: LintingClient,
) -> None:
    page = counsellor.page(raised(counsellor))
    assert kept(counsellor)["raised-1"].source == NAMES["counsellor"]
    for said in (
        NAMES["counsellor"],
        "Kävijöitä riittäisi yhteen.",
        "Tarvitsen apua raha-asioihin",
    ):
        assert said in page


def test_the_form_knows_the_step_and_the_finding_from_which_one_comes(
    counsellor: LintingClient,
) -> None:
    root = lint(counsellor.page(f"{NEW}?step=velat&kind=missing&finding=few-providers/velat"))
    chosen = [option.get("value") for option in root.iter("option") if "selected" in option.keys()]  # noqa: SIM118
    assert chosen == ["velat"]
    reason = next(area for area in root.iter("textarea") if area.get("id") == "reason")
    assert "Pikkulan säätiö" in text_of(reason)


def test_a_flag_tells_its_finding_in_the_language_of_the_reader(
    counsellor: LintingClient,
) -> None:
    raised(counsellor, finding="few-providers/velat")
    flag = kept(counsellor)["raised-1"]
    assert (flag.basis, "Pikkulan säätiö" in flag.said) == ("few-providers/velat", True)
    page = counsellor.page("/en/admin/flags/raised-1")
    assert "Everything here comes from 1 provider: Pikkula Foundation." in page
    assert 'href="/en/steps/velat"' in page
    assert "few-providers" not in page


def test_a_flag_tells_what_was_found_when_it_is_found_no_more(counsellor: LintingClient) -> None:
    gone = {"finding": "empty-step/lopetan", "step": "lopetan"}
    assert send(counsellor, f"{NEW}?on=2026-07-01", **(GOOD | gone)).status_code == 303
    page = counsellor.page("/sv/admin/flags/raised-1")
    assert f'<span lang="fi">{kept(counsellor)["raised-1"].said}</span>' in page
    assert "empty-step" not in page


def test_what_is_no_finding_is_no_basis(counsellor: LintingClient) -> None:
    raised(counsellor, finding='"><script>')
    assert kept(counsellor)["raised-1"].basis == ""


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ({"kind": ""}, "Valitse, puuttuuko jotakin"),
        ({"step": ""}, "Valitse porras tai palvelu"),
        ({"step": "nowhere"}, "Valitse porras tai palvelu"),
        ({"service": "nowhere"}, "Valitse porras tai palvelu"),
        ({"title": " "}, "Kerro lyhyesti"),
        ({"title": "a" * (LONGEST_TITLE + 1)}, "Kerro lyhyesti"),
        ({"reason": ""}, "Kirjoita perustelu"),
        ({"reason": "a" * (LONGEST_TEXT + 1)}, "Kirjoita perustelu"),
    ],
)
def test_a_flag_with_a_fault_is_given_back_with_all_that_was_written(
    counsellor: LintingClient, fault: dict[str, str], said: str
) -> None:
    response = send(counsellor, NEW, **(GOOD | fault))
    assert response.status_code == 422
    assert said in response.text
    assert "Korjaa vielä 1 kohta" in response.text
    for name in {"title", "reason"} - set(fault):
        assert GOOD[name] in response.text
    assert kept(counsellor) == {}


def test_all_faults_are_told_at_once(counsellor: LintingClient) -> None:
    assert "Korjaa vielä 4 kohtaa" in send(counsellor, NEW).text


def test_a_flag_tells_its_story(counsellor: LintingClient) -> None:
    move(counsellor, MENTOR, "proposed", 0, "Kysytään yrityksiltä.")
    move(counsellor, MENTOR, "practice", 1, "Mentoreita on kymmenen.")
    (story,) = (e for e in lint(counsellor.page(MENTOR)).iter("ol") if e.get("class") == "timeline")
    assert [text_of(item) for item in story] == [
        "Tunnistettu · Lähde",
        "15.1.2026 · Ratkaisua ehdotettu · Onni Ohjaaja Kysytään yrityksiltä.",
        "15.1.2026 · Viety käytäntöön · Onni Ohjaaja Mentoreita on kymmenen.",
    ]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"now": "proposed", "why": " "}, "Kirjoita perustelu"),
        ({"now": "", "why": "Koska."}, "Valitse, mihin tilaan"),
        ({"now": "practice", "why": "Koska."}, "Valitse, mihin tilaan"),
    ],
)
def test_a_move_without_a_way_or_a_reason_is_given_back(
    counsellor: LintingClient, fields: dict[str, str], said: str
) -> None:
    response = send(counsellor, f"{MENTOR}/moves", seen=0, **fields)
    assert response.status_code == 422
    assert said in response.text
    assert fields["why"].strip() in response.text
    assert kept(counsellor) == {}


def test_who_comes_second_is_told_how_the_flag_stands_and_loses_nothing(
    counsellor: LintingClient, admin: LintingClient
) -> None:
    assert move(admin, MENTOR, "proposed", 0, "Aino ehti ensin.") == 303
    fields = {"now": "aside", "seen": 0, "why": "Onni ei tiennyt."}
    response = send(counsellor, f"{MENTOR}/moves", **fields)
    assert response.status_code == 409
    for said in ("Joku muu ehti ensin", "Aino ehti ensin.", "Onni ei tiennyt."):
        assert said in response.text
    assert len(kept(counsellor)["mentori"].moves) == 1
    assert move(counsellor, MENTOR, "aside", 1, "Onni ei tiennyt.") == 303


def test_of_two_who_move_a_flag_at_the_same_moment_one_does_and_one_is_told(
    counsellor: LintingClient, admin: LintingClient
) -> None:
    def try_to(client: LintingClient, form: dict[str, str]) -> None:
        together.wait()
        answers.append(client.post(f"{MENTOR}/moves", data=form).status_code)

    together, answers = Barrier(2, timeout=30), list[int]()
    people = [
        Thread(
            target=try_to,
            args=(who, {"csrf_token": token(who), "seen": "0", "now": "aside", "why": "Nyt."}),
        )
        for who in (counsellor, admin)
    ]
    for person in people:
        person.start()
    for person in people:
        person.join(timeout=60)
    assert sorted(answers) == [303, 409]
    assert len(kept(counsellor)["mentori"].moves) == 1


def test_a_flag_that_is_not_there_is_an_unknown_page(counsellor: LintingClient) -> None:
    assert counsellor.get(f"{BOARD}/nothing").status_code == 404
    assert move(counsellor, f"{BOARD}/nothing", "aside") == 404


def test_only_an_admin_lets_the_public_see_a_flag(
    counsellor: LintingClient, admin: LintingClient
) -> None:
    assert show(counsellor, MENTOR) == 403
    assert "Näytä yleisölle" not in counsellor.page(MENTOR)
    assert show(admin, MENTOR) == 303
    assert kept(admin)["mentori"].public


def test_the_public_reads_on_the_step_what_an_admin_wrote_and_no_more(
    desk: LintingClient, admin: LintingClient
) -> None:
    visitor = other_client(desk)
    assert "puuttuu" not in visitor.page("/fi/steps/palkkaan")
    show(admin, MENTOR)
    page = visitor.page("/fi/steps/palkkaan")
    assert "Tältä portaalta puuttuu: <strong>Mentoreita</strong>" in page
    assert "Yritysmentorit" not in page
    assert "Tarvitaan." not in page
    assert "/admin/flags" not in page
    assert "På det här trappsteget saknas: <strong>Mentorer</strong>" in visitor.page(
        "/sv-simple/steps/palkkaan"
    )
    assert "<strong>Mentors</strong>" in visitor.page("/en/steps/palkkaan")
    assert "Mentoreita" not in visitor.page("/fi/steps/velat")


def test_the_public_no_longer_reads_it_when_it_is_hidden_or_solved(
    desk: LintingClient, admin: LintingClient
) -> None:
    visitor = other_client(desk)
    show(admin, MENTOR)
    move(admin, MENTOR, "proposed", 1)
    assert "Mentoreita" in visitor.page("/fi/steps/palkkaan")
    move(admin, MENTOR, "practice", 2)
    assert "Mentoreita" not in visitor.page("/fi/steps/palkkaan")
    move(admin, MENTOR, "proposed", 3)
    assert show(admin, MENTOR, 4, shown="no", title_fi="") == 303
    assert "Mentoreita" not in visitor.page("/fi/steps/palkkaan")


def test_a_flag_that_was_set_aside_cannot_be_shown(admin: LintingClient) -> None:
    move(admin, MENTOR, "aside")
    assert show(admin, MENTOR, 1) == 400


def test_who_moves_a_flag_back_that_was_set_aside_does_not_show_it_to_the_public(
    desk: LintingClient, admin: LintingClient, counsellor: LintingClient, watch: Watch
) -> None:
    visitor = other_client(desk)
    show(admin, MENTOR)
    watch.passes(minutes=1)
    move(counsellor, MENTOR, "aside", 1)
    watch.passes(minutes=1)
    move(counsellor, MENTOR, "recognised", 2)
    assert "Mentoreita" not in visitor.page("/fi/steps/palkkaan")
    assert "Näytä yleisölle" in admin.page(MENTOR)
    assert show(admin, MENTOR, 3) == 303
    assert "Mentoreita" in visitor.page("/fi/steps/palkkaan")


def test_a_flag_is_not_shown_before_it_is_told_in_all_three_languages(
    admin: LintingClient,
) -> None:
    fields = {"shown": "yes", "title_fi": " ", "title_sv": "Mentorer", "title_en": "", "seen": 0}
    response = send(admin, f"{MENTOR}/showing", **fields)
    assert response.status_code == 422
    root = lint(response.text)
    assert text_of(next(root.iter("title"))).startswith("Virhe: ")
    (summary,) = (one for one in root.iter("div") if one.get("role") == "alert")
    assert {link.get("href"): text_of(link) for link in summary.iter("a")} == {
        "#title-fi": "Kirjoita suomeksi, mitä yleisölle näytetään.",
        "#title-en": "Kirjoita englanniksi, mitä yleisölle näytetään.",
    }
    faulty = [one.get("id") for one in root.iter("input") if one.get("aria-invalid")]
    assert faulty == ["title-fi", "title-en"]
    assert 'value="Mentorer"' in response.text
    assert kept(admin) == {}


def test_the_form_tells_the_sentence_of_the_public_page_in_every_language(
    admin: LintingClient,
) -> None:
    root = lint(admin.page(MENTOR))
    told = {one.get("lang"): text_of(one) for one in root.iter("span") if one.get("lang")}
    assert told == {
        "fi": "Tältä portaalta puuttuu: Yritysmentorit",
        "sv": "På det här trappsteget saknas: Företagsmentorer",
        "en": "Missing from this step: Company mentors",
    }


def test_the_page_says_truly_who_sees_a_flag(admin: LintingClient) -> None:
    show(admin, MENTOR)
    move(admin, MENTOR, "proposed", 1)
    solved = {"now": "practice", "seen": 2, "why": "Sovittu.", "csrf_token": token(admin)}
    left = admin.post(f"{MENTOR}/moves", data=solved, follow_redirects=True).text
    assert "Merkintä on siirretty. Se ei enää näy yleisölle." in left
    assert "Ei näy yleisölle, koska ratkaisu on jo käytössä." in left
    assert "Merkintä näkyy nyt yleisölle." not in admin.page(f"{MENTOR}?done=shown")
    raised(admin)
    move(admin, f"{BOARD}/raised-2", "aside")
    assert "koska merkintä on siirretty sivuun" in admin.page(f"{BOARD}/raised-2")


def test_the_story_of_a_flag_tells_when_the_public_saw_it(admin: LintingClient) -> None:
    show(admin, MENTOR)
    show(admin, MENTOR, 1, shown="no")
    (story,) = (e for e in lint(admin.page(MENTOR)).iter("ol") if e.get("class") == "timeline")
    assert [text_of(item) for item in story][1:] == [
        "15.1.2026 · Näkyy yleisölle · Aino Ylläpito Mentoreita",
        "15.1.2026 · Ei enää näy yleisölle · Aino Ylläpito",
    ]


def test_who_shows_a_flag_that_has_moved_meanwhile_is_told(admin: LintingClient) -> None:
    move(admin, MENTOR, "proposed")
    assert show(admin, MENTOR, 0) == 409
    assert show(admin, MENTOR, 1) == 303


def test_a_flag_about_a_service_is_told_on_the_page_of_the_service(
    desk: LintingClient, admin: LintingClient
) -> None:
    alone = raised(admin, step="", service="palkkatuki", kind="missing")
    both = raised(admin, step="palkkaan", service="palkkatuki")
    show(admin, alone, title_fi="Neuvontaa")
    show(admin, both, title_fi="Neuvojia")
    page = other_client(desk).page("/fi/services/palkkatuki")
    assert "Tästä palvelusta puuttuu: <strong>Neuvontaa</strong>" in page
    assert "Portaalla on liikaa: <strong>Neuvojia</strong>" in page
    assert "/fi/steps/palkkaan" in page
    assert "Tällä portaalla on liikaa: <strong>Neuvojia</strong>" in other_client(desk).page(
        "/fi/steps/palkkaan"
    )


def test_the_staff_sees_the_flags_of_a_step_and_where_to_raise_one(
    counsellor: LintingClient,
) -> None:
    page = counsellor.page("/fi/steps/palkkaan")
    assert "Yritysmentorit" in page
    assert f"{NEW}?step=palkkaan" in page
    assert f"{NEW}?service=palkkatuki" in counsellor.page("/fi/services/palkkatuki")
    assert "puuttuu:" not in page, "what the public reads"


def test_a_flag_of_a_step_that_has_left_the_map_can_still_be_seen_and_moved(
    counsellor: LintingClient,
) -> None:
    said = Text.of({"fi": "Vanha porras"})
    gone = Flag("", "missing", "vanha", "", said, said, "recognised", "Onni")
    with store.opened(counsellor.application.extensions["place"].database) as opened:
        opened.flags.add(gone, at=MORNING, by="Onni")
    assert "Ei enää kartalla" in counsellor.page(BOARD)
    page = counsellor.page(f"{BOARD}/raised-1")
    assert "porras, jota ei enää ole kartalla: vanha" in page
    assert "Porras, jota merkintä koskee, on poistettu kartalta." in page
    assert move(counsellor, f"{BOARD}/raised-1", "aside") == 303


def test_a_flag_whose_service_is_taken_away_says_so_and_is_no_longer_public(
    counsellor: LintingClient, admin: LintingClient
) -> None:
    flag = raised(counsellor, service="velkaneuvonta")
    assert show(admin, flag) == 303
    where = "/fi/admin/services/velkaneuvonta/remove"
    assert f'<a href="{flag}">' in admin.page(where)
    assert "Näkyy yleisölle" in admin.page(where)
    assert "Mentoreita" in other_client(admin).page("/fi/steps/velat")
    send(admin, where, based_on=1, note="Loppui.")
    page = admin.page(flag)
    assert "Palvelu, jota merkintä koskee, on poistettu kartalta." in page
    assert "palvelu, jota ei enää ole kartalla: Velkaneuvonta" in page
    assert "Yleisö ei enää näe merkintää." in page
    assert "Näkyy yleisölle" not in admin.page(BOARD)
    assert "Mentoreita" not in other_client(admin).page("/fi/steps/velat")
    table = admin.get(f"{BOARD}.csv").data.decode("utf-8-sig")
    rows = csv.DictReader(io.StringIO(table), delimiter=";")
    told = {row["id"]: (row["service_name"], row["public"]) for row in rows}
    assert told["raised-1"] == ("Velkaneuvonta", "no")


def test_a_flag_about_what_has_gone_can_be_hidden_but_not_shown(
    counsellor: LintingClient, admin: LintingClient
) -> None:
    flag = raised(counsellor, service="velkaneuvonta")
    show(admin, flag)
    send(admin, "/fi/admin/services/velkaneuvonta/remove", based_on=1, note="Loppui.")
    assert show(admin, flag, 1) == 400
    assert show(admin, flag, 1, shown="no") == 303
    send(admin, "/fi/admin/editions/1/roll-back", based_on=2, note="Takaisin.")
    assert "Näkyy yleisölle" not in admin.page(BOARD)


def test_a_card_tells_who_raised_the_flag_and_when(counsellor: LintingClient) -> None:
    flag = raised(counsellor)
    cards = [
        text_of(e) for e in lint(counsellor.page(BOARD)).iter("li") if e.get("class") == "card"
    ]
    assert any("15.1.2026, Onni Ohjaaja" in card for card in cards)
    move(counsellor, flag, "proposed")
    assert "15.1.2026, Onni Ohjaaja" in counsellor.page(BOARD)


def reword(
    client: LintingClient, flag: str, seen: int = 0, voice: str = "fi", **words: str
) -> TestResponse:
    fields = {"title": "Neljä samanlaista ryhmää", "reason": "Yksi riittää."} | words
    return send(client, f"{flag.replace('/fi/', f'/{voice}/')}/words", seen=seen, **fields)


def test_who_raised_a_flag_mends_its_words(counsellor: LintingClient, admin: LintingClient) -> None:
    flag = raised(counsellor)
    assert f"{flag}/words" in counsellor.page(flag)
    assert GOOD["title"] in counsellor.page(f"{flag}/words")
    answer = reword(counsellor, flag, reason="Yksi riittää.\r\n\r\nNiin sovittiin.")
    page = counsellor.page(answer.location)
    assert "Merkinnän teksti on korjattu." in page
    assert '<p class="lead said">Yksi riittää.\n\nNiin sovittiin.</p>' in page
    assert "Neljä samanlaista ryhmää" in page
    assert GOOD["title"] not in page
    story = next(e for e in lint(page).iter("ol") if e.get("class") == "timeline")
    assert "15.1.2026 · Tekstiä korjattu · Onni Ohjaaja" in text_of(story)
    assert "korjasi merkinnän tekstiä" in admin.page("/fi/admin/events")


def test_words_that_stay_as_they_were_are_no_change(counsellor: LintingClient) -> None:
    flag = raised(counsellor)
    answer = reword(counsellor, flag, title=GOOD["title"], reason=GOOD["reason"])
    assert answer.status_code == 303
    assert "Merkinnän teksti on korjattu." not in counsellor.page(answer.location)
    assert kept(counsellor)["raised-1"].wordings == ()


def test_the_words_of_others_are_mended_by_editors_alone(
    counsellor: LintingClient, admin: LintingClient
) -> None:
    flag = raised(admin)
    assert "/words" not in counsellor.page(flag)
    assert reword(counsellor, flag).status_code == 403
    editor = signed_in(other_client(admin), "editor")
    assert reword(editor, flag).status_code == 303


def test_the_words_of_the_data_files_are_mended_there(admin: LintingClient) -> None:
    assert "/words" not in admin.page(MENTOR)
    assert reword(admin, MENTOR).status_code == 404


def test_faulty_words_are_told_at_their_fields_and_nothing_is_lost(
    counsellor: LintingClient,
) -> None:
    flag = raised(counsellor)
    answer = reword(counsellor, flag, title="", reason="Yksi riittää.")
    assert answer.status_code == 422
    assert '<a href="#title">' in answer.text
    assert "Yksi riittää." in answer.text


def test_who_mends_words_second_is_told_and_keeps_what_was_written(
    counsellor: LintingClient,
) -> None:
    flag = raised(counsellor)
    assert reword(counsellor, flag, title="Ensin").status_code == 303
    answer = reword(counsellor, flag, title="Sitten")
    assert answer.status_code == 409
    assert 'value="Sitten"' in answer.text
    assert reword(counsellor, flag, seen=1, title="Sitten").status_code == 303


def test_words_are_mended_in_the_language_in_which_they_were_written(
    counsellor: LintingClient,
) -> None:
    flag = raised(counsellor)
    reword(counsellor, flag, voice="sv", title="Neljä ryhmää")
    assert dict(kept(counsellor)["raised-1"].title)[BY_CODE["fi"]] == "Neljä ryhmää"
    assert 'lang="fi"' in counsellor.page(f"{flag.replace('/fi/', '/sv/')}/words")


def test_a_finding_shows_the_flags_that_rest_on_it(counsellor: LintingClient) -> None:
    raised(counsellor, finding="few-providers/velat", title="Vain yksi")
    move(counsellor, f"{BOARD}/raised-1", "proposed")
    page = counsellor.page("/fi/admin/findings?kind=few-providers")
    told = [text_of(one) for one in lint(page).iter("p") if one.get("class") == "flagged"]
    assert told == ["Liikaa Vain yksi · Ratkaisua ehdotettu"]
    assert "Tee toinen merkintä" in page


def test_the_book_of_events_tells_from_where_to_where_a_flag_went(admin: LintingClient) -> None:
    move(admin, MENTOR, "proposed")
    move(admin, MENTOR, "recognised", 1, "Kävi toisin.")
    page = admin.page("/fi/admin/events")
    assert "siirsi merkinnän: Ratkaisua ehdotettu → Tunnistettu" in page
    assert "siirsi merkinnän: Tunnistettu → Ratkaisua ehdotettu" in page
