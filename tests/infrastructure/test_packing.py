"""The zip that is deployed: what is left out is never read, what is in it is always the same."""

import json
import re
from pathlib import Path
from zipfile import ZipFile

import pytest

from infrastructure.deploying import bundle as bundling
from infrastructure.deploying.bundle import bundle
from infrastructure.deploying.deployment import App, DeployRefused, read_deployment
from infrastructure.deploying.packaging import Packed
from infrastructure.deploying.slimming import SERVICES, is_read
from infrastructure.deploying.web_files import cache_control, content_type, turn

ROOT = Path(__file__).parents[2]
STALE = "chalicelib/__pycache__/acts.cpython-311.pyc"
PACKED = {
    "app.py": "import chalicelib",
    "chalicelib/__init__.py": "ACTS = {'a', 'b', 'c'}",
    STALE: "of another day",
    "babel/locale-data/nl.dat": "dagen",
    "babel/locale-data/ja_JP.dat": "days",
    "botocore/__init__.py": "NAMES = ('x', 'y')",
    "botocore/data/s3/2006-03-01/service-2.json.gz": "s3",
    "botocore/data/ec2/2016-11-15/service-2.json.gz": "ec2",
}


def a_packed_zip(folder: Path) -> Path:
    packed = folder / "deployment.zip"
    with ZipFile(packed, "w") as written:
        for name, content in PACKED.items():
            written.writestr(name, content)
    return packed


def test_every_service_that_adapters_call_is_described_in_the_zip() -> None:
    sources = (ROOT / "chalicelib").rglob("*.py")
    called = {
        service
        for path in sources
        for service in re.findall(r'client\(\s*"(\w+)"', path.read_text(encoding="utf-8"))
    }

    assert "s3" in called
    assert called <= set(SERVICES)


@pytest.mark.parametrize(
    ("name", "stays"),
    [
        ("babel/locale-data/root.dat", True),
        ("babel/locale-data/nl_BE.dat", True),
        ("babel/locale-data/en_150.dat", True),
        ("babel/locale-data/nds.dat", False),
        ("babel/locale-data/LICENSE.unicode", True),
        ("babel/global.dat", True),
        ("botocore/data/endpoints.json", True),
        ("botocore/data/dynamodb/2012-08-10/service-2.json.gz", True),
        ("botocore/data/dynamodbstreams/2012-08-10/service-2.json.gz", False),
        ("lxml/etree.pyx", False),
        ("lxml/etree.cpython-311-x86_64-linux-gnu.so", True),
        ("chalicelib/pages/locale/en/LC_MESSAGES/facet.po", True),
    ],
)
def test_only_what_is_never_read_is_left_out(name: str, stays: bool) -> None:
    assert is_read(name) is stays


def test_the_zip_holds_every_module_compiled_and_nothing_compiled_elsewhere(tmp_path: Path) -> None:
    made = bundle(a_packed_zip(tmp_path), tmp_path / "libraries.zip", tmp_path / "facet.zip")

    with ZipFile(made) as zip_file:
        names = set(zip_file.namelist())
        compiled = {name for name in names if name.endswith(".pyc")}
        # The four bytes after the magic number: by hash, and never compared with the source.
        kinds = {zip_file.read(name)[4:8] for name in compiled}
    assert STALE not in names
    assert {re.sub(r"__pycache__/(\w+)\.[\w-]+\.pyc", r"\1.py", name) for name in compiled} == {
        name for name in PACKED if name.endswith(".py")
    }
    assert kinds == {b"\x01\x00\x00\x00"}
    assert not any("ec2" in name or "ja_JP" in name for name in names)


def test_the_same_source_gives_the_same_bytes(tmp_path: Path) -> None:
    packed = a_packed_zip(tmp_path)
    libraries = tmp_path / "libraries.zip"

    first = bundle(packed, libraries, tmp_path / "1.zip").read_bytes()
    again = bundle(packed, libraries, tmp_path / "2.zip").read_bytes()
    afresh = bundle(packed, tmp_path / "other.zip", tmp_path / "3.zip").read_bytes()

    assert first == again == afresh


def test_a_zip_that_is_too_large_is_not_deployed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundling, "BYTES_MAX", 100)

    with pytest.raises(DeployRefused, match="100"):
        bundle(a_packed_zip(tmp_path), tmp_path / "libraries.zip", tmp_path / "facet.zip")


def test_source_that_does_not_compile_is_not_deployed(tmp_path: Path) -> None:
    packed = tmp_path / "deployment.zip"
    with ZipFile(packed, "w") as written:
        written.writestr("app.py", "def (")

    with pytest.raises(DeployRefused, match=r"app\.py"):
        bundle(packed, tmp_path / "libraries.zip", tmp_path / "facet.zip")


def test_every_function_of_a_template_gets_the_code() -> None:
    function = {"Type": "AWS::Serverless::Function", "Properties": {"CodeUri": "./deployment.zip"}}
    app = App("dev", "facet-dev")
    packed = Packed(Path("facet.zip"), {app: {"Resources": {"A": function, "B": dict(function)}}})

    made = json.loads(packed.template(app, "s3://bucket/code.zip"))

    codes = [each["Properties"]["CodeUri"] for each in made["Resources"].values()]
    assert codes == ["s3://bucket/code.zip"] * 2


def test_a_deployment_says_everything_once() -> None:
    deployment = read_deployment("dev")

    assert (deployment.prefix, deployment.base) == ("facet", "facet-dev")
    assert deployment.host == "facet.example.nl"
    assert deployment.data_parameters["SenderIdentity"] == "example.nl"
    assert deployment.delivery == App("dev-delivery", "facet-dev-delivery")


def test_a_deployment_that_is_not_configured_is_refused_with_those_that_are() -> None:
    with pytest.raises(DeployRefused, match=r"prod.*dev"):
        read_deployment("prod")


@pytest.mark.parametrize(
    ("key", "kept"),
    [
        ("exam/assets/index-CRGIQNvx.js", "immutable"),
        ("exam/index.html", "no-cache"),
        ("exam/config.json", "no-cache"),
        ("exam/service-worker.js", "no-cache"),
        ("static/facet.css", "no-cache"),
    ],
)
def test_a_browser_keeps_for_ever_what_is_named_by_its_content(key: str, kept: str) -> None:
    assert kept in cache_control(key)


def test_a_page_goes_after_what_it_names_and_the_service_worker_after_what_it_lists() -> None:
    keys = ["exam/service-worker.js", "exam/index.html", "exam/config.json", "exam/assets/a.js"]

    assert sorted(keys, key=turn) == [*keys[2:], "exam/index.html", "exam/service-worker.js"]


def test_a_script_is_called_a_script_whatever_the_machine_thinks() -> None:
    assert content_type(Path("index.js")) == "text/javascript"
    assert content_type(Path("facet.css")) == "text/css"
    assert content_type(Path("noto.woff2")) == "font/woff2"
