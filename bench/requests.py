"""Counts what the acts of an exam day ask of AWS.

``pytest -s tests/functional/test_requests_per_act.py`` measures on moto, prints, and asserts.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from bench.counting import Asked, counting
from bench.logging_in import PortalDoor
from chalicelib import bootstrap
from chalicelib.adapters.tokens import SignedTokens
from chalicelib.config import settings
from chalicelib.core.access import Actor, Scope
from chalicelib.core.kernel import ItemId
from chalicelib.core.sessions import Admitted, PresenceReport, TokenClaims, Workspace
from demonstration.people import PASSWORD
from infrastructure.local.seed import seed

REPORT = PresenceReport(item_id=None, answered=1, total=12, waiting=0)
REARRANGED = replace(REPORT, workspace=Workspace(marked=(ItemId("REK-01"),)))
Result = TypeVar("Result")


class Day:
    """A seeded deployment with one candidate, whose acts are counted one by one."""

    def __init__(self) -> None:
        """Fill an empty deployment; what that costs does not count."""
        seed()
        self.cloud = bootstrap.cloud()
        self.asked: dict[str, Asked] = {}

    def measure(self) -> dict[str, Asked]:
        """Count the acts of an exam day, from the logins to a monitor that is full."""
        proctor = self._staff()
        group = self.cloud.monitoring.list_groups(proctor).groups[0]
        self.cloud.monitoring.release_group(proctor, group_id=group.group_id)
        row = self.cloud.monitoring.view_group(proctor, group_id=group.group_id).rows[0]
        admitted = self._count(
            "candidate login",
            lambda: self.cloud.candidate_login.log_in(
                access_code=group.access_code, login_name=row.login_name, computer="pc-1"
            ),
        )
        assert isinstance(admitted, Admitted)  # noqa: S101 - nobody else is logged in
        self._candidate(SignedTokens(settings().server_secret).read(admitted.token))
        self._count(
            "monitor refresh (20 candidates)",
            lambda: self.cloud.monitoring.view_group(proctor, group_id=group.group_id),
        )
        return self.asked

    def _staff(self) -> Actor:
        PortalDoor(self.cloud, "planner.noord", PASSWORD).measure(self._count)
        doors = self.cloud.monitor_log_in
        login = self._count(
            "monitor login", lambda: doors.log_in(username="afname.noord", password=PASSWORD)
        )
        return self._count(
            "finding the login of a request",
            lambda: self.cloud.logins.find_login(login_id=login.login_id, scope=Scope.MONITOR),
        )

    def _candidate(self, claims: TokenClaims) -> None:
        delivery = self.cloud.delivery
        self._count("start", lambda: delivery.start(claims))
        delivery.start(claims)
        self._count("start again, after a reload", lambda: delivery.start(claims))
        self._count("presence", lambda: delivery.report_presence(claims, report=REPORT))
        self._count(
            "presence with a changed workspace",
            lambda: delivery.report_presence(claims, report=REARRANGED),
        )
        first, second = _batch(claims, 1), _batch(claims, 2)
        self._count("save", lambda: delivery.save_batch(claims, text=first, report=None))
        self._count(
            "save with presence", lambda: delivery.save_batch(claims, text=second, report=REPORT)
        )

    def _count(self, name: str, do: Callable[[], Result]) -> Result:
        with counting() as asked:
            result = do()
        self.asked[name] = asked
        return result


def _batch(claims: TokenClaims, first_seq: int) -> str:
    entry = {
        "act": "respond",
        "item_id": "REK-01",
        "response": {"RESPONSE": "A"},
        "client_time": "2026-05-15T09:01:02.345Z",
    }
    epoch = {"lease": claims.epoch.lease, "login": claims.epoch.login}
    batch = {"session_id": claims.session_id, "epoch": epoch, "first_seq": first_seq}
    return json.dumps(batch | {"entries": [entry]})


def table(measured: dict[str, Asked]) -> str:
    """Write the figures as docs/figures.md shows them."""
    return "\n".join(_line(name, asked) for name, asked in measured.items())


def _line(name: str, asked: Asked) -> str:
    others = f", and {', '.join(asked.others)}" if asked.others else ""
    return (
        f"{name:<34}{len(asked.operations):>3} requests: {asked.writes} writes"
        f" ({asked.write_units} units), {asked.reads} reads{others}"
    )
