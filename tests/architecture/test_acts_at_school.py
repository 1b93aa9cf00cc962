"""A school server mounts the exam app and the monitor, nothing of the portal, and without AWS."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from chalicelib.acts.catalogue import edge_acts, portal_acts
from chalicelib.core.access import Scope
from chalicelib.serving.dispatch import Server
from tests.builders.world import World
from tests.functional.mounts import OnAsgi

ROOT = Path(__file__).parents[2]
NOT_AT_SCHOOL = ("chalice", "boto3", "botocore", "pynamodb", "pyotp", "aws_lambda_powertools")
IMPORT = """
import sys
for name in {missing!r}:
    sys.modules[name] = None
from chalicelib.acts.catalogue import acts_called
assert acts_called("edge").acts
"""


def at_school() -> Server:
    server = World().server()
    return replace(server, registry=edge_acts(), setting=replace(server.setting, acts="edge"))


def test_a_school_server_mounts_candidates_and_monitor_and_nothing_of_the_portal() -> None:
    acts = edge_acts().acts.values()

    assert {act.scope for act in acts} == {Scope.PUBLIC, Scope.MONITOR, Scope.DELIVERY}
    assert {act.path for act in acts if act.scope is Scope.PUBLIC} == {
        "/accessibility",
        "/contact",
        "/delivery/browser-checks",
        "/delivery/logins",
        "/language",
        "/monitor/login",
        "/privacy",
        "/v1/health",
        "/v1/openapi.json",
    }


ABOUT_OTHER_INSTITUTIONS = {"choose_monitor_institution"}
"""A school server belongs to one institution, so there is nothing to go over to."""


def test_every_act_of_the_monitor_is_at_school_too() -> None:
    monitor = {name for name, act in portal_acts().acts.items() if act.scope is Scope.MONITOR}

    assert monitor - ABOUT_OTHER_INSTITUTIONS <= set(edge_acts().acts)


def test_the_acts_at_school_load_without_aws() -> None:
    script = IMPORT.format(missing=NOT_AT_SCHOOL)

    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr


def test_a_school_server_describes_what_it_mounts() -> None:
    described = OnAsgi(at_school()).send("GET", "/v1/openapi.json").json()

    assert set(described["paths"]) == set(edge_acts().by_path())


def test_a_page_that_is_not_there_leads_back_to_the_monitor_at_school() -> None:
    seen = OnAsgi(at_school()).send("GET", "/groups", headers={"accept": "text/html"})

    assert seen.status == 404
    assert "/api/monitor" in seen.body.decode()
    assert "/portal" not in seen.body.decode()
