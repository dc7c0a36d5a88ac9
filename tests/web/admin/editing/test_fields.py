"""The form of a row: things are chosen by their names, and each fault stands at its field."""

from __future__ import annotations

import re

import pytest

from navigator.web.admin.editing.fields import parts, several
from tests.lint import LintingClient, lint, text_of
from tests.people import signed_in
from tests.web.admin.editing.test_data_pages import (
    NAMED,
    bring,
    edit,
    edition_files,
    filled,
    newest,
    publish,
    words,
)
from tests.world import NEEDS, PROJECTS, PROVIDERS, pikkula

KAIKU = "/en/admin/projects/kaiku/edit"
SHARED = PROJECTS.replace(";saatio;", ";saatio,tyollisyys;").encode()


@pytest.fixture
def editor(desk: LintingClient) -> LintingClient:
    return signed_in(desk, "editor")


def boxes(page: str) -> list[tuple[str, bool]]:
    """The boxes of a page in their order: what each is called, and whether it is ticked."""
    root = lint(page)
    names = {one.get("for"): text_of(one) for one in root.iter("label")}
    return [
        (names[one.get("id")], "checked" in one.attrib)
        for one in root.iter("input")
        if one.get("type") == "checkbox" and one.get("name") == "providers"
    ]


def providers(editor: LintingClient) -> str:
    """The cell that says who runs Kaiku."""
    return edition_files(editor)["projects.csv"].decode().splitlines()[1].split(";")[2]


@pytest.mark.parametrize(
    ("cell", "chosen", "after"),
    [
        ("a,b", ["b", "a"], "a,b"),
        (" a ,, b", ["a", "b"], " a ,, b"),
        ("a, a", ["a"], "a, a"),
        ("b, a", ["a", "b", "d", "c"], "b, a, d, c"),
        ("c, b, a", ["a", "c"], "c, a"),
        ("", ["b", "a"], "b, a"),
        ("a", [], ""),
    ],
)
def test_a_cell_keeps_its_order_and_new_ones_come_last(
    cell: str, chosen: list[str], after: str
) -> None:
    assert several(cell, chosen) == after
    assert {*parts(after)} == {*chosen}


def test_providers_are_chosen_by_name_those_that_run_it_first(editor: LintingClient) -> None:
    bring(editor, providers_csv=(PROVIDERS + "apu;Apu ry;Hjälp;Aid;association;\n").encode())
    publish(editor, 1, 1)
    page = editor.page(KAIKU)
    assert boxes(page) == [
        ("Pikkula Foundation", True),
        ("Aid", False),
        ("Pikkula Employment Services", False),
    ]
    assert "Who runs it" in [text_of(one) for one in lint(page).iter("legend")]
    assert re.search(r"<details>\s*<summary>Other providers", page)
    assert re.search(r"<details open>\s*<summary>All", editor.page("/en/admin/projects/new"))


def test_untouched_boxes_change_no_byte(editor: LintingClient) -> None:
    bring(editor, projects_csv=SHARED)
    publish(editor, 1, 1)
    edit(editor, KAIKU)
    assert newest(editor) == 2
    edit(editor, KAIKU, note_fi="Jatkuu.")
    assert providers(editor) == "saatio,tyollisyys"


def test_another_provider_joins_at_the_end_and_one_can_leave(editor: LintingClient) -> None:
    done = edit(editor, KAIKU, providers=["", "tyollisyys", "saatio"])
    assert providers(editor) == "saatio, tyollisyys"
    told = "Who runs it: Pikkula Foundation → Pikkula Foundation, Pikkula Employment Services"
    assert told in words(editor.get(done.location))
    edit(editor, KAIKU, providers=["", "saatio"])
    assert edition_files(editor) == pikkula()


def test_a_project_that_nobody_would_run_is_told_at_its_boxes(editor: LintingClient) -> None:
    response = edit(editor, KAIKU, providers="")
    assert response.status_code == 422
    assert "Who runs it: Nobody runs this project." in words(response)
    assert ("Pikkula Foundation", False) in boxes(response.text)
    assert re.search(r"<details open>", response.text)
    assert re.search(r'id="providers"[^>]*aria-invalid="true"', response.text)


def test_a_provider_that_there_is_not_stays_ticked_by_its_id_with_its_fault(
    editor: LintingClient,
) -> None:
    response = edit(editor, KAIKU, providers=["", "saatio", "kukaan"])
    assert response.status_code == 422
    assert boxes(response.text)[:2] == [("Pikkula Foundation", True), ("kukaan", True)]
    assert re.search(r'id="providers"[^>]*value="kukaan"[^>]*aria-invalid="true"', response.text)
    assert 'href="#providers">Who runs it: “kukaan” is not on the map.' in response.text
    again = editor.post(KAIKU, data=filled(response.text))
    assert again.status_code == 422, "and is sent again as long as it is ticked"


