"""Everybody's menu is the one of the manual (3.1 to 3.7), without entries that lead nowhere."""

import pytest

from chalicelib.acts.catalogue import all_acts, edge_acts
from chalicelib.core.access import Actor, Role, Scope
from chalicelib.core.kernel import InstitutionId, UserId
from chalicelib.pages.menu import MENU, Line
from chalicelib.serving.act import Example, Menu, Registry
from chalicelib.serving.call import Call
from chalicelib.serving.menu import menu_of, path_of

OWN_PAGES = ("Gebruikersbeheer", ("Mijn profiel", "Verander wachtwoord"))
DOWNLOADS = ("Downloads", ("FACET",))
WATCHING = ("Afnamemonitor", ("Afnamemonitor",))
AS_IN_THE_MANUAL = {
    Role.INSTITUTION_ADMIN: (
        ("Gebruikersbeheer", ("Mijn profiel", "Verander wachtwoord", "Beheren gebruikers")),
        DOWNLOADS,
    ),
    Role.EDGE_ADMIN: (("Beheren FAO's", ("Beheren FAO's",)), OWN_PAGES, DOWNLOADS),
    Role.SYSTEM_CHECK_PLANNER: (("Examenbeheer", ("Overzicht FT examens/toetsen",)), OWN_PAGES),
    Role.SYSTEM_CHECK_PROCTOR: (WATCHING, OWN_PAGES),
    Role.PROCTOR: (WATCHING, OWN_PAGES),
    Role.PLANNER: (
        ("Examenbeheer", ("Raadplegen kenmerken",)),
        (
            "Afnamebeheer",
            (
                "Overzicht afnamegroepen",
                "Inplannen correctoren",
                "Inlezen afnamegroep",
                "Status afname-import",
                "Deelrapportages",
                "Inzien examenresultaten",
            ),
        ),
        ("Kandidaatbeheer", ("Inlezen kandidatenbestand", "Overzicht kandidaten")),
        OWN_PAGES,
        ("Rapportage", ("Examen-/toetsresultaten",)),
        DOWNLOADS,
    ),
    Role.SCORER: (
        ("Correctiebeheer", ("Overzicht correctie", "Overeen te komen correcties")),
        OWN_PAGES,
        DOWNLOADS,
    ),
    Role.HELPDESK: (
        ("Instellingen", ("Aanmeldingen", "Overzicht instellingen")),
        (
            "Gebruikersbeheer",
            (
                "Mijn profiel",
                "Verander wachtwoord",
                "Beheren gebruikers",
                "Accounts koppelen",
                "Niet bezorgde e-mails",
            ),
        ),
        ("Logboek", ("Logboek",)),
    ),
    Role.EXAM_PUBLISHER: (("Examenbeheer", ("Examens",)), OWN_PAGES),
}
NOT_YET = {
    "Overzicht FT examens/toetsen",
    "Inplannen correctoren",
    "Inlezen afnamegroep",
    "Status afname-import",
    "Deelrapportages",
    "Inzien examenresultaten",
    "Overzicht correctie",
    "Overeen te komen correcties",
    "Examen-/toetsresultaten",
}
"""Entries whose act is still to come. Whoever declares the act takes its entry away here."""

Words = tuple[tuple[str, tuple[str, ...]], ...]


def someone(*roles: Role, scope: Scope = Scope.PORTAL) -> Actor:
    school = InstitutionId("school-own")
    return Actor(UserId("user-1"), school, frozenset(), frozenset(roles), scope, "Els Bakker")


def words(registry: Registry, actor: Actor) -> Words:
    menu = menu_of(registry, actor, None)
    return tuple((part.label, tuple(entry.label for entry in part.entries)) for part in menu)


def show(_call: Call) -> None:
    """Show a page."""


