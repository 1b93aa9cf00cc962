"""A school server runs where nobody installed Chalice, boto3 or pynamodb."""

import pkgutil
import subprocess
import sys
from pathlib import Path

import fao_edge

ROOT = Path(__file__).parents[2]
NOT_INSTALLED = ("chalice", "boto3", "botocore", "pynamodb", "pyotp", "aws_lambda_powertools")
IMPORT_ALL = """
import importlib, sys
for name in {missing!r}:
    sys.modules[name] = None
for name in {modules!r}:
    importlib.import_module(name)
"""
SERVE = """
import sys
for name in {missing!r}:
    sys.modules[name] = None
from pathlib import Path
from starlette.testclient import TestClient
from chalicelib.core.sync import Activated
import fao_edge.__main__
from fao_edge.adapters.identity import keep_identity
from fao_edge.bootstrap import now, opened
from fao_edge.config import read_settings
from fao_edge.running import application

keep_identity(Path({state!r}) / "edge.json", Activated("fao-1", "SCHOOL", "FAO", now()))
cloud = "https://facet.example.nl/api"
edge = opened(read_settings({{"FACET_EDGE_STATE": {state!r}, "FACET_EDGE_CLOUD": cloud}}), now)
browser = TestClient(application(edge))
assert browser.get("/api/v1/health").status_code == 200
page = browser.get("/api/monitor/login", headers={{"accept": "text/html"}})
assert "Wachtwoord" in page.text, page.text
wrong = {{"username": "nobody", "password": "nothing"}}
assert browser.post("/api/monitor/login", json=wrong).json()["reference"] == "login-refused"
edge.database.close()
"""


def imported_without(*missing: str) -> subprocess.CompletedProcess[str]:
    found = pkgutil.walk_packages(fao_edge.__path__, "fao_edge.")
    return run(IMPORT_ALL.format(missing=missing, modules=[module.name for module in found]))


def run(script: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_every_module_of_the_edge_is_imported_without_aws() -> None:
    done = imported_without(*NOT_INSTALLED)

    assert done.returncode == 0, done.stderr


def test_a_module_that_is_missing_would_be_seen() -> None:
    assert imported_without("apsw").returncode != 0


def test_the_whole_server_answers_without_aws(tmp_path: Path) -> None:
    done = run(SERVE.format(missing=NOT_INSTALLED, state=str(tmp_path)))

    assert done.returncode == 0, done.stderr
