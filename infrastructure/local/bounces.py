"""Plays what the emulated cloud never does: a mail that comes back."""

import json
from collections.abc import Callable
from datetime import UTC, datetime

from chalicelib.adapters.queue.mail_events import SOURCE
from chalicelib.adapters.queue.messages import from_json
from chalicelib.core.kernel import MailWriter, SendMail
from infrastructure.local.mailbox import Mail

DIAGNOSIS = "smtp; 550 5.1.1 user unknown (played from the mailbox)"


class Bounces:
    """Remembers whose mails this run sent; the emulated cloud does not keep their tags."""

    def __init__(self, writer: MailWriter, put: Callable[[str], object]) -> None:
        """Take what writes mail, to know it again, and what puts events on the work queue."""
        self._writer = writer
        self._put = put
        self._sent: dict[tuple[str, str], SendMail] = {}

    def watching(self, handle: Callable[[str], None]) -> Callable[[str], None]:
        """Give what does the work and remembers the mails among it."""

        def handle_and_remember(message: str) -> None:
            handle(message)
            work = from_json(message)
            if isinstance(work, SendMail):
                self._sent[work.to, self._writer.write(work).text] = work

        return handle_and_remember

    def can_bounce(self, mail: Mail) -> bool:
        """Tell whether it was sent in this run."""
        return (mail.to, mail.text) in self._sent

    def play(self, mail: Mail) -> None:
        """Tell the work queue that it came back, as SES would. :raises KeyError: if unknown."""
        self._put(json.dumps(_event(self._sent[mail.to, mail.text])))


def _event(work: SendMail) -> dict[str, object]:
    tags = {
        "template": work.template,
        "user_id": work.user_id,
        "institution_id": work.institution_id,
    }
    bounce = {
        "bounceType": "Permanent",
        "bounceSubType": "General",
        "bouncedRecipients": [{"emailAddress": work.to, "diagnosticCode": DIAGNOSIS}],
    }
    mail = {
        "destination": [work.to],
        "tags": {name: [value] for name, value in tags.items() if value},
    }
    return {
        "source": SOURCE,
        "detail-type": "Email Bounced",
        "time": datetime.now(UTC).isoformat(),
        "detail": {"eventType": "Bounce", "mail": mail, "bounce": bounce},
    }
