"""Newer builds of the field app, without building: the server's own, with another version written in."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

#: What would be answered by "not modified", or come packed.
_NOT_ASKED = {"if-none-match", "if-modified-since", "accept-encoding", "connection"}
_NOT_TOLD = {"etag", "last-modified", "content-length", "transfer-encoding", "connection", "server", "date"}


@dataclass
class Builds:
    """Stands before the server at `url`; `newest` is the build that it serves, 0 the server's own."""

    url: str
    newest: int = 0

    def rewritten(self, body: bytes) -> bytes:
        """The service worker or the page, of the newest build."""
        if not self.newest:
            return body
        named = b"%d-" % self.newest
        for begin in (b"const NAME = 'field-", b'<meta name="version" content="'):
            body = body.replace(begin, begin + named, 1)
        return body


@contextmanager
def builds(server_url: str) -> Iterator[Builds]:
    """A proxy of the server on this machine, stopped at the end."""
    upstream = urlsplit(server_url)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _pass_on(self) -> None:
            size = int(self.headers.get("Content-Length") or 0)
            headers = {name: value for name, value in self.headers.items() if name.lower() not in _NOT_ASKED}
            upstream_call = HTTPConnection(upstream.hostname or "", upstream.port)
            upstream_call.request(self.command, self.path, self.rfile.read(size), headers)
            answer = upstream_call.getresponse()
            body = answer.read()
            upstream_call.close()
            if self.path == "/field/sw.js" or answer.headers.get_content_type() == "text/html":
                body = served.rewritten(body)
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in _NOT_TOLD:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PUT = do_DELETE = _pass_on

        def log_message(self, *_: Any) -> None:
            return

    proxy = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    proxy.daemon_threads = True
    served = Builds(f"http://localhost:{proxy.server_port}")
    threading.Thread(target=proxy.serve_forever, daemon=True).start()
    try:
        yield served
    finally:
        proxy.shutdown()
        proxy.server_close()
