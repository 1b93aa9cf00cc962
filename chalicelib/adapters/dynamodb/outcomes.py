"""What DynamoDB answers, in the words of the core: not found, changed meanwhile, or a fault."""

from collections.abc import Iterator
from contextlib import contextmanager

from pynamodb.exceptions import DoesNotExist, PynamoDBConnectionError, TransactWriteError

from chalicelib.core.kernel import ChangedMeanwhile, Fault, NotFound


@contextmanager
def reads() -> Iterator[None]:
    """Run a read. :raises NotFound: if there is no such record. :raises Fault: if it fails."""
    try:
        yield
    except DoesNotExist as error:
        raise NotFound from error
    except PynamoDBConnectionError as error:
        raise Fault("dynamodb read") from error


@contextmanager
def writes() -> Iterator[None]:
    """Run a write. :raises ChangedMeanwhile: if its condition fails. :raises Fault: if it fails."""
    try:
        yield
    except (PynamoDBConnectionError, TransactWriteError) as error:
        if why(error) == {"ConditionalCheckFailed"}:
            raise ChangedMeanwhile from error
        raise Fault("dynamodb write") from error


def why(error: PynamoDBConnectionError | TransactWriteError) -> set[str]:
    """Name why a write failed, in the words of a transaction, whether it was in one or not."""
    if isinstance(error, TransactWriteError):
        return {reason.code for reason in error.cancellation_reasons if reason}
    return {(error.cause_response_code or "").removesuffix("Exception")}
