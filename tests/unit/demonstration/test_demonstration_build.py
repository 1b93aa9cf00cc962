"""The demonstration exam is a sound package, and its builder notices when it is not."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from demonstration.build import (
    SOURCE,
    UnsoundPackageError,
    build_package,
    main,
    package_files,
    zip_package,
)

Files = dict[str, bytes]
ITEM = "items/01-wisselgeld.xml"
PICTURE = "images/kassabon.svg"


def replace(name: str, old: str, new: str) -> Callable[[Files], None]:
    def change(files: Files) -> None:
        assert old.encode() in files[name]
        files[name] = files[name].replace(old.encode(), new.encode())

    return change


def remove(name: str) -> Callable[[Files], None]:
    return lambda files: files.__delitem__(name)


def add(name: str, like: str) -> Callable[[Files], None]:
    return lambda files: files.__setitem__(name, files[like])


def test_the_same_sources_always_give_the_same_bytes() -> None:
    assert build_package() == build_package()


def test_the_package_holds_a_manifest_a_test_twelve_items_and_their_pictures() -> None:
    with zipfile.ZipFile(io.BytesIO(build_package())) as package:
        names = package.namelist()

    assert names == sorted(names)
    assert {"imsmanifest.xml", "assessment-test.xml"} <= set(names)
    assert sum(name.startswith("items/") for name in names) == 12
    assert not [n for n in names if not n.endswith((".xml", ".svg"))]


def test_the_answers_stay_out_of_the_package() -> None:
    assert "answers.json" not in package_files(SOURCE)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (replace(ITEM, "</qti-item-body>", ""), f"{ITEM}: "),
        (remove("assessment-test.xml"), "assessment-test.xml is missing"),
        (remove(PICTURE), f"{PICTURE} is listed but not there"),
        (remove(PICTURE), f"{ITEM}: {PICTURE} is not there"),
        (add("images/extra.svg", PICTURE), "images/extra.svg is there but not listed"),
        (add("items/13-extra.xml", ITEM), "items/13-extra.xml stands in no section"),
        (replace(ITEM, "kassabon.svg", "kaart.svg"), "its resource differ in images/kaart.svg"),
        (replace(ITEM, '"REK-01"', '"REK-99"'), "does not call itself REK-01"),
        (
            replace("assessment-test.xml", "items/01-wisselgeld.xml", "items/nergens.xml"),
            "items/nergens.xml is not there",
        ),
        (
            replace("imsmanifest.xml", 'identifierref="REK-01"', 'identifierref="REK-99"'),
            "no resource REK-99",
        ),
        (replace(ITEM, ' alt="', ' title="'), "has no alternative text"),
        (
            replace(ITEM, 'response-identifier="RESPONSE"', 'response-identifier="OTHER"'),
            "OTHER is declared or asked, not both",
        ),
        (replace(PICTURE, "</svg>", "<script>0</script></svg>"), "<script> does not belong"),
        (replace(PICTURE, "<rect ", '<rect onclick="0" '), "attribute onclick does not belong"),
        (replace(PICTURE, "<rect ", '<rect style="x:y" '), "attribute style does not belong"),
        (
            replace(PICTURE, "<title>Kassabon van buurtwinkel De Kwartelhoek</title>", ""),
            f"{PICTURE}: has no title",
        ),
    ],
)
def test_the_builder_refuses_sources_that_contradict_themselves(
    change: Callable[[Files], None], problem: str
) -> None:
    files = package_files(SOURCE)

    change(files)

    with pytest.raises(UnsoundPackageError) as refusal:
        zip_package(files)
    assert problem in str(refusal.value)


def test_the_command_writes_the_package_where_it_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "rekenen.zip"

    status = main([str(target)])

    assert status == 0
    assert target.read_bytes() == build_package()
    assert str(target) in capsys.readouterr().out


def test_the_command_explains_itself_when_the_target_is_missing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main([]) == 2
    assert "OUT.zip" in capsys.readouterr().err
