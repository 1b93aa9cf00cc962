"""Choosing the institution to work for, in the portal and on the monitor."""

from dataclasses import dataclass

from pydantic import Field

from chalicelib.acts.access_monitor import logged_in
from chalicelib.core.access import MONITOR_ROLES, Role, Scope, WorkplaceView
from chalicelib.core.kernel import InstitutionId, NotLoggedIn
from chalicelib.serving.act import Example, Registry
from chalicelib.serving.call import Call, Reply
from chalicelib.serving.inputs import Input

acts = Registry()

EVERYONE = set(Role)


class InstitutionInput(Input):
    """Where to go on."""

    institution_id: str = Field(min_length=1, max_length=100)


@dataclass(frozen=True)
class ChoiceView:
    """Where whoever is logged in works; the one of this login is current."""

    workplaces: tuple[WorkplaceView, ...]


@acts.act(
    "GET",
    "/institution/choose",
    scope=Scope.PORTAL,
    roles=EVERYONE,
    page="profile/choose_institution.html",
    example=Example(),
)
def show_choose_institution(call: Call) -> ChoiceView:
    """Show for which institutions one can work."""
    return ChoiceView(call.services.switching.workplaces(call.actor))


@acts.act(
    "POST",
    "/institution/choose",
    scope=Scope.PORTAL,
    roles=EVERYONE,
    audits="institution_chosen",
    then="/portal",
    retry="show_choose_institution",
    example=Example(body={"institution_id": "school-own"}),
)
def choose_institution(call: Call, form: InstitutionInput) -> Reply:
    """Go on at another institution, with the roles and sites that one has there."""
    return _switched(call, form, "/portal")


@acts.act(
    "POST",
    "/monitor/institution/choose",
    scope=Scope.MONITOR,
    roles=MONITOR_ROLES,
    audits="monitor_institution_chosen",
    then="/monitor",
    retry="list_monitor_groups",
    example=Example(body={"institution_id": "school-own"}),
)
def choose_monitor_institution(call: Call, form: InstitutionInput) -> Reply:
    """Watch the exams of another institution."""
    return _switched(call, form, "/monitor")


def _switched(call: Call, form: InstitutionInput, then: str) -> Reply:
    if call.login_id is None:
        raise NotLoggedIn
    login = call.services.switching.switch(
        call.actor, login_id=call.login_id, institution_id=InstitutionId(form.institution_id)
    )
    return logged_in(call, login, then=then)
