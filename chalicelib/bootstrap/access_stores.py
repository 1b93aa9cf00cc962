"""The stores of accounts, logins and audit events, each made when it is first asked for."""

from dataclasses import dataclass
from functools import cached_property

from chalicelib.adapters.ids import SystemIds
from chalicelib.config import Settings
from chalicelib.core.access import (
    AccountStore,
    AttemptStore,
    AuthenticatorStore,
    LinkStore,
    LoginStore,
    MailFailureStore,
    PasswordHasher,
    PendingLoginStore,
    RememberedBrowserStore,
)
from chalicelib.core.audit import AuditStore, AuditTrail
from chalicelib.core.kernel import Clock, WorkQueue


@dataclass(frozen=True)
class AccessStores:
    """Fulfils the ports of access and audit with AWS."""

    settings: Settings
    clock: Clock

    @cached_property
    def new_id(self) -> SystemIds:
        """Where ids and codes come from."""
        return SystemIds()

    @cached_property
    def account_store(self) -> AccountStore:
        """Accounts."""
        from chalicelib.adapters.dynamodb.accounts import DynamoAccountStore

        return DynamoAccountStore()

    @cached_property
    def attempt_store(self) -> AttemptStore:
        """Attempts to log in."""
        from chalicelib.adapters.dynamodb.attempts import DynamoAttemptStore

        return DynamoAttemptStore()

    @cached_property
    def login_store(self) -> LoginStore:
        """Logins."""
        from chalicelib.adapters.dynamodb.logins import DynamoLoginStore

        return DynamoLoginStore()

    @cached_property
    def pending_login_store(self) -> PendingLoginStore:
        """Logins that wait for their one-time password."""
        from chalicelib.adapters.dynamodb.logins import DynamoPendingLoginStore

        return DynamoPendingLoginStore()

    @cached_property
    def link_store(self) -> LinkStore:
        """Links that were mailed."""
        from chalicelib.adapters.dynamodb.links import DynamoLinkStore

        return DynamoLinkStore()

    @cached_property
    def remembered_browser_store(self) -> RememberedBrowserStore:
        """Browsers that need no one-time password today."""
        from chalicelib.adapters.dynamodb.remembered import DynamoRememberedBrowserStore

        return DynamoRememberedBrowserStore()

    @cached_property
    def authenticator_store(self) -> AuthenticatorStore:
        """Authenticator apps, where they are kept."""
        from chalicelib.adapters.dynamodb.authenticators import DynamoAuthenticatorStore

        return DynamoAuthenticatorStore()

    @cached_property
    def mail_failure_store(self) -> MailFailureStore:
        """Mails that did not arrive."""
        from chalicelib.adapters.dynamodb.mail_failures import DynamoMailFailureStore

        return DynamoMailFailureStore()

    @cached_property
    def audit_trail(self) -> AuditTrail:
        """Where audit events are written."""
        from chalicelib.adapters.dynamodb.audit import DynamoAuditTrail

        return DynamoAuditTrail(self.settings.server_secret.encode(), self.work)

    @cached_property
    def audit_store(self) -> AuditStore:
        """Where audit chains are read."""
        from chalicelib.adapters.dynamodb.audit import DynamoAuditStore

        return DynamoAuditStore()

    @cached_property
    def hasher(self) -> PasswordHasher:
        """Password hashes."""
        from chalicelib.adapters.passwords.argon2id import Argon2idHasher

        return Argon2idHasher()

    @cached_property
    def work(self) -> WorkQueue:
        """What is done later."""
        from chalicelib.adapters.queue import SqsWorkQueue

        return SqsWorkQueue(self.settings.work_queue)

    @cached_property
    def import_work(self) -> WorkQueue:
        """What may take minutes: reading in packages."""
        from chalicelib.adapters.queue import SqsWorkQueue

        return SqsWorkQueue(self.settings.import_queue)
