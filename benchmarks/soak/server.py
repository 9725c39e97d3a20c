"""The web server as `doorstep run` starts it, killed and started again."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field

from doorstep.config.serving import children

_STARTS_WITHIN_S = 60


@dataclass
class Server:
    """On 127.0.0.1 at `port`, with this environment."""

    port: int
    environment: Mapping[str, str]
    started: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def start(self) -> None:
        command = children.web("127.0.0.1", self.port, 4).command
        self._process = subprocess.Popen(
            command, env=dict(self.environment), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
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
        self._process.wait()

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
