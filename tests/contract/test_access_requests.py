"""What staff cost: requests to DynamoDB, counted where botocore sends them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import botocore.client
import pytest

from chalicelib.adapters.dynamodb.accounts import DynamoAccountStore, DynamoAttemptStore
from chalicelib.adapters.dynamodb.logins import DynamoLoginStore, DynamoPendingLoginStore
from chalicelib.core.access import Limit, LoginRefused, Scope
from tests.builders.access import PASSWORD, AccessRoom, an_account


class Door:
    """The services of access over DynamoDB, and the requests they made."""

    def __init__(self) -> None:
        self.requests: list[str] = []
        room = AccessRoom()
        self.code = room.code_of_last_mail
        accounts = DynamoAccountStore()
        accounts.add(an_account())
        self.logins = replace(room.logins, logins=DynamoLoginStore())
        passwords = replace(
            room.log_in.passwords, accounts=accounts, limit=_kept(room.log_in.passwords.limit)
        )
        self.log_in = replace(
            room.log_in,
            passwords=passwords,
            logins=self.logins,
            pending_logins=DynamoPendingLoginStore(),
            mail_limit=_kept(room.log_in.mail_limit),
        )

    def cost_of(self, act: Callable[[], object]) -> list[str]:
        self.requests.clear()
        act()
        return sorted(self.requests)

    def refuse(self, username: str) -> None:
        with pytest.raises(LoginRefused):
            self.log_in.log_in(username=username, password="wrong")


@pytest.fixture
def door(cloud: None, monkeypatch: pytest.MonkeyPatch) -> Door:
    door = Door()
    base: Any = botocore.client.BaseClient
    original = base._make_api_call

    def counting(client: Any, operation: str, arguments: Any) -> Any:
        door.requests.append(operation)
        return original(client, operation, arguments)

    monkeypatch.setattr(base, "_make_api_call", counting)
    return door


def test_knowing_who_is_logged_in_costs_one_read(door: Door) -> None:
    login_id = door.log_in.log_in_monitor(username="p.devries", password=PASSWORD).login_id

    cost = door.cost_of(lambda: door.logins.find_login(login_id=login_id, scope=Scope.MONITOR))

    assert cost == ["GetItem"]


def test_a_wrong_password_costs_the_same_under_a_known_and_an_invented_name(door: Door) -> None:
    known = door.cost_of(lambda: door.refuse("p.devries"))
    invented = door.cost_of(lambda: door.refuse("nobody"))

    assert known == invented == ["GetItem", "GetItem", "GetItem", "PutItem"]


def test_a_portal_login_costs_seven_requests_and_its_code_five(door: Door) -> None:
    first = door.cost_of(lambda: door.log_in.log_in(username="p.devries", password=PASSWORD))
    pending_id = door.log_in.log_in(username="p.devries", password=PASSWORD).pending_id

    second = door.cost_of(
        lambda: door.log_in.confirm_one_time_password(pending_id=pending_id, code=door.code())
    )

    assert (len(first), len(second)) == (7, 5)


def _kept(limit: Limit) -> Limit:
    return replace(limit, attempts=DynamoAttemptStore())
