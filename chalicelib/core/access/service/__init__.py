"""The acts of access."""

from chalicelib.core.access.service.accounts import Accounts
from chalicelib.core.access.service.letters import AccountLetters
from chalicelib.core.access.service.limits import Limit
from chalicelib.core.access.service.links import LinkTokens
from chalicelib.core.access.service.locks import AccountLocks
from chalicelib.core.access.service.log_in import LogIn
from chalicelib.core.access.service.log_in_monitor import MonitorLogIn
from chalicelib.core.access.service.logins import Logins
from chalicelib.core.access.service.mail_failures import MailFailures
from chalicelib.core.access.service.mail_room import MailRoom
from chalicelib.core.access.service.new_passwords import NewPasswords
from chalicelib.core.access.service.passwords import PasswordCheck
from chalicelib.core.access.service.remembered import RememberedBrowsers

__all__ = [
    "AccountLetters",
    "AccountLocks",
    "Accounts",
    "Limit",
    "LinkTokens",
    "LogIn",
    "Logins",
    "MailFailures",
    "MailRoom",
    "MonitorLogIn",
    "NewPasswords",
    "PasswordCheck",
    "RememberedBrowsers",
]