def every_page_there() -> Registry:
    """Declare a page for each entry of the manual, for everybody."""
    registry = Registry()
    for number, line in enumerate(MENU):
        show.__name__ = f"show_{number}"
        registry.act(
            "GET", f"/page-{number}", scope=Scope.PORTAL, roles=set(Role), example=Example(),
            menu=Menu(line.section, line.label),
        )(show)  # fmt: skip
    return registry


def that_exist(menu: Words) -> Words:
    left = tuple(
        (part, tuple(one for one in labels if one not in NOT_YET)) for part, labels in menu
    )
    return tuple((part, labels) for part, labels in left if labels)


@pytest.mark.parametrize("role", Role)
def test_each_role_has_exactly_the_menu_of_the_manual(role: Role) -> None:
    assert words(every_page_there(), someone(role)) == AS_IN_THE_MANUAL[role]


@pytest.mark.parametrize("role", Role)
def test_what_does_not_exist_yet_is_hidden_and_all_else_is_there(role: Role) -> None:
    assert words(all_acts(), someone(role)) == that_exist(AS_IN_THE_MANUAL[role])


@pytest.mark.parametrize(
    ("roles", "sections"),
    [
        (
            (Role.PLANNER, Role.PROCTOR),
            ["Examenbeheer", "Afnamebeheer", "Afnamemonitor", "Kandidaatbeheer",
             "Gebruikersbeheer", "Rapportage", "Downloads"],
        ),
        (
            (Role.INSTITUTION_ADMIN, Role.EDGE_ADMIN),
            ["Beheren FAO's", "Gebruikersbeheer", "Downloads"],
        ),
    ],
)  # fmt: skip
def test_who_holds_two_roles_has_both_menus_in_one_order(
    roles: tuple[Role, ...], sections: list[str]
) -> None:
    both = words(every_page_there(), someone(*roles))

    assert [part for part, _ in both] == sections
    expected = {
        (part, label)
        for role in roles
        for part, labels in AS_IN_THE_MANUAL[role]
        for label in labels
    }
    assert {(part, label) for part, labels in both for label in labels} == expected


def test_no_act_stands_in_the_menu_under_a_word_that_the_manual_does_not_have() -> None:
    known = {(line.section, line.label) for line in MENU}
    declared = {(act.menu.section, act.menu.label) for act in all_acts().acts.values() if act.menu}

    assert declared <= known


def test_each_entry_leads_to_one_act_only() -> None:
    menus = [act.menu for act in all_acts().acts.values() if act.menu]

    assert len(menus) == len(set(menus))


@pytest.mark.parametrize("line", MENU, ids=lambda line: line.label)
def test_whoever_should_see_an_entry_may_open_its_act(line: Line) -> None:
    acts = {act.menu: act for act in all_acts().acts.values() if act.menu}
    act = acts.get(Menu(line.section, line.label))

    assert act is None or line.roles <= act.roles


def test_a_role_that_may_open_a_page_but_whose_menu_has_it_not_does_not_see_it() -> None:
    assert "Logboek" not in dict(words(every_page_there(), someone(Role.INSTITUTION_ADMIN)))


def test_the_monitor_has_its_own_menu_in_the_cloud_and_at_school() -> None:
    proctor = someone(Role.PROCTOR, scope=Scope.MONITOR)

    assert words(all_acts(), proctor) == (WATCHING,)
    assert words(edge_acts(), proctor) == (WATCHING,)


def test_the_entry_of_the_page_that_is_shown_is_marked() -> None:
    acts = all_acts()
    menu = menu_of(acts, someone(Role.PLANNER), acts.acts["list_groups"])

    assert [e.label for part in menu for e in part.entries if e.current] == [
        "Overzicht afnamegroepen"
    ]


def test_a_hidden_entry_leads_nowhere() -> None:
    planner = menu_of(every_page_there(), someone(Role.PLANNER), None)

    assert path_of(planner, "Verander wachtwoord") is not None
    assert path_of(planner, "Logboek") is None
