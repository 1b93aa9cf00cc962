"""Authenticator apps: setting one up, judging its codes, and switching it off."""

import base64
from dataclasses import dataclass, field

from chalicelib.core.access.errors import (
    AccountShared,
    AuthenticatorIsOff,
    AuthenticatorIsOn,
    TooManyAuthenticatorCodes,
)
from chalicelib.core.access.mails import authenticator_changed_mail
from chalicelib.core.access.model import (
    RECOVERY_ALPHABET,
    RECOVERY_CODES,
    RECOVERY_LENGTH,
    Account,
    Actor,
    Authenticator,
    Role,
    Visitor,
    recovery_mac,
    written,
)
from chalicelib.core.access.ports import (
    AccountStore,
    AuthenticatorCodes,
    AuthenticatorStore,
    SecretSealer,
)
from chalicelib.core.access.service.limits import Limit
from chalicelib.core.access.service.passwords import PasswordCheck
from chalicelib.core.access.service.remembered import RememberedBrowsers
from chalicelib.core.access.views import (
    AuthenticatorSetup,
    AuthenticatorView,
    RecoveryCodes,
    UserAuthenticatorView,
)
from chalicelib.core.kernel import Clock, NewId, NotFound, UserId, WorkQueue


@dataclass(frozen=True)
class Authenticators:
    """Lets users log in with an app on their phone instead of a mailed one-time password."""

    authenticators: AuthenticatorStore
    accounts: AccountStore
    passwords: PasswordCheck
    browsers: RememberedBrowsers
    codes: AuthenticatorCodes
    secrets: SecretSealer
    limit: Limit
    work: WorkQueue
    server_key: bytes = field(repr=False)
    clock: Clock
    new_id: NewId

    def show(self, actor: Actor) -> AuthenticatorView:
        """Tell whether the actor logs in with an app, and how many recovery codes are left."""
        found = self._of(actor.user_id)
        if found is None or found.switched_on_at is None:
            return AuthenticatorView(None, 0)
        return AuthenticatorView(found.switched_on_at, len(found.recovery_macs))

    def begin(self, actor: Actor, *, password: str, visitor: Visitor) -> None:
        """Make a secret for the actor's app; it counts after :meth:`confirm`.

        The password is asked again: whoever finds an open portal must not take an account over.

        :raises OwnPasswordWrong: if the password is wrong; it counts as a wrong login.
        :raises AccountLocked: after three wrong passwords.
        :raises AuthenticatorIsOn: if there is an app already.
        """
        self._check(actor, password, visitor)
        before = self._of(actor.user_id)
        if before is not None and before.is_on:
            raise AuthenticatorIsOn
        sealed = self.secrets.new_secret(actor.user_id).sealed
        self.authenticators.put(Authenticator(actor.user_id, sealed, self.clock()))

    def show_setup(self, actor: Actor) -> AuthenticatorSetup:
        """Give the secret for the actor's app, as text and as the address of a QR code.

        :raises NotFound: if nothing is being set up.
        """
        found = self._of(actor.user_id)
        if found is None or found.is_on:
            raise NotFound
        secret = self._secret(found)
        username = self.accounts.get(actor.user_id).username
        return AuthenticatorSetup(secret, self.codes.address(secret, username))

    def confirm(self, actor: Actor, *, code: str) -> RecoveryCodes:
        """Switch the app on, as its first code is right, and give the recovery codes, once.

        Browsers that were remembered must show the app too.

        :raises NotFound: if nothing is being set up.
        :raises AuthenticatorIsOn: if there is an app already.
        :raises AuthenticatorCodeWrong: if it is no code of this moment.
        """
        found = self.authenticators.get(actor.user_id)
        at = self.clock()
        step = self.codes.step_of(self._secret(found), _plain(code), at)
        recovery = tuple(
            self.new_id.code(RECOVERY_LENGTH, RECOVERY_ALPHABET) for _ in range(RECOVERY_CODES)
        )
        macs = tuple(self._mac(actor.user_id, one) for one in recovery)
        self.authenticators.save(found.switch_on(step, macs, at))
        self.browsers.forget_all_of(actor.user_id)
        self._tell(self.accounts.get(actor.user_id), switched_on=True)
        return RecoveryCodes(tuple(written(one) for one in recovery))

    def switch_off(self, actor: Actor, *, password: str, visitor: Visitor) -> None:
        """Go back to one-time passwords by e-mail; what was only half set up is forgotten too.

        :raises OwnPasswordWrong: if the password is wrong; it counts as a wrong login.
        :raises AccountLocked: after three wrong passwords.
        :raises AuthenticatorIsOff: if there is no app.
        """
        self._remove(self._check(actor, password, visitor))

    def switch_off_for(self, actor: Actor, *, user_id: UserId) -> None:
        """Help somebody who lost phone and recovery codes; they are told by e-mail.

        An administrator helps colleagues, the helpdesk everybody: an administrator may be the only
        one of a school, and no administrator decides about an account of several.

        :raises NotFound: if they do not work at the actor's institution.
        :raises AccountShared: to an administrator, if it works for other institutions too.
        :raises AuthenticatorIsOff: if they have no app.
        """
        self._remove(self._helped_by(actor, user_id))

    def show_of(self, actor: Actor, *, user_id: UserId) -> UserAuthenticatorView:
        """Tell whether somebody has an app, for who may switch it off.

        :raises NotFound: if they do not work at the actor's institution.
        :raises AccountShared: to an administrator, if it works for other institutions too.
        """
        account = self._helped_by(actor, user_id)
        found = self._of(user_id)
        since = found.switched_on_at if found else None
        return UserAuthenticatorView(user_id, account.name, since)

    def is_on(self, user_id: UserId) -> bool:
        """Tell whether a user's logins ask for an app."""
        found = self._of(user_id)
        return found is not None and found.is_on

    def use_code(self, user_id: UserId, *, code: str) -> None:
        """Use up a code of the app or a recovery code, however it is written.

        :raises AuthenticatorCodeWrong: if it is none, or was used before.
        :raises TooManyAuthenticatorCodes: after five wrong ones, for fifteen minutes.
        :raises AuthenticatorIsOff: if it was switched off meanwhile.
        :raises ChangedMeanwhile: if another code is being used at the same moment.
        """
        found = self._of(user_id)
        if found is None or not found.is_on:
            raise AuthenticatorIsOff
        if minutes := self.limit.begin(f"app|{user_id}"):
            raise TooManyAuthenticatorCodes(minutes=minutes)
        self.authenticators.save(self._used(found, _plain(code)))
        self.limit.succeeded(f"app|{user_id}")

    def _used(self, found: Authenticator, code: str) -> Authenticator:
        step = self.codes.step_of(self._secret(found), code, self.clock())
        if step is not None:
            return found.use_step(step)
        return found.use_recovery_code(self._mac(found.user_id, code))

    def _helped_by(self, actor: Actor, user_id: UserId) -> Account:
        account = self.accounts.get(user_id)
        if Role.HELPDESK not in actor.roles:
            account.membership(actor.institution_id)
            if account.is_shared:
                raise AccountShared
        return account

    def _check(self, actor: Actor, password: str, visitor: Visitor) -> Account:
        account = self.accounts.get(actor.user_id)
        return self.passwords.check_own(account, password=password, visitor=visitor)

    def _remove(self, account: Account) -> None:
        found = self._of(account.user_id)
        if found is None:
            raise AuthenticatorIsOff
        self.authenticators.remove(account.user_id)
        if found.is_on:
            self._tell(account, switched_on=False)

    def _of(self, user_id: UserId) -> Authenticator | None:
        try:
            return self.authenticators.get(user_id)
        except NotFound:
            return None

    def _secret(self, found: Authenticator) -> str:
        opened = self.secrets.open_secret(found.user_id, found.sealed_secret)
        return base64.b32encode(opened).decode()

    def _mac(self, user_id: UserId, code: str) -> str:
        return recovery_mac(self.server_key, user_id, code)

    def _tell(self, account: Account, *, switched_on: bool) -> None:
        mail = authenticator_changed_mail(
            to=account.email,
            name=account.name,
            switched_on=switched_on,
            user_id=account.user_id,
        )
        self.work.put(mail)


def _plain(code: str) -> str:
    return "".join(character for character in code if character.isalnum())
