"""Puts work on an SQS queue."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from chalicelib.adapters.clients import PATIENCE, faults_named, session
from chalicelib.adapters.queue.messages import to_json
from chalicelib.core.kernel import Work

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient


@dataclass(frozen=True)
class SqsWorkQueue:
    """A standard queue, by its name."""

    name: str

    def put(self, work: Work) -> None:
        """Accept the work for good. :raises Fault: if the queue cannot be reached."""
        with faults_named("sqs send message"):
            _sqs().send_message(QueueUrl=_address(self.name), MessageBody=to_json(work))


@cache
def _address(name: str) -> str:
    return _sqs().get_queue_url(QueueName=name)["QueueUrl"]


@cache
def _sqs() -> "SQSClient":
    return session().client("sqs", config=PATIENCE)
