"""What SES tells of a mail over EventBridge, as news of ours.

Source: the SES events schema of EventBridge. The mail's own tags (adapters/ses) say whose it was.
"""

from datetime import datetime
from typing import Any

from chalicelib.core.kernel import (
    ForgetMailFailures,
    InstitutionId,
    MailFailureKind,
    MailNews,
    RecordMailFailure,
    UserId,
)

SOURCE = "aws.ses"
DELIVERED = "Email Delivered"


def mail_news(event: dict[str, Any]) -> MailNews:
    """Read the event of a mail. :raises KeyError: if it is another event."""
    mail, kind = event["detail"]["mail"], event["detail-type"]
    at, tags = datetime.fromisoformat(event["time"]), mail["tags"]
    user_id, institution_id = _tag(tags, "user_id"), _tag(tags, "institution_id")
    whose: dict[str, Any] = {
        "user_id": UserId(user_id) if user_id else None,
        "institution_id": InstitutionId(institution_id) if institution_id else None,
    }
    to = mail["destination"][0]
    if kind == DELIVERED:
        return ForgetMailFailures(to=to, at=at, **whose)
    failure, reason = FAILURES[kind](event["detail"])
    template = _tag(tags, "template") or "unknown"
    return RecordMailFailure(to=to, template=template, at=at, kind=failure, reason=reason, **whose)


def _tag(tags: dict[str, list[str]], name: str) -> str | None:
    return next(iter(tags.get(name, [])), None)


def _bounced(detail: dict[str, Any]) -> tuple[MailFailureKind, str]:
    bounce = detail["bounce"]
    reason = _first(bounce.get("bouncedRecipients"), "diagnosticCode") or bounce["bounceSubType"]
    if "Suppress" in bounce["bounceSubType"]:
        return MailFailureKind.SUPPRESSED, reason
    if bounce["bounceType"] == "Permanent":
        return MailFailureKind.NO_MAILBOX, reason
    return MailFailureKind.NOT_ACCEPTED, reason


def _complained(detail: dict[str, Any]) -> tuple[MailFailureKind, str]:
    return MailFailureKind.COMPLAINED, detail["complaint"].get("complaintFeedbackType") or ""


def _rejected(detail: dict[str, Any]) -> tuple[MailFailureKind, str]:
    return MailFailureKind.REJECTED, detail["reject"]["reason"]


def _not_rendered(detail: dict[str, Any]) -> tuple[MailFailureKind, str]:
    return MailFailureKind.REJECTED, detail["failure"]["errorMessage"]


def _delayed(detail: dict[str, Any]) -> tuple[MailFailureKind, str]:
    delay = detail["deliveryDelay"]
    reason = _first(delay.get("delayedRecipients"), "diagnosticCode") or delay["delayType"]
    return MailFailureKind.DELAYED, reason


def _first(recipients: list[dict[str, Any]] | None, name: str) -> str | None:
    return next((each.get(name) for each in recipients or []), None)


FAILURES = {
    "Email Bounced": _bounced,
    "Email Complaint Received": _complained,
    "Email Rejected": _rejected,
    "Email Rendering Failed": _not_rendered,
    "Email Delivery Delayed": _delayed,
}
