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
    paragraphs = lint(client.page(page)).iter("p")
    feet = [one for one in paragraphs if "as" in one.get("class", "").split()]
    links = [link for foot in feet for link in foot.iter("a")]
    return {text_of(link): link.get("href", "") for link in links}


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


@pytest.mark.parametrize("page", [one for one in PAGES if "?" not in one])
def test_only_forms_that_the_site_has_are_shown(client: LintingClient, page: str) -> None:
    kinds, id_ = page.split("/")
    there = set()
    for form in PAGE_FORMS:
        template = form.addresses.get(kinds[:-1], "/nowhere")
        answer = client.get(template.format(voice="en", id=id_))
        if (answer.status_code, answer.mimetype) == (200, form.media_type):
            there.add("picture (SVG)" if form.name == "SVG" else form.name)
    assert set(forms(client, f"/en/{page}")) == there


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
