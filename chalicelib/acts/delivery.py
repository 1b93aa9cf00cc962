"""What the exam app does for a candidate (docs/delivery-api.md)."""

from datetime import datetime
from typing import Annotated

from pydantic import ConfigDict, Field, ValidationError, ValidatorFunctionWrapHandler, WrapValidator

from chalicelib.core.access import Scope
from chalicelib.core.kernel import ItemId
from chalicelib.core.sessions import (
    MAX_ID_CHARACTERS,
    Admitted,
    BatchSaved,
    Live,
    PresenceReport,
    Started,
    WaitingForProctor,
)
from chalicelib.serving.act import Example, Registry
from chalicelib.serving.call import Call, Reply
from chalicelib.serving.inputs import Input

acts = Registry()

PRESENCE = {
    "item_id": "ITM-1",
    "number": 1,
    "answered": 0,
    "total": 2,
    "waiting": 0,
    "client_time": None,
}


class CandidateLoginInput(Input):
    """What a candidate types, and a random name that the browser keeps for its computer."""

    access_code: str = Field(min_length=1, max_length=40)
    login_name: str = Field(min_length=1, max_length=40)
    computer: str | None = Field(None, max_length=64)


class PresenceInput(Input):
    """A sign of life."""

    item_id: str | None = Field(max_length=MAX_ID_CHARACTERS)
    number: int | None = Field(None, ge=1, le=10_000)
    answered: int = Field(ge=0, le=10_000)
    total: int = Field(ge=0, le=10_000)
    waiting: int = Field(ge=0, le=1_000_000)
    client_time: datetime | None = None

    def report(self) -> PresenceReport:
        """Give it as the core knows it."""
        item_id = ItemId(self.item_id) if self.item_id else None
        return PresenceReport(item_id, self.answered, self.total, self.waiting, self.number)


def _if_understood(value: object, read: ValidatorFunctionWrapHandler) -> PresenceInput | None:
    # An answer is never refused for what stands beside it: it is stored, and the browser learns
    # what holds now from its next sign of life.
    try:
        return read(value)  # type: ignore[no-any-return]
    except ValidationError:
        return None


class BatchInput(Input):
    """A frozen batch, as text, and perhaps a sign of life; a wrong one is as good as none."""

    model_config = ConfigDict(str_strip_whitespace=False)

    batch: str
    presence: Annotated[PresenceInput | None, WrapValidator(_if_understood)] = None


@acts.act(
    "POST",
    "/delivery/logins",
    scope=Scope.PUBLIC,
    example=Example(
        body={"access_code": "KM7PW3", "login_name": "R4NB6T", "computer": "browser-1"}
    ),
)
def log_in_candidate(call: Call, form: CandidateLoginInput) -> Admitted | WaitingForProctor | Reply:
    """Let a candidate in; a second computer waits for the proctor's yes (202)."""
    outcome = call.services.candidate_login.log_in(
        access_code=form.access_code, login_name=form.login_name, computer=form.computer
    )
    return Reply(outcome, status=202) if isinstance(outcome, WaitingForProctor) else outcome


@acts.act("POST", "/delivery/presence", scope=Scope.DELIVERY, example=Example(body=PRESENCE))
def report_presence(call: Call, form: PresenceInput) -> Live:
    """Take a sign of life and tell what the browser must obey: one write."""
    return call.services.delivery.report_presence(call.candidate, report=form.report())


@acts.act("POST", "/delivery/start", scope=Scope.DELIVERY, example=Example())
def start_session(call: Call) -> Started:
    """Open the exam: the key, the candidate's orders, and the answers so far. Repeatable."""
    return call.services.delivery.start(call.candidate)


@acts.act(
    "POST",
    "/delivery/batches",
    scope=Scope.DELIVERY,
    example=Example(
        body={
            "batch": '{"session_id":"session-running","epoch":{"lease":1,"login":1},"first_seq":1,'
            '"entries":[{"act":"respond","item_id":"ITM-1","response":{"RESPONSE":"A"},'
            '"client_time":"2026-05-15T07:01:00Z"}]}',
            "presence": PRESENCE,
        }
    ),
)
def save_batch(call: Call, form: BatchInput) -> BatchSaved:
    """Store a batch of answers, whatever the state: one conditional write, no read."""
    report = form.presence.report() if form.presence else None
    return call.services.delivery.save_batch(call.candidate, text=form.batch, report=report)
