"""A map that is just begun: valid, with one example of each, and nothing of another area in it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
from pydantic import BaseModel

from navigator import reading
from navigator.beginning import NOTES, Plan, PlanError, first_files, with_region
from navigator.catalog import Catalog
from navigator.editions import edition
from navigator.reading import tree_records
from navigator.search.meaning import OFF
from navigator.web.request.settings import Settings
from tests import ROOT
from tests.neighbours import neighbours
from tests.world import REFERRALS, TERMS, URGENT, pikkula

TODAY = date(2026, 3, 2)
ONE_OF_EACH = (
    *("services", "offers", "providers", "projects", "flags", "contacts", "intakes"),
    *("regions", "audiences"),
)


def common(**changed: str) -> dict[str, bytes]:
    """The map of Pikkula and Suurkylä, with what all of the country has in common."""
    return neighbours(referrals_csv=REFERRALS, urgent_yaml=URGENT, terms_csv=TERMS, **changed)


def begun(
    languages: str = "fi", *, shared: bool = True, towns: tuple[str, ...] = (), name: str = ""
) -> dict[str, bytes]:
    plan = Plan.of({"fi": name}, languages, TODAY, towns, shared=shared)
    return first_files(plan, common(), Path("kartta"))


def catalog_of(files: dict[str, bytes]) -> Catalog:
    return reading.read({name: files[name] for name in files.keys() - {*NOTES}}, TODAY)


@pytest.mark.parametrize("languages", ["fi", "sv", "fi,sv", "fi, sv, en"])
@pytest.mark.parametrize("shared", [True, False])
def test_it_is_valid_at_once_and_has_one_of_each(languages: str, shared: bool) -> None:  # noqa: FBT001
    found = catalog_of(begun(languages, shared=shared))
    assert {name: len(getattr(found, name)) for name in ONE_OF_EACH} == dict.fromkeys(
        ONE_OF_EACH, 1
    )
    assert ", ".join(found.languages) == languages.replace(",", ", ").replace("  ", " ")
    assert found.services[0].checked_on == TODAY


def test_every_data_file_is_there() -> None:
    assert {*reading.FILES} | {*NOTES} == begun().keys()


def test_what_the_whole_country_has_in_common_comes_along() -> None:
    found, there = catalog_of(begun()), catalog_of(common())
    assert found.cries == there.cries
    assert (found.synonyms, found.terms) == (there.synonyms, there.terms)
    assert [one.id for one in found.referrals] == ["passi"], "alv is of Pikkula alone"


def test_nothing_that_somebody_gives_somewhere_comes_along() -> None:
    files = begun()
    told = b"".join(data for name, data in files.items() if name != "terms.csv").decode()
    named = ("Pikkula", "Suurkyl", "Kotka", "Kouvola", "palkkatuki;", "velkaneuvonta;", "saatio")
    assert [name for name in named if name in told] == []


def test_shared_steps_are_those_of_all_and_own_ones_begin_with_one() -> None:
    shared, own = catalog_of(begun()), catalog_of(begun(shared=False))
    assert [area.id for area in shared.areas] == ["tyonhaku", "yritys"], "meri is Suurkylä’s"
    assert len(shared.step) == 4
    assert [*own.step] == ["esimerkkiporras"]


def test_what_is_said_of_a_place_stays_there() -> None:
    needs = neighbours()["needs.yaml"].decode()
    needs = needs.replace("Tarvitsen apua raha-asioihin", "Kotkassa rahat loppuvat")
    needs = needs.replace("[työtön, lopputili, duuni]", "[työtön, duuni Kotkasta, kotka]")
    needs = needs.replace("Sinä aloitat.", "Haminaan töihin.")
    plan = Plan.of({}, "fi", TODAY)
    found = catalog_of(first_files(plan, common(needs_yaml=needs), Path("kartta")))
    assert [*found.step] == ["aloitan", "palkkaan", "lopetan"]
    assert found.step["aloitan"].words["fi"] == ("työtön", "kotka")
    assert found.step["aloitan"].next == ()
    assert found.step["aloitan"].description.plain() == {}


def test_the_region_is_called_as_one_says_and_has_its_municipalities() -> None:
    (region,) = catalog_of(begun(name="Meren alue", towns=("Pyhtää",))).regions
    assert (region.id, region.municipalities) == ("meren-alue", ("Pyhtää",))
    assert region.name.standard()["fi"] == "Meren alue"


@pytest.mark.parametrize(
    ("names", "languages", "towns", "told"),
    [
        ({}, "fi", ("Kotkka",), "There is no municipality Kotkka in Finland. Is it Kotka?"),
        ({"fi": "Meri"}, "fi,sv", (), "The region has no name in: sv."),
        ({}, "fi,ru", (), "Languages are some of fi, sv, en"),
        ({}, "", (), "Languages are some of fi, sv, en"),
    ],
)
def test_a_plan_that_can_not_be_says_why(
    names: dict[str, str], languages: str, towns: tuple[str, ...], told: str
) -> None:
    with pytest.raises(PlanError, match=re.escape(told)):
        Plan.of(names, languages, TODAY, towns)


def keys(record: type[BaseModel]) -> Iterator[str]:
    """The keys of a record and of all that it holds, but for those of languages and of cries."""
    for name, field in record.model_fields.items():
        yield name
        for inner in re.findall(r"tree_records\.(\w+Record)", str(field.annotation)):
            if inner != "AddressRecord":
                yield from keys(getattr(tree_records, inner))


def comments(data: bytes) -> str:
    return "\n".join(line for line in data.decode().splitlines() if line.startswith("#"))


@pytest.mark.parametrize("file", reading.TREES)
def test_each_key_of_a_tree_is_explained_above_it(file: str) -> None:
    told = {*re.findall(r"\w+", comments(begun()[file]))}
    assert {*keys(reading.TREES[file])} - told == set()


def test_every_setting_is_in_the_file_of_settings() -> None:
    told = begun()["navigator.env"].decode()
    of_the_site = {f"NAVIGATOR_{setting.name.upper()}" for setting in fields(Settings)}
    others = {"NAVIGATOR_DATA", "NAVIGATOR_VAR", "NAVIGATOR_LANG", OFF}
    assert {one for one in of_the_site | others if f"{one}=" not in told} == set()


def test_a_shell_reads_the_settings_and_the_site_takes_what_is_an_example_in_them(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "oma kartta & portaat"
    written = first_files(Plan.of({}, "fi", TODAY), common(), folder)["navigator.env"].decode()
    file = tmp_path / "all.env"
    file.write_text(re.sub(r"^#(?=NAVIGATOR)", "", written, flags=re.MULTILINE), encoding="utf-8")
    script = 'set -a; . "$1"; env'
    done = subprocess.run(
        ["sh", "-c", script, "sh", str(file)], capture_output=True, text=True, check=True
    )
    said = dict(line.partition("=")[::2] for line in done.stdout.splitlines())
    assert said["NAVIGATOR_DATA"] == str(folder)
    assert said["NAVIGATOR_VAR"] == f"{folder}-var"
    assert Settings.of(said).contact == "palaute@example.org"


def test_the_shipped_map_gives_what_a_new_one_takes_over() -> None:
    shipped = edition.load(ROOT / "data")
    for shared in (True, False):
        plan = Plan.of({}, "fi", TODAY, shared=shared)
        files = first_files(plan, shipped, Path("kartta"))
        found = reading.read({name: files[name] for name in reading.FILES})
        assert len(found.services) == 1
        assert found.occupations
        assert found.sides
        told = b"".join(data for name, data in files.items() if name != "urgent.yaml").decode()
        assert "Kouvola" not in told


def test_one_more_region_changes_no_other_byte() -> None:
    files = pikkula()
    names = {"fi": "Meren alue", "sv": "Havet", "en": "The sea"}
    needs = with_region(files, Plan.of(names, "fi,sv,en", TODAY, ("Kotka",)))
    before, after = files["needs.yaml"].decode(), needs.decode()
    at = next(i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b)
    new = after[at : at + len(after) - len(before)]
    assert before == after[:at] + after[at + len(new) :]
    assert "Meren alue" in new
    regions = reading.read({**files, "needs.yaml": needs}).regions
    assert [(one.id, one.municipalities) for one in regions] == [
        ("pikkula", ()), ("meren-alue", ("Kotka",)),
    ]  # fmt: skip
