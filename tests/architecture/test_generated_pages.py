"""What is made from the code is up to date, and valid."""

from typing import Any

import pytest
from openapi_spec_validator import validate

from chalicelib.acts.catalogue import all_acts, delivery_acts
from chalicelib.core.access import Scope
from chalicelib.serving.openapi import document
from infrastructure.documents import stale


@pytest.fixture(scope="module")
def openapi() -> dict[str, Any]:
    return document(all_acts(), "https://facet.example.nl/api")


def test_generated_pages_are_up_to_date() -> None:
    assert stale() == []


def test_the_openapi_document_is_valid_3_1(openapi: dict[str, Any]) -> None:
    validate(openapi)

    assert openapi["openapi"].startswith("3.1")


def test_every_act_is_an_operation_of_the_document(openapi: dict[str, Any]) -> None:
    described = {
        operation["operationId"]
        for path in openapi["paths"].values()
        for operation in path.values()
    }

    assert described == set(all_acts().acts)


def test_the_delivery_function_mounts_nothing_for_staff() -> None:
    scopes = {act.scope for act in delivery_acts().acts.values()}

    assert scopes == {Scope.PUBLIC, Scope.DELIVERY}


def test_every_form_that_can_be_refused_has_a_page_to_stand_on() -> None:
    acts = all_acts().acts
    lost = [
        act.name
        for act in acts.values()
        if act.retry and (act.retry not in acts or acts[act.retry].page is None)
    ]

    assert lost == []
