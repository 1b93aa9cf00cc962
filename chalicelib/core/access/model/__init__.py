"""Who is calling, what a login lets them reach, and how long it lasts."""

from chalicelib.core.access.model.account import (
    MONITOR_ROLES,
    Account,
    AccountState,
    StaffMember,
    normal_username,
)
from chalicelib.core.access.model.actor import Actor, Role, Scope
from chalicelib.core.access.model.attempts import (
    LOCK,
    MAILS_ALLOWED,
    PASSWORDS_ALLOWED,
    REMEMBERED,
    Attempts,
)
from chalicelib.core.access.model.login import (
    CODE_LASTS,
    CODE_TRIES,
    PENDING_LASTS,
    Login,
    PendingLogin,
    code_mac,
    id_hash,
)
from chalicelib.core.access.model.password_policy import (
    FACET_PASSWORDS,
    PasswordPolicy,
    PasswordRule,
)

__all__ = [
    "CODE_LASTS",
    "CODE_TRIES",
    "FACET_PASSWORDS",
    "LOCK",
    "MAILS_ALLOWED",
    "MONITOR_ROLES",
    "PASSWORDS_ALLOWED",
    "PENDING_LASTS",
    "REMEMBERED",
    "Account",
    "AccountState",
    "Actor",
    "Attempts",
    "Login",
    "PasswordPolicy",
    "PasswordRule",
    "PendingLogin",
    "Role",
    "Scope",
    "StaffMember",
    "code_mac",
    "id_hash",
    "normal_username",
]
