"""Brings the parts of a school server up in their order, and takes them down in the other."""

from threading import Event

from starlette.applications import Starlette

from chalicelib.serving.on_asgi import asgi_app
from chalicelib.serving.on_granian import Listener, serve
from fao_edge.background import (
    FETCH_SECONDS,
    HAND_IN_SECONDS,
    SOON_SECONDS,
    Background,
    Chore,
)
from fao_edge.bootstrap import EdgeServices, Opened, new_id, opened
from fao_edge.config import EdgeSettings
from fao_edge.front import front

STOP_SECONDS = 3.0


def run(settings: EdgeSettings) -> None:
    """Serve until Ctrl-C or SIGTERM. What was answered is on the disk, however it ends.

    :raises NotActivated: if it was never taken into use.
    :raises Fault: if the disk cannot be used.
    """
    edge = opened(settings)
    background = Background(chores(edge.services))
    try:
        background.start()
        listener = Listener(application(edge), settings.host, settings.port)
        serve([listener], ready=lambda: print(_welcome(edge), flush=True), check=_nothing)
    finally:
        background.stop(STOP_SECONDS)
        edge.database.close()


def application(edge: Opened) -> Starlette:
    """Give the acts, and the files beside them."""
    files = front(edge.services.content, edge.services.settings.exam_app)
    return asgi_app(edge.server, new_id, others=files)


def chores(services: EdgeServices) -> tuple[Chore, Chore]:
    """Give what this server does by itself."""
    fetching, handing_in = services.fetching, services.handing_in

    def fetch() -> float:
        fetching.run()
        return FETCH_SECONDS

    def hand_in() -> float:
        return SOON_SECONDS if handing_in.run() else HAND_IN_SECONDS

    return (
        Chore("ophalen", fetch, FETCH_SECONDS, Event()),
        Chore("inleveren", hand_in, HAND_IN_SECONDS, services.home_wanted),
    )


def _nothing() -> None:
    """Watch over nothing: the threads of the background look after themselves."""


def _welcome(edge: Opened) -> str:
    origin = edge.services.settings.origin
    return "\n".join(
        (
            f"{edge.services.identity.name} draait op {origin}/",
            f"Monitor           {origin}/facet-afnamemonitor/",
            f"Examen maken      {origin}/facet-afname/",
        )
    )
