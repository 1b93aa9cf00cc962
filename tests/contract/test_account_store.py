"""What every store of accounts does, whatever it is made of.

A school server keeps the accounts that it fetched, finds them by username, and changes none.
"""

from datetime import timedelta
from typing import Protocol

import pytest

from chalicelib.adapters.dynamodb.accounts import DynamoAccountStore
from chalicelib.core.access import (
    Account,
    AccountFinder,
    AccountState,
    AccountStore,
    Membership,
    Role,
    StaffMember,
    UsernameTaken,
)
from chalicelib.core.kernel import ChangedMeanwhile, InstitutionId, NotFound, SiteId, UserId
from fao_edge.adapters.sqlite.accounts import SqliteAccountStore
from tests.builders.access import NINE, SCHOOL, an_account
from tests.fakes.access import FakeAccountStore

OTHER = InstitutionId("OTHER")
ELSEWHERE = Membership(OTHER, frozenset({SiteId("EAST")}), frozenset({Role.SCORER}))


class Addable(AccountFinder, Protocol):
    """What the stores of the cloud and of a school server have in common."""

    def add(self, account: Account) -> None: ...
    def staff(self, institution_id: InstitutionId) -> tuple[StaffMember, ...]: ...


@pytest.fixture(params=["fake", "dynamodb", "sqlite"])
def accounts(request: pytest.FixtureRequest) -> Addable:
    if request.param == "sqlite":
        return SqliteAccountStore(request.getfixturevalue("database"))
    return _in_the_cloud(request)


@pytest.fixture(params=["fake", "dynamodb"])
def kept(request: pytest.FixtureRequest) -> AccountStore:
    return _in_the_cloud(request)


def _in_the_cloud(request: pytest.FixtureRequest) -> AccountStore:
    if request.param == "fake":
        return FakeAccountStore()
    request.getfixturevalue("cloud")
    return DynamoAccountStore()


def test_an_account_comes_back_by_username_as_it_was(accounts: Addable) -> None:
    password = an_account().password.replaced_by("new", NINE + timedelta(days=3), expires=False)
    account = an_account(password=password.reset_to("newest", NINE), state=AccountState.INVITED)
    accounts.add(account)

    assert accounts.get_by_username("p.devries") == account


def test_an_account_without_sites_and_roles_comes_back_as_it_was(accounts: Addable) -> None:
    bare = an_account(site_ids=frozenset(), roles=frozenset())
    accounts.add(bare)

    assert accounts.get_by_username("p.devries") == bare


def test_an_unknown_username_is_not_found(accounts: Addable) -> None:
    with pytest.raises(NotFound):
        accounts.get_by_username("nobody")


def test_a_username_is_given_once_and_the_first_account_stays(accounts: Addable) -> None:
    accounts.add(an_account())

    with pytest.raises(UsernameTaken):
        accounts.add(an_account(user_id=UserId("OTHER"), first_name="Other"))
    assert accounts.get_by_username("p.devries") == an_account()
    assert len(accounts.staff(SCHOOL)) == 1


def test_staff_are_listed_for_their_own_institution_only(accounts: Addable) -> None:
    accounts.add(an_account())
    accounts.add(an_account(username="x", user_id=UserId("X"), institution_id=OTHER))

    assert accounts.staff(SCHOOL) == (an_account().staff_member(SCHOOL),)


def test_an_account_comes_back_by_user_as_it_was(kept: AccountStore) -> None:
    kept.add(an_account())

    assert kept.get(UserId("PLANNER")) == an_account()


def test_an_unknown_user_is_not_found(kept: AccountStore) -> None:
    with pytest.raises(NotFound):
        kept.get(UserId("nobody"))


def test_a_change_is_kept_and_colleagues_see_it(kept: AccountStore) -> None:
    kept.add(an_account())

    saved = kept.save(an_account(last_name="Jansen", state=AccountState.DEACTIVATED))

    assert saved == an_account(last_name="Jansen", state=AccountState.DEACTIVATED, version=1)
    assert kept.get_by_username("p.devries") == saved
    assert kept.staff(SCHOOL) == (saved.staff_member(SCHOOL),)


def test_of_two_changes_at_once_one_is_refused(kept: AccountStore) -> None:
    kept.add(an_account())
    kept.save(an_account(last_name="Jansen"))

    with pytest.raises(ChangedMeanwhile):
        kept.save(an_account(last_name="Bakker"))
    assert kept.get_by_username("p.devries").last_name == "Jansen"


def test_whoever_works_for_two_institutions_is_staff_of_both(kept: AccountStore) -> None:
    kept.add(an_account())

    kept.save(an_account().with_membership(ELSEWHERE))

    account = kept.get_by_username("p.devries")
    assert account.membership(OTHER) == ELSEWHERE
    assert kept.staff(OTHER) == (account.staff_member(OTHER),)
    assert kept.staff(SCHOOL) == (account.staff_member(SCHOOL),)


def test_whoever_leaves_an_institution_is_no_longer_its_staff(kept: AccountStore) -> None:
    kept.add(an_account().with_membership(ELSEWHERE))

    kept.save(kept.get_by_username("p.devries").without_membership(SCHOOL))

    assert kept.staff(SCHOOL) == ()
    assert [member.user_id for member in kept.staff(OTHER)] == [UserId("PLANNER")]


def test_accounts_are_found_by_their_address_of_now(kept: AccountStore) -> None:
    kept.add(an_account())
    kept.add(an_account(username="x", user_id=UserId("X"), email="Pien@School.example.nl"))

    kept.save(an_account(email="new@school.example.nl"))

    (other,) = kept.with_email("pien@school.example.nl")
    (changed,) = kept.with_email("NEW@school.example.nl")
    assert (other.username, changed.username) == ("x", "p.devries")
    assert kept.with_email("nobody@school.example.nl") == ()


def test_an_address_that_waits_for_its_owner_comes_back_and_finds_nobody(
    kept: AccountStore,
) -> None:
    kept.add(an_account(new_email="new@school.example.nl"))

    assert kept.get_by_username("p.devries").new_email == "new@school.example.nl"
    assert kept.with_email("new@school.example.nl") == ()


def test_of_two_administrators_who_go_at_once_one_is_refused(kept: AccountStore) -> None:
    other = an_account(username="x", user_id=UserId("X"))
    kept.add(an_account())
    kept.add(other)
    before = kept.register(SCHOOL)
    kept.save(an_account(last_name="Jansen"), register=before)

    with pytest.raises(ChangedMeanwhile):
        kept.save(other, register=before)
    assert kept.get_by_username("x").version == 0
    kept.save(other, register=kept.register(SCHOOL))
    assert kept.register(OTHER).version == 0
