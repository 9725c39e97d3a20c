"""The private PostgreSQL under the tests: started when a test first asks for the database, stopped with
the session.
"""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from doorstep.config import env
from doorstep.config.postgres import Cluster, place_of
from doorstep.config.postgres.cluster import FORGETFUL
from doorstep.config.postgres.private import source

pytest_plugins = ("tests.cast",)


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
