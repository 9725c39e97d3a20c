"""`python -m benchmarks.planner memory`: the process's largest memory while it plans 5,000 × 500."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from benchmarks.planner.days import make_day
from benchmarks.planner.results import keep, machine
from benchmarks.planner.running import OURS, ask_day, ask_ours, made_of


@dataclass(frozen=True, slots=True)
class Peak:
    jobs: int
    technicians: int
    ways: str
    seconds: float
    peak_mb: float


def memory(jobs: int, technicians: int, *, seconds: float, out: Path | None) -> list[Peak]:
    """Runs and prints; everything counts: Python, Numba, the problem, matrix and plan."""
    day = make_day(jobs, technicians, 1)
    task = {"kind": "grown", "made_of": made_of(day), "seconds": seconds, "seed": 0}
    peaks = [
        Peak(jobs, technicians, "coordinates", seconds, round(ask_ours(task).peak_mb)),
        Peak(jobs, technicians, "matrix", seconds, round(ask_day(OURS, day, seconds).peak_mb)),
    ]
    keep(out, "memory", peaks)
    print(f"{jobs} × {technicians}, {seconds:g} s; {machine()}\n\n| ways from | peak MB |\n|---|--:|")
    for peak in peaks:
        print(f"| {peak.ways} | {peak.peak_mb:,.0f} |")
    return peaks
