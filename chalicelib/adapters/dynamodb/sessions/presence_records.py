"""What a live record looks like in DynamoDB.

It stays under one kilobyte (asserted by a test), so that a sign of life is one write unit: until
the proctor writes to a candidate or gives reasons. It holds no name of a candidate.
"""

from datetime import UTC, datetime
from typing import Any

from pynamodb.attributes import (
    Attribute,
    BooleanAttribute,
    JSONAttribute,
    NumberAttribute,
    UnicodeAttribute,
    UTCDateTimeAttribute,
)
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action

from chalicelib.adapters.dynamodb import base
from chalicelib.adapters.dynamodb.base import Record, table_name
from chalicelib.adapters.personal_data import PersonalData
from chalicelib.core.kernel import (
    CandidateId,
    GroupId,
    InstitutionId,
    ItemId,
    SessionId,
    UserId,
)
from chalicelib.core.sessions import (
    Epoch,
    ExamSession,
    GroupState,
    LoginRequest,
    Message,
    Presence,
    Ruling,
    RulingKind,
    SessionFlag,
    SessionState,
    SignOfLife,
)


class PresenceRecord(Record, discriminator="presence"):
    """The live record of a session."""

    class Meta(base.Meta):
        """Lies in the sessions table."""

        table_name = table_name("sessions")

    personal_data = PersonalData(
        "the id of the candidate, extra time, times of work, what the proctor wrote and decided",
        "as long as the results",
    )

    candidate_id = UnicodeAttribute()
    login_name = UnicodeAttribute()
    extra_time_minutes = NumberAttribute()
    group_state = UnicodeAttribute()
    lease = NumberAttribute()
    login = NumberAttribute()
    state = UnicodeAttribute()
    version = NumberAttribute()
    computer = UnicodeAttribute(null=True)
    logged_in_at = UTCDateTimeAttribute(null=True)
    started_at = UTCDateTimeAttribute(null=True)
    deadline_at = UTCDateTimeAttribute(null=True)
    paused_at = UTCDateTimeAttribute(null=True)
    submitted_at = UTCDateTimeAttribute(null=True)
    wrong_logins = NumberAttribute()
    login_request = JSONAttribute(null=True)
    flags = JSONAttribute(null=True)
    messages = JSONAttribute(null=True)
    rulings = JSONAttribute(null=True)
    elsewhere = BooleanAttribute(default=False)
    life = JSONAttribute(null=True)
    place = JSONAttribute(null=True)
    """Item, its number and the count of answers of the last sign of life that came from an item."""


def partition_of(institution_id: InstitutionId, group_id: GroupId) -> str:
    """Name the partition of a group."""
    return f"GROUP#{institution_id}#{group_id}"


def place_of(
    institution_id: InstitutionId, group_id: GroupId, session_id: SessionId
) -> tuple[str, str]:
    """Give partition and sort key of a live record."""
    return partition_of(institution_id, group_id), f"SESSION#{session_id}"


def key_of(institution_id: InstitutionId, presence: Presence) -> tuple[str, str]:
    """Give partition and sort key of a live record."""
    return place_of(institution_id, presence.group_id, presence.session_id)


def key_of_session(session: ExamSession) -> tuple[str, str]:
    """Give partition and sort key of the live record of a session."""
    return place_of(session.institution_id, session.group_id, session.id)


def unchanged(presence: Presence) -> Condition:
    """Demand that the stored version is the one that was read."""
    return PresenceRecord.version == presence.version


def changes(presence: Presence) -> list[Action]:
    """Set everything that acts decide, and never the sign of life."""
    row = _row(presence)
    attributes: dict[str, Attribute[Any]] = PresenceRecord.get_attributes()
    return [
        attributes[name].remove() if value is None else attributes[name].set(value)
        for name, value in row.items()
    ]


def new_record(presence: Presence) -> PresenceRecord:
    """Make the record of a session that was just planned."""
    return PresenceRecord(*key_of(presence.institution_id, presence), **_row(presence))


