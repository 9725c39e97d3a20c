"""A small router on 127.0.0.1 that speaks OSRM's table service, and can be made to misbehave."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from doorstep.core.geo import Place, distance_m


class Router:
    """Every way takes a second for each 5 m; from west to east a fifth longer. `island`: no way leads there.

    `cells`: so many times at most in one question. `busy`: so many questions are turned away first. `says`:
    an answer of its own instead.
    """

    def __init__(self) -> None:
        self.asked: list[tuple[str, int, int]] = []
        self.cells = 10_000
        self.busy = 0
        self.island: Place | None = None
        self.says: tuple[int, bytes] | None = None
        self.url = ""

    def seconds(self, origin: Place, target: Place) -> float | None:
        if self.island in {origin, target} and origin != target:
            return None
        return distance_m(origin, target) / 5 * (1.2 if target.lon > origin.lon else 1.0)

    def answer(self, path: str, query: dict[str, list[str]]) -> tuple[int, bytes]:
        if self.says is not None:
            return self.says
        if self.busy:
            self.busy -= 1
            return 503, b"later"
        _, service, _, profile, coordinates = path.split("/")
        places = [
            Place(float(lat), float(lon)) for lon, lat in (c.split(",") for c in coordinates.split(";"))
        ]
        assert (service, query["annotations"]) == ("table", ["duration"])
        origins, targets = (
            [places[int(i)] for i in query[key][0].split(";")] for key in ("sources", "destinations")
        )
        self.asked.append((profile, len(origins), len(targets)))
        if len(origins) * len(targets) > self.cells:
            return 400, b'{"code":"TooBig","message":"Too many table coordinates"}'
        durations = [[self.seconds(a, b) for b in targets] for a in origins]
        return 200, json.dumps({"code": "Ok", "durations": durations}).encode()


@contextmanager
def running(router: Router) -> Iterator[Router]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            status, body = router.answer(parts.path, parse_qs(parts.query))
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing on the terminal."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    router.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield router
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
