"""The network of a rehearsal: a free port of this machine, or a network that reaches nobody.

A school server listens to its whole school network. Where the engine gives it no network of its
own, the rehearsal moves to one itself; so it is seen to start without internet too.
"""

import ctypes
import fcntl
import os
import socket
import struct
from pathlib import Path

from infrastructure.rehearsal.image.commands import RehearsalFailed

CLONE_NEWNET = 0x40000000
SIOCSIFFLAGS = 0x8914
IFF_UP = 0x1
LOWEST_PORT = Path("/proc/sys/net/ipv4/ip_unprivileged_port_start")


def free_port() -> int:
    """Find a port of this machine on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def leave_the_network() -> None:
    """Move this process, and all that it starts from now on, to a network of 127.0.0.1 alone.

    :raises RehearsalFailed: if the system does not let us.
    """
    # os.unshare is there from Python 3.12 on.
    if ctypes.CDLL(None, use_errno=True).unshare(CLONE_NEWNET):
        reason = os.strerror(ctypes.get_errno())
        raise RehearsalFailed(f"A rehearsal with Buildah needs a network of its own: {reason}")
    with socket.socket() as asked:
        fcntl.ioctl(asked, SIOCSIFFLAGS, struct.pack("16sH14x", b"lo", IFF_UP))
    # As container engines do: the server is no root, and listens on 443 all the same.
    LOWEST_PORT.write_text("0", encoding="ascii")
