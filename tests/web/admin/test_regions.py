"""The desk of Pikkula and Suurkylä: each changes its own, by whatever way, and nothing else."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

import pytest

from navigator import store
from navigator.editions import desk as desk_
from navigator.editions.edition import Place
from navigator.staff import Role, User
from navigator.web.app import create_app
from tests.conftest import Clock, a_town, copied
from tests.lint import LintingClient
from tests.neighbours import neighbours
from tests.people import MORNING, Watch, employ, other_client, send, sign_in, token

MAP = neighbours()
OFFERS, SERVICES = "offers.csv", "services.csv"
ADMIN = "/fi/admin"
LIFT = "kyyti~aloitan~suurkylan-palvelut"
DEBTS = "velkaneuvonta~velat~saatio"
WHOLE = "Kaisa Kaikki"
OURS = "Suvi Suurkylä"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, dictionaries: Path) -> Place:
    return a_town(MAP, tmp_path_factory.mktemp("neighbours"), dictionaries)


@pytest.fixture
def desk(town: Place, tmp_path: Path, clock: Clock, watch: Watch) -> LintingClient:
    app = create_app(copied(town, tmp_path / "var"), clock, now=watch)
    app.testing = True
    app.test_client_class = LintingClient
    client = app.test_client()
    assert isinstance(client, LintingClient)
    return client


def place_of(client: LintingClient) -> Place:
    found: Place = client.application.extensions["place"]
    return found


def account(client: LintingClient, role: Role, name: str, *regions: str) -> User:
    employ(client.application, role, name)
    with store.opened(place_of(client).database) as kept:
        user = kept.accounts.named(name)
        assert user
        if regions:
            kept.accounts.set_regions(user, regions, at=MORNING, by="navigator user")
        found = kept.accounts.named(name)
    assert found
    return found


@pytest.fixture
def ours(desk: LintingClient) -> LintingClient:
    """The desk, with an editor of Suurkylä alone."""
    account(desk, "editor", OURS, "suurkyla")
    assert sign_in(desk, OURS).status_code == 303
    return desk


@pytest.fixture
def whole(desk: LintingClient) -> LintingClient:
    """Another browser there, with an administrator of all regions."""
    account(desk, "admin", WHOLE)
    other = other_client(desk)
    assert sign_in(other, WHOLE).status_code == 303
    return other


def newest(client: LintingClient) -> int:
    return desk_.newest(place_of(client))[0]


def files(client: LintingClient) -> dict[str, bytes]:
    return desk_.newest(place_of(client))[1]


def bring(client: LintingClient, region: str = "", **brought: bytes) -> tuple[int, str]:
    given = [(io.BytesIO(data), name.replace("_", ".")) for name, data in brought.items()]
    fields = {"csrf_token": token(client), "files": given, "region": region}
    found = client.post(f"{ADMIN}/data/uploads", data=fields, follow_redirects=True)
    return found.status_code, found.get_data(as_text=True)


def zipped(**some: bytes) -> bytes:
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, data in some.items():
            archive.writestr(name.replace("_", "."), data)
    return packed.getvalue()


def test_she_edits_a_row_of_her_own_region(ours: LintingClient) -> None:
    page = ours.page(f"{ADMIN}/offers/{LIFT}/edit")
    assert 'name="region"' in page
    sent = send(ours, f"{ADMIN}/offers/{LIFT}/edit", based_on=1, note_fi="arkisin")
    assert sent.status_code == 303
    assert newest(ours) == 2


FORGED = {
    f"offers/{DEBTS}/edit": {"note_fi": "x"},
    "services/velkaneuvonta/edit": {"name_fi": "x"},
    "services/velkaneuvonta/checked": {},
    "services/palkkatuki/edit": {"name_fi": "x"},
    "services/velkaneuvonta/remove": {"note": "Pois."},
    f"offers/{LIFT}/edit": {"region": ["suurkyla", "pikkula"]},
    "offers/new": {"service": "kyyti", "step": "velat", "provider": "saatio", "region": "pikkula"},
    "thesaurus/new": {"language": "fi", "word": "kyytsi", "means": "kuljetus"},
    "services/velkaneuvonta/offers": {"offer": DEBTS, "note_fi": "x"},
    "tree/steps/aloitan/edit": {"title.fi": "x"},
    "tree/areas/meri/edit": {"regions": ""},
    "tree/regions/pikkula/edit": {"colour": "teal"},
    "tree/rules/urgent/edit": {"services": ""},
    "tree/steps/velat/move": {"to": "up"},
    "tree/steps/velat/remove": {"note": "Pois."},
    "findings": {"service": "velkaneuvonta"},
    "questions/1": {"q": "x"},
}


@pytest.mark.parametrize("where", FORGED)
def test_a_forged_form_about_what_is_not_hers_is_refused_with_a_sentence(
    ours: LintingClient, where: str
) -> None:
    sent = send(ours, f"{ADMIN}/{where}", based_on=1, **FORGED[where])
    assert sent.status_code == 403, where
    assert "Et voi muuttaa tätä" in sent.get_data(as_text=True)
    assert newest(ours) == 1


@pytest.mark.parametrize(
    "where",
    [f"offers/{DEBTS}/edit", "services/verkkokurssi/edit", "services/velkaneuvonta/remove",
     "tree/steps/aloitan/edit", "tree/regions/new", "thesaurus/new"],
)  # fmt: skip
def test_a_form_that_she_may_not_send_says_whose_it_is(ours: LintingClient, where: str) -> None:
    found = ours.get(f"{ADMIN}/{where}")
    page = found.get_data(as_text=True)
    assert found.status_code == 403
    assert "Pikkulan työllisyysalue" in page or "kaikkien työllisyysalueiden yhteinen" in page


def test_pages_show_her_no_way_to_what_is_not_hers(ours: LintingClient) -> None:
    assert "/admin/services/kyyti/edit" in ours.page("/fi/services/kyyti")
    assert "/admin/services/velkaneuvonta/edit" not in ours.page("/fi/services/velkaneuvonta")
    tree = ours.page(f"{ADMIN}/tree")
    assert "/admin/tree/steps/merelle/edit" in tree
    assert "/admin/tree/steps/aloitan/edit" not in tree


def test_an_upload_that_touches_rows_of_others_tells_them_all_and_is_not_published(
    ours: LintingClient,
) -> None:
    changed = MAP[OFFERS].replace(b";Hamina", b";Kotka").replace(b"rahoitus", b"raha")
    services = MAP[SERVICES].replace(b"Verkkokurssi", b"Etakurssi")
    status, page = bring(ours, all_zip=zipped(offers_csv=changed, services_csv=services))
    assert status == 200
    for told in ("Et voi muuttaa tästä kaikkea", "offers.csv", "services.csv", "Pikkulan"):
        assert told in page
    assert 'name="seen"' not in page
    digest = desk_.pending(place_of(ours), 1).digest
    sent = send(ours, f"{ADMIN}/data/uploads/1/publish", based_on=1, note="Syy.", seen=digest)
    assert sent.status_code == 403
    assert newest(ours) == 1


def test_the_rows_of_her_region_go_out_and_come_back_beside_the_others(ours: LintingClient) -> None:
    got = ours.get(f"{ADMIN}/data/editions/1/all.zip?region=suurkyla")
    with ZipFile(io.BytesIO(got.data)) as archive:
        own = archive.read(OFFERS)
    assert b"pikkula" not in own
    status, page = bring(ours, "suurkyla", offers_csv=own.replace(b";Hamina", b";Kotka"))
    assert (status, 'name="seen"' in page) == (200, True)
    digest = desk_.pending(place_of(ours), 1).digest
    sent = send(ours, f"{ADMIN}/data/uploads/1/publish", based_on=1, note="Syy.", seen=digest)
    assert sent.status_code == 303
    assert files(ours)[OFFERS] == MAP[OFFERS].replace(b";Hamina", b";Kotka")


def test_a_file_of_her_region_that_holds_rows_of_others_otherwise_is_not_taken(
    ours: LintingClient,
) -> None:
    status, page = bring(ours, "suurkyla", offers_csv=MAP[OFFERS].replace(b"rahoitus", b"raha"))
    assert status == 422
    assert "Kaikki rivit eivät ole tämän alueen" in page
    assert bring(ours, "pikkula", offers_csv=MAP[OFFERS])[0] == 403
    assert bring(ours, "olematon", offers_csv=MAP[OFFERS])[0] == 400


def test_she_neither_undoes_nor_goes_back_over_what_others_published(
    ours: LintingClient, whole: LintingClient
) -> None:
    sent = send(whole, f"{ADMIN}/services/velkaneuvonta/edit", based_on=1, name_fi="Velka-apu")
    assert sent.status_code == 303
    for where in ("editions/2/undo", "editions/1/roll-back"):
        assert ours.get(f"{ADMIN}/{where}").status_code == 403
        assert send(ours, f"{ADMIN}/{where}", based_on=2, note="Takaisin.").status_code == 403
    assert newest(ours) == 2


def test_she_throws_no_upload_of_another_away(ours: LintingClient, whole: LintingClient) -> None:
    bring(whole, offers_csv=MAP[OFFERS].replace(b"rahoitus", b"raha"))
    assert send(ours, f"{ADMIN}/data/uploads/1/discard").status_code == 403
    assert send(whole, f"{ADMIN}/data/uploads/1/discard").status_code == 303


def test_she_keeps_and_throws_away_drafts_of_her_own_region_alone(
    ours: LintingClient, whole: LintingClient
) -> None:
    row = {"service": "kyyti", "step": "velat", "keep": "1", "based_on": 1}
    assert send(whole, f"{ADMIN}/offers/new", **row, region="pikkula").status_code == 303
    assert send(ours, f"{ADMIN}/offers/new", **row, region="pikkula").status_code == 403
    assert send(ours, f"{ADMIN}/drafts/1/discard").status_code == 403
    assert send(ours, f"{ADMIN}/offers/new", **row, region="suurkyla", draft=1).status_code == 403
    assert send(ours, f"{ADMIN}/offers/new", **row, region="suurkyla").status_code == 303
    assert send(ours, f"{ADMIN}/drafts/2/discard").status_code == 303


def test_a_change_of_her_regions_holds_at_once(ours: LintingClient, whole: LintingClient) -> None:
    user = account(ours, "editor", OURS)
    change = {"based_on": 1, "note_fi": "arkisin"}
    where = f"{ADMIN}/users/{user.number}/regions"
    assert send(whole, where, regions="pikkula").status_code == 303
    assert send(ours, f"{ADMIN}/offers/{LIFT}/edit", **change).status_code == 403
    assert send(ours, f"{ADMIN}/offers/{DEBTS}/edit", **change).status_code == 303
    assert send(whole, where).status_code == 303
    assert "kaikki" in whole.page(f"{ADMIN}/events?verb=set-regions")


def test_who_works_for_some_regions_gives_no_others_and_takes_no_others_accounts(
    desk: LintingClient, whole: LintingClient
) -> None:
    local = account(desk, "admin", "Lasse Paikallinen", "suurkyla")
    everybody = account(desk, "admin", WHOLE)
    assert sign_in(desk, local.name).status_code == 303
    users = f"{ADMIN}/users"
    new = {"name": "Uusi Tekijä", "role": "editor"}
    assert send(desk, users, **new).status_code == 403
    assert send(desk, users, **new, regions="pikkula").status_code == 403
    assert send(desk, users, **new, regions="suurkyla").status_code == 200
    assert send(desk, f"{users}/{local.number}/regions").status_code == 403
    for what in ("regions", "password", "disable", "role", "name", "second-factor"):
        fields = {"regions": "suurkyla", "role": "counsellor", "name": "Toinen Nimi"}
        sent = send(desk, f"{users}/{everybody.number}/{what}", **fields)
        assert sent.status_code == 403, what
    page = whole.page(users)
    assert "Suurkylän työllisyysalue" in page


def test_the_last_administrator_of_all_regions_stays_one(whole: LintingClient) -> None:
    user = account(whole, "admin", WHOLE)
    account(whole, "admin", "Lasse Paikallinen", "suurkyla")
    sent = send(whole, f"{ADMIN}/users/{user.number}/regions", regions="suurkyla")
    assert sent.status_code == 422


def test_a_flag_is_of_the_regions_of_whoever_raises_it(
    desk: LintingClient, whole: LintingClient
) -> None:
    account(desk, "counsellor", "Onni", "suurkyla")
    assert sign_in(desk, "Onni").status_code == 303
    words = {"kind": "missing", "title": "Kyyti puuttuu", "reason": "Ei busseja."}
    made = send(desk, f"{ADMIN}/flags/new", step="aloitan", **words)
    assert made.status_code == 303
    move = {"now": "proposed", "why": "Kunta hankkii.", "seen": 0}
    with store.opened(place_of(desk).database) as kept:
        (raised,) = kept.flags.all()
    assert raised.regions == ("suurkyla",)
    assert send(desk, f"{ADMIN}/flags/{raised.id}/moves", **move).status_code == 303
    send(whole, f"{ADMIN}/flags/new", step="aloitan", **words)
    with store.opened(place_of(desk).database) as kept:
        shared = kept.flags.all()[-1]
    assert shared.regions == ()
    assert send(desk, f"{ADMIN}/flags/{shared.id}/moves", **move).status_code == 403
    assert 'name="now"' not in desk.page(f"{ADMIN}/flags/{shared.id}")
    assert send(whole, f"{ADMIN}/flags/{shared.id}/moves", **move).status_code == 303


@pytest.mark.parametrize(
    ("page", "status"),
    [("/fi/services/kyyti", 303), ("/fi/services/velkaneuvonta", 403), ("/fi/", 403),
     ("/fi/kotka/services/palkkatuki", 303), ("/fi/pikkula/services/palkkatuki", 403)],
)  # fmt: skip
def test_a_report_is_theirs_on_whose_map_it_was_read_or_whose_the_page_is(
    ours: LintingClient, page: str, status: int
) -> None:
    with store.opened(place_of(ours).database) as kept:
        kept.reports.add(at=MORNING, page=page, message="Väärin.", contact="a@example.org")
    sent = send(ours, f"{ADMIN}/reports/1/moves", was="new", now="working")
    assert sent.status_code == status
    assert ("a@example.org" in ours.page(f"{ADMIN}/reports")) == (status == 303)


BOARDS = ["", "/findings", "/timeline", "/matrix", "/compare", "/flags", "/reports", "/editions",
          "/events"]  # fmt: skip


@pytest.mark.parametrize("board", BOARDS)
def test_every_board_can_be_narrowed_and_its_links_keep_it(
    whole: LintingClient, board: str
) -> None:
    page = whole.page(f"{ADMIN}{board or '/'}?region=suurkyla")
    assert "/fi/admin/events?region=suurkyla" in page
    assert "/fi/admin/data?" not in page
    assert whole.get(f"{ADMIN}{board or '/'}?region=olematon").status_code == 400


def test_findings_narrowed_are_those_of_the_map_of_there(whole: LintingClient) -> None:
    every = whole.get(f"{ADMIN}/findings.json").json
    there = whole.get(f"{ADMIN}/findings.json?region=suurkyla").json
    assert every
    assert there
    gone = {one["step"] for one in there["findings"] if one["kind"] == "empty-step"}
    assert "velat" in gone  # where only Pikkula gives anything
    assert "velat" not in {one["step"] for one in every["findings"] if one["kind"] == "empty-step"}
    assert "kaiku" not in {one["project"] for one in there["findings"]}
    assert "Kaiku" not in whole.page(f"{ADMIN}/timeline?region=suurkyla")


def test_who_works_for_one_region_begins_there_and_may_look_at_all(ours: LintingClient) -> None:
    own = ours.get(f"{ADMIN}/findings.json").json
    assert own == ours.get(f"{ADMIN}/findings.json?region=suurkyla").json
    assert own != ours.get(f"{ADMIN}/findings.json?region=all").json
    assert "/fi/admin/matrix?region=all" in ours.page(f"{ADMIN}/findings?region=all")


def test_pages_on_which_one_edits_see_the_whole(ours: LintingClient) -> None:
    assert "verkkokurssi" in ours.page(f"{ADMIN}/offers/new?region=suurkyla")
    assert "velkaneuvonta" in ours.page(f"{ADMIN}/offers/new?region=suurkyla")


def test_editions_and_events_narrowed_are_those_that_concern_the_region(
    whole: LintingClient,
) -> None:
    for key in ("kyyti", "velkaneuvonta", "verkkokurssi"):
        number = newest(whole)
        change = {"name_fi": f"Uusi {key}", "name_sv": key, "name_en": key}
        sent = send(whole, f"{ADMIN}/services/{key}/edit", based_on=number, **change)
        assert sent.status_code == 303
    for board in ("editions", "events"):
        page = whole.page(f"{ADMIN}/{board}?region=suurkyla")
        assert "Uusi kyyti" in page
        assert "Uusi verkkokurssi" in page  # which all share
        assert "Uusi velkaneuvonta" not in page


def test_a_flag_that_is_raised_from_a_narrowed_board_is_of_that_region(
    whole: LintingClient,
) -> None:
    found = "empty-step/velat"
    form = whole.page(f"{ADMIN}/flags/new?step=velat&kind=missing&finding={found}&region=suurkyla")
    assert "region=suurkyla" in form
    words = {"kind": "missing", "step": "velat", "title": "Neuvoja kaivataan", "reason": "Ei ole."}
    made = send(whole, f"{ADMIN}/flags/new?region=suurkyla", **words)
    assert made.status_code == 303
    assert "Neuvoja kaivataan" in whole.page(f"{ADMIN}/flags?region=suurkyla")
    assert "Neuvoja kaivataan" not in whole.page(f"{ADMIN}/flags?region=pikkula")
