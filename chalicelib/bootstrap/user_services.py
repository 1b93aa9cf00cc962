"""The services about users and their institutions, each made when it is first asked for."""

from functools import cached_property

from chalicelib.bootstrap.access_services import AccessServices
from chalicelib.core.access import (
    EmailConfirming,
    Linking,
    Profiles,
    Switching,
    UserChanges,
    UserDoors,
    Users,
)


class UserServices(AccessServices):
    """What administrators, the helpdesk and people themselves do with accounts."""

    @cached_property
    def users(self) -> Users:
        """The users of an institution."""
        return Users(
            changes=self._user_changes,
            doors=self.user_doors,
            inviting=self.accounts,
            letters=self._account_letters,
            browsers=self.remembered_browsers,
            locks=self.account_locks,
            failures=self.mail_failures,
        )

    @cached_property
    def user_doors(self) -> UserDoors:
        """A user's way in."""
        return UserDoors(
            changes=self._user_changes,
            hasher=self.hasher,
            letters=self._account_letters,
            browsers=self.remembered_browsers,
            locks=self.account_locks,
            clock=self.clock,
            new_id=self.new_id,
        )

    @cached_property
    def profiles(self) -> Profiles:
        """People's own data."""
        return Profiles(
            accounts=self.account_store,
            places=self.workplaces,
            changes=self._user_changes,
            passwords=self._passwords,
            logins=self.logins,
            links=self.link_tokens,
            letters=self._account_letters,
        )

    @cached_property
    def email_confirming(self) -> EmailConfirming:
        """Links to new addresses."""
        return EmailConfirming(
            accounts=self.account_store,
            links=self.link_tokens,
            browsers=self.remembered_browsers,
            failures=self.mail_failures,
            trail=self.audit_trail,
        )

    @cached_property
    def switching(self) -> Switching:
        """Going over to another institution."""
        return Switching(self.account_store, self.workplaces, self.logins)

    @cached_property
    def linking(self) -> Linking:
        """One account for several institutions."""
        return Linking(
            self.account_store, self.workplaces, self._user_changes, self._account_letters
        )

    @cached_property
    def _user_changes(self) -> UserChanges:
        return UserChanges(self.account_store, self.workplaces, self.logins)
