"""One boto3 session for all adapters, and patience that fits a gateway of 29 seconds.

boto3 is imported when the first client is made: acts that need none start without it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.config import settings
from chalicelib.core.kernel import Fault

if TYPE_CHECKING:
    from boto3.session import Session

PATIENCE = Config(
    connect_timeout=1,
    read_timeout=5,
    retries={"mode": "standard", "total_max_attempts": 3},
)


@cache
def session() -> "Session":
    """Give the session that all clients share; credentials are looked up once."""
    from boto3.session import Session

    return Session(region_name=settings().region)


@contextmanager
def faults_named(what: str) -> Iterator[None]:
    """Turn an error of the SDK into a fault. :raises Fault: naming what failed."""
    try:
        yield
    except (BotoCoreError, ClientError) as error:
        raise Fault(what) from error


def error_code(error: ClientError) -> str:
    """Read which error it is, as the service names it."""
    return error.response["Error"]["Code"]