def _row(presence: Presence) -> dict[str, Any]:
    request = presence.login_request
    return {
        "candidate_id": presence.candidate_id,
        "login_name": presence.login_name,
        "extra_time_minutes": presence.extra_time_minutes,
        "group_state": presence.group_state.value,
        "lease": presence.epoch.lease,
        "login": presence.epoch.login,
        "state": presence.state.value,
        "version": presence.version + 1,
        "computer": presence.computer,
        "logged_in_at": presence.logged_in_at,
        "started_at": presence.started_at,
        "deadline_at": presence.deadline_at,
        "paused_at": presence.paused_at,
        "submitted_at": presence.submitted_at,
        "wrong_logins": presence.wrong_logins,
        "login_request": _request_row(request) if request else None,
        "flags": sorted(presence.flags) or None,
        "messages": [[one.id, one.text, one.at.isoformat()] for one in presence.messages] or None,
        "rulings": [_ruling_row(one) for one in presence.rulings] or None,
        "elsewhere": presence.elsewhere,
    }


def _request_row(request: LoginRequest) -> list[Any]:
    return [request.id, request.computer, request.asked_at.isoformat(), request.admitted]


def _ruling_row(ruling: Ruling) -> list[Any]:
    at = ruling.at.isoformat()
    return [ruling.id, ruling.kind.value, at, ruling.by, ruling.reason, ruling.minutes]


def life_changes(life: SignOfLife) -> list[Action]:
    """Set a sign of life, and the place of the candidate if it tells one."""
    row = [life.answered, life.total, life.waiting, life.seen_at.isoformat()]
    written: list[Action] = [PresenceRecord.life.set(row)]
    if life.item_id is not None:
        written.append(PresenceRecord.place.set([life.item_id, life.answered, life.number]))
    return written


def presence_of(record: PresenceRecord) -> Presence:
    """Read a live record."""
    institution_id, group_id = record.pk.split("#")[1:]
    return Presence(
        session_id=SessionId(record.sk.removeprefix("SESSION#")),
        institution_id=InstitutionId(institution_id),
        group_id=GroupId(group_id),
        candidate_id=CandidateId(record.candidate_id),
        login_name=record.login_name,
        extra_time_minutes=int(record.extra_time_minutes),
        group_state=GroupState(record.group_state),
        epoch=Epoch(int(record.lease), int(record.login)),
        state=SessionState(record.state),
        version=int(record.version),
        computer=record.computer,
        logged_in_at=record.logged_in_at,
        started_at=record.started_at,
        deadline_at=record.deadline_at,
        paused_at=record.paused_at,
        submitted_at=record.submitted_at,
        wrong_logins=int(record.wrong_logins),
        login_request=_request(record.login_request) if record.login_request else None,
        flags=frozenset(SessionFlag(flag) for flag in record.flags or ()),
        messages=tuple(_message(row) for row in record.messages or ()),
        rulings=tuple(_ruling(row) for row in record.rulings or ()),
        life=_life(record.life, record.place) if record.life else None,
        elsewhere=record.elsewhere,
    )


def _request(row: list[Any]) -> LoginRequest:
    id_, computer, asked_at, admitted = row
    return LoginRequest(id_, computer, _time(asked_at), admitted)


def _message(row: list[Any]) -> Message:
    id_, text, at = row
    return Message(id_, text, _time(at))


def _ruling(row: list[Any]) -> Ruling:
    id_, kind, at, by, reason, minutes = row
    return Ruling(id_, RulingKind(kind), _time(at), UserId(by), reason, minutes)


def _life(row: list[Any], place: list[Any] | None) -> SignOfLife:
    answered, total, waiting, seen_at = row
    item_id, answered, number = place or (None, answered, None)
    item = None if item_id is None else ItemId(item_id)
    return SignOfLife(item, answered, total, waiting, _time(seen_at), number)


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
