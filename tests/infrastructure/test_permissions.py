"""What an exam day asks of AWS, each function may: the emulators do not look at permissions."""

import json
from typing import Any

import boto3
import pytest

from chalicelib import bootstrap
from chalicelib.adapters.tokens import SignedTokens
from chalicelib.config import settings
from chalicelib.core.access import Actor, Scope
from chalicelib.core.kernel import GroupId, ScoreGroup
from chalicelib.core.sessions import Admitted, PresenceReport, TokenClaims
from demonstration.people import PASSWORD
from infrastructure.local.seed import seed
from tests.infrastructure.permissions import Needed, noting, refused

REPORT = PresenceReport(item_id=None, answered=1, total=12, waiting=0)


class ExamDay:
    """A day in which staff and candidates do their part, each under an eye of its own."""

    def __init__(self) -> None:
        self.staff: Needed = set()
        self.candidates: Needed = set()

    def play(self) -> None:
        proctor, group_id, access_code, login_name = self._morning()
        with noting(self.candidates):
            admitted = bootstrap.cloud().candidate_login.log_in(
                access_code=access_code, login_name=login_name, computer="pc-1"
            )
            assert isinstance(admitted, Admitted)
            claims = SignedTokens(settings().server_secret).read(admitted.token)
            self._answer(claims)
        with noting(self.staff):
            bootstrap.cloud().monitoring.close_group(proctor, group_id=group_id)
        with noting(self.candidates):
            self._save(claims, 3)
            # What a save asks that comes in while the journal is read for scoring.
            bootstrap.cloud().work.put(ScoreGroup(claims.institution_id, group_id))
        self._evening(group_id)

    def _morning(self) -> tuple[Actor, GroupId, str, str]:
        with noting(self.staff):
            seed()
            cloud = bootstrap.cloud()
            login = cloud.monitor_log_in.log_in(username="afname.noord", password=PASSWORD)
            cloud.log_in.log_in(username="afname.noord", password=PASSWORD)
            proctor = cloud.logins.find_login(login_id=login.login_id, scope=Scope.MONITOR)
            (group,) = cloud.monitoring.list_groups(proctor).groups
            cloud.monitoring.release_group(proctor, group_id=group.group_id)
            row = cloud.monitoring.view_group(proctor, group_id=group.group_id).rows[0]
        return proctor, group.group_id, group.access_code, row.login_name

    def _answer(self, claims: TokenClaims) -> None:
        delivery = bootstrap.cloud().delivery
        delivery.start(claims)
        self._save(claims, 1)
        delivery.report_presence(claims, report=REPORT)
        self._save(claims, 2, act="submit")
        delivery.report_presence(claims, report=REPORT)

    def _save(self, claims: TokenClaims, seq: int, *, act: str = "respond") -> None:
        entry: dict[str, Any] = {"act": act, "client_time": "2026-05-15T09:01:02.345Z"}
        if act == "respond":
            entry |= {"item_id": "REK-01", "response": {"RESPONSE": "A"}}
        batch = {
            "session_id": claims.session_id,
            "epoch": {"lease": claims.epoch.lease, "login": claims.epoch.login},
            "first_seq": seq,
            "entries": [entry],
        }
        bootstrap.cloud().delivery.save_batch(claims, text=json.dumps(batch), report=REPORT)

    def _evening(self, group_id: GroupId) -> None:
        sqs = boto3.client("sqs")
        queue = sqs.get_queue_url(QueueName=settings().work_queue)["QueueUrl"]
        found = sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10)["Messages"]
        with noting(self.staff):
            for message in found:
                bootstrap.handle_work(message["Body"])
            bootstrap.remind_of_passwords()
            planner = bootstrap.cloud().account_store.get_by_username("planner.noord")
            bootstrap.cloud().results.download(planner.actor(Scope.PORTAL), group_id=group_id)


_played: list[ExamDay] = []


@pytest.fixture
def day(cloud: None) -> ExamDay:
    """Play it once: what was noted needs no cloud any more."""
    if not _played:
        day = ExamDay()
        day.play()
        _played.append(day)
    return _played[0]


def test_the_portal_may_do_all_that_staff_asks_of_it(day: ExamDay) -> None:
    assert {"ses:SendEmail", "kms:GenerateDataKey", "s3:PutObject"} <= {a for a, _ in day.staff}
    assert refused(day.staff, "dev") == []


def test_delivery_may_do_all_that_candidates_ask_of_it(day: ExamDay) -> None:
    actions = {action for action, _ in day.candidates}

    assert {"kms:Decrypt", "dynamodb:PutItem", "sqs:SendMessage"} <= actions
    assert refused(day.candidates, "dev-delivery") == []


def test_what_delivery_may_not_do_is_seen(day: ExamDay) -> None:
    forbidden = {action for action, _ in refused(day.staff, "dev-delivery")}

    assert {"ses:SendEmail", "s3:PutObject"} <= forbidden
