"""What is tested is what ships, every file of it is known by its hash, and no machine is named."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LAMBDA = ROOT / "requirements.txt"
LISTS = [LAMBDA, *sorted((ROOT / "requirements").glob("*.txt"))]
PIN = re.compile(r"^([a-z0-9-]+)==([^ ;\\]+)", re.MULTILINE)


def pins(path: Path) -> dict[str, str]:
    return dict(PIN.findall(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", ["serve.txt", "dev.txt"])
def test_a_library_is_tested_in_the_version_that_ships(name: str) -> None:
    tested = pins(ROOT / "requirements" / name)

    assert {library: tested[library] for library in pins(LAMBDA)} == pins(LAMBDA)


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_every_library_has_a_hash_and_no_list_names_a_registry(path: Path) -> None:
    blocks = re.split(r"\n(?=\S)", path.read_text(encoding="utf-8").strip())

    assert all(PIN.match(block) and "--hash=sha256:" in block for block in blocks)


def test_the_school_server_runs_the_versions_that_the_cloud_runs() -> None:
    cloud, edge = pins(LAMBDA), pins(ROOT / "requirements" / "edge.txt")
    tested = pins(ROOT / "requirements" / "dev.txt")
    shared = edge.keys() & cloud.keys()

    assert {library: edge[library] for library in shared} == {
        library: cloud[library] for library in shared
    }
    assert {library: tested[library] for library in edge} == edge


@pytest.mark.parametrize("library", ["boto3", "botocore", "chalice", "pynamodb"])
def test_the_school_server_carries_nothing_of_the_cloud(library: str) -> None:
    assert library not in pins(ROOT / "requirements" / "edge.txt")


@pytest.mark.parametrize("library", ["chalice", "typst", "moto", "pytest"])
def test_the_lambda_does_not_carry_what_it_does_not_run(library: str) -> None:
    assert library not in pins(LAMBDA)
