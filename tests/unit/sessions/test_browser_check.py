"""Where a locked browser is required, candidates come in through it and through no other one."""

import pytest

from chalicelib.adapters.locked_browsers import NoLockedBrowser
from chalicelib.core.sessions import (
    Admitted,
    BrowserAccepted,
    BrowserEvidence,
    BrowserProof,
    LockedBrowserRequired,
    LoginRefused,
)
from tests.builders.exam_hall import ExamHall

PAGE = "https://facet.example/exam/"
LOCKED = BrowserEvidence(PAGE, {"password": "opensesame"})
ANY = BrowserEvidence(PAGE, {})


@pytest.fixture
def hall() -> ExamHall:
    hall = ExamHall()
    hall.browsers.password = "opensesame"
    return hall


def log_in(hall: ExamHall, proof: BrowserProof | None, access_code: str | None = None) -> object:
    group_id = hall.plan_group("anna")
    session = hall.sessions.find(hall.presence(group_id).login_name)
    return hall.login.log_in(
        access_code=access_code or session.access_code,
        login_name=session.login_name,
        computer="pc-1",
        browser_proof=proof,
    )


def test_the_locked_browser_gets_a_proof_that_the_login_accepts(hall: ExamHall) -> None:
    accepted = hall.login.check_browser(LOCKED)

    assert accepted.proof is not None
    assert isinstance(log_in(hall, accepted.proof), Admitted)


def test_another_browser_is_refused_before_it_asks_for_code_and_name(hall: ExamHall) -> None:
    with pytest.raises(LockedBrowserRequired):
        hall.login.check_browser(ANY)


@pytest.mark.parametrize("proof", [None, BrowserProof(""), BrowserProof("invented")])
def test_nobody_logs_in_past_the_check(hall: ExamHall, proof: BrowserProof | None) -> None:
    with pytest.raises(LockedBrowserRequired):
        log_in(hall, proof)


def test_a_refused_browser_tells_nothing_of_a_code_and_locks_nobody_out(hall: ExamHall) -> None:
    group_id = hall.plan_group("anna")
    name = hall.presence(group_id).login_name

    for _ in range(5):
        with pytest.raises(LockedBrowserRequired):
            hall.login.log_in(access_code="WRONG", login_name=name, computer=None)

    assert hall.presence(group_id).wrong_logins == 0


def test_the_locked_browser_does_not_replace_the_code(hall: ExamHall) -> None:
    proof = hall.login.check_browser(LOCKED).proof

    with pytest.raises(LoginRefused):
        log_in(hall, proof, access_code="WRONG")


@pytest.mark.parametrize("proof", [None, BrowserProof("of an exam app that knows more")])
def test_where_none_is_required_every_browser_will_do(proof: BrowserProof | None) -> None:
    assert NoLockedBrowser().check(ANY) is None
    assert NoLockedBrowser().accepts(proof)
    assert BrowserAccepted(None).outcome == "accepted"
