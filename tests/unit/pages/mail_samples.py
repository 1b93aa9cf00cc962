"""Every mail there is, made with a sample of everything it may be told."""

import inspect
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from chalicelib.core.access import mails as access_mails
from chalicelib.core.institutions import mails as institution_mails
from chalicelib.core.kernel import SendMail

LINK = "https://facet.example.nl/api/hier?a=1&b=2"
SAMPLES: dict[str, Any] = {
    "to": "pien@school.example.nl",
    "name": "Pien de Vries",
    "code": "12345678",
    "username": "p.devries",
    "password": "Zon-en-zee7",
    "institution": "Scholengemeenschap De Noord & Zuid",
    "link": LINK,
    "at": datetime(2026, 7, 1, 10, 0, tzinfo=UTC),
    "ends_at": datetime(2026, 12, 31, 23, 30, tzinfo=UTC),
    "days": 14,
    "minutes": 15,
    "new_email_masked": "p•••@nieuw.example.nl",
    "switched_on": True,
    "board_name": "Stichting Noord",
    "brin": "12AB",
    "administrator": "Mo Jansen",
    "kind": "new-institution",
    "reason": "Het BRIN-nummer bestaat niet.",
    "user_id": "PIEN",
    "institution_id": "SCHOOL",
}
NOT_SHOWN = {"to", "kind", "at", "ends_at", "switched_on", "user_id", "institution_id"}
"""What is shown in other words, or not at all."""

Maker = Callable[..., SendMail]


def mails_of(module: Any) -> list[Maker]:
    """Give the functions of a module that make a mail."""
    return [made for name, made in vars(module).items() if name.endswith("_mail")]


MAKERS = [*mails_of(access_mails), *mails_of(institution_mails)]


def takes(maker: Maker) -> dict[str, Any]:
    """Give a sample of everything that a mail is told."""
    return {name: SAMPLES[name] for name in inspect.signature(maker).parameters}


def a_mail(maker: Maker, **changes: Any) -> SendMail:
    """Make a mail from samples; a change that it does not take is left out."""
    told = takes(maker)
    return maker(**told | {name: value for name, value in changes.items() if name in told})
