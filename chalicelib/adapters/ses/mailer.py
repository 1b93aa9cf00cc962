"""Sends e-mail through SES version 2."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from chalicelib.adapters.clients import PATIENCE, faults_named, session
from chalicelib.core.kernel import RenderedMail

if TYPE_CHECKING:
    from mypy_boto3_sesv2 import SESV2Client
    from mypy_boto3_sesv2.type_defs import BodyTypeDef, ContentTypeDef


@dataclass(frozen=True)
class SesMailer:
    """Sends from one verified address."""

    sender: str

    def send(self, mail: RenderedMail) -> None:
        """Hand the mail over to SES. :raises Fault: if it was not accepted; try again later."""
        body: BodyTypeDef = {"Text": _text(mail.text), "Html": _text(mail.html)}
        with faults_named("ses send email"):
            _ses().send_email(
                FromEmailAddress=self.sender,
                Destination={"ToAddresses": [mail.to]},
                Content={"Simple": {"Subject": _text(mail.subject), "Body": body}},
            )


def _text(text: str) -> "ContentTypeDef":
    return {"Data": text, "Charset": "UTF-8"}


@cache
def _ses() -> "SESV2Client":
    return session().client("sesv2", config=PATIENCE)
