"""Laying down a stack says which resource failed and why; that nothing changed is no failure."""

from collections.abc import Iterator
from typing import Any, cast

import pytest
from botocore.exceptions import ClientError

from infrastructure.deploying.deployment import DeployRefused
from infrastructure.deploying.stacks import Stack, lay_down

STACK = Stack("facet-dev", body="{}", parameters={"Stage": "dev"})


class AlreadyThereError(ClientError):
    """What boto3 calls AlreadyExistsException, and makes for each client."""


class FakeCloudFormation:
    """Answers as CloudFormation does: to a stack that is there or not, in the states given."""

    class exceptions:  # noqa: N801 - the name that boto3 gives it
        AlreadyExistsException = AlreadyThereError

    def __init__(self, *states: str, update: str = "", events: list[dict[str, str]] | None = None):
        self.states = list(states)
        self.update = update
        self.events = events or []
        self.asked: list[str] = []

    def create_stack(self, **request: Any) -> None:
        self.asked.append("create")
        assert request["Parameters"] == [{"ParameterKey": "Stage", "ParameterValue": "dev"}]
        if self.update:
            raise AlreadyThereError({"Error": {"Code": "AlreadyExists"}}, "CreateStack")

    def update_stack(self, **_: Any) -> None:
        self.asked.append("update")
        if self.update != "changes":
            refusal = {"Error": {"Code": "ValidationError", "Message": self.update}}
            raise ClientError(cast(Any, refusal), "UpdateStack")

    def describe_stacks(self, **_: Any) -> dict[str, Any]:
        state = self.states.pop(0) if len(self.states) > 1 else self.states[0]
        made = {"StackStatus": state, "Outputs": [{"OutputKey": "Api", "OutputValue": "abc"}]}
        return {"Stacks": [made]}

    def get_paginator(self, _: str) -> "FakeCloudFormation":
        return self

    def paginate(self, **_: Any) -> Iterator[dict[str, Any]]:
        yield {"StackEvents": self.events}


def outcome(client: FakeCloudFormation) -> dict[str, str]:
    return lay_down(cast(Any, client), STACK)


def test_a_new_stack_is_made_and_waited_for() -> None:
    client = FakeCloudFormation("CREATE_IN_PROGRESS", "CREATE_COMPLETE")

    assert outcome(client) == {"Api": "abc"}
    assert client.asked == ["create"]


@pytest.mark.parametrize("update", ["changes", "No updates are to be performed."])
def test_a_stack_that_is_there_is_updated(update: str) -> None:
    client = FakeCloudFormation("UPDATE_COMPLETE", update=update)

    assert outcome(client) == {"Api": "abc"}
    assert client.asked == ["create", "update"]


def test_what_failed_is_told_and_older_failures_are_not() -> None:
    events = [
        event("Table", "CREATE_FAILED", "it exists already"),
        event("facet-dev", "UPDATE_IN_PROGRESS"),
        event("Queue", "CREATE_FAILED", "long ago"),
    ]
    client = FakeCloudFormation("UPDATE_ROLLBACK_COMPLETE", update="changes", events=events)

    with pytest.raises(DeployRefused) as refused:
        outcome(client)

    assert "Table (AWS::Kind): it exists already" in str(refused.value)
    assert "long ago" not in str(refused.value)


def test_a_stack_that_was_never_made_must_be_deleted_first() -> None:
    message = "Stack is in ROLLBACK_COMPLETE state and can not be updated."

    with pytest.raises(DeployRefused, match="Delete it"):
        outcome(FakeCloudFormation("ROLLBACK_COMPLETE", update=message))


def test_nobody_is_told_to_delete_a_stack_whose_update_was_rolled_back() -> None:
    state = "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS"
    message = f"Stack is in {state} state and can not be updated."

    with pytest.raises(ClientError, match=state):
        outcome(FakeCloudFormation(state, update=message))


def test_a_stack_that_is_as_it_should_be_again_after_a_failed_update_is_good() -> None:
    nothing = "No updates are to be performed."

    made = outcome(FakeCloudFormation("UPDATE_ROLLBACK_COMPLETE", update=nothing))

    assert made == {"Api": "abc"}


def test_another_error_of_aws_is_not_hidden() -> None:
    with pytest.raises(ClientError, match="not allowed"):
        outcome(FakeCloudFormation("CREATE_COMPLETE", update="not allowed"))


def event(name: str, status: str, reason: str = "") -> dict[str, str]:
    return {
        "LogicalResourceId": name,
        "ResourceType": "AWS::Kind",
        "ResourceStatus": status,
        "ResourceStatusReason": reason,
    }
