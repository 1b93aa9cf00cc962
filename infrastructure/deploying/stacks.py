"""Makes or updates a stack of CloudFormation, waits for it, and says what went wrong in it."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from infrastructure.deploying.deployment import DeployRefused

if TYPE_CHECKING:
    from mypy_boto3_cloudformation import CloudFormationClient
    from mypy_boto3_cloudformation.type_defs import StackTypeDef

DONE = ("CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS")
AS_BEFORE = (*DONE, "UPDATE_ROLLBACK_COMPLETE")
"""Good enough where nothing is to be changed: an update failed once, and this is what it was."""
NEVER_MADE = "is in ROLLBACK_COMPLETE state"
"""Not a word less: "UPDATE_ROLLBACK_COMPLETE_..." is said of a stack that holds data."""
BEGUN = ("CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS")
CAPABILITIES = ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"]
MINUTES_MAX = 40
"""A distribution of CloudFront takes up to twenty."""
LOOK_SECONDS_MAX = 5.0


@dataclass(frozen=True)
class Stack:
    """A stack as it should be; the template itself, or the address of one that is too long."""

    name: str
    body: str = ""
    url: str = ""
    parameters: Mapping[str, str] = field(default_factory=dict)

    def request(self) -> Any:
        """Give the arguments that making and updating share."""
        given = [{"ParameterKey": key, "ParameterValue": v} for key, v in self.parameters.items()]
        template = {"TemplateURL": self.url} if self.url else {"TemplateBody": self.body}
        about = {"StackName": self.name, "Parameters": given, "Capabilities": CAPABILITIES}
        return about | template


def lay_down(client: "CloudFormationClient", stack: Stack) -> dict[str, str]:
    """Make the stack, or change what is different; give its outputs.

    :raises DeployRefused: naming each resource that cannot be made, and why.
    """
    is_changed = True
    try:
        client.create_stack(**stack.request())
    except client.exceptions.AlreadyExistsException:
        is_changed = _updates(client, stack)
    made = _wait(client, stack.name)
    if made["StackStatus"] not in (DONE if is_changed else AS_BEFORE):
        reasons = "\n".join(_failures(client, stack.name))
        raise DeployRefused(f"Stack {stack.name} is {made['StackStatus']}.\n{reasons}")
    return {each["OutputKey"]: each["OutputValue"] for each in made.get("Outputs", [])}


def _updates(client: "CloudFormationClient", stack: Stack) -> bool:
    """Begin an update; False if there is nothing to change."""
    try:
        client.update_stack(**stack.request())
    except ClientError as error:
        message = error.response["Error"]["Message"]
        if NEVER_MADE in message:
            raise DeployRefused(
                f"Stack {stack.name} was never made ({message}). Delete it, then deploy again"
            ) from error
        if "No updates are to be performed" not in message:
            raise
        return False
    return True


def _wait(client: "CloudFormationClient", name: str) -> "StackTypeDef":
    patience, pause = time.monotonic() + MINUTES_MAX * 60, 0.05
    while time.monotonic() < patience:
        (made,) = client.describe_stacks(StackName=name)["Stacks"]
        if made["StackStatus"] in DONE or not made["StackStatus"].endswith("_IN_PROGRESS"):
            return made
        time.sleep(pause)
        pause = min(pause * 1.5, LOOK_SECONDS_MAX)
    raise DeployRefused(f"Stack {name} is not ready after {MINUTES_MAX} minutes; look in AWS")


def _failures(client: "CloudFormationClient", name: str) -> Iterator[str]:
    """Tell what failed since the stack was last asked to change; the newest event comes first."""
    for page in client.get_paginator("describe_stack_events").paginate(StackName=name):
        for event in page["StackEvents"]:
            status = event.get("ResourceStatus", "")
            if event.get("LogicalResourceId") == name and status in BEGUN:
                return
            if status.endswith("_FAILED"):
                reason = event.get("ResourceStatusReason", "no reason given")
                yield f"  {event.get('LogicalResourceId')} ({event.get('ResourceType')}): {reason}"
