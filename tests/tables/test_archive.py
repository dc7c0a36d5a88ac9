"""A zip of data files is opened, within bounds, or it is said why it can't be."""

from __future__ import annotations

import io
import stat
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from navigator.tables import archive
from navigator.tables.limits import MOST_ZIPPED, TOGETHER
from navigator.tables.problem import Problem


def zipped(*files: tuple[str | ZipInfo, bytes], how: int = ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with ZipFile(packed, "w", how) as one:
        for name, data in files:
            one.writestr(name, data)
    return packed.getvalue()


def fault(data: bytes) -> str:
    found = archive.unpacked("map.zip", data)
    assert isinstance(found, Problem)
    assert found.file == "map.zip"
    return found.fault


def test_the_files_come_out_as_they_went_in_whatever_folder_they_lie_in() -> None:
    data = zipped(("projects.csv", b"a"), ("data/", b""), ("data/offers.csv", b"b" * 9999))
    assert archive.unpacked("map.zip", data) == (
        ("projects.csv", b"a"),
        ("data/offers.csv", b"b" * 9999),
    )


def test_what_systems_add_by_themselves_is_passed_over() -> None:
    data = zipped(("__MACOSX/._a.csv", b"x"), ("data/.DS_Store", b"x"), ("a.csv", b"a"))
    assert archive.unpacked("map.zip", data) == (("a.csv", b"a"),)


def test_names_are_read_as_each_system_writes_them() -> None:
    utf_8 = zipped(("merkinnät.csv", b"a"))
    mac = utf_8.replace(b"\0\x08", b"\0\0")  # without saying that it is UTF-8
    dos = zipped(("merkinn-t.csv", b"a")).replace(b"merkinn-t", b"merkinn\x84t")
    for data in (utf_8, mac, dos):
        assert archive.unpacked("map.zip", data) == (("merkinnät.csv", b"a"),)


@pytest.mark.parametrize(
    "name", ["../projects.csv", "/etc/projects.csv", "C:/projects.csv", "a/../../projects.csv"]
)
def test_no_name_leads_out(name: str) -> None:
    assert fault(zipped((name, b"a"))) == "outside-zip"


def test_a_link_is_no_file() -> None:
    link = ZipInfo("projects.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert fault(zipped((link, b"/etc/passwd"))) == "outside-zip"


def test_a_zip_in_a_zip_is_refused() -> None:
    assert fault(zipped(("inner.zip", zipped(("a.csv", b"a"))))) == "zip-in-zip"


def test_a_locked_zip_is_refused() -> None:
    data = bytearray(zipped(("projects.csv", b"a")))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert fault(bytes(data)) == "locked-zip"


def test_too_many_files_are_refused() -> None:
    most = [(f"{number}.csv", b"") for number in range(MOST_ZIPPED)]
    assert len(archive.unpacked("map.zip", zipped(*most))) == MOST_ZIPPED
    assert fault(zipped(*most, ("more.csv", b""))) == "full-zip"


def test_a_small_zip_that_grows_huge_is_refused_before_it_grows() -> None:
    assert fault(zipped(("projects.csv", b" " * (TOGETHER * 2**20 + 1)))) == "large-zip"


def test_a_file_that_is_larger_than_it_says_is_refused() -> None:
    data = zipped(("projects.csv", b"a" * 1000))
    said = (1000).to_bytes(4, "little")
    assert fault(data.replace(said, (10).to_bytes(4, "little"))) == "not-zip"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"x",
        b"PK\x03\x04",
        zipped(("a.csv", b"abc"))[:-30],
        zipped(("a.csv", b"a"), how=ZIP_BZIP2),
    ],
    ids=["nothing", "a letter", "a beginning", "cut off", "packed by bzip2"],
)
def test_what_is_no_zip_or_a_strange_one_is_refused(data: bytes) -> None:
    assert fault(data) == "not-zip"


def test_a_damaged_file_is_refused() -> None:
    data = zipped(("a.csv", bytes(range(256)) * 9))
    assert fault(data[:60] + b"\0\0\0\0" + data[64:]) == "not-zip"
