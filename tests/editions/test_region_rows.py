"""The rows of Suurkylä taken out and brought back, beside those of Pikkula."""

from __future__ import annotations

from pathlib import Path

import pytest

from navigator.editions import Act, OthersError, Place, desk
from navigator.editions.region_rows import brought_back, narrowed
from navigator.environment import day
from navigator.reading import read
from tests.conftest import a_town
from tests.neighbours import neighbours

MAP = neighbours()
OFFERS, SERVICES = "offers.csv", "services.csv"
SHIP = "laivakurssi;merelle;suurkylan-palvelut;;"
OWN = narrowed(MAP, ["suurkyla"])


def lines(data: bytes) -> list[str]:
    return data.decode().splitlines()


def changed(file: str, old: str, new: str) -> dict[str, bytes]:
    text = OWN[file].decode()
    assert old in text
    return {file: text.replace(old, new).encode()}


def test_a_region_takes_out_its_own_rows_and_no_others() -> None:
    assert [row.partition(";")[0] for row in lines(OWN[OFFERS])] == [
        "service",
        "kyyti",
        "laivakurssi",
    ]
    assert [row.partition(";")[0] for row in lines(OWN[SERVICES])[1:]] == ["kyyti", "laivakurssi"]
    assert len(lines(OWN["flags.csv"])) == 1
    assert "needs.yaml" not in OWN
    assert "thesaurus.csv" not in OWN


def test_what_is_brought_back_as_it_was_changes_no_byte() -> None:
    found = brought_back(MAP, OWN, ["suurkyla"])
    assert found.others == ()
    assert {**MAP, **found.files} == MAP


def test_a_changed_row_is_the_only_one_that_changes() -> None:
    found = brought_back(MAP, changed(OFFERS, ";Hamina", ";Kotka"), ["suurkyla"])
    before, after = lines(MAP[OFFERS]), lines(found.files[OFFERS])
    assert [(b, a) for b, a in zip(before, after, strict=True) if a != b] == [
        (before[10], before[10].replace("Hamina", "Kotka"))
    ]


def test_rows_come_and_go_and_those_of_the_neighbour_stay() -> None:
    new = "palkkatuki;velat;suurkylan-palvelut;;suurkyla;;;;;"
    gone = "laivakurssi;merelle;suurkylan-palvelut;;suurkyla;;;;;"
    found = brought_back(MAP, changed(OFFERS, gone, new), ["suurkyla"])
    rows = lines(found.files[OFFERS])
    assert (new in rows, gone in rows) == (True, False)
    assert [row for row in rows if "pikkula" in row] == [
        row for row in lines(MAP[OFFERS]) if "pikkula" in row
    ]


def test_the_same_offer_of_both_regions_is_two_rows_and_each_has_its_own() -> None:
    twin = "palkkatuki;palkkaan;tyollisyys;;suurkyla;;;;;Kotka"
    both = brought_back(MAP, {OFFERS: OWN[OFFERS] + twin.encode() + b"\n"}, ["suurkyla"])
    assert both.others == ()
    files = {**MAP, **both.files}
    read(files)
    again = narrowed(files, ["suurkyla"])[OFFERS].decode().replace(";Kotka", ";Hamina").encode()
    found = brought_back(files, {OFFERS: again}, ["suurkyla"])
    assert "palkkatuki;palkkaan;tyollisyys;;pikkula;;rahoitus;finansiering;funding;" in lines(
        found.files[OFFERS]
    )
    assert twin.replace("Kotka", "Hamina") in lines(found.files[OFFERS])


def test_a_whole_table_may_be_brought_for_a_region_if_others_stand_in_it_as_they_are() -> None:
    whole = {OFFERS: MAP[OFFERS].replace(b";Hamina", b";Kotka")}
    assert brought_back(MAP, whole, ["suurkyla"]).others == ()


def test_a_file_as_excel_writes_it_leaves_the_bytes_of_others_alone() -> None:
    as_excel = {
        OFFERS: b"\xef\xbb\xbf" + OWN[OFFERS].replace(b";Hamina", b";Kotka").replace(b"\n", b"\r\n")
    }
    found = brought_back(MAP, as_excel, ["suurkyla"])
    assert (
        found.files == brought_back(MAP, changed(OFFERS, ";Hamina", ";Kotka"), ["suurkyla"]).files
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "whose"),
    [
        (OFFERS, SHIP + "suurkyla", SHIP + "pikkula", ("pikkula",)),
        (OFFERS, SHIP + "suurkyla", SHIP + "nationwide", ()),
        (SERVICES, "laivakurssi;Laivakurssi", "palkkatuki;Laivakurssi", ("pikkula", "suurkyla")),
        (SERVICES, "laivakurssi;Laivakurssi", "velkaneuvonta;Laivakurssi", ("pikkula",)),
    ],
)
def test_a_row_of_others_in_the_file_is_told(
    file: str, old: str, new: str, whose: tuple[str, ...]
) -> None:
    found = brought_back(MAP, changed(file, old, new), ["suurkyla"])
    assert whose in [one.regions for one in found.others]


@pytest.fixture
def town(tmp_path: Path, dictionaries: Path) -> Place:
    return a_town(MAP, tmp_path, dictionaries)


def test_an_upload_of_a_region_is_published_beside_the_others(town: Place) -> None:
    act = Act(day.now(), "Sulo", "Muutos.", 1, ("suurkyla",))
    number = desk.upload(town, changed(OFFERS, ";Hamina", ";Kotka"), act, region="suurkyla")
    made = desk.publish(town, number, act, desk.pending(town, number).digest)
    assert desk.files_of(town, made)[OFFERS] == MAP[OFFERS].replace(b";Hamina", b";Kotka")
    with pytest.raises(OthersError) as refused:
        desk.upload(town, changed(OFFERS, ";suurkyla;", ";pikkula;"), act, region="suurkyla")
    assert refused.value.brought_for == "suurkyla"


def test_a_whole_file_of_hers_that_says_the_same_of_others_leaves_their_bytes(town: Place) -> None:
    act = Act(day.now(), "Sulo", "Muutos.", 1, ("suurkyla",))
    turned = MAP[OFFERS].replace(b"\n", b"\r\n").replace(b";Hamina", b";Kotka")
    number = desk.upload(town, {OFFERS: turned}, act)
    made = desk.publish(town, number, act, desk.pending(town, number).digest)
    assert desk.files_of(town, made)[OFFERS] == MAP[OFFERS].replace(b";Hamina", b";Kotka")


def test_a_whole_file_that_lacks_the_rows_of_others_is_refused(town: Place) -> None:
    act = Act(day.now(), "Sulo", "Muutos.", 1, ("suurkyla",))
    number = desk.upload(town, {OFFERS: OWN[OFFERS]}, act)
    with pytest.raises(OthersError) as refused:
        desk.publish(town, number, act, desk.pending(town, number).digest)
    assert len(refused.value.trespasses) == len(lines(MAP[OFFERS])) - len(lines(OWN[OFFERS]))


def test_nobody_takes_over_what_is_another_regions_alone_by_an_offer_of_her_own() -> None:
    theirs = "velkaneuvonta;velat;suurkylan-palvelut;;suurkyla;;;;;"
    files = {OFFERS: OWN[OFFERS] + theirs.encode() + b"\n"}
    (told,) = brought_back(MAP, files, ["suurkyla"]).others
    assert (told.done, told.regions) == ("added", ("pikkula",))
