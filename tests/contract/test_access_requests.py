"""What staff cost: requests to AWS, counted where botocore sends them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bench.counting import counting
from chalicelib.adapters.dynamodb.accounts import DynamoAccountStore
from chalicelib.adapters.dynamodb.attempts import DynamoAttemptStore
from chalicelib.adapters.dynamodb.authenticators import DynamoAuthenticatorStore
from chalicelib.adapters.dynamodb.logins import DynamoLoginStore, DynamoPendingLoginStore
from chalicelib.adapters.dynamodb.remembered import DynamoRememberedBrowserStore
from chalicelib.core.access import Limit, LoginRefused, Scope, Visitor
from tests.builders.access import PASSWORD, AccessRoom, an_account

HERE = Visitor("192.0.2.7")
READ, PUT, DELETE = "dynamodb.GetItem", "dynamodb.PutItem", "dynamodb.DeleteItem"
TOGETHER = "dynamodb.TransactWriteItems"


class Door:
    """The services of access over DynamoDB, and what their acts cost."""

    def __init__(self) -> None:
        self.room = room = AccessRoom()
        accounts = DynamoAccountStore()
        accounts.add(an_account())
        browsers = replace(room.browsers, browsers=DynamoRememberedBrowserStore())
        self.logins = replace(room.logins, logins=DynamoLoginStore())
        passwords = replace(
            room.log_in.passwords,
            accounts=accounts,
            limit=_kept(room.log_in.passwords.limit),
            browsers=browsers,
        )
        self.monitor_log_in = replace(room.monitor_log_in, passwords=passwords, logins=self.logins)
        self.log_in = replace(
            room.log_in,
            passwords=passwords,
            authenticators=replace(room.authenticators, authenticators=DynamoAuthenticatorStore()),
            browsers=browsers,
            logins=self.logins,
            pending_logins=DynamoPendingLoginStore(),
            mail_limit=_kept(room.log_in.mail_limit),
        )

    def cost_of(self, act: Callable[[], object]) -> list[str]:
        with counting() as asked:
            act()
        return sorted(asked.operations)

    def give_password(self, visitor: Visitor = HERE) -> Any:
        return self.log_in.log_in(username="p.devries", password=PASSWORD, visitor=visitor)

    def give_code(self, pending_id: str) -> Any:
        code = self.room.code_of_last_mail()
        return self.log_in.confirm_one_time_password(pending_id=pending_id, code=code, visitor=HERE)

    def refuse(self, username: str, visitor: Visitor = HERE) -> None:
        with pytest.raises(LoginRefused):
            self.log_in.log_in(username=username, password="wrong", visitor=visitor)


@pytest.fixture
def door(cloud: None) -> Door:
    return Door()


def test_knowing_who_is_logged_in_costs_one_read(door: Door) -> None:
    login_id = door.monitor_log_in.log_in(username="p.devries", password=PASSWORD).login_id

    cost = door.cost_of(lambda: door.logins.find_login(login_id=login_id, scope=Scope.MONITOR))

    assert cost == [READ]


def test_a_wrong_password_costs_the_same_under_a_known_and_an_invented_name(door: Door) -> None:
    known = door.cost_of(lambda: door.refuse("p.devries"))
    invented = door.cost_of(lambda: door.refuse("nobody"))

    assert known == invented == [READ, READ, PUT]


def test_it_costs_the_same_in_a_browser_that_somebody_is_remembered_by(door: Door) -> None:
    marked = replace(HERE, mark=door.log_in.browsers.remember(an_account().user_id, address="x"))

    known = door.cost_of(lambda: door.refuse("p.devries", marked))
    invented = door.cost_of(lambda: door.refuse("nobody", marked))

    assert known == invented == [READ, READ, READ, PUT]


def test_a_portal_login_costs_eight_requests_and_its_code_eight(door: Door) -> None:
    first = door.cost_of(door.give_password)
    pending_id = door.give_password().pending_id

    second = door.cost_of(lambda: door.give_code(pending_id))

    assert first == [DELETE, READ, READ, READ, READ, PUT, PUT, PUT]
    assert second == [DELETE, DELETE, READ, READ, READ, PUT, PUT, TOGETHER]


def test_a_remembered_login_costs_seven_requests(door: Door) -> None:
    mark = door.give_code(door.give_password().pending_id).mark

    cost = door.cost_of(lambda: door.give_password(replace(HERE, mark=mark)))

    assert cost == [DELETE, READ, READ, READ, READ, PUT, TOGETHER]


def test_a_monitor_login_costs_six_requests(door: Door) -> None:
    cost = door.cost_of(lambda: door.monitor_log_in.log_in(username="p.devries", password=PASSWORD))

    assert cost == [DELETE, READ, READ, READ, PUT, TOGETHER]


def _kept(limit: Limit) -> Limit:
    return replace(limit, attempts=DynamoAttemptStore())
