"""The data folder: the private database, the secret key, evidence, logs. One installation, one folder."""

import os
import secrets
from pathlib import Path

from doorstep.config import env


def folder() -> Path:
    """Where this installation keeps its data: `DOORSTEP_DATA`, else `var/` in the checkout.

    May not exist yet.
    """
    return env.path("DOORSTEP_DATA", env.CHECKOUT / "var")


def passage(folder: Path) -> Path:
    """Create a folder, if need be, that others may pass through (the database's user does) but not look
    into.
    """
    if not folder.exists():
        passage(folder.parent)
        folder.mkdir(exist_ok=True)
        folder.chmod(0o711)
    return folder


def secret_key(data: Path) -> str:
    """The key that signs sessions and customer links: made at the first run, readable by its owner only."""
    file = data / "secret_key"
    if not file.exists():
        _write_once(file, secrets.token_urlsafe(64))
    return file.read_text(encoding="ascii")


def _write_once(file: Path, content: str) -> None:
    """Two processes may start at once: the first one's content stays, and a reader never sees half of it."""
    passage(file.parent)
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(content, encoding="ascii")
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
