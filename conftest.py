"""The private PostgreSQL under the tests: started when a test first asks for the database, stopped with
the session.
"""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from doorstep.config import env
from doorstep.config.postgres import Cluster, place_of
from doorstep.config.postgres.cluster import FORGETFUL
from doorstep.config.postgres.private import source

pytest_plugins = ("tests.cast", "tests.worlds")


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The address of a server for the tests: `DATABASE_URL` if set, else one of this session's own."""
    given = env.text("DATABASE_URL")
    if given:
        yield given
        return
    data = Path(tempfile.mkdtemp(prefix="doorstep-test-"))
    data.chmod(0o711)
    cluster = Cluster(place_of(data), source(), options=FORGETFUL, tied=True)
    try:
        cluster.start()
        yield cluster.url()
    finally:
        cluster.stop()
        shutil.rmtree(data)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, postgres_url: str
) -> None:
    """Point Django at that server before the test database is made."""
    from django.conf import settings

    address = env.database(postgres_url)
    settings.DATABASES["default"].update(
        {key: address[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}
    )


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Tests with transactions of their own are cleaned up by TRUNCATE, which append-only tables refuse
    (`core.immutable`): in the tests' database, and nowhere else, those triggers sleep.
    """
    from django.db import connection

    with django_db_blocker.unblock(), connection.cursor() as cursor:
        # Bit 5 of tgtype: fires on TRUNCATE.
        cursor.execute("SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE tgtype & 32 <> 0")
        for table, trigger in cursor.fetchall():
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {trigger}")
    yield
    # A request that was under way when a journey's browser closed may still hold its connection: the database
    # could not be dropped.
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    connection.close()


@pytest.fixture(autouse=True)
def empty_queue(request: pytest.FixtureRequest) -> Iterator[None]:
    """After a test that committed, Django empties its own tables; the job queue's are none of them."""
    yield
    marker = request.node.get_closest_marker("django_db")
    if marker is None or not marker.kwargs.get("transaction"):
        return
    from django.db import connection

    with request.getfixturevalue("django_db_blocker").unblock(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers RESTART IDENTITY CASCADE")
    connection.close()
