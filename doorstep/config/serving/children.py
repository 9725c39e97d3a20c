"""The processes that serve: the web server and the worker for background jobs."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from doorstep.config import processes
from doorstep.config.errors import ChildEnded
from doorstep.core.errors import Text, text

STOP_LIMIT_S = 20
LOG_LIMIT_BYTES = 10_000_000


@dataclass(frozen=True, slots=True)
class Program:
    """What to start: its name for people and the words of its command."""

    name: Text
    key: str
    command: Sequence[str]


@dataclass(frozen=True, slots=True)
class Child:
    """A started program; `log` is None where it writes to our own output."""

    program: Program
    process: subprocess.Popen[bytes]
    log: Path | None

    def check(self) -> None:
        """Raises `ChildEnded` if it isn't running any more."""
        code = self.process.poll()
        if code is not None:
            raise ChildEnded(name=self.program.name, exit=code, log=self.log or "stderr")

    def stop(self) -> None:
        """Ask it to end, wait, and in the end make it; also whatever it started."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(STOP_LIMIT_S)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        # Its children carry its number as their group; a crashed web server leaves them behind.
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return


def web(host: str, port: int, threads: int) -> Program:
    """Granian with one worker: the application's own state (pool, cache, counters) is then in one place."""
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--workers", "1"]
    command += ["--host", host, "--port", str(port), "--blocking-threads", str(threads)]
    command += ["--log-level", "warning", "--workers-kill-timeout", "10", "doorstep.config.wsgi:application"]
    return Program(text("网站", "web server"), "web", command)


def worker() -> Program:
    """Procrastinate's worker for deadlines and messages."""
    return _worker(text("后台任务", "worker"), "worker", "default")


def long_worker() -> Program:
    """Another one for what takes minutes and much memory (backtests): it holds up no deadline."""
    return _worker(text("后台长任务", "worker for long jobs"), "worker-long", "long")


def _worker(name: Text, key: str, queue: str) -> Program:
    """Without Django's system checks, which the tests make: they import the whole web interface, and all
    clocks stand still until a worker that was killed is back.
    """
    command = [sys.executable, "-m", "django", "procrastinate", "--skip-checks", "worker"]
    command += ["--name", f"doorstep-{queue}", "--queues", queue]
    return Program(name, key, command)


def start(program: Program, logs: Path | None) -> Child:
    """Start it in a group of its own, so that Ctrl-C reaches us alone and we stop things in order."""
    log = None if logs is None else _log_file(logs, program.key)
    with open(log or os.devnull, "ab") as sink:
        process = subprocess.Popen(
            program.command,
            stdin=subprocess.DEVNULL,
            stdout=sink if log else None,
            stderr=sink if log else None,
            start_new_session=True,
            preexec_fn=processes.end_with_parent(signal.SIGTERM),
        )
    return Child(program, process, log)


def _log_file(folder: Path, key: str) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = folder / f"{key}.log"
    if file.exists() and file.stat().st_size > LOG_LIMIT_BYTES:
        file.replace(file.with_suffix(".log.1"))
    return file
