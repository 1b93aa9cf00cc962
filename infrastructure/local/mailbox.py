"""Every e-mail that the emulated cloud was asked to send, newest first."""

from dataclasses import dataclass
from datetime import UTC, datetime

import httpx

SHOWN = 100


@dataclass(frozen=True)
class Mail:
    """An e-mail as it left, in both its parts."""

    id: str
    to: str
    subject: str
    text: str
    html: str
    sent_at: datetime


class MailboxError(Exception):
    """The emulated cloud does not answer."""


def mails(cloud: str) -> list[Mail]:
    """Read the e-mails that were sent, newest first.

    :raises MailboxError: if the emulated cloud does not answer.
    """
    try:
        answer = httpx.get(f"{cloud}/_ministack/ses/messages", timeout=5, trust_env=False)
    except httpx.TransportError as cause:
        raise MailboxError from cause
    accounts = answer.json()["messages"]
    found = [_mail(message) for messages in accounts.values() for message in messages]
    return sorted(found, key=lambda mail: mail.sent_at, reverse=True)[:SHOWN]


def _mail(message: dict[str, object]) -> Mail:
    to = message["To"]
    return Mail(
        id=str(message["MessageId"]).partition("@")[0],
        to=", ".join(map(str, to)) if isinstance(to, list) else str(to),
        subject=str(message["Subject"]),
        text=str(message["BodyText"]),
        html=str(message["BodyHtml"]),
        sent_at=datetime.fromtimestamp(float(str(message["Timestamp"])), UTC),
    )
