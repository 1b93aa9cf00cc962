"""``python -m infrastructure.rehearsal.chalice_deploy``: Chalice's own deploy, twice, and delete.

Against an emulated AWS of its own. Between the steps both functions must answer, at the end their
APIs must be gone.
"""

import json
import os
import socket
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from boto3.session import Session

from infrastructure.deploying.deployment import App, Deployment, read_deployment
from infrastructure.deploying.plain_chalice import delete_with_chalice, deploy_with_chalice
from infrastructure.local.emulator import PROGRAM, start_emulator
from infrastructure.local.place import HOST, REGION, Place
from infrastructure.local.stack import LOGIN

EMULATOR = (str(PROGRAM.with_name("python")), "-m", "infrastructure.rehearsal.gateway_with_import")
PATIENCE_SECONDS = 60


class RehearsalFailed(Exception):  # noqa: N818 - a name that says what happened
    """A function does not do after a step what it should."""


def main() -> int:
    """Rehearse, and say each step."""
    deployment = read_deployment("dev")
    with tempfile.TemporaryDirectory(prefix="facet-rehearsal-") as folder:
        place = Place(Path(folder), port=_free_port(), emulator_port=_free_port())
        records = Path(folder) / "deployed"
        with _emulated_aws(place) as session:
            for step in ("chalice deploy", "chalice deploy, again"):
                _timed(step, lambda: deploy_with_chalice(deployment, session, records))
                _both_answer(deployment, session, place, records)
            apis = _apis(deployment, records)
            _timed("chalice delete", lambda: delete_with_chalice(deployment, session, records))
            _gone(session, apis)
    print("Both functions came, answered, came again and went")
    return 0


@contextmanager
def _emulated_aws(place: Place) -> Iterator[Session]:
    emulator = start_emulator(place, keep=False, command=EMULATOR)
    # Chalice looks for its AWS where every tool does.
    os.environ |= {
        "AWS_ACCESS_KEY_ID": LOGIN,
        "AWS_SECRET_ACCESS_KEY": LOGIN,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ENDPOINT_URL": place.cloud,
        "NO_PROXY": HOST,
    }
    try:
        yield Session()
    finally:
        emulator.stop()


def _timed(step: str, do: Callable[[], None]) -> None:
    began = time.monotonic()
    do()
    print(f"{step}: {time.monotonic() - began:.0f} s")


def _both_answer(deployment: Deployment, session: Session, place: Place, records: Path) -> None:
    secrets = session.client("secretsmanager")
    secret = secrets.get_secret_value(SecretId=f"{deployment.base}-origin-secret")["SecretString"]
    for api in _apis(deployment, records):
        host = f"{api}.execute-api.localhost:{place.emulator_port}"
        answer = httpx.get(
            f"{place.cloud}/api/v1/health",
            headers={"host": host, "x-facet-origin-secret": secret},
            timeout=PATIENCE_SECONDS,
            trust_env=False,
        )
        if answer.status_code != httpx.codes.OK:
            raise RehearsalFailed(f"API {api} answers {answer.status_code}: {answer.text}")


def _gone(session: Session, apis: list[str]) -> None:
    left = {api["id"] for api in session.client("apigateway").get_rest_apis()["items"]}
    if left & set(apis):
        raise RehearsalFailed(f"chalice delete left {left & set(apis)}")


def _apis(deployment: Deployment, records: Path) -> list[str]:
    return [_api(app, records) for app in (deployment.portal, deployment.delivery)]


def _api(app: App, records: Path) -> str:
    made = json.loads((records / f"{app.stage}.json").read_text(encoding="utf-8"))["resources"]
    (api,) = (one["rest_api_id"] for one in made if one["resource_type"] == "rest_api")
    return str(api)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())
