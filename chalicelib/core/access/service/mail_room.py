"""Sending the e-mails that acts asked for; done by whoever empties the work queue."""

from dataclasses import dataclass

from chalicelib.core.access.service.mail_failures import MailFailures
from chalicelib.core.kernel import (
    Clock,
    ForgetMailFailures,
    Mailer,
    MailFailureKind,
    MailNews,
    MailRejected,
    MailWriter,
    RecordMailFailure,
    SendMail,
)


@dataclass(frozen=True)
class MailRoom:
    """Writes, sends, and hears what became of it."""

    writer: MailWriter
    mailer: Mailer
    failures: MailFailures
    clock: Clock

    def send(self, mail: SendMail) -> None:
        """Write a mail and hand it over; one that never will be accepted is a failure to show.

        :raises Fault: if it was not accepted now; try again later.
        """
        try:
            self.mailer.send(self.writer.write(mail))
        except MailRejected as rejected:
            self.failures.record(
                RecordMailFailure(
                    to=mail.to,
                    template=mail.template,
                    at=self.clock(),
                    kind=MailFailureKind.REJECTED,
                    reason=rejected.reason,
                    user_id=mail.user_id,
                    institution_id=mail.institution_id,
                )
            )

    def hear(self, news: MailNews) -> None:
        """Take in what the mail service tells of a mail."""
        match news:
            case RecordMailFailure():
                self.failures.record(news)
            case ForgetMailFailures():
                self.failures.forget(news)
