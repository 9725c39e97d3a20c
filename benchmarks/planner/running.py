"""Each solver in a process of its own: the day goes in as JSON and a matrix file, tours come out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.planner.checking import Tour
from benchmarks.planner.days import LUNCH_FROM_S, LUNCH_LAST_S, LUNCH_S, Day

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PEER_PYTHON = ROOT / "var" / "peers" / "planner" / "bin" / "python"
OURS = "ours"
PEERS = ("vroom", "ortools", "pyvrp")
#: One core each, whatever a library would like.
ONE_THREAD = {
    name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")
}
#: A solver that takes more than so many times its limit is stopped and has no answer.
PATIENCE, PATIENCE_S = 6, 120


class PeerMissing(Exception):
    """The peers' environment isn't there."""


class SolverFailed(Exception):
    """The solver ended without an answer; its last words are the text."""


@dataclass(frozen=True, slots=True)
class Answer:
    """`wall_s` and `cpu_s`: from the built model to the end of the search. `progress`: (seconds, cost) at
    each better plan, where the solver tells."""

    version: str
    tours: tuple[Tour, ...]
    wall_s: float
    cpu_s: float
    peak_mb: float
    progress: tuple[tuple[float, int], ...]


def ask(solver: str, day: Day, seconds: float, *, matrix: bool = True) -> Answer:
    """The solver's answer for the day within so many seconds. `matrix=False`: ours only, ways from places."""
    if solver == OURS:
        task = {
            "jobs": len(day.jobs),
            "technicians": len(day.technicians),
            "seed": day.seed,
            "load": day.load,
            "seconds": seconds,
            "matrix": matrix,
        }
        return read_answer(run([sys.executable, "-m", "benchmarks.planner.solve_ours"], task, seconds))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ways.npy"
        np.save(path, day.ways())
        task = {**as_task(day), "matrix": str(path), "seconds": seconds}
        return read_answer(run(peer_command(f"day_{solver}"), task, seconds))


def peer_command(script: str) -> list[str]:
    if not PEER_PYTHON.exists():
        raise PeerMissing("the peers are not installed: run benchmarks/planner/peers.sh")
    return [str(PEER_PYTHON), "-m", f"benchmarks.planner.peers.{script}"]


def run(command: list[str], task: Mapping[str, Any], seconds: float) -> dict[str, Any]:
    """The JSON that the command answers to the task. Raises SolverFailed."""
    try:
        ended = subprocess.run(
            command,
            input=json.dumps(task),
            capture_output=True,
            text=True,
            check=False,
            cwd=ROOT,
            env={**os.environ, **ONE_THREAD},
            timeout=seconds * PATIENCE + PATIENCE_S,
        )
    except subprocess.TimeoutExpired as late:
        raise SolverFailed(f"no answer after {late.timeout:.0f} s") from late
    if ended.returncode != 0:
        raise SolverFailed(f"exit code {ended.returncode}: {ended.stderr[-2000:]}")
    said: dict[str, Any] = json.loads(ended.stdout)
    return said


def as_task(day: Day) -> dict[str, Any]:
    """The day as the peers get it: nodes of the matrix, seconds since midnight, its weight when left out."""
    return {
        "jobs": [
            {
                "service": job.service_s,
                "earliest": job.earliest_s,
                "latest": job.latest_s,
                "skill": job.kind,
                "weight": job.weight,
            }
            for job in day.jobs
        ],
        "technicians": [
            {"node": base, "from": each.from_s, "to": each.to_s, "skills": sorted(each.kinds)}
            for each, base in zip(day.technicians, day.bases, strict=True)
        ],
        "lunch": {"duration": LUNCH_S, "earliest": LUNCH_FROM_S, "latest": LUNCH_LAST_S},
        "seed": 0,
    }


def read_answer(said: Mapping[str, Any]) -> Answer:
    tours = tuple(
        Tour(technician, tuple((job, at) for job, at in visits), lunch)
        for technician, visits, lunch in said["tours"]
    )
    progress = tuple((elapsed, cost) for elapsed, cost in said.get("progress", ()))
    return Answer(said["version"], tours, said["wall_s"], said["cpu_s"], said["peak_mb"], progress)
