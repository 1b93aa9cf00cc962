"""Serves an app on our one address until it is asked to stop."""

from collections.abc import Callable

from starlette.applications import Starlette

from chalicelib.serving.on_granian import Listener
from chalicelib.serving.on_granian import serve as serve_all
from infrastructure.local.place import HOST


def serve(
    app: Starlette, port: int, *, ready: Callable[[], None], check: Callable[[], None]
) -> None:
    """Serve until Ctrl-C or SIGTERM; call ``ready`` once, and ``check`` all the time.

    :raises LocalRunError: when ``check`` does.
    """
    serve_all([Listener(app, HOST, port)], ready=ready, check=check)
