"""One PostgreSQL cluster: create it, start it, stop it. No sharing between processes here (see `private`)."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

import psycopg
from psycopg import sql

from doorstep.config import processes
from doorstep.config.errors import PostgresNotCreated, PostgresNotStarted, PostgresNotStopped
from doorstep.config.postgres.binaries import Binaries, Source, find
from doorstep.config.postgres.place import Place, account_for, readable
from doorstep.config.processes import Account

ROLE = DATABASE = "doorstep"
# Only part of the socket's name, but the environment could set another one.
PORT = "5432"
START_LIMIT_S = 300
STOP_LIMIT_S = 60
LOG_LIMIT_BYTES = 10_000_000
# A cluster for tests is thrown away: it need not survive a power cut.
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass(slots=True)
class Cluster:
    """A cluster at `place`, run by binaries from `source`.

    `tied`: the server ends with the process that started it.
    """

    place: Place
    source: Source = "auto"
    options: Mapping[str, str] = field(default_factory=dict)
    tied: bool = False
    process: subprocess.Popen[bytes] | None = None

    def url(self, database: str = DATABASE) -> str:
        """A libpq address of `database` by the socket, whose folder's mode is its lock: no password."""
        return f"postgresql://{ROLE}@/{database}?host={quote(str(self.place.sockets))}&port={PORT}"

    def binaries(self) -> Binaries:
        """Programs of the version that made the cluster, any version for a new one.

        Raises `PostgresError`.
        """
        return find(self.source, major=self.version())

    def version(self) -> int | None:
        """The major version that made the cluster, None if there is none yet."""
        file = self.place.pgdata / "PG_VERSION"
        return int(file.read_text()) if file.exists() else None

    def server_pid(self) -> int | None:
        """The running server's process id; None if it isn't running, whatever a left-over pid file says."""
        lines = self._pid_file()
        pid = int(lines[0]) if lines and lines[0].isdecimal() else None
        return pid if pid and str(self.place.pgdata) in processes.command_line(pid) else None

    def start(self) -> None:
        """Create the cluster if need be, start its server, and return when it takes connections.

        Raises `PostgresError`.
        """
        account = account_for(self.place.home)
        binaries = readable(self.binaries(), account)
        self.place.prepare(account)
        if self.version() is None:
            self._create(binaries, account)
        if self.server_pid() is None:
            self._launch(binaries, account)
        self._await_ready()
        self._ensure_database()

    def stop(self) -> None:
        """Stop the server, if one runs: first politely to clients' work, after a minute less so.

        Raises `PostgresError`.
        """
        pid = self.server_pid()
        for how in (signal.SIGINT, signal.SIGQUIT):
            if pid is None:
                break
            os.kill(pid, how)
            if _wait(lambda: self.server_pid() is None, STOP_LIMIT_S):
                break
        else:
            raise PostgresNotStopped(pid=pid, log=str(self.place.log))
        if self.process is not None:
            self.process.wait()
            self.process = None

    def _pid_file(self) -> list[str]:
        try:
            return [line.strip() for line in (self.place.pgdata / "postmaster.pid").read_text().splitlines()]
        except (FileNotFoundError, PermissionError):
            return []

    def _create(self, binaries: Binaries, account: Account | None) -> None:
        """Into a folder beside it and renamed at the end: an interrupted run leaves no half-made cluster."""
        draft = self.place.home / "data.new"
        shutil.rmtree(draft, ignore_errors=True)
        command = [
            *(binaries.program("initdb"), "-D", str(draft), "-U", ROLE, "-E", "UTF8", "--locale=C.UTF-8"),
            *("--auth-local=trust", "--auth-host=reject", "--data-checksums", "--no-instructions"),
            *(["--no-sync"] if self.options.get("fsync") == "off" else []),
        ]
        done = subprocess.run(
            command,
            cwd="/",
            capture_output=True,
            text=True,
            check=False,
            **processes.as_user(account),
        )
        if done.returncode:
            raise PostgresNotCreated(
                version=binaries.version, path=str(draft), why=done.stderr.strip()[-600:]
            )
        draft.rename(self.place.pgdata)

    def _launch(self, binaries: Binaries, account: Account | None) -> None:
        # The pid in a left-over file may meanwhile be some other program's: PostgreSQL would then refuse
        # to start.
        (self.place.pgdata / "postmaster.pid").unlink(missing_ok=True)
        settings = {
            "listen_addresses": "",
            "port": PORT,
            "unix_socket_directories": f'"{self.place.sockets}"',
            "unix_socket_permissions": "0700",
            "max_connections": "150",
            "timezone": "UTC",
            **self.options,
        }
        command = [binaries.program("postgres"), "-D", str(self.place.pgdata)]
        command += [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        if self.place.log.exists() and self.place.log.stat().st_size > LOG_LIMIT_BYTES:
            self.place.log.replace(self.place.log.with_suffix(".log.1"))
        with self.place.log.open("ab") as log:
            self.process = subprocess.Popen(
                command,
                cwd=self.place.home,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=processes.end_with_parent(signal.SIGINT) if self.tied else None,
                **processes.as_user(account),
            )

    def _await_ready(self) -> None:
        ready = _wait(lambda: self._died() or self._pid_file()[7:8] == ["ready"], START_LIMIT_S)
        if not ready or self._died():
            tail = self.place.log.read_text(errors="replace")[-800:] if self.place.log.exists() else ""
            raise PostgresNotStarted(log=str(self.place.log), tail=tail)

    def _died(self) -> bool:
        return self.server_pid() is None if self.process is None else self.process.poll() is not None

    def _ensure_database(self) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))


def _wait(until: Callable[[], bool], limit_s: float) -> bool:
    end = time.monotonic() + limit_s
    while not until():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True
