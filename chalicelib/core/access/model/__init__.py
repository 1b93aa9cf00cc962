"""Who is calling, what a login lets them reach, and how long it lasts."""

from chalicelib.core.access.model.account import (
    MONITOR_ROLES,
    Account,
    AccountState,
    Membership,
    StaffMember,
    normal_username,
)
from chalicelib.core.access.model.actor import Actor, Role, Scope
from chalicelib.core.access.model.attempts import (
    LOCK,
    MAILS_ALLOWED,
    PASSWORD_LINKS_ALLOWED,
    PASSWORDS_ALLOWED,
    REMEMBERED,
    Attempts,
)
from chalicelib.core.access.model.authenticator import (
    APP_TRIES,
    RECOVERY_ALPHABET,
    RECOVERY_CODES,
    RECOVERY_LENGTH,
    SETUP_LASTS,
    Authenticator,
    recovery_mac,
    written,
)
from chalicelib.core.access.model.granting import (
    GRANTABLE,
    AdministratorRegister,
    administers,
    check_one_stays,
    checked_roles,
    grantable_by,
)
from chalicelib.core.access.model.invitation import new_initial_password, usernames
from chalicelib.core.access.model.link import Link, LinkPurpose
from chalicelib.core.access.model.login import (
    CODE_LASTS,
    CODE_TRIES,
    IDLE,
    PENDING_LASTS,
    Login,
    LoginStep,
    PendingLogin,
    code_mac,
    id_hash,
)
from chalicelib.core.access.model.mail_failure import FAILURE_KEPT, MailFailure, recipient_of
from chalicelib.core.access.model.names import list_order
from chalicelib.core.access.model.password import (
    EARLIER_KEPT,
    PASSWORD_LASTS,
    Password,
)
from chalicelib.core.access.model.password_policy import (
    FACET_PASSWORDS,
    MODERN_PASSWORDS,
    PASSWORD_POLICIES,
    PasswordPolicy,
    PasswordProfile,
    PasswordRule,
)
from chalicelib.core.access.model.remembered import (
    BROWSER_REMEMBERED,
    RememberedBrowser,
    address_mac,
)
from chalicelib.core.access.model.reminder import (
    REMIND_DAYS,
    AccountPage,
    Reminder,
    reminder_due,
)
from chalicelib.core.access.model.visitor import NOBODY_KNOWN, Device, Visitor

__all__ = [
    "APP_TRIES",
    "BROWSER_REMEMBERED",
    "CODE_LASTS",
    "CODE_TRIES",
    "EARLIER_KEPT",
    "FACET_PASSWORDS",
    "FAILURE_KEPT",
    "GRANTABLE",
    "IDLE",
    "LOCK",
    "MAILS_ALLOWED",
    "MODERN_PASSWORDS",
    "MONITOR_ROLES",
    "NOBODY_KNOWN",
    "PASSWORDS_ALLOWED",
    "PASSWORD_LASTS",
    "PASSWORD_LINKS_ALLOWED",
    "PASSWORD_POLICIES",
    "PENDING_LASTS",
    "RECOVERY_ALPHABET",
    "RECOVERY_CODES",
    "RECOVERY_LENGTH",
    "REMEMBERED",
    "REMIND_DAYS",
    "SETUP_LASTS",
    "Account",
    "AccountPage",
    "AccountState",
    "Actor",
    "AdministratorRegister",
    "Attempts",
    "Authenticator",
    "Device",
    "Link",
    "LinkPurpose",
    "Login",
    "LoginStep",
    "MailFailure",
    "Membership",
    "Password",
    "PasswordPolicy",
    "PasswordProfile",
    "PasswordRule",
    "PendingLogin",
    "RememberedBrowser",
    "Reminder",
    "Role",
    "Scope",
    "StaffMember",
    "Visitor",
    "address_mac",
    "administers",
    "check_one_stays",
    "checked_roles",
    "code_mac",
    "grantable_by",
    "id_hash",
    "list_order",
    "new_initial_password",
    "normal_username",
    "recipient_of",
    "recovery_mac",
    "reminder_due",
    "usernames",
    "written",
]
