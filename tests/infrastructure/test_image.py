"""The image of the school server: it holds what it needs, and runs with as little as it can."""

import configparser
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from fao_edge.config import read_settings
from infrastructure.deploying.slimming import LANGUAGES
from infrastructure.rehearsal.image.settings import example_settings

ROOT = Path(__file__).parents[2]
IMAGE = ROOT / "fao_edge" / "image"
TEXT = re.sub(r"\\\n", " ", (IMAGE / "Containerfile").read_text(encoding="utf-8"))
STEPS = re.findall(r"^(?!#)([A-Z]+) +(.*)", TEXT, re.MULTILINE)
STAGES = TEXT.split("\nFROM ")[1:]
SHIPPED = STAGES[-1]
IGNORED = (IMAGE / "Containerfile.dockerignore").read_text(encoding="utf-8").splitlines()
COMPOSE: dict[str, Any] = yaml.safe_load((IMAGE / "compose.yaml").read_text(encoding="utf-8"))
SERVICE: dict[str, Any] = COMPOSE["services"]["fao"]
SETTINGS = set(
    re.findall(r"FACET_EDGE_\w+", (ROOT / "fao_edge" / "config.py").read_text(encoding="utf-8"))
)
FOR_COMPOSE = {"FACET_IMAGE"}
"""What .env holds for compose itself."""
MANUAL = ROOT / "docs" / "handleiding" / "fao-installatie" / "README.md"
RUNBOOK = ROOT / "docs" / "runbooks" / "edge-image.md"


def copied() -> set[str]:
    """Give what is copied from this repository, not from an earlier stage."""
    steps = (words for name, words in STEPS if name == "COPY" and "--from=" not in words)
    return {source.rstrip("/") for words in steps for source in words.split()[:-1]}


def environment() -> dict[str, str]:
    words = next(words for name, words in STEPS if name == "ENV")
    return {name: value for name, _, value in (one.partition("=") for one in shlex.split(words))}


def test_the_image_holds_the_code_the_exam_app_and_the_libraries_and_nothing_else() -> None:
    assert copied() == {
        "chalicelib",
        "fao_edge",
        "fao_edge/image/health.py",
        "requirements/edge.txt",
        "web/dist",
        "${WHEELS}",
    }


def test_all_that_is_copied_is_there_and_passes_the_list_of_what_is_ignored() -> None:
    sources = copied() - {"${WHEELS}"}

    assert [source for source in sources if not (ROOT / source).exists()] == []
    assert IGNORED[1] == "*"
    assert sources <= {line.removeprefix("!") for line in IGNORED if line.startswith("!")}


def test_nothing_is_let_through_that_is_not_copied() -> None:
    let_through = {line.removeprefix("!") for line in IGNORED if line.startswith("!")}

    assert let_through - copied() == {"build/image/wheels"}


def test_what_the_edge_must_not_import_is_not_in_its_image() -> None:
    rules = configparser.ConfigParser()
    rules.read(ROOT / ".importlinter", encoding="utf-8")
    forbidden = rules["importlinter:contract:edge-without-aws"]["forbidden_modules"].split()
    paths = [one.replace(".", "/") for one in forbidden if one.startswith("chalicelib.")]

    assert "chalicelib/adapters/dynamodb" in paths
    assert [one for one in paths if not {one, one + ".py"} & set(IGNORED)] == []


def test_every_stage_begins_with_the_chosen_base_image_or_with_nothing() -> None:
    began = [words.split()[0] for name, words in STEPS if name == "FROM"]

    assert began == ["${BASE_IMAGE}"] * 3 + ["scratch"]
    assert ("ARG", "BASE_IMAGE=docker.io/library/python:3.12-slim") in STEPS


def test_the_image_names_no_place_to_download_from_but_the_base_image() -> None:
    addresses = re.findall(r"https?://[^\s\"']+", TEXT)

    assert addresses == ["https://github.com/facet-examens/facet"]
    assert "index-url" not in TEXT


def test_libraries_are_checked_by_hash_and_never_compiled() -> None:
    assert "--require-hashes" in TEXT
    assert "--only-binary=:all:" in TEXT


def test_pip_is_taken_out_and_nothing_is_installed_into_what_ships() -> None:
    assert "import pip" in STAGES[2]
    assert "ensurepip" in STAGES[2]
    assert not re.search(r"^RUN ", SHIPPED, re.MULTILINE)


def test_the_server_is_not_root_and_owns_nothing_but_its_state() -> None:
    (user,) = re.findall(r"^USER (\S+)", SHIPPED, re.MULTILINE)

    assert int(user) > 0
    assert f"--uid {user} " in STAGES[2]
    assert "chown" not in SHIPPED
    assert re.findall(r"^VOLUME (\S+)", SHIPPED, re.MULTILINE) == ["/var/lib/facet"]


def test_babel_keeps_the_languages_that_the_cloud_keeps() -> None:
    kept = set(re.findall(r"! -name '?([a-z]+)(?:_\*)?\.dat", TEXT))

    assert kept == set(LANGUAGES)


def test_every_setting_of_the_image_and_of_the_example_is_one_that_the_edge_reads() -> None:
    ours = {name for name in environment() if name.startswith("FACET_")}

    assert ours <= SETTINGS
    assert set(example_settings()) - FOR_COMPOSE <= SETTINGS


def test_the_edge_takes_the_example_as_it_stands() -> None:
    settings = read_settings(environment() | example_settings())

    assert settings.origin == "https://examen.school.example"
    assert not settings.is_plain
    assert settings.certificate is None
    assert settings.state == Path("/var/lib/facet")


def test_compose_opens_the_ports_on_which_the_image_listens() -> None:
    settings = read_settings(environment() | example_settings())
    listening = [f"{settings.port}:{settings.port}", f"{settings.plain_port}:{settings.plain_port}"]

    assert SERVICE["ports"] == listening
    assert re.findall(r"^EXPOSE (.*)", SHIPPED, re.MULTILINE) == ["443 80"]


def test_compose_takes_away_every_right_that_the_server_does_not_use() -> None:
    assert SERVICE["read_only"] is True
    assert SERVICE["cap_drop"] == ["ALL"]
    assert SERVICE["security_opt"] == ["no-new-privileges:true"]
    assert SERVICE["sysctls"] == {"net.ipv4.ip_unprivileged_port_start": "0"}


def test_compose_keeps_the_state_and_starts_again_after_a_power_cut() -> None:
    volume, _, place = SERVICE["volumes"][0].partition(":")

    assert volume in COMPOSE["volumes"]
    assert place == "/var/lib/facet"
    assert SERVICE["restart"] == "unless-stopped"
    assert SERVICE["env_file"] == ".env"


@pytest.mark.parametrize("name", sorted(example_settings()))
def test_the_manual_says_what_a_school_fills_in(name: str) -> None:
    assert f"`{name}`" in MANUAL.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(SETTINGS))
def test_the_runbook_explains_every_setting_of_the_edge(name: str) -> None:
    assert f"| `{name}` |" in RUNBOOK.read_text(encoding="utf-8")
