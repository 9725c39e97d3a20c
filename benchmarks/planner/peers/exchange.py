"""How a peer is asked: a task as JSON comes in, its answer goes out as JSON. Nothing of ours is imported.

The clock runs for the search alone. What a peer needs to build its model from our lists isn't counted.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from typing import Any

#: (technician, [(job, start)], start of lunch)
Tours = list[tuple[int, list[tuple[int, int]], int | None]]
Search = Callable[[float], Any]


def answer(version: str, build: Callable[[dict[str, Any]], tuple[Search, Callable[[Any], Any]]]) -> None:
    """`build(task)` gives the search (of so many seconds) and what reads the answer out of its result."""
    out, sys.stdout = sys.stdout, sys.stderr
    task = json.load(sys.stdin)
    search, read = build(task)
    began, began_cpu = time.perf_counter(), time.process_time()
    found = search(task["seconds"])
    wall_s, cpu_s = time.perf_counter() - began, time.process_time() - began_cpu
    said = {
        "version": version,
        "answer": read(found),
        "wall_s": wall_s,
        "cpu_s": cpu_s,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    json.dump(said, out)
