"""What staff cost: requests to DynamoDB, counted where botocore sends them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bench.counting import counting
from chalicelib.adapters.dynamodb.accounts import DynamoAccountStore
from chalicelib.adapters.dynamodb.attempts import DynamoAttemptStore
from chalicelib.adapters.dynamodb.logins import DynamoLoginStore, DynamoPendingLoginStore
from chalicelib.core.access import Limit, LoginRefused, Scope
from tests.builders.access import PASSWORD, AccessRoom, an_account


class Door:
    """The services of access over DynamoDB, and what their acts cost."""

    def __init__(self) -> None:
        room = AccessRoom()
        self.code = room.code_of_last_mail
        accounts = DynamoAccountStore()
        accounts.add(an_account())
        self.logins = replace(room.logins, logins=DynamoLoginStore())
        passwords = replace(
            room.log_in.passwords, accounts=accounts, limit=_kept(room.log_in.passwords.limit)
        )
        self.monitor_log_in = replace(room.monitor_log_in, passwords=passwords, logins=self.logins)
        self.log_in = replace(
            room.log_in,
            passwords=passwords,
            logins=self.logins,
            pending_logins=DynamoPendingLoginStore(),
            mail_limit=_kept(room.log_in.mail_limit),
        )

    def cost_of(self, act: Callable[[], object]) -> list[str]:
        with counting() as asked:
            act()
        return sorted(asked.operations)

    def refuse(self, username: str) -> None:
        with pytest.raises(LoginRefused):
            self.log_in.log_in(username=username, password="wrong")


@pytest.fixture
def door(cloud: None) -> Door:
    return Door()


def test_knowing_who_is_logged_in_costs_one_read(door: Door) -> None:
    login_id = door.monitor_log_in.log_in(username="p.devries", password=PASSWORD).login_id

    cost = door.cost_of(lambda: door.logins.find_login(login_id=login_id, scope=Scope.MONITOR))

    assert cost == ["dynamodb.GetItem"]


def test_a_wrong_password_costs_the_same_under_a_known_and_an_invented_name(door: Door) -> None:
    known = door.cost_of(lambda: door.refuse("p.devries"))
    invented = door.cost_of(lambda: door.refuse("nobody"))

    assert known == invented == [*["dynamodb.GetItem"] * 3, "dynamodb.PutItem"]


def test_a_portal_login_costs_seven_requests_and_its_code_five(door: Door) -> None:
    first = door.cost_of(lambda: door.log_in.log_in(username="p.devries", password=PASSWORD))
    pending_id = door.log_in.log_in(username="p.devries", password=PASSWORD).pending_id

    second = door.cost_of(
        lambda: door.log_in.confirm_one_time_password(pending_id=pending_id, code=door.code())
    )

    assert (len(first), len(second)) == (7, 5)


def _kept(limit: Limit) -> Limit:
    return replace(limit, attempts=DynamoAttemptStore())
