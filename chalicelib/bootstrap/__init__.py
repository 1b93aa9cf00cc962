"""Plugs the adapters into the core; the only room that knows them all.

``server`` is what a mount serves, ``handle_work`` what the queues call. Everything is made
when it is first asked for, so the delivery function never loads what only the portal needs.
"""

from datetime import UTC, datetime
from functools import cache

from chalicelib.adapters.ids import SystemIds
from chalicelib.adapters.queue import from_json
from chalicelib.adapters.tokens import SignedTokens
from chalicelib.bootstrap.services import CloudServices
from chalicelib.config import Settings, settings
from chalicelib.core.audit import draft_of
from chalicelib.core.kernel import (
    AppendEvent,
    ForgetMailFailures,
    ImportPackage,
    MailNews,
    MailPasswordLink,
    MailWork,
    RecordMailFailure,
    RemindOfPasswords,
    ScoreGroup,
    SendMail,
    TakeInParcel,
    TellLocked,
)
from chalicelib.serving.act import Registry
from chalicelib.serving.dispatch import Server
from chalicelib.serving.services import Setting

new_id = SystemIds()


def now() -> datetime:
    """Read the real clock, in UTC."""
    return datetime.now(UTC)


@cache
def cloud() -> CloudServices:
    """Give the services of this process."""
    return CloudServices(settings(), now)


def server(registry: Registry) -> Server:
    """Make the application that serves these acts."""
    services, given = cloud(), settings()
    return Server(
        registry=registry,
        services=services,
        doorkeeper=services.logins,
        tokens=SignedTokens(given.server_secret),
        setting=_setting(given),
        clock=now,
    )


def remind_of_passwords() -> None:
    """Tell everybody whose password ends soon; once a day, and harmless more often."""
    cloud().password_expiry.remind()


def handle_work(message: str) -> None:
    """Do one piece of work from the queue; whatever fails goes back to the queue.

    :raises UnknownWorkError: if it is none of ours.
    """
    work = from_json(message)
    match work:
        case ScoreGroup():
            cloud().scoring.score_group(institution_id=work.institution_id, group_id=work.group_id)
        case TakeInParcel():
            cloud().parcel_intake.take_in(work.key)
        case ImportPackage():
            cloud().importing.import_package(work.exam_id)
        case AppendEvent():
            cloud().audit_trail.append(draft_of(work.facts))
        case _:
            _mail(work)


def _mail(work: MailWork | MailNews) -> None:
    match work:
        case SendMail():
            cloud().mail_room.send(work)
        case RecordMailFailure() | ForgetMailFailures():
            cloud().mail_room.hear(work)
        case TellLocked():
            cloud().lock_telling.tell(work)
        case MailPasswordLink():
            cloud().forgotten_passwords.mail_link(work.username)
        case RemindOfPasswords():
            cloud().password_expiry.remind(work.start)


def _setting(given: Settings) -> Setting:
    return Setting(
        public_origin=given.public_origin,
        base_path=given.public_base_path,
        static_path="/static",
        upload_origin=given.upload_origin,
        secret=given.server_secret,
    )
