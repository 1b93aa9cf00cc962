"""The people of the sample world: one for every state, and one who works for two institutions."""

from datetime import timedelta
from typing import Any

from chalicelib.acts.profile import TOKEN
from chalicelib.core.access import (
    AccountState,
    Link,
    LinkPurpose,
    Membership,
    Role,
    id_hash,
)
from chalicelib.core.institutions import BrinCode, Institution
from chalicelib.core.kernel import InstitutionId, SiteId, UserId
from tests.builders.access import an_account
from tests.builders.world_of_sessions import NOW

PASSWORD = "Examen-2026!"
THIRD = InstitutionId("school-third")
THERE = Membership(THIRD, frozenset(), frozenset({Role.SCORER}))
NEW_EMAIL = "nieuw@school.example.nl"


def fill(stores: dict[str, Any], school: InstitutionId, prefix: str, site_id: SiteId) -> None:
    """Give a school its people."""

    def add(name: str, role: Role, **changes: Any) -> None:
        account = an_account(
            user_id=UserId(f"{prefix}user-{name}"),
            username=f"{prefix}{name}",
            email=f"{prefix}{name}@school.example.nl",
            institution_id=school,
            site_ids=frozenset({site_id}),
            roles=frozenset({role}),
            password_hash=f"hash of {PASSWORD}",
            **changes,
        )
        shared = account.with_membership(THERE) if name == "shared" else account
        stores["account_store"].add(shared)

    stores["institution_store"].put(Institution(THIRD, BrinCode("99ZT"), "De Derde School"))
    add("planner", Role.PLANNER)
    add("proctor", Role.PROCTOR)
    add("admin", Role.INSTITUTION_ADMIN)
    add("invited", Role.SCORER, state=AccountState.INVITED)
    add("gone", Role.SCORER, state=AccountState.DEACTIVATED)
    add("shared", Role.SCORER)
    add("moving", Role.SCORER, new_email=NEW_EMAIL)
    if not prefix:
        stores["link_store"].add(
            Link(
                id_hash(TOKEN),
                LinkPurpose.EMAIL_CONFIRMATION,
                UserId("user-moving"),
                NOW + timedelta(hours=24),
                {"email": NEW_EMAIL},
            )
        )
