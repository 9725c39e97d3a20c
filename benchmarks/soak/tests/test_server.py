"""A server that outlives a killed soak would hold its port and work on a database that is gone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

#: Starts two, one in a thread that is over at once, says who they are and waits to be killed.
SOAK = """
import os, threading, time
from pathlib import Path
from benchmarks.soak.server import tied
log = Path(os.devnull)
started = [tied(["sh", "-c", "sleep 600 & sleep 600"], os.environ, log)]
restart = threading.Thread(target=lambda: started.append(tied(["sleep", "600"], os.environ, log)))
restart.start()
restart.join()
print(*(each.pid for each in started), flush=True)
time.sleep(600)
"""


def members(group: int) -> list[int]:
    """Processes of this group that are not over yet."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, of_group = stat.read_text().rpartition(")")[2].split()[:3]
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(of_group) == group and state != "Z":
            found.append(int(stat.parent.name))
    return found


def until_nobody(group: int) -> None:
    while members(group):
        os.sched_yield()


def test_servers_end_when_the_soak_is_killed_also_those_of_a_short_lived_thread() -> None:
    with subprocess.Popen([sys.executable, "-c", SOAK], stdout=subprocess.PIPE, text=True) as soak:
        assert soak.stdout is not None
        groups = [int(each) for each in soak.stdout.readline().split()]
        # The shell, cat, and what was asked for.
        assert [len(members(group)) >= 3 for group in groups] == [True, True], (
            "sh, cat and what was asked for"
        )
        soak.send_signal(signal.SIGKILL)
        soak.wait()
    for group in groups:
        until_nobody(group)
