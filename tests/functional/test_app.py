"""The front door of the cloud as it is deployed: Chalice, DynamoDB, the work queue, the mail."""

import json
import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import boto3
import pytest
from chalice.test import Client
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.sesv2.models import sesv2_backends

import app
from chalicelib import bootstrap
from chalicelib.adapters.queue import UnknownWorkError
from chalicelib.config import settings
from chalicelib.core.access import PASSWORD_LASTS, Role
from chalicelib.core.institutions import BrinCode, Institution
from chalicelib.core.kernel import InstitutionId

JSON = {"accept": "application/json", "content-type": "application/json"}
PASSWORD = "Examen-2026!"


@pytest.fixture
def client(cloud: None) -> Client:
    deployed = bootstrap.cloud()
    deployed.institution_store.put(Institution(InstitutionId("s"), BrinCode("99ZA"), "Noord"))
    deployed.accounts.open_account(
        username="planner",
        first_name="Mo",
        last_name="Jansen",
        email="mo@noord.example",
        institution_id=InstitutionId("s"),
        site_ids=frozenset(),
        roles=frozenset({Role.PLANNER}),
        password=PASSWORD,
    )
    return Client(app.app)


def post(client: Client, path: str, body: dict[str, Any], cookie: str = "") -> Any:
    headers = {**JSON, "cookie": cookie}
    return client.http.request("POST", path, headers=headers, body=json.dumps(body).encode())


def do_the_work(client: Client) -> None:
    sqs: Any = boto3.client("sqs")
    url = sqs.get_queue_url(QueueName=settings().work_queue)["QueueUrl"]
    for message in sqs.receive_message(QueueUrl=url).get("Messages", []):
        event = client.events.generate_sqs_event([message["Body"]])
        client.lambda_.invoke("work", event)


def mails() -> list[Any]:
    backend = sesv2_backends[DEFAULT_ACCOUNT_ID]["eu-central-1"]
    return list(backend.core_backend.sent_messages)


def test_a_planner_logs_in_with_the_code_that_the_queue_mailed(client: Client) -> None:
    asked = post(client, "/login", {"username": "planner", "password": PASSWORD})
    assert mails() == []

    do_the_work(client)
    code = re.search(r"\b\d{8}\b", str(vars(mails()[0])))
    assert code is not None
    cookie = asked.headers["Set-Cookie"].partition(";")[0]
    answer = post(client, "/login/code", {"code": code[0]}, cookie)

    assert answer.status_code == 200
    assert json.loads(answer.body)["name"] == "Mo Jansen"


def test_a_password_that_ends_in_two_weeks_is_told_of_every_night_but_mailed_once(
    client: Client,
) -> None:
    accounts = bootstrap.cloud().account_store
    planner = accounts.get_by_username("planner")
    almost_over = PASSWORD_LASTS - timedelta(days=10)
    password = replace(planner.password, set_at=bootstrap.now() - almost_over)
    accounts.save(replace(planner, password=password))

    for _ in range(2):
        client.lambda_.invoke("remind", client.events.generate_cw_event("", "", {}, []))
        do_the_work(client)

    (mail,) = mails()
    assert "verloopt over 10 dagen" in str(vars(mail))


def test_a_forgotten_password_is_mailed_and_set_behind_the_gateway(client: Client) -> None:
    post(client, "/password-forgotten", {"username": "planner"})
    do_the_work(client)
    do_the_work(client)
    token = re.search(r"password-reset\?token=([A-Za-z0-9_-]+)", str(vars(mails()[0])))
    assert token is not None
    new = {"password": "Schrijven-2027!", "password_again": "Schrijven-2027!"}

    reset = post(client, "/password-reset", {"token": token[1], **new})
    again = post(client, "/password-reset", {"token": token[1], **new})

    assert (reset.status_code, again.status_code) == (200, 409)
    asked = post(client, "/login", {"username": "planner", "password": "Schrijven-2027!"})
    assert asked.status_code == 200


def test_work_that_is_none_of_ours_goes_back_to_the_queue(client: Client) -> None:
    event = client.events.generate_sqs_event(['{"kind": "unknown"}'])

    with pytest.raises(UnknownWorkError):
        client.lambda_.invoke("work", event)
