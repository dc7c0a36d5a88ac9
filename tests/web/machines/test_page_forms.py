"""A page in other forms: those links that the site can answer, and no other."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from navigator.exports import PAGE_FORMS
from tests.conftest import Clock
from tests.lint import LintingClient, lint, text_of
from tests.world import DAY_AFTER_KAIKU

PAGES = (
    "areas/tyonhaku",
    "steps/velat",
    "services/palkkatuki",
    "providers/saatio",
    "projects/kaiku",
    "search?q=palkkatuki",
)


def forms(client: LintingClient, page: str) -> dict[str, str]:
    """The addresses of the other forms of a page, by their names."""
    (foot,) = (e for e in lint(client.page(page)).iter("p") if "as" in e.get("class", "").split())
    return {text_of(a): a.get("href", "") for a in foot.iter("a") if a.get("type")}


@pytest.mark.parametrize("page", [one for one in PAGES if not one.startswith("pro")])
@pytest.mark.parametrize("voice", ["fi", "sv-simple"])
def test_each_form_of_a_page_answers_with_the_type_that_its_link_tells(
    client: LintingClient, page: str, voice: str
) -> None:
    text = client.page(f"/{voice}/{page}")
    (foot,) = re.findall(r'<p class="hint as">(.+?)</p>', text)
    links = re.findall(r'href="([^"]+)" type="([^"]+)"', foot)
    assert links
    for address, media_type in links:
        answer = client.get(address.replace("&amp;", "&"))
        assert (answer.status_code, answer.mimetype) == (200, media_type), address


def test_only_forms_that_the_site_has_are_shown(client: LintingClient) -> None:
    rules = {rule.rule for rule in client.application.url_map.iter_rules()}
    for kind, page in (("area", "areas/tyonhaku"), ("step", "steps/velat")):
        shown = forms(client, f"/en/{page}")
        for form in PAGE_FORMS:
            there = form.addresses.get(kind, "").replace("{voice}", "<voice:voice>")
            is_there = there.replace("{id}", "<id_>") in rules
            name = "picture (SVG)" if form.name == "SVG" else form.name
            assert (name in shown) == is_there, (kind, form.name)


def test_the_picture_of_a_staircase_is_one_of_its_forms(client: LintingClient) -> None:
    assert forms(client, "/sv/areas/tyonhaku")["bild (SVG)"] == "/sv/areas/tyonhaku.svg"


def test_a_form_is_about_the_day_of_the_page(client: LintingClient, clock: Clock) -> None:
    address = forms(client, f"/fi/steps/velat?on={DAY_AFTER_KAIKU}")["JSON"]
    assert parse_qs(urlsplit(address).query) == {"on": [str(DAY_AFTER_KAIKU)]}
    assert client.get(address).get_json()["on"] == str(DAY_AFTER_KAIKU)


def test_a_form_of_an_answer_asks_the_same_question_narrowed_as_the_page_is(
    client: LintingClient,
) -> None:
    address = forms(client, "/sv/search?q=pengar&literal=1&who=person&odd=1")["JSON"]
    asked = parse_qs(urlsplit(address).query)
    assert asked == {"q": ["pengar"], "literal": ["1"], "who": ["person"], "lang": ["sv"]}
    assert 'class="hint as"' not in client.page("/sv/search")
