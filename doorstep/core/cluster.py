"""Ray on this machine alone, for work that outgrows a process (extra `cluster`)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any


@contextmanager
def local_ray(cpus: int | None = None) -> Iterator[Any]:
    """Ray's module, started with so many processors (None: all) and reached by this machine only; stopped
    at the end. Raises ImportError when the extra `cluster` isn't installed."""
    # Ray tells its makers how it is used unless it is told not to, and listens to the whole network unless it
    # takes this machine for one that has no clusters.
    os.environ |= {"RAY_USAGE_STATS_ENABLED": "0", "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0"}
    ray = import_module("ray")
    ray.init(
        address="local", num_cpus=cpus or os.cpu_count() or 1, include_dashboard=False, log_to_driver=False
    )
    try:
        yield ray
    finally:
        ray.shutdown()
