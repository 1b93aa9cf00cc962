"""An emulated cloud in this process with the tables of access and planning."""

from collections.abc import Iterator
from contextlib import contextmanager

from moto import mock_aws

from chalicelib.adapters.dynamodb.accounts import AccountRecord
from chalicelib.adapters.dynamodb.institutions import InstitutionRecord


@contextmanager
def tables() -> Iterator[None]:
    """Give empty tables, forgotten afterwards."""
    with mock_aws():
        for record in (AccountRecord, InstitutionRecord):
            record.create_table(billing_mode="PAY_PER_REQUEST")
        yield
