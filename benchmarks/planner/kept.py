"""`python -m benchmarks.planner tables FOLDER`: tables of the days and VRPTW sets that --out kept there."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.planner.results import Result, mean_table, verdicts
from benchmarks.planner.vrptw_table import Gap, means


def tables(folder: Path) -> None:
    """Means by size, load, limit and group of seeds. Of a run made twice the later counts."""
    days = latest([Result(**each) for each in _lines(folder / "days.jsonl")])
    for size in dict.fromkeys((each.jobs, each.technicians, each.load, each.seconds) for each in days):
        here = [each for each in days if (each.jobs, each.technicians, each.load, each.seconds) == size]
        for group in dict.fromkeys(each.group for each in here):
            seeds = [each for each in here if each.group == group]
            print(f"\n{size[0]:,} × {size[1]}, load {size[2]:.1f}, {size[3]:g} s, {group}\n")
            print(mean_table(seeds) + "\n")
            print("\n".join(verdicts(seeds)))
    gaps = {
        (each["instance"], each["solver"], each["seconds"]): each for each in _lines(folder / "vrptw.jsonl")
    }
    if gaps:
        print("\nVRPTW\n\n" + means([Gap(**each) for each in gaps.values()]))


def latest(results: Sequence[Result]) -> list[Result]:
    """One result for each day, limit and solver."""
    by = {
        (each.jobs, each.technicians, each.load, each.seconds, each.seed, each.solver): each
        for each in results
    }
    return sorted(by.values(), key=lambda each: (each.jobs, each.load, each.seconds, each.seed))


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)
