"""Does the work of the queue, as the Lambda behind it does in the cloud."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Thread
from typing import TYPE_CHECKING

from botocore.exceptions import BotoCoreError, ClientError

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient
    from mypy_boto3_sqs.type_defs import MessageTypeDef

logger = logging.getLogger("facet.worker")

Handler = Callable[[str], None]
WAIT_SECONDS = 1
BATCH = 10


class Worker:
    """A thread that takes messages from a queue, and takes one off only when it is done."""

    def __init__(self, sqs: "SQSClient", queue: str, handle: Handler) -> None:
        self._sqs = sqs
        self._queue = queue
        self._handle = handle
        self._stopping = Event()
        self._thread = Thread(target=self._run, name="facet-worker", daemon=True)

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def stop(self) -> None:
        """Finish the message at hand and end."""
        self._stopping.set()
        self._thread.join()

    def _run(self) -> None:
        url = self._sqs.get_queue_url(QueueName=self._queue)["QueueUrl"]
        # A thread of its own for each message: its error ends up in the future, whatever it is.
        with ThreadPoolExecutor(1, "facet-work") as hands:
            while not self._stopping.is_set():
                for message in self._messages(url):
                    self._do(hands, url, message)

    def _messages(self, url: str) -> "list[MessageTypeDef]":
        try:
            answer = self._sqs.receive_message(
                QueueUrl=url, WaitTimeSeconds=WAIT_SECONDS, MaxNumberOfMessages=BATCH
            )
        except (BotoCoreError, ClientError) as error:
            if not self._stopping.wait(WAIT_SECONDS):
                logger.warning("work queue does not answer: %s", error)
            return []
        return answer.get("Messages", [])

    def _do(self, hands: ThreadPoolExecutor, url: str, message: "MessageTypeDef") -> None:
        failure = hands.submit(self._handle, message["Body"]).exception()
        if failure is None:
            self._sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
        else:
            logger.error("work failed; the queue offers it again", exc_info=failure)
