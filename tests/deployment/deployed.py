"""A deployment into an emulated AWS of our own, made by the commands that an operator types."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from boto3.session import Session

from infrastructure.deploying.deployment import App, Deployment, read_deployment
from infrastructure.deploying.helpdesk import environment_of
from infrastructure.local.emulator import start_emulator
from infrastructure.local.place import REGION, REPOSITORY, Place
from infrastructure.local.stack import LOGIN
from tests.cloud import free_port
from tests.deployment.cloudfront import Api, a_cloudfront
from tests.journeys.running import RunningFacet

NAME = "dev"
CERTIFICATE = "arn:aws:acm:us-east-1:000000000000:certificate/of-nobody"


@dataclass(frozen=True)
class Deployed:
    """What stands in the emulated AWS, and the address at which users would find it."""

    deployment: Deployment
    facet: RunningFacet
    seeded: Any

    @property
    def portal(self) -> Api:
        """The API of staff, as CloudFront reaches it."""
        return _api(self.facet.place, self.deployment, self.deployment.portal)

    @property
    def delivery(self) -> Api:
        """The API of candidates, as CloudFront reaches it."""
        return _api(self.facet.place, self.deployment, self.deployment.delivery)

    def deploy(self) -> None:
        """Do it again."""
        _deploy(self.facet.place)

    def command(self, *arguments: str, typed: str = "") -> str:
        """Run a command of an operator."""
        return _run(self.facet.place, {}, "-m", "infrastructure.deploying", *arguments, typed=typed)


@contextmanager
def a_deployment(state: Path) -> Iterator[Deployed]:
    """Deploy and fill a Facet; its address answers until the end."""
    place = Place(state, port=free_port(), emulator_port=free_port())
    emulator = start_emulator(place, keep=False)
    try:
        _deploy(place)
        deployment = read_deployment(NAME)
        told = environment_of(deployment, REGION)
        seeded = json.loads(_run(place, told, "-m", "tests.deployment.seeding").splitlines()[-1])
        apis = {
            "api": _api(place, deployment, deployment.portal),
            "delivery": _api(place, deployment, deployment.delivery),
        }
        buckets = {name: f"{deployment.base}-{name}" for name in ("web", "content")}
        with a_cloudfront(place, apis, buckets, _client(place, "s3")):
            facet = RunningFacet(place, state / "emulator.log")
            yield Deployed(deployment, facet, seeded)
    finally:
        emulator.stop()


def _deploy(place: Place) -> None:
    deploying = ("-m", "infrastructure.deploying", "deploy", NAME, "--certificate", CERTIFICATE)
    _run(place, {}, *deploying)


def _api(place: Place, deployment: Deployment, app: App) -> Api:
    (made,) = _client(place, "cloudformation").describe_stacks(StackName=app.stack)["Stacks"]
    outputs = {each["OutputKey"]: each["OutputValue"] for each in made["Outputs"]}
    secret = secret_of(place, f"{deployment.base}-origin-secret")
    host = f"{outputs['RestAPIId']}.execute-api.localhost:{place.emulator_port}"
    return Api(place.cloud, host, secret)


def secret_of(place: Place, name: str) -> str:
    """Read a secret of the deployment, as AWS does when it deploys."""
    return str(_client(place, "secretsmanager").get_secret_value(SecretId=name)["SecretString"])


def _client(place: Place, service: Any) -> Any:
    return Session(LOGIN, LOGIN, region_name=REGION).client(service, endpoint_url=place.cloud)


def _run(place: Place, environment: dict[str, str], *arguments: str, typed: str = "") -> str:
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("FACET_", "AWS_"))}
    ours = {
        "AWS_ACCESS_KEY_ID": LOGIN,
        "AWS_SECRET_ACCESS_KEY": LOGIN,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ENDPOINT_URL": place.cloud,
        "NO_PROXY": "127.0.0.1,localhost",
    }
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=REPOSITORY,
        env=inherited | ours | environment,
        input=typed,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{arguments}:\n{done.stdout}{done.stderr}"
    return done.stdout