def test_a_project_without_one_of_its_providers_names_the_offers_that_hang_on_it(
    editor: LintingClient,
) -> None:
    response = edit(editor, KAIKU, providers=["", "tyollisyys"])
    assert response.status_code == 422
    page = words(response)
    about = "Offers: Job-search coaching · Pikkula Foundation: “Pikkula Foundation” is not among"
    assert f"{about} those who run the project “Kaiku”." in page
    assert ".csv" not in page


def test_both_versions_name_the_providers(editor: LintingClient) -> None:
    hers = filled(editor.page(KAIKU))
    edit(editor, KAIKU, providers=["", "saatio", "tyollisyys"])
    response = editor.post(KAIKU, data=hers | {"providers": ["", "saatio"], "name": "Kajo"})
    assert response.status_code == 409
    assert "Pikkula Foundation, Pikkula Employment Services" in words(response)


def test_where_there_is_nothing_to_choose_nobody_has_to_guess_an_id(editor: LintingClient) -> None:
    nobody = re.sub(r"audiences:\n.*\n.*\n", "", NEEDS)
    offers = edition_files(editor)["offers.csv"].decode().replace("under-30", "")
    bring(editor, needs_yaml=nobody.encode(), offers_csv=offers.encode())
    assert publish(editor, 1, 1).status_code == 303
    root = lint(editor.page("/en/admin/offers/new"))
    selects = {one.get("name") for one in root.iter("select")}
    assert {"service", "step", "provider", "project", "audience"} <= selects


@pytest.mark.parametrize("id_", ["", "Iso Tunnus"])
def test_a_fault_of_the_id_of_a_new_service_is_told_once_at_its_field(
    editor: LintingClient, id_: str
) -> None:
    texts = {f"{name}_{lang}": "Uusi" for name in ("name", "description") for lang in ("fi", "sv", "en")}  # fmt: skip  # noqa: E501
    offer = {"offer-step": "velat", "offer-provider": "saatio"}
    response = edit(editor, "/en/admin/services/new", id=id_, source="Tove", **texts, **offer)
    assert response.status_code == 422
    page = words(response)
    assert "1 fault: nothing was published." in page
    assert "offers.csv" not in page
    (summary,) = (one for one in lint(response.text).iter("div") if one.get("role") == "alert")
    assert [link.get("href") for link in summary.iter("a")] == ["#id"]


def test_a_form_says_what_stands_there_where_nobody_says_why(editor: LintingClient) -> None:
    for row, noted in (
        ("projects/kaiku", "Changed: project “Kaiku” (Name)"),
        (
            "offers/neuvonta~yritys~tyollisyys",
            "Changed: offer “Business advice · Services for companies",
        ),
        ("services/neuvonta", "Changed: service “Business advice” (Name, in English)"),
    ):
        assert f"such as: {noted}" in words(editor.get(f"/en/admin/{row}/edit"))
    assert "beside what was added" in words(editor.get("/en/admin/projects/new"))
    edit(editor, KAIKU, name="Kajo")
    assert "Changed: project “Kajo” (Name)" in words(editor.get("/en/admin/editions"))


def notices(page: str) -> dict[str, str]:
    """What stands at each faulty field."""
    told = (one for one in lint(page).iter("p") if (one.get("id") or "").startswith("fault-"))
    return {(one.get("id") or "").removeprefix("fault-"): text_of(one) for one in told}


def test_a_form_says_what_to_do_in_the_form_and_not_in_a_file(editor: LintingClient) -> None:
    id_ = "offers/valmennus~aloitan~saatio~kaiku~under-30"
    response = edit(editor, f"/en/admin/{id_}/edit", provider="tyollisyys", region="")
    assert notices(response.text) == {
        "provider": "“Pikkula Employment Services” is not among those who run the project “Kaiku”. "
        "Choose it for the project under “Who runs it”, "
        "or another provider or project for the offer.",
        "region": "Nothing is chosen. Choose one from the list.",
    }
    response = edit(editor, "/en/admin/providers/new", id="saatio", name_fi="Uusi", kind="")
    assert notices(response.text)["kind"] == "Nothing is chosen. Choose one from the list."
    again = {"id": "saatio", "kind": "state", **NAMED}
    response = edit(editor, "/en/admin/providers/new", **again)
    assert notices(response.text) == {"id": "The id “saatio” is already in use. Write another one."}
    same = {"service": "palkkatuki", "step": "aloitan", "provider": "tyollisyys"}
    page = words(edit(editor, "/en/admin/offers/new", **same))
    here = "on “I am starting my job search”. Change something in it"
    assert f"There is already an offer just like this {here}" in page
    page = words(edit(editor, "/en/admin/offers/palkkatuki~aloitan~tyollisyys/edit", service=""))
    assert "row " not in page


