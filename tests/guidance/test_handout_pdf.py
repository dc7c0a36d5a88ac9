"""The sheet of paper, read as its readers do: by eye, by screen reader and by telephone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from itertools import pairwise
from typing import Any

import numpy as np
import pypdfium2
import pytest
import typst
import zxingcpp
from pypdf import PageObject, PdfReader

from navigator import reading
from navigator.catalog import graph, localities, within
from navigator.catalog.whole import Catalog
from navigator.guidance.description import Teller
from navigator.guidance.handout import Column, Handout, HandoutItem, Picture
from navigator.guidance.handout_pdf import pdf
from navigator.guidance.path import Path, codes
from navigator.pictures import qr
from navigator.voices.localisation import speeches
from navigator.voices.text import BY_CODE, Saying
from tests import ROOT
from tests.world import DAY_AFTER_KAIKU, FIRST_DAY, pikkula

SPEECHES = speeches(ROOT / "translations")
ADDRESS = "https://portaat.example/fi/path/4k2m-9x1c-07ab"
STAIRS = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50" font-family="sans-serif">
<rect x="0" y="25" width="48" height="25" fill="#000"/><rect x="50" width="48" height="50"/>
<text x="10" y="45" font-size="16" fill="#fff">1</text></svg>"""
WORDS = {
    "fi": ("Minun polkuni", "Avaa puhelimella", "Tekstejä on lyhennetty", "Kysy lisää"),
    "sv": ("Min stig", "Öppna på telefonen", "Texter har kortats", "Fråga mer"),
    "en": ("My path", "Open on the phone", "Texts were shortened", "Ask more"),
}
SMALLEST, SMALLEST_TITLE, SMALLEST_NOTE = 10.5, 13, 9.5  # points
LACKING = "Letters are lacking"
POINT = 25.4 / 72  # millimetres


def column(code: str, on: date = FIRST_DAY) -> Column:
    voice = BY_CODE[code]
    heading, scan, shortened, foot = WORDS[voice.language]
    return Column(
        voice=voice,
        name=code,
        heading=heading,
        place="Pikkula",
        day=SPEECHES[voice].day(on),
        intro="",
        note={"fi": "Neuvojan sana", "sv": "Rådgivarens ord", "en": "Your advisor"}[voice.language],
        scan=scan,
        shortened=shortened,
        unprinted=LACKING,
        foot=(foot,),
    )


def sheet(
    catalog: Catalog,
    ids: Sequence[str],
    voices: Sequence[str] = ("en",),
    notes: Sequence[str] = (),
    on: date = FIRST_DAY,
) -> Handout:
    """The sheet of some services, as the pages would have it made."""
    of = graph.build(catalog)
    path = Path(tuple(codes(catalog).of(catalog.service[id_]) for id_ in ids))
    told = [
        Teller(
            SPEECHES[BY_CODE[code]], of, on, lambda *_: "https://portaat.example/", catalog
        ).entries(path)
        for code in voices
    ]
    written = (*notes, *[""] * (len(ids) - len(notes)))
    items = tuple(
        HandoutItem(entries, note)
        for *entries_, note in zip(*told, written, strict=True)
        if (entries := tuple(entries_))
    )
    names = tuple(Saying("Stairs", BY_CODE[code], BY_CODE[code]) for code in voices)
    picture = Picture(STAIRS, names, tuple(f"The stairs in {code}" for code in voices))
    return Handout(on, tuple(column(code, on) for code in voices), items, ADDRESS, (picture,))


@cache
def shipped() -> Catalog:
    """The map of Kouvola as it is shipped: a path is walked where somebody lives."""
    whole = reading.read({name: (ROOT / "data" / name).read_bytes() for name in reading.FILES})
    return within(whole, localities(whole)["kouvola"])


@pytest.fixture(scope="session")
def town() -> Catalog:
    return reading.read(pikkula())


def busiest(number: int) -> list[str]:
    """The services of the shipped map that most providers give: those with the most to print."""
    offers = shipped().offers_of
    return sorted(offers, key=lambda id_: len(offers[id_]), reverse=True)[:number]


def read(handout: Handout) -> PdfReader:
    return PdfReader(BytesIO(pdf(handout)))


