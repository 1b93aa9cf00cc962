"""The left-hand menu: its sections and entries in order, and the roles that see each.

Source: the manual "Kennismaken met Facet", 3.1 to 3.7; helpdesk and exam publisher have what their
work needs. An entry is hidden until an act with its :class:`~chalicelib.serving.act.Menu` exists.
"""

from dataclasses import dataclass

from chalicelib.core.access import Role, Scope
from chalicelib.pages.words import dutch

EVERYONE = frozenset(Role)
ADMIN = frozenset({Role.INSTITUTION_ADMIN})
EDGE_ADMIN = frozenset({Role.EDGE_ADMIN})
PLANNER = frozenset({Role.PLANNER})
SYSTEM_CHECK_PLANNER = frozenset({Role.SYSTEM_CHECK_PLANNER})
PROCTORS = frozenset({Role.PROCTOR, Role.SYSTEM_CHECK_PROCTOR})
SCORER = frozenset({Role.SCORER})
HELPDESK = frozenset({Role.HELPDESK})
PUBLISHER = frozenset({Role.EXAM_PUBLISHER})
PORTAL = frozenset({Scope.PORTAL})
PORTAL_AND_MONITOR = frozenset({Scope.PORTAL, Scope.MONITOR})


@dataclass(frozen=True)
class Line:
    """An entry of the menu, who sees it, and in logins of which scope.

    Where section and label are the same word, the entry stands alone, without a heading.
    """

    section: str
    label: str
    roles: frozenset[Role]
    scopes: frozenset[Scope] = PORTAL


MENU = (
    Line(dutch("Instellingen"), dutch("Aanmeldingen"), HELPDESK),
    Line(dutch("Instellingen"), dutch("Overzicht instellingen"), HELPDESK),
    Line(dutch("Beheren FAO's"), dutch("Beheren FAO's"), EDGE_ADMIN),
    Line(dutch("Examenbeheer"), dutch("Examens"), PUBLISHER),
    Line(dutch("Examenbeheer"), dutch("Overzicht FT examens/toetsen"), SYSTEM_CHECK_PLANNER),
    Line(dutch("Examenbeheer"), dutch("Raadplegen kenmerken"), PLANNER),
    Line(dutch("Afnamebeheer"), dutch("Overzicht afnamegroepen"), PLANNER),
    Line(dutch("Afnamebeheer"), dutch("Inplannen correctoren"), PLANNER),
    Line(dutch("Afnamebeheer"), dutch("Inlezen afnamegroep"), PLANNER),
    Line(dutch("Afnamebeheer"), dutch("Status afname-import"), PLANNER),
    Line(dutch("Afnamebeheer"), dutch("Deelrapportages"), PLANNER),
    Line(dutch("Afnamebeheer"), dutch("Inzien examenresultaten"), PLANNER),
    Line(dutch("Afnamemonitor"), dutch("Afnamemonitor"), PROCTORS, PORTAL_AND_MONITOR),
    Line(dutch("Correctiebeheer"), dutch("Overzicht correctie"), SCORER),
    Line(dutch("Correctiebeheer"), dutch("Overeen te komen correcties"), SCORER),
    Line(dutch("Kandidaatbeheer"), dutch("Inlezen kandidatenbestand"), PLANNER),
    Line(dutch("Kandidaatbeheer"), dutch("Overzicht kandidaten"), PLANNER),
    Line(dutch("Gebruikersbeheer"), dutch("Mijn profiel"), EVERYONE),
    Line(dutch("Gebruikersbeheer"), dutch("Verander wachtwoord"), EVERYONE),
    Line(dutch("Gebruikersbeheer"), dutch("Beheren gebruikers"), ADMIN | HELPDESK),
    Line(dutch("Gebruikersbeheer"), dutch("Accounts koppelen"), HELPDESK),
    Line(dutch("Gebruikersbeheer"), dutch("Niet bezorgde e-mails"), HELPDESK),
    Line(dutch("Rapportage"), dutch("Examen-/toetsresultaten"), PLANNER),
    Line(dutch("Downloads"), dutch("FACET"), ADMIN | EDGE_ADMIN | PLANNER | SCORER),
    Line(dutch("Logboek"), dutch("Logboek"), HELPDESK),
)

PUBLIC_PAGES = {
    "show_privacy": dutch("Privacy"),
    "show_accessibility": dutch("Toegankelijkheid"),
    "show_contact": dutch("Contact en hulp"),
}
"""What stands at the bottom of every page, by act."""
