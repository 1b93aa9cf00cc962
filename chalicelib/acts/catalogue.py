"""Which acts a deployment mounts: those of candidates, those of everybody else, or all of them.

Delivery is a function and API of its own, so that the load of the portal can never starve
candidates; the modules are imported here and late, so that it does not import what it never serves.
"""

from functools import cache

from chalicelib.serving.act import Registry


def acts_called(name: str) -> Registry:
    """Give the acts that a deployment names in its setting. :raises KeyError: for another name."""
    return {"all": all_acts, "portal": portal_acts, "delivery": delivery_acts}[name]()


@cache
def all_acts() -> Registry:
    """Give every act there is, as the local run serves them from one process."""
    from chalicelib.acts import delivery

    return _merged(delivery.acts, portal_acts())


@cache
def portal_acts() -> Registry:
    """Give the acts of staff and of other programs, and the health of the function itself."""
    from chalicelib.acts import (
        access,
        candidates,
        exams,
        groups,
        monitor,
        monitor_sessions,
        results,
        system,
    )

    portal = (system, access, exams, groups, candidates, monitor, monitor_sessions, results)
    return _merged(*(module.acts for module in portal))


@cache
def delivery_acts() -> Registry:
    """Give the acts of the exam app, and the health of the function that serves them."""
    from chalicelib.acts import delivery, system

    return _merged(delivery.acts, system.acts)


def _merged(*registries: Registry) -> Registry:
    merged = Registry()
    for registry in registries:
        merged.take(registry)
    return merged