def words(page: PdfReader | PageObject) -> str:
    """All words, whatever the lines they stand on."""
    pages = page.pages if isinstance(page, PdfReader) else [page]
    return " ".join(" ".join(one.extract_text() for one in pages).split())


def unbroken(text: object) -> str:
    """A text to be compared with words that may stand on two lines."""
    return "".join(str(text).split())


def tags(found: PdfReader) -> Iterator[dict[str, Any]]:
    """The elements of the structure tree, in reading order."""
    waiting = [found.root_object["/StructTreeRoot"]["/K"]]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, dict) and "/S" in node:
            yield node
        if isinstance(node, list):
            waiting += reversed(node)
        elif isinstance(node, dict) and "/K" in node:
            waiting.append(node["/K"])


def claims(found: PdfReader) -> bool:
    """Whether the file says of itself that it keeps PDF/UA-1."""
    return b"<pdfuaid:part>1</pdfuaid:part>" in found.root_object["/Metadata"].get_data()


def kinds(found: PdfReader) -> list[str]:
    return [tag["/S"] for tag in tags(found)]


def sizes(found: PdfReader) -> dict[float, str]:
    """The text by the size of its letters, in points."""
    seen: dict[float, str] = {}

    def note(text: str, _cm: Any, matrix: list[float], _font: Any, size: float) -> None:
        if text.strip():
            points = round(abs(matrix[3]) * size, 2)
            seen[points] = seen.get(points, "") + text

    for page in found.pages:
        page.extract_text(visitor_text=note)
    return seen


def pictures(handout: Handout, *, scale: float = 3) -> list[np.ndarray[Any, Any]]:
    """The pages as a printer would see them, `scale` pixels to a point."""
    pages = pypdfium2.PdfDocument(pdf(handout))
    return [page.render(scale=scale).to_numpy() for page in pages]


def test_a_path_of_three_fits_on_one_page(town: Catalog) -> None:
    found = read(sheet(town, ["valmennus", "palkkatuki", "velkaneuvonta"]))
    assert len(found.pages) == 1
    assert found.pages[0].mediabox.width * POINT == pytest.approx(210, abs=0.1)
    assert found.pages[0].mediabox.height * POINT == pytest.approx(297, abs=0.1)


def test_the_file_says_what_it_is_in_which_language_and_of_which_day(town: Catalog) -> None:
    found = read(sheet(town, ["valmennus"], ["sv"]))
    assert found.root_object["/Lang"] == "sv"
    assert found.metadata is not None
    assert found.metadata.title == "Min stig"
    assert found.metadata.creation_date is not None
    assert found.metadata.creation_date.date() == FIRST_DAY
    assert found.root_object["/ViewerPreferences"]["/DisplayDocTitle"]


def test_the_file_is_tagged_and_claims_to_keep_the_standard(town: Catalog) -> None:
    found = read(sheet(town, ["valmennus"]))
    assert found.root_object["/MarkInfo"]["/Marked"]
    assert claims(found)


def test_a_screen_reader_meets_headings_lists_pictures_and_links(town: Catalog) -> None:
    found = kinds(read(sheet(town, ["valmennus", "palkkatuki"])))
    assert [kind for kind in found if kind.startswith("/H")] == ["/H1", "/H2", "/H2"]
    assert found.count("/L") == 2
    assert found.count("/Figure") == 2
    assert "/Link" in found


def test_every_picture_is_told_in_words(town: Catalog) -> None:
    found = read(sheet(town, ["valmennus"], ["fi", "en-simple"]))
    told = [tag["/Alt"] for tag in tags(found) if tag["/S"] == "/Figure"]
    assert told == [
        "The stairs in fi / The stairs in en-simple",
        "Avaa puhelimella / Open on the phone",
    ]


def test_the_items_are_read_in_their_order_with_their_numbers(town: Catalog) -> None:
    said = words(read(sheet(town, ["velkaneuvonta", "valmennus", "palkkatuki"])))
    order = ["My path", "1 Debt counselling", "Advice about debts.", "2 Job-search coaching"]
    order += ["You learn to look for work.", "3 Pay subsidy", "Open on the phone", "Ask more"]
    places = [said.index(part) for part in order]
    assert places == sorted(places)


