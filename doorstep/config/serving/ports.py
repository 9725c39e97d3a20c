"""Which port to serve on."""

import contextlib
import socket

from doorstep.config.errors import PortTaken

FIRST = 8000
TRIES = 100


def choose(host: str, wanted: int | None) -> int:
    """`wanted`, or the first free port from 8000 on. Raises `PortTaken`."""
    ports = [wanted] if wanted is not None else range(FIRST, FIRST + TRIES)
    for port in ports:
        if is_free(host, port):
            return port
    raise PortTaken(host=host, port=wanted if wanted is not None else f"{FIRST}-{FIRST + TRIES - 1}")


def is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with contextlib.closing(socket.socket(family, socket.SOCK_STREAM)) as probe:
        # As servers do: a port whose last connections are only fading away is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
