"""Child processes: whose user they run as, when they end, what they are."""

import ctypes
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

PR_SET_PDEATHSIG = 1


@dataclass(frozen=True, slots=True)
class Account:
    """A system user for a child process of root's."""

    uid: int
    gid: int


class AsUser(TypedDict, total=False):
    """`subprocess` arguments that make a child give up root."""

    user: int
    group: int
    extra_groups: list[int]


def as_user(account: Account | None) -> AsUser:
    """Arguments for a child that runs as `account`; none for one that runs as we do."""
    return {"user": account.uid, "group": account.gid, "extra_groups": []} if account else {}


def end_with_parent(signal_number: int) -> Callable[[], None] | None:
    """A `preexec_fn` by which Linux sends the child that signal when our process dies, even by SIGKILL.

    Elsewhere None.
    """
    try:
        prctl = ctypes.CDLL(None).prctl
    except AttributeError:
        return None
    return lambda: prctl(PR_SET_PDEATHSIG, signal_number)


def command_line(pid: int) -> str:
    """The words of a running process, blank-separated; empty if there is no such process or it is only a
    zombie.
    """
    proc = Path("/proc")
    if (proc / "self" / "cmdline").exists():
        try:
            return (proc / str(pid) / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            return ""
    said = subprocess.run(
        ["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return said.stdout.strip()
