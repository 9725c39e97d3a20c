"""Requests to stop: Ctrl-C, a service manager's SIGTERM, a closed terminal."""

import signal
import types
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

NUMBERS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(BaseException):
    """Somebody asked us to stop. No `Exception`, so that no step takes it for a failure of its own."""


class StopRequests:
    """Remembers a request until `check` is called; inside `at_once` it interrupts whatever is going on.

    Interrupting is for work that may break off anywhere, such as transactions, never for starting or stopping
    processes: one would be left behind. Later requests change nothing.
    """

    def __init__(self) -> None:
        self.asked = False
        self.interrupting = False
        self.before: dict[int, Any] = {}

    def __enter__(self) -> "StopRequests":
        for number in NUMBERS:
            # nohup's choice to outlive the terminal stands.
            if signal.getsignal(number) != signal.SIG_IGN:
                self.before[number] = signal.signal(number, self._take)
        return self

    def __exit__(self, *error: object) -> None:
        for number, handler in self.before.items():
            signal.signal(number, handler)

    def check(self) -> None:
        """Raises `Stopped` if there was a request."""
        if self.asked:
            raise Stopped

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Inside the block a request raises `Stopped` right away."""
        self.check()
        self.interrupting = True
        try:
            yield
        finally:
            self.interrupting = False

    def _take(self, number: int, frame: types.FrameType | None) -> None:
        first, self.asked = not self.asked, True
        if first and self.interrupting:
            raise Stopped
