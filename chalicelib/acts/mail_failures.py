"""Mails that did not arrive, for whoever can mend the address."""

from pydantic import Field

from chalicelib.core.access import MailFailureList, Role, Scope
from chalicelib.serving.act import Example, Menu, Registry
from chalicelib.serving.call import Call
from chalicelib.serving.inputs import Input

acts = Registry()


class MailFailurePage(Input):
    """Which page of the list."""

    page: int = Field(1, ge=1)


@acts.act(
    "GET",
    "/mail-failures",
    scope=Scope.PORTAL,
    roles={Role.INSTITUTION_ADMIN, Role.HELPDESK},
    page="mail_failures/list.html",
    menu=Menu("Gebruikersbeheer", "Niet bezorgde e-mails"),
    example=Example(),
)
def list_mail_failures(call: Call, query: MailFailurePage) -> MailFailureList:
    """List the mails that did not arrive, newest first; the helpdesk sees all institutions."""
    return call.services.mail_failures.list_failures(call.actor, page=query.page)
