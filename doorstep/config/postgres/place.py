"""Where the private cluster lives and which system user it runs as.

PostgreSQL refuses to run as root. Root therefore hands the server to an unprivileged user, who must be
able to walk to the cluster: below /root that is impossible, and the cluster goes to /var/lib/doorstep
instead.
"""

import hashlib
import os
import pwd
import shutil
import stat
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from doorstep.config.data import passage
from doorstep.config.errors import PostgresNeedsUser, PostgresNotYours, PostgresOpenFolder
from doorstep.config.postgres.binaries import Binaries, embedded_package
from doorstep.config.processes import Account

SHARED_HOME = Path("/var/lib/doorstep")
SERVER_USERS = ("postgres", "doorstep-postgres")
SOCKET_NAME = ".s.PGSQL.5432"
# sun_path holds 108 bytes on Linux and 104 on macOS, the closing zero included.
SOCKET_PATH_MAX = 100


@dataclass(frozen=True, slots=True)
class Place:
    """A cluster's folder, its socket folder, and whether it had to leave the data folder."""

    home: Path
    sockets: Path
    moved: bool

    @property
    def pgdata(self) -> Path:
        return self.home / "data"

    @property
    def log(self) -> Path:
        return self.home / "server.log"

    def prepare(self, account: Account | None) -> None:
        """Make the folders, for the server's user alone. Raises `PostgresError` if others could enter."""
        if self.moved:
            passage(SHARED_HOME)
            passage(self.home.parent)
        for folder in (self.home, self.sockets):
            _private_folder(folder, account)


def place_of(data: Path) -> Place:
    """The place of the private cluster that belongs to the data folder `data`.

    Reads the disk, changes nothing.
    """
    inside = data / "postgres"
    outside = SHARED_HOME / digest(data) / "postgres"
    moved = (
        os.geteuid() == 0
        and not inside.exists()
        and (outside.exists() or not walkable(data, known_account()))
    )
    home = outside if moved else inside
    return Place(home, socket_folder(home), moved)


def socket_folder(home: Path) -> Path:
    """A folder beside the cluster, or, where that path is too long for a socket, one in the temporary
    folder.
    """
    beside = home / "socket"
    if len(os.fsencode(beside / SOCKET_NAME)) <= SOCKET_PATH_MAX:
        return beside
    return Path(tempfile.gettempdir()) / f"doorstep-{digest(home)}"


def digest(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]


def walkable(folder: Path, account: Account | None) -> bool:
    """Whether `account` (None: some user who owns nothing here) may walk down to `folder`, as far as it
    exists.
    """
    for step in (folder, *folder.parents):
        try:
            status = step.stat()
        except FileNotFoundError:
            continue
        if not status.st_mode & _walk_bit(status, account):
            return False
    return True


def _walk_bit(status: os.stat_result, account: Account | None) -> int:
    if account and status.st_uid == account.uid:
        return stat.S_IXUSR
    if account and status.st_gid == account.gid:
        return stat.S_IXGRP
    return stat.S_IXOTH


def known_account() -> Account | None:
    """The first of `SERVER_USERS` that this machine has."""
    for name in SERVER_USERS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid)
    return None


def account_for(home: Path) -> Account | None:
    """Who shall run the server: the cluster's owner, for a new one `postgres` or a user made for it; None:
    whoever asks.

    Raises `PostgresError` if the cluster belongs to somebody whom the caller can't become.
    """
    owner = home.stat() if home.exists() else None
    if os.geteuid() != 0:
        if owner and owner.st_uid != os.geteuid():
            raise PostgresNotYours(path=str(home), uid=owner.st_uid)
        return None
    if owner and owner.st_uid != 0:
        return Account(owner.st_uid, owner.st_gid)
    return known_account() or _create_account()


def _create_account() -> Account:
    name = SERVER_USERS[-1]
    useradd = shutil.which("useradd", path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
    if not useradd:
        raise PostgresNeedsUser(user=name, why="useradd is missing")
    command = [useradd, "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", name]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    entry = known_account()
    if entry is None:
        raise PostgresNeedsUser(user=name, why=done.stderr.strip())
    return entry


def _private_folder(folder: Path, account: Account | None) -> None:
    """A folder that only the server's user enters.

    One in the temporary folder could be somebody's trap: refuse it.
    """
    uid = account.uid if account else os.geteuid()
    if not folder.exists():
        folder.mkdir(mode=0o700, parents=True)
        if account:
            os.chown(folder, account.uid, account.gid)
    status = folder.lstat()
    if folder.is_symlink() or status.st_uid != uid or status.st_mode & 0o077:
        raise PostgresOpenFolder(path=str(folder), uid=uid)


def readable(binaries: Binaries, account: Account | None) -> Binaries:
    """The same programs where `account` can read them: an environment below /root is copied to
    /var/lib/doorstep once.
    """
    package = embedded_package()
    if (
        binaries.source != "embedded"
        or account is None
        or package is None
        or walkable(binaries.folder, account)
    ):
        return binaries
    home = SHARED_HOME / f"postgres-{binaries.version}-{digest(package)}"
    if not home.exists():
        draft = home.with_name(f"{home.name}.{os.getpid()}")
        passage(SHARED_HOME)
        draft.mkdir()
        draft.chmod(0o755)
        for name in (package.name, f"{package.name}.libs"):
            shutil.copytree(package.with_name(name), draft / name, symlinks=True)
        draft.rename(home)
    return Binaries(home / package.name / "pginstall" / "bin", binaries.version, "embedded")
