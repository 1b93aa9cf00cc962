"""Lays data.yaml down in the emulated cloud and tells the app where things are."""

import os
import re
from typing import TYPE_CHECKING

import boto3

from infrastructure.deploying import stacks
from infrastructure.deploying.deployment import DeployRefused
from infrastructure.local.place import HOST, REGION, LocalRunError, Place
from infrastructure.templates import DATA

if TYPE_CHECKING:
    from mypy_boto3_cloudformation import CloudFormationClient

STACK = "facet-data"
LOGIN = "test"
"""The only login that ministack accepts on a presigned address."""
SENDER = "facet@example.nl"


def environment(place: Place, *, stage: str) -> dict[str, str]:
    """Lay down data.yaml, or what changed in it, and give the environment of the app.

    :raises LocalRunError: if the emulated cloud does not take the template.
    """
    credentials = {
        "AWS_ACCESS_KEY_ID": LOGIN,
        "AWS_SECRET_ACCESS_KEY": LOGIN,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ENDPOINT_URL": place.cloud,
        # A proxy of the office would look for 127.0.0.1 in its own house.
        "NO_PROXY": ",".join(filter(None, (HOST, os.environ.get("NO_PROXY")))),
    }
    session = boto3.Session(LOGIN, LOGIN, region_name=REGION)
    outputs = lay_down(
        session.client("cloudformation", endpoint_url=place.cloud),
        {
            "Stage": stage,
            "PublicOrigin": place.origin,
            "Sender": SENDER,
            "SenderIdentity": SENDER,
        },
    )
    secrets = session.client("secretsmanager", endpoint_url=place.cloud)
    outputs["ServerSecret"] = secrets.get_secret_value(SecretId=outputs["ServerSecret"])[
        "SecretString"
    ]
    return credentials | {
        "FACET_PUBLIC_BASE_PATH": "/api",
        "FACET_UPLOAD_ORIGIN": place.cloud,
        **{_variable(name): value for name, value in outputs.items()},
    }


def lay_down(client: "CloudFormationClient", parameters: dict[str, str]) -> dict[str, str]:
    """Make or update the stack and wait for it; give its outputs.

    :raises LocalRunError: if a resource cannot be made.
    """
    body = DATA.read_text(encoding="utf-8")
    try:
        return stacks.lay_down(client, stacks.Stack(STACK, body, parameters=parameters))
    except DeployRefused as refused:
        reason = " ".join(str(refused).split())
        raise LocalRunError(
            f"De emulator weigert data.yaml ({reason}). Begin opnieuw: make reset"
        ) from refused


def _variable(output: str) -> str:
    """Turn ``WorkQueue`` into ``FACET_WORK_QUEUE``."""
    return "FACET_" + re.sub(r"(?<!^)([A-Z])", r"_\1", output).upper()
