"""Which acts a place mounts: all, those of candidates, those of everybody else, a school server's.

Delivery is a function and API of its own, so that the load of the portal can never starve
candidates; the modules are imported here and late, so that it does not import what it never serves.
"""

from functools import cache

from chalicelib.serving.act import Registry


def acts_called(name: str) -> Registry:
    """Give the acts that a place names in its setting. :raises KeyError: for another name."""
    known = {"all": all_acts, "portal": portal_acts, "delivery": delivery_acts, "edge": edge_acts}
    return known[name]()


@cache
def all_acts() -> Registry:
    """Give every act there is, as the local run serves them from one process."""
    from chalicelib.acts import delivery

    return _merged(delivery.acts, portal_acts())


@cache
def portal_acts() -> Registry:
    """Give the acts of staff and of other programs, and the health of the function itself."""
    from chalicelib.acts import (
        candidates,
        downloads,
        edge_uplink,
        edges,
        exams,
        groups,
        monitor,
        monitor_sessions,
        monitor_steering,
        own_institution,
        plans,
        public,
        results,
        system,
    )

    portal = (
        system,
        public,
        exams,
        groups,
        plans,
        candidates,
        edges,
        edge_uplink,
        monitor,
        monitor_sessions,
        monitor_steering,
        own_institution,
        downloads,
        results,
    )
    return _merged(
        *(module.acts for module in portal), people_acts(), user_acts(), institution_acts()
    )


@cache
def people_acts() -> Registry:
    """Give how staff get in, and what is told of who did what."""
    from chalicelib.acts import access, access_monitor, audit, mail_failures, passwords

    people = (access, access_monitor, audit, mail_failures, passwords)
    return _merged(*(module.acts for module in people), own_login_acts())


@cache
def own_login_acts() -> Registry:
    """Give what people do with their own logins, and who helps them."""
    from chalicelib.acts import authenticator, own_logins, user_authenticators

    return _merged(own_logins.acts, authenticator.acts, user_authenticators.acts)


@cache
def user_acts() -> Registry:
    """Give what administrators, the helpdesk and people themselves do with accounts."""
    from chalicelib.acts import account_links, institution_choice, profile, user_doors, users

    about_users = (users, user_doors, profile, institution_choice, account_links)
    return _merged(*(module.acts for module in about_users))


@cache
def institution_acts() -> Registry:
    """Give what schools ask without a login, and what the helpdesk does with it."""
    from chalicelib.acts import (
        helpdesk_institutions,
        helpdesk_paper,
        helpdesk_registrations,
        registrations,
    )

    asked = (registrations, helpdesk_registrations, helpdesk_paper, helpdesk_institutions)
    return _merged(*(module.acts for module in asked))


@cache
def delivery_acts() -> Registry:
    """Give the acts of the exam app, and the health of the function that serves them."""
    from chalicelib.acts import delivery, system

    return _merged(delivery.acts, system.acts)


@cache
def edge_acts() -> Registry:
    """Give the acts of a school server: exam app, monitor and its door, pages for all, health."""
    from chalicelib.acts import (
        access_monitor,
        delivery,
        monitor,
        monitor_sessions,
        monitor_steering,
        public,
        system,
    )

    on_monitor = (access_monitor, monitor, monitor_sessions, monitor_steering)
    at_school = (system, public, *on_monitor, delivery)
    return _merged(*(module.acts for module in at_school))


def _merged(*registries: Registry) -> Registry:
    merged = Registry()
    for registry in registries:
        merged.take(registry)
    return merged
