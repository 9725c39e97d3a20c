"""One private server, used by several processes at once: the first starts it, the last one out stops it.

Each user holds a shared lock on `users.lock` as long as it needs the server; `start.lock` lets one of them
at a time start or stop it. Locks vanish with their process, so a killed one leaves at most a running
server, which the next one takes over.
"""

import contextlib
import fcntl
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from doorstep.config import data as data_folder
from doorstep.config import env
from doorstep.config.errors import PostgresNotYours
from doorstep.config.postgres.binaries import Source
from doorstep.config.postgres.cluster import Cluster
from doorstep.config.postgres.place import place_of


def source() -> Source:
    """Which server to use, by `DOORSTEP_POSTGRES`: auto (default), system, embedded."""
    word = env.choice("DOORSTEP_POSTGRES", ("auto", "system", "embedded"), "auto")
    return "system" if word == "system" else "embedded" if word == "embedded" else "auto"


def database_url() -> str:
    """The address of the database to use: `DATABASE_URL`, else that of the private server, running or not."""
    return env.text("DATABASE_URL") or Cluster(place_of(data_folder.folder())).url()


@contextlib.contextmanager
def use(data: Path) -> Iterator[Cluster]:
    """The running private server of the data folder `data`, kept running until the block ends.

    Raises `PostgresError`.
    """
    data_folder.passage(data)
    cluster = Cluster(place_of(data), source())
    with _lock_file(data / "postgres.users.lock") as users:
        try:
            with _lock_file(data / "postgres.start.lock") as starting:
                fcntl.flock(starting, fcntl.LOCK_EX)
                fcntl.flock(users, fcntl.LOCK_SH)
                cluster.start()
            yield cluster
        finally:
            with _lock_file(data / "postgres.start.lock") as stopping:
                fcntl.flock(stopping, fcntl.LOCK_EX)
                if _is_last(users):
                    cluster.stop()


def _is_last(users: IO[str]) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        fcntl.flock(users, fcntl.LOCK_UN)
        return False
    return True


@contextlib.contextmanager
def _lock_file(file: Path) -> Iterator[IO[str]]:
    try:
        handle = file.open("a")
    except PermissionError as error:
        raise PostgresNotYours(path=str(file), uid=file.stat().st_uid) from error
    with handle:
        yield handle
