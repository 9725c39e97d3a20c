"""Gathers what the checks judge. Each source is asked once, and a dead database ends only its own checks."""

import fcntl
import os
import shutil
import subprocess
import sys
import zoneinfo
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import psycopg

from doorstep.config import data, env
from doorstep.config.cli._session import database, disconnect
from doorstep.config.doctor import database as of_database
from doorstep.config.doctor import machine, working
from doorstep.config.doctor.finding import Finding, fail, failed
from doorstep.core import clock
from doorstep.core.errors import DoorstepError, text
from doorstep.core.working_calendar import load_calendar
from doorstep.core.zone import ZONE

CONNECT_LIMIT_S = 5
APPS = ("console", "field", "door")


def examine() -> Iterator[Finding]:
    """Every finding, those of the machine first."""
    folder = data.folder()
    yield machine.python_version(sys.version_info[:3])
    yield machine.node_version(_node())
    yield machine.time_zone(ZONE.key in zoneinfo.available_timezones(), ZONE.key)
    yield machine.front_end(_missing_pages(), APPS)
    yield machine.disk_space(shutil.disk_usage(_existing(folder)).free, str(folder))
    yield _data_folder(folder)
    yield _calendar()
    yield from _database(folder)


def _node() -> str | None:
    if shutil.which("node") is None:
        return None
    return subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout.strip()


def _missing_pages() -> list[str]:
    built = env.path("DOORSTEP_FRONTEND", env.CHECKOUT / "frontend" / "dist")
    return [app for app in APPS if not (built / app / "index.html").is_file()]


def _existing(folder: Path) -> Path:
    return folder if folder.exists() else _existing(folder.parent)


def _data_folder(folder: Path) -> Finding:
    private = [folder, *(folder / name for name in ("secret_key", "logs", "evidence"))]
    modes = {str(path): path.stat().st_mode & 0o777 for path in private if path.exists()}
    return machine.data_folder(str(folder), modes, _writable(_existing(folder)))


def _writable(folder: Path) -> bool:
    return os.access(folder, os.W_OK | os.X_OK)


def _calendar() -> Finding:
    today = (clock.now() + timedelta(hours=8)).date()
    next_year = today.replace(year=today.year + 1, day=1)
    return working.calendar_years(load_calendar().missing_years(today, next_year), today.year)


def _database(folder: Path) -> Iterator[Finding]:
    import django

    try:
        with database() as running:
            # Settings refuse a wrong address; the pool behind them would try a dead one for long.
            django.setup()
            psycopg.connect(running.url, connect_timeout=CONNECT_LIMIT_S).close()
            try:
                yield from _inside(folder)
            finally:
                disconnect()
    except DoorstepError as error:
        yield failed("database", error)
    except psycopg.Error as error:
        yield fail(
            "database",
            text(f"连不上数据库：{error}", f"The database can't be reached: {error}"),
            text("检查 DATABASE_URL 与数据库服务器。", "See to DATABASE_URL and the database server."),
        )


def _inside(folder: Path) -> Iterator[Finding]:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    with connection.cursor() as cursor:

        def one(query: str) -> tuple[object, ...]:
            cursor.execute(query)
            return cursor.fetchone() or ()

        number, name, encoding, collation = one(
            "SELECT current_setting('server_version_num')::int, datname, pg_encoding_to_char(encoding),"
            " coalesce(nullif(datcollate, ''), datlocprovider::text)"
            " FROM pg_database WHERE datname = current_database()"
        )
        yield of_database.version(int(str(number)), str(name))
        yield of_database.locale(str(encoding), str(collation))
        cursor.execute("SELECT extname FROM pg_extension")
        yield of_database.extensions({row[0] for row in cursor.fetchall()})
        before = clock.now()
        (theirs,) = one("SELECT clock_timestamp()")
        yield of_database.clock_skew(before, theirs, clock.now())  # type: ignore[arg-type]
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    unapplied = [f"{migration.app_label}.{migration.name}" for migration, _ in plan]
    yield of_database.migrations(unapplied)
    if not unapplied:
        yield from _tables(folder)


def _tables(folder: Path) -> Iterator[Finding]:
    from django.db import connection

    from doorstep.standards.models import Adoption, Edition

    published = set(Edition.objects.values_list("standard", flat=True))
    yield working.standards(published, set(Adoption.objects.values_list("standard", flat=True)))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT extract(epoch FROM clock_timestamp() - max(last_heartbeat)) FROM procrastinate_workers"
        )
        row = cursor.fetchone()
    age = row[0] if row else None
    yield working.worker(None if age is None else float(age), _is_serving(folder))


def _is_serving(folder: Path) -> bool:
    try:
        with (folder / "run.lock").open("r") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False
