"""The page of answers, whole and as the block that htmx puts in its place."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit
from xml.etree.ElementTree import Element

import pytest

from navigator.catalog.whole import Catalog
from navigator.search.relevance import FEWEST, MOST
from navigator.voices.text import Voice
from tests.conftest import Clock
from tests.lint import LintingClient, lint, text_of
from tests.world import DAY_AFTER_KAIKU

HTMX = {"HX-Request": "true"}
PATHS = [
    "/fi/search",
    "/fi/search?q=",
    "/fi/search?q=palkkatukea",
    "/fi/search?q=palkkatukea+velka&provider=saatio",
    "/fi/search?q=velkaneuvota",
    "/fi/search?q=velkaneuvota&literal=1",
    "/fi/search?q=koira+karkasi",
    "/fi/search?q=waxaan+rabaa+shaqo",
    "/sv/search?q=skuld&all=1",
    "/en-simple/search?q=debt&area=nowhere",
    "/fi/search?q=kaikukurssi&on=2026-07-01",
]
MANY = "palkkatukea velka kurssi työnhaku"


def tree(client: LintingClient, address: str, **query: str) -> Element:
    return lint(client.page(address, query_string=query or None))


def by_id(root: Element, id_: str) -> Element:
    (found,) = [element for element in root.iter() if element.get("id") == id_]
    return found


def links(root: Element) -> dict[str, str]:
    return {text_of(link): link.get("href", "") for link in root.iter("a")}


def selects(root: Element) -> dict[str, dict[str, str]]:
    """The choices of each select: value and what it says."""
    return {
        select.get("name", ""): {
            option.get("value", ""): text_of(option) for option in select.iter("option")
        }
        for select in root.iter("select")
    }


def chosen(root: Element) -> dict[str, str]:
    return {
        select.get("name", ""): option.get("value", "")
        for select in root.iter("select")
        for option in select.iter("option")
        if option.get("selected") is not None
    }


def cards(root: Element) -> list[str]:
    return [text_of(heading) for heading in by_id(root, "answer").iter("h4")]


@pytest.mark.parametrize("path", PATHS)
def test_the_page_and_its_block_say_the_same_and_both_are_whole(
    client: LintingClient, path: str
) -> None:
    page = lint(client.page(path))
    html = client.page(path, headers=HTMX)
    assert not html.startswith("<!doctype")
    block = lint(html, whole=False)
    for id_ in ("count", "facets"):
        assert text_of(by_id(block, id_)) == text_of(by_id(page, id_))
        assert by_id(block, id_).get("hx-swap-oob") == "true"
    headings = [text_of(h) for h in block.iter() if h.tag in ("h2", "h3", "h4")]
    answer = by_id(page, "answer")
    assert headings == [text_of(h) for h in answer.iter() if h.tag in ("h2", "h3", "h4")]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("rekrytoin työntekijän", "Löytyi 2 palvelua."),
        ("kaikukurssi", "Löytyi 1 palvelu."),
        ("palkkatuki lentokone", "Löytyi 1 palvelu. Kysymyksestä ymmärrettiin vain osa."),
        ("koira karkasi", "Emme löytäneet vastausta kysymykseesi."),
        ("", ""),
    ],
)
def test_how_many_were_found_is_announced(client: LintingClient, question: str, said: str) -> None:
    count = by_id(tree(client, "/fi/search", q=question), "count")
    assert count.get("role") == "status"
    assert text_of(count) == said


def test_the_number_that_is_announced_is_the_number_that_is_shown(client: LintingClient) -> None:
    for provider in ("", "saatio", "tyollisyys"):
        root = tree(client, "/fi/search", q=MANY, provider=provider, all="1")
        assert text_of(by_id(root, "count")).startswith(f"Löytyi {len(cards(root))} palvelua.")


def test_choices_are_selects_that_tell_what_they_leave(client: LintingClient) -> None:
    found = selects(tree(client, "/fi/search", q=MANY))
    everyone, foundation, municipality = found["provider"].values()
    assert everyone == "Kaikki"
    assert re.fullmatch(r"Pikkulan säätiö \([1-5]\)", foundation)
    assert re.fullmatch(r"Pikkulan työllisyyspalvelut \([1-5]\)", municipality)
    assert set(found["who"]) == {"", "person", "employer"}
    assert set(found["area"]) == {"", "tyonhaku", "yritys"}


def test_choosing_leaves_as_many_services_as_was_promised(kouvola_client: LintingClient) -> None:
    asked = {"q": "haluan oppia suomea", "on": "2026-01-15"}
    offered = selects(tree(kouvola_client, "/fi/search", **asked))
    assert {"area", "provider"} <= set(offered)
    for name, choices in offered.items():
        for value, said in choices.items():
            if value:
                root = tree(kouvola_client, "/fi/search", **asked, all="1", **{name: value})
                (promised,) = re.findall(r"\((\d+)\)$", said)
                assert len(cards(root)) == int(promised) > 0
                assert chosen(root)[name] == value


def test_choices_stay_in_the_addresses_of_the_page(client: LintingClient) -> None:
    root = tree(client, "/fi/search", q=MANY, provider="saatio", area="tyonhaku")
    assert chosen(root) == {"provider": "saatio", "area": "tyonhaku"}
    address = next(link.get("href", "") for link in root.iter("a") if link.get("hreflang") == "sv")
    swedish = parse_qs(urlsplit(address).query)
    assert swedish == {"q": [MANY], "provider": ["saatio"], "area": ["tyonhaku"]}


def test_a_choice_that_leads_to_nothing_can_be_seen_and_undone(client: LintingClient) -> None:
    root = tree(client, "/fi/search", q="palkkatukea", provider="saatio", who="employer")
    assert chosen(root)["provider"] == "saatio"
    assert text_of(by_id(root, "count")) == "Löytyi 0 palvelua. Vastausta on rajattu."


def test_a_choice_that_the_map_does_not_have_narrows_nothing(client: LintingClient) -> None:
    whole = tree(client, "/fi/search", q=MANY)
    odd = tree(client, "/fi/search", q=MANY, area="nowhere", who="<script>")
    assert cards(odd) == cards(whole) != []


def test_an_answer_that_is_none_offers_the_stairs(client: LintingClient, catalog: Catalog) -> None:
    root = tree(client, "/fi/search", q="koira karkasi", on="2026-02-01")
    found = links(by_id(root, "answer"))
    for area in catalog.areas:
        title = area.title.standard()["fi"]
        assert found[title] == f"/fi/areas/{area.id}?on=2026-02-01"
    assert cards(root) == []


def test_what_was_read_instead_is_told_with_a_way_back_to_what_was_typed(
    client: LintingClient,
) -> None:
    root = by_id(tree(client, "/fi/search", q="velkaneuvota"), "answer")
    assert "Luettiin näin: velkaneuvonta." in text_of(root)
    literally = lint(client.page(links(root)["Hae täsmälleen niin kuin kirjoitin"]))
    assert cards(literally) == []
    back = links(by_id(literally, "answer"))["Hae myös läheisillä sanoilla"]
    assert "Velkaneuvonta" in cards(lint(client.page(back)))


@pytest.mark.parametrize(
    ("voice", "finnish"),
    [
        ("en", "Kirjoita suomeksi, ruotsiksi tai englanniksi. Voit myös pyytää tulkkia."),
        ("sv-simple", "Kirjoita suomeksi, ruotsiksi tai englanniksi. Voit myös pyytää tulkin."),
    ],
)
def test_who_asks_in_another_language_is_told_in_three_how_to_ask(
    client: LintingClient, voice: str, finnish: str
) -> None:
    page = tree(client, f"/{voice}/search", q="waxaan rabaa shaqo")
    told = {p.get("lang"): text_of(p) for p in page.iter("p") if p.get("lang")}
    plain = "-simple" if "-" in voice else ""
    assert told[f"fi{plain}"] == finnish
    assert {f"fi{plain}", f"sv{plain}", f"en{plain}"} <= told.keys()
    assert finnish not in text_of(tree(client, f"/{voice}/search", q="velka"))


def test_only_the_best_are_shown_and_all_others_are_folded(
    kouvola_client: LintingClient,
) -> None:
    page = tree(kouvola_client, "/fi/search", q="koulutus", on="2026-01-15")
    assert FEWEST <= len(cards(page)) <= MOST
    ((summary, folded),) = [
        (one.find("summary"), links(one))
        for one in page.iter("details")
        if "further" in one.attrib["class"]
    ]
    assert summary is not None
    assert str(len(folded)) in text_of(summary)
    assert len(cards(page)) + len(folded) > MOST
    assert not {*cards(page)} & {*folded}


def test_what_has_ended_is_told_apart(client: LintingClient, clock: Clock) -> None:
    clock.today = DAY_AFTER_KAIKU
    root = by_id(tree(client, "/fi/search", q="kaikukurssi"), "answer")
    (ended,) = root.iter("details")
    assert links(ended) == {"Kaikukurssi": "/fi/services/kaikukurssi"}
    assert "Kaikukurssi" not in [text_of(heading) for heading in root.iter("h4")]


def test_a_card_tells_who_until_when_and_why(client: LintingClient) -> None:
    root = by_id(tree(client, "/fi/search", q="kaikukurssi"), "answer")
    (card,) = [item for item in root.iter("li") if item.get("class") == "card hit"]
    for said in ("Pikkulan säätiö", "Kaiku", "päättyy 30.6.2026", "”kaikukurssi”"):
        assert said in text_of(card)


def test_it_is_a_plain_form_that_needs_no_javascript(client: LintingClient) -> None:
    asked = {"q": MANY, "provider": "saatio", "on": "2026-02-01"}
    root = tree(client, "/fi/search", **asked)
    (form,) = root.iter("form")
    assert (form.get("method"), form.get("action")) == ("get", "/fi/search")
    sent = {field.get("name", ""): field.get("value", "") for field in form.iter("input")}
    assert sent | chosen(root) == asked, "sent again, it asks the same"
    assert {button.get("type") for button in form.iter("button")} == {"submit"}


def test_what_is_typed_is_searched_while_typing_from_the_same_address(
    client: LintingClient,
) -> None:
    (form,) = tree(client, "/fi/search", q=MANY).iter("form")
    assert form.get("hx-get") == form.get("action")
    assert form.get("hx-target") == "#answer"
    assert form.get("hx-replace-url") == "true", "so that the address can be kept"


@pytest.mark.parametrize("question", ["palkkatuki lentokone", "koira karkasi"])
def test_whom_to_ask_stands_before_an_answer_that_says_little(
    client: LintingClient, question: str
) -> None:
    said = text_of(by_id(tree(client, "/fi/search", q=question), "answer"))
    place = said.index("ysy työllisyyspalveluista: tyomarkkinatori.fi")
    assert place < 40
    assert "työllisyyspalveluista:" not in said[place + 20 :]


def test_an_answer_that_is_good_names_nobody_else_to_ask(client: LintingClient) -> None:
    answer = by_id(tree(client, "/fi/search", q="kaikukurssi"), "answer")
    assert "ysy työllisyyspalveluista" not in text_of(answer)


def test_one_word_is_called_a_word_and_two_words(client: LintingClient) -> None:
    assert "Löytyi sanalla ”kaikukurssi”." in client.page("/fi/search?q=kaikukurssi")
    finnish = client.application.extensions["speeches"][Voice("fi")]
    assert finnish.why(("velka", "raha")) == "Löytyi sanoilla ”velka” ja ”raha”."
    assert finnish.why(("rahat loppu",)) == "Löytyi sanoilla ”rahat loppu”."


def test_situations_stand_before_services_for_eyes_and_keys_alike(client: LintingClient) -> None:
    answer = by_id(tree(client, "/fi/search", q=MANY), "answer")
    ids = [element.get("id") for element in answer.iter("h2")]
    assert ids.index("needs-title") < ids.index("helps-title")
