"""Work as JSON: ``{"kind": "send_mail", "to": …}``; a kind once sent must stay readable."""

import json
from dataclasses import asdict

from chalicelib.core.kernel import ScoreGroup, SendMail, Work

KINDS: dict[str, type[SendMail] | type[ScoreGroup]] = {
    "send_mail": SendMail,
    "score_group": ScoreGroup,
}
NAMES = {kind: name for name, kind in KINDS.items()}


class UnknownWorkError(ValueError):
    """A message is none of ours; it belongs on the queue of failed work, for a person to see."""


def to_json(work: Work) -> str:
    """Write work down."""
    return json.dumps({"kind": NAMES[type(work)], **asdict(work)}, ensure_ascii=False)


def from_json(text: str) -> Work:
    """Read work back. :raises UnknownWorkError: if it is none of ours."""
    try:
        row = json.loads(text)
        return KINDS[row.pop("kind")](**row)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UnknownWorkError from error
