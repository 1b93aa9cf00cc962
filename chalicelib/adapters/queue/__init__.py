"""The work queue on Amazon SQS, and the JSON form of what lies on it."""

from chalicelib.adapters.queue.messages import UnknownWorkError, from_json, to_json
from chalicelib.adapters.queue.work_queue import SqsWorkQueue

__all__ = ["SqsWorkQueue", "UnknownWorkError", "from_json", "to_json"]