def test_an_offer_that_was_the_only_one_of_its_service_is_told_without_files(
    editor: LintingClient,
) -> None:
    address = "/en/admin/offers/velkaneuvonta~velat~saatio/edit"
    page = words(edit(editor, address, service="palkkatuki"))
    assert "The service stands on no step. Add another offer for it first" in page
    assert ".csv" not in page


def test_a_space_in_a_link_is_told_as_what_it_is(editor: LintingClient) -> None:
    address = "/en/admin/services/palkkatuki/edit"
    response = edit(editor, address, link="https://example.org/ä ö")
    assert notices(response.text)["link"].startswith("There is a space in the address")
    response = edit(editor, address, link="example.org")
    assert "or the field is empty" in notices(response.text)["link"]


def test_a_text_that_is_too_long_is_told_at_its_field_with_the_limit(
    editor: LintingClient,
) -> None:
    response = edit(editor, KAIKU, note_fi="x" * 6000)
    assert response.status_code == 422
    told = "The text has 6000 characters; at most 300 are allowed. Say it in fewer words."
    assert notices(response.text) == {"note_fi": told}
    assert newest(editor) == 1


def test_the_steps_of_an_offer_stand_under_their_staircases(editor: LintingClient) -> None:
    root = lint(editor.page("/en/admin/offers/new"))
    steps = next(one for one in root.iter("select") if one.get("name") == "step")
    assert {
        group.get("label"): [text_of(option) for option in group.iter("option")]
        for group in steps.iter("optgroup")
    } == {
        "Job search": [
            "Job search: the whole staircase",
            "I am starting my job search",
            "I need help with money",
        ],
        "Services for companies": [
            "Services for companies: the whole staircase",
            "My company is hiring",
            "I am closing my company",
        ],
    }
    page = editor.page("/en/admin/offers/neuvonta~yritys~tyollisyys/edit")
    assert re.search(r'<option value="yritys" selected>', page)


def test_the_form_of_a_project_lists_its_offers(editor: LintingClient) -> None:
    page = editor.page(KAIKU)
    key = "valmennus~aloitan~saatio~kaiku~under-30"
    assert f'href="/en/admin/offers/{key}/edit">Job-search coaching · I am starting' in page
    assert page.count("/admin/offers/") == 4
    assert 'href="/en/admin/offers/new?project=kaiku"' in page
    assert '<option value="kaiku" selected>' in editor.page("/en/admin/offers/new?project=kaiku")


@pytest.mark.parametrize(
    ("form", "back"),
    [
        ("offers/new", "/en/admin/data"),
        ("services/new", "/en/admin/data"),
        ("offers/new?service=palkkatuki", "/en/services/palkkatuki"),
        ("offers/new?project=kaiku", "/en/projects/kaiku"),
        ("offers/new?service=nothing", "/en/admin/data"),
        ("projects/kaiku/edit", "/en/projects/kaiku"),
    ],
)
def test_every_form_can_be_given_up(editor: LintingClient, form: str, back: str) -> None:
    assert f'<a href="{back}">Cancel</a>' in editor.page(f"/en/admin/{form}")


def test_the_title_begins_with_what_is_done_and_with_what_went_wrong(
    editor: LintingClient,
) -> None:
    def title(page: str) -> str:
        return text_of(next(lint(page).iter("title")))

    assert title(editor.page(KAIKU)).startswith("Edit: Kaiku – ")
    hers = filled(editor.page(KAIKU))
    edit(editor, KAIKU, note_fi="Toinen.")
    clash = editor.post(KAIKU, data=hers | {"note_fi": "Minun."})
    assert clash.status_code == 409
    assert title(clash.text).startswith("Error: Edit: Kaiku")


def test_after_a_fault_the_focus_is_on_what_says_so(editor: LintingClient) -> None:
    for cells in ({"name": ""}, {"providers": ""}, {"providers": ["", "tyollisyys"]}):
        response = edit(editor, KAIKU, **cells)  # type: ignore[arg-type]
        focused = [one for one in lint(response.text).iter() if "autofocus" in one.attrib]
        assert [(one.get("id"), one.get("tabindex")) for one in focused] == [("fault", "-1")]
