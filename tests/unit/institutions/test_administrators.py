"""What an approval does with accounts: opens one, links one, takes a role, closes a school."""

from dataclasses import replace

import pytest

from chalicelib.core.access import (
    FACET_PASSWORDS,
    Account,
    AccountLetters,
    Accounts,
    AccountState,
    Logins,
    Membership,
    Role,
    Scope,
)
from chalicelib.core.institutions import (
    Institutions,
    IntendedAdministrator,
    KnownAccount,
    NewAdministrator,
)
from chalicelib.core.institutions.neighbours import AccountsOfAdministrators, KnownWorkplaces
from chalicelib.core.kernel import InstitutionId, NotFound, NotLoggedIn, UserId
from tests.builders.access import SCHOOL, SITE, an_account
from tests.builders.institutions import an_institution
from tests.fakes.access import FakeAccountStore, FakeLoginStore, FakePasswordHasher
from tests.fakes.audit import FakeAuditTrail
from tests.fakes.institutions import FakeInstitutionStore
from tests.fakes.kernel import CountingIds, StandingClock
from tests.fakes.work import FakeWorkQueue

OTHER = InstitutionId("OTHER")
ADMIN = frozenset({Role.INSTITUTION_ADMIN})
PERSON = IntendedAdministrator("Noor", "Visser", "noor@school.example.nl", "038 123 45 67")
GIVEN = NewAdministrator(SCHOOL, "De Esdoorn", PERSON, frozenset({SITE}))


class Desk:
    def __init__(self) -> None:
        self.store, self.work, self.clock = FakeAccountStore(), FakeWorkQueue(), StandingClock()
        schools, ids = FakeInstitutionStore(), CountingIds()
        schools.put(an_institution())
        places = KnownWorkplaces(Institutions(schools, self.clock), schools)
        self.schools, self.places = schools, places
        letters = AccountLetters(self.work, places, lambda path: f"https://facet.example.nl{path}")
        self.logins = Logins(FakeLoginStore(), FakeAuditTrail(), self.clock, ids)
        accounts = Accounts(
            self.store, FakePasswordHasher(), FACET_PASSWORDS, letters, self.clock, ids
        )
        self.accounts = AccountsOfAdministrators(self.store, accounts, letters, self.logins)

    def add(self, username: str, roles: frozenset[Role], school: InstitutionId = SCHOOL) -> Account:
        account = an_account(
            user_id=UserId(f"user-{username}"),
            username=username,
            email=f"{username}@school.example.nl",
            memberships=(Membership(school, frozenset({SITE}), roles),),
        )
        self.store.add(account)
        return account

    def roles(self, username: str, school: InstitutionId = SCHOOL) -> frozenset[Role]:
        return self.store.get_by_username(username).membership(school).roles


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_new_administrator_is_invited_and_mailed(desk: Desk) -> None:
    desk.accounts.open_administrator(GIVEN)

    [account] = desk.store.rows.values()
    assert account.state is AccountState.INVITED
    assert account.memberships == (Membership(SCHOOL, frozenset({SITE}), ADMIN),)
    assert [mail.to for mail in desk.work.mails] == ["noor@school.example.nl"]


def test_opening_twice_makes_one_account(desk: Desk) -> None:
    desk.accounts.open_administrator(GIVEN)
    desk.accounts.open_administrator(GIVEN)

    assert len(desk.store.rows) == 1
    assert len(desk.work.mails) == 1


def test_an_account_of_another_school_is_linked_and_keeps_what_it_has(desk: Desk) -> None:
    desk.add("noor", frozenset({Role.PLANNER}), OTHER)

    desk.accounts.open_administrator(replace(GIVEN, username="noor"))

    assert desk.roles("noor") == ADMIN
    assert desk.roles("noor", OTHER) == {Role.PLANNER}
    assert len(desk.store.rows) == 1
    assert [mail.template for mail in desk.work.mails] == ["account_linked"]


def test_an_account_to_link_that_does_not_exist_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.accounts.open_administrator(replace(GIVEN, username="nobody"))


def test_accounts_are_found_by_e_mail_address_with_where_they_work(desk: Desk) -> None:
    desk.add("noor", ADMIN, OTHER)

    found = desk.accounts.with_email("noor@school.example.nl")

    assert found == (KnownAccount("noor", "Pien de Vries", (OTHER,)),)


def test_an_account_that_was_deactivated_is_not_offered(desk: Desk) -> None:
    closed = replace(desk.add("noor", ADMIN, OTHER), state=AccountState.DEACTIVATED)
    desk.store.save(closed)

    assert desk.accounts.with_email("noor@school.example.nl") == ()


def test_the_administrators_before_lose_that_role_only_and_their_logins_end(desk: Desk) -> None:
    account = desk.add("oud", ADMIN | {Role.PLANNER})
    login = desk.logins.open_login(account.actor(Scope.PORTAL))

    desk.accounts.replace_administrator(GIVEN)

    assert desk.roles("oud") == {Role.PLANNER}
    assert [one.name for one in desk.accounts.administrators(SCHOOL)] == ["Noor Visser"]
    with pytest.raises(NotLoggedIn):
        desk.logins.find_login(login_id=login.login_id, scope=Scope.PORTAL)


def test_who_administered_already_stays_when_named_again(desk: Desk) -> None:
    desk.add("noor", ADMIN)

    desk.accounts.replace_administrator(GIVEN)

    assert desk.roles("noor") == ADMIN
    assert len(desk.store.rows) == 1


def test_nobody_can_do_anything_at_a_school_that_was_closed(desk: Desk) -> None:
    account = desk.add("planner", frozenset({Role.PLANNER}))
    desk.add("elders", frozenset({Role.PLANNER}), OTHER)
    login = desk.logins.open_login(account.actor(Scope.PORTAL))

    desk.accounts.close_institution(SCHOOL)

    assert desk.store.staff(SCHOOL) == ()
    assert len(desk.store.staff(OTHER)) == 1
    with pytest.raises(NotLoggedIn):
        desk.logins.find_login(login_id=login.login_id, scope=Scope.PORTAL)


def test_a_school_that_stopped_takes_no_part(desk: Desk) -> None:
    desk.places.check_takes_part(SCHOOL)
    desk.schools.put(an_institution().deregister("REGISTRATION", desk.clock()))

    with pytest.raises(NotFound):
        desk.places.check_takes_part(SCHOOL)
