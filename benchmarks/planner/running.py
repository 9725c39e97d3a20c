"""Each solver in a process of its own: the day goes in as JSON and a matrix file, tours come out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.planner.checking import Tour
from benchmarks.planner.days import LUNCH_FROM_S, LUNCH_LAST_S, LUNCH_S, Day
from benchmarks.planner.vrptw import Instance

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
    """`said`: tours or routes, as the command asked. `wall_s` and `cpu_s`: from the built model to the end of
    the search. `progress`: (seconds, cost) at each better plan, where the solver tells."""

    version: str
    said: Any
    wall_s: float
    cpu_s: float
    peak_mb: float
    progress: tuple[tuple[float, int], ...] = ()

    @property
    def tours(self) -> list[Tour]:
        return [Tour(who, tuple((job, at) for job, at in visits), lunch) for who, visits, lunch in self.said]


def ask_day(solver: str, day: Day, seconds: float) -> Answer:
    """The solver's tours for the day within so many seconds. Raises SolverFailed, PeerMissing."""
    return _ask(solver, "day", as_task(day), day.ways(), seconds)


def ask_vrptw(solver: str, instance: Instance, seconds: float) -> Answer:
    """The solver's routes for the instance within so many seconds. Raises SolverFailed, PeerMissing."""
    return _ask(solver, "vrptw", instance.as_task(), instance.ways(), seconds)


def _ask(solver: str, kind: str, task: Mapping[str, Any], ways: NDArray[np.int32], seconds: float) -> Answer:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ways.npy"
        np.save(path, ways)
        whole = {"kind": kind, "matrix": str(path), "seconds": seconds, "seed": 0, **task}
        if solver == OURS:
            return ask_ours(whole)
        return read_answer(run(peer_command(f"{kind}_{solver}"), whole, seconds))


def ask_ours(task: Mapping[str, Any]) -> Answer:
    """Our answer to any kind of task, see solve_ours. Raises SolverFailed."""
    compiled()
    return read_answer(run([sys.executable, "-m", "benchmarks.planner.solve_ours"], task, task["seconds"]))


@cache
def compiled() -> None:
    """Compiles our search if that hasn't been done since it changed, as an installation does."""
    code = "from doorstep.dispatch.solver.warming import warm; warm()"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def peer_command(module: str) -> list[str]:
    if not PEER_PYTHON.exists():
        raise PeerMissing("the peers are not installed: run benchmarks/planner/peers.sh")
    return [str(PEER_PYTHON), "-m", f"benchmarks.planner.peers.{module}"]


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
    """The day as everyone gets it: nodes of the matrix, seconds since midnight, its weight when left out."""
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
        "made_of": made_of(day),
    }


def made_of(day: Day) -> dict[str, Any]:
    """What make_day needs to make it again."""
    return {
        "jobs": len(day.jobs),
        "technicians": len(day.technicians),
        "seed": day.seed,
        "load": day.load,
    }


def read_answer(said: Mapping[str, Any]) -> Answer:
    progress = tuple((elapsed, cost) for elapsed, cost in said.get("progress", ()))
    return Answer(said["version"], said["answer"], said["wall_s"], said["cpu_s"], said["peak_mb"], progress)
