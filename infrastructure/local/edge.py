"""``python -m infrastructure.local.edge``: a school server beside `make run`, in its own process.

It is added to the local cloud for the school of the demonstration, and remembers that.
"""

import os
import sys
from pathlib import Path
from typing import NoReturn

import httpx

from chalicelib.core.kernel import EdgeId, InstitutionId, NotFound
from fao_edge.bootstrap import identity_of
from fao_edge.config import read_settings
from infrastructure.local.place import (
    HOST,
    LocalRunError,
    Place,
    check_port_is_free,
    developers_place,
)
from infrastructure.local.running import STAGE
from infrastructure.local.stack import environment

NAME = "FAO demonstratie"
SCHOOL = InstitutionId("school-99za")
USUAL_PORT = "8410"


def main() -> int:
    """Start the school server, or say in one line why not."""
    place = developers_place()
    port = os.environ.get("FACET_EDGE_PORT", USUAL_PORT)
    env = _environment(place, port)
    try:
        _check_port(int(port))
        env |= _activation(place, env)
    except LocalRunError as refused:
        print(refused, file=sys.stderr)
        return 1
    sys.stdout.flush()
    return _become(env)


def _become(env: dict[str, str]) -> NoReturn:
    # From here on it is what runs at a school: a program without any part of the cloud.
    os.execve(sys.executable, [sys.executable, "-m", "fao_edge"], env)  # noqa: S606


def _environment(place: Place, port: str) -> dict[str, str]:
    kept = ("PATH", "HOME", "LANG", "TZ")
    return {name: os.environ[name] for name in kept if name in os.environ} | {
        "FACET_EDGE_STATE": str(place.state / "edge"),
        "FACET_EDGE_HOST": HOST,
        "FACET_EDGE_PORT": port,
        "FACET_EDGE_CLOUD": f"{place.origin}/api",
    }


def _cloud_answers(place: Place) -> bool:
    try:
        found = httpx.get(f"{place.origin}/api/v1/health", timeout=5, trust_env=False)
    except httpx.HTTPError:
        return False
    return found.is_success


def _check_port(port: int) -> None:
    try:
        check_port_is_free(port)
    except LocalRunError as cause:
        raise LocalRunError(
            f"Poort {port} is bezet. Stop het programma dat daar draait (misschien de FAO zelf)"
            f" of kies een andere poort: make run-edge FACET_EDGE_PORT={port + 100}"
        ) from cause


def _activation(place: Place, env: dict[str, str]) -> dict[str, str]:
    """Give what the first start needs to be activated; nothing more on a later start."""
    known = identity_of(read_settings(env))
    if not _cloud_answers(place):
        if known is None:
            raise LocalRunError(
                f"Op {place.origin}/ draait geen Facet. Doe eerst, in een ander venster: make run"
            )
        print(f"Op {place.origin}/ draait geen Facet; de FAO doet het ook zonder.")
        return {}
    print("Plan in het portaal een groep op deze FAO; hij haalt die binnen een minuut op.")
    os.environ |= environment(place, stage=STAGE)
    # Imported now and not above: the adapters read their settings when they are imported.
    from chalicelib import bootstrap
    from chalicelib.core.access import Actor, Role, Scope
    from chalicelib.core.kernel import UserId

    if known is not None:
        _check_known(EdgeId(known.edge_id), Path(env["FACET_EDGE_STATE"]))
        return {}
    admin = Actor(
        UserId("make-run-edge"),
        SCHOOL,
        frozenset(),
        frozenset({Role.EDGE_ADMIN}),
        Scope.PORTAL,
        NAME,
    )
    added = bootstrap.cloud().edges.add_edge(admin, name=NAME)
    return {"FACET_EDGE_ID": added.edge.edge_id, "FACET_EDGE_CODE": added.code}


def _check_known(edge_id: EdgeId, state: Path) -> None:
    from chalicelib import bootstrap

    try:
        bootstrap.cloud().edge_store.get(SCHOOL, edge_id)
    except NotFound:
        raise LocalRunError(
            f"De cloud kent FAO {edge_id} niet; hij is na de activering gewist. Begin opnieuw met"
            f" een lege FAO: rm -r {state}; make run-edge"
        ) from None


if __name__ == "__main__":
    raise SystemExit(main())
