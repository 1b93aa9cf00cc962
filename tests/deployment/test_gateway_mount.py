"""The table of requests of the two mounts, against the functions behind the emulated gateway.

The data is that of the demonstration and not of the sample world, so of an answer that tells data
only the names of its fields are compared.
"""

from dataclasses import replace
from typing import Any

import pytest

from tests.deployment.deployed import Deployed
from tests.deployment.gateway import OnGateway
from tests.functional.mounts import OnAsgi, Seen
from tests.functional.test_mounts import (
    COMPARED_HEADERS,
    FORM,
    HEADERS_OF_THE_GATEWAY,
    TABLE,
    Asked,
    ask,
    comparable,
)

pytestmark = pytest.mark.emulator

REFUSED_FOR_ANOTHER_REASON = {
    "form fields that are no UTF-8": "API Gateway hands on text, so such bytes arrive replaced",
}
"""Rows whose refusal reads otherwise, and what in the gateway makes it so."""
UPLOADS_OF_THE_SAMPLE_WORLD = "https://upload.example.nl"


@pytest.fixture(scope="module")
def gateway(deployed: Deployed) -> OnGateway:
    return OnGateway(deployed)


@pytest.mark.parametrize("asked", TABLE, ids=lambda asked: asked.about)
def test_the_gateway_answers_as_the_other_mounts_do(asked: Asked, gateway: OnGateway) -> None:
    login = gateway.log_in(asked.role, asked.scope) if asked.role else {}
    headers = {**asked.headers, **login}

    seen = gateway.send(asked.method, asked.path, headers=headers, body=asked.body)

    assert seen.status == asked.status, seen.body
    assert compared(asked, like_the_sample_world(seen, gateway), seen) == compared(
        asked, ask(asked, OnAsgi), seen
    )


def test_two_cookies_are_two_headers_behind_the_gateway_too(gateway: OnGateway) -> None:
    form = b"username=proctor&password=Examen-2026%21"

    seen = gateway.send("POST", "/monitor/login", headers=FORM, body=form)

    assert len(seen.cookies) == 2


def like_the_sample_world(seen: Seen, gateway: OnGateway) -> Seen:
    uploads = gateway.deployed.deployment.variables["FACET_UPLOAD_ORIGIN"]
    headers = {k: v.replace(uploads, UPLOADS_OF_THE_SAMPLE_WORLD) for k, v in seen.headers.items()}
    return replace(seen, headers=headers)


def compared(asked: Asked, seen: Seen, deployed: Seen) -> dict[str, Any]:
    """Give what must be the same; what the gateway answers itself has fewer headers."""
    names = COMPARED_HEADERS if "api-version" in deployed.headers else HEADERS_OF_THE_GATEWAY
    found = comparable(seen, names)
    if tells_data(asked):
        body = found["body"]
        # A presigned address is another each time.
        found["headers"].pop("location", None)
        found["body"] = sorted(body) if isinstance(body, dict) else type(body)
    if asked.about in REFUSED_FOR_ANOTHER_REASON:
        del found["body"]
    return found


def tells_data(asked: Asked) -> bool:
    return asked.status < 400 and (asked.role is not None or asked.method == "POST")
