"""The acts of access."""

from chalicelib.core.access.service.accounts import Accounts
from chalicelib.core.access.service.authenticators import Authenticators
from chalicelib.core.access.service.changing_passwords import ChangingPasswords
from chalicelib.core.access.service.forgotten_passwords import ForgottenPasswords
from chalicelib.core.access.service.letters import AccountLetters
from chalicelib.core.access.service.limits import Limit
from chalicelib.core.access.service.linking import Linking
from chalicelib.core.access.service.links import LinkTokens
from chalicelib.core.access.service.locks import AccountLocks, LockTelling
from chalicelib.core.access.service.log_in import LogIn
from chalicelib.core.access.service.log_in_monitor import MonitorLogIn
from chalicelib.core.access.service.logins import Admission, Logins
from chalicelib.core.access.service.mail_failures import MailFailures
from chalicelib.core.access.service.mail_room import MailRoom
from chalicelib.core.access.service.new_passwords import NewPasswords
from chalicelib.core.access.service.own_passwords import OwnPasswords
from chalicelib.core.access.service.password_expiry import PasswordExpiry
from chalicelib.core.access.service.passwords import PasswordCheck
from chalicelib.core.access.service.profiles import EmailConfirming, Profiles
from chalicelib.core.access.service.remembered import RememberedBrowsers
from chalicelib.core.access.service.switching import Switching
from chalicelib.core.access.service.user_changes import UserChanges
from chalicelib.core.access.service.user_doors import UserDoors
from chalicelib.core.access.service.users import UserData, Users, UserSearch

__all__ = [
    "AccountLetters",
    "AccountLocks",
    "Accounts",
    "Admission",
    "Authenticators",
    "ChangingPasswords",
    "EmailConfirming",
    "ForgottenPasswords",
    "Limit",
    "LinkTokens",
    "Linking",
    "LockTelling",
    "LogIn",
    "Logins",
    "MailFailures",
    "MailRoom",
    "MonitorLogIn",
    "NewPasswords",
    "OwnPasswords",
    "PasswordCheck",
    "PasswordExpiry",
    "Profiles",
    "RememberedBrowsers",
    "Switching",
    "UserChanges",
    "UserData",
    "UserDoors",
    "UserSearch",
    "Users",
]
