"""Work as JSON: ``{"kind": "send_mail", "to": …}``; a kind once sent must stay readable."""

import json
from dataclasses import asdict

from chalicelib.adapters.queue.mail_events import SOURCE, mail_news
from chalicelib.core.kernel import (
    AppendEvent,
    ImportPackage,
    MailNews,
    MailPasswordLink,
    RemindOfPasswords,
    ScoreGroup,
    SendMail,
    TakeInParcel,
    TellLocked,
    Work,
)

KINDS: dict[str, type[Work]] = {
    "append_event": AppendEvent,
    "import_package": ImportPackage,
    "mail_password_link": MailPasswordLink,
    "remind_of_passwords": RemindOfPasswords,
    "send_mail": SendMail,
    "score_group": ScoreGroup,
    "take_in_parcel": TakeInParcel,
    "tell_locked": TellLocked,
}
NAMES: dict[type[Work], str] = {kind: name for name, kind in KINDS.items()}
ARRIVED = "Object Created"
"""What EventBridge calls an object that was put into a bucket."""


class UnknownWorkError(ValueError):
    """A message is none of ours; it belongs on the queue of failed work, for a person to see."""


def to_json(work: Work) -> str:
    """Write work down."""
    return json.dumps({"kind": NAMES[type(work)], **asdict(work)}, ensure_ascii=False)


def from_json(text: str) -> Work | MailNews:
    """Read work back: ours, the event of a parcel that arrived, or that of a mail.

    :raises UnknownWorkError: if it is none of these.
    """
    try:
        row = json.loads(text)
        if row.get("source") == "aws.s3" and row["detail-type"] == ARRIVED:
            return TakeInParcel(row["detail"]["object"]["key"])
        if row.get("source") == SOURCE:
            return mail_news(row)
        return KINDS[row.pop("kind")](**row)
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise UnknownWorkError from error
