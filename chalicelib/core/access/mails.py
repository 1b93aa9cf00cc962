"""Every e-mail about accounts and logging in, as a function; the Dutch stands in pages/mails.

``user_id`` and ``institution_id`` say who is told if the mail cannot be delivered. A moment is
handed over as ISO 8601 in UTC; the template writes it as people in the Netherlands do.
"""

from datetime import datetime, timedelta

from chalicelib.core.access.model import CODE_LASTS
from chalicelib.core.kernel import InstitutionId, SendMail, UserId

PASSWORD_LINK_LASTS = timedelta(minutes=60)
"""How long the link of a forgotten password works."""


def one_time_password_mail(
    *,
    to: str,
    name: str,
    code: str,
    user_id: UserId | None = None,
    institution_id: InstitutionId | None = None,
) -> SendMail:
    """Write the mail with a one-time password. It holds no link, so a false one stands out."""
    facts = {"name": name, "code": code, "minutes": _minutes(CODE_LASTS)}
    return SendMail(to, "one_time_password", facts, user_id, institution_id)


def account_opened_mail(
    *,
    to: str,
    name: str,
    username: str,
    password: str,
    institution: str,
    link: str,
    user_id: UserId | None = None,
    institution_id: InstitutionId | None = None,
) -> SendMail:
    """Write the mail with which a new user comes in for the first time; ``link`` is the login."""
    facts = {
        "name": name,
        "username": username,
        "password": password,
        "institution": institution,
        "link": link,
    }
    return SendMail(to, "account_opened", facts, user_id, institution_id)


def account_linked_mail(
    *,
    to: str,
    name: str,
    username: str,
    institution: str,
    link: str,
    user_id: UserId | None = None,
    institution_id: InstitutionId | None = None,
) -> SendMail:
    """Write the mail that an account now works for one more institution."""
    facts = {"name": name, "username": username, "institution": institution, "link": link}
    return SendMail(to, "account_linked", facts, user_id, institution_id)


def password_reset_mail(
    *,
    to: str,
    name: str,
    username: str,
    password: str,
    link: str,
    user_id: UserId | None = None,
    institution_id: InstitutionId | None = None,
) -> SendMail:
    """Write the mail with the new initial password that an administrator had made."""
    facts = {"name": name, "username": username, "password": password, "link": link}
    return SendMail(to, "password_reset", facts, user_id, institution_id)


def password_forgotten_mail(
    *,
    to: str,
    name: str,
    link: str,
    user_id: UserId | None = None,
    institution_id: InstitutionId | None = None,
) -> SendMail:
    """Write the mail with the link by which somebody chooses a new password."""
    facts = {"name": name, "link": link, "minutes": _minutes(PASSWORD_LINK_LASTS)}
    return SendMail(to, "password_forgotten", facts, user_id, institution_id)


def password_changed_mail(
    *,
    to: str,
    name: str,
    at: datetime,
    user_id: UserId | None = None,
    institution_id: InstitutionId | None = None,
) -> SendMail:
    """Write the mail that a password was changed, for whoever did not do that."""
    return SendMail(
        to, "password_changed", {"name": name, "at": at.isoformat()}, user_id, institution_id
    )


def password_ends_mail(
    *,
    to: str,
    name: str,
    username: str,
    ends_at: datetime,
    days: int,
    link: str,
    user_id: UserId | None = None,
    institution_id: InstitutionId | None = None,
) -> SendMail:
    """Write the mail that a password ends within ``days`` days."""
    facts = {
        "name": name,
        "username": username,
        "ends_at": ends_at.isoformat(),
        "days": str(days),
        "link": link,
    }
    return SendMail(to, "password_ends", facts, user_id, institution_id)


def account_locked_mail(
    *,
    to: str,
    name: str,
    minutes: int,
    link: str,
    user_id: UserId | None = None,
    institution_id: InstitutionId | None = None,
) -> SendMail:
    """Write the mail that wrong passwords locked an account; ``link`` is for a forgotten one."""
    facts = {"name": name, "minutes": str(minutes), "link": link}
    return SendMail(to, "account_locked", facts, user_id, institution_id)


def email_confirm_mail(
    *,
    to: str,
    name: str,
    link: str,
    user_id: UserId | None = None,
    institution_id: InstitutionId | None = None,
) -> SendMail:
    """Write the mail to a new address, with the link that confirms it."""
    return SendMail(to, "email_confirm", {"name": name, "link": link}, user_id, institution_id)


def email_change_told_mail(
    *,
    to: str,
    name: str,
    new_email_masked: str,
    user_id: UserId | None = None,
    institution_id: InstitutionId | None = None,
) -> SendMail:
    """Write the mail to the old address, so that nobody loses an account unseen."""
    facts = {"name": name, "new_email_masked": new_email_masked}
    return SendMail(to, "email_change_told", facts, user_id, institution_id)


def authenticator_changed_mail(
    *,
    to: str,
    name: str,
    switched_on: bool,
    user_id: UserId | None = None,
    institution_id: InstitutionId | None = None,
) -> SendMail:
    """Write the mail that the authenticator app was switched on or off."""
    facts = {"name": name, "switched": "on" if switched_on else "off"}
    return SendMail(to, "authenticator_changed", facts, user_id, institution_id)


def _minutes(length: timedelta) -> str:
    return str(int(length.total_seconds() // 60))
