"""What access needs from the world."""

from chalicelib.core.access.ports.authenticators import (
    AuthenticatorCodes,
    AuthenticatorStore,
    NewSecret,
    SecretSealer,
)
from chalicelib.core.access.ports.stores import (
    AccountFinder,
    AccountPages,
    AccountStore,
    AttemptStore,
    BlockList,
    LinkStore,
    LoginStore,
    MailFailureStore,
    OneTimePasswords,
    PasswordHasher,
    PasswordVerifier,
    PendingLoginStore,
    RememberedBrowserStore,
    ReminderStore,
    Workplaces,
)

__all__ = [
    "AccountFinder",
    "AccountPages",
    "AccountStore",
    "AttemptStore",
    "AuthenticatorCodes",
    "AuthenticatorStore",
    "BlockList",
    "LinkStore",
    "LoginStore",
    "MailFailureStore",
    "NewSecret",
    "OneTimePasswords",
    "PasswordHasher",
    "PasswordVerifier",
    "PendingLoginStore",
    "RememberedBrowserStore",
    "ReminderStore",
    "SecretSealer",
    "Workplaces",
]
