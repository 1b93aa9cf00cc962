"""What an account is, and what may become of it."""

import pytest

from chalicelib.core.access import (
    AccountNotActive,
    AccountNotDeactivated,
    AccountState,
    Membership,
    Role,
    Scope,
    WorksNowhere,
)
from chalicelib.core.kernel import InstitutionId, NotFound, Refusal
from tests.builders.access import SCHOOL, SITE, an_account

OTHER = InstitutionId("OTHER")
SCORES = Membership(OTHER, frozenset(), frozenset({Role.SCORER}))
ALLOWED: dict[tuple[str, AccountState], AccountState | type[Refusal]] = {
    ("use", AccountState.INVITED): AccountState.ACTIVE,
    ("use", AccountState.ACTIVE): AccountState.ACTIVE,
    ("use", AccountState.DEACTIVATED): AccountNotActive,
    ("deactivate", AccountState.INVITED): AccountState.DEACTIVATED,
    ("deactivate", AccountState.ACTIVE): AccountState.DEACTIVATED,
    ("deactivate", AccountState.DEACTIVATED): AccountNotActive,
    ("reactivate", AccountState.INVITED): AccountNotDeactivated,
    ("reactivate", AccountState.ACTIVE): AccountNotDeactivated,
    ("reactivate", AccountState.DEACTIVATED): AccountState.ACTIVE,
    ("invite_anew", AccountState.INVITED): AccountNotDeactivated,
    ("invite_anew", AccountState.ACTIVE): AccountNotDeactivated,
    ("invite_anew", AccountState.DEACTIVATED): AccountState.INVITED,
}


@pytest.mark.parametrize(("act", "before"), ALLOWED)
def test_every_act_on_every_state(act: str, before: AccountState) -> None:
    expected = ALLOWED[act, before]

    if isinstance(expected, AccountState):
        assert getattr(before, act)() is expected
    else:
        with pytest.raises(expected):
            getattr(before, act)()


def test_an_actor_carries_what_its_account_may_do_at_one_institution() -> None:
    account = an_account().with_membership(SCORES)

    actor = account.actor(Scope.PORTAL, OTHER)

    assert (actor.institution_id, actor.roles, actor.site_ids) == (OTHER, SCORES.roles, frozenset())
    assert account.actor(Scope.PORTAL).institution_id == SCHOOL
    assert actor.name == "Pien de Vries"


def test_there_is_no_actor_for_an_institution_where_one_does_not_work() -> None:
    with pytest.raises(NotFound):
        an_account().actor(Scope.PORTAL, OTHER)


def test_whoever_works_nowhere_is_told_so_instead_of_let_in() -> None:
    with pytest.raises(WorksNowhere):
        an_account(memberships=()).actor(Scope.PORTAL)


def test_an_actor_knows_everywhere_it_can_go() -> None:
    account = an_account().with_membership(SCORES)

    actor = account.working_at(SCORES.institution_id).actor(Scope.PORTAL)

    assert actor.institution_id == SCORES.institution_id
    assert actor.institution_ids == (SCORES.institution_id, SCHOOL)


def test_a_membership_replaces_the_one_of_the_same_institution() -> None:
    nothing = Membership(SCHOOL, frozenset({SITE}), frozenset())

    account = an_account().with_membership(SCORES).with_membership(nothing)

    assert set(account.memberships) == {nothing, SCORES}
    assert account.without_membership(SCHOOL).memberships == (SCORES,)
