"""Brings the parts of a school server up in their order, and takes them down in the other."""

import os
from contextlib import suppress
from threading import Event

from starlette.applications import Starlette

from chalicelib.serving.on_asgi import asgi_app
from chalicelib.serving.on_granian import Listener, serve
from fao_edge.adapters.alone import alone_in
from fao_edge.adapters.certificates import OwnCertificate, names_of_machine, own_certificate
from fao_edge.background import (
    HAND_IN_SECONDS,
    SOON_SECONDS,
    Background,
    Chore,
)
from fao_edge.bootstrap import EdgeServices, Opened, new_id, now, opened
from fao_edge.certificate_page import PATH, certificate_routes, plain_app
from fao_edge.config import EdgeSettings
from fao_edge.front import front
from fao_edge.renewal import renewal

STOP_SECONDS = 3.0


def run(settings: EdgeSettings) -> None:
    """Serve until Ctrl-C or SIGTERM. What was answered is on the disk, however it ends.

    :raises NotActivated: if it was never taken into use.
    :raises Fault: if the folder or a port cannot be used.
    """
    with alone_in(settings.state):
        _run(settings)


def keep_to_one_core() -> None:
    """Stay on one processor core, where the system lets us; call it before threads begin.

    Python runs one thread at a time, so a second core adds nothing, and handing work from core to
    core costs more than a save (decisions/0007-the-school-server.md).
    """
    if hasattr(os, "sched_setaffinity"):
        # Some containers forbid it; then a save costs more, and nothing else is wrong.
        with suppress(OSError):
            # The last one: a system tends to do its own work on the first.
            os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def application(edge: Opened, own: OwnCertificate | None = None) -> Starlette:
    """Give the acts, and the files beside them."""
    files = front(edge.services.content, edge.services.settings.exam_app)
    trust = certificate_routes(own) if own else []
    return asgi_app(edge.server, new_id, others=[*trust, *files])


def listeners(edge: Opened) -> tuple[list[Listener], OwnCertificate | None]:
    """Give the doors of this server, and the certificate that it made for them, if it did.

    :raises Fault: if no certificate can be kept.
    """
    settings = edge.services.settings
    own = _own_certificate(settings)
    app = application(edge, own)
    if settings.is_plain:
        return [Listener(app, settings.host, settings.port)], own
    certificate = own.certificate if own else settings.certificate
    key = own.key if own else settings.certificate_key
    return [
        Listener(app, settings.host, settings.port, certificate, key),
        Listener(plain_app(own, settings.port), settings.host, settings.plain_port),
    ], own


def chores(services: EdgeServices, own: OwnCertificate | None) -> tuple[Chore, ...]:
    """Give what this server does by itself."""
    fetching, handing_in = services.fetching, services.handing_in
    fetch_seconds = float(services.settings.fetch_seconds)

    def fetch() -> float:
        fetching.run()
        return fetch_seconds

    def hand_in() -> float:
        return SOON_SECONDS if handing_in.run() else HAND_IN_SECONDS

    return (
        Chore("ophalen", fetch, fetch_seconds, Event()),
        Chore("inleveren", hand_in, HAND_IN_SECONDS, services.home_wanted),
        *((renewal(own, now),) if own else ()),
    )


def _run(settings: EdgeSettings) -> None:
    keep_to_one_core()
    edge = opened(settings, now)
    try:
        doors, own = listeners(edge)
        _open(edge, doors, own)
    finally:
        edge.database.close()


def _open(edge: Opened, doors: list[Listener], own: OwnCertificate | None) -> None:
    background = Background(chores(edge.services, own))

    def ready() -> None:
        background.start()
        print(_welcome(edge, own), flush=True)

    try:
        serve(doors, ready=ready, check=_nothing)
    finally:
        background.stop(STOP_SECONDS)


def _own_certificate(settings: EdgeSettings) -> OwnCertificate | None:
    if settings.is_plain or settings.certificate:
        return None
    names = (*settings.names, *names_of_machine())
    return own_certificate(settings.state / "certificates", names, now())


def _nothing() -> None:
    """Watch over nothing: the threads of the background look after themselves."""


def _welcome(edge: Opened, own: OwnCertificate | None) -> str:
    origin = edge.services.settings.origin
    lines = [
        f"{edge.services.identity.name} draait op {origin}/",
        f"Monitor           {origin}/facet-afnamemonitor/",
        f"Examen maken      {origin}/facet-afname/",
    ]
    if own:
        lines += [
            f"Certificaat       {origin}{PATH}",
            f"Vingerafdruk      {own.fingerprint}",
        ]
    return "\n".join(lines)