def test_an_item_tells_who_gives_it_how_to_get_in_touch_and_until_when(town: Catalog) -> None:
    said = words(read(sheet(town, ["kaikukurssi", "palkkatuki"])))
    assert "Provided by: Pikkula Foundation, for people under 30, Kaiku" in said
    assert "Until when: until 30 June 2026" in said
    assert "How to get in touch: pikkula.fi" in said


def test_what_has_ended_says_so_in_words_and_names_what_stands_instead(town: Catalog) -> None:
    said = words(read(sheet(town, ["kaikukurssi"], on=DAY_AFTER_KAIKU)))
    assert "This ended on 30 June 2026." in said
    assert "On the same step there is also: Debt counselling" in said


def test_two_voices_stand_item_for_item_each_in_its_language(town: Catalog) -> None:
    found = read(sheet(town, ["valmennus", "palkkatuki"], ["fi", "sv"]))
    said = words(found)
    order = ["Minun polkuni", "Min stig", "Työnhakuvalmennus", "Jobbsökarträning", "Palkkatuki"]
    places = [said.index(part) for part in [*order, "Lönesubvention"]]
    assert places == sorted(places)
    assert found.root_object["/Lang"] == "fi"
    swedish = [tag for tag in tags(found) if tag.get("/Lang") == "sv"]
    titles = [tag["/T"] for part in swedish for tag in below(part) if tag["/S"] == "/H2"]
    assert titles == ["1 Jobbsökarträning", "2 Lönesubvention"]


def below(tag: Any) -> Iterator[dict[str, Any]]:
    """The element and those in it."""
    node = tag.get_object()
    if isinstance(node, dict) and "/S" in node:
        yield node
    inside = node if isinstance(node, list) else node.get("/K", []) if hasattr(node, "get") else []
    for one in inside if isinstance(inside, list) else [inside]:
        yield from below(one)


def test_words_in_another_language_than_their_column_are_marked(town: Catalog) -> None:
    handout = sheet(town, ["valmennus"])
    (entry,) = handout.items[0].entries
    finnish = replace(entry, description=Saying("Apua.", BY_CODE["fi"], BY_CODE["en"]))
    found = read(replace(handout, items=(HandoutItem((finnish,)),)))
    assert "fi" in {tag.get("/Lang") for tag in tags(found)}


def test_a_telephone_reads_the_address_from_the_paper(town: Catalog) -> None:
    (page,) = pictures(sheet(town, ["valmennus"]))
    (code,) = zxingcpp.read_barcodes(page)
    assert code.text == ADDRESS
    assert code.ec_level == "M"
    corners = [code.position.top_left, code.position.top_right]
    side = (corners[1].x - corners[0].x) / 3 * POINT
    assert side >= 28, "millimetres, without the quiet zone"


def test_a_long_address_makes_a_larger_code_that_is_still_read(town: Catalog) -> None:
    long = ADDRESS + "-07ab" * 80
    (page,) = pictures(replace(sheet(town, ["valmennus"]), address=long))
    assert [code.text for code in zxingcpp.read_barcodes(page)] == [long]


def test_the_address_stands_in_print_and_opens_by_a_tap(town: Catalog) -> None:
    found = read(sheet(town, ["palkkatuki"]))
    assert "portaat.example/fi/path/4k2m-9x1c-07ab" in words(found)
    assert "https://" not in words(found)
    notes = [note.get_object() for page in found.pages for note in page["/Annots"]]
    assert [note["/A"]["/URI"] for note in notes] == ["https://www.pikkula.fi", ADDRESS]


@pytest.mark.parametrize(
    "note",
    ["#panic()", "$x$ *a* _b_ `c`", "= no heading", '\\ #"x" <label> @ref', "// a // b /* c */"],
)
def test_a_note_is_printed_as_it_was_written(town: Catalog, note: str) -> None:
    assert f"Your advisor: {note}" in words(read(sheet(town, ["valmennus"], notes=[note])))


def test_a_note_keeps_its_lines(town: Catalog) -> None:
    found = read(sheet(town, ["valmennus"], notes=["Tuesday at ten.\nBring your passport."]))
    assert "Tuesday at ten.\nBring your passport." in found.pages[0].extract_text()


