"""One `doorstep run` per data folder."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


class AlreadyRunning(Exception):
    """Another process serves this data folder; `pid` and `url` (empty while it starts) are its own."""

    def __init__(self, pid: int, url: str) -> None:
        self.pid, self.url = pid, url
        super().__init__(pid, url)


@contextmanager
def only_one(data: Path) -> Iterator["Claim"]:
    """The sole claim on the data folder. Raises `AlreadyRunning`."""
    with (data / "run.lock").open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            said = json.loads(file.read() or "{}")
            raise AlreadyRunning(said.get("pid", 0), said.get("url", "")) from None
        claim = Claim(file)
        claim.tell("")
        yield claim


class Claim:
    """The held lock; it tells others who holds it and where it serves."""

    def __init__(self, file: IO[str]) -> None:
        self.file = file

    def tell(self, url: str) -> None:
        self.file.seek(0)
        self.file.truncate()
        json.dump({"pid": os.getpid(), "url": url}, self.file)
        self.file.flush()
