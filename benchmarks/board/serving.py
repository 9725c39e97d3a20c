"""The application in a process of its own, and requests of somebody logged in."""

from __future__ import annotations

import gzip
import http.client
import json
import os
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any

from doorstep.config.serving import children, ports

HOST = "127.0.0.1"
STARTS_WITHIN_S = 60


@dataclass(frozen=True, slots=True)
class Answer:
    """`took_s`: from the request to the last byte, as it came over the wire (`size` bytes)."""

    status: int
    body: Any
    took_s: float
    size: int


@dataclass
class Visitor:
    """One connection that stays open, with the cookies of its session."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._connection = http.client.HTTPConnection(HOST, self.port, timeout=120)

    def log_in(self, username: str, password: str) -> None:
        answer = self.ask("POST", "/api/session", {"username": username, "password": password})
        if answer.status != 200:
            raise RuntimeError(f"could not log in: {answer.body}")

    def ask(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Answer:
        headers = {
            "Accept-Encoding": "gzip",
            "Accept-Language": "zh",
            "Content-Type": "application/json",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "X-CSRFToken": self.cookies.get("csrftoken", ""),
            "Origin": f"http://{HOST}:{self.port}",
        }
        began = time.perf_counter()
        self._connection.request(method, path, json.dumps(body) if body is not None else None, headers)
        response = self._connection.getresponse()
        data = response.read()
        took_s = time.perf_counter() - began
        for line in response.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: held.value for name, held in SimpleCookie(line).items()}
        plain = gzip.decompress(data) if response.headers.get("Content-Encoding") == "gzip" else data
        return Answer(response.status, json.loads(plain or b"null"), took_s, len(data))


@contextmanager
def serving(threads: int = 4) -> Iterator[int]:
    """The web server as `doorstep run` starts it, on a free port; its port."""
    with ports.held(HOST, 0) as port:
        url = f"http://{HOST}:{port}"
        settings = {**os.environ, "DOORSTEP_PUBLIC_URL": url, "DOORSTEP_LOG_LEVEL": "ERROR"}
        command = children.web(HOST, port, threads).command
        process = subprocess.Popen(command, env=settings, stdout=subprocess.DEVNULL, start_new_session=True)
        try:
            _wait(port, process)
            yield port
        finally:
            process.terminate()
            process.wait(30)


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}")
        try:
            Visitor(port).ask("GET", "/api/me")
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"the server did not answer within {STARTS_WITHIN_S} s")
