"""Beheren gebruikers: the users of one's own institution, who they are and what they may do."""

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from chalicelib.core.access import (
    AccountState,
    Role,
    Scope,
    UserChoices,
    UserData,
    UserList,
    UserSearch,
    UserView,
)
from chalicelib.core.kernel import SiteId, UserId
from chalicelib.serving.act import Example, Menu, Registry
from chalicelib.serving.call import Call
from chalicelib.serving.inputs import Email, Input, Phone

acts = Registry()

ADMINS = {Role.INSTITUTION_ADMIN, Role.HELPDESK}
USER = "/users/{user_id}"
PERSON = {"first_name": "Nora", "last_name": "van den Berg", "phone": "06 12 34 56 78"}


class UserQuery(Input):
    """Which users to list, and in which order."""

    search: str = Field("", max_length=100)
    role: Role | None = None
    site_id: str | None = None
    state: AccountState | None = None
    sort: Literal["name", "-name", "username", "-username", "state", "-state"] = "name"
    page: int = Field(1, ge=1)


class UserInput(Input):
    """Who somebody is and how they can be reached."""

    first_name: str = Field(min_length=1, max_length=60)
    last_name: str = Field(min_length=1, max_length=80)
    email: Email
    phone: Phone = ""

    @property
    def data(self) -> UserData:
        """What the services call it."""
        return UserData(self.first_name, self.last_name, self.email, self.phone)


class RolesInput(Input):
    """What somebody may do, and at which sites."""

    roles: frozenset[Role] = frozenset()
    site_ids: frozenset[SiteId] = frozenset()


class NewUser(UserInput, RolesInput):
    """Somebody to invite."""


@dataclass(frozen=True)
class NewUserView:
    """The form that invites somebody."""

    choices: UserChoices


@acts.act(
    "GET",
    "/users",
    scope=Scope.PORTAL,
    roles=ADMINS,
    page="users/list.html",
    menu=Menu("Gebruikersbeheer", "Beheren gebruikers"),
    example=Example(query={"search": "vries"}),
)
def list_users(call: Call, query: UserQuery) -> UserList:
    """List the users of the institution, 25 on a page."""
    search = UserSearch(
        search=query.search,
        role=query.role,
        site_id=SiteId(query.site_id) if query.site_id else None,
        state=query.state,
        sort=query.sort,
        page=query.page,
    )
    return call.services.users.list_users(call.actor, search)


@acts.act(
    "GET",
    "/users/new",
    scope=Scope.PORTAL,
    roles=ADMINS,
    page="users/add.html",
    example=Example(),
)
def show_add_user(call: Call) -> NewUserView:
    """Ask whom to invite, in which roles and at which sites."""
    return NewUserView(call.services.users.offer(call.actor))


@acts.act(
    "POST",
    "/users",
    scope=Scope.PORTAL,
    roles=ADMINS,
    audits="user_invited",
    then=USER,
    retry="show_add_user",
    slow=True,
    example=Example(body={**PERSON, "email": "n.vandenberg@school.example.nl"}),
)
def add_user(call: Call, form: NewUser) -> UserView:
    """Invite somebody: username and a password for one time go by e-mail."""
    return call.services.users.add_user(
        call.actor, given=form.data, roles=form.roles, site_ids=form.site_ids
    )


@acts.act(
    "GET",
    USER,
    scope=Scope.PORTAL,
    roles=ADMINS,
    page="users/detail.html",
    example=Example(path={"user_id": "user-planner"}),
)
def show_user(call: Call, user_id: UserId) -> UserView:
    """Show a user, with roles and sites at the institution."""
    return call.services.users.get_user(call.actor, user_id=user_id)


@acts.act(
    "GET",
    USER + "/change",
    scope=Scope.PORTAL,
    roles=ADMINS,
    page="users/change.html",
    example=Example(path={"user_id": "user-planner"}),
)
def show_change_user(call: Call, user_id: UserId) -> UserView:
    """Show a user's data to change."""
    return call.services.users.get_user(call.actor, user_id=user_id)


@acts.act(
    "POST",
    USER + "/change",
    scope=Scope.PORTAL,
    roles=ADMINS,
    audits="user_changed",
    then=USER,
    retry="show_change_user",
    example=Example(
        path={"user_id": "user-planner"}, body={**PERSON, "email": "nora@school.example.nl"}
    ),
)
def change_user(call: Call, user_id: UserId, form: UserInput) -> UserView:
    """Change name, e-mail address and telephone of a user."""
    return call.services.users.change_user(call.actor, user_id=user_id, given=form.data)


@acts.act(
    "GET",
    USER + "/roles",
    scope=Scope.PORTAL,
    roles=ADMINS,
    page="users/roles.html",
    example=Example(path={"user_id": "user-planner"}),
)
def show_change_roles(call: Call, user_id: UserId) -> UserView:
    """Show a user's roles and sites to change."""
    return call.services.users.get_user(call.actor, user_id=user_id)


@acts.act(
    "POST",
    USER + "/roles",
    scope=Scope.PORTAL,
    roles=ADMINS,
    audits="user_roles_changed",
    then=USER,
    retry="show_change_roles",
    example=Example(path={"user_id": "user-planner"}, body={"site_ids": ["site-own"]}),
)
def change_roles(call: Call, user_id: UserId, form: RolesInput) -> None:
    """Give and withdraw roles and sites; all logins of the user end, so that it holds at once."""
    call.services.users.change_roles(
        call.actor, user_id=user_id, roles=form.roles, site_ids=form.site_ids
    )
