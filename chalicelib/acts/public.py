"""Pages that everybody may read without a login: privacy, accessibility, contact and help."""

from dataclasses import dataclass

from chalicelib.core.access import Scope
from chalicelib.pages.organisation import Organisation, organisation
from chalicelib.pages.privacy import AT_SCHOOL, IN_THE_CLOUD, Kept
from chalicelib.serving.act import Example, Registry
from chalicelib.serving.call import Call

acts = Registry()


@dataclass(frozen=True)
class KeptView:
    """What is kept of whom, and for how long, in words."""

    whose: str
    what: str
    how_long: str


@dataclass(frozen=True)
class PrivacyView:
    """What is kept of people and for how long, and whom they can ask."""

    organisation: Organisation
    in_the_cloud: tuple[KeptView, ...]
    at_school: tuple[KeptView, ...]


@dataclass(frozen=True)
class OrganisationView:
    """Who runs this Facet, and how to reach them."""

    organisation: Organisation


@acts.act("GET", "/privacy", scope=Scope.PUBLIC, page="public/privacy.html", example=Example())
def show_privacy(_call: Call) -> PrivacyView:
    """Tell what Facet keeps of people, for how long, and which rights they have."""
    return privacy_view()


@acts.act(
    "GET",
    "/accessibility",
    scope=Scope.PUBLIC,
    page="public/accessibility.html",
    example=Example(),
)
def show_accessibility(_call: Call) -> OrganisationView:
    """Give the accessibility statement that Dutch law asks of government bodies."""
    return OrganisationView(organisation())


@acts.act("GET", "/contact", scope=Scope.PUBLIC, page="public/contact.html", example=Example())
def show_contact(_call: Call) -> OrganisationView:
    """Tell who helps with what, and how to reach them."""
    return OrganisationView(organisation())


def privacy_view() -> PrivacyView:
    """Tell what is kept, without the names of our own records."""
    return PrivacyView(organisation(), _shown(IN_THE_CLOUD), _shown(AT_SCHOOL))


def _shown(lines: tuple[Kept, ...]) -> tuple[KeptView, ...]:
    return tuple(KeptView(line.whose, line.what, line.how_long) for line in lines)
