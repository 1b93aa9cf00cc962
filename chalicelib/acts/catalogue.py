"""Which acts a deployment mounts: all of them, or only those that candidates need.

Delivery is a function and API of its own, so that the load of the portal can never starve
candidates; the modules are imported here and late, so that it does not import what it never serves.
"""

from functools import cache

from chalicelib.serving.act import Registry


def acts_called(name: str) -> Registry:
    """Give the acts that a deployment names in its setting. :raises KeyError: for another name."""
    return {"all": all_acts, "delivery": delivery_acts}[name]()


@cache
def all_acts() -> Registry:
    """Give every act there is."""
    from chalicelib.acts import (
        access,
        candidates,
        exams,
        groups,
        monitor,
        monitor_sessions,
        results,
    )

    portal = (access, exams, groups, candidates, monitor, monitor_sessions, results)
    return _merged(delivery_acts(), *(module.acts for module in portal))


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
