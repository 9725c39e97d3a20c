"""Which port to serve on."""

import contextlib
import socket
from collections.abc import Iterator

from doorstep.config.errors import PortTaken

FIRST = 8000
TRIES = 100


@contextlib.contextmanager
def held(host: str, wanted: int | None) -> Iterator[int]:
    """`wanted` (0: any that is free), or the first free port from 8000 on, kept for our web server until the
    end. Raises `PortTaken`.

    The web server shares its port with whoever asks (SO_REUSEPORT). Of two that start at the same time each
    would find the port free and then get half of the other's requests.
    """
    ports = [wanted] if wanted is not None else range(FIRST, FIRST + TRIES)
    for port in ports:
        keeper = _kept(host, port)
        if keeper is not None:
            with contextlib.closing(keeper):
                yield keeper.getsockname()[1]
            return
    raise PortTaken(host=host, port=wanted if wanted is not None else f"{FIRST}-{FIRST + TRIES - 1}")


def _kept(host: str, port: int) -> socket.socket | None:
    """Bound alone, then opened to the web server; it never listens, so it gets no connection."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    keeper = socket.socket(family, socket.SOCK_STREAM)
    for alone in (True, False):
        # The second time as servers do: a port whose last connections are only fading away is free.
        keeper.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, not alone)
        try:
            keeper.bind((host, port))
        except OSError:
            continue
        keeper.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        return keeper
    keeper.close()
    return None
