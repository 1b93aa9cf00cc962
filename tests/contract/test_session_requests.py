"""What the acts of an exam day cost: requests to AWS, counted where botocore sends them."""

from dataclasses import replace
from typing import Any

import botocore.client
import pytest
from botocore.exceptions import ClientError

from bench.counting import counting, write_units
from chalicelib.adapters.dynamodb.sessions import (
    DynamoGroupStore,
    DynamoJournalStore,
    DynamoPresenceStore,
    DynamoSessionStore,
    DynamoWorkspaceStore,
)
from chalicelib.adapters.dynamodb.sessions.presence_records import PresenceRecord
from chalicelib.core.kernel import GroupId
from chalicelib.core.sessions import Workspace
from tests.builders.browser import Writer
from tests.builders.exam_hall import REPORT, ExamHall
from tests.builders.sessions import NINE


@pytest.fixture
def hall(cloud: None) -> ExamHall:
    return ExamHall(
        groups=DynamoGroupStore(),
        sessions=DynamoSessionStore(),
        presences=DynamoPresenceStore(),
        journals=DynamoJournalStore(),
        workspaces=DynamoWorkspaceStore(),
    )


def _busy(hall: ExamHall) -> tuple[GroupId, Writer]:
    group_id, claims = hall.busy_group()
    writer = Writer(claims, "pc-1")
    writer.type("ITM-1", "A", NINE)
    return group_id, writer


def _text(writer: Writer) -> str:
    text = writer.send()
    assert text is not None
    return text


def test_a_save_is_one_write_and_no_read(hall: ExamHall) -> None:
    _, writer = _busy(hall)

    with counting() as asked:
        hall.delivery.save_batch(writer.claims, text=_text(writer), report=None)

    assert asked.operations == ["dynamodb.PutItem"]


def test_a_sign_of_life_with_a_save_is_one_write_more(hall: ExamHall) -> None:
    _, writer = _busy(hall)

    with counting() as asked:
        hall.delivery.save_batch(writer.claims, text=_text(writer), report=REPORT)

    assert asked.operations == ["dynamodb.PutItem", "dynamodb.UpdateItem"]


def test_a_batch_that_is_sent_again_costs_one_read_more(hall: ExamHall) -> None:
    _, writer = _busy(hall)
    hall.delivery.save_batch(writer.claims, text=_text(writer), report=None)

    with counting() as asked:
        hall.delivery.save_batch(writer.claims, text=_text(writer), report=None)

    assert asked.operations == ["dynamodb.PutItem", "dynamodb.GetItem"]


def test_a_sign_of_life_is_one_write(hall: ExamHall) -> None:
    _, writer = _busy(hall)

    with counting() as asked:
        hall.delivery.report_presence(writer.claims, report=REPORT)

    assert asked.operations == ["dynamodb.UpdateItem"]


def test_a_sign_of_life_with_a_changed_workspace_is_two_writes(hall: ExamHall) -> None:
    _, writer = _busy(hall)
    report = replace(REPORT, workspace=Workspace())

    with counting() as asked:
        hall.delivery.report_presence(writer.claims, report=report)

    assert asked.operations == ["dynamodb.UpdateItem", "dynamodb.PutItem"]


def test_a_login_is_four_reads_and_two_writes(hall: ExamHall) -> None:
    group_id = hall.plan_group("anna")
    session = hall.sessions.find(hall.presence(group_id).login_name)

    with counting() as asked:
        hall.login.log_in(
            access_code=session.access_code, login_name=session.login_name, computer="pc-1"
        )

    assert asked.operations == [
        "dynamodb.GetItem",
        "dynamodb.GetItem",
        "dynamodb.UpdateItem",
        "dynamodb.Query",
        "dynamodb.PutItem",
        "dynamodb.GetItem",
    ]


def test_a_start_is_four_reads_and_one_write(hall: ExamHall) -> None:
    group_id = hall.plan_group("anna")
    hall.release(group_id)
    claims = hall.log_in(group_id)

    with counting() as asked:
        hall.delivery.start(claims)

    assert asked.operations == [
        "dynamodb.GetItem",
        "dynamodb.GetItem",
        "dynamodb.UpdateItem",
        "dynamodb.Query",
        "dynamodb.GetItem",
    ]


def test_a_refresh_of_the_monitor_is_one_get_and_one_query(hall: ExamHall) -> None:
    group_id, _ = _busy(hall)

    with counting() as asked:
        hall.monitoring.view_group(hall.proctor, group_id=group_id)

    assert asked.operations == ["dynamodb.GetItem", "dynamodb.Query"]


def test_a_release_is_three_reads_and_one_transaction(hall: ExamHall) -> None:
    group_id = hall.plan_group("anna", "bram")

    with counting() as asked:
        hall.release(group_id)

    # The group is read once more after the keys were made ready: that may have taken a while.
    assert asked.operations == [
        "dynamodb.GetItem",
        "dynamodb.GetItem",
        "dynamodb.Query",
        "dynamodb.TransactWriteItems",
    ]


def test_a_live_record_is_one_write_unit(hall: ExamHall) -> None:
    _busy(hall)

    [record] = PresenceRecord.scan()

    assert write_units(record.to_dynamodb_dict()) == 1


def _meeting_transactions(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Let the next updates of one record meet a transaction that writes the same record."""
    base: Any = botocore.client.BaseClient
    original = base._make_api_call
    left = [times]

    def conflicting(client: Any, operation: str, arguments: Any) -> Any:
        if operation == "UpdateItem" and left[0]:
            left[0] -= 1
            code = {"Error": {"Code": "TransactionConflictException", "Message": "busy"}}
            raise ClientError(code, operation)  # type: ignore[arg-type]
        return original(client, operation, arguments)

    monkeypatch.setattr(base, "_make_api_call", conflicting)


def test_a_login_that_meets_the_release_of_its_group_is_tried_again(
    hall: ExamHall, monkeypatch: pytest.MonkeyPatch
) -> None:
    group_id = hall.plan_group("anna")
    _meeting_transactions(monkeypatch, times=2)

    assert hall.log_in(group_id).epoch.login == 1


def test_a_sign_of_life_that_meets_an_act_on_the_group_is_answered(
    hall: ExamHall, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, writer = _busy(hall)
    _meeting_transactions(monkeypatch, times=1)

    live = hall.delivery.report_presence(writer.claims, report=REPORT)

    assert not live.moved
