"""Administering users: nobody gives more than he may, and an administrator always stays."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from chalicelib.core.access import (
    GRANTABLE,
    AccountShared,
    AccountState,
    EmailAlreadyHere,
    LastAdministrator,
    Membership,
    Role,
    RolesNotGrantable,
    Scope,
    SitesNotKnown,
    StaffMember,
    UserData,
    UserSearch,
)
from chalicelib.core.kernel import ChangedMeanwhile, InstitutionId, NotFound, NotLoggedIn, UserId
from tests.builders.users import ADMIN, DUO, EAST, OTHER, SCHOOL, SITE, UsersRoom, roles
from tests.fakes.access import FakeAccountStore

NORA = UserData("Nora", "Bakker", "nora@school.example.nl", "06 1")
PLANNER = UserId("PLANNER")


def test_an_administrator_invites_somebody_with_roles_and_sites() -> None:
    room = UsersRoom()

    view = room.users.add_user(
        room.admin, given=NORA, roles=roles(Role.PROCTOR, Role.SCORER), site_ids=frozenset({EAST})
    )

    assert room.kept("n.bakker").memberships == (
        Membership(SCHOOL, frozenset({EAST}), roles(Role.PROCTOR, Role.SCORER)),
    )
    assert view.state is AccountState.INVITED
    assert [mail.template for mail in room.work.mails] == ["account_opened"]


@pytest.mark.parametrize("role", sorted(set(Role) - GRANTABLE[ADMIN]))
def test_an_administrator_gives_no_role_that_only_duo_gives(role: Role) -> None:
    room = UsersRoom()
    before = dict(room.accounts.rows)

    with pytest.raises(RolesNotGrantable):
        room.users.add_user(room.admin, given=NORA, roles=roles(role), site_ids=frozenset())
    with pytest.raises(RolesNotGrantable):
        room.users.change_roles(
            room.admin, user_id=PLANNER, roles=roles(role), site_ids=frozenset()
        )
    assert room.accounts.rows == before


@pytest.mark.parametrize("role", sorted(set(Role) - GRANTABLE[Role.HELPDESK]))
def test_the_helpdesk_gives_no_role_of_a_school(role: Role) -> None:
    room = UsersRoom()

    with pytest.raises(RolesNotGrantable):
        room.users.add_user(room.helpdesk, given=NORA, roles=roles(role), site_ids=frozenset())


def test_whoever_administers_nothing_gives_nothing() -> None:
    room = UsersRoom()
    planner = room.kept("p.devries").actor(Scope.PORTAL)

    with pytest.raises(RolesNotGrantable):
        room.users.add_user(planner, given=NORA, roles=roles(Role.SCORER), site_ids=frozenset())


def test_the_roles_that_others_give_stay_when_an_administrator_changes_the_rest() -> None:
    room = UsersRoom()
    both = roles(ADMIN, Role.HELPDESK, Role.PLANNER)
    room.add("both", roles=both)

    room.users.change_roles(
        room.admin, user_id=UserId("both"), roles=roles(ADMIN, Role.SCORER), site_ids=frozenset()
    )

    assert room.kept("both").memberships[0].roles == roles(ADMIN, Role.HELPDESK, Role.SCORER)


def test_the_role_of_administrator_is_taken_away_but_never_given_back() -> None:
    room = UsersRoom()
    room.add("second", roles=roles(ADMIN))
    second = UserId("second")

    room.users.change_roles(room.admin, user_id=second, roles=roles(), site_ids=frozenset())

    assert room.kept("second").memberships[0].roles == roles()
    with pytest.raises(RolesNotGrantable):
        room.users.change_roles(
            room.admin, user_id=second, roles=roles(ADMIN), site_ids=frozenset()
        )


def test_the_last_administrator_cannot_go() -> None:
    room = UsersRoom()
    room.add("invited", roles=roles(ADMIN), state=AccountState.INVITED)
    room.add("gone", roles=roles(ADMIN), state=AccountState.DEACTIVATED)
    before = dict(room.accounts.rows)
    admin = room.admin.user_id

    with pytest.raises(LastAdministrator):
        room.users.change_roles(room.admin, user_id=admin, roles=roles(), site_ids=frozenset())
    with pytest.raises(LastAdministrator):
        room.doors.deactivate(room.admin, user_id=admin)
    assert room.accounts.rows == before


class StoreWithMeanwhile(FakeAccountStore):
    """Lets something happen once, right after the staff was read."""

    meanwhile: Callable[[], None] | None = None

    def staff(self, institution_id: InstitutionId) -> tuple[StaffMember, ...]:
        found = super().staff(institution_id)
        happens, self.meanwhile = self.meanwhile, None
        if happens:
            happens()
        return found


def test_two_administrators_who_remove_each_other_at_once_leave_one() -> None:
    store = StoreWithMeanwhile()
    room = UsersRoom(accounts=store)
    second = room.add("second", roles=roles(ADMIN)).actor(Scope.PORTAL)
    store.meanwhile = lambda: room.doors.deactivate(room.admin, user_id=second.user_id)

    with pytest.raises(ChangedMeanwhile):
        room.doors.deactivate(second, user_id=room.admin.user_id)

    assert room.kept("second").state is AccountState.DEACTIVATED
    assert room.kept("admin").state is AccountState.ACTIVE


def test_the_last_of_the_helpdesk_cannot_go_either() -> None:
    room = UsersRoom()

    with pytest.raises(LastAdministrator):
        room.doors.deactivate(room.helpdesk, user_id=room.helpdesk.user_id)


def test_withdrawn_roles_do_not_live_on_in_a_login() -> None:
    room = UsersRoom()
    account = room.kept("p.devries")
    ids = [room.log_in_as(account.actor(scope)) for scope in (Scope.PORTAL, Scope.MONITOR)]

    room.users.change_roles(
        room.admin, user_id=PLANNER, roles=roles(Role.SCORER), site_ids=frozenset({SITE})
    )

    for login_id, scope in zip(ids, (Scope.PORTAL, Scope.MONITOR), strict=True):
        with pytest.raises(NotLoggedIn):
            room.logins.find_login(login_id=login_id, scope=scope)


def test_a_site_of_another_institution_is_not_given() -> None:
    room = UsersRoom()
    room.places.sites[OTHER] = {EAST: "99ZB00 Elders"}
    del room.places.sites[SCHOOL][EAST]

    with pytest.raises(SitesNotKnown):
        room.users.change_roles(
            room.admin, user_id=PLANNER, roles=roles(), site_ids=frozenset({EAST})
        )
    with pytest.raises(SitesNotKnown):
        room.users.add_user(room.admin, given=NORA, roles=roles(), site_ids=frozenset({EAST}))


def test_a_user_of_another_institution_is_not_found() -> None:
    room = UsersRoom()
    room.add("stranger", institution_id=OTHER)

    with pytest.raises(NotFound):
        room.users.get_user(room.admin, user_id=UserId("stranger"))
    with pytest.raises(NotFound):
        room.doors.reset_password(room.admin, user_id=UserId("stranger"))


def test_a_second_account_for_one_address_is_refused_with_the_name_of_the_first() -> None:
    room = UsersRoom()
    given = replace(NORA, email="Pien@School.example.nl")

    with pytest.raises(EmailAlreadyHere) as refused:
        room.users.add_user(room.admin, given=given, roles=roles(), site_ids=frozenset())

    assert refused.value.facts["name"] == "Pien de Vries"


def test_a_changed_address_is_told_at_the_old_one_and_asks_for_codes_again() -> None:
    room = UsersRoom()
    room.browsers.remember(PLANNER, address="1.2.3.4")

    room.users.change_user(room.admin, user_id=PLANNER, given=NORA)

    assert room.kept("p.devries").email == NORA.email
    (mail,) = room.work.mails
    assert (mail.to, mail.template) == ("pien@school.example.nl", "email_change_told")
    assert not room.browser_rows.rows


def test_an_invitation_that_went_to_a_wrong_address_opens_nothing_any_more() -> None:
    room = UsersRoom()
    room.users.add_user(room.admin, given=NORA, roles=roles(), site_ids=frozenset())
    before = room.kept("n.bakker")
    given = replace(NORA, email="nora.bakker@school.example.nl")

    room.users.change_user(room.admin, user_id=before.user_id, given=given)

    assert room.kept("n.bakker").password.hash != before.password.hash
    last = room.work.mails[-1]
    assert (last.to, last.template) == (given.email, "account_opened")


def test_data_may_change_while_the_address_stays() -> None:
    room = UsersRoom()
    given = UserData("Pien", "Jansen", "pien@school.example.nl", "")

    view = room.users.change_user(room.admin, user_id=PLANNER, given=given)

    assert view.name == "Pien Jansen"
    assert room.work.mails == []


def test_a_shared_account_gets_roles_here_and_keeps_its_data_and_its_roles_elsewhere() -> None:
    room = UsersRoom()
    shared = room.share("p.devries")

    room.users.change_roles(room.admin, user_id=PLANNER, roles=roles(), site_ids=frozenset())

    kept = room.kept("p.devries")
    assert kept.membership(SCHOOL).roles == roles()
    assert kept.membership(OTHER) == shared.membership(OTHER)
    with pytest.raises(AccountShared):
        room.users.change_user(room.admin, user_id=PLANNER, given=NORA)


def test_the_list_is_searched_filtered_sorted_and_paged() -> None:
    room = UsersRoom()
    for number in range(30):
        room.add(f"u{number:02}", first_name=f"Ann{number:02}", roles=roles(Role.SCORER))

    everyone = room.users.list_users(room.admin, UserSearch())
    second = room.users.list_users(room.admin, UserSearch(page=2, sort="-name"))
    scorers = room.users.list_users(room.admin, UserSearch(role=Role.SCORER, search="ann1 VRIES"))

    assert (everyone.total, len(everyone.users), everyone.pages) == (32, 25, 2)
    assert second.users[-1].name == "Ann00 de Vries"
    assert [row.username for row in scorers.users] == [f"u{n}" for n in range(10, 20)]
    by_site = room.users.list_users(room.admin, UserSearch(site_id=EAST))
    assert (by_site.total, by_site.anybody) == (0, True)
    gone = room.users.list_users(room.admin, UserSearch(state=AccountState.DEACTIVATED))
    assert gone.total == 0


def test_the_list_tells_who_is_locked() -> None:
    room = UsersRoom()
    for _ in range(3):
        room.locks.limit.begin("password|p.devries")

    rows = room.users.list_users(room.admin, UserSearch(search="devries")).users

    assert [row.is_locked for row in rows] == [True]
    room.doors.unlock(room.admin, user_id=PLANNER)
    assert not room.users.get_user(room.admin, user_id=PLANNER).is_locked


def test_the_helpdesk_administers_duo_alone() -> None:
    room = UsersRoom()

    listed = room.users.list_users(room.helpdesk, UserSearch())

    assert [row.username for row in listed.users] == ["helpdesk"]
    assert room.kept("helpdesk").memberships[0].institution_id == DUO
    with pytest.raises(NotFound):
        room.users.get_user(room.helpdesk, user_id=PLANNER)


def test_the_list_stands_by_surname_without_what_stands_small_in_front_of_it() -> None:
    room = UsersRoom()
    room.add("a", first_name="Zoë", last_name="van der Aa")
    room.add("b", first_name="Anna", last_name="Zwart")

    names = [row.name for row in room.users.list_users(room.admin, UserSearch()).users]

    assert names[0] == "Zoë van der Aa"
    assert names[-1] == "Anna Zwart"
