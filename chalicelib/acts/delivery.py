"""What the exam app does for a candidate (docs/delivery-api.md)."""

from chalicelib.acts.delivery_inputs import (
    BatchInput,
    BrowserCheckInput,
    CandidateLoginInput,
    PresenceInput,
)
from chalicelib.core.access import Scope
from chalicelib.core.sessions import (
    Admitted,
    BatchSaved,
    BrowserAccepted,
    Live,
    Started,
    WaitingForProctor,
)
from chalicelib.serving.act import Example, Registry
from chalicelib.serving.call import Call, Reply

acts = Registry()

PRESENCE = {
    "item_id": "ITM-1",
    "number": 1,
    "answered": 0,
    "total": 2,
    "waiting": 0,
    "client_time": None,
    "workspace": {
        "preferences": {"language": "nl", "text_size": 150},
        "marked": [],
        "seen": ["ITM-1"],
    },
}


@acts.act(
    "POST",
    "/delivery/browser-checks",
    scope=Scope.PUBLIC,
    example=Example(body={"page_url": "https://facet.example/exam/", "evidence": {}}),
)
def check_browser(call: Call, form: BrowserCheckInput) -> BrowserAccepted:
    """Tell whether candidates may log in with this browser, before it asks for code and name."""
    return call.services.candidate_login.check_browser(form.told())


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
        access_code=form.access_code,
        login_name=form.login_name,
        computer=form.computer,
        browser_proof=form.proof(),
    )
    return Reply(outcome, status=202) if isinstance(outcome, WaitingForProctor) else outcome


@acts.act("POST", "/delivery/presence", scope=Scope.DELIVERY, example=Example(body=PRESENCE))
def report_presence(call: Call, form: PresenceInput) -> Live:
    """Take a sign of life and tell what the browser must obey: one write, or two."""
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
