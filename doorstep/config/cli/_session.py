"""What a command needs around it: a running database and Django."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from doorstep.config.postgres import Cluster


@contextmanager
def session() -> Iterator[None]:
    """Inside the block the database runs and Django is set up.

    The private server is started if nobody runs it, and stopped if nobody else uses it. In a process that has
    set Django up before (a test), that process's database is used.
    """
    from django.apps import apps

    if apps.ready:
        yield
        return
    import django

    with database():
        django.setup()
        try:
            yield
        finally:
            disconnect()


@dataclass(frozen=True, slots=True)
class Database:
    """A running database; `cluster` is None where `DATABASE_URL` names somebody else's."""

    url: str
    cluster: Cluster | None


@contextmanager
def database() -> Iterator[Database]:
    """A running database, whose address is also in `DATABASE_URL` for settings and child processes."""
    from doorstep.config import data, env, postgres

    given = env.text("DATABASE_URL")
    if given:
        yield Database(given, None)
        return
    with postgres.use(data.folder()) as cluster:
        os.environ["DATABASE_URL"] = cluster.url()
        try:
            yield Database(cluster.url(), cluster)
        finally:
            del os.environ["DATABASE_URL"]


def disconnect() -> None:
    """Give Django's connections back before the server under them stops."""
    from django.db import connections

    for connection in connections.all(initialized_only=True):
        connection.close()
        if hasattr(connection, "close_pool"):
            connection.close_pool()
