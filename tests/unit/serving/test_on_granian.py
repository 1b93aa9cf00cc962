"""A port that another program has is refused before anything starts."""

import socket

import pytest
from starlette.applications import Starlette

from chalicelib.serving.on_granian import Listener, PortRefused, serve


def test_a_taken_port_is_refused_even_if_its_holder_would_share_it() -> None:
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        listener = Listener(Starlette(), "127.0.0.1", port)

        with pytest.raises(PortRefused, match=str(port)):
            serve([listener], ready=lambda: None, check=lambda: None)