@pytest.mark.parametrize(
    "note",
    [
        "Привіт! Ґанок, їжак, Київ.",
        "مرحبا! الموعد يوم الثلاثاء",
        "سلام، چطور هستید؟",
        "ڕۆژی باش",
        "Rojbaş, êvar baş; günaydın, ışık",
        "ሰላም! ሰሉስ ሰዓት 10",
        "สวัสดีครับ",
        "Chào buổi sáng, đặng",
        "வணக்கம் नमस्ते שלום",
        "Tuesday 😀 👍🏽 ☎ ✓ → №",
    ],
)
def test_a_note_may_be_in_the_letters_of_those_who_come(town: Catalog, note: str) -> None:
    found = read(sheet(town, ["valmennus"], notes=[note]))
    assert claims(found)
    assert LACKING not in words(found)


@pytest.mark.parametrize("letters", ["你好！星期二", "\x00", "\U0001fae9"])
def test_letters_that_no_font_has_are_left_out_of_a_note_which_says_so(
    town: Catalog, letters: str
) -> None:
    notes = [f"At ten {letters} sharp", "Привіт"]
    found = read(sheet(town, ["valmennus", "palkkatuki"], notes=notes))
    assert f"Your advisor: At ten □ sharp {LACKING}" in words(found)
    assert words(found).count(LACKING) == 1
    assert claims(found)


