"""What a planner looks up of the own institution: its sites, and the levels that they offer."""

from chalicelib.core.access import Role, Scope
from chalicelib.core.institutions import InstitutionView
from chalicelib.serving.act import Example, Menu, Registry
from chalicelib.serving.call import Call

acts = Registry()


@acts.act(
    "GET",
    "/institution",
    scope=Scope.PORTAL,
    roles={Role.PLANNER},
    page="institutions/own.html",
    menu=Menu("Examenbeheer", "Raadplegen kenmerken"),
    example=Example(),
)
def show_own_institution(call: Call) -> InstitutionView:
    """Show the institution of whoever asks, with the sites that they may reach and their levels."""
    return call.services.institutions.get_institution(call.actor)
