"""The API does what its own OpenAPI document says, for inputs that nobody thought of."""

from typing import Any

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

from chalicelib.core.access import Scope
from chalicelib.serving.on_asgi import asgi_app
from tests.builders.world import World
from tests.fakes.kernel import CountingIds

CHECKS = [not_a_server_error, response_schema_conformance, status_code_conformance]
WORLD = World()
APP = asgi_app(WORLD.server(), CountingIds())
SCHEMA = schemathesis.openapi.from_asgi("/api/v1/openapi.json", APP)


def headers_of(operation_id: str) -> dict[str, str]:
    """Log in as somebody who may do it; a fresh login, because the act may end it."""
    act = WORLD.server().registry.acts[operation_id]
    given = {"accept": "application/json"}
    if act.scope in (Scope.PORTAL, Scope.MONITOR):
        return given | WORLD.log_in(sorted(act.roles)[0], act.scope)
    return given | {"authorization": "Bearer nobody"}


@SCHEMA.parametrize()
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_an_act_answers_as_its_document_says(case: schemathesis.Case[Any]) -> None:
    operation_id = case.operation.definition.raw["operationId"]

    response = case.call(headers=headers_of(operation_id))

    case.validate_response(response, checks=CHECKS)
