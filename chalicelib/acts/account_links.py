"""Accounts koppelen: the helpdesk lets one account work for several institutions."""

from dataclasses import dataclass

from pydantic import Field

from chalicelib.acts.users import RolesInput
from chalicelib.core.access import LinkedAccountView, LinkOffer, Role, Scope, UnlinkOffer
from chalicelib.core.kernel import InstitutionId, UserId
from chalicelib.serving.act import Example, Menu, Registry
from chalicelib.serving.call import Call
from chalicelib.serving.inputs import Input

acts = Registry()

HELPDESK = {Role.HELPDESK}
ACCOUNT = "/accounts/{account_id}"
UNLINK = ACCOUNT + "/unlink/{linked_institution_id}"


class AccountQuery(Input):
    """Whom to find: a username or an e-mail address, as a whole."""

    search: str = Field("", max_length=254)


class BrinQuery(Input):
    """The institution to link to."""

    brin: str = Field("", max_length=10)


class LinkInput(RolesInput):
    """The institution to link to, with roles and sites there."""

    brin: str = Field("", max_length=10)
    institution_id: str = Field(min_length=1, max_length=100)


@dataclass(frozen=True)
class AccountSearchView:
    """What was looked for, and the accounts that were found."""

    search: str
    accounts: tuple[LinkedAccountView, ...]


@acts.act(
    "GET",
    "/accounts",
    scope=Scope.PORTAL,
    roles=HELPDESK,
    page="accounts/search.html",
    menu=Menu("Gebruikersbeheer", "Accounts koppelen"),
    example=Example(query={"search": "planner"}),
)
def find_accounts(call: Call, query: AccountQuery) -> AccountSearchView:
    """Find accounts of any institution by username or e-mail address."""
    found = call.services.linking.find(call.actor, text=query.search) if query.search else ()
    return AccountSearchView(query.search, found)


@acts.act(
    "GET",
    ACCOUNT,
    scope=Scope.PORTAL,
    roles=HELPDESK,
    page="accounts/detail.html",
    example=Example(path={"account_id": "user-shared"}),
)
def show_account(call: Call, account_id: UserId) -> LinkedAccountView:
    """Show for which institutions an account works, and as what."""
    return call.services.linking.get(call.actor, account_id=account_id)


@acts.act(
    "GET",
    ACCOUNT + "/link",
    scope=Scope.PORTAL,
    roles=HELPDESK,
    page="accounts/link.html",
    retry="show_account",
    example=Example(path={"account_id": "user-planner"}, query={"brin": "99ZB"}),
)
def show_link_account(call: Call, account_id: UserId, query: BrinQuery) -> LinkOffer:
    """Show what an account can be given at the institution with a BRIN code."""
    return call.services.linking.offer(call.actor, account_id=account_id, brin=query.brin)


@acts.act(
    "POST",
    ACCOUNT + "/link",
    scope=Scope.PORTAL,
    roles=HELPDESK,
    audits="account_linked",
    then=ACCOUNT,
    retry="show_link_account",
    example=Example(
        path={"account_id": "user-planner"},
        body={"institution_id": "school-other", "roles": ["scorer"]},
    ),
)
def link_account(call: Call, account_id: UserId, form: LinkInput) -> None:
    """Let an account work for one more institution; its owner is told by e-mail."""
    call.services.linking.link(
        call.actor,
        account_id=account_id,
        institution_id=InstitutionId(form.institution_id),
        roles=form.roles,
        site_ids=form.site_ids,
    )


@acts.act(
    "GET",
    UNLINK,
    scope=Scope.PORTAL,
    roles=HELPDESK,
    page="accounts/unlink.html",
    example=Example(
        path={"account_id": "user-shared", "linked_institution_id": "school-third"},
    ),
)
def show_unlink_account(
    call: Call, account_id: UserId, linked_institution_id: InstitutionId
) -> UnlinkOffer:
    """Ask whether an account is really to work for an institution no more."""
    return call.services.linking.offer_unlink(
        call.actor, account_id=account_id, institution_id=linked_institution_id
    )


@acts.act(
    "POST",
    UNLINK,
    scope=Scope.PORTAL,
    roles=HELPDESK,
    audits="account_unlinked",
    then=ACCOUNT,
    retry="show_account",
    example=Example(
        path={"account_id": "user-shared", "linked_institution_id": "school-third"},
    ),
)
def unlink_account(call: Call, account_id: UserId, linked_institution_id: InstitutionId) -> None:
    """Let an account work for an institution no more; all its logins end."""
    call.services.linking.unlink(
        call.actor, account_id=account_id, institution_id=linked_institution_id
    )
