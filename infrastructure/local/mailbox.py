"""The mailbox page: every e-mail that the emulated cloud was asked to send, newest first."""

import html
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import httpx

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
SHOWN = 100
PAGE = """<!doctype html>
<html lang="nl">
<meta charset="utf-8">
<meta http-equiv="refresh" content="5">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Postbus - Facet op deze computer</title>
<style>
body {{ font: 1rem/1.5 sans-serif; max-inline-size: 50rem; margin: 1rem auto; padding: 0 1rem }}
article {{ border-block-start: 1px solid; padding-block: .5rem }}
h2 {{ font-size: 1.1rem; margin: 0 }}
pre {{ white-space: pre-wrap; font: inherit; margin: .5rem 0 }}
</style>
<h1>Postbus</h1>
<p>Alle e-mail die Facet op deze computer verstuurt. Er gaat niets echt de deur uit.</p>
{messages}
</html>
"""
MESSAGE = """<article>
<h2>{subject}</h2>
<p>Aan <strong>{to}</strong>, <time>{sent}</time></p>
<pre>{text}</pre>
</article>
"""


@dataclass(frozen=True)
class Mail:
    """An e-mail as it left."""

    to: str
    subject: str
    text: str
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


def page(found: list[Mail]) -> str:
    """Draw the page; it refreshes itself."""
    return PAGE.format(messages="".join(_articles(found)) or "<p>Nog geen e-mail.</p>")


def _articles(found: list[Mail]) -> Iterator[str]:
    for mail in found:
        yield MESSAGE.format(
            subject=html.escape(mail.subject),
            to=html.escape(mail.to),
            sent=f"{mail.sent_at.astimezone(AMSTERDAM):%d-%m-%Y %H:%M:%S}",
            text=html.escape(mail.text),
        )


def _mail(message: dict[str, object]) -> Mail:
    to = message["To"]
    return Mail(
        to=", ".join(map(str, to)) if isinstance(to, list) else str(to),
        subject=str(message["Subject"]),
        text=str(message["BodyText"]),
        sent_at=datetime.fromtimestamp(float(str(message["Timestamp"])), UTC),
    )
