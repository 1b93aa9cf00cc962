"""Accounts in the access table; ``account_records.py`` says how they lie there."""

from dataclasses import replace

from pynamodb.exceptions import TransactWriteError

from chalicelib.adapters.dynamodb.account_records import (
    AccountRecord,
    AdministratorRegisterRecord,
    EmailRecord,
    StaffRecord,
    UserRecord,
    account_of,
    account_record,
    email_partition,
    email_record,
    staff_key,
    staff_member,
    staff_record,
    user_key,
    username_key,
)
from chalicelib.adapters.dynamodb.base import institution_partition
from chalicelib.adapters.dynamodb.outcomes import reads
from chalicelib.adapters.dynamodb.transactions import Transaction, transaction
from chalicelib.core.access import Account, AdministratorRegister, StaffMember, UsernameTaken
from chalicelib.core.kernel import ChangedMeanwhile, Fault, InstitutionId, NotFound, UserId


class DynamoAccountStore:
    """Accounts by username and by user; staff by institution."""

    def add(self, account: Account) -> None:
        """Keep a new account. :raises UsernameTaken: if somebody has its username."""
        user = UserRecord(*user_key(account.user_id), username=account.username)
        try:
            with transaction() as together:
                record = account_record(account)
                together.save(record, condition=AccountRecord.sk.does_not_exist())
                together.save(user, condition=UserRecord.sk.does_not_exist())
                _save_pointers(together, account, account)
        except TransactWriteError as error:
            if _lost(error):
                raise UsernameTaken(field="username") from error
            raise Fault("dynamodb write") from error

    def get(self, user_id: UserId) -> Account:
        """Find an account. :raises NotFound: if there is none."""
        with reads():
            username = UserRecord.get(*user_key(user_id), consistent_read=True).username
        return self.get_by_username(username)

    def get_by_username(self, username: str) -> Account:
        """Find an account by its normal username. :raises NotFound: if there is none."""
        with reads():
            return account_of(AccountRecord.get(*username_key(username), consistent_read=True))

    def save(self, account: Account, *, register: AdministratorRegister | None = None) -> Account:
        """Keep a change and return it as stored; a username never changes.

        With a ``register`` it is kept that the institution lost an administrator by it.

        :raises ChangedMeanwhile: unless the stored versions are those that were read.
        """
        before = self.get_by_username(account.username)
        kept = replace(account, version=account.version + 1)
        try:
            with transaction() as together:
                unchanged = AccountRecord.version == account.version
                together.save(account_record(kept), condition=unchanged)
                _save_pointers(together, kept, before)
                if register:
                    _count(together, register)
        except TransactWriteError as error:
            if _lost(error):
                raise ChangedMeanwhile from error
            raise Fault("dynamodb write") from error
        return kept

    def with_email(self, email: str) -> tuple[Account, ...]:
        """Give the accounts with an e-mail address, of any institution; case is no matter."""
        with reads():
            found = list(EmailRecord.query(email_partition(email), consistent_read=True))
        return tuple(self.get_by_username(record.username) for record in found)

    def register(self, institution_id: InstitutionId) -> AdministratorRegister:
        """Give the count of an institution; one that lost no administrator stands at zero."""
        try:
            with reads():
                found = AdministratorRegisterRecord.get(
                    *_register_key(institution_id), consistent_read=True
                )
        except NotFound:
            return AdministratorRegister(institution_id)
        return AdministratorRegister(institution_id, int(found.version))

    def staff(self, institution_id: InstitutionId) -> tuple[StaffMember, ...]:
        """Give all staff of an institution, in no particular order."""
        with reads():
            found = StaffRecord.query(
                institution_partition(institution_id),
                StaffRecord.sk.startswith("STAFF#"),
                consistent_read=True,
            )
            return tuple(staff_member(record, institution_id) for record in found)


def _lost(error: TransactWriteError) -> bool:
    reasons = {reason.code for reason in error.cancellation_reasons if reason}
    return bool(reasons & {"ConditionalCheckFailed", "TransactionConflict"})


def _save_pointers(together: Transaction, account: Account, before: Account) -> None:
    for membership in account.memberships:
        together.save(staff_record(account.staff_member(membership.institution_id)))
    left = {one.institution_id for one in before.memberships}
    left -= {one.institution_id for one in account.memberships}
    for institution_id in sorted(left):
        together.delete(StaffRecord(*staff_key(institution_id, account.user_id)))
    together.save(email_record(account))
    if email_partition(before.email) != email_partition(account.email):
        together.delete(email_record(before))


def _count(together: Transaction, register: AdministratorRegister) -> None:
    version = AdministratorRegisterRecord.version
    unchanged = version == register.version if register.version else version.does_not_exist()
    counted = AdministratorRegisterRecord(
        *_register_key(register.institution_id), version=register.version + 1
    )
    together.save(counted, condition=unchanged)


def _register_key(institution_id: InstitutionId) -> tuple[str, str]:
    return institution_partition(institution_id), "ADMINISTRATORS"
