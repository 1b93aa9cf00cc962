"""What every stored record shares: its table, and patience that fits a gateway of 29 seconds.

Six tables, each with the string keys ``pk`` and ``sk`` (infrastructure/data.yaml): ``access``
(accounts, logins, one-time passwords), ``planning`` (institutions, candidates, exams, groups),
``sessions`` (exam sessions and their presence), ``journal`` (append-only answers), ``scoring``,
``audit``.
"""

from typing import TYPE_CHECKING, Any

from pynamodb.attributes import DiscriminatorAttribute, UnicodeAttribute
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.models import Model

from chalicelib.adapters.waiting_events import waiting_event
from chalicelib.config import settings
from chalicelib.core.kernel import InstitutionId

if TYPE_CHECKING:
    from chalicelib.adapters.dynamodb.transactions import Transaction


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
    """A stored record: partition key, sort key and the kind of record it is.

    While the event of an act waits, the first write of an ``audited`` record takes it along into
    one transaction (transactions.py). What only counts, waits or is a part of another record is
    not audited: the act is not done by writing it.
    """

    audited: bool = True

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    kind = DiscriminatorAttribute()

    def audit_ids(self) -> dict[str, str]:
        """Name what this record is in an event; ids only."""
        return {}

    def save(self, condition: Condition | None = None, **options: Any) -> dict[str, Any]:
        """Put it, with the event that waits if there is one."""
        if not self._takes_an_event():
            return super().save(condition, **options)
        with _transaction() as together:
            together.save(self, condition)
        return {}

    def update(
        self, actions: list[Action], condition: Condition | None = None, **options: Any
    ) -> Any:
        """Change it and know it as it is then, with the event that waits if there is one."""
        if not self._takes_an_event():
            return super().update(actions, condition, **options)
        with _transaction() as together:
            together.update(self, actions, condition)
        # A transaction does not answer with what it wrote, as an update does.
        self.refresh(consistent_read=True)
        return {}

    def delete(self, condition: Condition | None = None, **options: Any) -> Any:
        """Remove it, with the event that waits if there is one."""
        if not self._takes_an_event():
            return super().delete(condition, **options)
        with _transaction() as together:
            together.delete(self, condition)
        return {}

    def _takes_an_event(self) -> bool:
        return self.audited and waiting_event() is not None


def _transaction() -> "Transaction":
    # Imported now and not above: a transaction is made of records.
    from chalicelib.adapters.dynamodb.transactions import transaction

    return transaction()
