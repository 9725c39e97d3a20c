"""`doorstep run` from its start to its end, for real: database, web server, worker."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from doorstep.config import processes
from doorstep.config.postgres import Cluster, place_of

COMMAND = [sys.executable, "-m", "doorstep.config.cli", "run", "--no-demo", "--log-files"]
LIMIT_S = 90


class Served:
    """A `doorstep run` of this test's own."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.environment = {**os.environ, "DOORSTEP_DATA": str(data), "PYTHONUNBUFFERED": "1"}
        self.environment.pop("DATABASE_URL", None)
        self.output = (data / "output").open("w+")
        self.process = subprocess.Popen(
            COMMAND,
            env=self.environment,
            stdout=self.output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def said(self) -> str:
        return (self.data / "output").read_text(encoding="utf-8")

    def address(self) -> str:
        """Where it serves, once it does."""
        end = time.monotonic() + LIMIT_S
        while self.process.poll() is None and time.monotonic() < end:
            found = re.search(r"(http://127\.0\.0\.1:\d+)/console/", self.said())
            if found:
                return found[1]
            time.sleep(0.1)
        pytest.fail(f"it never served:\n{self.said()}\n{self.log('web')}\n{self.log('worker')}")

    def log(self, key: str) -> str:
        file = self.data / "logs" / f"{key}.log"
        return file.read_text(encoding="utf-8") if file.exists() else ""

    def running(self) -> list[int]:
        """Every process but its own that has to do with its data folder or was started by it."""
        server = Cluster(place_of(self.data)).server_pid()
        mine = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(self.process.pid)], capture_output=True, text=True, check=False
        )
        return [int(pid) for pid in mine.stdout.split()] + ([server] if server else [])

    def end(self, how: signal.Signals) -> int:
        self.process.send_signal(how)
        return self.process.wait(LIMIT_S)


@pytest.fixture
def served(data: Path) -> Iterator[Served]:
    run = Served(data)
    yield run
    if run.process.poll() is None:
        run.end(signal.SIGTERM)
    run.output.close()
    Cluster(place_of(data)).stop()


def test_it_serves_says_so_to_a_second_one_and_leaves_nothing_behind(served: Served) -> None:
    address = served.address()
    with urllib.request.urlopen(f"{address}/healthz", timeout=10) as answer:
        assert answer.status == 200
    second = subprocess.run(COMMAND, env=served.environment, capture_output=True, text=True, check=False)
    assert second.returncode == 0
    assert address in second.stdout
    assert str(served.process.pid) in second.stdout
    started = served.running()
    assert len(started) >= 3
    assert served.end(signal.SIGINT) == 0, served.said()
    assert [pid for pid in started if processes.command_line(pid)] == []
    assert "Everything is stopped" in served.said()


def test_when_the_web_server_dies_the_rest_is_stopped_and_it_is_named(served: Served) -> None:
    served.address()
    started = served.running()
    [web] = [pid for pid in started if "granian" in processes.command_line(pid)]
    os.kill(web, signal.SIGKILL)
    assert served.process.wait(LIMIT_S) == 1
    assert "web server ended unexpectedly" in served.said()
    assert [pid for pid in started if processes.command_line(pid)] == []
