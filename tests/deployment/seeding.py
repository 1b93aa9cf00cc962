"""Fills a deployment from outside, through its own services, and prints what tests must know.

``python -m tests.deployment.seeding``, in the environment of a deployment. The demonstration, and
who and what the table of requests (tests/functional/test_mounts.py) speaks of.
"""

import json
import sys
from dataclasses import replace

from chalicelib import bootstrap
from chalicelib.core.access import Account, Login, Role, Scope, id_hash
from infrastructure.local.seed import seed

PASSWORD = "Examen-2026!"
STAFF = {Role.PLANNER: "planner.noord", Role.SCORER: "planner.noord", Role.PROCTOR: "afname.noord"}
NAMED_BY_THE_TABLE = {"planner": "planner.noord", "proctor": "afname.noord"}


def main() -> None:
    """Seed, and print one line of JSON."""
    seed()
    for username, like in NAMED_BY_THE_TABLE.items():
        _open_account(username, _account(like))
    logins = {
        f"{role}.{scope}": _log_in(role, scope)
        for role in STAFF
        for scope in (Scope.PORTAL, Scope.MONITOR)
    }
    sys.stdout.write(json.dumps({"group_id": _closed_group(), "logins": logins}))


def _closed_group() -> str:
    """Let the demonstration's group have had its day."""
    monitoring = bootstrap.cloud().monitoring
    proctor = _account(STAFF[Role.PROCTOR]).actor(Scope.MONITOR)
    (group,) = monitoring.list_groups(proctor).groups
    monitoring.release_group(proctor, group_id=group.group_id)
    return monitoring.close_group(proctor, group_id=group.group_id).group_id


def _account(username: str) -> Account:
    return bootstrap.cloud().account_store.get_by_username(username)


def _open_account(username: str, like: Account) -> None:
    bootstrap.cloud().accounts.open_account(
        username=username,
        first_name=username.title(),
        last_name="Tabel",
        email=f"{username}@noord.example",
        institution_id=like.memberships[0].institution_id,
        site_ids=like.memberships[0].site_ids,
        roles=like.memberships[0].roles,
        password=PASSWORD,
    )


def _log_in(role: Role, scope: Scope) -> str:
    """Log somebody in with one role, and give the id that a cookie carries."""
    account, login_id, now = _account(STAFF[role]), f"login-{role}-{scope}", bootstrap.now()
    actor = replace(account.actor(scope), roles=frozenset({role}))
    bootstrap.cloud().login_store.add(Login(id_hash(login_id), actor, now, now))
    return login_id


if __name__ == "__main__":
    main()
