"""The services of passwords, each made when it is first asked for."""

from functools import cached_property

from chalicelib.bootstrap.access_services import AccessServices
from chalicelib.core.access import (
    PASSWORD_LINKS_ALLOWED,
    PASSWORD_POLICIES,
    ChangingPasswords,
    ForgottenPasswords,
    NewPasswords,
    OwnPasswords,
    PasswordExpiry,
    PasswordPolicy,
)


class PasswordServices(AccessServices):
    """Choosing, changing and forgetting passwords, by the profile of this environment."""

    @cached_property
    def password_policy(self) -> PasswordPolicy:
        """The rules of new passwords."""
        return PASSWORD_POLICIES[self.settings.password_profile]

    @cached_property
    def changing_passwords(self) -> ChangingPasswords:
        """Replacing a password that is known."""
        return ChangingPasswords(
            accounts=self.account_store,
            passwords=self._passwords,
            own=self._own_passwords,
            log_in=self.log_in,
            clock=self.clock,
        )

    @cached_property
    def forgotten_passwords(self) -> ForgottenPasswords:
        """A new password by a mailed link."""
        return ForgottenPasswords(
            accounts=self.account_store,
            tokens=self.link_tokens,
            own=self._own_passwords,
            locks=self.account_locks,
            link_limit=self._limit(PASSWORD_LINKS_ALLOWED),
            work=self.work,
            trail=self.audit_trail,
            link=self.portal_link,
            clock=self.clock,
        )

    @cached_property
    def password_expiry(self) -> PasswordExpiry:
        """Telling people that their password ends."""
        from chalicelib.adapters.dynamodb.reminders import DynamoAccountPages, DynamoReminderStore

        return PasswordExpiry(
            accounts=DynamoAccountPages(),
            reminders=DynamoReminderStore(),
            work=self.work,
            link=self.portal_link,
            clock=self.clock,
        )

    @cached_property
    def _own_passwords(self) -> OwnPasswords:
        from chalicelib.adapters.passwords.block_list import CommonPasswords

        new_passwords = NewPasswords(
            policy=self.password_policy,
            hasher=self.hasher,
            block_list=CommonPasswords(),
            places=self.workplaces,
            clock=self.clock,
        )
        return OwnPasswords(
            accounts=self.account_store,
            new_passwords=new_passwords,
            logins=self.logins,
            browsers=self.remembered_browsers,
            trail=self.audit_trail,
            work=self.work,
            clock=self.clock,
        )