def test_all_letters_of_a_sheet_are_looked_for_at_once(
    town: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled = []
    compile_ = typst.compile
    monkeypatch.setattr(
        typst, "compile", lambda *told, **named: compiled.append(told) or compile_(*told, **named)
    )
    found = read(sheet(town, ["valmennus"], notes=['Tule 明天 klo 10 或 "后天" \\ 12']))
    assert f'Tule □ klo 10 □ "□" \\ 12 {LACKING}' in words(found)
    assert claims(found)
    assert len(compiled) == 2


def test_letters_that_no_font_has_are_left_out_of_a_heading_which_says_so(town: Catalog) -> None:
    handout = sheet(town, ["valmennus"])
    columns = (replace(handout.columns[0], heading="Li 李 at work"),)
    found = read(replace(handout, columns=columns))
    assert f"Li □ at work {LACKING}" in words(found)
    assert claims(found)


def test_letters_that_a_title_of_the_map_lacks_cost_the_claim_but_not_the_sheet(
    town: Catalog,
) -> None:
    handout = titled(sheet(town, ["valmennus"]), "Work 中")
    found = read(handout)
    assert "1 Work" in words(found)
    assert found.root_object["/MarkInfo"]["/Marked"]
    assert not claims(found)


def titled(handout: Handout, title: str) -> Handout:
    """The sheet with another title above all entries."""
    items = tuple(
        replace(
            item,
            entries=tuple(replace(e, title=replace(e.title, words=title)) for e in item.entries),
        )
        for item in handout.items
    )
    return replace(handout, items=items)


@pytest.mark.parametrize("voices", [["fi"], ["fi", "sv"]])
@pytest.mark.parametrize(
    "word",
    [
        "W" * 200,
        "1234567890" * 20,
        "työllisyyspalvelukeskus" * 8,
        "työllistymissuunnitelma" + "w" * 150,
        "https://pikkula.fi/" + "q" * 150,
        "Ўў" * 90,
    ],
)
def test_an_endless_word_stays_in_its_frame(town: Catalog, voices: list[str], word: str) -> None:
    handout = titled(sheet(town, ["valmennus", "palkkatuki"], voices, [word]), word)
    columns = tuple(replace(column, heading=word) for column in handout.columns)
    handout = replace(handout, columns=columns, pictures=handout.pictures * 2)
    said = "".join(letter for letter in words(read(handout)) if letter not in " -\u200b\u00ad")
    assert said.count(word) == 2 + 2 * len(voices), "heading, note and titles, with all letters"
    for page in pictures(handout):
        assert_margins(page)


def assert_margins(page: np.ndarray[Any, Any]) -> None:
    edge = round(16 / POINT * 3)
    assert (page[:, :edge] > 250).all()
    assert (page[:, -edge:] > 250).all()


@pytest.mark.parametrize("pair", [["fi-simple", "sv-simple"], ["fi", "sv"], ["sv", "en"]])
@pytest.mark.parametrize("stairs", [1, 2, 3])
def test_twelve_of_the_widest_notes_fit_on_two_pages(pair: list[str], stairs: int) -> None:
    note = ("Wommawamo mwomm wawwo mamma " * 8)[:200].strip()
    handout = sheet(shipped(), busiest(12), pair, [note] * 12)
    found = read(replace(handout, pictures=handout.pictures * stairs))
    assert len(found.pages) == 2
    assert words(found).count(note) == 12
    assert min(sizes(found)) >= SMALLEST_NOTE


@pytest.mark.parametrize("number", [2, 3])
def test_the_staircases_stand_on_one_line(town: Catalog, number: int) -> None:
    handout = sheet(town, ["valmennus"])
    red = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 {}"><path fill="#c00" d="{}"/>'
    drawn = [red.format(high, f"M0 0h100v{high}h-100z") + "</svg>" for high in (30, 42, 90)]
    names = ["Work", "Moving to Pikkula and learning its language", "Health"]
    stairs = tuple(
        Picture(svg, (Saying(name, BY_CODE["en"], BY_CODE["en"]),), (name,))
        for svg, name in zip(drawn, names, strict=True)
    )
    (page,) = pictures(replace(handout, pictures=stairs[:number]))
    rows, columns = np.nonzero(np.ptp(page.astype(int), axis=2) > 100)
    pieces = np.split(np.unique(columns), np.nonzero(np.diff(np.unique(columns)) > 1)[0] + 1)
    bottoms = [rows[np.isin(columns, piece)].max() for piece in pieces]
    assert len(bottoms) == number
    assert max(bottoms) - min(bottoms) <= 1


def test_no_line_ends_with_the_dot_between_two_voices(town: Catalog) -> None:
    handout = sheet(town, ["valmennus"], ["fi", "sv"])
    places = ("Pikkulan palveluportaat ja polut", "Servicetrappan i Pikkula kommun")
    columns = [
        replace(column, place=place) for column, place in zip(handout.columns, places, strict=True)
    ]
    found = read(replace(handout, columns=tuple(columns), pictures=handout.pictures * 2))
    lines = found.pages[0].extract_text().splitlines()
    assert " · ".join(places) in words(found)
    assert not any(line.rstrip().endswith("·") for line in lines)


def test_there_are_lines_to_write_on_in_each_voice(town: Catalog) -> None:
    handout = sheet(town, ["velkaneuvonta", "palkkatuki"], ["fi", "en"])
    bare = words(read(handout))
    blanks = [("Puhelin", "Tapaaminen"), ("Telephone", "Meeting")]
    columns = [
        replace(column, blanks=told) for column, told in zip(handout.columns, blanks, strict=True)
    ]
    told = words(read(replace(handout, columns=tuple(columns))))
    assert "Telephone" not in bare
    assert "Puhelin · Telephone" in told
    assert "Tapaaminen · Meeting" in told


def test_the_same_sheet_is_the_same_bytes(town: Catalog) -> None:
    handout = sheet(town, ["valmennus", "palkkatuki"], ["fi", "en-simple"])
    assert pdf(handout) == pdf(handout)


def test_the_fonts_are_our_own_wherever_it_is_made(town: Catalog) -> None:
    fonts = [
        font.get_object()["/BaseFont"].partition("+")[2]
        for page in read(sheet(town, ["valmennus"])).pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    ]
    assert fonts
    assert all(font.startswith("SourceSans3") for font in fonts)


def test_a_short_path_is_printed_large(town: Catalog) -> None:
    assert min(sizes(read(sheet(town, ["valmennus"], ["fi", "sv"])))) >= 14


@pytest.mark.parametrize("number", [1, 6, 12])
def test_nothing_is_printed_small(number: int) -> None:
    found = sizes(read(sheet(shipped(), busiest(number), ["fi", "en-simple"])))
    assert min(found) >= SMALLEST
    title = shipped().service[busiest(1)[0]].name.in_voice(BY_CODE["fi"]).words.split()[0]
    assert [size for size, said in found.items() if title in said and size >= SMALLEST_TITLE]


@pytest.mark.parametrize("voices", [["fi", "en-simple"], ["sv", "sv-simple"], ["fi-simple"]])
@pytest.mark.parametrize("note", ["", "Call me when you have the appointment: 040 123 4567. " * 4])
def test_twelve_items_fit_on_two_pages_and_none_is_left_out(voices: list[str], note: str) -> None:
    handout = sheet(shipped(), busiest(12), voices, [note[:200].strip()] * 12)
    found = read(handout)
    assert len(found.pages) == 2
    said = unbroken(words(found))
    for item in handout.items:
        for entry in item.entries:
            assert unbroken(entry.title) in said
            for fact in entry.printed:
                assert unbroken(f"{fact.label}: {fact.lines[0][0].words}") in said
        assert unbroken(item.note) in said


def test_any_six_services_in_two_voices_fit_on_two_pages() -> None:
    ids = list(shipped().service)
    for six in [ids[start : start + 6] for start in range(0, len(ids), 24)]:
        assert len(read(sheet(shipped(), six, ["fi", "sv"])).pages) <= 2


def test_what_was_shortened_is_said_with_where_the_whole_is() -> None:
    handout = sheet(shipped(), busiest(12), ["fi", "en"])
    said = words(read(handout))
    assert not all(str(item.entries[0].description) in said for item in handout.items)
    assert "Tekstejä on lyhennetty" in said
    assert "Texts were shortened" in said


def test_whole_texts_are_not_said_to_be_shortened(town: Catalog) -> None:
    handout = sheet(town, ["valmennus", "palkkatuki"], ["fi", "en"])
    said = words(read(handout))
    for item in handout.items:
        assert all(str(entry.description) in said for entry in item.entries)
    assert "lyhennetty" not in said
    assert "shortened" not in said


def test_a_first_sentence_does_not_end_at_an_abbreviation(town: Catalog) -> None:
    handout = sheet(town, ["valmennus"])
    (entry,) = handout.items[0].entries
    long = "Apua antaa esim. Kela tai muu toimija. " + "Toinen virke jatkuu. " * 60
    wordy = replace(entry, description=replace(entry.description, words=long))
    said = words(read(replace(handout, items=(HandoutItem((wordy,)),) * 12)))
    assert said.count("Apua antaa esim. Kela tai muu toimija. …") == 12


def test_only_a_sheet_of_two_pages_numbers_them(town: Catalog) -> None:
    assert "1 / 1" not in words(read(sheet(town, ["valmennus"])))
    first, second = read(sheet(shipped(), busiest(12))).pages
    assert words(first).endswith("1 / 2")
    assert words(second).endswith("2 / 2")


def test_no_words_run_into_the_margins() -> None:
    long = sorted(shipped().service.values(), key=lambda s: -max(map(len, str(s.name).split())))
    for page in pictures(sheet(shipped(), [s.id for s in long[:8]], ["fi", "sv"])):
        assert_margins(page)


def test_the_paper_is_printed_without_colours(town: Catalog) -> None:
    for page in pictures(sheet(town, ["valmennus", "palkkatuki"], ["fi", "en"], ["Note"])):
        assert all((page[..., a] == page[..., b]).all() for a, b in pairwise(range(3)))


def test_a_path_without_items_pictures_or_words_around_is_still_a_sheet(town: Catalog) -> None:
    bare = replace(column("fi"), foot=())
    found = read(replace(sheet(town, []), columns=(bare,), pictures=()))
    assert "Minun polkuni" in words(found)


def test_a_note_longer_than_a_page_goes_on_on_the_next(town: Catalog) -> None:
    note = " ".join(f"word{number}" for number in range(1500))
    said = words(read(sheet(town, ["valmennus", "palkkatuki"], notes=[note])))
    assert all(word in said for word in note.split())


def test_a_code_is_drawn_in_black_on_white_without_a_size_of_its_own() -> None:
    drawn = qr.svg(ADDRESS)
    assert 'viewBox="0 0 41 41"' in drawn
    assert "width=" not in drawn
    assert {part.split('"')[0] for part in drawn.split('="#')[1:]} == {"fff", "000"}


def test_the_longest_address_has_a_code_and_a_longer_one_is_refused() -> None:
    assert qr.svg("x" * qr.LONGEST).startswith("<svg")
    with pytest.raises(ValueError, match="Data too large"):
        qr.svg("x" * (qr.LONGEST + 1))
