"""What SES tells of a mail becomes news that we understand, and what it refuses is told apart."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from botocore.exceptions import ClientError
from botocore.stub import Stubber

from chalicelib.adapters.queue import UnknownWorkError, from_json
from chalicelib.adapters.ses import SesMailer, mailer
from chalicelib.core.kernel import (
    Fault,
    ForgetMailFailures,
    InstitutionId,
    MailFailureKind,
    MailRejected,
    RecordMailFailure,
    RenderedMail,
    UserId,
)

TO = "pien@school.example.nl"
TAGS = {
    "ses:configuration-set": ["facet-test"],
    "template": ["account_opened"],
    "user_id": ["PIEN"],
    "institution_id": ["SCHOOL"],
}


def an_event(detail_type: str, tags: dict[str, list[str]] = TAGS, **detail: Any) -> str:
    mail = {"messageId": "0107", "destination": [TO], "tags": tags}
    return json.dumps(
        {
            "version": "0",
            "source": "aws.ses",
            "detail-type": detail_type,
            "time": "2026-05-15T07:00:00Z",
            "detail": {"mail": mail, **detail},
        }
    )


def a_bounce(kind: str, sub_type: str, **recipient: str) -> str:
    recipients = [{"emailAddress": TO, **recipient}]
    bounce = {"bounceType": kind, "bounceSubType": sub_type, "bouncedRecipients": recipients}
    return an_event("Email Bounced", bounce=bounce)


NEWS = [
    (a_bounce("Permanent", "General", diagnosticCode="550"), MailFailureKind.NO_MAILBOX, "550"),
    (a_bounce("Permanent", "NoEmail"), MailFailureKind.NO_MAILBOX, "NoEmail"),
    (a_bounce("Permanent", "Suppressed"), MailFailureKind.SUPPRESSED, "Suppressed"),
    (
        a_bounce("Permanent", "OnAccountSuppressionList"),
        MailFailureKind.SUPPRESSED,
        "OnAccountSuppressionList",
    ),
    (a_bounce("Transient", "MailboxFull"), MailFailureKind.NOT_ACCEPTED, "MailboxFull"),
    (a_bounce("Undetermined", "Undetermined"), MailFailureKind.NOT_ACCEPTED, "Undetermined"),
    (
        an_event("Email Complaint Received", complaint={"complaintFeedbackType": "abuse"}),
        MailFailureKind.COMPLAINED,
        "abuse",
    ),
    (an_event("Email Complaint Received", complaint={}), MailFailureKind.COMPLAINED, ""),
    (an_event("Email Rejected", reject={"reason": "Bad"}), MailFailureKind.REJECTED, "Bad"),
    (
        an_event("Email Rendering Failed", failure={"errorMessage": "no x", "templateName": "t"}),
        MailFailureKind.REJECTED,
        "no x",
    ),
    (
        an_event("Email Delivery Delayed", deliveryDelay={"delayType": "MailboxFull"}),
        MailFailureKind.DELAYED,
        "MailboxFull",
    ),
]


@pytest.mark.parametrize(("event", "kind", "reason"), NEWS)
def test_every_way_to_fail_is_understood(event: str, kind: MailFailureKind, reason: str) -> None:
    assert from_json(event) == RecordMailFailure(
        to=TO,
        template="account_opened",
        at=datetime(2026, 5, 15, 7, 0, tzinfo=UTC),
        kind=kind,
        reason=reason,
        user_id=UserId("PIEN"),
        institution_id=InstitutionId("SCHOOL"),
    )


def test_a_mail_that_arrived_makes_up_for_what_failed() -> None:
    assert from_json(an_event("Email Delivered", delivery={})) == ForgetMailFailures(
        to=TO,
        at=datetime(2026, 5, 15, 7, 0, tzinfo=UTC),
        user_id=UserId("PIEN"),
        institution_id=InstitutionId("SCHOOL"),
    )


def test_a_mail_to_nobody_of_ours_has_no_user() -> None:
    news = from_json(an_event("Email Rejected", {"template": ["t"]}, reject={"reason": "Bad"}))

    assert isinstance(news, RecordMailFailure)
    assert (news.user_id, news.institution_id) == (None, None)


@pytest.mark.parametrize("event", [an_event("Email Opened"), an_event("Email Bounced")])
def test_another_event_of_ses_is_not_understood(event: str) -> None:
    with pytest.raises(UnknownWorkError):
        from_json(event)


MAIL = RenderedMail(TO, "account_opened", "Uw account", "tekst", "<p>tekst", UserId("PIEN"))


def answered(monkeypatch: pytest.MonkeyPatch, code: str, message: str) -> None:
    client = mailer._ses()
    stubber = Stubber(client)
    stubber.add_client_error("send_email", code, message)
    stubber.activate()
    monkeypatch.setattr(mailer, "_ses", lambda: client)


@pytest.mark.parametrize("code", ["MessageRejected", "BadRequestException"])
def test_what_ses_never_will_send_is_rejected(
    cloud: None, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    answered(monkeypatch, code, "Domain contains illegal character")

    with pytest.raises(MailRejected) as rejected:
        SesMailer("facet@example.nl").send(MAIL)

    assert rejected.value.reason == "Domain contains illegal character"


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("MessageRejected", "Email address is not verified."),
        ("TooManyRequestsException", "Maximum sending rate exceeded."),
        ("LimitExceededException", "Daily message quota exceeded."),
        ("SendingPausedException", "Paused"),
        ("AccountSuspendedException", "Suspended"),
        ("InternalFailure", "Oops"),
    ],
)
def test_what_ses_cannot_send_now_is_a_fault(
    cloud: None, monkeypatch: pytest.MonkeyPatch, code: str, message: str
) -> None:
    answered(monkeypatch, code, message)

    with pytest.raises(Fault) as fault:
        SesMailer("facet@example.nl").send(MAIL)

    assert isinstance(fault.value.__cause__, ClientError)


def test_a_mail_carries_whose_it_is(cloud: None, monkeypatch: pytest.MonkeyPatch) -> None:
    client = mailer._ses()
    asked: dict[str, Any] = {}
    monkeypatch.setattr(mailer, "_ses", lambda: client)
    monkeypatch.setattr(client, "send_email", lambda **given: asked.update(given))

    SesMailer("facet@example.nl").send(MAIL)

    assert asked["EmailTags"] == [
        {"Name": "template", "Value": "account_opened"},
        {"Name": "user_id", "Value": "PIEN"},
    ]
