"""Sends e-mail through SES version 2."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from chalicelib.adapters.clients import PATIENCE, error_code, faults_named, session
from chalicelib.core.kernel import MailRejected, RenderedMail

if TYPE_CHECKING:
    from mypy_boto3_sesv2 import SESV2Client
    from mypy_boto3_sesv2.type_defs import BodyTypeDef, ContentTypeDef, MessageTagTypeDef

REFUSED = {"BadRequestException", "MessageRejected"}


@dataclass(frozen=True)
class SesMailer:
    """Sends from one verified address."""

    sender: str

    def send(self, mail: RenderedMail) -> None:
        """Hand the mail over to SES.

        :raises MailRejected: if SES never will accept it: the address, or what it says.
        :raises Fault: if it was not accepted now; try again later.
        """
        with faults_named("ses send email"):
            try:
                self._send(mail)
            except ClientError as error:
                _reject(error)
                raise

    def _send(self, mail: RenderedMail) -> None:
        body: BodyTypeDef = {"Text": _text(mail.text), "Html": _text(mail.html)}
        # The configuration set is the default of the sender's identity (infrastructure/data.yaml).
        _ses().send_email(
            FromEmailAddress=self.sender,
            Destination={"ToAddresses": [mail.to]},
            Content={"Simple": {"Subject": _text(mail.subject), "Body": body}},
            EmailTags=_tags(mail),
        )


def _reject(error: ClientError) -> None:
    message = error.response["Error"]["Message"]
    # A sender that SES does not know (yet) is refused in the same words as a bad mail, but is a
    # fault of this deployment: the mail waits until an operator has mended it.
    if error_code(error) in REFUSED and "not verified" not in message:
        raise MailRejected(message) from error


def _tags(mail: RenderedMail) -> "list[MessageTagTypeDef]":
    """Say whose mail it is, for the events that SES sends about it (adapters/queue)."""
    tags = {
        "template": mail.template,
        "user_id": mail.user_id,
        "institution_id": mail.institution_id,
    }
    return [{"Name": name, "Value": value} for name, value in tags.items() if value]


def _text(text: str) -> "ContentTypeDef":
    return {"Data": text, "Charset": "UTF-8"}


@cache
def _ses() -> "SESV2Client":
    return session().client("sesv2", config=PATIENCE)
