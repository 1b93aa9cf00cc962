"""What every stored record shares: its table, and patience that fits a gateway of 29 seconds.

Six tables, each with the string keys ``pk`` and ``sk`` (infrastructure/data.yaml): ``access``
(accounts, logins, one-time passwords), ``planning`` (institutions, candidates, exams, groups),
``sessions`` (exam sessions and their presence), ``journal`` (append-only answers), ``scoring``,
``audit``.
"""

from pynamodb.attributes import DiscriminatorAttribute, UnicodeAttribute
from pynamodb.models import Model

from chalicelib.config import settings
from chalicelib.core.kernel import InstitutionId


def table_name(table: str) -> str:
    """Name a table as this deployment calls it."""
    return f"{settings().table_prefix}{table}"


def institution_partition(institution_id: InstitutionId) -> str:
    """Name the partition in which what belongs to an institution lies together."""
    return f"INSTITUTION#{institution_id}"


class Meta:
    """Time-outs and retries of every table; a call that hangs must end before the gateway does."""

    region = settings().region
    connect_timeout_seconds = 1
    read_timeout_seconds = 5
    max_retry_attempts = 3


class Record(Model):
    """A stored record: partition key, sort key and the kind of record it is."""

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    kind = DiscriminatorAttribute()
