"""One account for several institutions: the helpdesk links, its owner switches."""

from typing import Any

import pytest

from chalicelib.core.access import (
    GRANTABLE,
    AccountNotActive,
    AccountState,
    AlreadyLinked,
    InstitutionUnknown,
    LastAdministrator,
    Membership,
    MonitorNotAllowed,
    Role,
    RolesNotGrantable,
    Scope,
    SitesNotKnown,
)
from chalicelib.core.kernel import NotAllowed, NotFound, NotLoggedIn, UserId
from tests.builders.users import ADMIN, DUO, EAST, OTHER, SCHOOL, UsersRoom, roles

PLANNER = UserId("PLANNER")


def _link(room: UsersRoom, **changes: Any) -> None:
    given = {
        "account_id": PLANNER,
        "institution_id": OTHER,
        "roles": roles(Role.SCORER),
        "site_ids": frozenset(),
    }
    room.linking.link(room.helpdesk, **{**given, **changes})


def test_an_account_is_found_by_username_and_by_address_in_any_institution() -> None:
    room = UsersRoom()
    room.add("stranger", institution_id=OTHER, email="Pien@school.example.nl")

    by_email = room.linking.find(room.helpdesk, text=" pien@SCHOOL.example.nl ")
    by_username = room.linking.find(room.helpdesk, text="P.DeVries")

    assert [one.username for one in by_email] == ["p.devries", "stranger"]
    assert [one.username for one in by_username] == ["p.devries"]
    assert [one.name for one in by_username[0].workplaces] == ["Het College"]
    assert room.linking.find(room.helpdesk, text="nobody") == ()


def test_a_linked_account_works_for_both_and_its_owner_is_told() -> None:
    room = UsersRoom()

    _link(room)

    account = room.kept("p.devries")
    assert account.membership(OTHER) == Membership(OTHER, frozenset(), roles(Role.SCORER))
    assert account.memberships[0].institution_id == SCHOOL
    (mail,) = room.work.mails
    assert (mail.template, mail.facts["institution"]) == ("account_linked", "De Andere School")


def test_nobody_is_linked_to_an_institution_that_stopped() -> None:
    room = UsersRoom()
    del room.places.brins["99ZB"]

    with pytest.raises(NotFound):
        _link(room)
    assert not room.kept("p.devries").is_shared


def test_what_may_be_given_is_what_the_administrator_there_could_give() -> None:
    room = UsersRoom()

    there = room.linking.offer(room.helpdesk, account_id=PLANNER, brin="99ZB")
    at_home = room.linking.offer(room.helpdesk, account_id=PLANNER, brin="00XX")

    assert frozenset(there.choices.roles) == GRANTABLE[ADMIN]
    assert frozenset(at_home.choices.roles) == GRANTABLE[Role.HELPDESK]
    for role in (ADMIN, Role.HELPDESK):
        with pytest.raises(RolesNotGrantable):
            _link(room, roles=roles(role))


def test_an_account_is_linked_once_while_it_may_be_used_and_to_what_exists() -> None:
    room = UsersRoom()
    room.add("gone", state=AccountState.DEACTIVATED)

    with pytest.raises(AccountNotActive):
        _link(room, account_id=UserId("gone"))
    with pytest.raises(AlreadyLinked):
        _link(room, institution_id=SCHOOL)
    with pytest.raises(AlreadyLinked):
        room.linking.offer(room.helpdesk, account_id=PLANNER, brin="99ZA")
    with pytest.raises(InstitutionUnknown):
        room.linking.offer(room.helpdesk, account_id=PLANNER, brin="99XX")
    with pytest.raises(NotFound):
        _link(room, institution_id="nowhere")
    with pytest.raises(SitesNotKnown):
        _link(room, site_ids=frozenset({EAST}))


def test_an_unlinked_account_is_put_out_and_works_on_elsewhere() -> None:
    room = UsersRoom()
    _link(room)
    login_id = room.log_in_as(room.kept("p.devries").actor(Scope.PORTAL, OTHER))

    room.linking.unlink(room.helpdesk, account_id=PLANNER, institution_id=OTHER)

    assert [one.institution_id for one in room.kept("p.devries").memberships] == [SCHOOL]
    with pytest.raises(NotLoggedIn):
        room.logins.find_login(login_id=login_id, scope=Scope.PORTAL)
    with pytest.raises(NotFound):
        room.linking.unlink(room.helpdesk, account_id=PLANNER, institution_id=OTHER)


def test_the_last_administrator_of_an_institution_is_not_unlinked() -> None:
    room = UsersRoom()

    with pytest.raises(LastAdministrator):
        room.linking.unlink(room.helpdesk, account_id=room.admin.user_id, institution_id=SCHOOL)


def test_only_the_helpdesk_sees_and_links_accounts() -> None:
    room = UsersRoom()

    with pytest.raises(NotAllowed):
        room.linking.find(room.admin, text="p.devries")
    with pytest.raises(NotAllowed):
        room.linking.get(room.admin, account_id=PLANNER)
    with pytest.raises(NotAllowed):
        room.linking.unlink(room.admin, account_id=PLANNER, institution_id=SCHOOL)


def test_whoever_works_for_two_chooses_and_the_next_login_begins_there() -> None:
    room = UsersRoom()
    room.share("p.devries")
    actor = room.kept("p.devries").actor(Scope.PORTAL)
    first = room.logins.open_login(actor)

    second = room.switching.switch(actor, login_id=first.login_id, institution_id=OTHER)

    assert first.chooses
    moved = room.logins.find_login(login_id=second.login_id, scope=Scope.PORTAL)
    assert (moved.institution_id, moved.roles) == (OTHER, roles(Role.SCORER))
    assert room.kept("p.devries").actor(Scope.PORTAL).institution_id == OTHER
    assert [one.current for one in room.switching.workplaces(moved)] == [True, False]
    with pytest.raises(NotLoggedIn):
        room.logins.find_login(login_id=first.login_id, scope=Scope.PORTAL)


def test_nobody_switches_to_where_they_do_not_work() -> None:
    room = UsersRoom()
    actor = room.kept("p.devries").actor(Scope.PORTAL)
    login = room.logins.open_login(actor)

    with pytest.raises(NotFound):
        room.switching.switch(actor, login_id=login.login_id, institution_id=DUO)
    assert not login.chooses
    assert room.logins.find_login(login_id=login.login_id, scope=Scope.PORTAL) == actor


def test_the_monitor_opens_only_where_one_watches_exams() -> None:
    room = UsersRoom()
    room.share("p.devries")
    actor = room.kept("p.devries").actor(Scope.MONITOR)
    login = room.logins.open_login(actor)

    with pytest.raises(MonitorNotAllowed):
        room.switching.switch(actor, login_id=login.login_id, institution_id=OTHER)
