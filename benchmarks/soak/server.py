"""The web server as `doorstep run` starts it, killed and started again."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from doorstep.config.serving import children

_STARTS_WITHIN_S = 60
#: Ends its whole group when its input does. A signal at the parent's death won't do: Linux sends that as soon
#: as the starting thread ends, and a restart's thread is short-lived.
_WITH_INPUT = '"$@" </dev/null & cat >/dev/null; kill -s KILL 0'


def tied(command: Sequence[str], environment: Mapping[str, str], log: Path) -> subprocess.Popen[bytes]:
    """Starts `command` in a group of its own that ends with us, even when we are killed: its leader watches a
    pipe that closes then. End it by `os.killpg`. What it says is added to `log`."""
    with log.open("ab") as sink:
        return subprocess.Popen(
            ["sh", "-c", _WITH_INPUT, "sh", *command], env=dict(environment), stdin=subprocess.PIPE,
            stdout=sink, stderr=sink, start_new_session=True,
        )  # fmt: skip


@dataclass
class Server:
    """On 127.0.0.1 at `port`, with this environment; what it says is kept in `log`."""

    port: int
    environment: Mapping[str, str]
    log: Path
    started: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def start(self) -> None:
        self._process = tied(children.web("127.0.0.1", self.port, 4).command, self.environment, self.log)
        self.started += 1
        until = time.monotonic() + _STARTS_WITHIN_S
        while not self._answers():
            if time.monotonic() > until:
                raise RuntimeError(f"the server did not answer within {_STARTS_WITHIN_S} s")
            time.sleep(0.1)

    def kill(self) -> None:
        """SIGKILL to it and its workers, then another one."""
        with self._lock:
            self.stop()
            self.start()

    def stop(self) -> None:
        os.killpg(self._process.pid, signal.SIGKILL)
        with self._process:
            return

    def last_words(self, size: int = 4000) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")[-size:]

    def idle(self) -> None:
        """Returns once no killing is under way."""
        with self._lock:
            return

    def _answers(self) -> bool:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{self.port}/api/me", timeout=5)
        except urllib.error.HTTPError:
            return True
        except OSError:
            return False
        return True
