"""The zip of a package is not trusted."""

import copy
import gzip
import io
import stat
import struct
import zipfile
from dataclasses import replace

import pytest

from chalicelib.core.exams import EXAM_LIMITS, PackageLimits, PackageRefused, tell_nobody
from chalicelib.qti import QtiMaster
from chalicelib.qti.packages.names import is_safe_name
from tests.fakes.kernel import CountingIds
from tests.unit.qti.making import item, master, package, refusal_codes, zipped
from tests.unit.qti.opening import opened


def codes_within(limits: PackageLimits, data: bytes) -> list[str]:
    with pytest.raises(PackageRefused) as refusal:
        QtiMaster(limits).master(data, new_id=CountingIds(), tell=tell_nobody)
    return [reason.code for reason in refusal.value.reasons]


def test_a_package_of_one_item_is_taken() -> None:
    assert master(package()).outline.total_items == 1


@pytest.mark.parametrize(
    "name",
    [
        "../evil.xml",
        "a/../../evil.xml",
        "/etc/passwd",
        "C:/evil.xml",
        "a\\..\\evil.xml",
        "a//b.xml",
        "./a.xml",
        "a\x00.xml",
        "a\n.xml",
        "",
    ],
)
def test_a_name_that_leaves_the_package_is_not_safe(name: str) -> None:
    assert not is_safe_name(name)


def test_a_file_outside_the_package_refuses_it() -> None:
    assert refusal_codes(package(files={"../evil.txt": b"x"})) == ["zip-unsafe-name"]


def test_a_name_that_hides_its_end_behind_a_zero_byte_refuses_the_package() -> None:
    data = package(files={"plain.txt?.exe": b"x"}).replace(b"plain.txt?", b"plain.txt\x00")

    assert refusal_codes(data) == ["zip-unsafe-name"]


def test_the_same_name_twice_refuses_the_package() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        data = _appended(package(), "item.xml", item().encode())

    assert refusal_codes(data) == ["zip-name-twice"]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Item.XML", "item.xml"),
        ("\ufb01g.png", "fig.png"),
        ("cafe\u0301.png", "caf\u00e9.png"),
        ("stra\u00dfe.png", "strasse.png"),
    ],
)
def test_names_that_some_disk_takes_for_one_refuse_the_package(name: str, other: str) -> None:
    files = {name: b"x"} | ({} if other == "item.xml" else {other: b"x"})

    assert refusal_codes(package(files=files)) == ["zip-name-alike"]


def test_two_names_for_the_same_packed_bytes_refuse_the_package() -> None:
    buffer = io.BytesIO(package())
    with zipfile.ZipFile(buffer, "a") as archive:
        twin = copy.copy(archive.getinfo("item.xml"))
        twin.filename = "twin.xml"
        archive.filelist.append(twin)
        archive.writestr("last.txt", b"x")

    assert "zip-overlap" in refusal_codes(buffer.getvalue())


@pytest.mark.parametrize(
    "inner",
    [package(), gzip.compress(b"x", mtime=0), b"7z\xbc\xaf\x27\x1c\x00", b"Rar!\x1a\x07\x00"],
)
def test_an_archive_inside_the_package_refuses_it(inner: bytes) -> None:
    assert refusal_codes(package(files={"inner.bin": inner})) == ["zip-nested"]


def test_a_damaged_file_is_named() -> None:
    data = bytearray(package(files={"a.bin": bytes(range(256))}))
    data[data.index(bytes(range(100, 120)))] ^= 0xFF

    found = opened(bytes(data))

    assert [(one.code, one.place) for one in found.reasons] == [("zip-member-broken", "a.bin")]


def test_a_file_without_a_name_refuses_the_package() -> None:
    buffer = io.BytesIO(package())
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("x", b"x")
        archive.getinfo("x").filename = ""

    assert refusal_codes(buffer.getvalue()) == ["zip-broken"]


def test_a_link_refuses_the_package() -> None:
    link = zipfile.ZipInfo("link.xml")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16

    assert refusal_codes(_appended(package(), link, b"/etc/passwd")) == ["zip-link"]


def test_a_compression_that_we_do_not_know_refuses_the_package() -> None:
    odd = zipfile.ZipInfo("odd.txt")
    odd.compress_type = zipfile.ZIP_LZMA

    assert refusal_codes(_appended(package(), odd, b"x" * 100)) == ["zip-method"]


def test_an_encrypted_file_refuses_the_package() -> None:
    data = bytearray(_appended(package(), zipfile.ZipInfo("geheim.txt"), b"x" * 100))
    # Bit 0 of the flags, in the last entry of the directory (APPNOTE.TXT, 4.4.4).
    data[data.rindex(b"PK\x01\x02") + 8] |= 1

    assert refusal_codes(bytes(data)) == ["zip-method"]


def test_every_unsafe_file_is_named() -> None:
    codes = refusal_codes(package(files={"../a": b"x", "../b": b"x"}))

    assert codes == ["zip-unsafe-name", "zip-unsafe-name"]


@pytest.mark.parametrize("data", [b"", b"PK", b"not a zip", package()[:-30]])
def test_what_is_no_zip_is_refused(data: bytes) -> None:
    assert refusal_codes(data) == ["zip-broken"]


def test_a_zip_without_its_begin_is_refused() -> None:
    assert "zip-member-broken" in refusal_codes(package()[40:])


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (replace(EXAM_LIMITS, zip_bytes=100), "zip-too-large"),
        (replace(EXAM_LIMITS, files=1), "zip-too-many-files"),
        (replace(EXAM_LIMITS, unpacked_bytes=500), "zip-unpacked-too-large"),
        (replace(EXAM_LIMITS, file_bytes=50), "file-too-large"),
        (replace(EXAM_LIMITS, xml_bytes=100), "file-too-large"),
        (replace(EXAM_LIMITS, items=0), "item-count"),
        (replace(EXAM_LIMITS, interactions=0), "too-many-interactions"),
    ],
)
def test_each_limit_is_kept(limits: PackageLimits, code: str) -> None:
    assert code in codes_within(limits, package())


def test_a_file_that_grows_too_much_is_refused() -> None:
    bomb = package(files={"bomb.bin": b"\x00" * (2 * 1024 * 1024)})

    assert refusal_codes(bomb) == ["zip-ratio"]


def test_a_file_that_lies_about_its_size_does_not_fill_the_memory() -> None:
    data = bytearray(zipped({"imsmanifest.xml": b"\x00" * 300_000}))
    size = struct.pack("<I", 300_000)
    honest = bytes(data).count(size)
    liar = bytes(data).replace(size, struct.pack("<I", 10))

    assert honest == 2
    assert refusal_codes(liar) == ["zip-member-broken"]


def test_a_package_without_manifest_is_refused() -> None:
    assert refusal_codes(zipped({"item.xml": item().encode()})) == ["manifest-missing"]


def _appended(data: bytes, name: str | zipfile.ZipInfo, content: bytes) -> bytes:
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


def test_a_directory_without_end_is_refused_before_it_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def read(*_: object) -> None:
        pytest.fail("the directory was read")

    monkeypatch.setattr(zipfile, "ZipFile", read)
    entry = b"PK\x01\x02" + bytes(42) + b"a"

    assert refusal_codes(entry * (EXAM_LIMITS.files + 1)) == ["zip-too-many-files"]
